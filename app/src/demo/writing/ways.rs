//! The ways in, once the work posts are there.

use super::{Ids, afternoon, offer};
use crate::access::Role;
use crate::audit::{self, Deed, Line, Thing};
use crate::demo::life::Life;
use crate::demo::ways::{self, Way};
use crate::demo::world::World;
use crate::safety_net;
use crate::way_in::store::{NewWay, add_many};
use crate::web::App;
use base::db::Result;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The ways in, gathered while people are written.
#[derive(Default)]
pub(super) struct Ways {
    all: Vec<(String, Way, Option<usize>)>,
    turn: usize,
    /// How many have a way at each organisation.
    seats: BTreeMap<usize, usize>,
}

impl Ways {
    /// Takes the ways of some lives; says of each whether it has one: then it tells of the first waiting.
    pub fn take(&mut self, lives: &[Life], persons: &[String], today: Date) -> Vec<bool> {
        let mut has = vec![];
        for (life, person) in lives.iter().zip(persons) {
            let at = life.course.waits.first().map(|wait| wait.organisation);
            let seat = at.and_then(|at| self.seats.get(&at)).copied().unwrap_or(0);
            let way = match self.turn {
                0 => ways::of_nele(life),
                turn => ways::of(life, today, (turn, seat)),
            };
            if let Some(way) = &way {
                *self.seats.entry(way.organisation).or_default() += 1;
            }
            has.push(way.is_some());
            let lead = life.team.iter().find(|m| m.leads && m.until.is_none());
            self.all.extend(way.map(|way| (person.clone(), way, lead.map(|lead| lead.worker))));
            self.turn += 1;
        }
        has
    }
}

/// Writes them, in one unit of work.
pub(super) async fn write(
    app: &App,
    world: &World,
    ids: &Ids,
    (ways, known): (Ways, offer::Known),
) -> Result<()> {
    let mut work = app.db.work().await?;
    let mut all = vec![];
    for (person, way, lead) in &ways.all {
        let key = way.post.map(|(form, place)| (way.organisation, form, place));
        let post = key.and_then(|key| known.get(&key).cloned().map(|id| (id, key)));
        let by = lead.or_else(|| {
            let coordinates = |w: &crate::demo::staff::Worker| {
                w.organisation == way.organisation && w.role == Role::Coordinator
            };
            world.workers.iter().position(coordinates)
        });
        let what = post.as_ref().map(|(_, (_, form, place))| (Some((*form).to_owned()), *place));
        let (form, place) = what.unwrap_or_default();
        let new = NewWay {
            person: person.clone(),
            organisation: ids.organisations[way.organisation].clone(),
            waits_for: (form, place.to_owned()),
            work_post: post.map(|(id, _)| id),
            signed_up_by: way.by.to_owned(),
            referral: None,
            made_by: by.map(|at| ids.workers[at].clone()),
        };
        let changes = way.changes.iter().cloned();
        all.push((new, changes.map(|change| (afternoon(change.day), change)).collect()));
    }
    let made = add_many(&mut work, app.now(), all).await?;
    let people: Vec<&str> = ways.all.iter().map(|(person, ..)| person.as_str()).collect();
    let line = |(id, person): (&String, &&str)| {
        Line::by_program(Deed::Make, Thing::WayIn, id).about(person).because("demo network")
    };
    let lines: Vec<Line> = made.iter().zip(&people).map(line).collect();
    audit::write(&mut work, app.now(), &lines).await?;
    safety_net::settle(&mut work, world.today, &people).await?;
    work.save().await
}
