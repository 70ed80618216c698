//! Which column is which field.

use super::Waiting;
use crate::access::Actor;
use crate::form::Form;
use crate::imports::by_hand::ByHand;
use crate::imports::mapping::DateOrder;
use crate::imports::slots::Slot;
use crate::language::Message;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Form as Sent;

/// How many lines show what stands in a column.
const EXAMPLES: usize = 3;

#[derive(askama::Template)]
#[template(path = "imports/columns.html")]
struct Columns {
    page: Page,
    form: Form,
    id: String,
    lead: String,
    /// Field of the form, title, what stands there.
    columns: Vec<(String, String, String)>,
    slots: Vec<(String, String)>,
    work_forms: Vec<(String, String)>,
    dates: Vec<(String, String)>,
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let waiting = Waiting::open(&app, &actor, &id).await?;
    let form = filled(&waiting);
    view::show(&columns(page, &waiting, form))
}

fn filled(waiting: &Waiting) -> Form {
    let by_hand = waiting.by_hand();
    let mut form = Form::filled([
        ("name", by_hand.name.clone()),
        ("work-form", by_hand.work_form.clone().unwrap_or_default()),
        ("dates", date_word(by_hand.dates).to_owned()),
    ]);
    for (at, title) in waiting.input.table.columns.iter().enumerate() {
        let slot = by_hand.columns.iter().find(|(_, t)| *t == title).map(|(slot, _)| slot.word());
        form.set(&format!("column-{at}"), slot.unwrap_or_default());
    }
    form
}

fn date_word(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
    }
}

fn columns(page: Page, waiting: &Waiting, form: Form) -> Columns {
    let table = &waiting.input.table;
    let example = |at: usize| {
        if !waiting.sees {
            return String::new();
        }
        let cells = table.rows.iter().map(|r| r.cells[at].trim()).filter(|c| !c.is_empty());
        let short = |c: &str| c.chars().take(40).collect::<String>();
        cells.take(EXAMPLES).map(short).collect::<Vec<_>>().join(" · ")
    };
    let columns = table.columns.iter().enumerate();
    let columns =
        columns.map(|(at, title)| (format!("column-{at}"), title.clone(), example(at))).collect();
    let mut slots = vec![(String::new(), page.t("imports-slot-none"))];
    slots.extend(
        Slot::ALL.map(|s| (s.word().to_owned(), page.t(&format!("imports-slot-{}", s.word())))),
    );
    let mut work_forms = vec![(String::new(), page.t("imports-work-form-none"))];
    work_forms.extend(super::values::form_names(&page, &waiting.forms));
    let dates = [DateOrder::DayFirst, DateOrder::MonthFirst].map(date_word);
    let dates = dates.map(|d| (d.to_owned(), page.t(&format!("imports-dates-{d}")))).to_vec();
    Columns {
        form,
        id: waiting.upload.id.clone(),
        lead: page.with2(
            "imports-columns-lead",
            ("file", waiting.upload.file_name.as_str()),
            ("n", table.rows.len()),
        ),
        columns,
        slots,
        work_forms,
        dates,
        page,
    }
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let waiting = Waiting::open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(mut by_hand) = read(&mut form, &waiting) else {
        return view::show_again(&columns(page, &waiting, form));
    };
    by_hand.guess_values(&waiting.input.table, &waiting.forms);
    waiting.keep(&app, &actor, &by_hand).await?;
    let asks = waiting.sees && by_hand.columns.keys().any(|s| s.has_values());
    let next = if asks { "values" } else { "preview" };
    Ok(Redirect::to(&waiting.path(next)).into_response())
}

/// Reads the form; each field stands for one column at most, and there must be names.
fn read(form: &mut Form, waiting: &Waiting) -> Option<ByHand> {
    let mut by_hand = waiting.by_hand();
    let before = std::mem::take(&mut by_hand.columns);
    let name = form.needed("name", 100, "imports-name-missing");
    for (at, title) in waiting.input.table.columns.iter().enumerate() {
        let field = format!("column-{at}");
        let Some(slot) = Slot::parse(form.value(&field)) else { continue };
        if let Some(other) = by_hand.columns.get(&slot) {
            let message = Message::new("imports-slot-twice").with("other", other.clone());
            form.wrong(&field, message);
        }
        by_hand.columns.insert(slot, title.clone());
    }
    // What values mean belongs to the column they stand in.
    by_hand.values.retain(|slot, _| by_hand.columns.get(slot) == before.get(slot));
    let has = |slot| by_hand.columns.contains_key(&slot);
    let step = [Slot::Rung, Slot::WorkForm, Slot::End, Slot::Hours, Slot::EndReason];
    if !has(Slot::Family) && !has(Slot::Name) {
        form.wrong("column-0", "imports-names-missing");
    }
    if !has(Slot::Start) && step.into_iter().any(has) {
        form.wrong("column-0", "imports-start-missing");
    }
    let work_form = form.value("work-form").to_owned();
    by_hand.work_form = waiting.forms.iter().map(|f| &f.id).find(|id| **id == work_form).cloned();
    if has(Slot::Start) && !has(Slot::Rung) && !has(Slot::WorkForm) && by_hand.work_form.is_none() {
        form.wrong("work-form", "imports-work-form-missing");
    }
    by_hand.dates = match form.value("dates") {
        "month-first" => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    };
    by_hand.name = name?;
    form.is_good().then_some(by_hand)
}
