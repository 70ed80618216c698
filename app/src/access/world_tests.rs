//! The function and its SQL twin agree: on random worlds of accounts, roles, files and teams, the
//! view `visible_person`, [`standing`] and a naive reading of the rules in plain Rust say the same.

use super::store::standing;
use super::{Act, Grant, Kind, Role, Scope, Standing};
use crate::testing::TestApp;
use base::db::{Db, Value};
use base::values;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

const ACCOUNTS: usize = 4;
const ORGANISATIONS: usize = 3;
const PEOPLE: usize = 4;

/// A small network; numbers stand for accounts, organisations and people.
#[derive(Debug, Clone)]
struct World {
    /// Account, organisation, role.
    roles: BTreeSet<(usize, usize, Role)>,
    /// Person, organisation, and whether that file was closed.
    files: Vec<(usize, usize, bool)>,
    /// Person, account, organisation, whether leading, whether over.
    team: Vec<(usize, usize, usize, bool, bool)>,
    /// Per account the person behind it, and whether the account is closed.
    selves: Vec<(Option<usize>, bool)>,
}

fn world() -> impl Strategy<Value = World> {
    let role = proptest::sample::select(Role::ALL.to_vec());
    let file = (0..PEOPLE, 0..ORGANISATIONS, any::<bool>());
    let member = (0..PEOPLE, 0..ACCOUNTS, 0..ORGANISATIONS, any::<bool>(), any::<bool>());
    let itself = (proptest::option::weighted(0.3, 0..PEOPLE), any::<bool>());
    (
        proptest::collection::btree_set((0..ACCOUNTS, 0..ORGANISATIONS, role), 0..9),
        vec(file, 0..8),
        vec(member, 0..8),
        vec(itself, ACCOUNTS),
    )
        .prop_map(|(roles, mut files, mut team, selves)| {
            // Nobody is twice on a team for one organisation, and one leads.
            let (mut present, mut led) = (BTreeSet::new(), BTreeSet::new());
            team.retain_mut(|(p, a, o, leads, over)| {
                *leads = *leads && (*over || led.insert(*p));
                *over || present.insert((*p, *a, *o))
            });
            files.sort_unstable();
            files.dedup_by_key(|(person, organisation, _)| (*person, *organisation));
            World { roles, files, team, selves }
        })
}

impl World {
    /// The rules of [`Role::scope`] read aloud: a role opens the files of its own organisation; a
    /// partner's only for people on whose team the partner is today.
    fn standing(&self, account: usize, person: usize) -> Standing {
        let now_on_team = || {
            self.team
                .iter()
                .filter(|(p, a, _, _, over)| (*p, *a, *over) == (person, account, false))
        };
        let mut grants = vec![];
        for (_, organisation, role) in self.roles.iter().filter(|(a, ..)| *a == account) {
            let has_file = self.files.iter().any(|(p, o, _)| (*p, *o) == (person, *organisation));
            let opens = match role {
                Role::Coach | Role::Coordinator | Role::Instructor => true,
                Role::Partner => now_on_team().next().is_some(),
                _ => false,
            };
            if has_file && opens {
                grants.push(Grant { role: *role, organisation: format!("o{organisation}") });
            }
        }
        grants.sort();
        let (itself, closed) = self.selves[account];
        let over = self.files.iter().filter(|(p, _, over)| *p == person && *over);
        let over = over.map(|(_, o, _)| format!("o{o}"));
        Standing {
            closed: over.filter(|o| grants.iter().any(|g| g.organisation == *o)).collect(),
            // Who is on a team without any file in reach stands nowhere.
            on_team: !grants.is_empty() && now_on_team().next().is_some(),
            leads: !grants.is_empty() && now_on_team().any(|(_, _, _, leads, _)| *leads),
            is_self: itself == Some(person) && !closed,
            grants,
            ..Standing::default()
        }
    }

    /// Whether an account may write steps of an organisation, read aloud: as coach or coordinator
    /// there, of somebody with a file there, and not of oneself.
    fn writes_steps(&self, account: usize, person: usize, organisation: usize) -> bool {
        let (itself, closed) = self.selves[account];
        let guides = [Role::Coach, Role::Coordinator]
            .iter()
            .any(|role| self.roles.contains(&(account, organisation, *role)));
        let has_file = self.files.iter().any(|(p, o, _)| (*p, *o) == (person, organisation));
        guides && has_file && (closed || itself != Some(person))
    }

    #[expect(clippy::too_many_lines, reason = "the rows of each table, one below the other")]
    async fn store(&self, db: &Db) {
        let mut work = db.work().await.unwrap();
        let now = crate::testing::moment(crate::testing::START);
        let day = date(2026, 1, 1);
        for table in ["team_member", "involvement", "person", "account_role", "account"] {
            work.empty(table).await.unwrap();
        }
        let mut rows: Vec<(&str, &[&str], Vec<Value>)> = vec![];
        for (a, (itself, closed)) in self.selves.iter().enumerate() {
            let itself = itself.map(|p| format!("p{p}"));
            let columns = &["id", "organisation", "name", "email", "person", "active", "made_at"];
            let (id, email) = (format!("a{a}"), format!("a{a}@test.example"));
            rows.push(("account", columns, values![id, "o0", "X", email, itself, !closed, now]));
        }
        for (a, o, role) in &self.roles {
            let columns = &["account", "organisation", "role", "scope"];
            let values =
                values![format!("a{a}"), format!("o{o}"), role.word(), role.scope().word()];
            rows.push(("account_role", columns, values));
        }
        for p in 0..PEOPLE {
            let columns = &[
                "id",
                "given_name",
                "family_name",
                "sort_name",
                "made_by_organisation",
                "made_at",
                "changed_at",
            ];
            rows.push((
                "person",
                columns,
                values![format!("p{p}"), "X", "Y", "y x", "o0", now, now],
            ));
        }
        for (p, o, closed) in &self.files {
            let columns = &["person", "organisation", "sort_name", "from_day", "until_day"];
            let until = closed.then_some(day);
            let values = values![format!("p{p}"), format!("o{o}"), "y x", day, until];
            rows.push(("involvement", columns, values));
        }
        for (n, (p, a, o, leads, over)) in self.team.iter().enumerate() {
            let columns = &[
                "id",
                "person",
                "account",
                "organisation",
                "role",
                "leads",
                "from_day",
                "until_day",
            ];
            let (person, account, organisation) =
                (format!("p{p}"), format!("a{a}"), format!("o{o}"));
            let until = over.then_some(day);
            let id = format!("t{n}");
            let values = values![id, person, account, organisation, "x", *leads, day, until];
            rows.push(("team_member", columns, values));
        }
        for (table, columns, row) in rows {
            work.add_rows(table, columns, vec![row]).await.unwrap();
        }
        work.save().await.unwrap();
    }
}

/// A network with nothing in it but three organisations.
async fn bare(db: &Db) {
    let mut work = db.work().await.unwrap();
    for table in crate::backup::tables::TABLES.iter().rev() {
        if *table != "audit_head" {
            work.empty(table).await.unwrap();
        }
    }
    let now = crate::testing::moment(crate::testing::START);
    for o in 0..ORGANISATIONS {
        let id = format!("o{o}");
        let row = values![&id, &id, &id, "arbeidszorg", now];
        let columns = ["id", "name", "folded_name", "kind", "made_at"];
        work.add_rows("organisation", &columns, vec![row]).await.unwrap();
    }
    work.save().await.unwrap();
}

#[tokio::test]
async fn the_view_the_function_and_a_naive_reading_agree_on_random_worlds() {
    let mut runner = TestRunner::deterministic();
    for t in TestApp::each().await {
        let db = &t.app.db;
        bare(db).await;
        let mut near = 0;
        for _ in 0..60 {
            let world = world().new_tree(&mut runner).unwrap().current();
            world.store(db).await;
            for a in 0..ACCOUNTS {
                for p in 0..PEOPLE {
                    near += usize::from(agree(db, &world, a, p).await);
                }
            }
        }
        // The worlds are not all strangers, nor all friends.
        assert!((100..900).contains(&near), "{near}");
    }
}

/// Compares the three for one account and person; gives whether they stand near.
async fn agree(db: &Db, world: &World, a: usize, p: usize) -> bool {
    let (account, person) = (format!("a{a}"), format!("p{p}"));
    let mut found = standing(db, &account, &person, crate::testing::moment(crate::testing::START))
        .await
        .unwrap();
    found.grants.sort();
    let wanted = world.standing(a, p);
    assert_eq!(found, wanted, "account {a}, person {p} in {world:?}");
    for o in 0..ORGANISATIONS {
        let writes = found.may(Act::Write, Kind::Steps, &format!("o{o}")).is_allowed();
        assert_eq!(writes, world.writes_steps(a, p, o), "{a}, {p}, o{o} in {world:?}");
    }
    let rows = db
        .rows(
            "SELECT role, organisation FROM visible_person WHERE account = $1 AND person = $2",
            values![account, person],
        )
        .await
        .unwrap();
    let mut seen: Vec<Grant> = rows
        .iter()
        .map(|row| Grant {
            role: Role::parse(&row.get::<String>("role").unwrap()).unwrap(),
            organisation: row.get("organisation").unwrap(),
        })
        .collect();
    seen.sort();
    assert_eq!(seen, wanted.grants, "account {a}, person {p} in {world:?}");
    assert!(seen.iter().all(|g| g.role.scope() != Scope::None));
    wanted.is_near()
}
