//! A question to somebody without an account, by a link.

use super::{ask, ask_outside, last, link, state, take_back};
use crate::mail::sending::run_due;
use crate::mail::tests::{Inbox, with_mail};
use crate::referrals::clock;
use crate::testing::TestApp;
use axum::body::Body;
use jiff::SignedDuration;

async fn asked(t: &TestApp) -> (String, String) {
    // Ids are in the order of their moments.
    t.clock.pass(SignedDuration::from_secs(1));
    let person = t.somebody().await;
    let reply = ask_outside(&t.coach().await, &person).await;
    assert_eq!(reply.status, 200, "without mail the link is shown: {}", reply.text);
    (last(t).await, link(&reply))
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn a_link_answers_in_one_screen_and_a_look_answers_nothing() {
    for t in TestApp::each().await {
        let (id, path) = asked(&t).await;
        let nobody = t.nobody();
        for _ in 0..3 {
            let sheet = nobody.get(&path).await;
            assert_eq!(sheet.status, 200);
            assert!(sheet.text.contains("Nele Zandvoorde"), "{}", sheet.text);
            assert_eq!(sheet.headers["referrer-policy"], "no-referrer");
            assert_eq!(sheet.headers["cache-control"], "no-store");
        }
        assert_eq!(state(&t, &id).await, "seen", "a mail scanner answers nothing");
        let yes = [
            ("do", "accept"),
            ("version", "3"),
            ("first_day", "2026-11-26"),
            ("first_who", "Anke van het onthaal"),
            ("answered_by", "Bram Bakker"),
        ];
        let unnamed = &yes[..4];
        assert_eq!(nobody.post(&path, unnamed).await.status, 422, "who says yes is asked");
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        assert_eq!(state(&t, &id).await, "accepted");
        let page = t.coach().await.get(&format!("/referrals/{id}")).await;
        assert!(page.text.contains("Anke van het onthaal"), "{}", page.text);
        assert!(page.text.contains("Bram Bakker (De Branding) zei ja"), "{}", page.text);
        // Used again: what was chosen, and not a second answer.
        let again =
            nobody.post(&path, &[("do", "refuse"), ("version", "3"), ("reason", "full")]).await;
        assert_eq!(again.status, 422);
        // Pressed twice, and read again in another language: what was answered is there to mend.
        assert_eq!(take_back(&t, &nobody, &path).await.status, 303);
        let twice = take_back(&t, &nobody, &path).await;
        assert_eq!(twice.status, 422);
        assert!(twice.text.contains("value=\"Anke van het onthaal\""), "{}", twice.text);
        let undone = nobody.get(&path).await;
        for filled in ["2026-11-26", "Anke van het onthaal", "Bram Bakker"] {
            assert!(undone.text.contains(&format!("value=\"{filled}\"")), "{}", undone.text);
        }
        assert_eq!(state(&t, &id).await, "seen");
        let sender = t.coach().await.get(&format!("/referrals/{id}")).await.text;
        assert!(!sender.contains("Anke van het onthaal"), "an answer taken back is told to nobody");
        let yes = [("do", "accept"), ("version", "5"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        t.clock.pass(SignedDuration::from_hours(25));
        let later = nobody.get(&path).await;
        assert!(!later.text.contains("Zandvoorde") && !later.text.contains("atelier"));
        assert_eq!(take_back(&t, &nobody, &path).await.status, 422);
    }
}

#[tokio::test]
async fn a_form_of_a_page_without_referrer_is_taken_and_of_another_site_it_is_not() {
    for t in TestApp::each().await {
        let (id, path) = asked(&t).await;
        let send = |site: Option<&'static str>| {
            let mut request = axum::http::Request::builder()
                .method("POST")
                .uri(&path)
                .header("origin", "null")
                .header("cookie", "language=nl")
                .header("content-type", "application/x-www-form-urlencoded");
            if let Some(site) = site {
                request = request.header("sec-fetch-site", site);
            }
            request.body(Body::from("do=ask&version=2&words=Welke+dagen")).unwrap()
        };
        assert_eq!(t.send(send(Some("cross-site"))).await.status, 400);
        assert_eq!(t.send(send(Some("same-origin"))).await.status, 303);
        assert_eq!(state(&t, &id).await, "asked");
    }
}

#[tokio::test]
async fn guessed_links_are_all_alike_and_soon_refused() {
    for t in TestApp::each().await {
        let (_, path) = asked(&t).await;
        let nobody = t.nobody();
        let guess = nobody.get("/answer/aaaabbbbccccddddeeeeffffgggghhhh").await;
        assert_eq!(guess.status, 404);
        for _ in 0..29 {
            assert_eq!(nobody.get("/answer/zzz").await.status, 404);
        }
        assert_eq!(nobody.get("/answer/zzz").await.status, 429);
        assert_eq!(nobody.post("/answer/zzz", &[]).await.status, 429);
        t.clock.pass(SignedDuration::from_mins(16));
        assert_eq!(nobody.get(&path).await.status, 200);
        let coach = t.coach().await;
        let id = last(&t).await;
        let new = coach.post_through(&format!("/referrals/{id}/link"), &[]).await;
        assert_eq!(new.status, 200);
        let old = nobody.get(&path).await;
        assert!(old.text.contains("nieuwere link") && !old.text.contains("Zandvoorde"));
        assert_eq!(nobody.get(&link(&new)).await.status, 200);
    }
}

#[tokio::test]
async fn after_withdrawal_and_when_the_time_is_over_a_link_shows_a_sentence() {
    for t in TestApp::each().await {
        let (id, path) = asked(&t).await;
        let (nobody, coach) = (t.nobody(), t.coach().await);
        let withdraw = format!("/referrals/{id}/withdraw");
        assert_eq!(coach.post(&withdraw, &[]).await.status, 422, "a reason is asked");
        assert_eq!(coach.post(&withdraw, &[("why", "elsewhere")]).await.status, 303);
        let gone = nobody.get(&path).await;
        assert_eq!(gone.status, 200);
        assert!(gone.text.contains("ingetrokken") && !gone.text.contains("Zandvoorde"));
        assert_eq!(nobody.post(&path, &[("do", "accept"), ("version", "3")]).await.status, 422);
        assert_eq!(state(&t, &id).await, "withdrawn");

        let (id, path) = asked(&t).await;
        t.clock.pass(SignedDuration::from_hours(24 * 15));
        assert!(t.coach().await.get("/day").await.text.contains("Al één dag geen antwoord"));
        assert!(nobody.get(&path).await.text.contains("Zandvoorde"), "late, and still welcome");
        t.clock.pass(SignedDuration::from_hours(24 * 14));
        let over = nobody.get(&path).await;
        assert!(over.text.contains("voorbij") && !over.text.contains("Zandvoorde"));
        assert_eq!(nobody.post(&path, &[("do", "accept"), ("version", "3")]).await.status, 422);
        clock::tick(&t.app).await.unwrap();
        assert_eq!(state(&t, &id).await, "expired");
    }
}

#[tokio::test]
async fn mails_bring_the_link_remind_twice_and_name_nobody() {
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec![]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        let person = t.somebody().await;
        assert_eq!(ask(&t.coach().await, &person, &[]).await.status, 303);
        for days in [0, 3, 4, 3, 4, 3] {
            t.clock.pass(SignedDuration::from_hours(24 * days));
            clock::tick(&t.app).await.unwrap();
            run_due(&t.app, &way).await.unwrap();
        }
        let mails = inbox.mails();
        assert_eq!(mails.len(), 3, "the question, halfway and the last day");
        for mail in &mails {
            for word in ["Zandvoorde", "Nele", "atelier?", "Joris"] {
                assert!(!mail.contains(word), "{word}\n{mail}");
            }
            let at = mail.find("https://opstap.example/answer/").expect("a link");
            let path: String = mail[at + "https://opstap.example".len()..]
                .chars()
                .take_while(|c| !c.is_whitespace())
                .collect();
            assert_eq!(t.nobody().get(&path).await.status, 200, "{path}");
        }
        let id = last(&t).await;
        let remind = format!("/referrals/{id}/remind");
        let coach = t.coach().await;
        assert_eq!(coach.post(&remind, &[]).await.status, 303);
        assert_eq!(coach.post(&remind, &[]).await.status, 403, "once a day");
    }
}

#[tokio::test]
async fn advice_stays_to_be_read_on_both_sides_and_the_link_says_who_sent_it_and_how_long() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let joris = t.coach().await;
        let form = joris.get(&format!("/people/{person}/referrals/new")).await.text;
        assert!(!form.contains("name=\"parts\" value=\"reach\" checked"), "nothing is ticked");
        let path = format!("/people/{person}/referrals/new");
        let reply = joris.post_through(&path, &super::fields(&[("kind", "advice")])).await;
        let (id, path) = (last(&t).await, link(&reply));
        let nobody = t.nobody();
        let page = nobody.get(&path).await.text;
        for told in ["Joris Haverbeke van Atelier De Kade", "De link werkt tot en met 20 december"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(page.contains("Geef advies") && !page.contains("name=\"first_day\""), "{page}");
        let yes = [("do", "accept"), ("version", "3"), ("answered_by", "Bram Bakker")];
        let without = nobody.post(&path, &yes).await;
        assert!(without.status == 422 && without.text.contains("Schrijf wat je aanraadt"));
        let yes = [yes.to_vec(), vec![("advice", "Begin met de avondcursus.")]].concat();
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        t.clock.pass(SignedDuration::from_hours(25));
        let later = nobody.get(&path).await.text;
        assert!(later.contains("Begin met de avondcursus.") && !later.contains("Zandvoorde"));
        let page = t.coach().await.get(&format!("/referrals/{id}")).await.text;
        assert!(page.contains("Begin met de avondcursus."), "{page}");
    }
}

#[tokio::test]
async fn advice_is_not_lost_when_the_answer_is_undone_or_the_question_closed_meanwhile() {
    const ADVICE: &str = "Begin met twee halve dagen, en bel haar zus op woensdag.";
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let page = format!("/people/{person}/referrals/new");
        let fields = super::fields(&[("kind", "advice")]);
        let path = link(&t.coach().await.post_through(&page, &fields).await);
        let nobody = t.nobody();
        nobody.get(&path).await;
        let yes = [("do", "accept"), ("version", "3"), ("answered_by", "Bram"), ("advice", ADVICE)];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        assert_eq!(take_back(&t, &nobody, &path).await.status, 303);
        let undone = nobody.get(&path).await;
        assert!(undone.text.contains(&format!(">{ADVICE}</textarea>")), "{}", undone.text);
        let withdraw = format!("/referrals/{}/withdraw", last(&t).await);
        let gone = t.coach().await.post(&withdraw, &[("why", "mistake")]).await;
        assert_eq!(gone.status, 303, "{}", gone.text);
        let sender = t.coach().await.get(&format!("/referrals/{}", last(&t).await)).await.text;
        assert!(!sender.contains(ADVICE), "{sender}");
        let late = nobody.post(&path, &yes).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains(ADVICE), "{}", late.text);
    }
}

#[tokio::test]
async fn whom_one_asks_is_chosen_and_nobody_is_meant_by_nothing() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let joris = t.coach().await;
        let none = [("receiver_name", ""), ("receiver_email", "")];
        let missing = ask(&joris, &person, &none).await;
        assert_eq!(missing.status, 422);
        assert!(missing.text.contains("id=\"receiver-error\""), "{}", missing.text);
        let outside = [none[0], none[1], ("receiver", "outside")];
        let missing = ask(&joris, &person, &outside).await;
        assert!(missing.text.contains("id=\"receiver_name-error\""), "{}", missing.text);
        assert_eq!(ask(&joris, &person, &[("receiver", "outside")]).await.status, 303);
    }
}

#[tokio::test]
async fn taking_back_or_giving_a_day_on_an_old_page_changes_nothing_that_another_answered() {
    for t in TestApp::each().await {
        let (id, path) = asked(&t).await;
        let nobody = t.nobody();
        nobody.get(&path).await;
        let yes = [("do", "accept"), ("version", "3"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        let undo = format!("{path}/undo");
        assert_eq!(nobody.post(&undo, &[]).await.status, 422, "without a version");
        assert_eq!(nobody.post(&undo, &[("version", "4")]).await.status, 303);
        let no =
            [("do", "refuse"), ("version", "5"), ("reason", "full"), ("remark", "Vol tot mei")];
        assert_eq!(nobody.post(&path, &no).await.status, 303);
        let old = nobody.post(&undo, &[("version", "4")]).await;
        assert_eq!(old.status, 422);
        assert!(!old.text.contains("Bram Bakker"), "{}", old.text);
        assert_eq!(state(&t, &id).await, "refused");
        assert_eq!(take_back(&t, &nobody, &path).await.status, 303);
        let yes = [("do", "accept"), ("version", "7"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        let day = [("first_day", "2026-11-27")];
        assert_eq!(nobody.post(&format!("{path}/day"), &day).await.status, 422, "no version");
    }
}

#[tokio::test]
async fn wrong_links_from_a_desk_do_not_close_the_right_ones() {
    for t in TestApp::each().await {
        let (_, path) = asked(&t).await;
        let nobody = t.nobody();
        for _ in 0..30 {
            assert_eq!(nobody.get("/answer/nergens").await.status, 404);
        }
        assert_eq!(nobody.get("/answer/nergens").await.status, 429);
        assert_eq!(nobody.get(&path).await.status, 200);
    }
}

#[tokio::test]
async fn a_question_of_somebody_outside_is_answered_after_the_yes_too() {
    for t in TestApp::each().await {
        let (id, path) = asked(&t).await;
        let (nobody, coach) = (t.nobody(), t.coach().await);
        let later = || t.clock.pass(SignedDuration::from_secs(5));
        later();
        let question = [("do", "ask"), ("version", "2"), ("words", "Mag zij trappen doen?")];
        assert_eq!(nobody.post(&path, &question).await.status, 303);
        later();
        let yes = [("do", "accept"), ("version", "3"), ("answered_by", "Bram Bakker")];
        assert_eq!(nobody.post(&path, &yes).await.status, 303);
        later();
        let sheet = coach.get(&format!("/referrals/{id}")).await.text;
        assert!(sheet.contains("/reply") && sheet.contains("Mag zij trappen doen?"), "{sheet}");
        let version = super::super::store::one(&t.app.db, &id).await.unwrap().unwrap().version;
        let version = version.to_string();
        let reply = [("version", version.as_str()), ("words", "Liever niet meer dan twee.")];
        assert_eq!(coach.post(&format!("/referrals/{id}/reply"), &reply).await.status, 303);
        assert_eq!(state(&t, &id).await, "accepted", "the yes stays");
        assert!(!coach.get(&format!("/referrals/{id}")).await.text.contains("/reply"), "once");
        assert!(nobody.get(&path).await.text.contains("Liever niet meer dan twee."));
        t.clock.pass(SignedDuration::from_hours(25));
        let later = nobody.get(&path).await.text;
        assert!(later.contains("Liever niet meer dan twee."), "{later}");
        assert!(!later.contains("Zandvoorde"), "nothing else of the question");
        let looks =
            "SELECT count(*) AS n FROM audit_line WHERE action = 'look' AND detail = 'link'";
        let n = async || t.app.db.row(looks, vec![]).await.unwrap().get::<i64>("n").unwrap();
        let before = n().await;
        nobody.get(&path).await;
        assert_eq!(n().await, before + 1, "what was said of the person was looked at");
        t.clock.pass(SignedDuration::from_hours(24 * 40));
        assert!(!nobody.get(&path).await.text.contains("Liever niet meer dan twee."));
    }
}
