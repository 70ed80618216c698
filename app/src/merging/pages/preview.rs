//! Both records side by side, before anything is merged.

use super::{open, shown};
use crate::access::Actor;
use crate::form::Form;
use crate::language;
use crate::merging::differences::contradictions;
use crate::merging::fields::{GROUPS, text};
use crate::merging::linked::LINKED;
use crate::merging::plan::{Choices, Conflicts, Record, conflicts};
use crate::merging::store::{self, Parties, Refused};
use crate::merging::{Fields, Side};
use crate::people::search::{self, Candidate};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct With {
    #[serde(default)]
    with: String,
    #[serde(default)]
    q: String,
}

/// Choosing the other record.
#[derive(askama::Template)]
#[template(path = "merging/choose.html")]
struct Choose {
    page: Page,
    id: String,
    name: String,
    q: String,
    candidates: Vec<Candidate>,
    form: Form,
}

/// A group of fields in which the records differ.
struct Choice {
    field: String,
    label: String,
    options: Vec<(&'static str, String)>,
}

/// Both records.
#[derive(askama::Template)]
#[template(path = "merging/preview.html")]
struct Preview {
    page: Page,
    form: Form,
    id: String,
    with: String,
    names: Parties,
    /// In what the records contradict each other: label, and what each of them says.
    differences: Vec<(String, String, String)>,
    choices: Vec<Choice>,
    alike: Vec<(String, String)>,
    rows: Vec<(String, usize, usize)>,
    /// Whether more goes along than the reader may know: of other organisations.
    has_others: bool,
    conflicts: Conflicts,
    sides: Vec<(&'static str, String)>,
    /// As `sides`, with what each membership of a household says.
    homes: Vec<(&'static str, String)>,
}

impl Preview {
    /// Of which of the two a choice is.
    fn side(&self, word: &str) -> String {
        let is_kept = Side::parse(word) == Some(Side::Kept);
        self.page.t(if is_kept { "merging-of-kept" } else { "merging-of-lost" })
    }

    fn household_question(&self) -> String {
        let one = self.conflicts.is_one_household();
        self.page.t(if one { "merging-conflict-membership" } else { "merging-conflict-household" })
    }

    fn household_hint(&self) -> String {
        let one = self.conflicts.is_one_household();
        self.page.t(if one {
            "merging-conflict-membership-hint"
        } else {
            "merging-conflict-household-hint"
        })
    }

    fn differs(&self, what: &str, kept: &str, lost: &str) -> String {
        let values = [("what", what.into()), ("kept", kept.into()), ("lost", lost.into())];
        language::say(self.page.language, "merging-differs", &values)
    }

    fn lead(&self) -> String {
        let (kept, lost) = (self.names.kept.as_str(), self.names.lost.as_str());
        self.page.with2("merging-lead", ("kept", kept), ("lost", lost))
    }
}

/// Choosing the other record, and both side by side.
pub async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(with): Query<With>,
) -> Answer {
    open(&app, &actor, &id).await?;
    if with.with.is_empty() {
        return choose(&app, page, &actor, id, with.q, Form::empty()).await;
    }
    let (kept, lost) = both(&app, &actor, &id, &with.with).await?;
    let form = proposed(&kept.fields, &lost.fields);
    view::show(&preview(&app, page, form, kept, lost).await?)
}

/// The records of the reader's people that could be the same person.
async fn choose(app: &App, page: Page, actor: &Actor, id: String, q: String, form: Form) -> Answer {
    let record = store::record(&app.db, &id).await?.fields;
    let name = store::parties(&app.db, &id, "").await?.kept;
    let asked = if q.is_empty() {
        format!("{} {}", text(&record, "given_name"), text(&record, "family_name"))
    } else {
        q.clone()
    };
    let mut candidates = search::find(app, &actor.account, &asked).await?;
    candidates.retain(|c| c.id != id);
    let is_good = form.is_good();
    let template = Choose { page, id, name, q, candidates, form };
    if is_good { view::show(&template) } else { view::show_again(&template) }
}

/// Opens both records; they must be two.
async fn both(app: &App, actor: &Actor, id: &str, with: &str) -> Result<(Record, Record), Problem> {
    if id == with {
        return Err(Problem::BadRequest("merging-same-record".into()));
    }
    open(app, actor, with).await?;
    Ok((store::record(&app.db, id).await?, store::record(&app.db, with).await?))
}

/// The form as it is first shown: what only one record knows is taken from that one.
fn proposed(kept: &Fields, lost: &Fields) -> Form {
    let version = |record: &Fields| record.get("version").map(ToString::to_string);
    let mut form = Form::filled([
        ("household", Side::Kept.word().to_owned()),
        ("lead", Side::Kept.word().to_owned()),
        ("kept-version", version(kept).unwrap_or_default()),
        ("lost-version", version(lost).unwrap_or_default()),
    ]);
    for group in GROUPS {
        form.set(&format!("field-{}", group.word), group.proposed(kept, lost).word());
    }
    form
}

#[expect(clippy::too_many_lines, reason = "the parts of the page, one below the other")]
async fn preview(
    app: &App,
    page: Page,
    form: Form,
    kept: Record,
    lost: Record,
) -> Result<Preview, Problem> {
    let (id, with) = (text(&kept.fields, "id").to_owned(), text(&lost.fields, "id").to_owned());
    let names = store::parties(&app.db, &id, &with).await?;
    let (mut choices, mut alike) = (vec![], vec![]);
    for group in GROUPS {
        let (one, other) = (&kept.fields, &lost.fields);
        if !group.is_same(one, other) {
            choices.push(Choice {
                field: format!("field-{}", group.word),
                label: shown::label(&page, group),
                options: vec![
                    (Side::Kept.word(), shown::value(&page, group, one)),
                    (Side::Lost.word(), shown::value(&page, group, other)),
                ],
            });
        } else if !group.is_empty(one) {
            alike.push((shown::label(&page, group), shown::value(&page, group, one)));
        }
    }
    let (rows, has_others) = rows(&page, (&kept, &lost));
    let sides = vec![
        (Side::Kept.word(), page.t("merging-of-kept")),
        (Side::Lost.word(), page.t("merging-of-lost")),
    ];
    let conflicts = conflicts(&kept, &lost);
    let homes = homes(&page, &conflicts, &sides);
    let (one, other) = (&kept.fields, &lost.fields);
    let differences = contradictions(one, other).into_iter().map(|group| {
        let value = |record| shown::value(&page, group, record);
        (shown::label(&page, group), value(one), value(other))
    });
    let differences = differences.collect();
    Ok(Preview {
        page,
        form,
        id,
        with,
        names,
        differences,
        choices,
        alike,
        rows,
        has_others,
        conflicts,
        sides,
        homes,
    })
}

/// How many rows of each table go along, of those that the organisations of the reader keep and that belong to the
/// person; and whether there are others.
fn rows(page: &Page, (kept, lost): (&Record, &Record)) -> (Vec<(String, usize, usize)>, bool) {
    let own = |row: &&Fields| match row.get("organisation").and_then(serde_json::Value::as_str) {
        Some(at) => {
            page.actor.as_ref().is_some_and(|a| a.grants.iter().any(|g| g.organisation == at))
        }
        None => true,
    };
    let (mut all, mut has_others) = (vec![], false);
    for linked in LINKED {
        let (one, other) = (kept.of(linked.table), lost.of(linked.table));
        let seen = (one.iter().filter(own).count(), other.iter().filter(own).count());
        // An organisation with a file is no secret to who merges both.
        let seen = if linked.table == "involvement" { (one.len(), other.len()) } else { seen };
        has_others |= seen.0 + seen.1 < one.len() + other.len();
        if seen.0 + seen.1 > 0 {
            all.push((page.t(&format!("merging-rows-{}", linked.table)), seen.0, seen.1));
        }
    }
    (all, has_others)
}

/// The memberships of households of each side that cannot both stay, in words.
fn homes(
    page: &Page,
    conflicts: &Conflicts,
    sides: &[(&'static str, String)],
) -> Vec<(&'static str, String)> {
    let said = |(word, label): &(&'static str, String)| {
        let is_kept = Side::parse(word) == Some(Side::Kept);
        let rows = conflicts.households.iter().map(|(own, lost)| if is_kept { own } else { lost });
        let mut lines: Vec<String> = rows.map(|row| shown::membership(page, row)).collect();
        lines.dedup();
        (*word, format!("{label}: {}", lines.join("; ")))
    };
    sides.iter().map(said).collect()
}

/// Reads the choices; what was not sent goes as proposed.
fn choices(form: &Form) -> Choices {
    let side = |field: &str| Side::parse(form.value(field));
    let chosen = GROUPS
        .iter()
        .filter_map(|group| Some((group.word.to_owned(), side(&format!("field-{}", group.word))?)));
    Choices {
        fields: chosen.collect(),
        household: side("household").unwrap_or_default(),
        lead: side("lead").unwrap_or_default(),
    }
}

/// Merges, as the reader chose.
pub async fn merge(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let with = form.value("with").to_owned();
    if with.is_empty() {
        form.wrong("with", "merging-choose-one");
        return choose(&app, page, &actor, id, String::new(), form).await;
    }
    let (kept, lost) = both(&app, &actor, &id, &with).await?;
    if !form.ticked("one-person") && !contradictions(&kept.fields, &lost.fields).is_empty() {
        form.wrong("one-person", "merging-one-person-missing");
        return view::show_again(&preview(&app, page, form, kept, lost).await?);
    }
    let version = |field: &str| form.value(field).parse().unwrap_or(0);
    let versions = (version("kept-version"), version("lost-version"));
    match store::merge(&app, &actor, (&id, &with), versions, &choices(&form)).await {
        Ok(_) => Ok(view::go(&format!("/people/{id}"), "merging-done")),
        Err(Refused::Changed) => {
            // Somebody saved one of them meanwhile: both are shown again as they are now.
            let (kept, lost) = both(&app, &actor, &id, &with).await?;
            let mut again = proposed(&kept.fields, &lost.fields);
            let fields = GROUPS.iter().map(|group| format!("field-{}", group.word));
            for field in fields.chain(["household".into(), "lead".into()]) {
                if Side::parse(form.value(&field)).is_some() {
                    again.set(&field, form.value(&field));
                }
            }
            again.wrong("met", "merging-changed-meanwhile");
            view::show_again(&preview(&app, page, again, kept, lost).await?)
        }
        Err(other) => Err(other.into()),
    }
}
