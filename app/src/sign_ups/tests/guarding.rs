//! Strangers, links that are guessed, replayed or over, what fills in forms by itself, and what is erased.

use super::{Place, field};
use crate::access::Role;
use crate::sign_ups::clock;
use jiff::SignedDuration;

const ALL: &str = "SELECT count(*) AS n FROM sign_up";

#[tokio::test]
async fn a_link_opens_one_thing_and_strangers_nothing() {
    for place in Place::each().await {
        let (t, nobody) = (&place.t, place.t.nobody());
        let (follow, answer) = place.sent().await;
        // The one is not the other: the sender does not answer, the organisation does not withdraw.
        let version = field(&nobody.get(&answer).await.text, "version");
        let yes = [("do", "accept"), ("version", version.as_str()), ("answered_by", "Griet")];
        assert_eq!(nobody.post(&follow, &yes).await.status, 422);
        let back = [("do", "withdraw"), ("version", version.as_str())];
        assert_eq!(nobody.post(&answer, &back).await.status, 422);
        assert_eq!(place.state().await, "seen");
        let path = format!("/sign-ups/{}", place.id().await);
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Participant) {
            let account = t.add_account(&format!("Daar {role:?}"), &t.leiekant, &[role]).await;
            let client = t.sign_in_account(&account).await;
            assert_eq!(client.get(&path).await.status, 404, "{role:?}");
            assert_eq!(client.post(&path, &yes).await.status, 404, "{role:?}");
            let list = client.get("/way-in").await.text;
            assert!(!list.contains("Zandvoorde"), "{role:?}");
        }
        for role in [Role::Instructor, Role::Partner, Role::NetworkCoordinator, Role::Dpo] {
            let account = t.add_account(&format!("Hier {role:?}"), &t.kade, &[role]).await;
            let client = t.sign_in_account(&account).await;
            assert_eq!(client.get(&path).await.status, 404, "{role:?}");
            assert!(!client.get("/way-in").await.text.contains("Zandvoorde"), "{role:?}");
        }
        assert_eq!(nobody.get(&path).await.status, 303, "to the sign-in");
        t.clock.pass(SignedDuration::from_hours(24 * 29));
        clock::tick(&t.app).await.unwrap();
        assert_eq!(place.state().await, "expired");
        let over = nobody.get(&answer).await.text;
        assert!(over.contains("voorbij") && !over.contains("Zandvoorde"), "{over}");
        assert_eq!(nobody.post(&answer, &yes).await.status, 422);
        assert!(nobody.get(&follow).await.text.contains("gaf geen antwoord"));
        for _ in 0..30 {
            assert_eq!(nobody.get("/sign-up/zzz").await.status, 404);
        }
        assert_eq!(nobody.get("/sign-up/zzz").await.status, 429, "guessed too often");
        assert_eq!(nobody.get(&follow).await.status, 200, "a right link works also then");
    }
}

#[tokio::test]
async fn what_fills_in_forms_by_itself_is_kept_out_and_nothing_typed_is_lost() {
    for place in Place::each().await {
        let quick = place.t.nobody();
        let path = format!("/offer/{}/sign-up", place.post);
        let begun = field(&quick.get(&path).await.text, "begun");
        let own = [
            ("for", "self"),
            ("begun", begun.as_str()),
            ("given", "Ali"),
            ("family", "Demir"),
            ("sender_email", "ali@thuis.example"),
            ("agreed", "yes"),
        ];
        let reply = quick.post(&path, &own).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("erg snel") && reply.text.contains("value=\"Demir\""));
        let trap = place.fill_in(&[("website", "https://spam.example")]).await;
        assert_eq!(trap.status, 422);
        assert!(trap.text.contains("verborgen veld") && !trap.text.contains("spam.example"));
        assert_eq!(place.fill_in(&[("begun", "1-forged")]).await.status, 422);
        for (wrong, value) in
            [("agreed", ""), ("reach", "bij de buren"), ("sender_email", "griet"), ("given", "")]
        {
            assert_eq!(place.fill_in(&[(wrong, value)]).await.status, 422, "{wrong}");
        }
        assert_eq!(place.count(ALL).await, 0);
        assert_eq!(quick.post(&path, &own).await.status, 303, "some seconds later it is taken");
        for n in 0..6 {
            assert_eq!(place.fill_in(&[]).await.status, 303, "{n}");
        }
        assert_eq!(place.fill_in(&[]).await.status, 429, "one address gets no flood of mails");
        for n in 0..2 {
            let other = format!("ander{n}@linde.example");
            assert_eq!(place.fill_in(&[("sender_email", &other)]).await.status, 303);
        }
        let other = [("sender_email", "nog@linde.example")];
        assert_eq!(place.fill_in(&other).await.status, 429, "nor one machine all it likes");
    }
}

#[tokio::test]
async fn what_was_never_confirmed_or_never_written_in_is_erased() {
    for place in Place::each().await {
        let t = &place.t;
        assert_eq!(place.fill_in(&[]).await.status, 303);
        let confirm = place.last_link().await;
        t.clock.pass(SignedDuration::from_hours(73));
        clock::tidy(&t.app).await.unwrap();
        assert_eq!(place.count(ALL).await, 0);
        assert_eq!(t.nobody().get(&confirm).await.status, 404);
        place.sent().await;
        assert_eq!(place.links_to("griet@linde.example").len(), 3);
        t.clock.pass(SignedDuration::from_hours(24 * 29));
        clock::tick(&t.app).await.unwrap();
        t.clock.pass(SignedDuration::from_hours(24 * 88));
        clock::tidy(&t.app).await.unwrap();
        assert_eq!(place.count(ALL).await, 1, "three months after its end");
        t.clock.pass(SignedDuration::from_hours(24 * 6));
        clock::tidy(&t.app).await.unwrap();
        assert_eq!(place.count(ALL).await, 0);
        let left = "SELECT count(*) AS n FROM sign_up_link";
        assert_eq!(place.count(left).await, 0);
    }
}
