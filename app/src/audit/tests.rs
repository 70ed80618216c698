//! The log over HTTP: who reads which lines, filters, pages, files, and the check.

use super::{Deed, Line, Thing, write};
use crate::access::Role;
use crate::language::{Language, knows};
use crate::testing::TestApp;
use jiff::SignedDuration;

/// Writes `count` lines about a person and one about an account.
async fn some_lines(t: &TestApp, count: usize) {
    let coach = t.coach().await;
    let actor = t.actor(&coach).await;
    let mut lines = vec![Line::by(&actor, Deed::Make, Thing::Account, "account-of-somebody")];
    for n in 0..count {
        let line = Line::by(&actor, Deed::Look, Thing::Person, "p1").about("p1");
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
        assert!(officer.contains("look-0-") && officer.contains("heeft een account gemaakt"));
        let administrator = t.administrator().await;
        for path in ["/audit", "/audit?person=p1", "/audit?action=look", "/audit/export/csv"] {
            let text = administrator.get(path).await.text;
            assert!(!text.contains("look-0-") && !text.contains("p1<"), "{path}");
        }
        let own = administrator.get("/audit").await.text;
        assert!(own.contains("heeft een account gemaakt"));
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
        assert_eq!(count("who=Joris+Haverbeke").await, 2);
        assert_eq!(count("who=haver").await, 2, "a piece of a name");
        assert_eq!(count("person=p1").await, 2);
        assert_eq!(count("person=p2").await, 0);
        assert_eq!(count("person=p1&who=joris.haverbeke@test.example&action=make").await, 0);
        assert_eq!(count("from=2026-11-22&until=2026-11-22").await, 1);
        assert_eq!(count("from=2026-11-23").await, 1);
        assert_eq!(count("until=2026-11-21").await, 0);
        assert_eq!(officer.get("/audit?who=niemand@test.example").await.status, 422);
        assert_eq!(officer.get("/audit?from=31/02/2026").await.status, 422);
        t.add_account("Jolien Haverkamp", &t.kade, &[Role::Coach]).await;
        let unclear = officer.get("/audit?who=haver&action=look").await;
        assert!(unclear.status == 422 && unclear.text.contains("Wie bedoel je?"));
        let one = "/audit?who=joris.haverbeke%40test.example&amp;action=look";
        let one = [one.to_owned(), one.replace("&amp;", "&#38;")];
        assert!(one.iter().any(|path| unclear.text.contains(path)), "{}", unclear.text);
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
        assert!(xlsx.text.lines().count() > 1, "{}", xlsx.text);
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

/// What somebody reads on the screen, without the marks of the page.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        inside = (inside || c == '<') && c != '>';
        if !inside && c != '>' {
            text.push(c);
        }
    }
    text
}

#[tokio::test]
async fn a_line_is_a_sentence_with_names() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        let wout = t.actor(&administrator).await;
        let coach = t.coach().await;
        let lines = [
            Line::by(&wout, Deed::Invite, Thing::Account, &coach.account).because("coach"),
            Line::by(&wout, Deed::GiveRole, Thing::Account, &coach.account)
                .because(format!("coordinator at {}", t.leiekant)),
            Line::by(&wout, Deed::Change, Thing::Organisation, &t.leiekant),
            Line::by(&wout, Deed::Change, Thing::Rule, "r").because("contact-days-3 60 45 days"),
            Line::by_program(Deed::SignIn, Thing::Account, &coach.account),
            Line::by_owner(Deed::SignIn, &wout.account),
            Line::by_program(Deed::WrongPassword, Thing::Account, &coach.account),
        ];
        let mut work = t.app.db.work().await.unwrap();
        write(&mut work, t.app.now(), &lines).await.unwrap();
        work.save().await.unwrap();
        let page = administrator.get("/audit?sign-ins=yes").await.text;
        assert!(page.contains(&format!("<a href=\"/accounts/{}\">", coach.account)));
        let read = words(&page);
        for sentence in [
            "Wout Zilverling heeft Joris Haverbeke uitgenodigd",
            "Wout Zilverling heeft Joris Haverbeke een rol gegeven",
            "Coördinator bij Maatwerk Leiekant",
            "Wout Zilverling heeft de organisatie Maatwerk Leiekant gewijzigd",
            "heeft de regel “Contact zeker binnen, op trede 3” gewijzigd",
            "van 60 dagen naar 45 dagen",
            "Joris Haverbeke heeft zich aangemeld",
            "Wout Zilverling heeft zich aangemeld",
            "Iemand gaf een fout wachtwoord voor het account van Joris Haverbeke",
        ] {
            assert!(read.contains(sentence), "{sentence}");
        }
        assert!(!read.contains(&coach.account) && !read.contains(&t.leiekant));
        let usual = words(&administrator.get("/audit").await.text);
        assert!(!usual.contains("heeft zich aangemeld"), "left out until asked for");
        assert!(usual.contains("Iemand gaf een fout wachtwoord"), "never left out");
        let chosen = words(&administrator.get("/audit?action=sign-in").await.text);
        assert!(chosen.contains("Joris Haverbeke heeft zich aangemeld"));
    }
}

#[tokio::test]
async fn a_person_has_a_name_only_for_who_may_see_that_person() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let coach = t.coach().await;
        coach.get(&format!("/people/{person}")).await;
        let officer = words(&t.dpo().await.get("/audit").await.text);
        assert!(officer.contains("Joris Haverbeke heeft het dossier van een persoon bekeken"));
        assert!(!officer.contains("Zandvoorde"));
        t.add_account("Dora Dubbel", &t.kade, &[Role::Dpo, Role::Coach]).await;
        let both = t.sign_in("Dora Dubbel").await.get("/audit").await.text;
        assert!(both.contains(&format!("<a href=\"/people/{person}\">Nele Zandvoorde</a>")));
        let csv = officer_csv(&t).await;
        assert!(csv.contains("een persoon") && !csv.contains("Zandvoorde"));
    }
}

async fn officer_csv(t: &TestApp) -> String {
    t.dpo().await.get("/audit/export/csv").await.text
}

#[tokio::test]
async fn the_log_takes_as_many_statements_for_one_line_as_for_fifty() {
    for t in TestApp::each().await {
        some_lines(&t, 1).await;
        let officer = t.dpo().await;
        officer.get("/audit").await;
        let few = officer.statements_of("/audit").await;
        some_lines(&t, 60).await;
        assert_eq!(officer.statements_of("/audit").await, few);
    }
}

#[tokio::test]
async fn a_line_in_words_of_another_version_is_shown_and_stays_sealed() {
    for t in TestApp::each().await {
        some_lines(&t, 1).await;
        let sql = "UPDATE audit_line SET action = 'bless', subject_kind = 'thing' WHERE seq = 1";
        t.app.db.script(sql).await.unwrap();
        assert!(words(&t.dpo().await.get("/audit").await.text).contains("bless thing"));
        let found = super::verify(&t.app.db).await.unwrap();
        assert_eq!(found, Err(super::Broken::Changed(1)), "the stored words are sealed");
    }
}

#[test]
fn every_act_and_every_thing_has_words_in_each_language() {
    for language in Language::ALL {
        for deed in Deed::ALL {
            for key in ["action", "did"].map(|k| format!("audit-{k}-{}", deed.word())) {
                assert!(knows(language, &key), "{key} in {language:?}");
            }
        }
        for thing in Thing::ALL {
            let key = format!("audit-thing-{}", thing.word());
            assert!(knows(language, &key), "{key} in {language:?}");
        }
    }
}
