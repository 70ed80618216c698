//! Coming in, over HTTP: cards and links, and everything that must not let anybody in.

use super::TRIES;
use crate::access::Role;
use crate::testing::{Client, Reply, TestApp};
use base::values;
use jiff::SignedDuration;

/// Nele, born on 14 March 1985.
async fn nele(t: &TestApp) -> String {
    let person = t.somebody().await;
    let mut work = t.app.db.work().await.unwrap();
    let set = "UPDATE person SET birth = '1985-03-14', postcode = '8400' WHERE id = $1";
    work.run(set, values![&person]).await.unwrap();
    work.save().await.unwrap();
    person
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before)
        .unwrap_or_else(|| panic!("no {before} in {text}"))
        .1
        .split(after)
        .next()
        .unwrap()
}

/// Makes a card and gives its code, as it is printed.
pub(crate) async fn card(worker: &Client<'_>, person: &str, more: &[(&str, &str)]) -> String {
    let mut fields = vec![("question", "birth"), ("until", "2027-11-01"), ("language", "nl")];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    let reply = worker.post_through(&format!("/people/{person}/card"), &fields).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    between(&reply.text, "<div class=\"entry-code\"><bdi dir=\"ltr\">", "<").to_owned()
}

pub(crate) async fn enter(t: &TestApp, code: &str, answer: &str) -> Reply {
    t.nobody().post("/card", &[("code", code), ("answer", answer)]).await
}

/// What somebody who was let in is then shown.
pub(crate) async fn inside(t: &TestApp, reply: &Reply, path: &str) -> Reply {
    let cookie =
        reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let request = axum::http::Request::builder().uri(path).header("cookie", cookie);
    t.send(request.body(axum::body::Body::empty()).unwrap()).await
}

pub(crate) fn is_in(reply: &Reply) -> bool {
    reply.status == 303 && reply.location() == "/mine"
}

#[tokio::test]
async fn a_card_lets_the_person_in_and_only_with_the_second_fact() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let asked =
            t.nobody().post("/card", &[("code", &code.to_lowercase().replace('-', " "))]).await;
        assert_eq!(asked.status, 200);
        assert!(asked.text.contains("Wanneer ben je geboren?"));
        assert!(asked.headers.get("set-cookie").is_none(), "nobody is in yet");
        // Choosing a language there keeps the code, and what was typed.
        let french = [("code", code.as_str()), ("answer", "14.3"), ("in_language", "fr")];
        let french = t.nobody().post("/card", &french).await;
        assert_eq!(french.status, 200);
        assert!(french.text.contains("lang=\"fr\"") && french.text.contains("value=\"14.3\""));
        assert!(french.text.contains("name=\"code\" value=\""), "{}", french.text);
        assert!(french.headers["set-cookie"].to_str().unwrap().starts_with("language=fr;"));
        assert!(!is_in(&enter(&t, &code, "15/03/1985").await));
        let reply = enter(&t, &code, "14.3.1985").await;
        assert!(is_in(&reply), "{}", reply.text);
        let home = inside(&t, &reply, "/mine").await;
        assert_eq!(home.status, 200);
        assert!(home.text.contains("Dag Nele"));
        assert_eq!(inside(&t, &reply, "/people").await.status, 404);
        let log =
            "SELECT count(*) AS n FROM audit_line WHERE action = 'sign-in' AND detail = 'card'";
        let row = t.app.db.row(log, values![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    }
}

#[tokio::test]
async fn no_code_stands_in_the_database_or_in_the_log() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code =
            card(&t.coach().await, &person, &[("question", "word"), ("answer", "blauwe fiets")])
                .await;
        for word in
            [code.clone(), code.replace('-', ""), "blauwefiets".into(), "blauwe fiets".into()]
        {
            let stored = format!("{:?}", crate::testing::dump(&t.app.db).await);
            assert!(!stored.contains(&word), "{word}");
        }
        assert!(is_in(&enter(&t, &code, "Blauwe Fiets").await));
    }
}

#[tokio::test]
async fn five_wrong_answers_end_the_card_and_a_new_one_is_the_way_back() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let code = card(&coach, &person, &[]).await;
        let first = enter(&t, &code, "14/03/1985").await;
        for n in 1..=TRIES {
            let unread = enter(&t, &code, "weet ik niet").await;
            assert!(unread.text.contains("dag, maand en jaar"), "no answer is no try");
            let reply = enter(&t, &code, "01/01/1990").await;
            assert_eq!(reply.text.contains("werkt niet meer"), n == TRIES, "try {n}");
        }
        assert!(!is_in(&enter(&t, &code, "14/03/1985").await), "the right answer comes too late");
        assert_eq!(inside(&t, &first, "/mine").await.status, 303, "who was in is out");
        let page = coach.get(&format!("/people/{person}/card")).await.text;
        assert!(page.contains("vijf foute antwoorden"));
        let code = card(&coach, &person, &[]).await;
        assert!(is_in(&enter(&t, &code, "14/03/1985").await));
    }
}

#[tokio::test]
async fn an_ended_an_older_and_an_expired_card_let_nobody_in() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let old = card(&coach, &person, &[]).await;
        let code = card(&coach, &person, &[("until", "2026-11-24")]).await;
        assert!(!is_in(&enter(&t, &old, "14/03/1985").await), "the newer one replaced it");
        t.clock.pass(SignedDuration::from_hours(48));
        assert!(is_in(&enter(&t, &code, "14/03/1985").await), "on its last day");
        t.clock.pass(SignedDuration::from_hours(24));
        let late = enter(&t, &code, "14/03/1985").await;
        let never = enter(&t, "7K3M-9QXD-0110-ZZZZ", "14/03/1985").await;
        assert!(
            !is_in(&late)
                && late.text.replace(&code, "") == never.text.replace("7K3M-9QXD-0110-ZZZZ", "")
        );

        let coach = t.coach().await;
        let code = card(&coach, &person, &[]).await;
        let reply = enter(&t, &code, "14/03/1985").await;
        coach.post(&format!("/people/{person}/card/end"), &[]).await;
        assert_eq!(inside(&t, &reply, "/mine").await.status, 303);
        assert!(!is_in(&enter(&t, &code, "14/03/1985").await));
    }
}

#[tokio::test]
async fn the_person_ends_a_lost_card_and_a_session_by_card_is_short() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let reply = enter(&t, &code, "14/03/1985").await;
        let page = inside(&t, &reply, "/mine/access").await.text;
        assert!(page.contains("Mijn kaart is kwijt") && !page.contains("Kies een wachtwoord"));
        t.clock.pass(SignedDuration::from_mins(21));
        let over = inside(&t, &reply, "/mine").await;
        assert_eq!(over.location(), "/card", "who has a card has no password");
        let account = account_of(&t, &person).await;
        let own = t.sign_in_account(&account).await;
        own.post("/mine/access/lost", &[]).await;
        assert!(!is_in(&enter(&t, &code, "14/03/1985").await));
    }
}

#[tokio::test]
async fn what_was_typed_when_a_session_by_card_ended_is_there_after_the_card() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let reply = enter(&t, &code, "14/03/1985").await;
        let cookie = reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap();
        t.clock.pass(SignedDuration::from_mins(21));
        let body = "about=goals&wrong=Ik+wil+geen+tuintje&should_be=Een+balkon";
        let request = axum::http::Request::builder()
            .method("POST")
            .uri("/mine/corrections")
            .header("host", "opstap.example")
            .header("sec-fetch-site", "same-origin")
            .header("referer", "http://opstap.example/mine/corrections?about=goals")
            .header("cookie", cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("content-length", body.len().to_string());
        let over = t.send(request.body(axum::body::Body::from(body)).unwrap()).await;
        let to = over.location().to_owned();
        assert!(to.starts_with("/card?next=/mine/corrections%3Fabout%3Dgoals%26typed%3D"), "{to}");
        let asked = t.nobody().get(&to).await.text;
        let next = between(&asked, "name=\"next\" value=\"", "\"").replace("&#38;", "&");
        let sent = [("code", code.as_str()), ("answer", "14/03/1985"), ("next", next.as_str())];
        let again = t.nobody().post("/card", &sent).await;
        let back = again.location().to_owned();
        assert!(back.starts_with("/mine/corrections?about=goals&typed="), "{back}");
        let page = inside(&t, &again, &back).await.text;
        assert!(page.contains("Ik wil geen tuintje") && page.contains("Een balkon"), "{page}");
        // A card leads to the own pages and nowhere else.
        for other in ["https://elders.example/", "//elders.example", "/people", "/mineur"] {
            let sent = [("code", code.as_str()), ("answer", "14/03/1985"), ("next", other)];
            assert_eq!(t.nobody().post("/card", &sent).await.location(), "/mine", "{other}");
        }
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn a_button_pressed_after_a_session_by_card_leads_back_to_its_page_and_says_it_did_nothing() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let reply = enter(&t, &code, "14/03/1985").await;
        let cookie = reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap();
        t.clock.pass(SignedDuration::from_mins(21));
        let sent = async |path: &str, from: Option<&str>, body: &'static str| {
            let mut request = axum::http::Request::builder()
                .method("POST")
                .uri(path)
                .header("host", "opstap.example")
                .header("sec-fetch-site", "same-origin")
                .header("cookie", cookie)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("content-length", body.len().to_string());
            if let Some(from) = from {
                request = request.header("referer", format!("http://opstap.example{from}"));
            }
            t.send(request.body(axum::body::Body::from(body)).unwrap()).await
        };
        for (path, from, body, to) in [
            (
                "/mine/consents/one/withdraw",
                "/mine/consents",
                "",
                "/card?next=/mine/consents&pressed=1",
            ),
            (
                "/mine/actions/one/done",
                "/mine/week",
                "from-page=%2Fmine%2Fweek",
                "/card?next=/mine/week&pressed=1",
            ),
            ("/mine/access/lost", "/mine", "", "/card?pressed=1"),
        ] {
            let over = sent(path, Some(from), body).await;
            assert_eq!(over.location(), to, "{path}");
            let page = t.nobody().get(to).await.text;
            assert!(page.contains("Dat is niet gebeurd"), "{page}");
            assert!(!page.contains("We bewaarden wat je typte"), "nothing was typed");
        }
        let over = sent("/mine/consents/one/withdraw", None, "").await;
        assert_eq!(over.location(), "/card?pressed=1", "no page is known");
        // Where only a form can be sent to, nobody is led.
        for (next, to) in [("/mine/consents/one/withdraw", "/mine"), ("/mine/week", "/mine/week")] {
            let sent = [("code", code.as_str()), ("answer", "14/03/1985"), ("next", next)];
            assert_eq!(t.nobody().post("/card", &sent).await.location(), to, "{next}");
        }
    }
}

#[tokio::test]
async fn a_card_names_the_organisation_that_made_it_and_not_the_home_of_who_did() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let joris = t.coach().await;
        let mut work = t.app.db.work().await.unwrap();
        let moved = "UPDATE account SET organisation = $2 WHERE id = $1";
        work.run(moved, values![&joris.account, &t.ocmw]).await.unwrap();
        work.save().await.unwrap();
        let fields = [("question", "birth"), ("until", "2027-11-01"), ("language", "nl")];
        let made = joris.post_through(&format!("/people/{person}/card"), &fields).await.text;
        let lost = between(&made, "<div class=\"entry-code\">", "</section>");
        assert!(lost.contains("Atelier De Kade") && !lost.contains("OCMW Kruisdam"), "{lost}");
    }
}

async fn account_of(t: &TestApp, person: &str) -> String {
    let sql = "SELECT id FROM account WHERE person = $1";
    t.app.db.row(sql, values![person]).await.unwrap().get("id").unwrap()
}

#[tokio::test]
async fn codes_cannot_be_tried_without_end_from_one_machine() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        for _ in 0..30 {
            let guess = super::Code::random().groups();
            assert_eq!(enter(&t, &guess, "14/03/1985").await.status, 422);
        }
        assert_eq!(enter(&t, &code, "14/03/1985").await.status, 429, "also the right one waits");
        t.clock.pass(SignedDuration::from_mins(16));
        assert!(is_in(&enter(&t, &code, "14/03/1985").await));
    }
}

#[tokio::test]
async fn a_hundred_tries_at_the_same_moment_are_five() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let wrong = (0..20).map(|n| {
            let (t, code) = (&t, code.clone());
            async move { enter(t, &code, &format!("{}/03/1985", 15 + n % 10)).await }
        });
        futures_util::future::join_all(wrong).await;
        let sql = "SELECT count(*) AS n FROM audit_line WHERE action = 'wrong-password'";
        let row = t.app.db.row(sql, values![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), TRIES);
        assert!(!is_in(&enter(&t, &code, "14/03/1985").await));
    }
}

#[tokio::test]
async fn only_who_may_write_the_persons_data_makes_a_card_and_none_for_a_colleague() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        for (stranger, status) in [(t.instructor().await, 403), (t.stranger().await, 404)] {
            assert_eq!(stranger.get(&format!("/people/{person}/card")).await.status, status);
            assert_eq!(
                stranger.post(&format!("/people/{person}/card/link"), &[]).await.status,
                status
            );
        }
        let worker =
            t.add_account("Nele Zandvoorde", &t.kade, &[Role::Participant, Role::Instructor]).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, values![&worker, &person]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(t.coach().await.get(&format!("/people/{person}/card")).await.status, 403);
    }
}

#[tokio::test]
async fn a_card_cannot_last_longer_than_a_year_and_asks_what_the_file_knows() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        let path = format!("/people/{person}/card");
        assert!(!coach.get(&path).await.text.contains("De geboortedatum"), "it is not known");
        let fields = [
            ("question", "word"),
            ("answer", "fiets"),
            ("language", "nl"),
            ("until", "2027-11-22"),
        ];
        assert_eq!(coach.post(&path, &fields).await.status, 422);
        let fields = [("question", "birth"), ("language", "nl"), ("until", "2027-11-21")];
        assert_eq!(coach.post(&path, &fields).await.status, 422);
        let code = card(&coach, &person, &[("question", "word"), ("answer", "fiets")]).await;
        assert!(is_in(&enter(&t, &code, "FIETS").await));
    }
}

/// Makes a link and gives its path and its six digits.
async fn link(worker: &Client<'_>, person: &str) -> (String, String) {
    let reply = worker.post_through(&format!("/people/{person}/card/link"), &[]).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    let path = format!("/enter/{}", between(&reply.text, "/enter/", "\""));
    (path, between(&reply.text, "<p class=\"entry-code\">", "<").to_owned())
}

#[tokio::test]
async fn a_link_works_once_with_its_code_and_opens_no_more_than_a_card() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let (path, digits) = link(&t.coach().await, &person).await;
        assert!(t.nobody().get(&path).await.text.contains("Zes cijfers"));
        assert_eq!(t.nobody().post(&path, &[("code", "12")]).await.status, 422);
        let reply = t.nobody().post(&path, &[("code", &digits)]).await;
        assert_eq!(reply.location(), "/mine/access");
        let page = inside(&t, &reply, "/mine/access").await.text;
        assert!(page.contains("nog geen eigen wachtwoord") && !page.contains("name=\"password\""));
        assert!(page.contains("met een link, gemaakt door <bdi>Joris Haverbeke</bdi>"), "{page}");
        let looks = inside(&t, &reply, "/mine/looks").await.text;
        assert!(looks.contains("met een link, gemaakt door"), "{looks}");
        for closed in ["/mine/file.json", "/mine/file.pdf", "/mine/consents/new"] {
            let refused = inside(&t, &reply, closed).await;
            assert_eq!(refused.status, 403, "{closed}");
        }
        let again = t.nobody().post(&path, &[("code", &digits)]).await;
        assert_eq!(again.status, 410, "replayed");
        assert_eq!(t.nobody().get(&path).await.status, 410);
    }
}

#[tokio::test]
async fn a_link_ends_after_a_week_after_five_wrong_codes_and_by_a_newer_one() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let (old, old_digits) = link(&coach, &person).await;
        let (path, digits) = link(&coach, &person).await;
        assert_eq!(t.nobody().post(&old, &[("code", &old_digits)]).await.status, 410);
        let wrong = if digits.starts_with('0') { "999 999" } else { "000 000" };
        for n in 1..=TRIES {
            let reply = t.nobody().post(&path, &[("code", wrong)]).await;
            assert_eq!(reply.status, if n == TRIES { 410 } else { 422 });
        }
        assert_eq!(t.nobody().post(&path, &[("code", &digits)]).await.status, 410);
        let (path, digits) = link(&coach, &person).await;
        t.clock.pass(SignedDuration::from_hours(7 * 24 + 1));
        assert_eq!(t.nobody().post(&path, &[("code", &digits)]).await.status, 410);
    }
}

#[tokio::test]
async fn a_card_opens_the_own_pages_only_whatever_the_account_came_to_be() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let code = card(&t.coach().await, &person, &[]).await;
        let reply = enter(&t, &code, "14/3/1985").await;
        let account = account_of(&t, &person).await;
        let mut work = t.app.db.work().await.unwrap();
        crate::account::store::add_role(&mut work, &account, &t.kade, Role::Coach).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(inside(&t, &reply, "/mine").await.status, 200);
        assert_eq!(inside(&t, &reply, "/people").await.status, 404, "not as the coach of today");
        for closed in ["/mine/file.json", "/mine/file.pdf", "/mine/consents/new"] {
            let refused = inside(&t, &reply, closed).await;
            assert_eq!(refused.status, 403, "{closed}");
            assert!(refused.text.contains("Je bent binnen met een kaart"), "{closed}");
        }
    }
}

#[tokio::test]
async fn a_reload_shows_the_same_card_and_the_same_link_and_makes_no_other() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let code = card(&coach, &person, &[]).await;
        let again = coach.get(&format!("/people/{person}/card/made")).await;
        assert!(again.text.contains(&code), "{}", again.text);
        assert!(is_in(&enter(&t, &code, "14/03/1985").await), "a card printed before still works");
        let (path, digits) = link(&coach, &person).await;
        let again = coach.get(&format!("/people/{person}/card/link")).await.text;
        assert!(again.contains(&path) && again.contains(&digits));
        for page in ["made", "link"] {
            let path = format!("/people/{person}/card/{page}");
            let other = t.coach().await.get(&path).await;
            assert_eq!(other.status, 303, "for who made it only");
            assert_eq!(other.location(), format!("/people/{person}/card"));
        }
        let log = "SELECT count(*) AS n FROM audit_line WHERE action = 'make'
            AND subject_kind IN ('card', 'entry-link')";
        assert_eq!(t.app.db.row(log, vec![]).await.unwrap().get::<i64>("n").unwrap(), 2);
    }
}

#[tokio::test]
async fn two_workers_at_the_same_moment_make_one_account() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let (one, two) = (t.coach().await, t.coordinator().await);
        let (path, made) =
            (format!("/people/{person}/card/link"), format!("/people/{person}/card"));
        let fields = [("question", "birth"), ("until", "2027-11-01"), ("language", "nl")];
        let (link, card) = tokio::join!(one.post(&path, &[]), two.post(&made, &fields));
        assert_eq!((link.status, card.status), (303, 303), "{} {}", link.text, card.text);
        let sql = "SELECT count(*) AS n FROM account WHERE person = $1";
        let row = t.app.db.row(sql, values![&person]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    }
}

#[tokio::test]
async fn who_only_has_a_closed_file_gives_no_card_no_link_and_no_account() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        card(&coach, &person, &[]).await;
        let mut work = t.app.db.work().await.unwrap();
        let close = "UPDATE involvement SET until_day = '2026-10-01' WHERE person = $1";
        work.run(close, values![&person]).await.unwrap();
        work.save().await.unwrap();
        let fields = [("question", "birth"), ("until", "2027-11-01"), ("language", "nl")];
        assert_eq!(coach.post(&format!("/people/{person}/card"), &fields).await.status, 403);
        assert_eq!(coach.post(&format!("/people/{person}/card/link"), &[]).await.status, 403);
        let invite = format!("/accounts/invite?person={person}");
        assert_eq!(coach.get(&invite).await.status, 403);
        assert_eq!(coach.post(&format!("/people/{person}/card/end"), &[]).await.status, 303);
    }
}

#[tokio::test]
async fn what_ends_twice_leaves_one_line_and_ends_the_session_that_just_began() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let code = card(&coach, &person, &[]).await;
        let entered = enter(&t, &code, "14/03/1985").await;
        let path = format!("/people/{person}/card/end");
        coach.post(&path, &[]).await;
        // The second press is no act, so it is sent past what expects a line of each.
        let again = coach
            .request("POST", &path)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::empty());
        assert_eq!(t.send(again.unwrap()).await.status, 303);
        assert_eq!(inside(&t, &entered, "/mine").await.status, 303);
        let log = "SELECT count(*) AS n FROM audit_line WHERE action = 'end'";
        assert_eq!(t.app.db.row(log, vec![]).await.unwrap().get::<i64>("n").unwrap(), 1);
    }
}

#[tokio::test]
async fn the_officer_reads_who_made_ways_in_that_were_used_outside_the_team() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let (path, digits) = link(&t.coach().await, &person).await;
        let officer = t.dpo().await;
        let before = officer.get("/dpo").await.text;
        assert!(
            before.contains("Kaarten en links voor mensen")
                && !before.contains("chip tone-brick\">1<")
        );
        t.nobody().post(&path, &[("code", &digits)]).await;
        let page = officer.get("/dpo").await.text;
        assert!(page.contains("chip tone-brick\">1<"), "{page}");
    }
}

#[tokio::test]
async fn a_link_and_who_came_in_with_it_are_ended_by_the_worker_and_by_the_person() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let page = format!("/people/{person}/card");
        let end = format!("{page}/end");
        assert!(!coach.get(&page).await.text.contains(&end), "there is nothing to stop");
        let (path, digits) = link(&coach, &person).await;
        assert!(coach.get(&page).await.text.contains(&end), "a link that nobody used");
        assert_eq!(coach.post(&end, &[]).await.status, 303);
        assert_eq!(t.nobody().post(&path, &[("code", &digits)]).await.status, 410);

        let (path, digits) = link(&coach, &person).await;
        t.nobody().post(&path, &[("code", &digits)]).await;
        t.clock.pass(jiff::SignedDuration::from_mins(61));
        assert!(
            !coach.get(&page).await.text.contains("Iemand is nu binnen"),
            "nobody is, any more"
        );
        let (path, digits) = link(&coach, &person).await;
        let reply = t.nobody().post(&path, &[("code", &digits)]).await;
        assert_eq!(inside(&t, &reply, "/mine/steps").await.status, 200);
        assert!(coach.get(&page).await.text.contains("Iemand is nu binnen"));
        assert_eq!(coach.post(&end, &[]).await.status, 303);
        let out = inside(&t, &reply, "/mine/steps").await;
        assert_eq!(out.status, 401, "who was in is out");
        assert!(out.text.contains("Een link werkt maar één keer"), "{}", out.text);

        let (path, digits) = link(&coach, &person).await;
        let reply = t.nobody().post(&path, &[("code", &digits)]).await;
        let own = t.sign_in_account(&account_of(&t, &person).await).await;
        assert!(own.get("/mine/access").await.text.contains("Stop kaart en link"));
        assert_eq!(own.post("/mine/access/lost", &[]).await.status, 303);
        assert_eq!(inside(&t, &reply, "/mine/steps").await.status, 401);
        assert_eq!(own.get("/mine/steps").await.status, 200, "her own log-in stays");
        let lines = "SELECT count(*) AS n FROM audit_line WHERE subject_kind = 'entry-link'
            AND action = 'end'";
        assert_eq!(t.app.db.row(lines, values![]).await.unwrap().get::<i64>("n").unwrap(), 3);
    }
}

#[tokio::test]
async fn a_lost_card_ends_who_is_in_by_any_account_of_the_person() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let coach = t.coach().await;
        let code = card(&coach, &person, &[]).await;
        let older = enter(&t, &code, "14/03/1985").await;
        // As after a merge: the account of the older card stays beside another one.
        let second = t.add_account("Nele Tweede", &t.kade, &[Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, values![&second, &person]).await.unwrap();
        let card =
            "INSERT INTO access_card (id, person, account, organisation, code_hash, question,
            answer_hash, made_by, made_at, until_day)
            VALUES ($1, $2, $3, $4, 'x', 'word', 'y', $5, $6, '2027-01-01')";
        let new = values![
            base::id::new(t.app.now()),
            &person,
            &second,
            &t.kade,
            &coach.account,
            t.app.now()
        ];
        work.run(card, new).await.unwrap();
        work.save().await.unwrap();
        let own = t.sign_in_account(&second).await;
        assert_eq!(own.post("/mine/access/lost", &[]).await.status, 303);
        assert_eq!(inside(&t, &older, "/mine/steps").await.status, 303);
    }
}

#[tokio::test]
async fn a_link_shows_no_child_that_its_organisation_does_not_know() {
    for t in TestApp::each().await {
        let person = nele(&t).await;
        let child = t.somebody().await;
        let coach = t.coach().await;
        let (path, digits) = link(&coach, &person).await;
        let reply = t.nobody().post(&path, &[("code", &digits)]).await;
        let account = account_of(&t, &person).await;
        let row = base::id::new(t.app.now());
        let mut work = t.app.db.work().await.unwrap();
        let look = "INSERT INTO parent_access (id, person, account, organisation, ground, from_day,
            made_by, made_at) VALUES ($1, $2, $3, $4, 'parent', '2026-01-01', $3, $5)";
        work.run(look, values![&row, &child, &account, &t.kade, t.app.now()]).await.unwrap();
        work.save().await.unwrap();
        let page = format!("/mine/children/{row}");
        assert_eq!(inside(&t, &reply, &page).await.status, 200, "both have a file there");
        let mut work = t.app.db.work().await.unwrap();
        let moves = "UPDATE involvement SET organisation = $2 WHERE person = $1";
        work.run(moves, values![&child, &t.leiekant]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(inside(&t, &reply, &page).await.status, 404);
        assert!(!inside(&t, &reply, "/mine").await.text.contains(&page));
        let own = t.sign_in_account(&account).await;
        assert_eq!(own.get(&page).await.status, 200, "with an own password");
    }
}
