//! Random histories, as facts and as rows of the database.

use crate::safety_net::{
    Appointment, ClosedPlace, Contact, Facts, Involvement, Member, Permission, Step, Waiting,
};
use crate::testing::TestApp;
use base::db::{Db, Work};
use base::values;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// The organisations of the random histories.
pub const ORGANISATIONS: [&str; 2] = ["kade", "leiekant"];
/// The day on which they are read.
pub const TODAY: Date = date(2026, 11, 22);

fn organisation() -> impl Strategy<Value = String> {
    prop::sample::select(ORGANISATIONS.to_vec()).prop_map(str::to_owned)
}

/// A day not after today.
fn past() -> impl Strategy<Value = Date> {
    (0_i32..900).prop_map(|days| TODAY - days.days())
}

fn any_day() -> impl Strategy<Value = Date> {
    (-500_i32..900).prop_map(|days| TODAY - days.days())
}

/// A first day, and a last day that may be missing.
fn period() -> impl Strategy<Value = (Date, Option<Date>)> {
    (any_day(), prop::option::weighted(0.7, 0_i32..500))
        .prop_map(|(from, days)| (from, days.map(|days| from + days.days())))
}

fn step() -> impl Strategy<Value = Step> {
    let forms = vec![("ama-welzijn", 3), ("activeringstraject", 4), ("home", 1), ("enclave", 5)];
    (organisation(), prop::sample::select(forms), period()).prop_map(
        |(organisation, (form, rung), (from, until))| Step {
            id: String::new(),
            organisation,
            rung,
            work_form: form.to_owned(),
            regular: false,
            place: String::new(),
            from,
            until,
        },
    )
}

fn member() -> impl Strategy<Value = Member> {
    (organisation(), past(), prop::option::of(0_i32..300), any::<bool>()).prop_map(
        |(organisation, from, days, leads)| Member {
            account: String::new(),
            organisation,
            leads,
            from,
            until: days.map(|days| (from + days.days()).min(TODAY)),
        },
    )
}

fn permission() -> impl Strategy<Value = Permission> {
    (
        organisation(),
        prop::sample::select(vec!["vdab", "ocmw"]),
        any::<bool>(),
        prop::option::weighted(0.9, any_day()),
    )
        .prop_map(|(organisation, given_by, is_decided, valid_until)| Permission {
            organisation,
            given_by: given_by.to_owned(),
            is_decided,
            valid_until,
        })
}

fn appointment() -> impl Strategy<Value = Appointment> {
    (organisation(), any_day(), any::<bool>())
        .prop_map(|(organisation, day, is_open)| Appointment { organisation, day, is_open })
}

fn closed_place() -> impl Strategy<Value = ClosedPlace> {
    (organisation(), prop::option::of(any_day()), past()).prop_map(
        |(organisation, until, since)| ClosedPlace {
            organisation,
            step: String::new(),
            until,
            since,
        },
    )
}

/// Files: at most one per organisation, as the key of the table says.
fn involvements() -> impl Strategy<Value = Vec<Involvement>> {
    let file = |organisation: &'static str| {
        (past(), prop::bool::weighted(0.15)).prop_map(move |(from, closed)| Involvement {
            organisation: organisation.to_owned(),
            from,
            until: closed.then_some(TODAY),
        })
    };
    (prop::option::weighted(0.9, file("kade")), prop::option::of(file("leiekant")))
        .prop_map(|(one, other)| one.into_iter().chain(other).collect())
}

/// Everything that can be recorded about one person.
#[expect(clippy::too_many_lines, reason = "a strategy for each fact, one below the other")]
pub fn any_facts() -> impl Strategy<Value = Facts> {
    (
        involvements(),
        prop::collection::vec(member(), 0..3),
        prop::collection::vec(step(), 0..5),
        prop::collection::vec(period(), 0..2),
        prop::collection::vec(permission(), 0..4),
        prop::collection::vec(appointment(), 0..4),
        prop::collection::vec((organisation(), past()), 0..3),
        prop::option::weighted(0.4, prop::option::of(any_day())),
        prop::bool::weighted(0.3),
        prop::collection::vec(closed_place(), 0..3),
    )
        .prop_map(
            |(
                involvements,
                team,
                steps,
                waiting,
                permissions,
                appointments,
                contacts,
                child,
                bare,
                closed_places,
            )| {
                let mut facts = Facts::none(TODAY);
                facts.involvements = involvements;
                facts.team = possible(team);
                facts.steps = steps;
                for (number, step) in facts.steps.iter_mut().enumerate() {
                    step.id = format!("step{number}");
                }
                facts.waiting =
                    waiting.into_iter().map(|(from, until)| Waiting { from, until }).collect();
                facts.permissions = permissions;
                // A place is given at a step.
                if !facts.steps.is_empty() {
                    facts.closed_places = closed_places;
                }
                facts.appointments = appointments;
                facts.contacts = contacts
                    .into_iter()
                    .map(|(organisation, day)| Contact { organisation, day })
                    .collect();
                facts.child_until = child.map(|until| until.unwrap_or(Date::MAX));
                if bare { without_anything(facts) } else { facts }
            },
        )
}

/// Somebody for whom nothing was done yet: so is a child in a household.
fn without_anything(facts: Facts) -> Facts {
    Facts {
        involvements: facts.involvements,
        contacts: facts.contacts,
        child_until: facts.child_until,
        ..Facts::none(TODAY)
    }
}

/// A person with this name.
pub async fn add_person(work: &mut Work, t: &TestApp, id: &str, name: &str) {
    let now = t.app.now();
    work.run(
        "INSERT INTO person (id, given_name, family_name, sort_name, made_by_organisation, made_at,
         changed_at) VALUES ($1, $2, 'Zandvoorde', $3, $4, $5, $6)",
        values![id, name, format!("zandvoorde {}", name.to_lowercase()), &t.kade, now, now],
    )
    .await
    .unwrap();
}

/// An open file.
pub async fn add_involvement(work: &mut Work, person: &str, organisation: &str, from: Date) {
    work.run(
        "INSERT INTO involvement (person, organisation, sort_name, from_day)
         VALUES ($1, $2, (SELECT sort_name FROM person WHERE id = $1), $3)",
        values![person, organisation, from],
    )
    .await
    .unwrap();
}

/// The reasons that stand on any board on a day, in the order of their words.
pub async fn kinds_on(db: &Db, day: Date) -> Vec<String> {
    let rows = db
        .rows("SELECT kind FROM signal WHERE from_day <= $1 ORDER BY kind", values![day])
        .await
        .unwrap();
    rows.iter().map(|r| r.get("kind").unwrap()).collect()
}

/// The memberships that can stand beside each other: one colleague is on a team once at a time for
/// an organisation, and one leads.
fn possible(team: Vec<Member>) -> Vec<Member> {
    let mut all: Vec<Member> = vec![];
    for mut member in team {
        let open = |m: &&Member| m.until.is_none() && member.until.is_none();
        if all.iter().filter(open).any(|m| m.organisation == member.organisation) {
            continue;
        }
        member.leads &= !all.iter().filter(open).any(|m| m.leads);
        all.push(member);
    }
    all
}
