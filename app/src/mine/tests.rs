//! The own pages over HTTP.

use crate::access::Role;
use crate::account::store::{self, NewAccount};
use crate::agreements::tests::walking as agreements;
use crate::audit::{self, Deed, Line, Thing};
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
        let looked = own.get("/mine/looks").await.text;
        let looked = looked.split("<main").nth(1).unwrap();
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

#[tokio::test]
async fn every_own_page_is_light_and_asks_the_database_a_constant_number_of_times() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let own = signed_in(&t, &person).await;
        for path in PAGES {
            let request = own.request("GET", path).header("accept-encoding", "gzip");
            let bytes = t.bytes(request.body(axum::body::Body::empty()).unwrap()).await;
            assert!(bytes.starts_with(&[0x1f, 0x8b]), "{path} is compressed");
            assert!(bytes.len() <= 30 * 1024, "{path}: {} bytes", bytes.len());
            assert!(own.statements_of(path).await <= 17, "{path}");
        }
    }
}

/// The own pages of this room.
const PAGES: [&str; 6] =
    ["/mine", "/mine/week", "/mine/steps", "/mine/helpers", "/mine/looks", "/mine/print"];

#[tokio::test]
async fn the_own_pages_tell_appointments_who_helps_and_the_own_actions() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let day = t.app.today().tomorrow().unwrap();
        for (sql, values) in [
            (
                "UPDATE appointment SET day = $2, minute = 600, place = 'Kaai 1' WHERE person = $1",
                base::values![&there.person, day],
            ),
            (
                "UPDATE plan_action SET words = 'Ik bel de school' WHERE person = $1",
                base::values![&there.person],
            ),
            ("UPDATE organisation SET phone = $1", base::values!["0499 00 00 09"]),
        ] {
            work.run(sql, values).await.unwrap();
        }
        work.save().await.unwrap();
        let own = signed_in(&t, &there.person).await;
        let home = own.get("/mine").await.text;
        assert!(home.contains("morgen om 10:00") && home.contains("Kaai 1"), "{home}");
        assert!(home.contains("Ik bel de school"));
        let week = own.get("/mine/week").await.text;
        assert!(week.contains("Kaai 1") && week.contains("vandaag"));
        let helpers = own.get("/mine/helpers").await.text;
        assert!(helpers.contains("Joris Haverbeke") && helpers.contains("tel:0499000009"));
        let paper = own.get("/mine/print").await.text;
        for words in ["Kaai 1", "Ik bel de school", "Joris Haverbeke", "0499 00 00 09"] {
            assert!(paper.contains(words), "{words}");
        }
    }
}

#[tokio::test]
async fn the_button_rings_who_the_appointment_is_with() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let other = t.add_account("Lies Vinken", &t.kade, &[Role::Coach]).await;
        let mut work = t.app.db.work().await.unwrap();
        let day = t.app.today().tomorrow().unwrap();
        for (sql, values) in [
            (
                "UPDATE appointment SET day = $2, account = $3 WHERE person = $1",
                base::values![&there.person, day, &other],
            ),
            ("UPDATE account SET phone = '0499 00 00 07' WHERE id = $1", base::values![&other]),
            (
                "UPDATE account SET phone = '0499 00 00 08' WHERE id = $1",
                base::values![&there.account],
            ),
            ("UPDATE team_member SET leads = TRUE WHERE person = $1", base::values![&there.person]),
        ] {
            work.run(sql, values).await.unwrap();
        }
        work.save().await.unwrap();
        let home = signed_in(&t, &there.person).await.get("/mine").await.text;
        let next = home.split("class=\"hero\"").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(next.contains("tel:0499000007") && !next.contains("0499 00 00 08"), "{next}");
    }
}

#[tokio::test]
async fn a_day_gone_by_is_said_kindly_and_a_mistake_can_be_told_from_the_first_page() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let day = t.app.today().yesterday().unwrap();
        let set = "UPDATE plan_action SET due_day = $2 WHERE person = $1";
        work.run(set, base::values![&there.person, day]).await.unwrap();
        work.save().await.unwrap();
        let own = signed_in(&t, &there.person).await;
        for page in ["/mine", "/mine/print"] {
            let text = own.get(page).await.text;
            assert!(text.contains("dat was tegen gisteren"), "{page}: {text}");
            let foot = text.split("Jouw gegevens blijven van jou").nth(1).unwrap();
            assert_eq!(foot.contains("href=\"/mine/corrections\""), page == "/mine", "{page}");
        }
    }
}

#[tokio::test]
async fn an_own_action_is_done_at_once_and_not_after_all_on_the_same_day() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let set =
            "UPDATE plan_action SET words = 'Ik bel de school', due_day = $2 WHERE person = $1";
        work.run(set, base::values![&there.person, t.app.today()]).await.unwrap();
        work.save().await.unwrap();
        let own = signed_in(&t, &there.person).await;
        let done = format!("/mine/actions/{}/done", there.action);
        let undo = format!("/mine/actions/{}/undo", there.action);
        for page in ["/mine", "/mine/week", "/mine/plan"] {
            assert!(own.get(page).await.text.contains(&done), "{page}");
            let reply = own.post(&done, &[("from-page", page)]).await;
            assert!(reply.location().starts_with(page), "{}", reply.location());
            assert!(own.get(page).await.text.contains(&undo), "{page}");
            let plan = t.coach().await.get(&format!("/people/{}/plan", there.person)).await.text;
            assert!(plan.contains("vinkte dit zelf af op 22 november 2026"), "{plan}");
            assert_eq!(own.post(&undo, &[("from-page", page)]).await.status, 303);
        }
        assert!(!own.get("/mine/print").await.text.contains("/mine/actions/"));
        own.post(&done, &[]).await;
        t.clock.pass(jiff::SignedDuration::from_hours(24));
        let own = t.sign_in_account(&own.account).await;
        assert!(!own.get("/mine").await.text.contains("Ik bel de school"));
        assert_eq!(own.post(&undo, &[]).await.status, 403, "the next day it stays");
    }
}

#[tokio::test]
async fn my_week_tells_where_i_am_expected_and_the_steps_tell_the_work_post() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        // Monday morning, and all of Wednesday.
        let set = "UPDATE placement SET half_days = 49 WHERE id = $1";
        work.run(set, base::values![&there.placement]).await.unwrap();
        let set = "UPDATE step SET end_day = NULL, hours_quarters = 48 WHERE id = $1";
        work.run(set, base::values![&there.step]).await.unwrap();
        work.save().await.unwrap();
        let own = signed_in(&t, &there.person).await;
        let week = own.get("/mine/week").await.text;
        let monday =
            week.split("maandag 23 november").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(monday.contains("voormiddag") && monday.contains("Op mijn werkpost"), "{monday}");
        assert!(monday.contains("Inpak, Loods"), "where it is: {monday}");
        assert!(monday.contains("Uur niet gekend: vraag het aan"), "{monday}");
        let tuesday =
            week.split("dinsdag 24 november").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(!tuesday.contains("Op mijn werkpost"), "{tuesday}");
        assert!(week.contains("ma voormiddag; wo hele dag"), "{week}");
        assert!(week.contains("12 uur per week"), "{week}");
        for page in ["/mine", "/mine/steps", "/mine/print"] {
            let text = own.get(page).await.text;
            assert!(
                text.contains("Onder de mensen komen"),
                "plain words before the official name: {page}"
            );
            assert!(
                text.contains("Inpak, Loods</bdi> · ma voormiddag; wo hele dag"),
                "{page}: {text}"
            );
        }
    }
}

#[tokio::test]
async fn what_one_may_ask_of_the_own_data_stands_together_with_whom_to_ask() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        t.dpo().await;
        let set = "UPDATE account SET phone = '0499 00 00 07' WHERE id IN
            (SELECT account FROM account_role WHERE role = 'dpo')";
        t.app.db.script(set).await.unwrap();
        let own = signed_in(&t, &person).await;
        let home = own.get("/mine").await.text;
        assert!(home.contains("href=\"/mine/rights\"") && !home.contains("href=\"/mine/file\""));
        let rights = own.get("/mine/rights").await.text;
        for told in ["/mine/looks", "/mine/file", "/mine/corrections", "/mine/print"] {
            assert!(rights.contains(&format!("href=\"{told}\"")), "{told}");
        }
        assert!(rights.contains("tel:0499000007") && rights.contains("mailto:"), "{rights}");
        assert_eq!(t.coach().await.get("/mine/rights").await.status, 404);
        // After an emergency the same stands beside it.
        let lotte = t.partner().await;
        crate::consent::tests::emergency(&t, &person, &lotte).await;
        for page in ["/mine", "/mine/consents"] {
            assert!(own.get(page).await.text.contains("tel:0499000007"), "{page}");
        }
        let reason = |text: String| text.contains("Waarom lees je hier niet");
        assert!(!reason(own.get("/mine/consents").await.text));
        t.app.db.script("UPDATE session SET way = 'card'").await.unwrap();
        assert!(reason(own.get("/mine/consents").await.text), "by card no reason is told");
        for (act, field) in
            [("password", "old"), ("codes", "old-codes"), ("factor/remove", "old-remove")]
        {
            let refused = own.post(&format!("/account/{act}"), &[(field, "x")]).await;
            assert_eq!(refused.status, 403, "{act}: a card changes nothing of the account");
        }
    }
}

#[tokio::test]
async fn the_person_reads_from_when_to_when_somebody_looked_at_what_and_why_that_was_allowed() {
    for t in TestApp::each().await {
        let nele = crate::trajectories::tests::nele(&t).await;
        let account = t.participant("Nele Zandvoorde", &t.kade).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, base::values![&account, &nele]).await.unwrap();
        work.save().await.unwrap();
        let coach = t.coach().await;
        coach.get(&format!("/people/{nele}/steps")).await;
        t.clock.pass(jiff::SignedDuration::from_mins(12));
        coach.get(&format!("/people/{nele}/plan")).await;
        let own = t.sign_in_account(&account).await;
        for path in ["/mine/looks", "/mine/print"] {
            let page = own.get(path).await.text;
            for told in [
                "tot ",
                " keer",
                "Keek naar: ",
                "je stappen, je plan",
                "Ja: die organisatie heeft een dossier over jou.",
            ] {
                assert!(page.contains(told), "{path}: {told}\n{page}");
            }
        }
    }
}

#[tokio::test]
async fn one_busy_reader_pushes_nobody_off_the_page_of_who_looked() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let busy = t.coach().await;
        let line = |account: &str| {
            let mut line = Line::by_program(Deed::Look, Thing::Person, &person).about(&person);
            line.account = Some(account.to_owned());
            line.because("person: own-organisation")
        };
        let mut lines = vec![line(&t.coordinator().await.account)];
        lines.resize(super::store::LOOKS_AT_MOST + 1, line(&busy.account));
        let mut work = t.app.db.work().await.unwrap();
        audit::write(&mut work, t.app.now(), &lines).await.unwrap();
        work.save().await.unwrap();
        let looked = signed_in(&t, &person).await.get("/mine/looks").await.text;
        assert!(looked.contains("Iedereen die ooit keek"), "{looked}");
        assert!(looked.contains("Marieke Duinhof"), "who looked first is still there: {looked}");
    }
}

#[tokio::test]
async fn my_week_says_the_hours_of_a_signed_agreement_that_names_them() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (person, step, post) = agreements::placed(&t, &joris).await;
        let id = agreements::made(&t, &joris, &step, &post).await;
        let own = signed_in(&t, &person).await;
        assert!(own.get("/mine/week").await.text.contains("Uur niet gekend"), "half-days alone");
        let set = "UPDATE agreement_element SET words = 'maandag 8.45 tot 12 uur; woensdag 13-16u'
                   WHERE element = 'timetable'";
        t.app.db.script(set).await.unwrap();
        let go = [("to", "to-sign"), ("version", "1")];
        assert_eq!(joris.post(&format!("/agreements/{id}/state"), &go).await.status, 303);
        assert!(own.get("/mine/week").await.text.contains("Uur niet gekend"), "nobody signed yet");
        let sign = [("day", "2026-03-02"), ("by", "Nele en Joris"), ("version", "2")];
        assert_eq!(joris.post(&format!("/agreements/{id}/sign"), &sign).await.status, 303);
        let week = own.get("/mine/week").await.text;
        assert!(
            week.contains("08:45–12:00") && !week.contains("13:00–16:00"),
            "of that day: {week}"
        );
        assert!(!week.contains("Uur niet gekend") && !week.contains("In je afspraak staat"));
        let set = "UPDATE agreement_element SET words = 'van 9 tot 12, wisselt per week'
                   WHERE element = 'timetable'";
        t.app.db.script(set).await.unwrap();
        let week = own.get("/mine/week").await.text;
        assert_eq!(week.matches("wisselt per week").count(), 1, "once: {week}");
        assert!(week.contains("In je afspraak staat") && week.contains("staan onderaan"), "{week}");
    }
}

#[tokio::test]
async fn by_card_the_family_page_says_that_not_everybody_stands_there_and_never_that_nobody_does() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let own = signed_in(&t, &person).await;
        let tells = |text: &str| {
            (text.contains("Hier staat nu niemand"), text.contains("kaart of een link. Dan"))
        };
        assert_eq!(tells(&own.get("/mine/family").await.text), (true, false));
        for way in ["card", "link"] {
            let set = format!("UPDATE session SET way = '{way}'");
            t.app.db.script(&set).await.unwrap();
            assert_eq!(tells(&own.get("/mine/family").await.text), (false, true), "{way}");
        }
    }
}
