//! What is told about the person: the texts as they are when the question is sent.

use crate::access::{Category, File, Kind, offered};
use crate::language::Language;
use crate::organisations;
use crate::people::codes;
use crate::people::store as people;
use crate::plans::{self, GoalState};
use crate::problem::Problem;
use crate::trajectories::store as trajectories;
use crate::view::Page;
use crate::web::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A tick: what can be told besides the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// How to reach the person, and in which language.
    Reach,
    /// What runs now: where, how many hours, since when.
    Agreements,
    /// What the person wants to reach at work, in the own words.
    Goals,
}

impl Part {
    /// All of them, in the order of the form.
    pub const ALL: [Part; 3] = [Part::Reach, Part::Agreements, Part::Goals];

    /// The word in storage and at the end of `referrals-part-…`.
    pub fn word(self) -> &'static str {
        match self {
            Part::Reach => "reach",
            Part::Agreements => "agreements",
            Part::Goals => "goals",
        }
    }

    /// The part with this word.
    pub fn parse(word: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.word() == word)
    }

    /// The category of consent that it belongs to: what cannot be offered to a receiver by consent
    /// cannot be told by a referral.
    pub fn category(self) -> Category {
        match self {
            Part::Reach => Category::Identity,
            Part::Agreements => Category::Agreements,
            Part::Goals => Category::WorkGoals,
        }
    }

    /// Whether it can be told to a receiver of this kind; without a kind, somebody outside the network.
    pub fn is_for(self, kind: Option<organisations::Kind>) -> bool {
        kind.is_none_or(|kind| offered(kind).contains(&self.category()))
    }

    /// Whether the reader of a file may read it.
    pub fn is_read(self, file: &File) -> bool {
        match self {
            Part::Reach => file.reads(Kind::Identity) && file.standing.reaches(),
            Part::Agreements => file.reads(Kind::Steps),
            Part::Goals => file.reads(Kind::Aim) || file.reads(Kind::Life(Category::WorkGoals)),
        }
    }
}

/// Parts as one text, `,reach,goals,`: how the database keeps them.
pub(super) fn as_text(parts: &BTreeSet<Part>) -> String {
    parts.iter().fold(String::from(","), |text, part| text + part.word() + ",")
}

/// The parts in such a text.
pub(super) fn from_text(text: &str) -> BTreeSet<Part> {
    text.split(',').filter_map(Part::parse).collect()
}

/// What is told, in the language of the receiver.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The name of the person.
    pub name: String,
    /// The word of each part and its lines.
    pub parts: Vec<(String, Vec<String>)>,
}

/// Writes down what is told of a file, as far as its reader may read it.
pub(super) async fn build(
    app: &App,
    page: &Page,
    file: &File,
    (account, language): (&str, Language),
    parts: &BTreeSet<Part>,
) -> Result<Told, Problem> {
    let page = &Page { language, ..page.clone() };
    let person = people::person(&app.db, &file.person, app.today()).await?;
    let mut told = Told { name: person.name(), parts: vec![] };
    for part in parts.iter().filter(|part| part.is_read(file)) {
        let lines = match part {
            Part::Reach => reach(app, page, &person, account).await?,
            Part::Agreements => agreements(app, page, file).await?,
            Part::Goals => goals(app, page, file).await?,
        };
        told.parts.push((part.word().to_owned(), lines));
    }
    Ok(told)
}

async fn reach(
    app: &App,
    page: &Page,
    person: &people::Stored,
    account: &str,
) -> Result<Vec<String>, Problem> {
    let ways = people::around(&app.db, &person.id, account, app.today()).await?.ways;
    let with_remark = |value: &str, remark: &str| match remark {
        "" => value.to_owned(),
        _ => format!("{value} ({remark})"),
    };
    let mut lines: Vec<String> = ways.iter().map(|w| with_remark(&w.value, &w.remark)).collect();
    let language = person.fields.language.as_str();
    if codes::LANGUAGES.contains(&language) {
        let words = page.t(&format!("people-language-{language}"));
        lines.push(page.with("referrals-told-language", "language", words));
    }
    if person.fields.needs_interpreter {
        lines.push(page.t("people-interpreter"));
    }
    Ok(lines)
}

/// Whether the reader's own organisation keeps it: what was given to read is not passed on.
fn is_ours(file: &File, kind: Kind, organisation: &str) -> bool {
    file.standing.through(organisation) && file.reads_at(kind, organisation)
}

async fn agreements(app: &App, page: &Page, file: &File) -> Result<Vec<String>, Problem> {
    let steps = trajectories::steps(&app.db, &file.person).await?;
    let runs = steps
        .iter()
        .filter(|step| step.covers(page.today) && is_ours(file, Kind::Steps, &step.organisation));
    let line = |step: &trajectories::StoredStep| {
        let mut parts = vec![step.form_name(page.language).to_owned()];
        parts.extend(Some(step.place.clone()).filter(|place| !place.is_empty()));
        parts.push(step.organisation_name.clone());
        let hours = step.hours.map(|hours| hours.text(page.decimal()));
        parts.extend(hours.map(|hours| page.with("referrals-told-hours", "hours", hours)));
        parts.push(page.with("referrals-told-since", "day", page.day(step.start)));
        parts.join(" · ")
    };
    Ok(runs.map(line).collect())
}

async fn goals(app: &App, page: &Page, file: &File) -> Result<Vec<String>, Problem> {
    let mut lines = vec![];
    if file.reads(Kind::Aim)
        && let Some(aim) = trajectories::plans(&app.db, &file.person).await?.aim()
    {
        let rung = page.with("referrals-told-aim", "rung", aim.rung);
        let words =
            if aim.words.is_empty() { String::new() } else { format!(" “{}”", aim.words) };
        lines.push(format!("{rung}{words}"));
    }
    let kind = Kind::Life(Category::WorkGoals);
    let all = plans::store::own(&app.db, &file.person).await?;
    let told = all.into_iter().filter(|goal| {
        goal.category == Category::WorkGoals
            && goal.state == GoalState::Open
            && is_ours(file, kind, &goal.organisation)
    });
    lines.extend(told.map(|goal| format!("“{}”", goal.words)));
    Ok(lines)
}
