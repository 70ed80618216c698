//! The own pages over HTTP.

use crate::access::Role;
use crate::account::store::{self, NewAccount};
use crate::language::Language;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;

/// Nele's own account, signed in.
async fn signed_in<'a>(t: &'a TestApp, person: &str) -> Client<'a> {
    let mut work = t.app.db.work().await.unwrap();
    let new = NewAccount {
        organisation: &t.kade,
        name: "Nele Zandvoorde",
        email: "nele@test.example",
        job_title: "",
        language: Language::Nl,
        password_hash: None,
        person: Some(person),
        roles: &[Role::Participant],
    };
    let id = store::add(&mut work, t.app.now(), &new).await.unwrap();
    work.save().await.unwrap();
    t.sign_in_account(&id).await
}

#[tokio::test]
async fn a_participant_sees_the_own_way_and_who_looked() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        t.coach().await.get(&format!("/people/{person}")).await;
        let own = signed_in(&t, &person).await;
        let reply = own.get("/mine").await;
        assert_eq!(reply.status, 200);
        assert!(reply.text.contains("Dag Nele"), "{}", reply.text);
        let looked = reply.text.split("Wie keek in mijn dossier").nth(1).unwrap();
        assert_eq!(looked.matches("Joris Haverbeke").count(), 1);
        assert!(!looked.contains("Nele Zandvoorde"), "the own look is no news");
        assert_eq!(own.get("/").await.location(), "/mine");
        // The page that is written for who helps says things in other words.
        assert_eq!(own.get(&format!("/people/{person}")).await.location(), "/mine");
    }
}

#[tokio::test]
async fn a_participant_opens_nothing_else() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let own = signed_in(&t, &person).await;
        for path in ["/people", "/accounts", "/organisations", "/settings", "/safety-net"] {
            assert_eq!(own.get(path).await.status, 404, "{path}");
        }
        for worker in [t.coach().await, t.administrator().await, t.dpo().await] {
            assert_eq!(worker.get("/mine").await.status, 404);
        }
    }
}
