//! A question to an organisation of the network.

use super::{ask, fields, last, state, take_back};
use crate::access::Role;
use crate::testing::TestApp;
use base::values;
use jiff::SignedDuration;

async fn asked(t: &TestApp) -> (String, String) {
    let person = t.somebody().await;
    let coach = t.coach().await;
    let reply = ask(&coach, &person, &[("receiver", &t.leiekant)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    (person, last(t).await)
}

#[tokio::test]
async fn without_the_agreement_of_the_person_it_stays_a_draft() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        let reply = ask(&coach, &person, &[("agreed_how", "")]).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Vraag eerst het akkoord"), "{}", reply.text);
        let reply = ask(&coach, &person, &[("agreed_how", ""), ("do", "draft")]).await;
        assert_eq!(reply.status, 303);
        let id = last(&t).await;
        assert_eq!(state(&t, &id).await, "draft");
        let refused = coach.post(&format!("/referrals/{id}/send"), &[("version", "1")]).await;
        assert_eq!(refused.status, 422, "the draft, with what is missing");
        assert!(refused.text.contains("Noteer het akkoord"), "{}", refused.text);
        assert!(coach.get(&format!("/referrals/{id}")).await.text.contains("Noteer het akkoord"));
        let edit = format!("/referrals/{id}/edit");
        let reply = coach.post(&edit, &fields(&[("version", "1"), ("do", "draft")])).await;
        assert_eq!(reply.status, 303);
        // A second tab still has the first version.
        let reply = coach.post(&edit, &fields(&[("version", "1"), ("question", "Anders?")])).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Is er plaats in het atelier?"), "what the other saved");
        // Nor is anything sent, or thrown away, that was not read like that.
        for (act, version) in [("send", "1"), ("withdraw", "1"), ("send", "")] {
            let path = format!("/referrals/{id}/{act}");
            let refused = coach.post(&path, &[("version", version)]).await;
            assert_eq!(refused.status, 422, "{act} {version}");
            assert!(refused.text.contains("veranderde dit klad"), "{}", refused.text);
        }
        let seen = coach.get(&format!("/referrals/{id}")).await.text;
        assert!(seen.contains("name=\"version\" value=\"2\""), "{seen}");
        let sent = coach.post(&format!("/referrals/{id}/send"), &[("version", "2")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(state(&t, &id).await, "sent");
        assert_eq!(coach.get(&edit).await.status, 403, "what was sent is changed no more");
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn a_yes_opens_the_file_and_makes_the_appointment_and_can_be_taken_back() {
    for t in TestApp::each().await {
        let (person, id) = asked(&t).await;
        let there = t.stranger().await;
        assert_eq!(there.get(&format!("/people/{person}")).await.status, 404);
        let list = there.get("/referrals").await;
        assert!(list.text.contains("Nele Zandvoorde") && list.text.contains("Atelier De Kade"));
        let path = format!("/asked/{id}");
        let sheet = there.get(&path).await;
        assert!(sheet.text.contains("Is er plaats in het atelier?"), "{}", sheet.text);
        assert_eq!(state(&t, &id).await, "seen");
        let version = super::super::store::one(&t.app.db, &id).await.unwrap().unwrap().version;
        let yes = [
            ("do", "accept"),
            ("version", &version.to_string()),
            ("first_day", "2026-11-25"),
            ("first_time", "14:00"),
        ];
        assert_eq!(there.post(&path, &yes).await.status, 303);
        assert_eq!(state(&t, &id).await, "accepted");
        let file = there.get(&format!("/people/{person}")).await;
        assert_eq!(file.status, 200);
        assert!(file.text.contains("14:00"), "the appointment");
        // A colleague who had the page open answers too late, and reads what was chosen.
        let late =
            there.post(&path, &[("do", "refuse"), ("version", "2"), ("reason", "full")]).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("Intussen"), "{}", late.text);
        assert_eq!(take_back(&t, &there, &path).await.status, 303);
        let twice = take_back(&t, &there, &path).await;
        assert_eq!(twice.status, 422);
        assert!(twice.text.contains("value=\"14:00\""), "{}", twice.text);
        assert!(
            !twice.text.contains("undo"),
            "another language is asked on the page: {}",
            twice.text
        );
        assert_eq!(state(&t, &id).await, "seen");
        let sheet = there.get(&path).await.text;
        assert!(
            sheet.contains("value=\"2026-11-25\"") && sheet.contains("value=\"14:00\""),
            "{sheet}"
        );
        let sender = t.coach().await.get(&format!("/referrals/{id}")).await.text;
        assert!(!sender.contains("14:00"), "{sender}");
        assert_eq!(there.get(&format!("/people/{person}")).await.status, 404);
    }
}

#[tokio::test]
async fn an_answer_is_not_taken_back_after_a_day_nor_over_what_was_written() {
    for t in TestApp::each().await {
        let (person, id) = asked(&t).await;
        let there = t.stranger().await;
        let path = format!("/asked/{id}");
        there.get(&path).await;
        let yes = [("do", "accept"), ("version", "3")];
        assert_eq!(there.post(&path, &yes).await.status, 303);
        let note = [
            ("body", "Eerste gesprek"),
            ("day", "2026-11-22"),
            ("kind", "talk"),
            ("level", "team"),
            ("next_kind", "talk"),
        ];
        let reply = there.post(&format!("/people/{person}/notes/new"), &note).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let undo = take_back(&t, &there, &path).await;
        assert_eq!(undo.status, 403);
        assert_eq!(state(&t, &id).await, "accepted", "nothing of it happened");
        t.clock.pass(SignedDuration::from_hours(25));
        let later = t.stranger().await;
        assert_eq!(take_back(&t, &later, &path).await.status, 403);
    }
}

#[tokio::test]
async fn a_question_back_is_answered_and_a_no_has_a_reason() {
    for t in TestApp::each().await {
        let (_, id) = asked(&t).await;
        let (coach, there) = (t.coach().await, t.stranger().await);
        let path = format!("/asked/{id}");
        there.get(&path).await;
        let back = [("do", "ask"), ("version", "3"), ("words", "Welke dagen kan ze?")];
        assert_eq!(there.post(&path, &back).await.status, 303);
        assert!(coach.get("/day").await.text.contains("vroeg iets terug"), "it stands on my day");
        let reply = [("version", "4"), ("words", "Alle voormiddagen.")];
        assert_eq!(coach.post(&format!("/referrals/{id}/reply"), &reply).await.status, 303);
        assert!(there.get(&path).await.text.contains("Alle voormiddagen."));
        let no = [("do", "refuse"), ("version", "5"), ("reason", "")];
        assert_eq!(there.post(&path, &no).await.status, 422);
        let no = [("do", "refuse"), ("version", "5"), ("reason", "full")];
        assert_eq!(there.post(&path, &no).await.status, 303);
        let list = coach.get("/referrals?show=refused&reason=full").await;
        assert!(list.text.contains("Nele Zandvoorde") && list.text.contains("Volzet"));
        let figures = t.coordinator().await.get("/referrals/figures").await;
        assert!(figures.text.contains("1 beantwoord, van de 1 vragen"), "{}", figures.text);
        let csv = t.coordinator().await.get("/referrals/figures.csv").await;
        assert!(csv.text.contains("Volzet"), "{}", csv.text);
    }
}

#[tokio::test]
async fn when_the_person_takes_the_agreement_back_the_receiver_reads_a_sentence_and_no_name() {
    for t in TestApp::each().await {
        let account = t.participant("Piet Participant", &t.kade).await;
        let row = t.app.db.row("SELECT person FROM account WHERE id = $1", values![&account]).await;
        let person: String = row.unwrap().get("person").unwrap();
        let coach = t.coach().await;
        assert_eq!(ask(&coach, &person, &[("receiver", &t.leiekant)]).await.status, 303);
        let id = last(&t).await;
        let (own, there) = (t.sign_in_account(&account).await, t.stranger().await);
        let mine = own.get("/mine/referrals").await;
        assert!(mine.text.contains("Maatwerk Leiekant"), "{}", mine.text);
        let take = format!("/mine/referrals/{id}/withdraw");
        assert_eq!(own.post(&take, &[]).await.status, 303);
        for path in [format!("/asked/{id}"), "/referrals".to_owned()] {
            let reply = there.get(&path).await;
            assert_eq!(reply.status, 200);
            assert!(!reply.text.contains("Zandvoorde"), "{path}");
        }
        let sheet = there.get(&format!("/asked/{id}")).await;
        assert!(sheet.text.contains("nam het akkoord terug op 22 november 2026"));
        let yes = there.post(&format!("/asked/{id}"), &[("do", "accept"), ("version", "3")]).await;
        assert_eq!(yes.status, 422);
        assert_eq!(state(&t, &id).await, "withdrawn");
    }
}

#[tokio::test]
async fn a_closed_organisation_says_no_yes_and_nobody_else_reads_the_question() {
    for t in TestApp::each().await {
        let (_, id) = asked(&t).await;
        let path = format!("/asked/{id}");
        let instructor = t.add_account("Iris Instructeur", &t.leiekant, &[Role::Instructor]).await;
        for other in [t.partner().await, t.coach().await, t.sign_in_account(&instructor).await] {
            assert_eq!(other.get(&path).await.status, 404);
            assert_eq!(other.post(&path, &[("do", "accept")]).await.status, 404);
        }
        let close = "UPDATE organisation SET active = FALSE WHERE id = $1";
        let mut work = t.app.db.work().await.unwrap();
        work.run(close, values![&t.leiekant]).await.unwrap();
        work.save().await.unwrap();
        let there = t.stranger().await;
        there.get(&path).await;
        assert_eq!(there.post(&path, &[("do", "accept"), ("version", "3")]).await.status, 403);
        let page = t.coach().await.get(&format!("/referrals/{id}")).await;
        assert!(page.text.contains("werkt niet meer in het netwerk"));
    }
}

#[tokio::test]
async fn a_person_who_was_merged_meanwhile_takes_the_question_along() {
    for t in TestApp::each().await {
        let (lost, id) = asked(&t).await;
        let kept = t.somebody().await;
        let mut work = t.app.db.work().await.unwrap();
        // As a merge does it: the rows move, and the record leads on.
        work.run("UPDATE referral SET person = $2 WHERE person = $1", values![&lost, &kept])
            .await
            .unwrap();
        work.run("UPDATE person SET merged_into = $2 WHERE id = $1", values![&lost, &kept])
            .await
            .unwrap();
        work.save().await.unwrap();
        let there = t.stranger().await;
        there.get(&format!("/asked/{id}")).await;
        let yes = [("do", "accept"), ("version", "3")];
        assert_eq!(there.post(&format!("/asked/{id}"), &yes).await.status, 303);
        assert_eq!(there.get(&format!("/people/{kept}")).await.status, 200);
    }
}

/// A participant with a file at De Kade, about whom Leiekant is asked; says who, the account and the id.
async fn asked_about_participant(t: &TestApp) -> (String, String, String) {
    let account = t.participant("Piet Participant", &t.kade).await;
    let row = t.app.db.row("SELECT person FROM account WHERE id = $1", values![&account]).await;
    let person: String = row.unwrap().get("person").unwrap();
    let coach = t.coach().await;
    assert_eq!(ask(&coach, &person, &[("receiver", &t.leiekant)]).await.status, 303);
    (person, account, last(t).await)
}

async fn say_yes(t: &TestApp, id: &str) {
    let there = t.stranger().await;
    let path = format!("/asked/{id}");
    there.get(&path).await;
    let version = super::super::store::one(&t.app.db, id).await.unwrap().unwrap().version;
    let yes = [
        ("do", "accept"),
        ("version", &version.to_string()),
        ("first_day", "2026-11-25"),
        ("advice", "Kom eens langs."),
    ];
    assert_eq!(there.post(&path, &yes).await.status, 303);
}

async fn run(t: &TestApp, sql: &'static str, person: &str, organisation: &str) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values![person, organisation]).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn taking_the_agreement_back_after_a_yes_takes_the_empty_file_and_the_appointment_away() {
    for t in TestApp::each().await {
        let (person, account, id) = asked_about_participant(&t).await;
        say_yes(&t, &id).await;
        let (own, there) = (t.sign_in_account(&account).await, t.stranger().await);
        assert!(own.get("/mine/helpers").await.text.contains("Maatwerk Leiekant"));
        let reply = own.post(&format!("/mine/referrals/{id}/withdraw"), &[]).await;
        assert_eq!(reply.status, 303);
        assert_eq!(there.get(&format!("/people/{person}")).await.status, 404);
        let sql = "SELECT state FROM appointment WHERE person = $1";
        let state: String =
            t.app.db.row(sql, values![&person]).await.unwrap().get("state").unwrap();
        assert_eq!(state, "cancelled");
        let mine = own.get("/mine/referrals").await.text;
        assert!(!mine.contains("eigen dossier over jou. Vraag"), "{mine}");
        assert!(!own.get("/mine/helpers").await.text.contains("Maatwerk Leiekant"));
    }
}

#[tokio::test]
async fn a_file_in_which_something_stands_is_told_to_both_when_the_agreement_goes() {
    for t in TestApp::each().await {
        let (person, account, id) = asked_about_participant(&t).await;
        say_yes(&t, &id).await;
        let join =
            "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
            SELECT 'member', $1, a.id, $2, 'coach', FALSE, '2026-11-22' FROM account a
            WHERE a.organisation = $2 ORDER BY a.id LIMIT 1";
        run(&t, join, &person, &t.leiekant).await;
        let (own, there) = (t.sign_in_account(&account).await, t.stranger().await);
        own.post(&format!("/mine/referrals/{id}/withdraw"), &[]).await;
        assert_eq!(there.get(&format!("/people/{person}")).await.status, 200);
        let mine = own.get("/mine/referrals").await.text;
        assert!(mine.contains("Maatwerk Leiekant heeft een eigen dossier over jou"), "{mine}");
        let path = format!("/asked/{id}");
        let sheet = there.get(&path).await.text;
        assert!(sheet.contains("Door jullie ja is er nog een open dossier"), "{sheet}");
        assert_eq!(take_back(&t, &there, &path).await.status, 403);
        run(
            &t,
            "DELETE FROM team_member WHERE person = $1 AND organisation = $2",
            &person,
            &t.leiekant,
        )
        .await;
        t.clock.pass(SignedDuration::from_hours(50));
        let later = t.stranger().await;
        assert_eq!(take_back(&t, &later, &path).await.status, 303, "at any time");
        assert_eq!(later.get(&format!("/people/{person}")).await.status, 404);
    }
}

#[tokio::test]
async fn undoing_a_yes_closes_a_file_that_was_closed_on_its_old_day_with_its_old_reason() {
    for t in TestApp::each().await {
        let (person, id) = asked(&t).await;
        let closed = "INSERT INTO involvement (person, organisation, sort_name, from_day, until_day,
            closing_reason) VALUES ($1, $2, 'zandvoorde nele', '2026-01-19', '2026-06-29', 'illness')";
        run(&t, closed, &person, &t.leiekant).await;
        say_yes(&t, &id).await;
        let sql = "SELECT until_day, closing_reason FROM involvement
            WHERE person = $1 AND organisation = $2";
        let row = t.app.db.row(sql, values![&person, &t.leiekant]).await.unwrap();
        assert_eq!(row.get::<Option<jiff::civil::Date>>("until_day").unwrap(), None);
        let there = t.stranger().await;
        assert_eq!(take_back(&t, &there, &format!("/asked/{id}")).await.status, 303);
        let row = t.app.db.row(sql, values![&person, &t.leiekant]).await.unwrap();
        assert_eq!(
            row.get::<Option<jiff::civil::Date>>("until_day").unwrap(),
            Some(jiff::civil::date(2026, 6, 29))
        );
        assert_eq!(row.get::<String>("closing_reason").unwrap(), "illness");
    }
}

#[tokio::test]
async fn a_yes_on_which_a_card_or_another_yes_rests_is_not_undone() {
    for t in TestApp::each().await {
        let (person, first) = asked(&t).await;
        t.clock.pass(SignedDuration::from_secs(1));
        let coach = t.coach().await;
        let other = [("receiver", t.leiekant.as_str()), ("kind", "advice")];
        assert_eq!(ask(&coach, &person, &other).await.status, 303);
        let second = last(&t).await;
        say_yes(&t, &first).await;
        say_yes(&t, &second).await;
        let there = t.stranger().await;
        let undo = take_back(&t, &there, &format!("/asked/{first}")).await;
        assert_eq!(undo.status, 403, "{}", undo.text);
        assert_eq!(state(&t, &first).await, "accepted");
        assert_eq!(take_back(&t, &there, &format!("/asked/{second}")).await.status, 303);
        let link = there.post(&format!("/people/{person}/card/link"), &[]).await;
        assert_eq!(link.status, 303, "{}", link.text);
        assert_eq!(take_back(&t, &there, &format!("/asked/{first}")).await.status, 403);
    }
}

#[tokio::test]
async fn a_draft_in_a_closed_file_tells_no_way_to_reach_and_is_only_thrown_away() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let run = async |sql: &'static str, values| {
            let mut work = t.app.db.work().await.unwrap();
            work.run(sql, values).await.unwrap();
            work.save().await.unwrap();
        };
        run(
            "INSERT INTO contact_way (id, person, position, kind, value, remark)
             VALUES ('w1', $1, 1, 'phone', '0470 99 88 77', '')",
            values![&person],
        )
        .await;
        let coach = t.coach().await;
        let fields = [("receiver", t.leiekant.as_str()), ("parts", "reach"), ("do", "draft")];
        assert_eq!(ask(&coach, &person, &fields).await.status, 303);
        let path = format!("/referrals/{}", last(&t).await);
        assert!(coach.get(&path).await.text.contains("0470 99 88 77"));
        run(
            "UPDATE involvement SET until_day = $2 WHERE person = $1",
            values![&person, t.app.today()],
        )
        .await;
        let seen = coach.get(&path).await.text;
        assert!(!seen.contains("0470 99 88 77"), "{seen}");
        assert!(
            !seen.contains(&format!("{path}/send")) && seen.contains(&format!("{path}/withdraw"))
        );
        let version = [("version", "1")];
        assert_eq!(coach.post(&format!("{path}/send"), &version).await.status, 403);
        assert_eq!(coach.post(&format!("{path}/withdraw"), &version).await.status, 303);
    }
}
