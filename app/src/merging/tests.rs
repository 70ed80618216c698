//! Merging over HTTP: who may, what is shown, conflicts, and asking another organisation.

use crate::testing::{Client, TestApp};
use base::{id, values};

/// Somebody with a file at an organisation.
pub async fn person(t: &TestApp, organisation: &str, given: &str, birth: &str) -> String {
    let new = crate::people::NewPerson {
        given: given.into(),
        family: "Zandvoorde".into(),
        birth: base::rough_date::RoughDate::from_stored(birth).unwrap_or_default(),
        ..Default::default()
    };
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = crate::people::store::add(&mut work, now, today, organisation, &new, None).await;
    let id = id.unwrap();
    crate::safety_net::settle(&mut work, today, &[&id]).await.unwrap();
    work.save().await.unwrap();
    id
}

/// Adds an aim in words: the smallest row that belongs to somebody.
pub async fn aim(t: &TestApp, person: &str, words: &str) -> String {
    let id = id::new(t.app.now());
    let mut work = t.app.db.work().await.unwrap();
    let row = values![&id, person, 4_i64, words, t.app.today(), t.app.now()];
    let columns = ["id", "person", "rung", "words", "from_day", "made_at"];
    work.add_rows("aim", &columns, vec![row]).await.unwrap();
    work.save().await.unwrap();
    id
}

/// Whose aim this is.
pub async fn owner(t: &TestApp, aim: &str) -> String {
    let row = t.app.db.row("SELECT person FROM aim WHERE id = $1", values![aim]).await.unwrap();
    row.get("person").unwrap()
}

/// Merges as the form does, by somebody who knows that this is one person.
pub async fn merge(client: &Client<'_>, kept: &str, lost: &str, more: &[(&str, &str)]) -> u16 {
    let one_person = ("one-person", "yes");
    let fields = [("with", lost), ("kept-version", "1"), ("lost-version", "1"), one_person];
    let fields: Vec<_> = fields.iter().chain(more).copied().collect();
    client.post(&format!("/people/{kept}/merge"), &fields).await.status
}

/// The id of the only merge.
pub async fn merge_id(t: &TestApp) -> String {
    t.app.db.row("SELECT id FROM merge", vec![]).await.unwrap().get("id").unwrap()
}

#[tokio::test]
async fn both_records_are_shown_field_by_field_and_link_by_link_before_anything_moves() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "1985-04-03").await;
        let other = person(&t, &t.kade, "Neel", "1985").await;
        aim(&t, &other, "tuin").await;
        let coach = t.coach().await;
        let found = coach.get(&format!("/people/{one}/merge")).await;
        assert!(found.text.contains(&format!("with={other}")), "{}", found.text);
        let page = coach.get(&format!("/people/{one}/merge?with={other}")).await.text;
        for wanted in ["Nele", "Neel", "03/04/1985", "1985", "Doelen", "Eén organisatie"] {
            assert!(page.contains(wanted), "{wanted}");
        }
        let row = t.app.db.row("SELECT count(*) AS n FROM merge", vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn a_merge_keeps_the_chosen_fields_and_leads_from_the_lost_record_to_the_kept_one() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "").await;
        let other = person(&t, &t.kade, "Neel", "1985").await;
        let moved = aim(&t, &other, "tuin").await;
        let coach = t.coach().await;
        assert_eq!(merge(&coach, &one, &other, &[("field-given", "lost")]).await, 303);
        let row = t
            .app
            .db
            .row(
                "SELECT k.given_name, k.birth, k.sort_name, l.merged_into FROM person k, person l
                 WHERE k.id = $1 AND l.id = $2",
                values![&one, &other],
            )
            .await
            .unwrap();
        assert_eq!(row.get::<String>("given_name").unwrap(), "Neel");
        assert_eq!(row.get::<String>("birth").unwrap(), "1985");
        assert_eq!(row.get::<String>("sort_name").unwrap(), "zandvoorde neel");
        assert_eq!(row.get::<String>("merged_into").unwrap(), one);
        assert_eq!(owner(&t, &moved).await, one);
        let words = t
            .app
            .db
            .rows("SELECT word FROM name_word WHERE person = $1", values![&other])
            .await
            .unwrap();
        assert!(words.is_empty());
        assert_eq!(merge(&coach, &one, &other, &[]).await, 400, "it is one file already");
    }
}

#[tokio::test]
async fn records_that_contradict_each_other_are_merged_by_who_says_that_it_is_one_person() {
    for t in TestApp::each().await {
        let jef = person(&t, &t.kade, "Jef", "1975-02-03").await;
        let marie = person(&t, &t.kade, "Marie-Louise", "1979-10-01").await;
        let coach = t.coach().await;
        let path = format!("/people/{jef}/merge");
        let page = coach.get(&format!("{path}?with={marie}")).await.text;
        assert!(page.contains("Voornaam: Jef hier, Marie-Louise in het andere dossier"));
        assert!(page.contains("Ja, dit is één persoon"));
        let sent = [
            ("with", marie.as_str()),
            ("kept-version", "1"),
            ("lost-version", "1"),
            ("field-birth", "lost"),
        ];
        let reply = coach.post(&path, &sent).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("id=\"one-person-error\""), "said at the field");
        let kept = "name=\"field-birth\" value=\"lost\" checked";
        assert!(reply.text.contains(kept), "what was chosen stays chosen");
        let row = t.app.db.row("SELECT count(*) AS n FROM merge", vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
        assert_eq!(merge(&coach, &jef, &marie, &[]).await, 303);
    }
}

#[tokio::test]
async fn two_records_in_one_household_are_told_apart_by_their_membership() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Mila", "2018-02-03").await;
        let other = person(&t, &t.kade, "Mila", "2018-02-03").await;
        let mut work = t.app.db.work().await.unwrap();
        let now = t.app.now();
        let home = crate::households::store::make(&mut work, now, "", &t.kade).await.unwrap();
        for (who, role, from) in [(&one, "child", "2024-03-01"), (&other, "other", "2025-09-01")] {
            let from = from.parse().unwrap();
            crate::households::store::join(&mut work, now, &home, who, role, from, None)
                .await
                .unwrap();
        }
        work.save().await.unwrap();
        let page = t.coach().await.get(&format!("/people/{one}/merge?with={other}")).await.text;
        assert!(page.contains("Welk lidmaatschap van het gezin blijft?"), "{page}");
        assert!(page.contains("Dit dossier: Kind vanaf 1 maart 2024"), "{page}");
        assert!(page.contains("Het andere dossier: Ander lid vanaf 1 september 2025"));
        assert!(!page.contains("in een ander gezin"), "it is the same one");
    }
}

#[tokio::test]
async fn the_old_address_of_a_merged_file_leads_on_to_the_kept_one_for_who_may_open_that() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "").await;
        let other = person(&t, &t.kade, "Neel", "1985").await;
        let third = person(&t, &t.kade, "Neeltje", "1985").await;
        let coach = t.coach().await;
        assert_eq!(merge(&coach, &other, &third, &[]).await, 303);
        let again = [("with", other.as_str()), ("kept-version", "1"), ("lost-version", "2")];
        assert_eq!(coach.post(&format!("/people/{one}/merge"), &again).await.status, 303);
        for old in [&other, &third] {
            for page in ["", "/steps", "/notes/new?kind=talk"] {
                let reply = coach.get(&format!("/people/{old}{page}")).await;
                assert_eq!(reply.status, 303, "{page}");
                assert_eq!(reply.headers["location"], format!("/people/{one}{page}"));
            }
            let note = coach
                .request("POST", &format!("/people/{old}/notes/new"))
                .header("content-type", "application/x-www-form-urlencoded");
            let reply = t.send(note.body(axum::body::Body::from("body=gebeld")).unwrap()).await;
            assert_eq!(reply.status, 307, "the form goes along");
            assert!(reply.location().starts_with(&format!("/people/{one}/notes/new")));
            let edit = coach
                .post(&format!("/people/{old}/edit"), &[("family", "Andere"), ("version", "2")])
                .await;
            assert_eq!(edit.status, 400, "what was filled in about the old file is not kept");
            assert!(edit.text.contains("Dit dossier is samengevoegd"), "said in the title");
            let close = coach.post(&format!("/people/{old}/close"), &[("version", "1")]).await;
            assert_eq!(close.status, 400);
            for other in [t.stranger().await, t.administrator().await] {
                assert_eq!(other.get(&format!("/people/{old}")).await.status, 404);
            }
        }
        let row = t.app.db.row("SELECT count(*) AS n FROM note", vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn only_who_may_change_both_files_merges_them() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "").await;
        let theirs = person(&t, &t.leiekant, "Neel", "").await;
        let other = person(&t, &t.kade, "Neel", "").await;
        let coach = t.coach().await;
        assert_eq!(merge(&coach, &one, &theirs, &[]).await, 404);
        assert_eq!(merge(&coach, &theirs, &one, &[]).await, 404);
        assert_eq!(merge(&t.instructor().await, &one, &other, &[]).await, 403);
        assert_eq!(merge(&t.administrator().await, &one, &other, &[]).await, 404);
        assert_eq!(merge(&coach, &one, &one, &[]).await, 400);
        assert_eq!(coach.post(&format!("/people/{one}/merge"), &[]).await.status, 422);
        let page = coach.get(&format!("/people/{one}/merge?with={theirs}")).await;
        assert_eq!(page.status, 404);
    }
}

#[tokio::test]
async fn who_merges_what_somebody_else_just_changed_sees_both_again() {
    for t in TestApp::each().await {
        let one = person(&t, &t.kade, "Nele", "").await;
        let other = person(&t, &t.kade, "Neel", "").await;
        let sql = "UPDATE person SET version = version + 1";
        t.app.db.script(sql).await.unwrap();
        let coach = t.coach().await;
        assert_eq!(merge(&coach, &one, &other, &[]).await, 422);
        let row = t.app.db.row("SELECT count(*) AS n FROM merge", vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn across_organisations_both_must_want_it_and_nobody_sees_more_before() {
    for t in TestApp::each().await {
        let ours = person(&t, &t.kade, "Nele", "1985-04-03").await;
        let theirs = person(&t, &t.leiekant, "Nele", "1985-04-03").await;
        let somebody = person(&t, &t.kade, "Marie", "1970").await;
        let coach = t.coach().await;
        // The same answer whether there is such a file or not.
        for id in [&ours, &somebody] {
            let reply = coach.post(&format!("/people/{id}/merge/ask"), &[]).await;
            assert_eq!((reply.status, reply.text.len()), (303, 0));
        }
        t.add_account("Ruben Dijk", &t.leiekant, &[crate::access::Role::Coordinator]).await;
        let coordinator = t.sign_in("Ruben Dijk").await;
        let list = coordinator.get("/merges").await.text;
        assert!(list.contains("Atelier De Kade") && list.contains("Nele Zandvoorde"));
        assert!(!list.contains(&ours) && !list.contains("Marie"));
        assert!(!coach.get("/merges").await.text.contains(&theirs));
        let request: String =
            t.app.db.row("SELECT id FROM merge_request", vec![]).await.unwrap().get("id").unwrap();
        let path = format!("/merges/requests/{request}");
        assert_eq!(t.coordinator().await.post(&path, &[("answer", "yes")]).await.status, 404);
        assert_eq!(t.stranger().await.post(&path, &[("answer", "yes")]).await.status, 404);
        assert_eq!(coordinator.get(&format!("/people/{ours}/merge")).await.status, 404);
        let reply = coordinator.post(&path, &[("answer", "yes")]).await;
        assert_eq!(reply.location(), format!("/people/{ours}"));
        // Now both organisations have a file of the one record.
        assert_eq!(coordinator.get(&format!("/people/{ours}/merge")).await.status, 200);
        assert_eq!(coordinator.post(&path, &[("answer", "yes")]).await.status, 404);
    }
}

#[tokio::test]
async fn a_question_about_a_record_that_was_merged_since_is_about_the_one_it_leads_to() {
    for t in TestApp::each().await {
        let ours = person(&t, &t.kade, "Nele", "1985-04-03").await;
        let theirs = person(&t, &t.leiekant, "Nele", "1985-04-03").await;
        let other = person(&t, &t.kade, "Marie", "1970").await;
        let coach = t.coach().await;
        coach.post(&format!("/people/{ours}/merge/ask"), &[]).await;
        t.add_account("Ruben Dijk", &t.leiekant, &[crate::access::Role::Coordinator]).await;
        assert_eq!(merge(&coach, &other, &ours, &[]).await, 303);
        let sql = "SELECT id, state FROM merge_request";
        let request: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let path = format!("/merges/requests/{request}");
        let reply = t.sign_in("Ruben Dijk").await.post(&path, &[("answer", "yes")]).await;
        assert_eq!(reply.location(), format!("/people/{other}"), "{}", reply.text);
        let sql = "SELECT merged_into FROM person WHERE id = $1";
        let row = t.app.db.row(sql, values![&theirs]).await.unwrap();
        assert_eq!(row.get::<String>("merged_into").unwrap(), other);
    }
}

#[tokio::test]
async fn every_text_about_a_linked_table_is_valid_on_both_engines() {
    for t in TestApp::each().await {
        for table in super::linked::LINKED {
            for sql in [table.rows, table.one, table.hand_over, table.remove] {
                assert!(t.app.db.check(sql).await.is_ok(), "{sql}");
            }
        }
    }
}
