//! The log over HTTP: who reads which lines, filters, pages, files, and the check.

use super::{Line, write};
use crate::testing::TestApp;
use jiff::SignedDuration;

/// Writes `count` lines about a person and one about an account.
async fn some_lines(t: &TestApp, count: usize) {
    let coach = t.coach().await;
    let actor = t.actor(&coach).await;
    let mut lines = vec![Line::by(&actor, "make", "account", "account-of-somebody")];
    for n in 0..count {
        let line = Line::by(&actor, "look", "person", "p1").about("p1");
        lines.push(line.because(format!("look-{n}-")));
    }
    let mut work = t.app.db.work().await.unwrap();
    write(&mut work, t.app.now(), &lines).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn the_officer_reads_everything_the_administrator_nothing_about_files() {
    for t in TestApp::each().await {
        some_lines(&t, 2).await;
        let officer = t.dpo().await.get("/audit").await.text;
        assert!(officer.contains("look-0-") && officer.contains("account-of-somebody"));
        let administrator = t.administrator().await;
        for path in ["/audit", "/audit?person=p1", "/audit?action=look", "/audit/export/csv"] {
            let text = administrator.get(path).await.text;
            assert!(!text.contains("look-0-") && !text.contains("p1<"), "{path}");
        }
        assert!(administrator.get("/audit").await.text.contains("account-of-somebody"));
        for client in [t.coach().await, t.coordinator().await, t.network_coordinator().await] {
            assert_eq!(client.get("/audit").await.status, 404);
            assert_eq!(client.get("/audit/export/xlsx").await.status, 404);
            assert_eq!(client.post("/audit/verify", &[]).await.status, 404);
        }
    }
}

#[tokio::test]
async fn every_line_stands_on_exactly_one_page() {
    for t in TestApp::each().await {
        some_lines(&t, 120).await;
        let officer = t.dpo().await;
        let (mut path, mut seen) = ("/audit?action=look".to_owned(), vec![]);
        loop {
            let text = officer.get(&path).await.text;
            seen.extend((0..120).filter(|n| text.contains(&format!("look-{n}-<"))));
            let Some(older) = text.split("href=\"").find(|p| p.contains("before=")) else { break };
            path = older.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        }
        assert_eq!(seen.len(), 120);
        seen.dedup();
        assert_eq!(seen.len(), 120);
    }
}

#[tokio::test]
async fn lines_are_found_by_who_whom_what_and_when() {
    for t in TestApp::each().await {
        some_lines(&t, 1).await;
        t.clock.pass(SignedDuration::from_hours(48));
        some_lines(&t, 1).await;
        let officer = t.dpo().await;
        let count = async |query: &str| {
            let text = officer.get(&format!("/audit?{query}")).await.text;
            text.matches("look-0-<").count()
        };
        assert_eq!(count("action=look").await, 2);
        assert_eq!(count("who=joris.haverbeke@test.example").await, 2);
        assert_eq!(count("who=marieke.duinhof@test.example").await, 0);
        assert_eq!(count("person=p1").await, 2);
        assert_eq!(count("person=p2").await, 0);
        assert_eq!(count("person=p1&who=joris.haverbeke@test.example&action=make").await, 0);
        assert_eq!(count("from=2026-11-22&until=2026-11-22").await, 1);
        assert_eq!(count("from=2026-11-23").await, 1);
        assert_eq!(count("until=2026-11-21").await, 0);
        assert_eq!(officer.get("/audit?who=niemand@test.example").await.status, 422);
        assert_eq!(officer.get("/audit?from=31/02/2026").await.status, 422);
    }
}

#[tokio::test]
async fn the_log_leaves_as_a_file_with_every_line_that_was_asked_for() {
    for t in TestApp::each().await {
        some_lines(&t, 300).await;
        let officer = t.dpo().await;
        let csv = officer.get("/audit/export/csv?action=look").await;
        assert_eq!(csv.text.lines().filter(|l| l.contains("look-")).count(), 300);
        let xlsx = officer.get("/audit/export/xlsx?person=p1").await;
        assert_eq!(xlsx.status, 200);
        assert!(xlsx.text.starts_with("PK"));
        assert_eq!(officer.get("/audit/export/pdf").await.status, 404);
        // The export itself is a line of the log.
        assert!(officer.get("/audit?action=export").await.text.contains("Dina Dorpel"));
    }
}

#[tokio::test]
async fn a_changed_line_shows_when_the_log_is_checked() {
    for t in TestApp::each().await {
        some_lines(&t, 3).await;
        let officer = t.dpo().await;
        assert!(officer.get("/audit").await.text.contains("nog niet nagekeken"));
        assert_eq!(officer.post("/audit/verify", &[]).await.status, 303);
        assert!(officer.get("/audit").await.text.contains("alles klopt"));
        t.app.db.script("UPDATE audit_line SET detail = 'x' WHERE seq = 3").await.unwrap();
        officer.post("/audit/verify", &[]).await;
        assert!(officer.get("/audit").await.text.contains("Regel 3 ontbreekt of is gewijzigd"));
    }
}

#[tokio::test]
async fn a_noted_seal_shows_an_end_that_was_cut_off_and_a_log_written_anew() {
    for t in TestApp::each().await {
        some_lines(&t, 3).await;
        let noted = super::verify_since(&t.app.db, None).await.unwrap().unwrap();
        assert_eq!(super::Seal::parse(&noted.to_string()), Some(noted.clone()));
        some_lines(&t, 1).await;
        let still = super::verify_since(&t.app.db, Some(&noted)).await.unwrap();
        assert!(still.unwrap().line > noted.line);

        let cut = "DELETE FROM audit_line WHERE seq > 2; UPDATE audit_head SET seq = 2, \
            hash = (SELECT hash FROM audit_line WHERE seq = 2)";
        t.app.db.script(cut).await.unwrap();
        assert!(super::verify(&t.app.db).await.unwrap().is_ok(), "the seals alone do not show it");
        let broken = super::verify_since(&t.app.db, Some(&noted)).await.unwrap();
        assert_eq!(broken, Err(super::Broken::End));
        some_lines(&t, 4).await;
        let broken = super::verify_since(&t.app.db, Some(&noted)).await.unwrap();
        assert_eq!(broken, Err(super::Broken::Changed(noted.line)));
    }
}
