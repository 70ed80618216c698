//! A person's parts of life: the latest views side by side, and everything that was scored.
//!
//! A worker and the person have the same pages, at two addresses: [`Desk`] says which one it is.

pub(super) mod one;
mod own;
pub(super) mod score;

use super::overview::{current, seen};
use super::shown::{self, Row};
use super::store::{self, Assessment};
use super::{Instrument, REGISTRY, Scorer, low};
use crate::access::{self, Act, Actor, Category, File, Kind};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;

/// The routes of this room.
pub fn routes() -> Routes {
    let own = super::making::routes(super::mine_pages::routes(Routes::new()));
    own.get("/people/{id}/domains", Door::Person, show)
        .get("/people/{id}/domains/new", Door::Person, score::ask)
        .post("/people/{id}/domains/new", Door::Person, score::save)
        .get("/people/{id}/domains/{assessment}", Door::Person, one::show)
        .post("/people/{id}/domains/{assessment}/withdraw", Door::Person, one::withdraw)
}

/// Where somebody's parts of life are looked at.
pub(super) struct Desk {
    /// The opened file.
    pub file: File,
    /// How the person is called.
    pub name: String,
    /// The address of the overview; the other pages stand below it.
    pub base: String,
    /// Where the crumb leads.
    pub back: String,
    /// Whether the reader is the person.
    pub is_own: bool,
}

impl Desk {
    /// A worker's, at somebody's file.
    pub(super) async fn of(app: &App, actor: &Actor, person: &str) -> Result<Desk, Problem> {
        let file = access::open(app, actor, person, "domains").await?;
        Ok(Desk {
            name: crate::people::store::name_of(&app.db, person).await?,
            base: format!("/people/{person}/domains"),
            back: format!("/people/{person}"),
            is_own: false,
            file,
        })
    }

    /// The organisation for which scores are written down.
    pub(super) fn organisation<'a>(&'a self, actor: &'a Actor) -> Result<&'a str, Problem> {
        if self.is_own {
            return Ok(&actor.organisation);
        }
        let may = |c: &Category| self.file.organisation(actor, Act::Write, Kind::Life(*c)).ok();
        if let Some(organisation) = Category::LIFE.iter().find_map(may) {
            return Ok(organisation);
        }
        let verdict = self.file.may(Act::Write, Kind::Life(Category::WorkGoals));
        Err(Problem::Closed(access::store::because(verdict.reason())))
    }

    /// What is open to read: a category, or scores of it that were given; or why it is not.
    pub(super) fn opens(
        &self,
        category: Category,
        given: Option<&Assessment>,
    ) -> Result<(), &'static str> {
        opens(&self.file, category, given)
    }

    /// The organisation for which scores with an instrument are written down: the one whose instrument it is,
    /// where the reader may; else that of the reader. Nobody scores with the list of another organisation.
    pub(super) fn keeper<'a>(
        &'a self,
        actor: &'a Actor,
        instrument: &'a Instrument,
    ) -> Result<&'a str, Problem> {
        let own = self.organisation(actor)?;
        let Some(owner) = instrument.organisation.as_deref() else { return Ok(own) };
        let writes = |c: &Category| self.file.writes_at(Kind::Life(*c), owner);
        let is_there = if self.is_own { owner == own } else { Category::LIFE.iter().any(writes) };
        if is_there { Ok(owner) } else { Err(Problem::NotFound) }
    }

    /// Whether an instrument is of the whole network, or of an organisation near the reader.
    pub(super) fn works_with(&self, actor: &Actor, instrument: &Instrument) -> bool {
        instrument
            .organisation
            .as_deref()
            .is_none_or(|owner| owner == actor.organisation || self.file.standing.through(owner))
    }
}

/// What a file opens to read: a category, or scores of it that were given; or why it does not.
pub(super) fn opens(
    file: &File,
    category: Category,
    given: Option<&Assessment>,
) -> Result<(), &'static str> {
    let kind = Kind::Life(category);
    let verdict = match given {
        None => file.may(Act::Read, kind),
        Some(given) if given.source == REGISTRY => {
            file.standing.may_read_registry(kind, &given.organisation)
        }
        Some(given) => file.may_at(Act::Read, kind, &given.organisation),
    };
    if verdict.is_allowed() { Ok(()) } else { Err(verdict.reason()) }
}

/// Which instrument is asked for.
#[derive(Debug, Default, serde::Deserialize)]
pub(super) struct Asked {
    /// Its key.
    #[serde(default)]
    pub instrument: String,
}

/// An instrument to choose.
struct Choice {
    key: String,
    name: String,
    is_here: bool,
    /// Whether the person fills it in.
    is_for_person: bool,
}

/// Scores that were given together, in the list.
struct Listed {
    id: String,
    day: String,
    who: String,
    by: String,
    is_withdrawn: bool,
}

#[derive(askama::Template)]
#[template(path = "instruments/overview.html")]
struct Overview {
    page: Page,
    desk: Desk,
    choices: Vec<Choice>,
    key: String,
    explanation: String,
    licence: String,
    /// How many domains are to be scored again; else the next day on which one is.
    due: (usize, Option<String>),
    rows: Vec<Row>,
    listed: Vec<Listed>,
    /// Why scores of another organisation are closed, when there are any.
    elsewhere: Option<String>,
    may_score: bool,
    /// Whether a score can become a goal of the plan: who may write it.
    may_set_goals: bool,
    /// Whether the words of the list exist in the reader's language.
    speaks: bool,
}

impl Overview {
    /// What stands above the worker's view, and above the person's.
    fn heading(&self, place: impl std::borrow::Borrow<usize>) -> String {
        self.page.t(["instruments-by-worker", "instruments-by-person"][*place.borrow()])
    }

    /// Whether there is a drawing to explain.
    fn is_drawn(&self) -> bool {
        self.rows.iter().any(|row| row.line.is_some())
    }

    /// Whether anything was scored that the reader may see.
    fn is_scored(&self) -> bool {
        self.rows.iter().any(|row| !row.past.is_empty())
    }
}

async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = Desk::of(&app, &actor, &person).await?;
    overview(&app, page, &actor, desk, &asked.instrument).await
}

/// The overview, with one instrument open: the one that is asked for, else the one scored last, else
/// the first.
#[expect(clippy::too_many_lines, reason = "the parts of the page, one below the other")]
pub(super) async fn overview(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    asked: &str,
) -> Answer {
    // Who may read no part of life at all reads why.
    if !Category::LIFE.iter().any(|category| desk.opens(*category, None).is_ok()) {
        desk.file.demand(Act::Read, Kind::Life(Category::WorkGoals))?;
    }
    let all = store::instruments(&app.db).await?;
    let given = store::of_person(&app.db, &desk.file.person).await?;
    // What is closed altogether does not even tell with which instrument it was scored.
    let is_open = |i: &Instrument, a: &Assessment| {
        a.instrument == i.id
            && i.domains
                .iter()
                .any(|d| a.score(&d.key).is_some() && desk.opens(d.category, Some(a)).is_ok())
    };
    let is_used = |i: &Instrument| given.iter().any(|a| is_open(i, a));
    let offered: Vec<&Instrument> = all
        .iter()
        .filter(|i| (i.holds(page.today) && desk.works_with(actor, i)) || is_used(i))
        .collect();
    let last = given.iter().find_map(|a| all.iter().find(|i| is_open(i, a)));
    let chosen = offered.iter().find(|i| i.key == asked).copied().or(last);
    let chosen = chosen.or(offered.first().copied()).ok_or(Problem::NotFound)?;
    let now = current(&all, &chosen.key, page.today).unwrap_or(chosen);
    let open = |category: Category, given: Option<&Assessment>| desk.opens(category, given);
    let lines = seen(now, &all, &given, &open);
    low::on_overview(app, actor, &desk, &lines).await?;
    let days = || lines.iter().filter_map(|line| line.due);
    let overdue = days().filter(|day| *day <= page.today).count();
    let due = (overdue, days().min().filter(|_| overdue == 0).map(|day| page.day(day)));
    let (listed, elsewhere) = listed(&page, &desk, now, (&all, &given));
    let mut choices: Vec<Choice> = vec![];
    for one in &offered {
        if !choices.iter().any(|choice| choice.key == one.key) {
            let named = current(&all, &one.key, page.today).unwrap_or(one);
            let name = named.name.say(page.language).to_owned();
            choices.push(Choice {
                key: one.key.clone(),
                name,
                is_here: one.key == now.key,
                is_for_person: named.is_for(Scorer::Person),
            });
        }
    }
    let may_score = now.holds(page.today) && score::may(&desk, actor, now);
    let all = Overview {
        choices,
        key: now.key.clone(),
        explanation: now.explanation.say(page.language).to_owned(),
        licence: now.licence.say(page.language).to_owned(),
        due,
        rows: shown::rows(&page, lines, (!desk.is_own).then_some(&desk.name)),
        listed,
        elsewhere,
        may_score,
        may_set_goals: !desk.is_own && desk.file.writes(Kind::Life(Category::WorkGoals)),
        speaks: now.speaks(page.language),
        desk,
        page,
    };
    if all.desk.is_own { view::show(&own::Own::of(all, now)) } else { view::show(&all) }
}

/// The assessments with an instrument of which the reader may see something; and why others are
/// closed, where the part of life itself is open to the reader.
fn listed(
    page: &Page,
    desk: &Desk,
    now: &Instrument,
    (all, given): (&[Instrument], &[Assessment]),
) -> (Vec<Listed>, Option<String>) {
    let mut elsewhere = None;
    let mut listed = vec![];
    for assessment in given {
        let Some(of) = all.iter().find(|i| i.id == assessment.instrument && i.key == now.key)
        else {
            continue;
        };
        let domains = assessment.scores.iter().filter_map(|score| of.domain(&score.domain));
        let mut is_open = false;
        for domain in domains {
            match desk.opens(domain.category, Some(assessment)) {
                Ok(()) => is_open = true,
                Err(reason) if desk.opens(domain.category, None).is_ok() => {
                    elsewhere = Some(page.say(&access::store::because(reason)));
                }
                Err(_) => {}
            }
        }
        if is_open {
            listed.push(Listed {
                id: assessment.id.clone(),
                day: page.day(assessment.day),
                who: shown::who(page, assessment.by, desk.is_own),
                by: match shown::together(page, assessment) {
                    Some(with) => format!("{with} · {}", assessment.organisation_name),
                    None => {
                        format!("{} · {}", assessment.made_by_name, assessment.organisation_name)
                    }
                },
                is_withdrawn: assessment.withdrawn_at.is_some(),
            });
        }
    }
    (listed, elsewhere)
}
