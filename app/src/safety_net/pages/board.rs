//! The vangnet board: who stands on it, why in words with the term, and the next act in one click.

use super::super::SignalKind;
use super::super::store::{self, Count, Line, Tally, Whose};
use super::download::give;
use crate::access::{Actor, Role};
use crate::audit::Thing;
use crate::problem::{Answer, Problem};
use crate::view::download::Format;
use crate::view::{self, Page, icons};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Query;
use paper::sheet::{Cell, Column, Sheet};
use serde::Deserialize;

/// How many lines of one reason stand on a page.
const AT_ONCE: i64 = 50;

/// In an address: the people for whom nobody is first to act.
const NOBODY: &str = "none";

/// What the address asks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    reason: String,
    mine: String,
    lead: String,
    organisation: String,
    page: i64,
}

impl Asked {
    fn kind(&self) -> Option<SignalKind> {
        SignalKind::parse(&self.reason)
    }

    /// The same board with another reason and page.
    pub fn address(&self, path: &str, reason: &str, number: i64) -> String {
        let number = if number > 1 { number.to_string() } else { String::new() };
        let pairs = [
            ("reason", reason),
            ("mine", &self.mine),
            ("lead", &self.lead),
            ("organisation", &self.organisation),
            ("page", &number),
        ];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = given
            .map(|(name, value)| format!("{name}={}", crate::web::form_urlencoded(value)))
            .collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }

    /// The same board, of everybody or of one's own people.
    pub fn whose_address(&self, mine: bool) -> String {
        let mine = if mine { "1".to_owned() } else { String::new() };
        let other = Asked { mine, lead: String::new(), ..self.clone() };
        other.address("/safety-net", &self.reason, 1)
    }

    fn whose(&self, actor: &Actor, whole: bool) -> Whose {
        match (self.mine.as_str(), self.lead.as_str()) {
            ("", _) if !whole => Whose::Team(actor.account.clone()),
            ("", "") => Whose::Everybody,
            ("", NOBODY) => Whose::Nobody,
            ("", lead) => Whose::Lead(lead.to_owned()),
            _ => Whose::Lead(actor.account.clone()),
        }
    }
}

#[derive(askama::Template)]
#[template(path = "safety_net/board.html")]
struct Board {
    page: Page,
    asked: Asked,
    /// Whether the reader sees everybody of the organisation.
    whole: bool,
    /// Whether the reader may write.
    writes: bool,
    tally: Tally,
    /// Whose lines these are, when of somebody else or of nobody.
    of: Option<String>,
    groups: Vec<Group>,
    next: String,
}

/// The lines of one reason.
struct Group {
    kind: SignalKind,
    count: i64,
    lines: Vec<Line>,
}

impl Group {
    /// How many of them are on the page of this reason only.
    fn more(&self) -> bool {
        usize::try_from(self.count).is_ok_and(|count| count > self.lines.len())
    }

    /// Brick for what is missing, sun for what runs out.
    fn mark(&self) -> &'static str {
        match self.kind {
            SignalKind::PermissionExpiring | SignalKind::MaxDuration | SignalKind::NoNextDate => {
                "sun"
            }
            _ => "brick",
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (organisation, whole) = super::organisation(&actor, &asked.organisation)?;
    let whose = asked.whose(&actor, whole);
    let which = (organisation.as_str(), &whose);
    let tally = store::counts(&app.db, which, page.today).await?;
    let number = asked.page.clamp(1, 10_000);
    let part = (AT_ONCE, (number - 1) * AT_ONCE);
    let lines = match (asked.kind(), &whose) {
        (None, Whose::Everybody) => {
            store::overview(&app.db, &actor.account, &organisation, page.today).await?
        }
        (kind, _) => store::lines(&app.db, &actor.account, which, page.today, kind, part).await?,
    };
    let of = match &whose {
        Whose::Nobody => Some(page.t("safety-net-nobody")),
        Whose::Lead(who) if *who != actor.account => lines.iter().find_map(|l| l.lead.clone()),
        _ => None,
    };
    let groups = groups(&tally.reasons, &lines);
    let rest = |g: &Group| whose == Whose::Everybody && g.count > number * AT_ONCE;
    let next = match asked.kind() {
        Some(kind) if groups.iter().any(rest) => {
            asked.address("/safety-net", kind.word(), number + 1)
        }
        _ => String::new(),
    };
    let writes =
        actor.is_at(Role::Coach, &organisation) || actor.is_at(Role::Coordinator, &organisation);
    view::show(&Board { page, asked, whole, writes, tally, of, groups, next })
}

fn groups(counts: &[Count], lines: &[Line]) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![];
    for (kind, count) in counts {
        let lines: Vec<Line> = lines.iter().filter(|l| l.kind == *kind).cloned().collect();
        if !lines.is_empty() {
            groups.push(Group { kind: *kind, count: *count, lines });
        }
    }
    groups
}

impl Board {
    /// Why somebody stands here, in words with the term.
    fn why(&self, line: &Line) -> String {
        why(&self.page, line)
    }

    /// The step that a line is about.
    fn about_step(&self, line: &Line) -> String {
        let Some(names) = &line.form_names else {
            return String::new();
        };
        let mut words = names[self.page.language.place()].clone();
        if !line.place.is_empty() {
            words = format!("{words}, {}", line.place);
        }
        if let Some(reason) = line.end_reason {
            let reason = self.page.t(&format!("trajectories-end-{}", reason.word()));
            words = format!("{words} · {reason}");
        }
        words
    }

    /// How many reasons there are, and at how many people.
    fn said_tally(&self) -> String {
        let (n, people) = (self.tally.lines(), self.tally.people);
        self.page.with2("safety-net-tally", ("n", n), ("people", people))
    }

    /// Since when somebody can be seen here.
    fn since(&self, line: &Line) -> String {
        self.page.short_day(since(&self.page, line))
    }

    fn tone(&self, name: &str) -> &'static str {
        icons::tone(name)
    }
}

/// Since when the line stands on the board: from the first day on which the reason held, but not
/// from before the person was written in.
fn since(page: &Page, line: &Line) -> jiff::civil::Date {
    line.from.max(line.made_at.to_zoned(page.zone.clone()).date())
}

/// Why somebody stands on the board, in words with the term.
fn why(page: &Page, line: &Line) -> String {
    let days = |day: jiff::civil::Date| page.days_since(day);
    let day = line.about.map_or_else(String::new, |day| page.short_day(day));
    match (line.kind, line.about) {
        // Something else ran after the last step here: a step elsewhere, or a place that was waited for.
        (SignalKind::EndedWithoutSuccessor, Some(about)) if about < line.from => {
            let since = page.short_day(line.from);
            page.with2("safety-net-why-ended-later", ("since", since), ("day", day))
        }
        (SignalKind::EndedWithoutSuccessor, Some(about)) => {
            page.with2("safety-net-why-ended", ("n", days(about).max(0)), ("day", day))
        }
        (SignalKind::NoContact, Some(about)) => {
            // The first day on the board is the day after the term.
            let term = i64::from((line.from - about).get_days()) - 1;
            page.with2("safety-net-why-no-contact", ("n", days(about)), ("term", term))
        }
        (SignalKind::NoContact, None) => page.t("safety-net-why-never-contact"),
        (SignalKind::Unexcused, Some(_)) => page.with("safety-net-why-unexcused", "day", day),
        (SignalKind::NoNextDate, Some(_)) => page.with("safety-net-why-no-next-date", "day", day),
        (SignalKind::NoNextDate, None) => page.t("safety-net-why-never-date"),
        (SignalKind::PlaceClosed, Some(_)) => page.with("safety-net-why-place", "day", day),
        (SignalKind::PermissionExpiring, Some(about)) if days(about) > 0 => {
            page.with("safety-net-why-expired", "day", day)
        }
        (SignalKind::PermissionExpiring, Some(about)) => {
            page.with2("safety-net-why-expires", ("n", -days(about)), ("day", day))
        }
        (SignalKind::MaxDuration, Some(about)) if days(about) > 0 => {
            page.with("safety-net-why-over", "day", day)
        }
        (SignalKind::MaxDuration, Some(about)) => {
            page.with2("safety-net-why-max", ("n", -days(about)), ("day", day))
        }
        _ => page.with("safety-net-why-since", "day", page.short_day(since(page, line))),
    }
}

/// The board as a sheet, and of which organisation it is.
async fn sheet(
    app: &App,
    page: &Page,
    actor: &Actor,
    asked: &Asked,
) -> Result<(String, Sheet), Problem> {
    let (organisation, whole) = super::organisation(actor, &asked.organisation)?;
    let whose = asked.whose(actor, whole);
    let which = (organisation.as_str(), &whose);
    let lines = store::all_lines(&app.db, &actor.account, which, page.today, asked.kind()).await?;
    let columns = [
        ("safety-net-name", 28),
        ("safety-net-reason", 32),
        ("safety-net-why", 48),
        ("safety-net-since-head", 14),
        ("safety-net-lead", 24),
    ];
    let sheet = Sheet {
        title: page.t("safety-net-title"),
        columns: columns.map(|(key, width)| Column::new(page.t(key), width)).to_vec(),
        rows: lines.iter().map(|line| row(page, line)).collect(),
        notes: vec![],
    };
    Ok((organisation, sheet))
}

fn row(page: &Page, line: &Line) -> Vec<Cell> {
    vec![
        Cell::Text(line.name()),
        Cell::Text(page.t(&format!("safety-net-kind-{}", line.kind.word()))),
        Cell::Text(why(page, line)),
        Cell::Day(since(page, line)),
        line.lead.clone().map_or(Cell::Empty, Cell::Text),
    ]
}

pub(super) async fn csv(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (organisation, sheet) = sheet(&app, &page, &actor, &asked).await?;
    let whose = (Thing::SafetyNet, organisation.as_str());
    give(&app, &page, &actor, whose, (sheet, Format::Csv)).await
}

pub(super) async fn xlsx(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Answer {
    let (organisation, sheet) = sheet(&app, &page, &actor, &asked).await?;
    let whose = (Thing::SafetyNet, organisation.as_str());
    give(&app, &page, &actor, whose, (sheet, Format::Xlsx)).await
}
