//! The offer comes in: what went out of one network, and a sheet.

use crate::config::Place;
use crate::offer::tests::post;
use crate::open::bring::command::{Import, Report, bring_into};
use crate::testing::TestApp;
use base::values;
use std::path::{Path, PathBuf};

/// A folder of its own for the files of a test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("opstap-bring-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn import(files: &[&Path], mapping: Option<&Path>) -> Import {
    Import {
        place: Place { data: "nowhere".into(), database: None, key_file: None },
        files: files.iter().map(|file| file.to_path_buf()).collect(),
        mapping: mapping.map(Path::to_path_buf),
        source: None,
        organisation: None,
        work_form: None,
        take: vec![],
        dry_run: false,
        json: false,
    }
}

async fn number(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

const POSTS: &str = "SELECT count(*) AS n FROM work_post";
const SITES: &str = "SELECT count(*) AS n FROM site";

fn counts(report: &Report) -> (usize, usize, usize, usize) {
    (report.added, report.changed, report.same, report.refused.len())
}

/// The offer of a network, as files: the services as JSON, and the tables.
async fn files_of(t: &TestApp, folder: &Path) -> (PathBuf, PathBuf) {
    let nobody = t.nobody();
    let json = folder.join("services.json");
    std::fs::write(&json, nobody.get("/offer/hsds/services?full=true").await.text).unwrap();
    let zip = folder.join("hsds.zip");
    std::fs::write(&zip, nobody.get_bytes("/offer/tables").await).unwrap();
    (json, zip)
}

#[tokio::test]
async fn what_went_out_comes_in_elsewhere_as_it_was_and_is_not_doubled() {
    let folder = folder("out");
    let from = TestApp::on_sqlite().await;
    post(&from).await;
    let (json, zip) = files_of(&from, &folder).await;
    for file in [json, zip] {
        for t in TestApp::each().await {
            let order = import(&[&file], None);
            let tried = Import { dry_run: true, ..import(&[&file], None) };
            let report = bring_into(&t.app.db, &tried).await.unwrap();
            assert_eq!(counts(&report), (1, 0, 0, 0), "{report:?}");
            assert_eq!(number(&t, POSTS).await, 0, "nothing was written");
            let report = bring_into(&t.app.db, &order).await.unwrap();
            assert_eq!(counts(&report), (1, 0, 0, 0), "{report:?}");
            let list = t.nobody().get("/offer").await.text;
            assert!(list.contains("Inpakatelier") && list.contains("Je vult dozen"));
            let id: String = t
                .app
                .db
                .row("SELECT id FROM work_post", values![])
                .await
                .unwrap()
                .get("id")
                .unwrap();
            let page = t.nobody().get(&format!("/offer/{id}")).await.text;
            for told in ["7,5 uur per week", "maandag voormiddag 2", "0499 00 00 01", "Kortrijk"] {
                assert!(page.contains(told), "{told}: {page}");
            }
            let again = bring_into(&t.app.db, &order).await.unwrap();
            assert_eq!(counts(&again), (0, 0, 1, 0), "{again:?}");
            assert_eq!((number(&t, POSTS).await, number(&t, SITES).await), (1, 1));
        }
    }
    let own = bring_into(&from.app.db, &import(&[&folder.join("services.json")], None)).await;
    let own = own.unwrap();
    assert_eq!(counts(&own), (0, 0, 0, 1));
    assert!(own.refused[0].reason.contains("kept in Opstap itself"), "{own:?}");
}

#[tokio::test]
async fn a_sheet_comes_in_by_its_mapping_and_each_line_that_does_not_fit_says_why() {
    let folder = folder("sheet");
    let (sheet, mapping) = (folder.join("lijst.csv"), folder.join("lijst.toml"));
    let text = "Nr;Naam;Wat;Soort;Plek;Gemeente;Ma VM\n\
        1;Naaihoek;Je naait tassen.;textiel;Atelier;Kortrijk;4\n\
        2;Tuin;Je wiedt.;groen;Tuin;Nergenshuizen;2\n\
        3;Winkel;;groen;Winkel;Kuurne;\n\
        4;Hout;Je zaagt.;rots;Loods;Kuurne;1\n\
        1;Dubbel;Nog eens.;textiel;Atelier;Kortrijk;1\n";
    std::fs::write(&sheet, text).unwrap();
    let map = "name = \"buurtlijst\"\nid = \"Nr\"\norganisation = { fixed = \"Atelier De Kade\" }\n\
        [site]\nname = \"Plek\"\nmunicipality = \"Gemeente\"\n\
        [post]\nname = \"Naam\"\nsummary = \"Wat\"\nwork_form = { fixed = \"ama-welzijn\" }\n\
        mon-am = \"Ma VM\"\n\
        sector = { column = \"Soort\", values = { textiel = \"textile\", groen = \"green\" } }\n";
    std::fs::write(&mapping, map).unwrap();
    for t in TestApp::each().await {
        let order = import(&[&sheet], Some(&mapping));
        let report = bring_into(&t.app.db, &order).await.unwrap();
        assert_eq!(counts(&report), (2, 0, 0, 3), "{report:?}");
        let lines: Vec<usize> = report.refused.iter().map(|one| one.line).collect();
        assert_eq!(lines, [3, 5, 6]);
        assert!(report.refused[0].reason.starts_with("site, municipality:"), "{report:?}");
        let page = t.nobody().get("/offer?q=winkel").await.text;
        assert!(page.contains("Niet gekend.") && page.contains("niet gekend"), "{page}");
        // By hand and by the source: each touches its own only.
        post(&t).await;
        let changed = text.replace("Je naait tassen.", "Je naait tassen en kussens.");
        let new = folder.join("nieuw.csv");
        std::fs::write(&new, changed).unwrap();
        let report = bring_into(&t.app.db, &import(&[&new], Some(&mapping))).await.unwrap();
        assert_eq!(counts(&report), (0, 1, 1, 3), "{report:?}");
        assert_eq!(number(&t, POSTS).await, 3);
        assert!(t.nobody().get("/offer").await.text.contains("tassen en kussens"));
    }
    let odd = std::fs::read_to_string(&mapping).unwrap().replace("mon-am", "maandag");
    std::fs::write(&mapping, odd).unwrap();
    let t = TestApp::on_sqlite().await;
    let refused = bring_into(&t.app.db, &import(&[&sheet], Some(&mapping))).await.unwrap_err();
    assert!(refused.contains("there is no field “maandag”"), "{refused}");
}

const SHEET: &str = "Nr;Naam;Wat;Soort;Plek;Straat;Gemeente;Ma VM\n\
    1;Naaihoek;Je naait tassen.;textiel;Atelier;Kaai 1;Kortrijk;4\n";
const MAP: &str = "name = \"buurtlijst\"\nid = \"Nr\"\norganisation = { fixed = \"Atelier De Kade\" }\n\
    [site]\nname = \"Plek\"\nstreet = \"Straat\"\nmunicipality = \"Gemeente\"\n\
    [post]\nname = \"Naam\"\nsummary = \"Wat\"\nwork_form = { fixed = \"ama-welzijn\" }\n\
    mon-am = \"Ma VM\"\n\
    sector = { column = \"Soort\", values = { textiel = \"textile\" } }\n";

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn what_a_coordinator_changed_by_hand_stays_until_somebody_takes_the_file() {
    let folder = folder("hand");
    let (sheet, mapping) = (folder.join("lijst.csv"), folder.join("lijst.toml"));
    std::fs::write(&mapping, MAP).unwrap();
    for t in TestApp::each().await {
        std::fs::write(&sheet, SHEET).unwrap();
        let order = import(&[&sheet], Some(&mapping));
        assert_eq!(counts(&bring_into(&t.app.db, &order).await.unwrap()), (1, 0, 0, 0));
        let id = crate::offer::tests::last(&t, "SELECT id FROM work_post").await;
        let site = crate::offer::tests::last(&t, "SELECT id FROM site").await;
        let marieke = t.coordinator().await;
        let by_hand = [
            ("site", site.as_str()),
            ("name", "Naaihoek"),
            ("summary", "Je naait tassen met Anke."),
            ("sector", "textile"),
            ("work_form", "ama-welzijn"),
            ("h0", "4"),
            ("version", "1"),
        ];
        assert_eq!(marieke.post(&format!("/posts/{id}/edit"), &by_hand).await.status, 303);
        let new = SHEET.replace("tassen.;", "tassen en kussens.;").replace(";4", ";6");
        std::fs::write(&sheet, new.replace("Kaai 1", "Kaai 2")).unwrap();
        let report = bring_into(&t.app.db, &order).await.unwrap();
        assert_eq!(counts(&report), (0, 1, 0, 0), "{report:?}");
        let [one] = report.by_hand.as_slice() else { panic!("{report:?}") };
        assert_eq!((one.field.as_str(), one.taken), ("summary", false));
        assert_eq!(one.here, "Je naait tassen met Anke.");
        assert_eq!(one.there, "Je naait tassen en kussens.");
        assert!(report.text().contains("--take FIELD"), "{}", report.text());
        let page = t.nobody().get(&format!("/offer/{id}")).await.text;
        assert!(page.contains("met Anke") && page.contains("Kaai 2"), "{page}");
        assert!(page.contains("maandag voormiddag 6"), "what nobody touched follows: {page}");
        let again = bring_into(&t.app.db, &order).await.unwrap();
        assert_eq!((counts(&again), again.by_hand.len()), ((0, 0, 1, 0), 1), "still told");
        let take = Import { take: vec!["summary".into()], ..import(&[&sheet], Some(&mapping)) };
        let report = bring_into(&t.app.db, &take).await.unwrap();
        assert!(report.by_hand[0].taken, "{report:?}");
        let page = t.nobody().get(&format!("/offer/{id}")).await.text;
        assert!(page.contains("tassen en kussens"), "{page}");
        assert!(bring_into(&t.app.db, &order).await.unwrap().by_hand.is_empty());
    }
}
