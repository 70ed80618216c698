//! Who is to be declared, and the package for the e-loket.

use super::walking::{PDF, made, placed, signed};
use crate::agreements::store;
use crate::notes::attachments;
use crate::offer::tests::last;
use crate::testing::{Client, TestApp};
use base::values;
use std::io::{Cursor, Read as _};

/// How many numbers were revealed.
async fn revealed(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM audit_line WHERE action = 'reveal'";
    t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn a_declaration_waits_until_it_is_noted_and_a_number_leaves_with_a_line() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        let page = "/agreements/declare";
        assert!(joris.get(page).await.text.contains("Er is niemand aan te geven."));
        let path = format!("/agreements/{id}/dimona");
        let early = joris.post(&path, &[("what", "in")]).await;
        assert_eq!(early.status, 422, "a draft");
        assert!(early.text.contains("nog niet ondertekend"), "{}", early.text);
        signed(&joris, &id).await;
        let list = joris.get(page).await.text;
        for words in
            ["het rijksregisternummer ontbreekt", "niet gekend", "Al aangegeven, zonder het nummer"]
        {
            assert!(list.contains(words), "{words}: {list}");
        }
        assert!(list.contains("de dag is voorbij"), "{list}");
        let mut work = t.app.db.work().await.unwrap();
        let allow = "UPDATE organisation SET may_keep_insz = TRUE WHERE id = $1";
        work.run(allow, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        let version = "SELECT version FROM person WHERE id = $1";
        let version: i64 =
            t.app.db.row(version, values![&nele]).await.unwrap().get("version").unwrap();
        let number = format!("850403123{:02}", 97 - 850_403_123 % 97);
        let version = version.to_string();
        let keep = [("insz", number.as_str()), ("version", version.as_str())];
        let kept = joris.post(&format!("/people/{nele}/insz"), &keep).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let before = revealed(&t).await;
        let sheet = joris.post("/agreements/declare/dimona", &[("organisation", &t.kade)]).await;
        assert_eq!(sheet.status, 200, "{}", sheet.text);
        assert_eq!(revealed(&t).await, before + 1);
        let out = joris.post(&path, &[("what", "out")]).await;
        assert_eq!(out.status, 422, "it has no last day");
        let done = [("what", "in")];
        assert_eq!(joris.post(&path, &done).await.status, 303);
        assert_eq!(joris.post(&path, &done).await.status, 422, "two tabs");
        assert!(joris.get(page).await.text.contains("Er is niemand aan te geven."));
    }
}

/// The package of March.
async fn package(t: &TestApp, joris: &Client<'_>) -> Vec<u8> {
    let fields = format!("organisation={}&from=2026-03-01&until=2026-03-31", t.kade);
    let request = joris
        .request("POST", "/agreements/declare/package")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(fields))
        .unwrap();
    t.bytes(request).await
}

#[tokio::test]
async fn a_paper_of_which_the_file_is_away_is_named_and_the_others_are_in_the_package() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let path = format!("/steps/{step}/agreements/new");
        let mut both = vec![];
        for day in ["2026-03-02", "2026-03-16"] {
            let new = [("work_post", post.as_str()), ("from", day), ("tasks", "dozen")];
            assert_eq!(joris.post(&path, &new).await.status, 303);
            let id = last(&t, "SELECT id FROM agreement WHERE state = 'draft'").await;
            signed(&joris, &id).await;
            let file = ("file", "getekend.pdf", PDF);
            let sent = joris.upload(&format!("/agreements/{id}/scan"), &[], file).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            both.push(id);
        }
        let one = store::one(&t.app.db, &both[0]).await.unwrap().unwrap();
        let scan = one.scan.unwrap().id;
        std::fs::remove_file(attachments::place(&t.app.attachments, &scan)).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(package(&t, &joris).await)).expect("a zip");
        assert_eq!(zip.len(), 2, "the sheet and the other paper");
        let mut sheet = vec![];
        zip.by_name("e-loket.xlsx").unwrap().read_to_end(&mut sheet).unwrap();
        let told = format!("{:?}", paper::read(&sheet, "e-loket.xlsx").unwrap());
        assert_eq!(told.matches("kan niet gelezen worden").count(), 1, "{told}");
    }
}

#[tokio::test]
async fn the_package_holds_the_papers_and_names_what_is_missing() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        signed(&joris, &id).await;
        let sent = joris
            .upload(&format!("/agreements/{id}/scan"), &[], ("file", "getekend.pdf", PDF))
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let bytes = package(&t, &joris).await;
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert!(names.contains(&"e-loket.xlsx".to_owned()), "{names:?}");
        let paper = names.iter().find(|name| name.starts_with("overeenkomsten/001-")).unwrap();
        let mut found = vec![];
        zip.by_name(paper).unwrap().read_to_end(&mut found).unwrap();
        assert_eq!(found, PDF);
        let mut sheet = vec![];
        zip.by_name("e-loket.xlsx").unwrap().read_to_end(&mut sheet).unwrap();
        let table = paper::read(&sheet, "e-loket.xlsx").unwrap();
        let told = format!("{table:?}");
        assert!(told.contains("het erkenningsnummer ontbreekt"), "{told}");
        assert!(told.contains("indienen"), "{told}");
        let wrong =
            [("organisation", t.kade.as_str()), ("from", "2026-04-01"), ("until", "2026-03-01")];
        assert_eq!(joris.post("/agreements/declare/package", &wrong).await.status, 422);
    }
}
