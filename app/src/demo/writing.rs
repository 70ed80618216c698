//! Writes the demo network through the stores of the rooms, in batches.

use super::life::{File, Life};
use super::organisations::{FEDERATION, KADE};
use super::regions::REGIONS;
use super::scores;
use super::staff;
use super::store::{self, Beside};
use super::world::{Plan, Turns, World};
use super::{nele, past};
use crate::access::Role;
use crate::account::store::{self as accounts, NewAccount};
use crate::appointments::{self, Moment};
use crate::audit::{self, Deed, Line, Thing};
use crate::language::Language;
use crate::organisations::Kind;
use crate::people::store::{self as people, InvolvementRow, PersonRow, TeamRow};
use crate::trajectories::{self, Hours, NewStep};
use crate::web::App;
use crate::{administration, notes, safety_net};
use base::db::{Result, Work};
use base::id;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use outcomes::Rung;

/// How many people go in at once.
const AT_ONCE: u32 = 500;
/// The name of the demo network.
const NAME: &str = "Demonetwerk Westkant";

mod agreements;
mod consents;
mod expenses;
mod households;
mod offer;
mod presences;
mod referrals;
mod support;
mod watched;
mod ways;
mod weeks;

/// The ids that the database knows.
struct Ids {
    organisations: Vec<String>,
    workers: Vec<String>,
}

/// Makes the whole network. `tell` hears how many people are in.
pub async fn all(
    app: &App,
    plan: &Plan,
    fixed_today: Option<Date>,
    mut tell: impl FnMut(u32),
) -> Result<()> {
    let world = World::of(plan);
    let ids = found(app, &world, fixed_today).await?;
    let mut turns = Turns::new(&world);
    let mut seats = offer::Seats::default();
    let mut ways = ways::Ways::default();
    let mut index = 0;
    while index < plan.people {
        let until = plan.people.min(index + AT_ONCE);
        let lives = (index..until).map(|i| match i {
            0 => nele::life(&world, &mut turns),
            past::INDEX => past::life(&world, &mut turns),
            _ => Life::of(&world, &mut turns, u64::from(i)),
        });
        let lives: Vec<Life> = lives.collect();
        // A moment of its own per batch keeps the ids in order of writing.
        let batches = i64::from((plan.people - index) / AT_ONCE);
        let now = app.now() - SignedDuration::from_millis(batches);
        let persons = batch(app, now, (&world, &ids), (&lives, &mut seats, &mut ways)).await?;
        if index == 0 {
            participant(app, (&world, &ids), (&lives[0], &persons[0])).await?;
            let mut work = app.db.work().await?;
            watched::add(&mut work, (&world, &ids), (&lives, &persons)).await?;
            work.save().await?;
        }
        index = until;
        tell(index);
    }
    let (known, placed) = offer::write(app, &world, &ids, seats).await?;
    agreements::write(app, &world, &placed).await?;
    expenses::write(app, &world, &ids, &placed).await?;
    presences::write(app, &world, &ids).await?;
    ways::write(app, &world, &ids, (ways, known)).await?;
    let mut work = app.db.work().await?;
    store::finish(&mut work, NAME).await?;
    work.save().await?;
    app.read_network().await
}

/// Network, reference data, regions, organisations and workers, in one unit of work.
async fn found(app: &App, world: &World, fixed_today: Option<Date>) -> Result<Ids> {
    let now = app.now();
    let mut work = app.db.work().await?;
    let network =
        administration::store::name_network(&mut work, now, "", "Europe/Brussels").await?;
    store::mark(&mut work, &network, fixed_today).await?;
    trajectories::seed(&mut work).await?;
    crate::instruments::seed(&mut work).await?;
    store::add_regions(&mut work, now, &REGIONS).await?;
    let organisations = add_organisations(&mut work, now, world).await?;
    let workers = add_workers(&mut work, now, world, &organisations).await?;
    let line = Line::by_program(Deed::SetUp, Thing::Network, &network).because("demo network");
    audit::write(&mut work, now, &[line]).await?;
    work.save().await?;
    Ok(Ids { organisations, workers })
}

async fn add_organisations(work: &mut Work, now: Timestamp, world: &World) -> Result<Vec<String>> {
    let mut ids = vec![];
    for one in &world.organisations {
        let place = Some(one.municipality.nis);
        let id = crate::organisations::store::add(work, now, &one.name, one.kind, place).await?;
        store::set_reach(work, &id, one).await?;
        ids.push(id);
    }
    let since = super::chance::plus(world.today, -3652);
    for (umbrella, kind) in [(FEDERATION, Kind::Arbeidszorg), (FEDERATION + 1, Kind::Maatwerk)] {
        let all = world.organisations.iter().zip(&ids);
        let members: Vec<&str> =
            all.filter(|(o, _)| o.kind == kind).map(|(_, id)| id.as_str()).collect();
        store::add_members(work, &ids[umbrella], since, &members).await?;
    }
    Ok(ids)
}

async fn add_workers(
    work: &mut Work,
    now: Timestamp,
    world: &World,
    organisations: &[String],
) -> Result<Vec<String>> {
    let mut ids = vec![];
    for worker in &world.workers {
        let new = NewAccount {
            organisation: &organisations[worker.organisation],
            name: &worker.name,
            email: &worker.email,
            job_title: worker.title,
            language: Language::Nl,
            password_hash: None,
            person: None,
            roles: &[worker.role],
        };
        ids.push(accounts::add(work, now, &new).await?);
    }
    Ok(ids)
}

/// The account of the participant, and how it goes with her.
async fn participant(
    app: &App,
    (world, ids): (&World, &Ids),
    (life, person): (&Life, &str),
) -> Result<()> {
    let mut work = app.db.work().await?;
    let new = NewAccount {
        organisation: &ids.organisations[KADE],
        name: nele::NAME,
        email: nele::EMAIL,
        job_title: "",
        language: Language::Nl,
        password_hash: None,
        person: Some(person),
        roles: &[Role::Participant],
    };
    let account = accounts::add(&mut work, app.now(), &new).await?;
    let worker = &ids.workers[world.worker(staff::JORIS).unwrap_or(0)];
    let when = (app.now(), world.today);
    let at = (person, ids.organisations[KADE].as_str());
    let scores = scores::write(&mut work, when, at, (worker, &account)).await?;
    let scored = |id: &String| Line::by_program(Deed::Make, Thing::Assessment, id).about(person);
    let mut lines: Vec<Line> = scores.iter().map(scored).collect();
    lines.push(Line::by_program(Deed::Make, Thing::Account, &account).about(person));
    let whose = (person, at.1, account.as_str());
    let day = super::chance::plus(world.today, nele::AGREED);
    let agreed = support::agree_on_own_page(app, &mut work, life, whose, day).await?;
    lines.extend(agreed.map(|id| Line::by_program(Deed::Make, Thing::Plan, &id).about(person)));
    audit::write(&mut work, app.now(), &lines).await?;
    work.save().await
}

/// Some lives in one unit of work. Gives their ids.
async fn batch(
    app: &App,
    now: Timestamp,
    (world, ids): (&World, &Ids),
    (lives, seats, ways): (&[Life], &mut offer::Seats, &mut ways::Ways),
) -> Result<Vec<String>> {
    let today = world.today;
    let persons: Vec<String> = lives.iter().map(|_| id::new(now)).collect();
    let mut work = app.db.work().await?;
    let rows: Vec<PersonRow> = lives.iter().zip(&persons).map(|(l, p)| ids.person(p, l)).collect();
    people::add_many(&mut work, now, &rows).await?;
    for row in &rows {
        if let Some(day) = row.involvements.iter().map(|file| file.from_day).min() {
            store::set_written_in(&mut work, &row.id, afternoon(day)).await?;
        }
    }
    let mut beside = Beside::default();
    let has_way = ways.take(lives, &persons, today);
    for ((life, person), has_way) in lives.iter().zip(&persons).zip(has_way) {
        beside.add(now, person, (life, has_way), &ids.organisations);
    }
    beside.write(&mut work).await?;
    let steps = add_steps(&mut work, now, ids, lives, &persons).await?;
    seats.take(lives, &persons, &steps);
    add_talk(&mut work, ids, lives, &persons).await?;
    let (relatives, homes) = households::add(&mut work, now, ids, lives, &persons).await?;
    let all = [persons.clone(), relatives].concat();
    support::add(&mut work, now, (world, ids), (lives, &persons), &homes).await?;
    consents::add(&mut work, (now, today), ids, lives, &persons).await?;
    referrals::add(&mut work, (now, today), ids, lives, &persons).await?;
    let lines: Vec<Line> = all
        .iter()
        .map(|p| Line::by_program(Deed::Make, Thing::Person, p).about(p).because("demo network"))
        .collect();
    audit::write(&mut work, now, &lines).await?;
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    safety_net::settle(&mut work, today, &all).await?;
    work.save().await?;
    Ok(persons)
}

/// A step can only name one that is already there, so ways back go in after what they restore. Gives the
/// ids of the steps of each life.
async fn add_steps(
    work: &mut Work,
    now: Timestamp,
    ids: &Ids,
    lives: &[Life],
    persons: &[String],
) -> Result<Vec<Vec<Option<String>>>> {
    let mut known: Vec<Vec<Option<String>>> =
        lives.iter().map(|l| vec![None; l.course.steps.len()]).collect();
    loop {
        let (mut ready, mut places) = (vec![], vec![]);
        for (at, life) in lives.iter().enumerate() {
            for (number, step) in life.course.steps.iter().enumerate() {
                let restored = step.way_back_of.map(|back| known[at][back].clone());
                if known[at][number].is_some() || restored == Some(None) {
                    continue;
                }
                let way_back_of = restored.flatten();
                ready.push(NewStep { way_back_of, ..ids.step(&persons[at], life, number) });
                places.push((at, number));
            }
        }
        if ready.is_empty() {
            return Ok(known);
        }
        let made = trajectories::store::add_steps_many(work, now, &ready).await?;
        for ((at, number), id) in places.into_iter().zip(made) {
            known[at][number] = Some(id);
        }
    }
}

/// How long a talk of a day took: not of each of them somebody says so.
fn length(day: Date) -> Option<i64> {
    [None, Some(30), Some(45), Some(15), Some(60)][usize::from(day.day().unsigned_abs()) % 5]
}

async fn add_talk(work: &mut Work, ids: &Ids, lives: &[Life], persons: &[String]) -> Result<()> {
    let (mut said, mut agreed) = (vec![], vec![]);
    for (life, person) in lives.iter().zip(persons) {
        said.extend(life.notes.iter().map(|n| notes::store::NewNote {
            author: ids.workers[n.worker].clone(),
            organisation: ids.organisations[n.organisation].clone(),
            kind: n.kind,
            day: n.day,
            minutes: length(n.day),
            body: n.body.clone(),
            level: n.level,
            people: vec![person.clone()],
            made_at: afternoon(n.day),
        }));
        agreed.extend(life.appointments.iter().map(|a| appointments::store::NewAppointment {
            person: person.clone(),
            account: ids.workers[a.worker].clone(),
            organisation: ids.organisations[a.organisation].clone(),
            moment: Moment { day: a.when.0, minute: a.when.1, kind: a.kind },
            place: a.place.to_owned(),
            text: a.text.to_owned(),
            state: a.state,
            note: None,
            made_at: afternoon(life.notes.last().map_or(a.when.0, |n| n.day)),
        }));
    }
    notes::store::add_many(work, said).await?;
    appointments::store::add_many(work, agreed).await.map(drop)
}

/// A moment in the afternoon of a day, when notes are written.
fn afternoon(day: Date) -> Timestamp {
    let zone = jiff::tz::TimeZone::UTC;
    day.at(14, 30, 0, 0).to_zoned(zone).map_or(Timestamp::UNIX_EPOCH, |at| at.timestamp())
}

impl Ids {
    fn person(&self, id: &str, life: &Life) -> PersonRow {
        let file = |f: &File| InvolvementRow {
            organisation: self.organisations[f.organisation].clone(),
            from_day: f.from,
            closed: f.closed.map(|(day, ending)| (day, ending.reason().word().to_owned())),
        };
        let made_by = life.noted_by(None).unwrap_or(0);
        PersonRow {
            id: id.to_owned(),
            new: life.new.clone(),
            made_by: self.organisations[made_by].clone(),
            imported_by: None,
            involvements: life.files.iter().map(file).collect(),
            team: life
                .team
                .iter()
                .map(|m| TeamRow {
                    account: self.workers[m.worker].clone(),
                    organisation: self.organisations[m.organisation].clone(),
                    role: m.role.to_owned(),
                    leads: m.leads,
                    from_day: m.from,
                    until_day: m.until,
                })
                .collect(),
        }
    }

    fn step(&self, person: &str, life: &Life, number: usize) -> NewStep {
        let step = &life.course.steps[number];
        let rung = Rung::new(i64::from(step.form.rung())).expect("forms have rungs 1 to 6");
        let next = life.course.steps.get(number + 1).map(|s| s.form.rung());
        let organisation = &self.organisations[step.organisation];
        NewStep {
            place: step.place.to_owned(),
            hours: step.quarters.and_then(Hours::from_quarters),
            end: step.end.map(|(day, ending)| trajectories::Ending {
                day,
                reason: ending.reason_towards(next),
                remark: String::new(),
                perspective: ending.perspective(step.form.rung(), next),
            }),
            ..NewStep::open(person, organisation, rung, step.form.key(), step.start)
        }
    }
}
