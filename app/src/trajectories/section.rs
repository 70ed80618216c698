//! This room's part of the person page: the drawn way, the aim, and what can be done next.

use super::drawing::{self, Drawing};
use super::store::{self, Plans, StoredPermission, StoredStep, StoredWaiting};
use super::way::{Item, Stone, Way};
use crate::access::store::because;
use crate::access::{self, Act, File, Kind};
use crate::agreements::section::Papers;
use crate::language::Message;
use crate::offer::Placement;
use crate::problem::Problem;
use crate::view::Page;
use crate::way_in::section::OnWay;
use crate::web::App;
use askama::Template as _;
use jiff::civil::Date;

/// How many lines of the way stand on the person page; all of them stand on the page of the steps.
const LINES: usize = 8;

#[derive(askama::Template)]
#[template(path = "trajectories/section.html")]
struct Section<'a> {
    page: &'a Page,
    file: &'a File,
    person: &'a str,
    way: &'a Way,
    items: Vec<Item>,
    wide: Drawing,
    narrow: Drawing,
    title: String,
    plans: &'a Plans,
    waiting: Vec<&'a StoredWaiting>,
    /// Places at work posts that run or are to begin.
    placements: Vec<&'a Placement>,
    permissions: Vec<&'a StoredPermission>,
    running: Vec<&'a StoredStep>,
    writes: bool,
    /// Whether it stands on the sheet to print: without anything to click, with everything unfolded.
    is_sheet: bool,
    closed_because: Option<Message>,
}

/// What the person page takes from this room; empty when the reader may see nothing of it.
#[derive(Debug, Default)]
pub struct OnPage {
    /// The part as HTML.
    pub html: String,
    /// Since when the person waits for a place at an organisation that the reader sees.
    pub waiting_since: Option<Date>,
    /// The ways in at organisations.
    pub ways_in: Vec<OnWay>,
    /// What permission and agreements rest on.
    pub papers: Papers,
}

/// The part for the person page.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<OnPage, Problem> {
    part(app, page, file, false).await
}

/// The same for the sheet to print.
pub async fn on_sheet(app: &App, page: &Page, file: &File) -> Result<OnPage, Problem> {
    part(app, page, file, true).await
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn part(app: &App, page: &Page, file: &File, is_sheet: bool) -> Result<OnPage, Problem> {
    if !file.reads(Kind::Steps) && !file.reads(Kind::Aim) {
        return Ok(OnPage::default());
    }
    let steps = store::steps(&app.db, &file.person).await?;
    let why = if is_sheet { because } else { access::store::closed };
    let closed_because = closed_because(file, &steps, why);
    let goes_on = |s: &&StoredStep| s.goes_on(page.today) && sees(file, s);
    let going: Vec<StoredStep> = steps.iter().filter(goes_on).cloned().collect();
    let way = Way::of(steps, page.today, |s| sees(file, s));
    let mut plans = store::plans(&app.db, &file.person).await?;
    if !file.reads(Kind::Aim) {
        plans.aims.clear();
    }
    let aim = plans.aim().map(|a| a.rung);
    let words = |stone: &Stone| words_of(page, stone);
    let section = Section {
        page,
        file,
        person: &file.person,
        items: way.items(if is_sheet { usize::MAX } else { LINES }),
        wide: drawing::draw(&way, page.today, aim, drawing::WIDE, words),
        narrow: drawing::draw(&way, page.today, aim, drawing::NARROW, words),
        title: title(page, &way, &plans),
        waiting: plans
            .waiting
            .iter()
            .filter(|w| w.until.is_none() && file.reads_at(Kind::Steps, &w.organisation))
            .collect(),
        placements: places(&plans, page.today, file),
        permissions: newest(&plans, |place| file.reads_at(Kind::Income, place)),
        running: way.running(page.today).into_iter().filter(|s| s.end.is_none()).collect(),
        writes: file.writes(Kind::Steps) && !is_sheet,
        is_sheet,
        closed_because,
        way: &way,
        plans: &plans,
    };
    let waiting_since = section.waiting.iter().map(|w| w.from).min();
    let html = section.render()?;
    let papers = Papers {
        steps: going,
        places: places(&plans, page.today, file).into_iter().cloned().collect(),
        permissions: plans
            .permissions
            .iter()
            .filter(|p| file.reads_at(Kind::Income, &p.organisation))
            .cloned()
            .collect(),
    };
    Ok(OnPage { html, waiting_since, ways_in: plans.ways_in, papers })
}

/// Whether the reader may see a step.
pub(super) fn sees(file: &File, step: &StoredStep) -> bool {
    file.reads_at(Kind::Steps, &step.organisation)
}

/// Why steps stay closed: the reason of the first one that does, said short or whole.
pub(super) fn closed_because(
    file: &File,
    steps: &[StoredStep],
    why: fn(&'static str) -> Message,
) -> Option<Message> {
    let closed = steps.iter().find(|s| !sees(file, s))?;
    Some(why(file.may_at(Act::Read, Kind::Steps, &closed.organisation).reason()))
}

/// The places at work posts that run or are to begin, as far as the reader may see them.
fn places<'a>(plans: &'a Plans, today: Date, file: &File) -> Vec<&'a Placement> {
    let seen = |p: &&Placement| p.goes_on(today) && file.reads_at(Kind::Steps, &p.organisation);
    plans.placements.iter().filter(seen).collect()
}

/// Per instance the permission that holds longest, or the request that is still open.
fn newest(plans: &Plans, own: impl Fn(&str) -> bool) -> Vec<&StoredPermission> {
    let mut found: Vec<&StoredPermission> = vec![];
    for permission in plans.permissions.iter().filter(|p| own(&p.organisation)) {
        let rank = |p: &StoredPermission| (p.decided.is_some(), p.until.is_none(), p.until);
        let same = |p: &&mut &StoredPermission| {
            p.given_by == permission.given_by && p.organisation == permission.organisation
        };
        match found.iter_mut().find(same) {
            Some(kept) if rank(kept) < rank(permission) => *kept = permission,
            Some(_) => {}
            None => found.push(permission),
        }
    }
    found
}

fn words_of(page: &Page, stone: &Stone) -> [String; 2] {
    [stone.step.form_name(page.language).to_owned(), stone.step.place.clone()]
}

/// What the drawing says, in one sentence or three.
fn title(page: &Page, way: &Way, plans: &Plans) -> String {
    let name = plans.called.as_str();
    let count = way.stones.len();
    let mut title = page.with2("trajectories-drawn", ("name", name), ("n", count));
    if let Some(now) = way.running(page.today).first() {
        title.push(' ');
        title.push_str(&page.n("trajectories-drawn-now", now.rung));
    }
    if let Some(aim) = plans.aim() {
        title.push(' ');
        title.push_str(&page.n("trajectories-drawn-aim", aim.rung));
    }
    title
}
