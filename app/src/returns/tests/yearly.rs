//! The returns of a year: the flows on the ladder, and the register of arbeidszorg.

use super::{said, step, taking};
use crate::testing::TestApp;
use base::values;
use jiff::civil::date;

const REGISTER: &str = "/returns?kind=sector-register&period=2025";

/// Ann goes on; Bob stopped in May 2025 after eight months; Cis stopped the year before; Dina is elsewhere.
async fn four(t: &TestApp) {
    let form = "ama-welzijn";
    let (ann, _) = taking(t, "Ann", form, (date(2024, 1, 1), None)).await;
    step(t, &ann, "arbeidszorg", (date(2025, 2, 1), Some(date(2025, 3, 1)))).await;
    let days = (date(2024, 10, 1), Some(date(2025, 5, 31)));
    let (bob, stopped) = taking(t, "Bob", form, days).await;
    taking(t, "Cis", form, (date(2023, 1, 1), Some(date(2024, 12, 31)))).await;
    taking(t, "Dina", "vrijwilligerswerk", (date(2025, 1, 1), None)).await;
    let mut work = t.app.db.work().await.unwrap();
    for (sql, of) in [
        ("UPDATE person SET sex = 'male', birth = '1975' WHERE id = $1", &bob),
        ("UPDATE person SET sex = 'female', birth = '1990-12' WHERE id = $1", &ann),
        ("UPDATE step SET end_reason = 'training', perspective = 'higher' WHERE id = $1", &stopped),
    ] {
        work.run(sql, values![of]).await.unwrap();
    }
    work.save().await.unwrap();
}

#[tokio::test]
async fn the_register_counts_people_once_by_each_field_and_every_number_opens_them() {
    for t in TestApp::each().await {
        four(&t).await;
        let lies = t.coordinator().await;
        let page = lies.get(REGISTER).await.text;
        let link = |field: &str, value: &str| {
            let query = format!("kind=sector-register&organisation={}&period=2025", t.kade);
            format!("/returns/people?{query}&field={field}&value={value}")
        };
        for (field, value) in [
            ("sex", "female"),
            ("sex", "male"),
            ("age", "35"),
            ("duration", "year"),
            ("reason", "training"),
            ("perspective", "higher"),
        ] {
            let there = link(field, value).replace('&', "&#38;");
            said(&page, &[&format!("href=\"{there}\">1<")]);
        }
        said(&page, &["Niet gekend, want niet bijgehouden"]);
        // Born in 1975, so 49 or 50 at the end of 2025: one class.
        let bob = lies.get(&link("age", "50")).await.text;
        assert!(bob.contains("Bob") && !bob.contains(">Ann"), "{bob}");
        let stopped = lies.get(&link("reason", "").replace("&value=", "")).await.text;
        assert!(stopped.contains("Bob") && !stopped.contains("Cis") && !stopped.contains(">Ann"));
        assert_eq!(lies.get(&link("shoes", "x")).await.status, 404);
        let nia = t.network_coordinator().await;
        let far = nia.get(&format!("{REGISTER}&organisation={}", t.kade)).await.text;
        said(&far, &["Minder dan vijf mensen"]);
        assert!(!far.contains("Vrouw"), "{far}");
        assert_eq!(nia.get(&link("sex", "male")).await.status, 404);
    }
}

#[tokio::test]
async fn the_network_reads_a_register_with_what_is_small_hidden() {
    for t in TestApp::each().await {
        for (n, sex) in
            ["male", "male", "male", "male", "male", "male", "female"].iter().enumerate()
        {
            let days = (date(2025, 1, 1), None);
            let (person, _) = taking(&t, &format!("Lid {n}"), "ama-welzijn", days).await;
            let mut work = t.app.db.work().await.unwrap();
            let set = "UPDATE person SET sex = $2 WHERE id = $1";
            work.run(set, values![&person, *sex]).await.unwrap();
            work.save().await.unwrap();
        }
        let nia = t.network_coordinator().await;
        let page = nia.get(&format!("{REGISTER}&organisation={}", t.kade)).await.text;
        let cell = |label: &str| {
            let line = page.split(&format!("{label}</th>")).nth(1).unwrap();
            line.split("</td>").next().unwrap().rsplit('>').next().unwrap().to_owned()
        };
        // One woman is hidden, and so is what would give her away.
        assert_eq!(
            (cell("Vrouw"), cell("Man")),
            ("afgeschermd".to_owned(), "afgeschermd".to_owned())
        );
        assert!(!page.contains("/returns/people"), "{page}");
        let this_year = format!("{}&organisation={}", REGISTER.replace("2025", "2026"), t.kade);
        said(&nia.get(&this_year).await.text, &["pas als het jaar voorbij is"]);
    }
}

#[tokio::test]
async fn the_flows_are_those_of_the_figures_beside_the_network() {
    for t in TestApp::each().await {
        crate::figures::tests::seven_at_kade(&t).await;
        let lies = t.coordinator().await;
        let page = lies.get("/returns?kind=ladder-flows&period=2025").await.text;
        said(&page, &["Atelier De Kade", "– het netwerk", "opstroom", "/figures/people?scope="]);
        let own =
            lies.get(&format!("/figures?scope=organisation:{}&period=2025", t.kade)).await.text;
        let of = |text: &str| {
            let links = text.split("/figures/people?").skip(1);
            let number = |rest: &str| rest.split(['<', '\n']).next().unwrap().to_owned();
            let all = links.map(number).filter(|link| link.contains("kind="));
            all.collect::<std::collections::BTreeSet<_>>()
        };
        assert!(!of(&own).is_empty());
        assert_eq!(of(&page), of(&own), "each movement, its number and its people");
        let runs = lies.get("/returns?kind=ladder-flows&period=2026").await.text;
        said(&runs, &["pas als het jaar voorbij is", "Atelier De Kade"]);
        assert!(!runs.contains("– het netwerk"), "{runs}");
    }
}
