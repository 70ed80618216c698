//! Over HTTP, on both engines: the copy of the whole file, for the person and for who hands it over.

use super::store::whole::PARTS;
use super::{looking, retention};
use crate::access::Role;
use crate::language::{self, Language};
use crate::testing::TestApp;
use crate::trajectories::tests::nele;
use base::values;
use serde_json::Value;

#[test]
fn every_part_and_field_of_the_copy_has_words() {
    for part in PARTS {
        let words = format!("rights-part-{}", part.key.replace('_', "-"));
        assert!(language::knows(Language::Nl, &words), "{words}");
        for (name, _) in part.columns {
            let words = format!("rights-field-{}", name.replace('_', "-"));
            assert!(language::knows(Language::Nl, &words), "{words}");
        }
    }
    let who = ["person", "account", "other"].map(|word| format!("rights-who-{word}"));
    let deeds = ["look", "reveal", "export", "copy"].map(|word| format!("rights-deed-{word}"));
    assert!(who.iter().chain(&deeds).all(|key| language::knows(Language::Nl, key)));
}

/// A note about Nele of a level, written by the coach of De Kade.
async fn note(t: &TestApp, person: &str, level: &str, body: &str) {
    let path = format!("/people/{person}/notes/new");
    let sent = [("kind", "talk"), ("day", "2026-11-20"), ("level", level), ("body", body)];
    let reply = t.coach().await.post(&path, &sent).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

#[tokio::test]
async fn the_copy_of_a_worker_holds_the_own_organisation_and_names_what_is_left_out() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        note(&t, &nele, "team", "Merkteken-team").await;
        note(&t, &nele, "lead", "Merkteken-lood").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/file");
        assert_eq!(coach.get(&path).await.status, 200);
        let reply = coach.get(&format!("{path}.json")).await;
        let copy: Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(copy["format"], "opstap-whole-file");
        assert_eq!(copy["version"], 1);
        assert_eq!(copy["identity"][0]["family_name"], "Zandvoorde");
        assert_eq!(copy["notes"][0]["text"], "Merkteken-team");
        assert!(!reply.text.contains("Merkteken-lood"));
        let left = copy["left_out"].as_array().unwrap();
        let lead = left.iter().find(|l| l["why"] == "writer-and-lead-only").unwrap();
        assert_eq!((&lead["part"], &lead["count"]), (&"notes".into(), &1.into()));
        let pdf = coach.get(&format!("{path}.pdf")).await;
        assert!(pdf.text.starts_with("%PDF-") && pdf.text.contains("Merkteken-team"));
        assert!(!pdf.text.contains("Merkteken-lood"));
        let taken = "SELECT count(*) AS n FROM audit_line WHERE action = 'copy' AND person = $1";
        let taken: i64 = t.app.db.row(taken, values![&nele]).await.unwrap().get("n").unwrap();
        assert_eq!(taken, 2, "each copy is in the log");
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn the_own_copy_holds_every_organisation_and_no_names_of_the_household() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let other = t.somebody().await;
        note(&t, &nele, "network", "Merkteken-partners").await;
        let mut work = t.app.db.work().await.unwrap();
        let (now, today) = (t.app.now(), t.app.today());
        work.run(
            "INSERT INTO household (id, name, made_by_organisation, made_at)
             VALUES ('h1', 'Gezin Merkteken-gezin', $1, $2)",
            values![&t.kade, now],
        )
        .await
        .unwrap();
        for (id, person, role) in [("m1", &nele, "adult"), ("m2", &other, "child")] {
            work.run(
                "INSERT INTO household_member (id, household, person, role, from_day)
                 VALUES ($1, 'h1', $2, $3, $4)",
                values![id, person, role, today],
            )
            .await
            .unwrap();
        }
        work.run("UPDATE person SET called = 'Merkteken-kind' WHERE id = $1", values![&other])
            .await
            .unwrap();
        work.save().await.unwrap();
        let account = t.participant("Nele Zandvoorde", &t.kade).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, values![&account, &nele]).await.unwrap();
        work.save().await.unwrap();
        let client = t.sign_in_account(&account).await;
        assert_eq!(client.get("/mine/file").await.status, 200);
        let reply = client.get("/mine/file.json").await;
        let copy: Value = serde_json::from_str(&reply.text).unwrap();
        assert_eq!(copy["for"], "person");
        assert_eq!(copy["notes"][0]["text"], "Merkteken-partners");
        assert_eq!(copy["household_with"][0]["role"], "child");
        assert!(!reply.text.contains("Merkteken-kind") && !reply.text.contains("Merkteken-gezin"));
        assert!(client.get("/mine/file.pdf").await.text.contains("Merkteken-partners"));
    }
}

#[tokio::test]
async fn who_reads_along_or_instructs_hands_over_no_copy() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let account = t.add_account("Iris Instructeur", &t.kade, &[Role::Instructor]).await;
        let instructor = t.sign_in_account(&account).await;
        for end in ["file", "file.pdf", "file.json"] {
            let path = format!("/people/{nele}/{end}");
            assert_eq!(instructor.get(&path).await.status, 403, "{path}");
            assert_eq!(t.stranger().await.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(t.coach().await.get("/mine/file.json").await.status, 404);
    }
}

/// A first step of Nele at De Kade that ended, and a file that was closed long ago.
async fn closed(t: &TestApp) -> String {
    let nele = nele(t).await;
    let mut work = t.app.db.work().await.unwrap();
    let day = jiff::civil::date(2025, 3, 3);
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, place, start_day, end_day,
         made_at, changed_at)
         VALUES ('s1', $1, $2, 2, 'onthaaltraject', 'Merkteken-plek', $3, $4, $5, $5)",
        values![&nele, &t.kade, jiff::civil::date(2025, 1, 6), day, t.app.now()],
    )
    .await
    .unwrap();
    for sql in [
        "UPDATE involvement SET until_day = $2 WHERE person = $1",
        "UPDATE appointment SET day = $2 WHERE person = $1",
        "UPDATE waiting SET until_day = $2, from_day = $2 WHERE person = $1",
    ] {
        work.run(sql, values![&nele, day]).await.unwrap();
    }
    crate::safety_net::settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
    work.save().await.unwrap();
    nele
}

/// What the figures say of several periods, as tables.
async fn figures(t: &TestApp) -> Vec<String> {
    let network = t.network_coordinator().await;
    let mut all = vec![];
    for period in [
        "from=2024-01-01&to=2025-12-31",
        "from=2025-01-01&to=2025-06-30",
        "from=2026-01-01&to=2026-11-22",
    ] {
        let reply = network.get(&format!("/figures.csv?{period}")).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        all.push(reply.text);
    }
    all
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn two_people_erase_a_file_and_every_figure_stays() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        note(&t, &nele, "team", "Merkteken-team").await;
        let mut work = t.app.db.work().await.unwrap();
        let day = jiff::civil::date(2025, 3, 3);
        let back = "UPDATE note_person SET day = $2 WHERE person = $1";
        work.run(back, values![&nele, day]).await.unwrap();
        work.save().await.unwrap();
        let before = figures(&t).await;
        retention::propose(&t.app).await.unwrap();
        let first = t.coordinator().await;
        let page = first.get("/retention").await.text;
        assert!(page.contains("Zandvoorde") && page.contains("Onthaaltraject"), "{page}");
        let path = format!("/retention/{nele}");
        assert_eq!(first.post(&format!("{path}/confirm"), &[]).await.status, 403);
        assert_eq!(first.post(&format!("{path}/erase"), &[]).await.status, 303);
        assert_eq!(first.post(&format!("{path}/confirm"), &[]).await.status, 403, "four eyes");
        let dpo = t.dpo().await;
        let seen = dpo.get("/retention").await.text;
        assert!(seen.contains(&nele) && !seen.contains("Zandvoorde"), "no names");
        assert_eq!(dpo.post(&format!("{path}/confirm"), &[]).await.status, 303);
        let coach = t.coach().await;
        let gone = coach.get(&format!("/people/{nele}")).await;
        assert_eq!(gone.status, 404);
        assert!(gone.text.contains("Dit dossier is gewist"), "{}", gone.text);
        assert!(!t.stranger().await.get(&format!("/people/{nele}")).await.text.contains("gewist"));
        assert!(!coach.get("/people?q=Zandvoorde").await.text.contains(&nele));
        assert_eq!(figures(&t).await, before);
        for sql in [
            "SELECT body AS x FROM note",
            "SELECT family_name AS x FROM person",
            "SELECT word AS x FROM near_word",
        ] {
            let rows = t.app.db.rows(sql, vec![]).await.unwrap();
            let found = rows.iter().map(|row| row.get::<String>("x").unwrap().to_lowercase());
            assert_eq!(
                found.filter(|x| x.contains("zandvoorde") || x.contains("merkteken")).count(),
                0,
                "{sql}"
            );
        }
        crate::safety_net::settle_everybody(&t.app).await.unwrap();
        assert_eq!(figures(&t).await, before, "also when everything is derived again");
    }
}

/// Asked by the coordinator: only the second hand is missing.
async fn asked(t: &TestApp) -> (String, String) {
    let nele = closed(t).await;
    retention::propose(&t.app).await.unwrap();
    let path = format!("/retention/{nele}");
    let erase = format!("{path}/erase");
    assert_eq!(t.coordinator().await.post(&erase, &[]).await.status, 303);
    (nele, format!("{path}/confirm"))
}

async fn change(t: &TestApp, sql: &'static str, person: &str) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values![person]).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn a_file_that_came_to_life_is_not_erased_by_a_decision_of_before() {
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        change(&t, "UPDATE involvement SET until_day = NULL WHERE person = $1", &nele).await;
        let refused = t.dpo().await.post(&confirm, &[]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.text.contains("Het is niet gewist"), "{}", refused.text);
        assert_eq!(t.coach().await.get(&format!("/people/{nele}")).await.status, 200);
    }
}

#[tokio::test]
async fn a_colleague_who_was_a_participant_keeps_the_account_when_the_file_is_erased() {
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        let coach = t.coach().await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $1 WHERE id = $2";
        work.run(own, values![&nele, &coach.account]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(t.dpo().await.post(&confirm, &[]).await.status, 303);
        let sql = "SELECT name, active, person FROM account WHERE id = $1";
        let row = t.app.db.row(sql, values![&coach.account]).await.unwrap();
        assert_eq!(row.get::<String>("name").unwrap(), "Joris Haverbeke");
        assert!(row.get::<bool>("active").unwrap());
        assert_eq!(row.get::<Option<String>>("person").unwrap(), None);
    }
}

#[tokio::test]
async fn who_was_erased_is_erased_again_when_a_backup_of_before_is_put_back() {
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        assert_eq!(t.dpo().await.post(&confirm, &[]).await.status, 303);
        // As after putting back a backup: the name is there, and nothing says that it was erased.
        change(&t, "DELETE FROM erased WHERE person = $1", &nele).await;
        change(&t, "UPDATE person SET given_name = 'Nele' WHERE id = $1", &nele).await;
        super::erase::again(&t.app).await.unwrap();
        let sql = "SELECT given_name FROM person WHERE id = $1";
        let row = t.app.db.row(sql, values![&nele]).await.unwrap();
        assert_eq!(row.get::<String>("given_name").unwrap(), "");
    }
}

#[tokio::test]
async fn a_file_is_kept_longer_with_a_reason_and_a_day_to_come() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        retention::propose(&t.app).await.unwrap();
        let client = t.coordinator().await;
        let path = format!("/retention/{nele}/keep");
        let early = [("until", "2026-01-01"), ("reason", "")];
        let refused = client.post(&path, &early).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Kies een dag in de toekomst"));
        let sent = [("until", "2027-01-01"), ("reason", "Er loopt een betwisting")];
        assert_eq!(client.post(&path, &sent).await.status, 303);
        assert!(client.get("/retention").await.text.contains("Er loopt een betwisting"));
    }
}

#[tokio::test]
async fn a_correction_is_asked_answered_once_and_read_by_the_person() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/corrections");
        assert_eq!(coach.post(&path, &[]).await.status, 422);
        let asked = [
            ("about", "identity"),
            ("wrong", "Merkteken-fout"),
            ("should_be", "Juist"),
            ("organisation", t.kade.as_str()),
        ];
        let reply = coach.post(&path, &asked).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let open = super::store::corrections::of_person(&t.app.db, &nele).await.unwrap();
        let one = format!("/corrections/{}", open[0].id);
        assert!(coach.get("/corrections").await.text.contains(&one));
        assert_eq!(coach.get(&one).await.status, 200);
        let sent = [("outcome", "kept"), ("answer", "Zo staat het op de kaart")];
        assert_eq!(coach.post(&one, &sent).await.status, 303);
        let twice = coach.post(&one, &sent).await;
        assert_eq!(twice.status, 422);
        assert!(twice.text.contains("Een collega gaf intussen al antwoord"));
        let page = coach.get(&path).await.text;
        assert!(page.contains("Eigen verklaring") && page.contains("Zo staat het op de kaart"));
        let dpo = t.dpo().await.get("/corrections").await.text;
        assert!(!dpo.contains("Merkteken-fout"));
    }
}

#[tokio::test]
async fn the_dpo_sees_numbers_and_no_names_of_participants() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        t.coach().await.get(&format!("/people/{nele}")).await;
        let mut work = t.app.db.work().await.unwrap();
        let yesterday = t.app.now() - jiff::SignedDuration::from_hours(30);
        work.run("UPDATE audit_line SET at = $1", values![yesterday]).await.unwrap();
        work.save().await.unwrap();
        looking::count(&t.app).await.unwrap();
        looking::count(&t.app).await.unwrap();
        let page = t.dpo().await.get("/dpo").await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Joris Haverbeke"), "{}", page.text);
        assert!(!page.text.contains("Zandvoorde"));
        for path in ["/rights/register", "/rights/roles"] {
            assert_eq!(t.dpo().await.get(path).await.status, 200);
            let pdf = t.dpo().await.get(&format!("{path}.pdf")).await;
            assert!(pdf.text.starts_with("%PDF-"), "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_written_about_somebody_who_is_being_erased_is_refused_or_erased_too() {
    use crate::audit::{Deed, Line, Thing, write};
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        assert_eq!(t.dpo().await.post(&confirm, &[]).await.status, 303);
        // A form that was let in before: it writes after the erasing.
        let mut work = t.app.db.work().await.unwrap();
        let line = Line::by_program(Deed::Make, Thing::Note, "note").about(&nele);
        assert!(write(&mut work, t.app.now(), &[line]).await.is_err());
        drop(work);
        let mut work = t.app.db.work().await.unwrap();
        let look = Line::by_program(Deed::Look, Thing::Person, &nele).about(&nele);
        write(&mut work, t.app.now(), &[look]).await.unwrap();
        work.save().await.unwrap();
        let way = "INSERT INTO contact_way (id, person, kind, value, position)
            VALUES ('way', $1, 'phone', 'tijdens', 0)";
        change(&t, way, &nele).await;
        super::erase::leftovers(&t.app).await.unwrap();
        let left = "SELECT count(*) AS n FROM contact_way WHERE person = $1";
        let row = t.app.db.row(left, values![&nele]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn terms_where_no_coordinator_is_are_decided_by_officer_and_administrator_together() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        retention::propose(&t.app).await.unwrap();
        let (officer, administrator) = (t.dpo().await, t.administrator().await);
        assert!(!officer.get("/dpo").await.text.contains("Niemand kan beslissen"));
        let away = "UPDATE account SET active = FALSE WHERE id IN (
            SELECT account FROM account_role WHERE role = 'coordinator' AND organisation = $1)";
        change(&t, away, &t.kade).await;
        let page = officer.get("/dpo").await.text;
        assert!(page.contains("Niemand kan beslissen bij Atelier De Kade"), "{page}");
        let path = format!("/retention/{nele}");
        for reader in [&officer, &administrator] {
            let list = reader.get("/retention").await.text;
            assert!(list.contains(&path) && list.contains("Atelier De Kade"), "{list}");
            assert!(!list.contains("Zandvoorde"));
            assert!(!reader.get(&path).await.text.contains("Zandvoorde"));
        }
        assert_eq!(officer.post(&format!("{path}/erase"), &[]).await.status, 303);
        assert_eq!(officer.post(&format!("{path}/confirm"), &[]).await.status, 403, "two people");
        assert_eq!(administrator.post(&format!("{path}/confirm"), &[]).await.status, 303);
        assert!(t.coach().await.get(&format!("/people/{nele}")).await.text.contains("gewist"));
    }
}

#[tokio::test]
async fn who_looked_for_another_organisation_stands_in_no_copy_and_on_no_page_of_a_worker() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let also = "INSERT INTO involvement (person, organisation, sort_name, from_day)
            SELECT $1, id, 'zandvoorde nele', '2026-11-01' FROM organisation
            WHERE name = 'Maatwerk Leiekant' ON CONFLICT DO NOTHING";
        change(&t, also, &nele).await;
        assert_eq!(t.stranger().await.get(&format!("/people/{nele}")).await.status, 200);
        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{nele}/looks")).await.text;
        assert!(page.contains("Iemand van elders") && !page.contains("Bart Noordzee"), "{page}");
        assert!(!coach.get(&format!("/people/{nele}")).await.text.contains("Bart Noordzee"));
        let copy = coach.get(&format!("/people/{nele}/file.json")).await.text;
        assert!(!copy.contains("Bart Noordzee"), "{copy}");
        let copy: Value = serde_json::from_str(&copy).unwrap();
        let left = copy["left_out"].as_array().unwrap();
        assert!(left.iter().any(|l| l["part"] == "looks" && l["count"] == 1), "{left:?}");
    }
}
