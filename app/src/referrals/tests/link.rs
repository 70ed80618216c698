//! What a link shows and no longer shows, and what is kept of who opened it.

use super::{ask, ask_outside, last, link, state, take_back};
use crate::access::Role;
use crate::testing::TestApp;
use base::values;
use jiff::SignedDuration;

async fn looks(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM audit_line WHERE action = 'look' AND account IS NULL";
    t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn a_reload_of_the_page_with_the_link_asks_nothing_twice_and_nobody_else_sees_it() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        let path = link(&ask_outside(&coach, &person).await);
        let page = format!("/referrals/{}/link", last(&t).await);
        for _ in 0..2 {
            assert_eq!(link(&coach.get(&page).await), path);
        }
        let asked = t.app.db.row("SELECT count(*) AS n FROM referral", vec![]).await.unwrap();
        assert_eq!(asked.get::<i64>("n").unwrap(), 1);
        // Another session, also of the same account, and the same one later.
        for other in [t.coach().await, t.coordinator().await] {
            let reply = other.get(&page).await;
            assert_eq!(reply.status, 303, "{}", reply.text);
        }
        t.clock.pass(SignedDuration::from_mins(11));
        assert_eq!(coach.get(&page).await.status, 303);
    }
}

#[tokio::test]
async fn a_newer_link_ends_the_older_ones_which_neither_read_nor_answer() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        let old = link(&ask_outside(&coach, &person).await);
        let id = last(&t).await;
        let nobody = t.nobody();
        nobody.get(&old).await;
        assert_eq!(looks(&t).await, 1);
        let ask = [("do", "ask"), ("version", "3"), ("words", "Welke dagen kan ze?")];
        assert_eq!(nobody.post(&old, &ask).await.status, 303);
        // The reply of the sender brings a link of its own.
        let reply = [("version", "4"), ("words", "Alle voormiddagen.")];
        assert_eq!(coach.post(&format!("/referrals/{id}/reply"), &reply).await.status, 303);
        let seen = looks(&t).await;
        let sheet = nobody.get(&old).await;
        assert!(sheet.text.contains("nieuwere link") && !sheet.text.contains("Zandvoorde"));
        let yes = [("do", "accept"), ("version", "5"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&old, &yes).await.status, 422);
        assert_eq!(take_back(&t, &nobody, &old).await.status, 422);
        assert_eq!(state(&t, &id).await, "answered");
        assert_eq!(looks(&t).await, seen, "nothing was shown, so nobody looked");
    }
}

#[tokio::test]
async fn what_is_closed_shows_nothing_and_is_no_look() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        let path = link(&ask_outside(&coach, &person).await);
        let id = last(&t).await;
        let withdraw = format!("/referrals/{id}/withdraw");
        assert_eq!(coach.post(&withdraw, &[("why", "elsewhere")]).await.status, 303);
        let gone = t.nobody().get(&path).await;
        assert!(gone.text.contains("ingetrokken") && !gone.text.contains("Zandvoorde"));
        assert_eq!(looks(&t).await, 0);
    }
}

#[tokio::test]
async fn somebody_outside_gives_the_day_after_the_yes_and_reads_no_name_for_it() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let path = link(&ask_outside(&t.coach().await, &person).await);
        let id = last(&t).await;
        let nobody = t.nobody();
        nobody.get(&path).await;
        let day = [("version", "4"), ("first_day", "2026-11-26"), ("first_who", "Anke")];
        let early = nobody.post(&format!("{path}/day"), &day).await;
        assert_eq!(early.status, 422, "there is no yes yet");
        let yes = [("do", "accept"), ("version", "3"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        t.clock.pass(SignedDuration::from_hours(30));
        let sheet = nobody.get(&path).await;
        assert!(sheet.text.contains("Geef de dag door") && !sheet.text.contains("Zandvoorde"));
        let none = [("version", "4"), ("first_day", "")];
        let before = looks(&t).await;
        assert_eq!(nobody.post(&format!("{path}/day"), &none).await.status, 422);
        assert_eq!(looks(&t).await, before, "nothing of the person stands there");
        let sql = "INSERT INTO referral_event (id, referral, at, side, what, words)
            VALUES ('e1', $1, $2, 'receiver', 'asked', 'Wat is er nodig?')";
        let mut work = t.app.db.work().await.unwrap();
        work.run(sql, base::values![&id, t.app.now()]).await.unwrap();
        work.save().await.unwrap();
        let talk = nobody.post(&format!("{path}/day"), &none).await;
        assert!(talk.text.contains("Wat is er nodig?"), "{}", talk.text);
        assert_eq!(looks(&t).await, before + 1, "what was asked about the person is a look");
        assert_eq!(nobody.post(&format!("{path}/day"), &day).await.status, 303);
        let page = t.coach().await.get(&format!("/referrals/{id}")).await;
        assert!(page.text.contains("donderdag 26 november"), "{}", page.text);
        assert!(page.text.contains("gaf de eerste afspraak door"));
        t.clock.pass(SignedDuration::from_hours(24 * 30));
        let late = nobody.post(&format!("{path}/day"), &[("version", "5"), day[1]]).await;
        assert_eq!(late.status, 422, "and not for ever");
    }
}

#[tokio::test]
async fn the_person_reads_that_a_link_was_opened_and_who_took_a_copy() {
    for t in TestApp::each().await {
        let account = t.participant("Piet Participant", &t.kade).await;
        let row = t.app.db.row("SELECT person FROM account WHERE id = $1", values![&account]).await;
        let person: String = row.unwrap().get("person").unwrap();
        let coach = t.coach().await;
        let path = link(&ask_outside(&coach, &person).await);
        t.nobody().get(&path).await;
        assert_eq!(coach.get(&format!("/people/{person}/file.json")).await.status, 200);
        let own = t.sign_in_account(&account).await;
        for page in ["/mine/looks", "/mine/print"] {
            let text = own.get(page).await.text;
            assert!(
                text.contains("De Branding") && text.contains("met een link"),
                "{page}: {text}"
            );
            assert!(text.contains("nam een kopie mee"), "{page}");
        }
        let looks = coach.get(&format!("/people/{person}/looks")).await.text;
        assert!(looks.contains("De Branding") && looks.contains("Vraag met een link"), "{looks}");
        assert!(looks.contains("De persoon ging akkoord met deze vraag."), "and why: {looks}");
    }
}

#[tokio::test]
async fn a_partner_of_the_receiver_answers_and_comes_on_the_team_until_that_is_taken_back() {
    for t in TestApp::each().await {
        let only = t.add_account("Lien Partner", &t.leiekant, &[Role::Partner]).await;
        let person = t.somebody().await;
        let reply = ask(&t.coach().await, &person, &[("receiver", &t.leiekant)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let id = last(&t).await;
        let lien = t.sign_in_account(&only).await;
        assert!(lien.get("/more").await.text.contains("href=\"/referrals\""));
        assert!(lien.get("/referrals").await.text.contains("Nele Zandvoorde"));
        let day = lien.get("/day").await.text;
        assert!(day.contains("Vragen aan ons") && !day.contains("Zandvoorde"), "{day}");
        let path = format!("/asked/{id}");
        assert_eq!(lien.get(&path).await.status, 200);
        assert_eq!(lien.get(&format!("/people/{person}")).await.status, 404);
        let yes = [("do", "accept"), ("version", "3"), ("first_day", "2026-11-26")];
        assert_eq!(lien.post(&path, &yes).await.status, 303);
        assert_eq!(lien.get(&format!("/people/{person}")).await.status, 200);
        assert!(!lien.get("/day").await.text.contains("Vragen aan ons"));
        assert_eq!(take_back(&t, &lien, &path).await.status, 303);
        assert_eq!(lien.get(&format!("/people/{person}")).await.status, 404);
    }
}
