//! Over HTTP, on both engines: the copy of the whole file, for the person and for who hands it over.

use super::store::whole::parts;
use super::{looking, retention};
use crate::access::Role;
use crate::language::{self, Language};
use crate::notes::attachments::place;
use crate::testing::TestApp;
use crate::trajectories::tests::nele;
use base::values;
use serde_json::Value;

#[test]
fn every_part_and_field_of_the_copy_has_words() {
    for part in parts() {
        let words = format!("rights-part-{}", part.key.replace('_', "-"));
        assert!(language::knows(Language::Nl, &words), "{words}");
        for (name, _) in part.columns {
            let words = format!("rights-field-{}", name.replace('_', "-"));
            assert!(language::knows(Language::Nl, &words), "{words}");
        }
    }
    let who = ["person", "account", "other"].map(|word| format!("rights-who-{word}"));
    let deeds = ["look", "reveal", "export", "copy"].map(|word| format!("rights-deed-{word}"));
    let sides =
        ["sender", "receiver", "person", "program"].map(|word| format!("rights-side-{word}"));
    assert!(sides.iter().all(|key| language::knows(Language::Nl, key)));
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
    close(t, &nele).await;
    nele
}

async fn close(t: &TestApp, nele: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let day = jiff::civil::date(2025, 3, 3);
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, place, start_day, end_day,
         made_at, changed_at)
         VALUES ('s1', $1, $2, 2, 'onthaaltraject', 'Merkteken-plek', $3, $4, $5, $5)",
        values![nele, &t.kade, jiff::civil::date(2025, 1, 6), day, t.app.now()],
    )
    .await
    .unwrap();
    for sql in [
        "UPDATE involvement SET until_day = $2 WHERE person = $1",
        "UPDATE appointment SET day = $2 WHERE person = $1",
        "UPDATE waiting SET until_day = $2, from_day = $2 WHERE person = $1",
    ] {
        work.run(sql, values![nele, day]).await.unwrap();
    }
    crate::safety_net::settle(&mut work, t.app.today(), &[nele]).await.unwrap();
    work.save().await.unwrap();
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
        let nele = nele(&t).await;
        note(&t, &nele, "team", "Merkteken-team").await;
        let attachments = format!("/people/{nele}/attachments");
        let file = ("file", "attest.txt", "Merkteken-bijlage".as_bytes());
        assert_eq!(t.coach().await.upload(&attachments, &[], file).await.status, 303);
        let attachment = t.app.db.row("SELECT id FROM attachment", vec![]).await.unwrap();
        let on_disk = place(&t.app.attachments, &attachment.get::<String>("id").unwrap());
        assert!(on_disk.exists());
        close(&t, &nele).await;
        let mut work = t.app.db.work().await.unwrap();
        let back = "UPDATE attachment SET made_at = $1";
        work.run(back, values![t.app.now() - jiff::SignedDuration::from_hours(24 * 600)])
            .await
            .unwrap();
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
        assert!(!on_disk.exists(), "also on the disk");
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
        let sent = [("until", "2027-01-01"), ("reason", "Er loopt een betwisting")];
        assert_eq!(t.dpo().await.post(&path, &sent).await.status, 404, "nobody asked yet");
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
        let boss = t.coordinator().await;
        assert!(coach.get("/day").await.text.contains(&one), "who leads, from the first day");
        assert!(!boss.get("/day").await.text.contains(&one));
        change(&t, "UPDATE team_member SET leads = FALSE WHERE person = $1", &nele).await;
        assert!(boss.get("/day").await.text.contains(&one), "nobody leads");
        assert!(!coach.get("/day").await.text.contains(&one));
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
        assert!(page.text.contains("class=\"brand\" href=\"/dpo\""), "where an officer begins");
        assert!(page.text.contains("Er wacht niets.") && !page.text.contains("wachten: 0"));
        let roles = t.dpo().await.get("/rights/roles").await.text;
        assert!(roles.contains("Deel van het leven: Gezin"), "two rows, two names: {roles}");
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
        assert!(page.contains("Eén organisatie zonder coördinator. Dossiers: 1"), "{page}");
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

/// What opens a file of which all organisations are closed, by way of a row of that kind.
const OPENING: [(&str, &str); 7] = [
    ("step", "UPDATE step SET end_day = NULL WHERE person = $1"),
    (
        "waiting",
        "INSERT INTO waiting (id, person, organisation, from_day, made_at)
         SELECT 'open', $1, a.organisation, '2025-01-06', a.made_at
         FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
    (
        "plan",
        "INSERT INTO plan_goal (id, person, organisation, category, words, from_day, made_by, made_at)
         SELECT 'open', $1, a.organisation, 'housing', 'Wonen', '2025-01-06', a.id, a.made_at
         FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
    (
        "referral",
        "INSERT INTO referral (id, person, organisation, receiver_name, kind, question, parts,
             answer_by, state, made_by, made_at)
         SELECT 'open', $1, a.organisation, 'De Branding', 'place', '', '', '2025-02-06', 'seen', a.id,
             a.made_at FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
    (
        "consent",
        "INSERT INTO consent (id, person, organisation, noted_for, basis, purpose, categories, from_day,
             until_day, given_how, given_by, noted_by, noted_at, is_open)
         SELECT 'open', $1, a.organisation, a.organisation, 'consent', 'guidance', ',identity,',
             '2026-12-01', '2027-01-01', 'spoken', 'person', a.id, a.made_at, FALSE
         FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
    (
        "appointment",
        "INSERT INTO appointment (id, person, account, organisation, day, kind, made_at)
         SELECT 'open', $1, a.id, a.organisation, '2026-12-01', 'talk', a.made_at
         FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
    (
        "correction",
        "INSERT INTO correction (id, person, organisation, about, wrong, should_be, asked_by, asked_day,
             due_day, made_at)
         SELECT 'open', $1, a.organisation, 'identity', 'x', 'y', a.id, '2025-03-01', '2025-04-01',
             a.made_at FROM account a WHERE a.name = 'Joris Haverbeke'",
    ),
];

#[tokio::test]
async fn a_file_in_which_anything_is_open_is_not_at_rest_and_the_coordinator_reads_what() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        let proposed = async || {
            retention::propose(&t.app).await.unwrap();
            let page = t.coordinator().await.get("/retention").await.text;
            page.contains(&format!("/retention/{nele}"))
        };
        assert!(proposed().await, "nothing is open");
        let client = t.coordinator().await;
        for (what, sql) in OPENING {
            change(&t, sql, &nele).await;
            assert!(!proposed().await, "{what}");
            let page = client.get("/retention").await.text;
            let word = language::say(Language::Nl, &format!("rights-half-{what}"), &[]);
            assert!(page.contains(&word) && page.contains("Zandvoorde"), "{what}: {page}");
            let close = match what {
                "step" => "UPDATE step SET end_day = '2025-03-03' WHERE person = $1",
                "waiting" => "UPDATE waiting SET until_day = '2025-03-03' WHERE person = $1",
                "plan" => "UPDATE plan_goal SET state = 'reached' WHERE person = $1",
                "referral" => "UPDATE referral SET state = 'refused' WHERE person = $1",
                "consent" => "UPDATE consent SET until_day = '2026-12-01' WHERE person = $1",
                "appointment" => "UPDATE appointment SET day = '2025-03-03' WHERE person = $1",
                _ => "UPDATE correction SET state = 'kept' WHERE person = $1",
            };
            change(&t, close, &nele).await;
            if what == "consent" {
                let back = "UPDATE consent SET withdrawn_at = noted_at WHERE person = $1";
                change(&t, back, &nele).await;
            }
            assert!(proposed().await, "{what} is over");
        }
    }
}

/// A draft of somebody, kept past the layer that keeps them.
async fn draft(t: &TestApp, account: &str, form: &str, body: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let sql = "INSERT INTO draft (account, form, body, saved_at) VALUES ($1, $2, $3, $4)";
    work.run(sql, values![account, form, body, t.app.now()]).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn after_erasing_no_draft_and_no_household_says_who_it_was() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        let other = crate::safety_net::tests::person(&t, &t.kade, "Tom").await;
        let coach = t.coach().await.account;
        for (home, name, also) in
            [("h1", "Gezin Zandvoorde", false), ("h2", "Gezin Zandvoorde-Peeters", true)]
        {
            let mut work = t.app.db.work().await.unwrap();
            let sql = "INSERT INTO household (id, name, made_by_organisation, made_at)
                VALUES ($1, $2, $3, $4)";
            work.run(sql, values![home, name, &t.kade, t.app.now()]).await.unwrap();
            let sql =
                "INSERT INTO household_member (id, household, person, role, from_day, until_day)
                VALUES ($1, $2, $3, 'adult', '2025-01-06', '2025-02-06')";
            for person in [Some(&nele), also.then_some(&other)].into_iter().flatten() {
                let id = format!("{home}-{person}");
                work.run(sql, values![id, home, person]).await.unwrap();
            }
            work.save().await.unwrap();
        }
        change(&t, "UPDATE person SET family_name = 'Peeters' WHERE id = $1", &other).await;
        for (form, body) in [
            (format!("/people/{nele}/notes/new"), "[[\"body\",\"Zij belde\"]]"),
            ("/steps/s1/edit".to_owned(), "[[\"end_remark\",\"Zij belde\"]]"),
            ("/notes/new".to_owned(), "[[\"given\",\"Nele\"],[\"family\",\"Zandvoorde\"]]"),
            (format!("/people/{other}/notes/new"), "[[\"body\",\"Over Tom\"]]"),
        ] {
            draft(&t, &coach, &form, body).await;
        }
        retention::propose(&t.app).await.unwrap();
        let path = format!("/retention/{nele}");
        assert_eq!(t.coordinator().await.post(&format!("{path}/erase"), &[]).await.status, 303);
        assert_eq!(t.dpo().await.post(&format!("{path}/confirm"), &[]).await.status, 303);
        let texts = async |sql: &'static str| {
            let rows = t.app.db.rows(sql, vec![]).await.unwrap();
            rows.iter().map(|row| row.get::<String>("x").unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(texts("SELECT name AS x FROM household").await, ["Gezin"]);
        let left = texts("SELECT form AS x FROM draft").await;
        assert_eq!(left, [format!("/people/{other}/notes/new")]);
        // A form that comes late, from a tab that was still open, is not kept.
        let key = format!("/people/{nele}/notes/new");
        let typed = vec![("body".to_owned(), "Nog iets".to_owned())];
        crate::drafts::save(&t.app, &coach, &key, typed).await.unwrap();
        assert_eq!(texts("SELECT form AS x FROM draft").await.len(), 1);
    }
}

#[tokio::test]
async fn the_figures_of_referrals_stay_when_somebody_is_erased() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        let sent = "INSERT INTO referral (id, person, organisation, receiver_name, receiver_email, kind,
                question, parts, told, answer_by, state, reason, made_by, made_at, sent_at, sent_day,
                decided_at, decided_day)
            SELECT 'said-no', $1, a.organisation, 'De Branding', 'x@ander.example', 'place',
                'Merkteken-vraag', ',reach,', 'Merkteken-verteld', '2026-11-20', 'refused', 'full', a.id,
                a.made_at, a.made_at, '2026-11-10', a.made_at, '2026-11-12'
            FROM account a WHERE a.name = 'Joris Haverbeke'";
        change(&t, sent, &nele).await;
        let coordinator = t.coordinator().await;
        let figures = async || {
            let page = coordinator.get("/referrals/figures").await;
            assert_eq!(page.status, 200);
            let main = page.text.split("<main").nth(1).unwrap();
            main.split("</main>").next().unwrap().to_owned()
        };
        let before = figures().await;
        assert!(before.contains("De Branding"), "{before}");
        retention::propose(&t.app).await.unwrap();
        let path = format!("/retention/{nele}");
        assert_eq!(coordinator.post(&format!("{path}/erase"), &[]).await.status, 303);
        assert_eq!(t.dpo().await.post(&format!("{path}/confirm"), &[]).await.status, 303);
        assert_eq!(figures().await, before);
        let sql = "SELECT question || told || receiver_email || parts AS x FROM referral";
        let row = t.app.db.row(sql, vec![]).await.unwrap();
        assert_eq!(row.get::<String>("x").unwrap(), "");
        assert_eq!(t.coach().await.get("/referrals/said-no").await.status, 404);
        assert!(super::store::erasing::left(&t.app.db).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_file_of_an_attachment_is_gone_from_the_disk_with_the_person() {
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        let add =
            "INSERT INTO attachment (id, person, organisation, name, media_type, size, sha256,
                added_by, made_at)
            SELECT 'attachment-0a', $1, a.organisation, 'brief.pdf', 'application/pdf', 1, '', a.id,
                a.made_at FROM account a WHERE a.name = 'Joris Haverbeke'";
        change(&t, add, &nele).await;
        let folder = &t.app.attachments;
        crate::notes::attachments::put(folder, "attachment-0a", b"WEG").unwrap();
        let path = crate::notes::attachments::place(folder, "attachment-0a");
        assert!(path.exists());
        assert_eq!(t.dpo().await.post(&confirm, &[]).await.status, 303);
        assert!(!path.exists());
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn a_goal_for_everybody_at_home_leaves_the_agreed_plans_of_the_others() {
    for t in TestApp::each().await {
        let (nele, confirm) = asked(&t).await;
        let tom = crate::safety_net::tests::person(&t, &t.kade, "Tom").await;
        let mut work = t.app.db.work().await.unwrap();
        let home = "INSERT INTO household (id, name, made_by_organisation, made_at)
            VALUES ('h1', 'Thuis', $1, $2)";
        work.run(home, values![&t.kade, t.app.now()]).await.unwrap();
        for person in [&nele, &tom] {
            let sql =
                "INSERT INTO household_member (id, household, person, role, from_day, until_day)
                VALUES ($1, 'h1', $1, 'adult', '2025-01-06', '2025-02-06')";
            work.run(sql, values![person]).await.unwrap();
        }
        work.save().await.unwrap();
        let goal = "INSERT INTO plan_goal (id, person, organisation, category, words, state, from_day,
                made_by, made_at, household)
            SELECT 'goal-of-both', $1, a.organisation, 'housing', 'Merkteken-wens', 'reached',
                '2025-01-06', a.id, a.made_at, 'h1' FROM account a WHERE a.name = 'Joris Haverbeke'";
        change(&t, goal, &nele).await;
        let kept = |id: &str| {
            format!(
                r#"{{"id":"{id}","category":"housing","organisation":"k","organisation_name":"K",
                "words":"Merkteken-{id}","why":"","state":"open","from":"2025-01-06","until":null,
                "actions":[]}}"#
            )
        };
        let contents =
            format!(r#"{{"aim":null,"goals":[{},{}]}}"#, kept("goal-of-both"), kept("own-goal"));
        let mut work = t.app.db.work().await.unwrap();
        let version =
            "INSERT INTO plan_version (id, person, organisation, number, contents, agreed_day,
                agreed_by, how, made_by, made_at)
            SELECT 'v1', $1, a.organisation, 1, $2, '2025-01-06', 'Tom', 'paper', a.id, a.made_at
            FROM account a WHERE a.name = 'Joris Haverbeke'";
        work.run(version, values![&tom, contents]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(t.dpo().await.post(&confirm, &[]).await.status, 303);
        let row = t.app.db.row("SELECT contents AS x FROM plan_version", vec![]).await.unwrap();
        let left: String = row.get("x").unwrap();
        assert!(left.contains("Merkteken-own-goal") && !left.contains("goal-of-both"), "{left}");
    }
}

#[tokio::test]
async fn a_person_takes_the_own_words_back_and_nobody_else_does() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let account = t.participant("Nele Zandvoorde", &t.kade).await;
        let other = t.participant("Iemand Anders", &t.kade).await;
        let stranger = crate::safety_net::tests::person(&t, &t.kade, "Tom").await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, values![&account, &nele]).await.unwrap();
        work.run(own, values![&other, &stranger]).await.unwrap();
        work.save().await.unwrap();
        let person = t.sign_in_account(&account).await;
        let asked = [
            ("about", "identity"),
            ("wrong", "Merkteken-fout"),
            ("should_be", "Merkteken-juist"),
            ("organisation", t.kade.as_str()),
        ];
        assert_eq!(person.post("/mine/corrections", &asked).await.status, 303);
        let id =
            super::store::corrections::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let coach = t.coach().await;
        let sent = [("outcome", "kept"), ("answer", "Merkteken-fout blijft zo")];
        assert_eq!(coach.post(&format!("/corrections/{id}"), &sent).await.status, 303);
        assert!(person.get("/mine/corrections").await.text.contains("Neem terug"));
        let path = format!("/mine/corrections/{id}/withdraw");
        assert_eq!(t.sign_in_account(&other).await.post(&path, &[]).await.status, 404);
        assert_eq!(coach.post(&path, &[]).await.status, 404);
        assert_eq!(person.post(&path, &[]).await.status, 303);
        for page in [
            person.get("/mine/corrections").await.text,
            person.get("/mine/file.json").await.text,
            coach.get(&format!("/people/{nele}/corrections")).await.text,
            coach.get(&format!("/people/{nele}/file.json")).await.text,
        ] {
            assert!(!page.contains("Merkteken"), "{page}");
        }
        assert!(coach.get(&format!("/people/{nele}/corrections")).await.text.contains("Terug"));
    }
}

#[tokio::test]
async fn who_does_not_know_what_is_right_may_say_so() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let account =
            t.add_account("Nele Zelf", &t.kade, &[crate::access::Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, base::values![&account, &there.person]).await.unwrap();
        work.save().await.unwrap();
        let own = t.sign_in_account(&account).await;
        let wrong = ("wrong", "Mijn startdatum klopt niet");
        let page = "/mine/corrections";
        assert_eq!(own.post(page, &[("about", "steps"), wrong]).await.status, 422);
        let unknown = [("about", "steps"), wrong, ("unknown", "1")];
        assert_eq!(own.post(page, &unknown).await.status, 303);
        assert!(own.get(page).await.text.contains("Niet geweten"));
        let asked = format!("/people/{}/corrections", there.person);
        assert!(t.coach().await.get(&asked).await.text.contains("Niet geweten"));
    }
}

#[tokio::test]
async fn a_page_brings_its_subject_and_who_leads_is_asked_first() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let account =
            t.add_account("Nele Zelf", &t.kade, &[crate::access::Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        for (sql, values) in [
            ("UPDATE account SET person = $2 WHERE id = $1", values![&account, &there.person]),
            ("UPDATE organisation SET name = 'Aardig Atelier' WHERE id = $1", values![&t.ocmw]),
            (
                "INSERT INTO involvement (person, organisation, sort_name, from_day, until_day)
                 VALUES ($1, $2, 'zandvoorde nele', '2024-01-01', '2024-02-01')",
                values![&there.person, &t.ocmw],
            ),
        ] {
            work.run(sql, values).await.unwrap();
        }
        work.save().await.unwrap();
        let own = t.sign_in_account(&account).await;
        assert!(own.get("/mine/plan").await.text.contains("/mine/corrections?about=goals"));
        let form = own.get("/mine/corrections?about=goals").await.text;
        assert!(form.contains("<option value=\"goals\" selected>"), "{form}");
        assert!(form.contains("Aardig Atelier (vroeger)") && !form.contains("AVG"), "{form}");
        assert!(form.contains(&format!("value=\"{}\" checked", t.kade)), "who leads is chosen");
        assert_eq!(own.get("/mine/corrections?about=nothing").await.status, 200);
    }
}

#[tokio::test]
async fn by_card_only_that_a_correction_was_asked_is_read_and_nothing_is_wiped() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let own = t.sign_in_account(&account).await;
        let asked =
            [("about", "identity"), ("wrong", "Merkteken-fout"), ("should_be", "Merkteken-juist")];
        assert_eq!(own.post("/mine/corrections", &asked).await.status, 303);
        let nele = t.actor(&own).await.person.unwrap();
        let id =
            super::store::corrections::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let take_back = format!("/mine/corrections/{id}/withdraw");
        for way in ["card", "link"] {
            let mut work = t.app.db.work().await.unwrap();
            let set = "UPDATE session SET way = $2 WHERE account = $1";
            work.run(set, values![&account, way]).await.unwrap();
            work.save().await.unwrap();
            let page = own.get("/mine/corrections").await.text;
            assert!(page.contains("Atelier De Kade") && page.contains("met een kaart of een link"));
            assert!(!page.contains("Merkteken") && !page.contains("/withdraw"), "{page}");
            assert_eq!(own.post(&take_back, &[]).await.status, 403, "{way}");
            let wrong = [("about", "identity"), ("wrong", "Half getypt")];
            let again = own.post("/mine/corrections", &wrong).await.text;
            assert!(again.contains("Half getypt") && !again.contains("Merkteken"), "{again}");
        }
        let kept = super::store::corrections::of_person(&t.app.db, &nele).await.unwrap();
        assert_eq!(kept[0].wrong, "Merkteken-fout");
    }
}

#[tokio::test]
async fn who_takes_no_part_any_more_is_not_asked_and_then_the_officer_is_named() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let own = t.sign_in_account(&account).await;
        let mut work = t.app.db.work().await.unwrap();
        let stops = "UPDATE organisation SET active = FALSE WHERE id = $1";
        work.run(stops, values![&t.kade]).await.unwrap();
        work.run("UPDATE account SET organisation = $2 WHERE id = $1", values![&account, &t.ocmw])
            .await
            .unwrap();
        let unreachable = "UPDATE account SET email = '-dina' WHERE name = 'Dina Dorpel'";
        work.run(unreachable, values![]).await.unwrap();
        work.save().await.unwrap();
        let page = own.get("/mine/corrections").await.text;
        assert!(page.contains("Geen enkele organisatie") && page.contains("Dina Dorpel"), "{page}");
        assert!(!page.contains("name=\"wrong\"") && !page.contains("mailto:"), "{page}");
        let asked = [("about", "identity"), ("wrong", "Fout"), ("should_be", "Juist")];
        let asked = [asked.to_vec(), vec![("organisation", t.kade.as_str())]].concat();
        assert_eq!(own.post("/mine/corrections", &asked).await.status, 422);
    }
}

#[tokio::test]
async fn erasing_is_not_asked_while_something_began_since_it_was_proposed() {
    for t in TestApp::each().await {
        let nele = closed(&t).await;
        retention::propose(&t.app).await.unwrap();
        let given =
            crate::consent::tests::give(&t, &nele, &t.ocmw, &[crate::access::Category::Housing]);
        given.await;
        let first = t.coordinator().await;
        let path = format!("/retention/{nele}");
        let reply = first.post(&format!("{path}/erase"), &[]).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Een toestemming die nog loopt"), "{}", reply.text);
        let list = first.get("/retention").await.text;
        assert_eq!(list.matches("Zandvoorde").count(), 1, "in one list: {list}");
    }
}
