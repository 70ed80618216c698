//! Attachments over HTTP: what is taken, who may fetch it, how it is sent.

use super::person;
use crate::notes::attachments;
use crate::testing::{Client, TestApp};
use axum::body::Body;
use axum::http::header;
use base::values;
use jiff::SignedDuration;

const PDF: &[u8] = b"%PDF-1.7\nattest";

async fn the_id(t: &TestApp) -> String {
    t.app.db.row("SELECT id FROM attachment", values![]).await.unwrap().get("id").unwrap()
}

async fn attach(client: &Client<'_>, person: &str, name: &str, bytes: &[u8]) -> (u16, String) {
    let path = format!("/people/{person}/attachments");
    let reply = client.upload(&path, &[], ("file", name, bytes)).await;
    (reply.status, reply.text)
}

#[tokio::test]
async fn a_file_is_checked_by_its_contents_and_sent_only_as_a_download() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let (status, text) = attach(&coach, &nele, "attest.pdf", b"MZ\x90\0program").await;
        assert_eq!(status, 422);
        assert!(text.contains("file-error"));
        assert_eq!(attach(&coach, &nele, "leeg.txt", b"").await.0, 422);
        assert_eq!(attach(&coach, &nele, "attest é.exe", PDF).await.0, 303);
        let id = the_id(&t).await;
        let path = attachments::place(&t.app.attachments, &id);
        assert_eq!(std::fs::read(&path).unwrap(), PDF);
        let reply = coach.get(&format!("/people/{nele}/attachments/{id}")).await;
        assert_eq!((reply.status, reply.text.as_bytes()), (200, PDF));
        let said = |name| reply.headers.get(name).unwrap().to_str().unwrap();
        assert_eq!(said(header::CONTENT_TYPE), "application/pdf");
        let name = "attachment; filename*=UTF-8''attest%20%C3%A9.exe.pdf";
        assert_eq!(said(header::CONTENT_DISPOSITION), name);
        assert_eq!(said(header::CONTENT_SECURITY_POLICY), "sandbox; default-src 'none'");
        assert_eq!(said(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    }
}

#[tokio::test]
async fn attachments_are_read_as_notes_for_the_team() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let tuur = person(&t, &t.kade, "Tuur", "Maldegem").await;
        let coach = t.coach().await;
        attach(&coach, &nele, "attest.pdf", PDF).await;
        let path = format!("/people/{nele}/attachments/{}", the_id(&t).await);
        assert_eq!(t.coordinator().await.get(&path).await.status, 200);
        assert_eq!(t.instructor().await.get(&path).await.status, 403);
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        let elsewhere = format!("/people/{tuur}/attachments/{}", the_id(&t).await);
        assert_eq!(coach.get(&elsewhere).await.status, 404);
        assert_eq!(attach(&t.stranger().await, &nele, "a.pdf", PDF).await.0, 404);
        assert_eq!(attach(&t.instructor().await, &nele, "a.pdf", PDF).await.0, 403);
    }
}

#[tokio::test]
async fn what_is_too_large_gets_the_page_that_says_so_and_leaves_nothing() {
    let t = TestApp::on_sqlite().await;
    let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
    let coach = t.coach().await;
    let mut long = PDF.to_vec();
    long.resize(attachments::LONGEST + 1, b'x');
    let (status, text) = attach(&coach, &nele, "groot.pdf", &long).await;
    assert_eq!(status, 413);
    assert!(text.contains("te groot"));
    let announced = coach
        .request("POST", &format!("/people/{nele}/attachments"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::CONTENT_LENGTH, 100 * 1024 * 1024)
        .body(Body::from("--x"))
        .unwrap();
    assert_eq!(t.send(announced).await.status, 413);
    let row = t.app.db.row("SELECT count(*) AS n FROM attachment", vec![]).await.unwrap();
    assert_eq!(row.get::<i64>("n").unwrap(), 0);
    assert_eq!(std::fs::read_dir(&t.app.attachments).unwrap().count(), 0);
}

#[tokio::test]
async fn a_deleted_attachment_comes_back_for_thirty_days_and_is_then_gone() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        attach(&coach, &nele, "attest.pdf", PDF).await;
        let id = the_id(&t).await;
        let path = format!("/people/{nele}/attachments/{id}");
        assert_eq!(coach.post(&format!("{path}/delete"), &[]).await.status, 303);
        assert_eq!(coach.get(&path).await.status, 404);
        assert_eq!(coach.post(&format!("{path}/restore"), &[]).await.status, 303);
        assert_eq!(coach.get(&path).await.status, 200);
        coach.post(&format!("{path}/delete"), &[]).await;
        t.clock.pass(SignedDuration::from_hours(24 * 31));
        let coach = t.coach().await;
        assert_eq!(coach.post(&format!("{path}/restore"), &[]).await.status, 403);
        crate::notes::tidy(&t.app).await.unwrap();
        assert!(!attachments::place(&t.app.attachments, &id).exists());
        assert_eq!(coach.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn a_coordinator_is_offered_to_delete_what_may_be_deleted_and_nothing_else() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.leiekant, "Nele", "Zandvoorde").await;
        attach(&t.stranger().await, &nele, "attest.pdf", PDF).await;
        let marieke = t.coordinator().await;
        let mut work = t.app.db.work().await.unwrap();
        let columns = ["account", "organisation", "role", "scope"];
        let row = values![&marieke.account, &t.leiekant, "coach", "organisation"];
        work.add_rows("account_role", &columns, vec![row]).await.unwrap();
        work.save().await.unwrap();
        let path = format!("/people/{nele}/attachments");
        let list = marieke.get(&path).await.text;
        assert!(list.contains("attest.pdf") && !list.contains("/delete"));
        let delete = format!("{path}/{}/delete", the_id(&t).await);
        assert_eq!(marieke.post(&delete, &[]).await.status, 403);
    }
}

#[tokio::test]
async fn a_file_without_a_row_is_swept_after_a_day() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        attach(&t.coach().await, &nele, "attest.pdf", PDF).await;
        let folder = &t.app.attachments;
        let now = t.app.now();
        let mut lost = vec![];
        for (id, hours) in [("lost-old", 25), ("lost-young", 1)] {
            attachments::put(folder, id, PDF).unwrap();
            let path = attachments::place(folder, id);
            let file = std::fs::File::options().write(true).open(&path).unwrap();
            file.set_modified((now - SignedDuration::from_hours(hours)).into()).unwrap();
            lost.push(path);
        }
        crate::notes::tidy(&t.app).await.unwrap();
        assert!(!lost[0].exists() && lost[1].exists());
        assert!(attachments::place(folder, &the_id(&t).await).exists());
    }
}

#[tokio::test]
async fn two_who_send_slowly_hold_up_no_third() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/attachments");
        let slow = || {
            let request = coach.request("POST", &path);
            let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
            let never = futures_util::stream::pending::<Result<Vec<u8>, std::io::Error>>();
            t.send(request.body(Body::from_stream(never)).unwrap())
        };
        let both = Box::pin(futures_util::future::join(slow(), slow()));
        let quick = async {
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            attach(&coach, &nele, "attest.pdf", PDF).await.0
        };
        let first = futures_util::future::select(both, Box::pin(quick));
        let first = tokio::time::timeout(std::time::Duration::from_secs(20), first).await;
        let futures_util::future::Either::Right((status, _)) = first.expect("an answer") else {
            panic!("those who never finish were answered")
        };
        assert_eq!(status, 303);
    }
}
