//! Both records side by side, before anything is merged.

use super::choosing;
use super::counts::{self, Seen};
use super::opens::{self, Opens};
use super::{open, shown};
use crate::access::{Actor, File};
use crate::form::Form;
use crate::language;
use crate::merging::Side;
use crate::merging::differences::contradictions;
use crate::merging::fields::{GROUPS, text};
use crate::merging::plan::{Conflicts, Record, conflicts};
use crate::merging::store::{self, Parties, Refused};
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
    /// How many of the reader's organisations have a file of both.
    files: usize,
    /// Half-days of which both records say something else: when, what stands, and what goes to before.
    half_days: Vec<(String, String, String)>,
    opens: Opens,
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

    fn joins_files(&self) -> bool {
        self.files > 0
    }

    fn whose(&self, side: &Side) -> String {
        self.side(side.word())
    }

    /// Until when a consent holds, and who noted it.
    fn noted(&self, consent: &crate::consent::Stored) -> String {
        let by = format!("{}, {}", consent.noted_by_name, consent.noted_for_name);
        let until = self.page.day(consent.until);
        self.page.with2("merging-consent-noted", ("who", by.as_str()), ("until", until.as_str()))
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
    let file = open(&app, &actor, &id).await?;
    if with.with.is_empty() {
        return choose(&app, page, &actor, id, with.q, Form::empty()).await;
    }
    let pair = both(&app, &actor, file, &with.with).await?;
    let form = choosing::proposed(&pair.kept.fields, &pair.lost.fields);
    view::show(&preview(&app, page, &actor, form, pair).await?)
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

/// Two records, and how the reader stands to each.
struct Pair {
    kept: Record,
    lost: Record,
    files: [File; 2],
}

/// Opens the other record as well; they must be two.
async fn both(app: &App, actor: &Actor, file: File, with: &str) -> Result<Pair, Problem> {
    if file.person == with {
        return Err(Problem::BadRequest("merging-same-record".into()));
    }
    let other = open(app, actor, with).await?;
    Ok(Pair {
        kept: store::record(&app.db, &file.person).await?,
        lost: store::record(&app.db, with).await?,
        files: [file, other],
    })
}

#[expect(clippy::too_many_lines, reason = "the parts of the page, one below the other")]
async fn preview(
    app: &App,
    page: Page,
    actor: &Actor,
    form: Form,
    pair: Pair,
) -> Result<Preview, Problem> {
    let Pair { kept, lost, files: [file, other_file] } = pair;
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
    let account = actor.account.as_str();
    let posts = &store::posts(&app.db, (&id, &with)).await?;
    let one = Seen { file: &file, account, record: &kept, posts };
    let other = Seen { file: &other_file, account, record: &lost, posts };
    let rows = counts::of_both(&page, one, other);
    let files = counts::files_of_both(one, other);
    let half_days = shown::half_days(&page, one, &lost);
    let opens = opens::read(app, &page, [(&file, &kept), (&other_file, &lost)]).await?;
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
        files,
        half_days,
        opens,
        conflicts,
        sides,
        homes,
    })
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

/// Merges, as the reader chose.
pub async fn merge(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = open(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let with = form.value("with").to_owned();
    if with.is_empty() {
        form.wrong("with", "merging-choose-one");
        return choose(&app, page, &actor, id, String::new(), form).await;
    }
    let pair = both(&app, &actor, file.clone(), &with).await?;
    let differ = !contradictions(&pair.kept.fields, &pair.lost.fields).is_empty();
    if differ && !form.ticked("one-person") {
        form.wrong("one-person", "merging-one-person-missing");
        return view::show_again(&preview(&app, page, &actor, form, pair).await?);
    }
    let version = |field: &str| form.value(field).parse().unwrap_or(0);
    let versions = (version("kept-version"), version("lost-version"));
    match store::merge(&app, &actor, (&id, &with), versions, &choosing::choices(&form)).await {
        Ok(merged) => {
            let said = if merged.ended { "merging-done-ended" } else { "merging-done" };
            Ok(view::go(&format!("/people/{id}"), said))
        }
        Err(Refused::Changed) => {
            // Somebody saved one of them meanwhile: both are shown again as they are now.
            let pair = both(&app, &actor, file, &with).await?;
            let mut again = choosing::again(&form, &pair.kept.fields, &pair.lost.fields);
            again.wrong("met", "merging-changed-meanwhile");
            view::show_again(&preview(&app, page, &actor, again, pair).await?)
        }
        Err(other) => Err(other.into()),
    }
}
