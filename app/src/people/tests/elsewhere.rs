//! What another organisation does with somebody leaves through no column: not through the list, its
//! exports, the person page or the sheet.

use crate::testing::{Client, TestApp};
use base::values;
use jiff::civil::date;

/// Nele, with a file at De Kade and at Leiekant.
pub(super) async fn of_both(t: &TestApp) -> String {
    let nele = crate::safety_net::tests::person(t, &t.kade, "Nele").await;
    let mut work = t.app.db.work().await.unwrap();
    let columns = ["person", "organisation", "sort_name", "from_day"];
    let row = values![&nele, &t.leiekant, "zandvoorde nele", date(2026, 1, 5)];
    work.add_rows("involvement", &columns, vec![row]).await.unwrap();
    work.save().await.unwrap();
    nele
}

/// A contact of an organisation with her.
async fn spoken(t: &TestApp, nele: &str, at: (&str, &str), day: jiff::civil::Date) {
    let (organisation, author) = at;
    let mut work = t.app.db.work().await.unwrap();
    let id = format!("note-{organisation}-{day}");
    let columns = [
        "id",
        "author",
        "organisation",
        "kind",
        "is_contact",
        "day",
        "body",
        "level",
        "made_at",
        "changed_at",
    ];
    let row = values![
        &id,
        author,
        organisation,
        "talk",
        true,
        day,
        "geheim gesprek",
        "team",
        t.app.now(),
        t.app.now()
    ];
    work.add_rows("note", &columns, vec![row]).await.unwrap();
    let columns = ["note", "person", "day", "level", "organisation", "author"];
    let row = values![&id, nele, day, "team", organisation, author];
    work.add_rows("note_person", &columns, vec![row]).await.unwrap();
    crate::safety_net::settle(&mut work, t.app.today(), &[nele]).await.unwrap();
    work.save().await.unwrap();
}

/// A waiting place and an appointment at Leiekant.
async fn dates_at_leiekant(t: &TestApp, nele: &str, account: &str) {
    let (now, kept) = (t.app.now(), &t.leiekant);
    let mut work = t.app.db.work().await.unwrap();
    let columns = ["id", "person", "organisation", "place", "from_day", "made_at"];
    let row = values!["w", nele, kept, "geheime plaats", date(2026, 10, 7), now];
    work.add_rows("waiting", &columns, vec![row]).await.unwrap();
    let columns = ["id", "person", "account", "organisation", "day", "kind", "text", "made_at"];
    let row =
        values!["a", nele, account, kept, date(2026, 11, 27), "talk", "geheime afspraak", now];
    work.add_rows("appointment", &columns, vec![row]).await.unwrap();
    crate::safety_net::settle(&mut work, t.app.today(), &[nele]).await.unwrap();
    work.save().await.unwrap();
}

async fn step_at_leiekant(t: &TestApp, nele: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let columns = [
        "id",
        "person",
        "organisation",
        "rung",
        "work_form",
        "place",
        "start_day",
        "made_at",
        "changed_at",
    ];
    let (form, place) = ("arbeidszorg", "geheim atelier");
    let (start, now) = (date(2026, 9, 3), t.app.now());
    let row = values!["s", nele, &t.leiekant, 4_i64, form, place, start, now, now];
    work.add_rows("step", &columns, vec![row]).await.unwrap();
    crate::safety_net::settle(&mut work, t.app.today(), &[nele]).await.unwrap();
    work.save().await.unwrap();
}

/// What somebody reads about everybody and about Nele: every cell, and the facts of her page.
async fn read(t: &TestApp, reader: &Client<'_>, nele: &str) -> Vec<(String, String)> {
    let mut all = vec![];
    for (path, which) in [
        ("/people".to_owned(), "main tbody td"),
        ("/people.csv".to_owned(), ""),
        (format!("/people/{nele}"), "main dl.facts"),
        (format!("/people/{nele}/print"), "main dl"),
    ] {
        let reply = reader.get(&path).await;
        assert_eq!(reply.status, 200, "{path}");
        all.push((path, texts(&reply.text, which)));
    }
    let request = reader.request("GET", "/people.xlsx").body(axum::body::Body::empty()).unwrap();
    let table = paper::read(&t.bytes(request).await, "people.xlsx").unwrap();
    all.push(("/people.xlsx".to_owned(), format!("{table:?}")));
    all
}

fn texts(page: &str, which: &str) -> String {
    if which.is_empty() {
        return page.to_owned();
    }
    let html = scraper::Html::parse_document(page);
    let which = scraper::Selector::parse(which).unwrap();
    html.select(&which).map(|part| part.text().collect::<String>()).collect::<Vec<_>>().join("|")
}

#[tokio::test]
async fn a_contact_a_date_and_a_waiting_place_elsewhere_change_nothing_that_is_read_here() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        let (joris, greta, bart) = (t.coach().await, t.instructor().await, t.stranger().await);
        spoken(&t, &nele, (&t.kade, &joris.account), date(2026, 11, 10)).await;
        let before = [read(&t, &joris, &nele).await, read(&t, &greta, &nele).await];
        let statements = joris.statements_of("/people").await;
        spoken(&t, &nele, (&t.leiekant, &bart.account), date(2026, 11, 20)).await;
        dates_at_leiekant(&t, &nele, &bart.account).await;
        let after = [read(&t, &joris, &nele).await, read(&t, &greta, &nele).await];
        assert_eq!(after, before);
        assert!(before[0][1].1.contains("2026-11-10"), "the own contact: {}", before[0][1].1);
        assert_eq!(joris.statements_of("/people").await, statements);
        let theirs = read(&t, &bart, &nele).await;
        assert!(theirs[1].1.contains("2026-11-20"), "there it is read: {}", theirs[1].1);
        assert!(theirs[2].1.contains("7 okt"), "there it is read: {}", theirs[2].1);
    }
}

#[tokio::test]
async fn of_a_step_elsewhere_only_that_there_is_one_is_read_here() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        step_at_leiekant(&t, &nele).await;
        let joris = t.coach().await;
        for (path, text) in read(&t, &joris, &nele).await {
            assert!(!text.contains("geheim") && !text.contains("3 sep"), "{path}: {text}");
            assert!(!text.contains("03/09/2026") && !text.contains("2026-09-03"), "{path}: {text}");
        }
        let whole = joris.get(&format!("/people/{nele}")).await.text;
        assert!(!whole.contains("geheim") && !whole.contains("3 sep"), "also beside the facts");
    }
}
