//! One merge: what it did, and taking it back.

use super::counts::{self, Seen};
use super::{MAY_MERGE, open, shown};
use crate::access::{Actor, File};
use crate::form::Form;
use crate::merging::fields::GROUPS;
use crate::merging::fields::text;
use crate::merging::linked::LINKED;
use crate::merging::plan::{Field, standing};
use crate::merging::store::{self, Merge, Parties, Refused};
use crate::merging::{Fields, Side, UNDO_FOR};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// A field that somebody changed since the merge.
struct Choice {
    field: String,
    label: String,
    options: Vec<(&'static str, String)>,
}

#[derive(askama::Template)]
#[template(path = "merging/undo.html")]
struct Undo {
    page: Page,
    form: Form,
    merge: Merge,
    names: Parties,
    came: Vec<(String, usize)>,
    /// What the merge ended and is ended still.
    ended: Vec<(String, i64)>,
    comes_back: Vec<(String, String)>,
    choices: Vec<Choice>,
    may_undo: bool,
}

impl Undo {
    fn lead(&self) -> String {
        let moment = self.page.moment(self.merge.made_at);
        let lost = self.names.lost.as_str();
        self.page.with2("merging-was-merged", ("lost", lost), ("moment", moment))
    }
}

/// A merge as its reader finds it.
struct Found {
    merge: Merge,
    /// The fields of the kept record now.
    now: Fields,
    /// The file of the kept record, or of the one it leads to.
    file: File,
}

/// The merge, when the reader may work with the kept record.
async fn found(app: &App, actor: &Actor, id: &str) -> Result<Found, Problem> {
    actor.demand(&MAY_MERGE)?;
    let merge = store::one(&app.db, id).await?;
    // A kept record that was merged on is read through the one it leads to.
    let file = open(app, actor, merge.merged_into.as_deref().unwrap_or(&merge.kept)).await?;
    let now = store::fields(&app.db, &merge.kept).await?;
    Ok(Found { merge, now, file })
}

/// What a merge did, and what taking it back would do.
pub async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let found = found(&app, &actor, &id).await?;
    view::show(&around(&app, page, Form::empty(), &actor, found).await?)
}

/// The rows that the merge moved and that the reader may know of: in words, and how many. Where they went
/// back nothing is told any more.
async fn came(
    app: &App,
    page: &Page,
    actor: &Actor,
    found: &Found,
) -> Result<Vec<(String, usize)>, Problem> {
    if found.merge.undone_at.is_some() {
        return Ok(vec![]);
    }
    let record = store::record(&app.db, &found.file.person).await?;
    let pair = (found.merge.kept.as_str(), found.file.person.as_str());
    let posts = &store::posts(&app.db, pair).await?;
    let seen = Seen { file: &found.file, account: &actor.account, record: &record, posts };
    let moved = &found.merge.moved;
    let counted = LINKED.iter().map(|linked| {
        let key = |row: &Fields| (linked.table.to_owned(), text(row, linked.key).to_owned());
        let n = seen.count(linked.table, |row| moved.contains(&key(row)));
        (counts::word(page, linked.table), n)
    });
    Ok(counted.filter(|(_, n)| *n > 0).collect())
}

async fn around(
    app: &App,
    page: Page,
    mut form: Form,
    actor: &Actor,
    found: Found,
) -> Result<Undo, Problem> {
    let came = came(app, &page, actor, &found).await?;
    let Found { merge, now, .. } = found;
    let now = &now;
    let names = store::parties(&app.db, &merge.kept, &merge.lost).await?;
    let (mut comes_back, mut choices) = (vec![], vec![]);
    for group in GROUPS {
        let label = shown::label(&page, group);
        let before = shown::value(&page, group, &merge.before);
        match standing(group, &merge.before, &merge.after, now) {
            Field::Untouched => {}
            Field::ComesBack => comes_back.push((label, before)),
            Field::Changed => {
                let field = format!("field-{}", group.word);
                if form.value(&field).is_empty() {
                    form.set(&field, Side::Kept.word());
                }
                let now = shown::value(&page, group, now);
                let options = vec![
                    (Side::Kept.word(), page.with("merging-as-now", "value", now)),
                    (Side::Lost.word(), page.with("merging-as-before", "value", before)),
                ];
                choices.push(Choice { field, label, options });
            }
        }
    }
    form.set("version", now.get("version").map(ToString::to_string).unwrap_or_default());
    let ended = store::ended(&app.db, &merge).await?;
    let ended = ended.iter().map(|(table, n)| (counts::word(&page, table), *n)).collect();
    let may_undo = can_be_undone(app, &merge);
    Ok(Undo { page, form, merge, names, came, ended, comes_back, choices, may_undo })
}

fn can_be_undone(app: &App, merge: &Merge) -> bool {
    merge.undone_at.is_none()
        && merge.merged_into.is_none()
        && app.now().duration_since(merge.made_at) <= UNDO_FOR
}

/// Takes a merge back.
pub async fn undo(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let found = found(&app, &actor, &id).await?;
    let merge = &found.merge;
    let mut form = Form::from_pairs(sent);
    if !can_be_undone(&app, merge) {
        return Err(Problem::BadRequest("merging-cannot-undo".into()));
    }
    let chosen = GROUPS.iter().filter_map(|group| {
        let side = Side::parse(form.value(&format!("field-{}", group.word)))?;
        Some((group.word.to_owned(), side))
    });
    let chosen = chosen.collect();
    match store::undo(&app, &actor, merge, form.version(), &chosen).await {
        Ok(()) => Ok(view::go(&format!("/people/{}", merge.kept), "merging-undone")),
        Err(Refused::Changed) => {
            form.wrong("met", "merging-changed-meanwhile");
            view::show_again(&around(&app, page, form, &actor, found).await?)
        }
        Err(other) => Err(other.into()),
    }
}
