//! The way of one person at one organisation: where it stands, what comes next, what happened.

use super::{Desk, address, to};
use crate::access::Actor;
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::offer::Placement;
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::trajectories::store::{StoredStep, plans, steps};
use crate::view::{self, Page};
use crate::way_in::course::{before, last_to_strike, standing};
use crate::way_in::order::times_passed;
use crate::way_in::section::tone;
use crate::way_in::{Change, State as Stage, Struck, reasons, store};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Form as Sent;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How long it is told that somebody was passed: a year.
pub(super) const TOLD_FOR: i64 = 365;

/// A state of the organisation, and how the way stands to it.
struct Stone {
    state: Stage,
    /// When the way came there, when it did.
    day: Option<Date>,
    is_now: bool,
}

/// Where somebody stands on the list.
struct OnList {
    place: usize,
    of: usize,
    passed: usize,
}

#[derive(askama::Template)]
#[template(path = "way_in/one.html")]
struct OnePage {
    page: Page,
    form: Form,
    desk: Desk,
    stages: Vec<Stone>,
    on_list: Option<OnList>,
    /// The step that runs there, or is to begin.
    step: Option<StoredStep>,
    placements: Vec<Placement>,
    /// The next state, and the others one can go to.
    next: Option<Stage>,
    others: Vec<Stage>,
}

impl OnePage {
    fn writes(&self) -> bool {
        self.desk.writes()
    }

    /// What was said with a change, one line each.
    fn said(&self, change: &Change) -> Vec<String> {
        let reason = reasons::said(&self.page, &change.reason);
        let mut all: Vec<String> = vec![];
        if let Some(day) = change.queue.filter(|day| *day != change.day) {
            all.push(self.page.with("way-in-counts-since", "day", self.page.day(day)));
        }
        if let Some(day) = change.evaluation {
            all.push(self.page.with("way-in-evaluation-on", "day", self.page.day(day)));
        }
        if change.passed > 0 {
            let why = reasons::passing(&self.page, &change.passed_reason);
            let said = self.page.n("way-in-passed-n", change.passed);
            let words = [why, change.passed_remark.clone()];
            all.push(format!("{said}: {}", joined(&words)));
        }
        all.push(joined(&[reason, change.remark.clone()]));
        all.retain(|line| !line.is_empty());
        all
    }

    /// Who wrote a change, and when.
    fn written(&self, change: &Change) -> String {
        let when = self.page.moment(change.made_at);
        match change.made_by.as_str() {
            "" => when,
            who => format!("{who} · {when}"),
        }
    }

    fn can_strike(&self) -> Option<&Change> {
        last_to_strike(&self.desk.changes)
    }

    /// Whether the way says that somebody works there and no step runs.
    fn lacks_step(&self) -> bool {
        self.desk.way.now.state.works() && self.step.is_none()
    }

    fn lags(&self) -> bool {
        let state = self.desk.way.now.state;
        state < Stage::Trial && self.step.as_ref().is_some_and(|s| s.start <= self.page.today)
    }

    /// Which place on the list it is.
    fn place_of(&self, on_list: &OnList) -> String {
        self.page.with2("way-in-place-of", ("n", on_list.place), ("of", on_list.of))
    }

    /// Who struck a change, and when.
    fn struck(&self, struck: &Struck) -> String {
        let (who, when) = (("who", struck.by.as_str()), self.page.moment(struck.at));
        self.page.with2("way-in-struck", who, ("when", when))
    }

    /// What is struck: the last change.
    fn to_strike(&self, last: &Change) -> String {
        let state = ("state", self.page.t(&last.state.key()));
        self.page.with2("way-in-strike-lead", state, ("day", self.page.day(last.day)))
    }

    /// What is done by going to a state.
    fn act(&self, state: &Stage) -> String {
        to(&self.page, (self.desk.way.now.state, *state))
    }
}

fn joined(words: &[String]) -> String {
    let some: Vec<&str> = words.iter().map(String::as_str).filter(|w| !w.is_empty()).collect();
    some.join(" · ")
}

/// The states of the organisation in their order, with the one of now when it is not used any more.
fn stages(desk: &Desk) -> Vec<Stone> {
    let now = desk.way.now.state;
    let shown = |state: &Stage| *state == now || (desk.used.has(*state) && *state <= Stage::Active);
    let came = |state: Stage| {
        let mut all = standing(&desk.changes).filter(|change| change.state == state);
        all.next_back().map(|change| change.day)
    };
    let stage = |state: Stage| Stone {
        day: came(state).filter(|_| state <= now),
        is_now: state == now,
        state,
    };
    Stage::ALL.into_iter().filter(shown).map(stage).collect()
}

/// The next state, and the others.
fn moves(desk: &Desk) -> (Option<Stage>, Vec<Stage>) {
    let now = desk.way.now.state;
    let mut others = desk.used.moves(now);
    let next = match now {
        Stage::Interrupted => before(&desk.changes).filter(|state| others.contains(state)),
        now => desk.used.next(now),
    };
    others.retain(|state| Some(*state) != next);
    (next, others)
}

async fn on_list(app: &App, actor: &Actor, desk: &Desk) -> Result<Option<OnList>, Problem> {
    let way = &desk.way;
    if way.now.state != Stage::Waitlist {
        return Ok(None);
    }
    let all = store::list(&app.db, &actor.account, &way.organisation).await?;
    let since = app.today().saturating_sub(TOLD_FOR.days());
    let passes = store::passed_since(&app.db, &actor.account, &way.organisation, since).await?;
    let passes: Vec<_> = passes.into_iter().map(|one| one.pass).collect();
    let at = all.iter().position(|line| line.place.way == way.id);
    Ok(at.map(|at| OnList {
        place: at + 1,
        of: all.len(),
        passed: times_passed(&all[at].place, &passes),
    }))
}

async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    form: Form,
) -> Result<OnePage, Problem> {
    let organisation = desk.way.organisation.clone();
    let today = page.today;
    let steps = steps(&app.db, &desk.way.person).await?;
    let step = steps.into_iter().filter(|s| s.organisation == organisation && s.goes_on(today));
    let step = step.min_by_key(|s| s.start);
    let plans = plans(&app.db, &desk.way.person).await?;
    let here = |p: &Placement| step.as_ref().is_some_and(|s| s.id == p.step) && p.goes_on(today);
    let (next, others) = moves(&desk);
    Ok(OnePage {
        on_list: on_list(app, actor, &desk).await?,
        placements: plans.placements.into_iter().filter(here).collect(),
        stages: stages(&desk),
        step,
        next,
        others,
        desk,
        form,
        page,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    if desk.file.standing.is_self {
        // The own pages are written for whom it is about.
        return Ok(Redirect::to("/mine/steps").into_response());
    }
    let form = Form::filled([("version", desk.way.version.to_string())]);
    view::show(&sheet(&app, page, &actor, desk, form).await?)
}

/// Strikes the last change as a mistake: it stays readable, and counts no more.
pub(super) async fn strike(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::open_to_write(&app, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let Some(last) = last_to_strike(&desk.changes).cloned() else {
        return Err(Problem::Closed("way-in-first-stays".into()));
    };
    let Some(why) = form.needed_lines("why", 300, "way-in-remark-missing") else {
        return view::show_again(&sheet(&app, page, &actor, desk, form).await?);
    };
    let (now, way) = (app.now(), desk.way.clone());
    let mut work = app.db.work().await?;
    let whose = (way.id.as_str(), form.version());
    if !store::strike(&mut work, now, whose, &last.id, (&actor.account, &why)).await? {
        drop(work);
        form.set("version", way.version.to_string());
        form.wrong("why", "way-in-meanwhile");
        return view::show_again(&sheet(&app, page, &actor, desk, form).await?);
    }
    let line = Line::by(&actor, Deed::Undo, Thing::WayIn, &way.id).because(last.state.word());
    audit::write(&mut work, now, &[line.about(&way.person).at(&way.organisation)]).await?;
    safety_net::settle(&mut work, app.today(), &[&way.person]).await?;
    work.save().await?;
    Ok(view::go(&address(&id), "way-in-said-struck"))
}
