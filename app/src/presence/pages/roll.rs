//! A list that is opened at a half-day: who stands on it, what comes back of it, and what speaks against that.

use super::super::form::{self as forms, Typed, field};
use super::super::store::{self, Known, Somebody};
use super::super::{Line as ListLine, Mark, Noted, When, doubt};
use super::desk::{Here, Loaded, names};
use super::walk_in::{FirstName, LONGEST_NAME};
use super::{Address, doubtful, long_ago, refused};
use crate::access::Actor;
use crate::form::Form;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use base::names::fold;
use std::collections::{BTreeMap, BTreeSet};

/// How many first names stand on a list at most. Our own choice.
const MOST_NAMES: usize = 20;

/// A list that is opened at a half-day.
pub(super) struct Desk {
    pub here: Here,
    pub when: When,
    pub loaded: Loaded,
    pub lines: Vec<ListLine>,
    /// On the list of a site: the work posts where it did not happen. Nothing is noted of them.
    off: BTreeSet<String>,
    /// People on the form who are not expected: who walked in.
    pub others: BTreeMap<String, Somebody>,
}

impl Desk {
    pub async fn open(
        app: &App,
        actor: &Actor,
        place: &Address,
        when: When,
    ) -> Result<Desk, Problem> {
        let here = Here::open(app, actor, place).await?;
        let loaded = Loaded::of(app, actor, &here, (when.day, when.day)).await?;
        let mut lines = loaded.lines(&here, when);
        let mut off = BTreeSet::new();
        if loaded.not_held(&here, when).is_none() {
            let is_off = |place: &&store::Place| {
                loaded.not_held.iter().any(|one| one.is_of((&place.site, &place.id), when))
            };
            off.extend(here.places.iter().filter(is_off).map(|place| place.id.clone()));
            lines.retain(|line| !off.contains(&line.slot.work_post));
        }
        Ok(Desk { here, when, loaded, lines, off, others: BTreeMap::new() })
    }

    /// The work posts at which somebody can walk in.
    pub fn places(&self) -> Vec<&store::Place> {
        let is_open = |place: &&store::Place| place.is_open && !self.off.contains(&place.id);
        self.here.places.iter().filter(is_open).collect()
    }

    /// On the list of a site: the work posts where it did not happen, with the lists that say so.
    pub fn off(&self) -> Vec<(String, String)> {
        let list = |id: &String| {
            let path = format!("/presence/posts/{id}?day={}", self.when.day);
            (self.here.post_name(id).to_owned(), format!("{path}&half={}", self.when.half()))
        };
        self.off.iter().map(list).collect()
    }

    pub fn reader<'a>(&'a self, actor: &'a Actor) -> (&'a str, &'a str) {
        (&actor.account, &self.here.organisation)
    }

    /// Reads who stands on the form and not on the list. Whom the reader may not see is left out.
    pub async fn meet_others(
        &mut self,
        app: &App,
        actor: &Actor,
        form: &Form,
    ) -> Result<(), Problem> {
        let is_new = |id: &&str| {
            !id.is_empty() && !self.loaded.names.contains_key(*id) && !self.others.contains_key(*id)
        };
        let all = (0..forms::count(form)).map(|number| form.value(&field('p', number)));
        let ids: Vec<&str> = all.filter(is_new).collect();
        let found = store::several(&app.db, self.reader(actor), &ids).await?;
        self.others.extend(found.into_iter().map(|one| (one.id.clone(), one)));
        Ok(())
    }

    /// The names of everybody on the form.
    pub fn names(&self) -> BTreeMap<String, String> {
        let all = self.loaded.people.iter().chain(self.others.values());
        names(&all.cloned().collect::<Vec<_>>())
    }

    pub fn line(&self, person: &str, post: &str) -> Option<&ListLine> {
        self.lines.iter().find(|line| line.person == person && line.slot.work_post == post)
    }

    /// Whether something can be noted at a work post on this list.
    pub fn owns(&self, post: &str) -> bool {
        !self.off.contains(post) && self.here.places.iter().any(|place| place.id == post)
    }

    fn somebody(&self, person: &str) -> Option<&Somebody> {
        let all = self.loaded.people.iter().chain(self.others.values());
        all.into_iter().find(|one| one.id == person)
    }

    /// Whether a line says something else than what is stored.
    fn changes(&self, one: &Typed) -> bool {
        let line = self.line(&one.sent.person, &one.sent.slot.work_post);
        line.and_then(|line| line.noted.as_ref()).map(|noted| noted.mark) != one.sent.mark
    }

    /// The first names that stand on the list already.
    pub fn stored_names(&self) -> impl Iterator<Item = &store::Unknown> {
        self.loaded.unknown.iter().filter(|one| one.slot.when == self.when)
    }

    /// The first names of the form, each once. What is too long, too much or without a work post is left out,
    /// and told.
    pub fn first_names(&self, form: &mut Form) -> Vec<FirstName> {
        let mut seen = BTreeSet::new();
        let mut names = FirstName::all(form);
        names.retain(|one| !one.name.is_empty() && seen.insert(fold(&one.name)));
        let only = self.places().first().map(|place| place.id.clone());
        if let Some(only) = only.filter(|_| self.places().len() == 1) {
            for one in &mut names {
                one.post.clone_from(&only);
            }
        }
        let typed = names.len();
        names.retain(|one| self.owns(&one.post));
        if names.len() < typed {
            form.wrong("walk_post", "presence-where-missing");
        }
        let placed = names.len();
        names.retain(|one| one.name.chars().count() <= LONGEST_NAME);
        names.truncate(MOST_NAMES.saturating_sub(self.stored_names().count()));
        if names.len() < placed {
            form.wrong("walk_in", "presence-first-names-many");
        }
        FirstName::put(form, &names);
        names
    }

    /// The first names of this list that the form takes away.
    pub fn gone(&self, form: &Form) -> Vec<String> {
        let gone = self.stored_names().filter(|one| form.has("gone", &one.id));
        gone.map(|one| one.id.clone()).collect()
    }

    /// The lines of the form that are of this list. That somebody is not on it any more is told, and why
    /// nothing can be noted of somebody stands at the line.
    pub fn take(&self, form: &mut Form) -> Vec<Typed> {
        let names = self.names();
        let is_own = |one: &Typed| {
            names.contains_key(&one.sent.person) && self.owns(&one.sent.slot.work_post)
        };
        let mut typed = forms::read(form, self.when);
        if typed.iter().any(|one| one.sent.mark.is_some() && !is_own(one)) {
            form.wrong("n", "presence-gone");
        }
        typed.retain(is_own);
        for one in typed.iter().filter(|one| self.changes(one)) {
            let Some(person) = self.somebody(&one.sent.person) else { continue };
            let is_taken_away = one.sent.mark.is_none() && person.is_open;
            let why = refused(person, &names[&person.id], self.when.day);
            if let Some(why) = why.filter(|_| !is_taken_away) {
                form.wrong(&field('c', one.number), why);
            }
        }
        typed
    }

    /// What stands below a name: the work post on the list of a site, an absence, who noted it.
    pub fn sub(&self, page: &Page, line: Option<&ListLine>, post: &str) -> String {
        let mut all = vec![];
        if self.here.is_site {
            all.push(self.here.post_name(post).to_owned());
        }
        let person = line.and_then(|line| self.somebody(&line.person));
        let is_closed = person.is_some_and(|one| !one.is_open);
        if is_closed {
            all.push(page.t("presence-file-is-closed"));
        }
        match line {
            None => all.push(page.t("presence-walks-in")),
            Some(line) => {
                let away = self.loaded.away.iter();
                let mut away = away.filter(|a| a.person == line.person && a.covers(self.when.day));
                if let Some(away) = away.next() {
                    let until = page.short_day(away.until);
                    let key = format!("presence-away-{}", away.code.word());
                    all.push(page.with(&key, "day", until));
                }
                if let Some(noted) = &line.noted {
                    all.push(noted_by(page, noted));
                } else if !line.is_expected && !is_closed {
                    all.push(page.t("presence-walks-in"));
                }
            }
        }
        all.join(" · ")
    }

    /// Why a work post is closed by the calendar, in words.
    fn why_closed(&self, page: &Page, post: &str) -> Option<String> {
        let place = self.here.places.iter().find(|place| place.id == post)?;
        self.loaded.expecting.why_closed(place, self.when).map(|why| page.why(&why))
    }

    /// Whether somebody is written as present who was not before.
    fn is_fresh(&self, one: &Typed) -> bool {
        let sent = &one.sent;
        let noted = self.line(&sent.person, &sent.slot.work_post).and_then(|l| l.noted.as_ref());
        let there = |mark: Option<Mark>| mark.is_some_and(|mark| mark.code.was_there());
        there(sent.mark) && !there(noted.map(|noted| noted.mark))
    }

    /// What speaks against what is going to be written: people who are noted, or expected, elsewhere, and
    /// who has no place here on that day. With what was known then.
    pub async fn warnings(
        &self,
        app: &App,
        page: &Page,
        typed: &[Typed],
    ) -> Result<(Vec<String>, Known), Problem> {
        let fresh: Vec<&Typed> = typed.iter().filter(|one| self.is_fresh(one)).collect();
        let is_changed = typed.iter().any(|one| self.changes(one));
        let old = long_ago(page, self.when.day).filter(|_| is_changed);
        if fresh.is_empty() {
            return Ok((old.into_iter().collect(), Known::default()));
        }
        let days = (self.when.day, self.when.day);
        let around = store::around(&app.db, &self.here.organisation, self.here.at(), days).await?;
        let names = self.names();
        let told = |one: &&Typed| {
            let mut known = around.known(&one.sent.person, &one.sent.slot);
            known.closed = self.why_closed(page, &one.sent.slot.work_post);
            let name = names.get(&one.sent.person).map_or("", String::as_str);
            doubt(self.when.day, &known).map(|doubt| doubtful(page, name, &doubt))
        };
        let said = old.into_iter().chain(fresh.iter().filter_map(told)).collect();
        let spot = |one: &&Typed| (one.sent.person.clone(), one.sent.slot.clone());
        let fresh = fresh.iter().map(spot).collect();
        Ok((said, Known { fresh, noted: around.noted().iter().cloned().collect() }))
    }
}

/// `Greta, 8:52`.
pub(super) fn noted_by(page: &Page, noted: &Noted) -> String {
    let hour = page.hour(noted.at);
    if noted.source == "kiosk" {
        return page.with("kiosk-noted", "hour", hour);
    }
    match noted.by.split(' ').next().unwrap_or_default() {
        "" => hour,
        first => format!("{first}, {hour}"),
    }
}
