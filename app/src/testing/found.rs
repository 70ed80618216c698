//! What every test network begins with, and what a test can add to it.

use super::TestApp;
use crate::access::Role;
use crate::account::store;
use crate::language::Language;
use base::db::Work;
use base::{id, values};

/// The organisations, by name and kind.
const ORGANISATIONS: [(&str, &str); 3] = [
    ("Atelier De Kade", "arbeidszorg"),
    ("Maatwerk Leiekant", "maatwerk"),
    ("OCMW Kruisdam", "ocmw"),
];

impl TestApp {
    /// Makes the network, its organisations and one account of each kind.
    pub(super) async fn found(&mut self) {
        let now = self.app.now();
        let mut work = self.app.db.work().await.unwrap();
        work.run(
            "INSERT INTO network (id, name, time_zone, is_demo, made_at) VALUES ($1, $2, $3, $4, $5)",
            values![id::new(now), "Netwerk Kruisdam", "Europe/Brussels", false, now],
        )
        .await
        .unwrap();
        crate::trajectories::seed(&mut work).await.unwrap();
        crate::instruments::seed(&mut work).await.unwrap();
        let [kade, leiekant, ocmw] = ORGANISATIONS;
        self.kade = self.organisation(&mut work, kade).await;
        self.leiekant = self.organisation(&mut work, leiekant).await;
        self.ocmw = self.organisation(&mut work, ocmw).await;
        work.save().await.unwrap();
        self.app.read_network().await.unwrap();
        self.found_accounts().await;
        // As at the first request of the day, so that tests count the statements of a page alone.
        crate::consent::turn::turn(&self.app).await.unwrap();
    }

    async fn organisation(&self, work: &mut Work, (name, kind): (&str, &str)) -> String {
        let now = self.app.now();
        let id = id::new(now);
        work.run(
            "INSERT INTO organisation (id, name, folded_name, kind, made_at)
             VALUES ($1, $2, $3, $4, $5)",
            values![&id, name, name.to_lowercase(), kind, now],
        )
        .await
        .unwrap();
        id
    }

    async fn found_accounts(&self) {
        for (name, organisation, role) in [
            ("Joris Haverbeke", &self.kade, Role::Coach),
            ("Marieke Duinhof", &self.kade, Role::Coordinator),
            ("Greta Molenaar", &self.kade, Role::Instructor),
            ("Wout Zilverling", &self.kade, Role::Administrator),
            ("Dina Dorpel", &self.kade, Role::Dpo),
            ("Nora Netwerk", &self.kade, Role::NetworkCoordinator),
            ("Bart Noordzee", &self.leiekant, Role::Coach),
            ("Lotte Vijverman", &self.ocmw, Role::Partner),
        ] {
            self.add_account(name, organisation, &[role]).await;
        }
    }

    /// Adds an account; its address is the name with dots at `test.example`, its password
    /// `een lang wachtwoord` is not hashed (tests sign in without it).
    pub async fn add_account(&self, name: &str, organisation: &str, roles: &[Role]) -> String {
        let now = self.app.now();
        let mut work = self.app.db.work().await.unwrap();
        let new = store::NewAccount {
            organisation,
            name,
            email: &email(name),
            job_title: "",
            language: Language::Nl,
            password_hash: None,
            person: None,
            roles,
        };
        let id = store::add(&mut work, now, &new).await.unwrap();
        work.save().await.unwrap();
        id
    }

    /// Adds Nele Zandvoorde, who has a file in Atelier De Kade.
    pub async fn somebody(&self) -> String {
        let new = crate::people::NewPerson {
            given: "Nele".into(),
            family: "Zandvoorde".into(),
            ..Default::default()
        };
        let (now, today) = (self.app.now(), self.app.today());
        let mut work = self.app.db.work().await.unwrap();
        let added = crate::people::store::add(&mut work, now, today, &self.kade, &new, None).await;
        work.save().await.unwrap();
        added.unwrap()
    }

    /// Opens an own file on a person at the OCMW, with its partner on the team.
    pub async fn works_along(&self, person: &str) -> super::Client<'_> {
        let lotte = self.partner().await;
        let (now, today) = (self.app.now(), self.app.today());
        let mut work = self.app.db.work().await.unwrap();
        let file = "INSERT INTO involvement (person, organisation, sort_name, from_day)
            VALUES ($1, $2, 'zandvoorde nele', $3)";
        work.run(file, values![person, &self.ocmw, today]).await.unwrap();
        let team = "INSERT INTO team_member (id, person, account, organisation, role, leads,
            from_day) VALUES ($1, $2, $3, $4, 'partner', FALSE, $5)";
        let member = values![id::new(now), person, &lotte.account, &self.ocmw, today];
        work.run(team, member).await.unwrap();
        work.save().await.unwrap();
        lotte
    }

    /// Adds the account of a participant whose file is in an organisation.
    pub async fn participant(&self, name: &str, organisation: &str) -> String {
        let person = self.somebody().await;
        let account = self.add_account(name, organisation, &[Role::Participant]).await;
        let mut work = self.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, values![&account, &person]).await.unwrap();
        work.save().await.unwrap();
        account
    }
}

/// The address of somebody in a test network.
pub fn email(name: &str) -> String {
    format!("{}@test.example", name.to_lowercase().replace(' ', "."))
}
