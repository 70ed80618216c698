//! What the values of a column mean: "V" is a woman, "atelier" is AMA welzijn.

use super::Waiting;
use crate::access::Actor;
use crate::form::Form;
use crate::imports::by_hand::{MOST_VALUES, distinct};
use crate::imports::plan::WorkForm;
use crate::imports::slots::Slot;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Form as Sent;

/// A column with its values.
struct Group {
    title: String,
    slot: String,
    options: Vec<(String, String)>,
    /// Field of the form, what is written, how often.
    values: Vec<(String, String, usize)>,
    more: usize,
}

#[derive(askama::Template)]
#[template(path = "imports/values.html")]
struct Values {
    page: Page,
    form: Form,
    id: String,
    groups: Vec<Group>,
}

/// The names of the work forms, in the reader's language, to choose from.
pub(super) fn form_names(page: &Page, forms: &[WorkForm]) -> Vec<(String, String)> {
    let at = page.language.place();
    forms.iter().map(|f| (f.id.clone(), f.names[at].clone())).collect()
}

fn options(page: &Page, slot: Slot, forms: &[WorkForm]) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), page.t("imports-means-unknown"))];
    if slot == Slot::WorkForm {
        all.extend(form_names(page, forms));
        return all;
    }
    let words = |word: &str| match slot {
        Slot::Sex => page.t(&format!("imports-sex-{word}")),
        Slot::Language => page.t(&format!("imports-language-{word}")),
        Slot::Statute => page.t(&format!("imports-statute-{word}")),
        Slot::HouseholdRole => page.t(&format!("imports-role-{word}")),
        Slot::EndReason => page.t(&format!("trajectories-end-{word}")),
        Slot::Perspective => page.t(&format!("trajectories-perspective-{word}")),
        _ => page.n("rung-n", word.parse::<i64>().unwrap_or_default()),
    };
    all.extend(slot.meanings(forms).into_iter().map(|m| (m.clone(), words(&m))));
    all
}

fn groups(page: &Page, waiting: &Waiting) -> Vec<Group> {
    let by_hand = waiting.by_hand();
    let columns = by_hand.columns.iter().filter(|(slot, _)| slot.has_values());
    let group = |(slot, title): (&Slot, &String)| {
        let all = distinct(&waiting.input.table, title);
        let field = |at: usize| format!("{}-{at}", slot.word());
        let values = all.iter().take(MOST_VALUES).enumerate();
        Group {
            title: title.clone(),
            slot: page.t(&format!("imports-slot-{}", slot.word())),
            options: options(page, *slot, &waiting.forms),
            values: values.map(|(at, (text, n))| (field(at), text.clone(), *n)).collect(),
            more: all.len().saturating_sub(MOST_VALUES),
        }
    };
    columns.map(group).collect()
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let waiting = Waiting::open(&app, &actor, &id).await?;
    if !waiting.sees {
        return Ok(Redirect::to(&waiting.path("preview")).into_response());
    }
    let by_hand = waiting.by_hand();
    let mut form = Form::default();
    for (slot, title) in &by_hand.columns {
        let Some(known) = by_hand.values.get(slot) else { continue };
        for (at, (text, _)) in distinct(&waiting.input.table, title).iter().enumerate() {
            let same = |k: &&String| k.to_lowercase() == text.to_lowercase();
            if let Some(key) = known.keys().find(same) {
                form.set(&format!("{}-{at}", slot.word()), known[key].clone());
            }
        }
    }
    let groups = groups(&page, &waiting);
    view::show(&Values { page, form, id, groups })
}

pub(super) async fn save(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let waiting = Waiting::open(&app, &actor, &id).await?;
    if waiting.sees {
        let form = Form::from_pairs(sent);
        let mut by_hand = waiting.by_hand();
        for (slot, title) in &by_hand.columns {
            let meanings = slot.meanings(&waiting.forms);
            let known = by_hand.values.entry(*slot).or_default();
            let all = distinct(&waiting.input.table, title);
            for (at, (text, _)) in all.into_iter().take(MOST_VALUES).enumerate() {
                let field = format!("{}-{at}", slot.word());
                let chosen = form.value(&field).to_owned();
                if !form.all(&field).is_empty() && (chosen.is_empty() || meanings.contains(&chosen))
                {
                    known.retain(|k, _| k.to_lowercase() != text.to_lowercase());
                    known.insert(text, chosen);
                }
            }
        }
        by_hand.values.retain(|slot, values| slot.has_values() && !values.is_empty());
        waiting.keep(&app, &actor, &by_hand).await?;
    }
    Ok(Redirect::to(&waiting.path("preview")).into_response())
}
