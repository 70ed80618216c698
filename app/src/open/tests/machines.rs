//! What machines read.

use super::schema;
use crate::offer::tests::{packing, post, site};
use crate::testing::{Client, TestApp};
use serde_json::Value;
use std::io::{Cursor, Read as _};

async fn json(client: &Client<'_>, path: &str) -> Value {
    let reply = client.get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    serde_json::from_str(&reply.text).unwrap_or_else(|e| panic!("{path}: {e}: {}", reply.text))
}

fn as_published(name: &str, told: &Value) {
    assert_eq!(schema::wrong(name, "", told), Vec::<String>::new(), "{told:#}");
}

#[tokio::test]
async fn everything_is_as_the_published_schemas_of_hsds_say() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nobody = t.nobody();
        assert_eq!(json(&nobody, "/offer/hsds").await["version"], "3.0");
        let list = json(&nobody, "/offer/hsds/services").await;
        as_published("service_list", &list["contents"][0]);
        let full = json(&nobody, "/offer/hsds/services?full=true").await;
        as_published("service", &full["contents"][0]);
        let one = json(&nobody, &format!("/offer/hsds/services/{post}")).await;
        as_published("service", &one);
        assert_eq!(one, full["contents"][0]);
        assert_eq!(one["capacities"][0]["unit"]["identifier"], "mon-am");
        assert_eq!(one["capacities"][0]["maximum"], 2);
        assert_eq!(one["schedules"][0]["byday"], "MO");
        let houses = json(&nobody, "/offer/hsds/organizations").await;
        as_published("organization_list", &houses["contents"][0]);
        let id = houses["contents"][0]["id"].as_str().unwrap();
        let house = json(&nobody, &format!("/offer/hsds/organizations/{id}?full_service=1")).await;
        as_published("organization_list", &house);
        as_published("service", &house["services"][0]);
        let at = json(&nobody, "/offer/hsds/service_at_locations").await;
        as_published("service_at_location_list", &at["contents"][0]);
        let id = at["contents"][0]["id"].as_str().unwrap();
        let at = json(&nobody, &format!("/offer/hsds/service_at_locations/{id}")).await;
        let found = schema::wrong("service", "/definitions/service_at_location", &at);
        assert_eq!(found, Vec::<String>::new());
        for (list, part) in [("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term")] {
            let all = json(&nobody, &format!("/offer/hsds/{list}")).await;
            let id = all["contents"][0]["id"].as_str().unwrap();
            let one = json(&nobody, &format!("/offer/hsds/{list}/{id}")).await;
            let found = schema::wrong("service", &format!("/definitions/{part}"), &one);
            assert_eq!(found, Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn lists_come_in_pages_and_are_narrowed() {
    let t = TestApp::on_sqlite().await;
    post(&t).await;
    let marieke = t.coordinator().await;
    let site = site(&t, &marieke).await;
    let mut garden = packing(&site);
    garden.retain(|(field, _)| !["name", "sector"].contains(field));
    garden.extend([("name", "Groenploeg"), ("sector", "green")]);
    assert_eq!(marieke.post("/posts/new", &garden).await.status, 303);
    let nobody = t.nobody();
    let page = json(&nobody, "/offer/hsds/services?per_page=1&page=2").await;
    assert_eq!((&page["total_items"], &page["total_pages"]), (&2.into(), &2.into()));
    assert_eq!((&page["first_page"], &page["last_page"]), (&false.into(), &true.into()));
    let beyond = json(&nobody, "/offer/hsds/services?page=9").await;
    assert_eq!(beyond["empty"], true);
    for (query, number) in [
        ("search=groenploeg", 1),
        ("search=nergens", 0),
        ("modified_after=2000-01-01", 2),
        ("modified_after=2100-01-01T00:00:00Z", 0),
        ("organization_id=ac148810-d857-441c-9679-408f346de14b", 0),
        ("postcode=8500", 2),
        ("postcode=8600", 0),
        ("postcode=8600&proximity=100000", 2),
        ("taxonomy_term_id=ac148810", 0),
    ] {
        let found = json(&nobody, &format!("/offer/hsds/services?{query}")).await;
        assert_eq!(found["total_items"], number, "{query}");
    }
    let lines = nobody.get("/offer/hsds/services?format=ndjson").await;
    assert_eq!(lines.text.lines().count(), 2);
    assert_eq!(lines.headers["content-type"], "application/x-ndjson");
    let small = json(&nobody, "/offer/hsds/services?minimal=true").await;
    assert_eq!(small["contents"][0].as_object().unwrap().len(), 2);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_not_taken_for_nothing() {
    let t = TestApp::on_sqlite().await;
    let nobody = t.nobody();
    for nonsense in [
        "modified_after=2026-11-23T25:61",
        "modified_after=2026-11-23abc",
        "postcode=abc",
        "proximity=1000",
        "proximity=inf&postcode=8500",
        "search=%ff",
        "full=maybe",
    ] {
        let reply = nobody.get(&format!("/offer/hsds/services?{nonsense}")).await;
        assert_eq!(reply.status, 400, "{nonsense}");
    }
    let gone = nobody.get("/offer/hsds/services?search=%00").await;
    assert!(gone.status == 404 && !gone.text.contains("Zoek"), "{}", gone.text);
}

#[tokio::test]
async fn the_tables_have_the_columns_of_hsds_and_no_row_points_at_nothing() {
    let t = TestApp::on_sqlite().await;
    post(&t).await;
    let reply = t.nobody().get("/offer/tables").await;
    assert_eq!(reply.headers["content-type"], "application/zip");
    let mut zip =
        zip::ZipArchive::new(Cursor::new(t.nobody().get_bytes("/offer/tables").await)).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        let mut text = String::new();
        zip.by_name(&name).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        assert!(reader.records().count() > 0, "{name} is empty");
        // Of HSDS 3.1.
        if ["units.csv", "service_capacity.csv"].contains(&name.as_str()) {
            continue;
        }
        let (known, needed) = schema::table(&name).unwrap_or_else(|| panic!("HSDS has no {name}"));
        assert!(columns.iter().all(|c| known.contains(c)), "{name}: {columns:?}");
        assert!(needed.iter().all(|c| columns.contains(c)), "{name} lacks one of {needed:?}");
    }
}

#[tokio::test]
async fn nothing_about_people_goes_out() {
    let t = TestApp::on_sqlite().await;
    let marieke = t.coordinator().await;
    let site = site(&t, &marieke).await;
    let mut fields = packing(&site);
    fields.push(("contact_name", "Wannes Waterpas"));
    assert_eq!(marieke.post("/posts/new", &fields).await.status, 303);
    let nobody = t.nobody();
    for path in [
        "/offer/hsds/services?full=true",
        "/offer/hsds/service_at_locations?full=true",
        "/offer/hsds/organizations?full_service=true",
        "/offer/jsonld",
        "/offer/changes",
    ] {
        let text = nobody.get(path).await.text;
        assert!(text.contains("Inpakatelier"), "{path}");
        for hidden in ["Wannes", "Marieke", "checked_by"] {
            assert!(!text.contains(hidden), "{path}: {hidden}");
        }
    }
}

#[tokio::test]
async fn who_has_it_already_hears_only_that_nothing_changed() {
    for t in TestApp::each().await {
        let marieke = t.coordinator().await;
        let site = site(&t, &marieke).await;
        marieke.post("/posts/new", &packing(&site)).await;
        let nobody = t.nobody();
        let path = "/offer/hsds/services?full=true";
        let first = nobody.get(path).await;
        let tag = first.headers["etag"].to_str().unwrap().to_owned();
        let since = first.headers["last-modified"].to_str().unwrap().to_owned();
        assert_eq!(first.headers["cache-control"], "public, max-age=60");
        let again = nobody.get_with(path, &[("if-none-match", &tag)]).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        let again = nobody.get_with(path, &[("if-modified-since", &since)]).await;
        assert_eq!(again.status, 304);
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        marieke.post("/posts/new", &packing(&site)).await;
        let new = nobody.get_with(path, &[("if-none-match", &tag)]).await;
        assert_eq!(new.status, 200);
        let new = nobody.get_with(path, &[("if-modified-since", &since)]).await;
        assert_eq!(new.status, 200);
        assert_eq!(nobody.statements_of(path).await, 1);
    }
}

#[tokio::test]
async fn the_feed_tells_what_came_changed_and_went() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nobody = t.nobody();
        let feed = async || nobody.get("/offer/changes").await.text;
        assert!(feed().await.contains("term=\"added\""));
        t.clock.pass(jiff::SignedDuration::from_hours(24));
        let marieke = t.coordinator().await;
        let archive = format!("/posts/{post}/archive");
        marieke.post(&archive, &[("version", "1")]).await;
        let text = feed().await;
        assert!(text.contains("term=\"archived\"") && text.contains("Niet meer in het aanbod"));
        assert_eq!(text.matches("<entry>").count(), 1);
        marieke.post(&archive, &[("version", "2"), ("back", "1")]).await;
        assert!(feed().await.contains("term=\"changed\""));
        let none = nobody.get("/offer/changes?since=2100-01-01").await;
        assert!(none.status == 200 && !none.text.contains("<entry>"));
        assert_eq!(nobody.statements_of("/offer/changes").await, 1);
    }
}

#[tokio::test]
async fn the_feed_tells_that_an_organisation_went_came_back_or_is_called_otherwise() {
    for t in TestApp::each().await {
        post(&t).await;
        let (nobody, bea) = (t.nobody(), t.administrator().await);
        let path = format!("/organisations/{}", t.kade);
        let mut version = 1;
        let mut save = async |name: &str, active: &str, phone: &str| {
            t.clock.pass(jiff::SignedDuration::from_secs(5));
            let since = t.app.now();
            let number = version.to_string();
            let fields = [
                ("name", name),
                ("kind", "arbeidszorg"),
                ("municipality", "Kortrijk"),
                ("phone", phone),
                ("active", active),
                ("version", &number),
            ];
            let reply = bea.post(&path, &fields).await;
            assert_eq!(reply.status, 303, "{}", reply.text);
            version += 1;
            nobody.get(&format!("/offer/changes?since={since}")).await.text
        };
        let first = save("De Kade", "yes", "").await;
        assert!(first.contains("<entry>"), "{first}");
        let before = nobody.get("/offer/changes").await;
        let before = before.headers["last-modified"].to_str().unwrap().to_owned();
        let gone = save("De Kade", "", "").await;
        assert!(gone.contains("term=\"archived\""), "{gone}");
        let asked = [("if-modified-since", before.as_str())];
        assert_eq!(nobody.get_with("/offer/changes", &asked).await.status, 200);
        assert!(!nobody.get("/offer").await.text.contains("Je vult dozen"), "gone at once");
        let back = save("De Kade", "yes", "").await;
        assert!(back.contains("term=\"changed\""), "{back}");
        let renamed = save("De Nieuwe Kade", "yes", "").await;
        assert!(renamed.contains("De Nieuwe Kade"), "{renamed}");
        assert!(nobody.get("/offer").await.text.contains("De Nieuwe Kade"));
        let called = save("De Nieuwe Kade", "yes", "056 00 00 01").await;
        assert!(!called.contains("<entry>"), "its own telephone is not in the offer");
    }
}
