//! Returns over HTTP, on both engines.

mod files;
mod templates;
mod yearly;

use super::{Asked, Kind, Period, Reader, told};
use crate::language::Language;
use crate::testing::{Client, TestApp};
use crate::view::Page;
use base::values;
use jiff::civil::{Date, date};

/// Somebody with a step at De Kade: the person and the step.
async fn taking(
    t: &TestApp,
    name: &str,
    form: &str,
    days: (Date, Option<Date>),
) -> (String, String) {
    let person = crate::safety_net::tests::person(t, &t.kade, name).await;
    let step = step(t, &person, form, days).await;
    (person, step)
}

async fn step(
    t: &TestApp,
    person: &str,
    form: &str,
    (from, until): (Date, Option<Date>),
) -> String {
    let (now, step) = (t.app.now(), base::id::new(t.app.now()));
    let mut work = t.app.db.work().await.unwrap();
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, hours_quarters, start_day,
         end_day, made_at, changed_at) VALUES ($1, $2, $3, 4, $4, 48, $5, $6, $7, $7)",
        values![&step, person, &t.kade, form, from, until, now],
    )
    .await
    .unwrap();
    work.save().await.unwrap();
    step
}

/// Notes half-days at a work post: day, half, code, minutes.
async fn noted(t: &TestApp, person: &str, post: &str, all: &[(Date, i64, &str, Option<i64>)]) {
    let mut work = t.app.db.work().await.unwrap();
    for (day, half, code, minutes) in all {
        let slot = format!("{post}.{day}.{half}");
        work.run(
            "INSERT INTO presence (person, work_post, day, half, code, minutes, source, made_at, slot)
             VALUES ($1, $2, $3, $4, $5, $6, 'screen', $7, $8)",
            values![person, post, *day, *half, *code, *minutes, t.app.now(), slot],
        )
        .await
        .unwrap();
    }
    work.save().await.unwrap();
}

const SE: &str = "/returns?kind=ama-se-quarter&period=2026-Q3";

fn said(text: &str, all: &[&str]) {
    for wanted in all {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

/// Ann is guided from August and was there on three days, one of them short, one of unknown length, one
/// twice; a day before her step and a day on which she was ill do not count. Bob stopped in June.
async fn two(t: &TestApp) -> (String, String) {
    let post = crate::offer::tests::post(t).await;
    let form = "ama-sociale-economie";
    let (ann, _) = taking(t, "Ann Akker", form, (date(2026, 8, 1), None)).await;
    let bob = (date(2026, 1, 1), Some(date(2026, 6, 30)));
    let (bob, _) = taking(t, "Bob Beemd", form, bob).await;
    let there = [
        (date(2026, 7, 31), 0, "present", Some(240)),
        (date(2026, 8, 3), 0, "present", Some(120)),
        (date(2026, 8, 4), 0, "present", Some(120)),
        (date(2026, 8, 4), 1, "late", Some(120)),
        (date(2026, 8, 5), 0, "present", None),
        (date(2026, 8, 6), 0, "sick", None),
        (date(2026, 10, 1), 0, "present", Some(240)),
    ];
    noted(t, &ann, &post, &there).await;
    noted(t, &bob, &post, &[(date(2026, 2, 2), 0, "present", Some(240))]).await;
    (ann, bob)
}

async fn year(client: &Client<'_>, fields: &[(&str, &str)]) -> crate::testing::Reply {
    let mut all = vec![("kind", "ama-se-quarter"), ("period", "2026-Q3")];
    all.extend_from_slice(fields);
    client.post("/returns/year", &all).await
}

#[tokio::test]
async fn the_quarter_counts_days_by_both_ways_and_names_who_stopped_before() {
    for t in TestApp::each().await {
        let (ann, _) = two(&t).await;
        let lies = t.coordinator().await;
        let page = lies.get(SE).await.text;
        // August and September are 61 days; three days present, one short, one unknown.
        said(&page, &["Ann Akker", ">61<", ">61</td>", &format!("/people/{ann}/presence")]);
        said(&page, &["koos nog niet welke manier"]);
        let bob = page.find("Bob Beemd").unwrap();
        assert!(page.find("Eerder dit jaar gestopt").unwrap() < bob, "{page}");
        assert!(!page.contains("Geschatte subsidie"), "{page}");
        let line = page
            .split("Ann Akker Zandvoorde</a></th>")
            .nth(1)
            .unwrap()
            .split("</tr>")
            .next()
            .unwrap();
        assert!(line.contains(">3<span"), "{line}");
    }
}

#[tokio::test]
async fn the_estimate_comes_with_the_way_contingent_and_advances_and_a_second_hand_is_met() {
    for t in TestApp::each().await {
        two(&t).await;
        let lies = t.coordinator().await;
        let kept = [
            ("way", "calendar"),
            ("contingent", "0,5"),
            ("contingent_source", "brief van 3 januari"),
            ("advances", "1.000,00"),
            ("advances_source", "brief van 3 januari"),
            ("version", "0"),
        ];
        let reply = year(&lies, &kept).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let page = lies.get(SE).await.text;
        // 61 of Ann and 181 of Bob are 242 days: 0,6630 is more than 0,50; 0,50 × 2812,20 = 1406,10.
        said(&page, &[">242<", "242 / 365 = 0,6630", "min(0,6630; 0,50)", "€ 1\u{202f}406,10"]);
        said(&page, &["€ 406,10", "brief van 3 januari", "herwin.be"]);
        let again = year(&lies, &kept).await;
        assert_eq!(again.status, 422, "a second hand meets the first");
        let now = [("way", "present"), ("version", "1")];
        assert_eq!(year(&lies, &now).await.status, 303);
        let page = lies.get(SE).await.text;
        // Since January: three days of Ann, one of Bob; without a contingent there is no estimate.
        said(&page, &["4 / 365 = 0,0110", "niet gekend"]);
        let wrong = [("contingent", "drie"), ("advances", "5"), ("version", "2")];
        let reply = year(&lies, &wrong).await;
        assert_eq!(reply.status, 422);
        said(&reply.text, &["value=\"drie\"", "contingent-error", "advances_source-error"]);
    }
}

#[tokio::test]
async fn what_is_missing_leads_to_where_it_is_mended() {
    for t in TestApp::each().await {
        let form = "ama-sociale-economie";
        let (ann, step) = taking(&t, "Ann Akker", form, (date(2026, 8, 1), None)).await;
        let mut work = t.app.db.work().await.unwrap();
        let none = "UPDATE step SET hours_quarters = NULL WHERE id = $1";
        work.run(none, values![&step]).await.unwrap();
        work.save().await.unwrap();
        let page = t.coordinator().await.get(SE).await.text;
        said(
            &page,
            &[
                &format!("/steps/{step}/agreements/new"),
                &format!("/people/{ann}/permissions/new?given_by=vdab"),
                &format!("/steps/{step}/edit"),
                "6 zaken zijn nog niet in orde",
                "/returns/year?kind=ama-se-quarter",
                "Het contingent van 2026 is niet ingevuld",
            ],
        );
        // What is missing in another framework is not asked here.
        let other =
            t.coordinator().await.get("/returns?kind=ama-welzijn&period=2026-Q3").await.text;
        said(
            &other,
            &[
                "Aan lijsten, overeenkomsten, toelatingen en uren ontbreekt niets.",
                "Niemand in deze periode.",
            ],
        );
    }
}

#[tokio::test]
async fn months_are_of_people_and_not_of_agreements() {
    for t in TestApp::each().await {
        let days = (date(2025, 1, 1), None);
        let (ann, step) = taking(&t, "Ann Akker", "ama-welzijn", days).await;
        let post = crate::offer::tests::post(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        for state in ["signed", "to-sign"] {
            work.run(
                "INSERT INTO agreement (id, person, organisation, step, work_post, from_day, state,
                 made_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
                values![
                    base::id::new(t.app.now()),
                    &ann,
                    &t.kade,
                    &step,
                    &post,
                    days.0,
                    state,
                    t.app.now()
                ],
            )
            .await
            .unwrap();
        }
        work.run(
            "UPDATE rule_parameter SET value = 7000 WHERE rule = 'amount-ama-welzijn'",
            vec![],
        )
        .await
        .unwrap();
        work.save().await.unwrap();
        let lies = t.coordinator().await;
        let page = lies.get("/returns?kind=ama-welzijn&period=2025").await.text;
        // The example of the sector: 840, and not 1680.
        said(&page, &["12 maanden × € 70,00", "€ 840,00", "1 ervan zijn ondertekend"]);
        assert!(!page.contains("680,00"), "{page}");
        let quarter = lies.get("/returns?kind=ama-welzijn&period=2025-Q2").await.text;
        said(&quarter, &["3 maanden × € 70,00", "€ 210,00"]);
    }
}

#[tokio::test]
async fn the_network_reads_numbers_of_five_and_more_and_no_names() {
    for t in TestApp::each().await {
        let form = "ama-sociale-economie";
        for name in ["Ann Akker", "Bea Beek", "Cis Clee", "Dina Dam"] {
            taking(&t, name, form, (date(2026, 8, 1), None)).await;
        }
        let nia = t.network_coordinator().await;
        let of_kade = format!("{SE}&organisation={}", t.kade);
        let few = nia.get(&of_kade).await.text;
        said(&few, &["Minder dan vijf mensen"]);
        assert!(!few.contains("Akker") && !few.contains("244"), "{few}");
        taking(&t, "Eef Els", form, (date(2026, 9, 30), None)).await;
        let five = nia.get(&of_kade).await.text;
        said(&five, &[">245<"]);
        for hidden in ["Akker", "Eef", "Wat nog ontbreekt", "/returns/year"] {
            assert!(!five.contains(hidden), "{hidden}");
        }
        let year = of_kade.replace("/returns?", "/returns/year?");
        assert_eq!(nia.get(&year).await.status, 404);
        let of_leiekant = format!("{SE}&organisation={}", t.leiekant);
        assert_eq!(t.coordinator().await.get(&of_leiekant).await.status, 404);
        assert_eq!(t.coach().await.get(SE).await.status, 404);
    }
}

#[tokio::test]
async fn the_files_say_what_the_page_says_and_the_log_that_they_left() {
    for t in TestApp::each().await {
        two(&t).await;
        let lies = t.coordinator().await;
        let statements = lies.statements_of(SE).await;
        taking(&t, "Cis Clee", "ama-sociale-economie", (date(2026, 8, 1), None)).await;
        assert_eq!(lies.statements_of(SE).await, statements, "more people ask no more statements");
        let bytes = lies.get_bytes(&SE.replace("/returns?", "/returns.xlsx?")).await;
        let table = paper::read::read(&bytes, "x.xlsx").unwrap();
        let cells = &table.rows[0].cells;
        assert_eq!(
            (cells[0].as_str(), cells[3].as_str(), cells[4].as_str()),
            ("Ann Akker Zandvoorde", "61", "3")
        );
        let pdf = lies.get(&SE.replace("/returns?", "/returns.pdf?")).await;
        assert_eq!(pdf.status, 200);
        said(&pdf.text, &["Ann Akker", "Kalenderdagen begeleiding"]);
        let sql = "SELECT count(*) AS n FROM audit_line WHERE subject_kind = 'returns' AND action = 'export'";
        let n: i64 = t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 2);
    }
}

#[tokio::test]
async fn who_runs_the_program_gets_everybody_and_a_period_to_come_tells_nothing() {
    for t in TestApp::each().await {
        two(&t).await;
        let page = Page::without_reader(&t.app, Language::Nl);
        let asked = |period| Asked {
            kind: Kind::AmaSeQuarter,
            organisation: (&t.kade, "Atelier De Kade"),
            period,
            reader: Reader::Operator,
        };
        let made = told(&t.app, &page, asked(Period::Quarter(2026, 3))).await.unwrap();
        assert_eq!(made.tables.iter().map(|table| table.lines.len()).collect::<Vec<_>>(), [1, 1]);
        assert!(made.missing.is_none());
        let later = told(&t.app, &page, asked(Period::Quarter(2027, 1))).await.unwrap();
        assert!(later.sums.is_empty() && later.tables.is_empty());
    }
}
