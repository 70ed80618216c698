//! Plans, scores, tasks of casemanagement teams and last words, in batches.

use super::{Ids, afternoon};
use crate::demo::life::{Life, Member};
use crate::demo::support::{self, Action, Goal};
use crate::demo::wishes::Doer;
use crate::demo::world::World;
use crate::handover::store::{self as handovers, New, Written};
use crate::instruments::store::{self as instruments, NewAssessment, NewScore};
use crate::plans::store::many::{self, Origin};
use crate::plans::store::{self, NewNoted, NewVersion};
use crate::plans::{self, ActionState, GoalState, How, Signer, Who};
use crate::web::App;
use base::db::{Result, Work};
use base::id;
use jiff::Timestamp;
use jiff::civil::Date;

/// Writes down how some people are supported; `homes` are the households of those who have one.
pub(super) async fn add(
    work: &mut Work,
    now: Timestamp,
    (world, ids): (&World, &Ids),
    (lives, persons): (&[Life], &[String]),
    homes: &[Option<String>],
) -> Result<()> {
    let mut desk = Desk::new(world, ids, now);
    for ((life, person), home) in lives.iter().zip(persons).zip(homes) {
        desk.take(life, person, home.as_deref());
    }
    desk.write(work).await
}

/// What is to be written, gathered person by person.
struct Desk<'a> {
    world: &'a World,
    ids: &'a Ids,
    now: Timestamp,
    goals: Vec<(Origin, store::Goal)>,
    versions: Vec<(Origin, NewVersion)>,
    tasks: Vec<(Origin, &'static str, NewNoted)>,
    words: Vec<Written>,
    scores: Vec<(Timestamp, NewAssessment)>,
}

/// Somebody with who leads the file.
struct Led<'a> {
    life: &'a Life,
    person: &'a str,
    lead: &'a Member,
    home: Option<&'a str>,
}

impl<'a> Desk<'a> {
    /// Nothing yet.
    fn new(world: &'a World, ids: &'a Ids, now: Timestamp) -> Desk<'a> {
        let (goals, versions, tasks, words, scores) = (vec![], vec![], vec![], vec![], vec![]);
        Desk { world, ids, now, goals, versions, tasks, words, scores }
    }

    /// Takes what is known of one person; `home` is the household, when there is one.
    fn take(&mut self, life: &Life, person: &str, home: Option<&str>) {
        let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()) else { return };
        let led = Led { life, person, lead, home };
        let goals: Vec<store::Goal> =
            life.support.goals.iter().map(|goal| self.goal(&led, goal)).collect();
        if let Some((day, how)) = life.support.agreed {
            self.agreed(&led, &goals, (day, how));
        }
        let with_origin = |goal: store::Goal| (self.origin(&led, goal.from), goal);
        let goals: Vec<_> = goals.into_iter().map(with_origin).collect();
        self.goals.extend(goals);
        self.tasks_and_word(&led);
        for scored in &life.support.scores {
            let scored = (self.moment(scored.day), self.assessment(&led, scored));
            self.scores.push(scored);
        }
    }

    /// Writes all of it.
    async fn write(self, work: &mut Work) -> Result<()> {
        many::add_goals(work, &self.goals).await?;
        many::add_first_versions(work, self.now, &self.versions).await?;
        many::add_tasks(work, &self.tasks).await?;
        instruments::add_many(work, self.now, &self.scores).await?;
        handovers::add_many(work, &self.words).await
    }

    fn moment(&self, day: Date) -> Timestamp {
        afternoon(day).min(self.now)
    }

    fn organisation(&self, led: &Led) -> String {
        self.ids.organisations[led.lead.organisation].clone()
    }

    fn account(&self, led: &Led) -> String {
        self.ids.workers[led.lead.worker].clone()
    }

    fn origin(&self, led: &Led, day: Date) -> Origin {
        Origin {
            person: led.person.to_owned(),
            organisation: self.organisation(led),
            by: self.account(led),
            at: self.moment(day),
        }
    }

    fn goal(&self, led: &Led, goal: &Goal) -> store::Goal {
        let (category, words, why, _) = goal.wish;
        store::Goal {
            id: id::new(self.now),
            person: led.person.to_owned(),
            organisation: self.organisation(led),
            organisation_name: self.world.organisations[led.lead.organisation].name.clone(),
            category,
            words: words.to_owned(),
            why: why.to_owned(),
            state: goal.state,
            from: goal.from,
            until: goal.until,
            household: led.home.filter(|_| goal.is_for_home).map(ToOwned::to_owned),
            owner: String::new(),
            version: 1,
            actions: goal.actions.iter().map(|action| self.action(led, action)).collect(),
        }
    }

    fn action(&self, led: &Led, action: &Action) -> store::Action {
        let who = match action.doer() {
            Doer::Person => Who::Person,
            Doer::Lead => Who::Account(self.account(led)),
            Doer::Other(name) => Who::Other(name.to_owned()),
        };
        let name = || self.world.workers[led.lead.worker].name.clone();
        store::Action {
            id: id::new(self.now),
            words: action.deed.0.to_owned(),
            account_name: who.account().map(|_| name()),
            who,
            due: action.due,
            state: action.state,
            result: action.result().to_owned(),
            done: action.done,
            ticked: None,
            version: 1,
        }
    }

    /// Keeps the plan as it was on that day.
    fn agreed(&mut self, led: &Led, goals: &[store::Goal], (day, how): (Date, How)) {
        let Some(contents) = kept_on(led.life, goals.to_vec(), day) else { return };
        let new = &led.life.new;
        let name = crate::people::full_name(&new.given, &new.family, &new.called);
        let names = format!("{name}, {}", self.world.workers[led.lead.worker].name);
        // On the screen it is the person who types the own name.
        let signer = (how == How::Screen).then_some(Signer::Person);
        let version = NewVersion { contents, day, names, how, signer };
        self.versions.push((self.origin(led, day), version));
    }

    fn tasks_and_word(&mut self, led: &Led) {
        for (task, due, done) in &led.life.support.tasks {
            let new = NewNoted {
                who_account: Some(self.account(led)),
                who_name: String::new(),
                due: *due,
                done: *done,
                remark: String::new(),
            };
            self.tasks.push((self.origin(led, done.unwrap_or(self.world.today)), task, new));
        }
        if let Some(support::LastWord { from, day, words, read }) = &led.life.support.word {
            let from = self.ids.workers[*from].clone();
            self.words.push(Written {
                whose: [led.person.to_owned(), self.organisation(led), from],
                new: New { to: Some(self.account(led)), words: (*words).to_owned() },
                at: self.moment(*day),
                read: read.map(|day| self.moment(day)),
            });
        }
    }

    fn assessment(&self, led: &Led, scored: &crate::demo::scores::Scored) -> NewAssessment {
        NewAssessment {
            person: led.person.to_owned(),
            organisation: self.organisation(led),
            instrument: scored.instrument.to_owned(),
            day: scored.day,
            by: scored.by,
            source: if scored.by.is_person() { "told" } else { "observed" }.to_owned(),
            made_by: self.account(led),
            scores: scored.lines.iter().map(NewScore::from).collect(),
        }
    }
}

/// The plan of a life as it stood on a day, as it is kept.
fn kept_on(life: &Life, goals: Vec<store::Goal>, day: Date) -> Option<String> {
    let then = goals.into_iter().filter(|g| g.from <= day).map(|goal| as_on(goal, day));
    let aim = life.aims.iter().rev().find(|(from, ..)| *from <= day);
    let aim = aim.map(|(_, rung, words)| (i64::from(*rung), *words));
    plans::kept(then.collect(), aim).ok()
}

/// Keeps that somebody agreed on the own pages; gives the version.
pub(super) async fn agree_on_own_page(
    app: &App,
    work: &mut Work,
    life: &Life,
    (person, organisation, account): (&str, &str, &str),
    day: Date,
) -> Result<Option<String>> {
    let goals = store::own(&app.db, person).await?;
    let Some(contents) = kept_on(life, goals, day) else { return Ok(None) };
    let names = crate::demo::nele::NAME.to_owned();
    let (how, signer) = (How::Portal, Some(Signer::Person));
    let new = NewVersion { contents, day, names, how, signer };
    let at = afternoon(day).min(app.now());
    store::add_version(work, at, (person, organisation, account), &new)
        .await
        .map(|(id, _)| Some(id))
}

/// A goal as it stood on a day: what was done later was still to be done.
fn as_on(mut goal: store::Goal, day: Date) -> store::Goal {
    if goal.state != GoalState::Open && goal.until.is_some_and(|until| until > day) {
        goal.state = GoalState::Open;
        goal.until = None;
    }
    for action in &mut goal.actions {
        if action.done.is_some_and(|done| done > day) {
            action.state = ActionState::Open;
            action.result.clear();
            action.done = None;
        }
    }
    goal
}
