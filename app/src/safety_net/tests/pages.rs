//! The board and the caseload over HTTP.

use super::{person, worlds};
use crate::testing::TestApp;
use base::values;

/// Ten statements at most, however many people there are.
const MOST_STATEMENTS: u64 = 10;

async fn crowd(t: &TestApp, count: usize) {
    let mut work = t.app.db.work().await.unwrap();
    let mut ids = vec![];
    for number in 0..count {
        let id = base::id::new(t.app.now());
        worlds::add_person(&mut work, t, &id, &format!("Iemand{number}")).await;
        worlds::add_involvement(&mut work, &id, &t.kade, t.app.today()).await;
        ids.push(id);
    }
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    crate::safety_net::settle(&mut work, t.app.today(), &ids).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn the_board_says_why_and_offers_the_next_act() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        crowd(&t, 1).await;
        let joris = t.coach().await;
        joris.post(&format!("/people/{nele}/support"), &[]).await;
        let board = joris.get("/safety-net").await.text;
        for act in ["steps/new", "waiting/new", "appointments/new"] {
            assert!(board.contains(&format!("/people/{nele}/{act}")), "{act}");
        }
        assert!(board.contains("Word begeleider"), "the other one has nobody");
        assert!(!board.contains(&format!("/people/{nele}/support")));
        let mine = joris.get("/safety-net?mine=1").await.text;
        assert!(mine.contains("Nele") && !mine.contains("Iemand0"));
        let by_reason = joris.get("/safety-net?reason=no-supporter").await.text;
        assert!(by_reason.contains("Iemand0") && !by_reason.contains("Nele Zandvoorde"));
    }
}

#[tokio::test]
async fn who_supports_somebody_already_is_told_so_and_nothing_is_written() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let joris = t.coach().await;
        for said in ["safety-net-said-support", "safety-net-said-support-already"] {
            let click = joris.request("POST", &format!("/people/{nele}/support"));
            let reply = t.send(click.body(axum::body::Body::empty()).unwrap()).await;
            let cookie = reply.headers.get("set-cookie").unwrap().to_str().unwrap();
            assert!(cookie.starts_with(&format!("said={said};")), "{cookie}");
        }
        let team = "SELECT count(*) AS n FROM team_member WHERE leads AND until_day IS NULL";
        let row = t.app.db.row(team, vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    }
}

#[tokio::test]
async fn somebody_is_called_the_same_on_every_page() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Cornelia").await;
        t.app.db.script("UPDATE person SET called = 'Nele'").await.unwrap();
        let joris = t.coach().await;
        let [given, family] = ["Cornelia", "Zandvoorde"];
        let name = crate::people::full_name(given, family, "Nele");
        for path in
            ["/safety-net".to_owned(), format!("/people/{nele}/steps"), "/people".to_owned()]
        {
            let text = joris.get(&path).await.text;
            assert!(text.contains(&name) && !text.contains(given), "{path}");
        }
    }
}

#[tokio::test]
async fn the_board_takes_as_many_statements_for_two_hundred_as_for_two() {
    for t in TestApp::each().await {
        crowd(&t, 2).await;
        let joris = t.coach().await;
        let paths =
            ["/safety-net", "/safety-net?reason=no-step", "/safety-net?mine=1", "/caseload"];
        let mut few = vec![];
        for path in paths {
            few.push(joris.statements_of(path).await);
        }
        crowd(&t, 200).await;
        for (path, few) in paths.into_iter().zip(few) {
            let many = joris.statements_of(path).await;
            assert_eq!(many, few, "{path}");
            assert!(many <= MOST_STATEMENTS, "{many} for {path}");
        }
        let page = joris.get("/safety-net?reason=no-step").await.text;
        assert_eq!(page.matches("class=\"card\"").count(), 50);
        assert!(page.contains("page=2"));
        let last = joris.get("/safety-net?reason=no-step&page=5").await.text;
        assert_eq!(last.matches("class=\"card\"").count(), 2);
    }
}

#[tokio::test]
async fn a_stranger_sees_nobody_and_a_partner_only_the_own_team() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let work = |sql, values| {
            let db = t.app.db.clone();
            async move {
                let mut work = db.work().await.unwrap();
                work.run(sql, values).await.unwrap();
                work.save().await.unwrap();
            }
        };
        assert!(!t.stranger().await.get("/safety-net").await.text.contains("Nele"));
        let lotte = t.partner().await;
        let role = "INSERT INTO account_role (account, organisation, role, scope)
            VALUES ($1, $2, 'partner', 'team')";
        work(role, values![&lotte.account, &t.kade]).await;
        let path = format!("/safety-net?organisation={}", t.kade);
        let none = lotte.get(&path).await;
        assert!(none.status == 200 && !none.text.contains("Nele"));
        let team = "INSERT INTO team_member (id, person, account, organisation, role, leads,
            from_day) VALUES ('m', $1, $2, $3, 'case-manager', FALSE, $4)";
        work(team, values![&nele, &lotte.account, &t.ocmw, t.app.today()]).await;
        assert!(lotte.get(&path).await.text.contains("Nele"));
        assert_eq!(lotte.get("/caseload").await.status, 404);
        assert_eq!(t.administrator().await.get("/safety-net").await.status, 404);
    }
}

#[tokio::test]
async fn lists_come_out_as_files_with_the_reason_in_words() {
    for t in TestApp::each().await {
        person(&t, &t.kade, "Nele").await;
        crowd(&t, 1).await;
        let marieke = t.coordinator().await;
        let csv = marieke.get("/safety-net.csv").await;
        assert!(csv.text.contains("Geen begeleider"), "{}", csv.text);
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains("safety-net.csv"));
        assert!(marieke.get("/safety-net.xlsx").await.text.contains("Geen begeleider"));
        let load = marieke.get("/caseload.csv").await.text;
        assert!(load.contains("Zonder begeleider"), "{load}");
        assert_eq!(t.instructor().await.get("/caseload").await.status, 404);
    }
}

#[tokio::test]
async fn a_planned_step_begins_without_anybody_writing() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let joris = t.coach().await;
        let step = [("work_form", "ama-welzijn"), ("start", "2026-11-25"), ("reason", "plan")];
        joris.post(&format!("/people/{nele}/steps/new"), &step).await;
        let sql = "SELECT rung FROM person_now";
        let rung = |row: base::db::Row| row.get::<Option<i64>>("rung").unwrap();
        assert_eq!(rung(t.app.db.row(sql, values![]).await.unwrap()), None);
        t.clock.pass(jiff::SignedDuration::from_hours(3 * 24));
        crate::safety_net::refresh(&t.app).await.unwrap();
        assert_eq!(rung(t.app.db.row(sql, values![]).await.unwrap()), Some(3));
    }
}

#[tokio::test]
async fn the_numbers_of_the_caseload_open_the_people() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        crowd(&t, 1).await;
        let joris = t.coach().await;
        joris.post(&format!("/people/{nele}/support"), &[]).await;
        let step = [("work_form", "ama-welzijn"), ("start", "2026-11-02"), ("reason", "ja")];
        joris.post(&format!("/people/{nele}/steps/new"), &step).await;
        let marieke = t.coordinator().await;
        let load = marieke.get("/caseload").await.text;
        let path = format!("/people?lead={}&rung=3", joris.account);
        assert!(load.contains(&path.replace('&', "&amp;")), "{load}");
        let people = marieke.get(&path).await.text;
        assert!(people.contains(&nele) && !people.contains("Iemand0"));
        let none = marieke.get(&format!("/people?lead={}&rung=4", joris.account)).await.text;
        assert!(!none.contains(&nele));
    }
}

#[tokio::test]
async fn the_next_date_of_another_organisation_stays_closed() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele").await;
        let bart = t.stranger().await;
        let mut work = t.app.db.work().await.unwrap();
        worlds::add_involvement(&mut work, &nele, &t.leiekant, t.app.today()).await;
        for (id, organisation, day, text) in [
            ("theirs", &t.leiekant, "2026-11-24", "geheim gesprek"),
            ("ours", &t.kade, "2026-12-01", "evaluatie"),
        ] {
            let sql = "INSERT INTO appointment (id, person, account, organisation, day, kind, text,
                made_at) VALUES ($1, $2, $3, $4, $5, 'talk', $6, $7)";
            let day: jiff::civil::Date = day.parse().unwrap();
            let values = values![id, &nele, &bart.account, organisation, day, text, t.app.now()];
            work.run(sql, values).await.unwrap();
        }
        crate::safety_net::settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
        work.save().await.unwrap();
        let joris = t.coach().await;
        for path in [format!("/people/{nele}"), "/people".to_owned()] {
            let page = joris.get(&path).await.text;
            assert!(page.contains("Nele") && !page.contains("24 november"), "{path}");
            assert!(!page.contains("geheim"), "{path}");
        }
        assert!(joris.get(&format!("/people/{nele}")).await.text.contains("1 december"));
        assert!(bart.get(&format!("/people/{nele}")).await.text.contains("geheim gesprek"));
    }
}

#[tokio::test]
async fn a_signal_that_was_left_behind_shows_nobody_whose_file_is_elsewhere() {
    for t in TestApp::each().await {
        let tuur = person(&t, &t.leiekant, "Tuur").await;
        let joris = t.coach().await;
        let mut work = t.app.db.work().await.unwrap();
        let sql = "UPDATE signal SET organisation = $2, lead_account = $3 WHERE person = $1";
        work.run(sql, values![&tuur, &t.kade, &joris.account]).await.unwrap();
        work.save().await.unwrap();
        let rows = t.app.db.rows("SELECT kind FROM signal WHERE person = $1", values![&tuur]);
        assert!(!rows.await.unwrap().is_empty(), "there is something to hide");
        for path in ["", "?mine=1", "?reason=no-supporter", "?reason=no-step"] {
            let board = joris.get(&format!("/safety-net{path}")).await.text;
            assert!(!board.contains("Tuur"), "{path}");
        }
        assert!(!joris.get("/safety-net.csv").await.text.contains("Tuur"));
    }
}

fn texts(page: &str, which: &str) -> Vec<(String, String)> {
    let links = scraper::Selector::parse(which).unwrap();
    let html = scraper::Html::parse_document(page);
    let read = |link: scraper::ElementRef| {
        (link.attr("href").unwrap_or_default().to_owned(), link.text().collect())
    };
    html.select(&links).map(read).collect()
}

fn numbers(text: &str) -> Vec<usize> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect()
}

/// That a link about people opens as many lines, and one about reasons as many cards of as many
/// people.
fn opens(page: &str, path: &str, said: &[usize]) {
    if path.starts_with("/people") {
        assert_eq!(said, [texts(page, "main tbody tr").len()], "{path}");
    } else {
        let mut people = texts(page, "section.board li.card a.name");
        let lines = people.len();
        people.sort();
        people.dedup();
        assert_eq!(said, [lines, people.len()], "{path}");
    }
}

#[tokio::test]
async fn every_number_opens_exactly_those_it_counts() {
    for t in TestApp::each().await {
        crowd(&t, 3).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        for name in ["Nele", "Rik"] {
            let id = person(&t, &t.kade, name).await;
            joris.post(&format!("/people/{id}/support"), &[]).await;
            if name == "Nele" {
                let step =
                    [("work_form", "ama-welzijn"), ("start", "2026-11-02"), ("reason", "ja")];
                joris.post(&format!("/people/{id}/steps/new"), &step).await;
            }
        }
        let mut opened = 0;
        let load = marieke.get("/caseload").await.text;
        for (path, said) in texts(&load, "tbody td a") {
            opens(&marieke.get(&path).await.text, &path, &numbers(&said));
            opened += 1;
        }
        assert_eq!(opened, 7, "people, rungs and reasons of one supporter and of nobody");
        let day = joris.get("/day").await.text;
        for (path, said) in texts(&day, ".page-head .lead a") {
            assert_eq!(path, format!("/safety-net?mine=1&organisation={}", t.kade));
            opens(&joris.get(&path).await.text, &path, &numbers(&said));
            opened += 1;
        }
        let own = texts(&day, ".page-head figcaption a");
        assert_eq!(numbers(&own[0].1), [1, 2], "one of two people");
        opens(&joris.get(&own[0].0).await.text, &own[0].0, &[2]);
        assert_eq!(numbers(&own[1].1), [1], "without a rung");
        opens(&joris.get(&own[1].0).await.text, &own[1].0, &[1]);
        assert_eq!(opened, 8);
        let board = marieke.get("/safety-net").await.text;
        let said = texts(&board, "main > p.tally > b");
        opens(&board, "/safety-net", &numbers(&said[0].1));
    }
}

#[tokio::test]
async fn nobody_stands_on_the_board_since_before_the_day_of_writing_in() {
    for t in TestApp::each().await {
        let id = base::id::new(t.app.now());
        let mut work = t.app.db.work().await.unwrap();
        worlds::add_person(&mut work, &t, &id, "Nele").await;
        let long_ago = jiff::civil::date(2019, 3, 1);
        worlds::add_involvement(&mut work, &id, &t.kade, long_ago).await;
        crate::safety_net::settle(&mut work, t.app.today(), &[&id]).await.unwrap();
        work.save().await.unwrap();
        let coach = t.coach().await;
        let board = coach.get("/safety-net").await.text;
        assert!(board.contains("op het vangnet sinds") && !board.contains("2019"), "{board}");
        assert!(!coach.get("/safety-net.csv").await.text.contains("2019"));
    }
}
