//! Over HTTP: who sees what, and that page and files say the same.

use super::fixtures::{Life, lives};
use crate::figures::tables::{Figure, Grid, Line};
use crate::testing::{Reply, TestApp};
use outcomes::Cell;
use scraper::{Html, Selector};

const ASKED: &str = "period=2025";

/// Twelve people on rung 3 in De Kade, three of whom step to paid work, and two on rung 4.
fn kade() -> Vec<Life> {
    let mut all: Vec<Life> = (0..9)
        .map(|n| Life::of(&format!("Ann {n}")).step(3, "ama-welzijn", "2024-03-01", ""))
        .collect();
    all.extend((0..3).map(|n| {
        Life::of(&format!("Bo {n}")).step(3, "ama-welzijn", "2024-03-01", "2025-05-31").step(
            5,
            "collectief-maatwerk",
            "2025-06-01",
            "",
        )
    }));
    all.extend((0..2).map(|n| {
        Life::of(&format!("Cis {n}"))
            .step(4, "activeringstraject", "2025-02-01", "")
            .lives_in("36015")
    }));
    all
}

/// All values of the tables of a page, row after row, as text.
fn values(page: &str) -> Vec<String> {
    let html = Html::parse_document(page);
    let cell = Selector::parse("tbody td").unwrap();
    let text = |cell: scraper::ElementRef| {
        let hidden = Selector::parse(".vh").unwrap();
        if cell.select(&hidden).next().is_some() {
            return "[c]".to_owned();
        }
        let text = cell.text().collect::<String>();
        let number = text.trim().trim_end_matches(" %").replace('\u{202f}', "");
        if number == "–" { String::new() } else { number }
    };
    html.select(&cell).map(text).collect()
}

/// The values of the CSV that stand in tables of the page, in the same order.
fn csv_values(reply: &Reply, tables: &[&str]) -> Vec<String> {
    let table = paper::read(reply.text.as_bytes(), "ladder.csv").unwrap();
    let rows = table.rows.iter().filter(|row| tables.contains(&row.cells[0].as_str()));
    rows.map(|row| match row.cells[4].as_str() {
        "" => row.cells[3].trim_end_matches(",0").to_owned(),
        hidden => {
            assert_eq!(row.cells[3], "", "a hidden number has no value");
            hidden.to_owned()
        }
    })
    .collect()
}

const IN_TABLES: [&str; 5] = [
    "De cijfers per trede",
    "Per werkvorm",
    "Stap naar betaald werk",
    "Wie staat waar op de laatste dag",
    "Bewegingen per plek",
];

#[tokio::test]
async fn figures_are_for_coaches_and_coordinators_only() {
    for t in TestApp::each().await {
        for path in ["/figures", "/figures.csv", "/figures.xlsx"] {
            for reader in [t.coach().await, t.coordinator().await, t.network_coordinator().await] {
                assert_eq!(reader.get(path).await.status, 200, "{path}");
            }
            for other in
                [t.instructor().await, t.administrator().await, t.dpo().await, t.partner().await]
            {
                assert_eq!(other.get(path).await.status, 404, "{path}");
            }
        }
    }
}

#[tokio::test]
async fn page_and_files_hide_the_same_small_numbers_from_another_organisation() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let stranger = t.stranger().await;
        for scope in ["network".to_owned(), format!("organisation:{}", t.kade)] {
            let query = format!("?{ASKED}&scope={scope}");
            let page = stranger.get(&format!("/figures{query}")).await;
            assert_eq!(page.status, 200);
            let shown = values(&page.text);
            assert_eq!(shown.contains(&"[c]".to_owned()), scope == "network", "{shown:?}");
            for small in ["1", "2", "3", "4"] {
                assert!(!shown.contains(&small.to_owned()), "{small} in {shown:?}");
            }
            let csv = stranger.get(&format!("/figures.csv{query}")).await;
            let trimmed: Vec<String> =
                shown.iter().map(|v| v.trim_end_matches(",0").to_owned()).collect();
            assert_eq!(trimmed, csv_values(&csv, &IN_TABLES));
        }
    }
}

#[tokio::test]
async fn the_workbook_holds_what_the_page_shows() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let stranger = t.stranger().await;
        let page = stranger.get(&format!("/figures?{ASKED}&scope=network")).await;
        let request = stranger.request("GET", &format!("/figures.xlsx?{ASKED}&scope=network"));
        let bytes = t.bytes(request.body(axum::body::Body::empty()).unwrap()).await;
        let table = paper::read(&bytes, "ladder.xlsx").unwrap();
        let rows = table.rows.iter().take(7);
        let first: Vec<String> = rows.flat_map(|row| row.cells[1..9].to_vec()).collect();
        assert_eq!(first, values(&page.text)[..first.len()]);
    }
}

#[tokio::test]
async fn a_coach_sees_all_numbers_of_the_own_organisation_and_each_opens_its_people() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let coach = t.coach().await;
        let page = coach.get(&format!("/figures?{ASKED}&scope=organisation:{}", t.kade)).await;
        assert!(!page.text.contains("afgeschermd"));
        let html = Html::parse_document(&page.text);
        let links = Selector::parse("tbody td a, .kind-count a, .stat a").unwrap();
        let mut opened = 0;
        for link in html.select(&links) {
            let people = coach.get(link.attr("href").unwrap()).await;
            assert_eq!(people.status, 200, "{:?}", link.attr("href"));
            let names = Html::parse_document(&people.text);
            let name = Selector::parse("main a.name").unwrap();
            let number = link.text().collect::<String>();
            if let Ok(number) = number.trim().parse::<usize>() {
                assert_eq!(names.select(&name).count(), number, "{:?}", link.attr("href"));
                opened += 1;
            }
        }
        assert!(opened > 10);
    }
}

#[tokio::test]
async fn the_people_behind_a_number_of_others_do_not_exist() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let path = format!(
            "/figures/people?scope=organisation:{}&from=2025-01-01&to=2025-12-31&what=end",
            t.kade
        );
        assert_eq!(t.coach().await.get(&path).await.status, 200);
        for other in [t.stranger().await, t.network_coordinator().await, t.instructor().await] {
            assert_eq!(other.get(&path).await.status, 404);
        }
    }
}

#[tokio::test]
async fn other_peoples_figures_are_about_twelve_whole_months() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let query = "?period=chosen&from=2025-01-01&to=2025-05-31";
        let other = t.stranger().await.get(&format!("/figures{query}&scope=network")).await;
        assert!(other.text.contains("Die periode kan hier niet"));
        assert!(other.text.contains("31 oktober 2026"), "the last twelve whole months");
        let hint = "id=\"period-hint\">Die periode kan hier niet";
        assert!(other.text.contains(hint), "said at the field");
        let own = format!("/figures{query}&scope=organisation:{}", t.kade);
        let own = t.coach().await.get(&own).await;
        assert!(!own.text.contains("Die periode kan hier niet"));
        assert!(own.text.contains("31 mei 2025"));
    }
}

#[tokio::test]
async fn the_ladder_opens_on_the_last_twelve_months_and_its_example_ends_with_them() {
    for t in TestApp::each().await {
        let own = t.coordinator().await.get("/figures").await.text;
        assert!(own.contains("Van 23 november 2025 tot en met 22 november 2026"));
        assert!(own.contains("Wie op 22 november 2026 stopt"), "the end of this period");
        let network = t.network_coordinator().await.get("/figures").await.text;
        assert!(network.contains("Van 1 november 2025 tot en met 31 oktober 2026"));
        assert!(network.contains("is op 1 november 2026 weg"));
    }
}

#[test]
fn places_of_which_nothing_can_be_shown_stand_under_one_line() {
    let line = |label: &str, strong, figures| Line {
        label: label.to_owned(),
        strong,
        figures,
        meaning: String::new(),
    };
    let count = |cell| Figure::Count(cell, None);
    let lines = vec![
        line("Alfa", false, vec![count(Cell::Hidden), Figure::Absent]),
        line("Beta", false, vec![count(Cell::Shown(7)), count(Cell::Hidden)]),
        line("Regio", true, vec![count(Cell::Hidden), count(Cell::Hidden)]),
    ];
    let mut grid =
        Grid { title: String::new(), first: String::new(), heads: vec![], lines, folds: true };
    assert_eq!(grid.folded(), ["Alfa"]);
    let shown: Vec<&str> = grid.shown().iter().map(|line| line.label.as_str()).collect();
    assert_eq!(shown, ["Beta", "Regio"]);
    grid.folds = false;
    assert!(grid.folded().is_empty() && grid.shown().len() == 3);
}

#[tokio::test]
async fn wrong_days_are_told_at_their_field_and_what_was_typed_stays() {
    for t in TestApp::each().await {
        let path = "/figures?period=chosen&from=2025-06-01&to=2025-05-31";
        let reply = t.coordinator().await.get(path).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("De laatste dag ligt voor de eerste"));
        assert!(reply.text.contains("value=\"2025-05-31\""));
        let reply = t.coordinator().await.get("/figures?period=chosen&from=31/02/2025&to=").await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("31/02/2025"));
    }
}

#[tokio::test]
async fn an_unknown_scope_is_not_found_and_an_empty_network_has_a_ladder_of_zeros() {
    for t in TestApp::each().await {
        let coordinator = t.coordinator().await;
        assert_eq!(coordinator.get("/figures?scope=organisation:nobody").await.status, 404);
        assert_eq!(coordinator.get("/figures?scope=municipality:99999").await.status, 404);
        let reply = coordinator.get("/figures?scope=network").await;
        assert_eq!(reply.status, 200);
        assert!(reply.text.contains("Definitie versie 1"));
    }
}

#[tokio::test]
async fn the_page_takes_the_same_few_statements_however_many_people_there_are() {
    for t in TestApp::each().await {
        let coordinator = t.coordinator().await;
        lives(&t, &t.kade, &kade()).await;
        let few = coordinator.statements_of("/figures?scope=network").await;
        lives(&t, &t.kade, &kade()).await;
        assert_eq!(coordinator.statements_of("/figures?scope=network").await, few);
        assert!(few <= 10, "{few}");
        assert!(coordinator.statements_of("/figures?scope=network&by=municipality").await < few);
    }
}

#[tokio::test]
async fn the_figures_are_written_in_each_language() {
    for t in TestApp::each().await {
        lives(&t, &t.kade, &kade()).await;
        let coordinator = t.coordinator().await;
        for code in ["nl", "fr", "en"] {
            coordinator.get(&format!("/language/{code}")).await;
            for path in ["/figures?scope=network", "/figures.csv?scope=network"] {
                assert!(!coordinator.get(path).await.text.contains('⟦'), "{code} {path}");
            }
        }
    }
}
