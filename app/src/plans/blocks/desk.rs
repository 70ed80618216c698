//! What is known of each field, as far as the reader may see it.

use super::super::pages::{Opened, category_name, who};
use super::super::store::{self, Evaluation};
use super::super::{Action, ActionState, Goal, GoalState};
use crate::access::{Act, Actor, Category, Kind};
use crate::people::form::written;
use crate::people::store::{Around, around, person as read_person};
use crate::problem::Problem;
use crate::trajectories::store::{StoredStep, steps};
use crate::view::Page;
use crate::web::App;

/// The work form that is an activation trajectory by decree.
const ACTIVATION: &str = "activeringstraject";

/// What the blocks are filled from, as far as the reader may see it.
pub(super) struct Desk {
    pub page: Page,
    pub opened: Opened,
    steps: Vec<StoredStep>,
    evaluations: Vec<Evaluation>,
    around: Around,
    birth: String,
}

impl Desk {
    /// Opens the file of a person for who may write in the plan.
    pub async fn open(app: &App, page: Page, actor: &Actor, person: &str) -> Result<Desk, Problem> {
        let opened = Opened::of(app, actor, person).await?;
        let file = &opened.file;
        file.demand(Act::Write, Kind::Life(Category::WorkGoals))?;
        let mut steps = steps(&app.db, person).await?;
        steps.retain(|step| file.reads_at(Kind::Steps, &step.organisation));
        let mut evaluations = store::evaluations(&app.db, person).await?;
        evaluations.retain(|one| file.reads_at(Kind::Appointments, &one.organisation));
        let birth = written(read_person(&app.db, person, app.today()).await?.fields.birth);
        let around = around(&app.db, person, &actor.account, app.today()).await?;
        Ok(Desk { page, opened, steps, evaluations, around, birth })
    }

    /// What is known of a field; nothing when nothing is.
    pub fn lines(&self, field: &str) -> Vec<String> {
        match field {
            "identity" => self.identity(),
            "duration" => self.duration(),
            "aim" => self.aims(),
            "agreed" => self.agreed(),
            "evaluations" => self.after("plans-unknown-period", false, "plans-line-evaluation"),
            "held" => self.evaluations(true, "plans-line-held"),
            "talk" => self.after("plans-unknown-talk", true, "plans-line-held"),
            "actions" => self.done(),
            "results" => self.results(),
            // Opstap does not keep the rest.
            _ => vec![],
        }
    }

    /// Evaluations after a line that says what is not known of them; nothing when there are none.
    fn after(&self, unknown: &'static str, held: bool, key: &'static str) -> Vec<String> {
        match self.evaluations(held, key) {
            none if none.is_empty() => none,
            some => [vec![self.page.t(unknown)], some].concat(),
        }
    }

    fn identity(&self) -> Vec<String> {
        let birth = match self.birth.as_str() {
            "" => self.page.t("plans-unknown"),
            birth => birth.to_owned(),
        };
        let name = self.opened.plans.name.as_str();
        let mut lines =
            vec![self.page.with2("plans-line-person", ("name", name), ("birth", birth))];
        let team = self.around.team.iter().filter(|m| m.until_day.is_none());
        lines.extend(team.map(|m| format!("{}, {}", m.name, m.organisation_name)));
        lines
    }

    /// The start and the foreseen end of the activation trajectory.
    fn duration(&self) -> Vec<String> {
        let step = self.steps.iter().filter(|s| s.work_form == ACTIVATION).max_by_key(|s| s.start);
        let Some(step) = step else { return vec![] };
        let until = step.end.map_or_else(|| self.page.t("plans-unknown"), |day| self.page.day(day));
        let from = self.page.day(step.start);
        vec![self.page.with2("plans-line-duration", ("from", from), ("until", until))]
    }

    fn goal(&self, goal: &Goal) -> String {
        let category = category_name(&self.page, goal.category);
        let why = if goal.why.is_empty() { String::new() } else { format!(" ({})", goal.why) };
        format!("{category}: {}{why}", goal.words)
    }

    fn aims(&self) -> Vec<String> {
        let aim = self.opened.aim().map(|aim| {
            let rung = self.page.n("rung-n", aim.rung);
            self.page.with2("plans-line-aim", ("rung", rung), ("words", aim.words.as_str()))
        });
        let open = self.opened.sheet.goals().filter(|g| g.state == GoalState::Open);
        aim.into_iter().chain(open.map(|g| self.goal(g))).collect()
    }

    fn action(&self, action: &Action) -> String {
        let who = who(&self.page, action, &self.opened.plans.called);
        if let Some(day) = action.done.filter(|_| action.state == ActionState::Done) {
            let done = self.page.with("plans-done-on-day", "day", self.page.day(day));
            return format!("- {} ({who}, {done})", action.words);
        }
        match action.due {
            None => format!("- {} ({who})", action.words),
            Some(due) => {
                let by = self.page.with("plans-by-day", "day", self.page.day(due));
                format!("- {} ({who}, {by})", action.words)
            }
        }
    }

    /// Steps, with who offers them.
    fn places<'a>(&'a self, which: impl Fn(&&StoredStep) -> bool + 'a) -> Vec<String> {
        let told = |step: &StoredStep| {
            let form = step.form_name(self.page.language);
            let from = self.page.day(step.start);
            let when = match step.end {
                Some(end) => format!("{from} – {}", self.page.day(end)),
                None => self.page.with("plans-line-from", "day", from),
            };
            format!("{form}, {} ({when})", step.organisation_name)
        };
        self.steps.iter().filter(which).map(told).collect()
    }

    fn agreed(&self) -> Vec<String> {
        let today = self.page.today;
        let mut lines = vec![];
        for goal in self.opened.sheet.goals().filter(|g| g.state == GoalState::Open) {
            let open: Vec<String> =
                goal.actions.iter().filter(|a| a.is_open()).map(|a| self.action(a)).collect();
            if !open.is_empty() {
                lines.push(self.goal(goal));
                lines.extend(open);
            }
        }
        lines.extend(self.places(move |s| s.end.is_none_or(|end| end >= today)));
        lines
    }

    /// The days of evaluations that are planned, or were held.
    fn evaluations(&self, held: bool, key: &'static str) -> Vec<String> {
        let fits = |one: &&Evaluation| one.is_held == held;
        let line = |one: &Evaluation| self.page.with(key, "day", self.page.day(one.day));
        self.evaluations.iter().filter(fits).map(line).collect()
    }

    fn done(&self) -> Vec<String> {
        let done = self.opened.sheet.goals().flat_map(|g| &g.actions);
        let mut lines: Vec<String> =
            done.filter(|a| a.state == ActionState::Done).map(|a| self.action(a)).collect();
        lines.extend(self.places(|_| true));
        lines
    }

    fn results(&self) -> Vec<String> {
        let mut lines = vec![];
        for goal in self.opened.sheet.goals() {
            let state = self.page.t(&format!("plans-goal-{}", goal.state.word()));
            lines.push(format!("{} – {state}", self.goal(goal)));
            let told = goal.actions.iter().filter(|a| !a.result.is_empty());
            lines.extend(told.map(|a| format!("- {}: {}", a.words, a.result)));
        }
        lines
    }
}
