//! Duties over HTTP, on both engines.

use crate::testing::{Client, TestApp};
use base::values;
use icalendar::{Calendar, CalendarComponent, Component as _};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    work.save().await.unwrap();
}

/// Somebody with an AMA step at De Kade since a day: person and step.
async fn taking(t: &TestApp, name: &str, form: &'static str, from: Date) -> (String, String) {
    let person = crate::safety_net::tests::person(t, &t.kade, name).await;
    let (step, now) = (base::id::new(t.app.now()), t.app.now());
    run(
        t,
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, made_at, changed_at)
         VALUES ($1, $2, $3, 3, $4, $5, $6, $6)",
        values![&step, &person, &t.kade, form, from, now],
    )
    .await;
    (person, step)
}

/// Says that somebody leads.
async fn leads(t: &TestApp, person: &str, account: &str) {
    let id = base::id::new(t.app.now());
    run(
        t,
        "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
         VALUES ($1, $2, $3, $4, 'coach', TRUE, $5)",
        values![id, person, account, &t.kade, t.app.today()],
    )
    .await;
}

async fn permitted(t: &TestApp, person: &str, decided: Date, until: Option<Date>) {
    let (id, now) = (base::id::new(t.app.now()), t.app.now());
    run(
        t,
        "INSERT INTO permission (id, person, organisation, given_by, decided_day, valid_until, answer,
         made_at) VALUES ($1, $2, $3, 'vdab', $4, $5, 'yes', $6)",
        values![id, person, &t.kade, decided, until, now],
    )
    .await;
}

fn has(text: &str, all: &[&str]) {
    for wanted in all {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[tokio::test]
async fn a_duty_says_what_by_when_and_by_what_and_is_gone_once_it_is_done() {
    for t in TestApp::each().await {
        let today = t.app.today();
        let began = today.saturating_sub(14.months());
        let (ann, _) = taking(&t, "Ann Akker", "ama-welzijn", began).await;
        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{ann}/clocks")).await.text;
        has(
            &page,
            &[
                "Vraag VDAB de jaarlijkse inschatting (AMA welzijn)",
                "te laat",
                "inschatting om de: 12 maanden. Bron: VDAB, pagina AMA sociale economie",
                "Overloop het plan",
                "geen wettelijke termijn gelezen",
                &format!("/people/{ann}/permissions/new?given_by=vdab"),
                &format!("/people/{ann}/clocks/later?kind=evaluation"),
            ],
        );
        permitted(&t, &ann, today, Some(today.saturating_add(30.days()))).await;
        let page = coach.get(&format!("/people/{ann}/clocks")).await.text;
        // The estimate is due in a year; the permission within sixty days.
        has(&page, &["Vraag een nieuwe toelating aan VDAB"]);
        let late = page.split("Te laat").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(!late.contains("VDAB de jaarlijkse"), "{late}");
        permitted(&t, &ann, today, None).await;
        let page = coach.get(&format!("/people/{ann}/clocks")).await.text;
        assert!(!page.contains("nieuwe toelating"), "a later one takes its place: {page}");
    }
}

#[tokio::test]
async fn the_list_has_what_is_late_first_and_filters_by_kind_month_and_whose() {
    for t in TestApp::each().await {
        let today = t.app.today();
        let coach = t.coach().await;
        let (ann, _) =
            taking(&t, "Ann Akker", "ama-welzijn", today.saturating_sub(14.months())).await;
        let soon = today.saturating_sub(17.months());
        let (bob, step) = taking(&t, "Bob Beemd", "activeringstraject", soon).await;
        leads(&t, &ann, &coach.account).await;
        let all = coach.get("/clocks").await.text;
        let (late, later) = (all.find("Ann Akker").unwrap(), all.find("Bob Beemd").unwrap());
        assert!(late < later, "what is late stands first");
        has(&all, &[&format!("/steps/{step}/end"), "artikel 11", "Maximumduur"]);
        let mine = coach.get("/clocks?mine=1").await.text;
        assert!(mine.contains("Ann Akker") && !mine.contains("Bob Beemd"), "{mine}");
        let kind = coach.get("/clocks?kind=longest").await.text;
        assert!(kind.contains("Bob Beemd") && !kind.contains("Ann Akker"), "{kind}");
        let late = coach.get("/clocks?month=late").await.text;
        assert!(late.contains("Ann Akker") && !late.contains("Bob Beemd"), "{late}");
        // The coordinator has those of whom nobody leads.
        let mine = t.coordinator().await.get("/clocks?mine=1").await.text;
        assert!(!mine.contains("Ann Akker") && mine.contains("Bob Beemd"), "{mine}");
        assert_eq!(coach.get(&format!("/people/{bob}/clocks")).await.status, 200);
        let statements = coach.statements_of("/clocks").await;
        for n in 0..5 {
            taking(&t, &format!("Iemand {n}"), "ama-welzijn", today).await;
        }
        assert_eq!(coach.statements_of("/clocks").await, statements);
    }
}

#[tokio::test]
async fn who_does_not_coach_or_coordinate_there_has_no_duties() {
    for t in TestApp::each().await {
        let (ann, _) = taking(&t, "Ann Akker", "ama-welzijn", date(2025, 1, 1)).await;
        for client in [t.instructor().await, t.network_coordinator().await, t.dpo().await] {
            assert_eq!(client.get("/clocks").await.status, 404);
            assert_eq!(client.get(&format!("/people/{ann}/clocks")).await.status, 404);
            assert_eq!(client.post("/clocks/feed", &[]).await.status, 404);
        }
        let stranger = t.stranger().await;
        assert!(!stranger.get("/clocks").await.text.contains("Ann"));
        assert_eq!(stranger.get(&format!("/people/{ann}/clocks")).await.status, 404);
    }
}

#[tokio::test]
async fn a_duty_is_put_off_with_a_reason_where_its_rule_leaves_room() {
    for t in TestApp::each().await {
        let today = t.app.today();
        let coach = t.coach().await;
        let (ann, step) =
            taking(&t, "Ann Akker", "activeringstraject", today.saturating_sub(19.months())).await;
        let path = format!("/people/{ann}/clocks/later");
        let asked = format!("{path}?kind=longest&organisation={}&subject={step}", t.kade);
        let form = coach.get(&asked).await.text;
        let due = form.split("name=\"due\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let until = today.saturating_add(3.months()).to_string();
        let send = async |until: &str, reason: &str, due: &str| {
            let fields = [
                ("kind", "longest"),
                ("organisation", t.kade.as_str()),
                ("subject", step.as_str()),
                ("due", due),
                ("until", until),
                ("reason", reason),
            ];
            coach.post(&path, &fields).await
        };
        let wrong = send(&until, "", due).await;
        assert_eq!(wrong.status, 422);
        has(&wrong.text, &["Schrijf waarom", &until]);
        assert_eq!(send("2020-01-01", "ziek", due).await.status, 422);
        let far = today.saturating_add(3.years()).to_string();
        assert_eq!(send(&far, "ziek", due).await.status, 422);
        assert_eq!(send(&until, "ziek", "2019-01-01").await.status, 422, "another term");
        assert_eq!(send(&until, "lang ziek geweest", due).await.status, 303);
        let page = coach.get(&format!("/people/{ann}/clocks")).await.text;
        has(&page, &["lang ziek geweest", "uitgesteld door"]);
        assert!(!page.contains("Te laat"), "{page}");
        // An estimate leaves no room, and what is no duty neither.
        let estimate = asked.replace("kind=longest", "kind=estimate");
        assert_eq!(coach.get(&estimate).await.status, 404);
        assert_eq!(coach.get(&asked.replace("longest", "agreement")).await.status, 404);
        assert_eq!(t.instructor().await.get(&asked).await.status, 404);
    }
}

#[tokio::test]
async fn a_quarterly_overview_is_due_until_it_was_handed_in() {
    for t in TestApp::each().await {
        taking(&t, "Ann Akker", "ama-sociale-economie", date(2026, 8, 1)).await;
        let lies = t.coordinator().await;
        has(
            &lies.get("/clocks").await.text,
            &["Dien het kwartaaloverzicht AMA sociale economie in"],
        );
        assert!(!t.coach().await.get("/clocks").await.text.contains("kwartaaloverzicht AMA"));
        let fields = [("kind", "ama-se-quarter"), ("period", "2026-Q3"), ("day", "2026-09-01")];
        assert_eq!(lies.post("/returns/handed", &fields).await.status, 422, "before it was over");
        let fields = [("kind", "ama-se-quarter"), ("period", "2026-Q3"), ("day", "2026-10-12")];
        assert_eq!(lies.post("/returns/handed", &fields).await.status, 303);
        has(&lies.get("/returns?period=2026-Q3").await.text, &["Ingediend op 12 oktober 2026"]);
        assert!(!lies.get("/clocks").await.text.contains("kwartaaloverzicht AMA"));
        let running = [("kind", "ama-se-quarter"), ("period", "2026-Q4"), ("day", "2026-10-12")];
        assert_eq!(lies.post("/returns/handed", &running).await.status, 404);
        assert_eq!(
            t.network_coordinator().await.post("/returns/handed", &fields).await.status,
            404
        );
    }
}

async fn link(client: &Client<'_>) -> String {
    let page = client.post("/clocks/feed", &[]).await.text;
    let from = page.find("/calendar/").unwrap();
    page[from..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_feed_is_an_icalendar_that_names_nobody() {
    for t in TestApp::each().await {
        let t = t.reached_at("https://opstap.example").await;
        let today = t.app.today();
        let coach = t.coach().await;
        for name in ["Ann Akker", "Bob Beemd"] {
            let began = today.saturating_sub(14.months());
            let (person, _) = taking(&t, name, "ama-welzijn", began).await;
            leads(&t, &person, &coach.account).await;
        }
        let link = link(&coach).await;
        assert_eq!(link.len(), "/calendar/.ics".len() + 32, "160 random bits");
        let reply = t.nobody().get(&link).await;
        assert_eq!(reply.status, 200);
        let kind = reply.headers["content-type"].to_str().unwrap();
        assert_eq!(kind, "text/calendar; charset=utf-8");
        for part in ["Ann", "Akker", "Bob", "Kade", &t.kade, &coach.account] {
            assert!(!reply.text.contains(part), "{part}: {}", reply.text);
        }
        let unfolded: Vec<&str> = reply.text.split("\r\n").collect();
        assert!(unfolded.iter().all(|line| line.len() <= 75), "lines are folded");
        let calendar: Calendar = reply.text.parse().unwrap();
        let day = today.strftime("%Y%m%d").to_string();
        let events: Vec<_> =
            calendar.components.iter().filter_map(CalendarComponent::as_event).collect();
        let two = events.iter().find(|e| e.get_summary() == Some("2 evaluaties te doen")).unwrap();
        assert_eq!(two.property_value("DTSTART"), Some(day.as_str()), "what is late is of today");
        let tomorrow = today.tomorrow().unwrap().strftime("%Y%m%d").to_string();
        assert_eq!(two.property_value("DTEND"), Some(tomorrow.as_str()));
        let page = "https://opstap.example/clocks?mine=1&kind=evaluation";
        assert_eq!(two.property_value("URL"), Some(page));
        for needed in ["UID", "DTSTAMP"] {
            assert!(events.iter().all(|e| e.property_value(needed).is_some()), "{needed}");
        }
        let uids: std::collections::BTreeSet<_> = events.iter().map(|e| e.get_uid()).collect();
        assert_eq!(uids.len(), events.len(), "each event has its own");
        let tag = reply.headers["etag"].to_str().unwrap();
        let again = t.nobody().get_with(&link, &[("if-none-match", tag)]).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
    }
}

#[tokio::test]
async fn a_link_that_ended_or_whose_account_did_opens_nothing() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let first = link(&coach).await;
        let second = link(&coach).await;
        assert_eq!(t.nobody().get(&first).await.status, 404, "a new one ends the old one");
        assert_eq!(t.nobody().get(&second).await.status, 200);
        let stored = "SELECT count(*) AS n FROM calendar_link WHERE token_hash = $1";
        let word = second.trim_start_matches("/calendar/").trim_end_matches(".ics");
        let n: i64 = t.app.db.row(stored, values![word]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 0, "only its hash is kept");
        let page = coach.get("/clocks/feed").await.text;
        assert!(!page.contains(word) && page.contains("Trek de link in"), "{page}");
        assert_eq!(coach.post("/clocks/feed/end", &[]).await.status, 303);
        assert_eq!(t.nobody().get(&second).await.status, 404);
        let third = link(&coach).await;
        run(&t, "UPDATE account SET active = FALSE WHERE id = $1", values![&coach.account]).await;
        assert_eq!(t.nobody().get(&third).await.status, 404, "the account is no longer active");
        run(&t, "UPDATE account SET active = TRUE WHERE id = $1", values![&coach.account]).await;
        run(&t, "DELETE FROM account_role WHERE account = $1", values![&coach.account]).await;
        assert_eq!(t.nobody().get(&third).await.status, 404, "without a role there are no duties");
        assert_eq!(t.nobody().get("/calendar/zomaar.ics").await.status, 404);
    }
}

#[tokio::test]
async fn my_day_names_the_next_duties_of_the_reader() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        assert!(!coach.get("/day").await.text.contains("h-clocks"));
        let began = t.app.today().saturating_sub(14.months());
        let (ann, _) = taking(&t, "Ann Akker", "ama-welzijn", began).await;
        assert!(!coach.get("/day").await.text.contains("h-clocks"), "another's");
        leads(&t, &ann, &coach.account).await;
        // Written past the log, so that what is kept of the house holds for its longest.
        t.clock.pass(jiff::SignedDuration::from_mins(6));
        has(
            &coach.get("/day").await.text,
            &["h-clocks", "jaarlijkse inschatting", "/clocks?mine=1"],
        );
    }
}
