//! The plan as one reader may see it: goals by part of life, and what is closed with its reason.

use super::{Goal, GoalState, Who, store};
use crate::access::store::{because, standings_at_home};
use crate::access::{Act, Actor, Category, File, Kind, Standing};
use crate::audit::{self, Deed, Line, Thing};
use crate::language::Message;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A person's plan for one reader.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// The parts of life that have goals the reader may see, in a fixed order.
    pub parts: Vec<Part>,
    /// Parts of life that are closed to the reader, whether or not there are goals, by reason.
    pub closed: Vec<(&'static str, Vec<Category>)>,
    /// Why goals that other organisations keep are closed, when there are any.
    pub elsewhere: Option<&'static str>,
    /// Whose plan it is.
    person: String,
    /// Goals for the whole household of others that the reader may change as well.
    writable: BTreeSet<String>,
}

/// A part of life with its goals.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Which.
    pub category: Category,
    /// Its goals, open ones first.
    pub goals: Vec<Goal>,
}

impl Sheet {
    /// The plan of a file for a reader. Who reads a goal for the household on the plan of somebody else has
    /// looked at whose goal it is, too: that stands in both logs.
    pub async fn open(app: &App, actor: &Actor, file: &File) -> Result<Sheet, Problem> {
        let (today, account) = (app.today(), actor.account.as_str());
        let goals = store::all(&app.db, &file.person, today, &actor.session).await?;
        let has_others = goals.iter().any(|goal| goal.person != file.person);
        let at_home = if has_others && !file.standing.is_self {
            standings_at_home(&app.db, account, &file.person, today).await?
        } else {
            BTreeMap::new()
        };
        let sheet = Sheet::of(file, goals, &at_home);
        if !file.standing.is_self {
            sheet.log_owners(app, actor, &at_home).await?;
        }
        Ok(sheet)
    }

    async fn log_owners(
        &self,
        app: &App,
        actor: &Actor,
        at_home: &BTreeMap<String, Standing>,
    ) -> Result<(), Problem> {
        let others = self.goals().filter(|goal| self.is_of_other(goal));
        let owners: BTreeMap<&str, &Goal> = others.map(|g| (g.person.as_str(), g)).collect();
        let line = |(owner, goal): (&&str, &&Goal)| {
            let (standing, kind) = (at_home.get(*owner)?, Kind::Life(goal.category));
            let through = standing.reads_through(kind);
            let own = through.iter().find(|at| **at == actor.organisation);
            let at = own.or(through.first()).copied().unwrap_or(&actor.organisation);
            let why = standing.may(Act::Read, kind, &goal.organisation).reason();
            let line = Line::by(actor, Deed::Look, Thing::Person, owner).at(at).about(owner);
            Some(line.because(format!("plan: {why}")))
        };
        audit::look_all(app, owners.iter().filter_map(line).collect()).await
    }

    /// What `file` opens of these goals. Whether there are goals in a part of life that is closed
    /// altogether is not told: that alone would say something about somebody.
    ///
    /// A goal for the household that is of somebody else there is for who may read it in both files, and
    /// for the person of the plan; others do not hear of it at all.
    fn of(file: &File, goals: Vec<Goal>, at_home: &BTreeMap<String, Standing>) -> Sheet {
        let (own, others): (Vec<Goal>, Vec<Goal>) =
            goals.into_iter().partition(|goal| goal.person == file.person);
        let may = |act: Act, goal: &Goal| {
            let (kind, at) = (Kind::Life(goal.category), goal.organisation.as_str());
            let in_theirs =
                || at_home.get(&goal.person)?.may(act, kind, at).is_allowed().then_some(());
            file.may_at(act, kind, at).is_allowed()
                && (file.standing.is_self || in_theirs().is_some())
        };
        let (open, hidden): (Vec<Goal>, Vec<Goal>) =
            own.into_iter().partition(|goal| may_own(file, goal));
        let elsewhere = hidden.iter().find(|g| file.reads(Kind::Life(g.category)));
        let why = |g: &Goal| file.may_at(Act::Read, Kind::Life(g.category), &g.organisation);
        let elsewhere = elsewhere.map(|g| why(g).reason());
        let others: Vec<Goal> = others.into_iter().filter(|goal| may(Act::Read, goal)).collect();
        let writable = others.iter().filter(|goal| may(Act::Write, goal));
        Sheet {
            elsewhere,
            writable: writable.map(|goal| goal.id.clone()).collect(),
            parts: parts(open.into_iter().chain(others.into_iter().map(of_other)).collect()),
            closed: closed(file),
            person: file.person.clone(),
        }
    }

    /// Whether a goal is of somebody else who lives there.
    pub fn is_of_other(&self, goal: &Goal) -> bool {
        goal.person != self.person
    }

    /// Whether the reader may change a goal of this plan.
    pub fn writes(&self, file: &File, goal: &Goal) -> bool {
        if self.is_of_other(goal) {
            return self.writable.contains(&goal.id);
        }
        file.writes_at(Kind::Life(goal.category), &goal.organisation)
    }

    /// The goals of others that stand on this plan.
    pub fn of_others(&self) -> BTreeSet<&str> {
        self.goals().filter(|goal| self.is_of_other(goal)).map(|goal| goal.id.as_str()).collect()
    }

    /// Every goal, part by part.
    pub fn goals(&self) -> impl Iterator<Item = &Goal> {
        self.parts.iter().flat_map(|part| &part.goals)
    }

    /// Open actions of open goals whose day has passed.
    pub fn late(&self, today: Date) -> usize {
        let open = self.goals().filter(|g| g.state == GoalState::Open);
        open.flat_map(|g| &g.actions).filter(|a| a.is_late(today)).count()
    }

    /// Whether nothing at all is open to the reader.
    pub fn is_closed(&self) -> bool {
        self.closed.iter().map(|(_, all)| all.len()).sum::<usize>() == Category::LIFE.len()
    }

    /// Whether something may stand in the plan that the reader does not see.
    pub fn is_partly_closed(&self) -> bool {
        !self.closed.is_empty() || self.elsewhere.is_some()
    }

    /// The sentence of a reason.
    pub fn why(page: &Page, reason: &'static str) -> String {
        let message: Message = because(reason);
        page.say(&message)
    }
}

impl Part {
    /// Goals that somebody works on.
    pub fn open(&self) -> Vec<&Goal> {
        self.goals.iter().filter(|g| g.state == GoalState::Open).collect()
    }

    /// Goals that were reached or stopped.
    pub fn earlier(&self) -> Vec<&Goal> {
        self.goals.iter().filter(|g| g.state != GoalState::Open).collect()
    }
}

fn may_own(file: &File, goal: &Goal) -> bool {
    file.reads_at(Kind::Life(goal.category), &goal.organisation)
}

/// On the plan of somebody else who lives there, "the person" is the one whose goal it is.
fn of_other(mut goal: Goal) -> Goal {
    for action in &mut goal.actions {
        if action.who == Who::Person {
            action.who = Who::Other(goal.owner.clone());
        }
    }
    goal
}

/// Goals by part of life, open ones first.
pub(super) fn parts(goals: Vec<Goal>) -> Vec<Part> {
    let mut parts: Vec<Part> =
        Category::LIFE.into_iter().map(|category| Part { category, goals: vec![] }).collect();
    for goal in goals {
        if let Some(part) = parts.iter_mut().find(|part| part.category == goal.category) {
            part.goals.push(goal);
        }
    }
    for part in &mut parts {
        part.goals.sort_by_key(|goal| goal.state != GoalState::Open);
    }
    parts.retain(|part| !part.goals.is_empty());
    parts
}

fn closed(file: &File) -> Vec<(&'static str, Vec<Category>)> {
    let mut closed: Vec<(&'static str, Vec<Category>)> = vec![];
    for category in Category::LIFE {
        let verdict = file.may(Act::Read, Kind::Life(category));
        if verdict.is_allowed() {
            continue;
        }
        match closed.iter_mut().find(|(reason, _)| *reason == verdict.reason()) {
            Some((_, all)) => all.push(category),
            None => closed.push((verdict.reason(), vec![category])),
        }
    }
    closed
}
