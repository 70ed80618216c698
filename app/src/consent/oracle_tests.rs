//! On random networks, with consents given, coming, over and taken back, and days that pass: what the
//! program decides is what a naive reading of the whole history decides. At least 100,000 decisions.

use super::Basis;
use super::store::{self, NewConsent, NewEmergency};
use super::turn::turn;
use crate::access::store::standing;
use crate::access::{Act, Category, Kind, Role, Standing, offered};
use crate::organisations;
use crate::testing::TestApp;
use base::values;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

const ORGANISATIONS: usize = 4;
const ACCOUNTS: usize = 8;
const PEOPLE: usize = 5;
const DAYS: i32 = 8;

/// A consent as it happens: given on one day, from one day to another, taken back on a fourth.
#[derive(Debug, Clone)]
struct Given {
    person: usize,
    to: usize,
    categories: BTreeSet<Category>,
    noted: i32,
    from: i32,
    until: i32,
    withdrawn: Option<i32>,
}

#[derive(Debug, Clone)]
struct Taken {
    person: usize,
    account: usize,
    organisation: usize,
    day: i32,
    hours: i64,
}

#[derive(Debug, Clone)]
struct World {
    /// Account, organisation, role.
    roles: BTreeSet<(usize, usize, Role)>,
    /// Person, organisation.
    files: BTreeSet<(usize, usize)>,
    /// Person, account, organisation; the first of a person leads.
    team: BTreeSet<(usize, usize, usize)>,
    consents: Vec<Given>,
    emergencies: Vec<Taken>,
}

fn world() -> impl Strategy<Value = World> {
    let role = proptest::sample::select(Role::ALL.to_vec());
    let categories = btree_set(proptest::sample::select(Category::ALL.to_vec()), 0..10);
    let days = (0..DAYS / 2, 0..DAYS, 0..2 * DAYS, proptest::option::weighted(0.3, 0..DAYS));
    let given = (0..PEOPLE, 0..ORGANISATIONS, categories, days).prop_map(
        |(person, to, mut categories, (noted, from, length, withdrawn))| {
            categories.insert(Category::Identity);
            let from = noted.max(from);
            let withdrawn = withdrawn.filter(|day| *day >= noted);
            Given { person, to, categories, noted, from, until: from + length, withdrawn }
        },
    );
    let taken = (0..PEOPLE, 0..ACCOUNTS, 0..ORGANISATIONS, 0..DAYS, 1..40_i64).prop_map(
        |(person, account, organisation, day, hours)| Taken {
            person,
            account,
            organisation,
            day,
            hours,
        },
    );
    (
        btree_set((0..ACCOUNTS, 0..ORGANISATIONS, role), 10..28),
        btree_set((0..PEOPLE, 0..ORGANISATIONS), 3..12),
        btree_set((0..PEOPLE, 0..ACCOUNTS, 0..ORGANISATIONS), 0..8),
        vec(given, 6..40),
        vec(taken, 0..4),
    )
        .prop_map(|(roles, files, team, consents, emergencies)| World {
            roles,
            files,
            team,
            consents,
            emergencies,
        })
}

/// What a kind of data is called on the consent form, said once more.
fn category(kind: Kind) -> Option<Category> {
    Some(match kind {
        Kind::Identity => Category::Identity,
        Kind::Background | Kind::Aim => Category::WorkGoals,
        Kind::Income | Kind::Expenses => Category::Finances,
        Kind::Indications => Category::Health,
        Kind::Household => Category::Family,
        Kind::Steps | Kind::Appointments => Category::Agreements,
        Kind::NetworkNotes => Category::Notes,
        Kind::Life(category) => category,
        _ => return None,
    })
}

impl World {
    /// Whether an account reads, by way of another organisation than the keeper, a kind of data of a
    /// person on a day at nine in the morning: looked up in the history, one consent after the other.
    fn reads_of_others(&self, account: usize, person: usize, kind: Kind, day: i32) -> bool {
        let Some(category) = category(kind) else { return false };
        let works_there = |organisation: usize, category: Category| {
            self.roles.iter().any(|(a, o, role)| {
                let narrow = [Category::Identity, Category::Agreements, Category::WorkGoals];
                let may = match role {
                    Role::Coach | Role::Coordinator | Role::Partner => true,
                    Role::Instructor => narrow.contains(&category),
                    _ => false,
                };
                (*a, *o) == (account, organisation) && may
            })
        };
        let by_consent = self.consents.iter().any(|c| {
            c.person == person
                && c.noted <= day
                && c.from <= day
                && day <= c.until
                && c.withdrawn.is_none_or(|withdrawn| day < withdrawn)
                && c.categories.contains(&category)
                && works_there(c.to, category)
        });
        let urgent = [
            Category::Identity,
            Category::Agreements,
            Category::Family,
            Category::Health,
            Category::Notes,
        ];
        by_consent
            || self.emergencies.iter().any(|e| {
                (e.person, e.account) == (person, account)
                    && e.day <= day
                    && i64::from(day - e.day) * 24 < e.hours
                    && urgent.contains(&category)
                    && works_there(e.organisation, category)
            })
    }

    /// Whether the account stands near through a file of its own organisation.
    fn own(&self, account: usize, person: usize, organisation: usize) -> bool {
        self.files.contains(&(person, organisation))
            && self.roles.iter().any(|(a, o, role)| {
                (*a, *o) == (account, organisation)
                    && match role {
                        Role::Coach | Role::Coordinator | Role::Instructor => true,
                        Role::Partner => {
                            self.team.iter().any(|(p, a, _)| (*p, *a) == (person, account))
                        }
                        _ => false,
                    }
            })
    }
}

/// The ids of what was written for a world.
struct Written {
    accounts: Vec<String>,
    people: Vec<String>,
    organisations: Vec<String>,
}

#[expect(clippy::too_many_lines, reason = "the rows of each table, one below the other")]
async fn write(t: &TestApp, world: &World) -> Written {
    let now = t.app.now();
    let today = t.app.today();
    let mut organisations = vec![];
    let mut work = t.app.db.work().await.unwrap();
    for _ in 0..ORGANISATIONS {
        let id = base::id::new(now);
        let columns = ["id", "name", "folded_name", "kind", "made_at"];
        work.add_rows("organisation", &columns, vec![values![&id, &id, &id, "caw", now]])
            .await
            .unwrap();
        organisations.push(id);
    }
    work.save().await.unwrap();
    let mut accounts = vec![];
    for account in 0..ACCOUNTS {
        let name = format!("A{account} {}", organisations[0]);
        accounts.push(t.add_account(&name, &organisations[0], &[]).await);
    }
    let mut people = vec![];
    for _ in 0..PEOPLE {
        people.push(t.somebody().await);
    }
    let mut work = t.app.db.work().await.unwrap();
    // The file at De Kade, which nobody of this world works for, does no harm.
    for (account, organisation, role) in &world.roles {
        let columns = ["account", "organisation", "role", "scope"];
        let row = values![
            &accounts[*account],
            &organisations[*organisation],
            role.word(),
            role.scope().word()
        ];
        work.add_rows("account_role", &columns, vec![row]).await.unwrap();
    }
    for (person, organisation) in &world.files {
        let columns = ["person", "organisation", "sort_name", "from_day"];
        let row = values![&people[*person], &organisations[*organisation], "y x", today];
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
    }
    for (person, account, organisation) in &world.team {
        let columns = ["id", "person", "account", "organisation", "role", "leads", "from_day"];
        let (person, account) = (&people[*person], &accounts[*account]);
        let organisation = &organisations[*organisation];
        let row = values![base::id::new(now), person, account, organisation, "x", false, today];
        work.add_rows("team_member", &columns, vec![row]).await.unwrap();
    }
    work.save().await.unwrap();
    Written { accounts, people, organisations }
}

/// What happens on a day, through the same functions as the pages.
#[expect(clippy::too_many_lines, reason = "what happens on a day, one thing after the other")]
async fn happen(t: &TestApp, world: &World, ids: &Written, given: &mut [Option<String>], day: i32) {
    let (now, today) = (t.app.now(), t.app.today());
    let first = today.saturating_sub(day.days());
    let on = |n: i32| -> Date { first.saturating_add(n.days()) };
    let mut work = t.app.db.work().await.unwrap();
    for (consent, id) in world.consents.iter().zip(given.iter_mut()) {
        if consent.noted == day {
            let new = NewConsent {
                person: ids.people[consent.person].clone(),
                organisation: ids.organisations[consent.to].clone(),
                noted_for: t.kade.clone(),
                basis: Basis::Consent,
                legal_source: String::new(),
                purpose: "guidance".into(),
                categories: consent.categories.clone(),
                from: on(consent.from),
                until: on(consent.until),
                given_how: "spoken".into(),
                given_by: "person".into(),
                given_by_name: String::new(),
                language: String::new(),
                with_interpreter: false,
                attachment: None,
                noted_by: ids.accounts[0].clone(),
            };
            *id = Some(store::add(&mut work, (now, today), &new).await.unwrap());
        }
        if let (Some(id), true) = (id.as_deref(), consent.withdrawn == Some(day)) {
            let which = (id, ids.people[consent.person].as_str());
            store::withdraw(&mut work, now, which, &ids.accounts[0], "").await.unwrap();
        }
    }
    for e in world.emergencies.iter().filter(|e| e.day == day) {
        let new = NewEmergency {
            person: &ids.people[e.person],
            account: &ids.accounts[e.account],
            organisation: &ids.organisations[e.organisation],
            reason: "somebody fell",
            hours: e.hours,
        };
        store::open_emergency(&mut work, now, &new).await.unwrap();
    }
    work.save().await.unwrap();
}

/// Compares every decision of one account about one person; gives how many there were, and how many
/// were opened by what was given.
fn compare(
    world: &World,
    ids: &Written,
    found: &Standing,
    (account, person, day): (usize, usize, i32),
) -> (usize, usize) {
    let own_somewhere = (0..ORGANISATIONS).any(|o| world.own(account, person, o));
    let (mut all, mut given) = (0, 0);
    let unknown = (ORGANISATIONS, &String::new());
    for (o, organisation) in ids.organisations.iter().enumerate().chain([unknown]) {
        for kind in Kind::all() {
            all += 2;
            let reads = found.may(Act::Read, kind, organisation).is_allowed();
            let writes = found.may(Act::Write, kind, organisation).is_allowed();
            if world.own(account, person, o) {
                // The golden table tells what the own organisation opens.
                continue;
            }
            let wanted = world.reads_of_others(account, person, kind, day)
                && (own_somewhere || world.reads_of_others(account, person, Kind::Identity, day));
            assert_eq!(reads, wanted, "{account} {person} {kind:?} at {o}, day {day}: {world:?}");
            assert!(!writes, "{account} {person} {kind:?} at {o}, day {day}: {world:?}");
            // What came from the social security is never of others, whatever was given.
            assert!(!found.may_read_registry(kind, organisation).is_allowed(), "{world:?}");
            given += usize::from(reads);
        }
    }
    (all, given)
}

#[tokio::test]
async fn consents_open_and_close_as_their_whole_history_says() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        let (mut all, mut open) = (0, 0);
        while all < 100_000 {
            let world = world().new_tree(&mut runner).unwrap().current();
            let ids = write(&t, &world).await;
            let mut given = vec![None; world.consents.len()];
            for day in 0..DAYS {
                turn(&t.app).await.unwrap();
                happen(&t, &world, &ids, &mut given, day).await;
                for (a, account) in ids.accounts.iter().enumerate() {
                    for (p, person) in ids.people.iter().enumerate() {
                        let now: Timestamp = t.app.now();
                        let found = standing(&t.app.db, account, person, now).await.unwrap();
                        let (n, given) = compare(&world, &ids, &found, (a, p, day));
                        lists_agree(&t, &ids, &found, (account, person)).await;
                        all += n;
                        open += given;
                    }
                }
                t.clock.pass(SignedDuration::from_hours(24));
            }
        }
        // Neither everything nor nothing is open.
        assert!((1_000..40_000).contains(&open), "{open} of {all}");
    }
}

/// The view behind lists and search names exactly whom [`standing`] lets near, but for emergencies.
async fn lists_agree(
    t: &TestApp,
    ids: &Written,
    found: &Standing,
    (account, person): (&str, &str),
) {
    let near = "SELECT count(*) AS n FROM near_person WHERE account = $1 AND person = $2";
    let rows = t.app.db.row(near, values![account, person]).await.unwrap();
    let listed = rows.get::<i64>("n").unwrap() > 0;
    let by_consent = found.given(Category::Identity) == Some(crate::access::Through::Consent);
    assert_eq!(listed, !found.grants.is_empty() || by_consent);
    let shared = "SELECT count(*) AS n FROM shared_file WHERE person = $1";
    let rows = t.app.db.row(shared, values![person]).await.unwrap();
    let most = i64::try_from(ids.organisations.len()).unwrap();
    assert!(rows.get::<i64>("n").unwrap() <= most);
}

#[test]
fn nothing_is_offered_to_who_sees_numbers_only_and_no_health_to_a_union() {
    for kind in organisations::Kind::ALL {
        let may = offered(kind);
        let counts = matches!(kind, organisations::Kind::Umbrella | organisations::Kind::Province);
        assert_eq!(may.is_empty(), counts, "{kind:?}");
        assert!(may.is_empty() || may.contains(&Category::Identity), "{kind:?}");
    }
    let union = offered(organisations::Kind::Union);
    assert!(!union.contains(&Category::Health) && !union.contains(&Category::Justice));
    let employer = offered(organisations::Kind::Employer);
    assert!(!employer.iter().any(|c| {
        let work = [Category::Identity, Category::Agreements, Category::WorkGoals];
        !work.contains(c)
    }));
}
