//! How somebody of the demo is supported: a plan with who does what, what was agreed, scores over time,
//! the tasks of a casemanagement team, and the last word of who stopped. Plain values.

use super::chance::{Chance, plus};
use super::forms::Form;
use super::life::{Life, Member};
use super::wishes::{AT_HOME, Deed, Doer, LAST_WORDS, WISHES, Wish};
use super::world::World;
use crate::access::Category;
use crate::plans::{ActionState, GoalState, How};
use jiff::civil::Date;

/// Everything of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Support {
    /// The goals.
    pub goals: Vec<Goal>,
    /// When the plan was agreed, and how.
    pub agreed: Option<(Date, How)>,
    /// The scores, the earliest first.
    pub scores: Vec<super::scores::Scored>,
    /// Tasks of the casemanagement team: by when, and when done.
    pub tasks: Vec<(&'static str, Option<Date>, Option<Date>)>,
    /// The last word of somebody who supported the person before.
    pub word: Option<LastWord>,
}

/// What somebody who stopped left for who came.
#[derive(Debug, Clone, PartialEq)]
pub struct LastWord {
    /// The number of the worker who stopped.
    pub from: usize,
    /// The last day.
    pub day: Date,
    /// What it says.
    pub words: &'static str,
    /// When who came read it.
    pub read: Option<Date>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// What is wanted.
    pub wish: Wish,
    /// Whether it is for the whole household.
    pub is_for_home: bool,
    /// How it stands.
    pub state: GoalState,
    /// Since when.
    pub from: Date,
    /// By when, or until when.
    pub until: Option<Date>,
    /// What is done for it.
    pub actions: Vec<Action>,
}

/// Something that is done.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// What, who, and what comes of it.
    pub deed: Deed,
    /// By when.
    pub due: Option<Date>,
    /// How it stands.
    pub state: ActionState,
    /// When it was done, or dropped.
    pub done: Option<Date>,
}

/// How the person of a file is supported today; nobody leads: then it waits.
pub fn of(life: &mut Life, world: &World, chance: &mut Chance) -> Support {
    let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()).cloned() else {
        return Support::default();
    };
    let word = last_word(life, &lead, world, chance);
    let mut goals = vec![];
    let has_partner = life.family.iter().any(|one| one.role == "partner");
    if has_partner || chance.percent(86) {
        goals = all_goals(life, lead.from, world.today, chance);
    }
    let scores =
        if chance.percent(78) { super::scores::of(lead.from, world.today, chance) } else { vec![] };
    let agreed = goals.iter().map(|g| g.from).min().filter(|_| chance.percent(68)).map(|first| {
        let day = plus(first, chance.between(0, 40)).min(world.today);
        (day, chance.by_weight(&[(How::Paper, 5), (How::Spoken, 3), (How::Screen, 2)]))
    });
    Support { goals, agreed, scores, tasks: tasks(life, world.today), word }
}

/// One to four of them, the first ones some weeks after the file began, of the last years.
fn all_goals(life: &Life, since: Date, today: Date, chance: &mut Chance) -> Vec<Goal> {
    let number = chance.by_weight(&[(1, 30), (2, 36), (3, 22), (4, 12)]);
    let begun = plus(since, 20).max(plus(today, -chance.between(60, 700))).min(today);
    let at_home = life.family.iter().any(|one| one.role == "partner");
    let fits = |wish: &Wish| match wish.0 {
        Category::Children => life.family.iter().any(|one| one.role == "child"),
        Category::Family => !life.family.is_empty(),
        _ => true,
    };
    let mut chosen: Vec<(Wish, bool)> = vec![];
    if at_home {
        chosen.push((*chance.one_of(&AT_HOME), true));
    }
    while chosen.len() < number {
        // The first is about work, as at most centres.
        let pool = if chosen.is_empty() { &WISHES[..5] } else { &WISHES[..] };
        let wish = *chance.one_of(pool);
        if fits(&wish) && chosen.iter().all(|(known, _)| known.1 != wish.1) {
            chosen.push((wish, false));
        }
    }
    let place = |(number, (wish, is_for_home)): (usize, (Wish, bool))| {
        let later = i32::try_from(number).unwrap_or(0) * chance.between(0, 120);
        let from = plus(begun, later).min(today);
        goal(wish, is_for_home, from, today, chance)
    };
    chosen.into_iter().enumerate().map(place).collect()
}

fn goal(wish: Wish, is_for_home: bool, from: Date, today: Date, chance: &mut Chance) -> Goal {
    let age = (today - from).get_days();
    let ended = age > 150 && chance.percent(28);
    let over = plus(from, chance.between(90, age.max(91))).min(today);
    let state = match (ended, chance.percent(75)) {
        (false, _) => GoalState::Open,
        (true, true) => GoalState::Reached,
        (true, false) => GoalState::Stopped,
    };
    let until = if ended {
        Some(over)
    } else {
        chance.percent(40).then(|| plus(today, chance.between(20, 240)))
    };
    let actions = wish.3.iter().map(|deed| action(*deed, (from, today), (state, over), chance));
    let actions = actions.collect();
    Goal { wish, is_for_home, state, from, until, actions }
}

fn action(
    deed: Deed,
    (from, today): (Date, Date),
    (state, over): (GoalState, Date),
    chance: &mut Chance,
) -> Action {
    let age = (today - from).get_days();
    let done =
        |day: Date| Action { deed, due: Some(day), state: ActionState::Done, done: Some(day) };
    match state {
        GoalState::Reached => done(plus(from, chance.between(10, 90)).min(over)),
        GoalState::Stopped => {
            Action { state: ActionState::Dropped, done: Some(over), due: None, deed }
        }
        GoalState::Open if age > 30 && chance.percent(52) => {
            done(plus(from, chance.between(7, age)).min(today))
        }
        GoalState::Open => {
            // What a worker promised is mostly still to come, a little is late.
            let due = chance.percent(88).then(|| {
                if chance.percent(6) {
                    plus(today, -chance.between(1, 20)).max(from)
                } else {
                    plus(today, chance.between(2, 75))
                }
            });
            Action { deed, due, state: ActionState::Open, done: None }
        }
    }
}

/// Those of the decree, for who is in an activation trajectory: what comes at the start is done.
fn tasks(life: &Life, today: Date) -> Vec<(&'static str, Option<Date>, Option<Date>)> {
    let open = life.course.steps.iter().find(|s| s.end.is_none() && s.form == Form::Activation);
    let Some(step) = open else { return vec![] };
    let days = [0, 3, 10, 21, 28, 29];
    let begin = crate::plans::tasks::TASKS.iter().zip(days).map(|(task, days)| {
        let day = plus(step.start, days);
        (*task, Some(day), Some(day).filter(|day| *day <= today))
    });
    let follow = ("follow", Some(plus(today, 30)), None);
    begin.chain(std::iter::once(follow)).collect()
}

/// Now and then a colleague supported the person before, and left a word for who came.
fn last_word(
    life: &mut Life,
    lead: &Member,
    world: &World,
    chance: &mut Chance,
) -> Option<LastWord> {
    let together = (world.today - lead.from).get_days();
    if together < 120 || !chance.percent(8) {
        return None;
    }
    let before = world.colleague(lead.organisation, lead.worker, chance)?;
    let day = plus(world.today, -chance.between(1, (together - 60).min(400)));
    hand_over(life, lead, (before, day));
    let read = chance.percent(85).then(|| plus(day, chance.between(0, 6)).min(world.today));
    let words = *chance.one_of::<&str>(&LAST_WORDS);
    Some(LastWord { from: before, day, words, read })
}

/// A colleague led until this day, and who leads now came on the day after it.
pub fn hand_over(life: &mut Life, lead: &Member, (before, day): (usize, Date)) {
    let former = Member { worker: before, until: Some(day), ..lead.clone() };
    for member in &mut life.team {
        if member.leads && member.until.is_none() {
            member.from = plus(day, 1);
        }
    }
    life.team.push(former);
}

impl Goal {
    /// A goal of somebody, as it stands today.
    pub fn open(wish: Wish, from: Date, actions: Vec<Action>) -> Goal {
        Goal { wish, is_for_home: false, state: GoalState::Open, from, until: None, actions }
    }
}

impl Action {
    /// What came of it; nothing while it is not done.
    pub fn result(&self) -> &'static str {
        if self.state == ActionState::Done { self.deed.2 } else { "" }
    }

    /// Who does it.
    pub fn doer(&self) -> Doer {
        self.deed.1
    }
}
