//! Notes over HTTP, on both engines: who reads which level, conflicts, nothing lost.

use crate::testing::{Client, Reply, TestApp};
use base::{id, values};
use jiff::SignedDuration;

mod attachments;
mod templates;
mod writing;

/// A person with a file at an organisation.
pub async fn person(t: &TestApp, organisation: &str, given: &str, family: &str) -> String {
    let mut work = t.app.db.work().await.unwrap();
    let (given, family) = (given.to_owned(), family.to_owned());
    let new = crate::people::NewPerson { given, family, ..Default::default() };
    let (now, today) = (t.app.now(), t.app.today());
    let added = crate::people::store::add(&mut work, now, today, organisation, &new, None).await;
    work.save().await.unwrap();
    added.unwrap()
}

/// Puts somebody on a person's team.
pub async fn on_team(t: &TestApp, person: &str, client: &Client<'_>, leads: bool) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(
        "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
         VALUES ($1, $2, $3, $4, 'coach', $5, $6)",
        values![id::new(t.app.now()), person, &client.account, &t.kade, leads, t.app.today()],
    )
    .await
    .unwrap();
    work.save().await.unwrap();
}

/// Writes a note with everything but the text and the level as offered.
pub async fn write(client: &Client<'_>, person: &str, body: &str, level: &str) -> Reply {
    let fields = [("body", body), ("level", level), ("kind", "talk"), ("day", "2026-11-22")];
    client.post(&format!("/people/{person}/notes/new"), &fields).await
}

/// The id of the only note about a person whose text is this.
pub async fn note_id(t: &TestApp, body: &str) -> String {
    let row = t.app.db.row("SELECT id FROM note WHERE body = $1", values![body]).await.unwrap();
    row.get("id").unwrap()
}

pub async fn count(t: &TestApp, sql: &'static str) -> i64 {
    t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn a_note_with_a_next_date_is_written_in_one_go_and_the_safety_net_knows() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{nele}/notes/new")).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("autofocus"));
        let fields = [
            ("body", "Nele wil een vijfde dagdeel proberen."),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-22"),
            ("next_day", "2026-12-01"),
            ("next_time", "10:30"),
            ("next_kind", "evaluation"),
        ];
        let reply = coach.post(&format!("/people/{nele}/notes/new"), &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let list = coach.get(&format!("/people/{nele}/notes")).await;
        assert!(list.text.contains("vijfde dagdeel"));
        let now = t
            .app
            .db
            .row("SELECT last_contact, next_day FROM person_now WHERE person = $1", values![&nele]);
        let now = now.await.unwrap();
        let contact: Option<jiff::civil::Date> = now.get("last_contact").unwrap();
        let next: Option<jiff::civil::Date> = now.get("next_day").unwrap();
        assert_eq!(contact, Some(t.app.today()));
        assert_eq!(next, Some(jiff::civil::date(2026, 12, 1)));
    }
}

#[tokio::test]
async fn each_level_opens_for_its_readers_only_and_the_list_says_what_stays_closed() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (coach, boss, lead) = (t.coach().await, t.coordinator().await, t.instructor().await);
        on_team(&t, &nele, &lead, true).await;
        for (body, level) in
            [("voor team", "team"), ("voor netwerk", "network"), ("geheim", "lead")]
        {
            assert_eq!(write(&coach, &nele, body, level).await.status, 303);
        }
        let list = format!("/people/{nele}/notes");
        let mine = coach.get(&list).await.text;
        assert!(mine.contains("voor team") && mine.contains("voor netwerk"));
        assert!(mine.contains("geheim") && !mine.contains("gesloten"));
        let theirs = boss.get(&list).await.text;
        assert!(theirs.contains("voor team") && theirs.contains("voor netwerk"));
        assert!(!theirs.contains("geheim") && theirs.contains("Eén notitie is gesloten"));
        let leads = lead.get(&list).await.text;
        assert!(leads.contains("geheim") && leads.contains("voor team"));
        assert!(!leads.contains("voor netwerk"));
        let secret = note_id(&t, "geheim").await;
        assert_eq!(boss.get(&format!("/notes/{secret}")).await.status, 403);
        assert_eq!(lead.get(&format!("/notes/{secret}")).await.status, 200);
        assert_eq!(coach.get(&format!("/notes/{secret}")).await.status, 200);
        let outsider = t.stranger().await;
        assert_eq!(outsider.get(&list).await.status, 404);
        assert_eq!(outsider.get(&format!("/notes/{secret}")).await.status, 404);
    }
}

#[tokio::test]
async fn a_note_of_another_organisation_stays_closed_until_there_is_consent() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        write(&coach, &nele, "binnen de kade", "team").await;
        write(&coach, &nele, "voor het netwerk", "network").await;
        let mut work = t.app.db.work().await.unwrap();
        work.run(
            "INSERT INTO involvement (person, organisation, sort_name, from_day)
             VALUES ($1, $2, 'zandvoorde nele', $3)",
            values![&nele, &t.leiekant, t.app.today()],
        )
        .await
        .unwrap();
        work.save().await.unwrap();
        let other = t.stranger().await;
        let list = other.get(&format!("/people/{nele}/notes")).await;
        assert_eq!(list.status, 200);
        assert!(!list.text.contains("binnen de kade") && !list.text.contains("voor het netwerk"));
        assert!(list.text.contains("2 notities zijn gesloten"));
        let note = note_id(&t, "binnen de kade").await;
        assert_eq!(other.get(&format!("/notes/{note}")).await.status, 403);
    }
}

#[tokio::test]
async fn a_correction_needs_a_reason_and_keeps_what_stood_there() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (coach, boss) = (t.coach().await, t.coordinator().await);
        write(&coach, &nele, "Start op maandag", "team").await;
        let path = format!("/notes/{}/correct", note_id(&t, "Start op maandag").await);
        let mut fields = vec![
            ("version", "1"),
            ("body", "Start op dinsdag"),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-20"),
        ];
        assert_eq!(coach.post(&path, &fields).await.status, 422);
        fields.push(("reason", "verkeerde dag"));
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        let page = boss.get(path.trim_end_matches("/correct")).await.text;
        for said in ["Start op dinsdag", "Start op maandag", "verkeerde dag", "Joris Haverbeke"] {
            assert!(page.contains(said), "{said}");
        }
        fields[1] = ("body", "Start op woensdag");
        let reply = boss.post(&path, &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Start op dinsdag"), "what is stored now");
        assert!(reply.text.contains("Start op woensdag"), "what was typed");
        assert!(reply.text.contains("name=\"version\" value=\"2\""));
        assert_eq!(count(&t, "SELECT count(*) AS n FROM note_version").await, 1);
        let instructor = t.instructor().await;
        assert_eq!(instructor.post(&path, &fields).await.status, 403);
    }
}

#[tokio::test]
async fn what_was_only_for_the_lead_stays_so_in_earlier_versions() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (coach, boss) = (t.coach().await, t.coordinator().await);
        write(&coach, &nele, "over haar gezondheid", "lead").await;
        let note = note_id(&t, "over haar gezondheid").await;
        let fields = [
            ("version", "1"),
            ("body", "ze komt later terug"),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-22"),
            ("reason", "mag het team weten"),
        ];
        coach.post(&format!("/notes/{note}/correct"), &fields).await;
        let page = boss.get(&format!("/notes/{note}")).await.text;
        assert!(page.contains("ze komt later terug") && !page.contains("gezondheid"));
        let own = coach.get(&format!("/notes/{note}")).await.text;
        assert!(own.contains("over haar gezondheid"));
    }
}

#[tokio::test]
async fn a_withdrawn_note_is_a_struck_line_that_comes_back_for_thirty_days() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (coach, boss) = (t.coach().await, t.coordinator().await);
        write(&coach, &nele, "bij de verkeerde persoon", "team").await;
        let note = note_id(&t, "bij de verkeerde persoon").await;
        let path = format!("/notes/{note}/withdraw");
        assert_eq!(coach.post(&path, &[("version", "1")]).await.status, 422);
        let taken = [("version", "1"), ("reason", "hoort bij iemand anders")];
        assert_eq!(coach.post(&path, &taken).await.status, 303);
        let list = boss.get(&format!("/people/{nele}/notes")).await.text;
        assert!(list.contains("hoort bij iemand anders") && list.contains("Joris Haverbeke"));
        assert!(!list.contains("bij de verkeerde persoon"));
        assert_eq!(boss.get(&format!("/notes/{note}/correct")).await.status, 403);
        t.clock.pass(SignedDuration::from_hours(24 * 29));
        let boss = t.coordinator().await;
        let page = boss.get(&format!("/notes/{note}")).await.text;
        assert!(page.contains("bij de verkeerde persoon"), "who may bring it back can read it");
        assert_eq!(boss.post(&format!("/notes/{note}/restore"), &[]).await.status, 303);
        let list = boss.get(&format!("/people/{nele}/notes")).await.text;
        assert!(list.contains("bij de verkeerde persoon"));
    }
}

#[tokio::test]
async fn after_thirty_days_the_text_of_a_withdrawn_note_is_gone() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        write(&coach, &nele, "mag niet blijven", "team").await;
        let note = note_id(&t, "mag niet blijven").await;
        let taken = [("version", "1"), ("reason", "vergissing")];
        coach.post(&format!("/notes/{note}/withdraw"), &taken).await;
        t.clock.pass(SignedDuration::from_hours(24 * 31));
        let coach = t.coach().await;
        let page = coach.get(&format!("/notes/{note}")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("mag niet blijven") && page.text.contains("vergissing"));
        assert_eq!(coach.post(&format!("/notes/{note}/restore"), &[]).await.status, 403);
        crate::notes::tidy(&t.app).await.unwrap();
        assert_eq!(count(&t, "SELECT count(*) AS n FROM note WHERE body <> ''").await, 0);
    }
}

#[tokio::test]
async fn the_part_of_the_person_page_takes_two_statements() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        for n in 0..8 {
            t.clock.pass(SignedDuration::from_secs(1));
            write(&coach, &nele, &format!("notitie {n}"), "team").await;
        }
        let actor = t.actor(&coach).await;
        let file = crate::access::open(&t.app, &actor, &nele, "person").await.unwrap();
        let before = t.app.db.statements();
        let notes = super::store::on_person(&t.app.db, &actor, &file, 5, 0).await.unwrap();
        let counts = super::store::counts(&t.app.db, &actor, &file).await.unwrap();
        assert_eq!(t.app.db.statements() - before, 2);
        assert_eq!((notes.len(), counts.open), (5, 8));
        assert_eq!(notes[0].body, "notitie 7");
    }
}
