//! An income and an indication open to who noted them, and to others when the person gives them.

use super::elsewhere::of_both;
use crate::access::Category;
use crate::consent::tests::give;
use crate::people::codes::Indications;
use crate::people::store;
use crate::schema::SCHEMA;
use crate::testing::{Client, TestApp, TestPlace};
use base::values;

const LIVING_WAGE: [(&str, &str); 2] = [("statute", "leefloon"), ("from", "2026-01-05")];

async fn page(client: &Client<'_>, person: &str) -> String {
    client.get(&format!("/people/{person}")).await.text
}

/// What De Kade noted of Nele: an income, and that it is hard for the mind.
async fn noted(t: &TestApp, nele: &str) {
    let coach = t.coach().await;
    assert_eq!(coach.post(&format!("/people/{nele}/income"), &LIVING_WAGE).await.status, 303);
    let fields = [("version", "1"), ("given", "Nele"), ("indication-psychiatric", "yes")];
    assert_eq!(coach.post(&format!("/people/{nele}/edit"), &fields).await.status, 303);
}

async fn rows(t: &TestApp, sql: &'static str, nele: &str) -> i64 {
    t.app.db.row(sql, values![nele]).await.unwrap().get("n").unwrap()
}

const TICK: &str = "<span class=\"chip\">Psychiatrisch</span>";

#[tokio::test]
async fn an_organisation_with_a_new_file_does_not_read_what_the_earlier_one_noted() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        noted(&t, &nele).await;
        let (kade, leiekant) = (t.coach().await, t.stranger().await);
        let own = page(&kade, &nele).await;
        assert!(own.contains("Leefloon") && own.contains(TICK) && own.contains("Atelier De Kade"));
        for path in ["", "/print", "/income", "/edit", "/file"] {
            let text = leiekant.get(&format!("/people/{nele}{path}")).await.text;
            assert!(!text.contains(TICK), "{path}");
            assert!(path == "/income" || !text.contains("Leefloon"), "{path}");
            assert!(!text.contains("sinds 5 januari"), "{path}");
        }
        let closed = page(&leiekant, &nele).await;
        assert!(closed.contains("Dit is van een andere organisatie"), "{closed}");

        give(&t, &nele, &t.leiekant, &[Category::Finances, Category::Health]).await;
        let open = page(&leiekant, &nele).await;
        assert!(open.contains("Leefloon") && open.contains(TICK), "{open}");
        assert!(!open.contains("Dit is van een andere organisatie"), "{open}");
        let edit = leiekant.get(&format!("/people/{nele}/edit")).await.text;
        assert!(edit.contains("noteerde") && edit.contains(TICK), "{edit}");
    }
}

#[tokio::test]
async fn who_notes_something_leaves_what_others_noted_as_it_is() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        noted(&t, &nele).await;
        let leiekant = t.stranger().await;
        // The same statute in the same time: nobody at Leiekant can know that it stands there already.
        let path = format!("/people/{nele}/income");
        assert_eq!(leiekant.post(&path, &LIVING_WAGE).await.status, 303);
        let fields = [("version", "2"), ("given", "Nele"), ("indication-medical", "yes")];
        assert_eq!(leiekant.post(&format!("/people/{nele}/edit"), &fields).await.status, 303);
        let around = store::around(&t.app.db, &nele, "", t.app.today()).await.unwrap();
        assert_eq!(around.indications_of(&t.kade), Indications::from_stored("t"));
        assert_eq!(around.indications_of(&t.leiekant), Indications::from_stored("m"));
        assert!(page(&t.coach().await, &nele).await.contains(TICK));
        // Nor can it end what is not its own.
        let sql = "SELECT id AS n FROM income_statute WHERE person = $1 AND organisation = $2";
        let row = t.app.db.row(sql, values![&nele, &t.kade]).await.unwrap();
        let row: String = row.get("n").unwrap();
        let end = format!("end-{row}");
        let reply = leiekant.post(&format!("{path}/{row}/end"), &[(&end, "2026-11-20")]).await;
        assert_eq!(reply.status, 422);
        let taken = [("version", "3"), ("given", "Nele")];
        assert_eq!(leiekant.post(&format!("/people/{nele}/edit"), &taken).await.status, 303);
        let left = "SELECT count(*) AS n FROM indication WHERE person = $1";
        assert_eq!(rows(&t, left, &nele).await, 1, "that of De Kade");
    }
}

#[tokio::test]
async fn an_income_of_the_social_security_stays_where_it_was_asked() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        let mut fields = LIVING_WAGE.to_vec();
        fields.push(("source", "registry"));
        let coach = t.coach().await;
        let form = format!("/people/{nele}/income");
        assert_eq!(coach.post(&form, &fields).await.status, 422, "not a work centre");
        let mut work = t.app.db.work().await.unwrap();
        let ocmw = "UPDATE organisation SET kind = 'ocmw' WHERE id = $1";
        work.run(ocmw, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(coach.post(&form, &fields).await.status, 303);
        assert!(page(&coach, &nele).await.contains("Atelier De Kade: De sociale zekerheid (KSZ)"));
        give(&t, &nele, &t.leiekant, &Category::ALL).await;
        give(&t, &nele, &t.ocmw, &Category::ALL).await;
        for reader in [t.stranger().await, t.partner().await] {
            let read = page(&reader, &nele).await;
            assert!(!read.contains("Leefloon"), "{read}");
            assert!(read.contains("blijft bij de organisatie die het opvroeg"), "{read}");
            let sheet = reader.get(&format!("/people/{nele}/print")).await.text;
            assert!(!sheet.contains("Leefloon"), "{sheet}");
        }
    }
}

#[tokio::test]
async fn of_what_nobody_is_known_to_have_noted_only_consent_opens_anything() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        noted(&t, &nele).await;
        let mut work = t.app.db.work().await.unwrap();
        for sql in [
            "UPDATE income_statute SET organisation = NULL WHERE person = $1",
            "UPDATE indication SET organisation = NULL WHERE person = $1",
        ] {
            work.run(sql, values![&nele]).await.unwrap();
        }
        work.save().await.unwrap();
        for reader in [t.coach().await, t.stranger().await] {
            let read = page(&reader, &nele).await;
            assert!(!read.contains("Leefloon") && !read.contains(TICK), "{read}");
        }
        give(&t, &nele, &t.leiekant, &[Category::Finances]).await;
        let read = page(&t.stranger().await, &nele).await;
        assert!(read.contains("Leefloon") && read.contains("niet gekend") && !read.contains(TICK));
        assert!(!page(&t.coach().await, &nele).await.contains("Leefloon"));
    }
}

/// People, files, log and values as an earlier program left them.
const EARLIER: &str = "
INSERT INTO organisation (id, name, folded_name, kind, made_at) VALUES
    ('kade', 'De Kade', 'de kade', 'arbeidszorg', '2026-11-22T09:00:00.000000Z'),
    ('leie', 'Leiekant', 'leiekant', 'maatwerk', '2026-11-22T09:00:00.000000Z');
INSERT INTO import_run (id, organisation, mapping_name, file_names, people, households, steps,
    open_steps, linked, rejected, made_at)
    VALUES ('run', 'leie', '', '', 0, 0, 0, 0, 0, 0, '2026-11-22T09:00:00.000000Z');
INSERT INTO person (id, given_name, family_name, sort_name, indications, made_by_organisation,
    imported_by, made_at, changed_at) VALUES
    ('one', 'A', 'A', 'a a', 'c', 'kade', NULL, '2026-11-22T09:00:00.000000Z', '2026-11-22T09:00:00.000000Z'),
    ('two', 'B', 'B', 'b b', 'm', 'kade', NULL, '2026-11-22T09:00:00.000000Z', '2026-11-22T09:00:00.000000Z'),
    ('odd', 'C', 'C', 'c c', 's', 'kade', NULL, '2026-11-22T09:00:00.000000Z', '2026-11-22T09:00:00.000000Z'),
    ('list', 'D', 'D', 'd d', '', 'leie', 'run', '2026-11-22T09:00:00.000000Z', '2026-11-22T09:00:00.000000Z');
INSERT INTO involvement (person, organisation, sort_name, from_day) VALUES
    ('one', 'leie', 'a a', '2026-01-05'),
    ('two', 'kade', 'b b', '2026-01-05'), ('two', 'leie', 'b b', '2026-02-05'),
    ('odd', 'kade', 'c c', '2026-01-05'), ('odd', 'leie', 'c c', '2026-02-05'),
    ('list', 'kade', 'd d', '2026-01-05'), ('list', 'leie', 'd d', '2026-02-05');
INSERT INTO income_statute (id, person, statute, from_day) VALUES
    ('only', 'one', 'loon', '2026-01-05'), ('logged', 'two', 'loon', '2026-01-05'),
    ('unknown', 'odd', 'loon', '2026-01-05'), ('brought', 'list', 'loon', '2026-01-05');
INSERT INTO audit_line (seq, at, account, organisation, action, subject_kind, subject, person, detail,
    hash) VALUES
    (1, '2026-02-06T09:00:00.000000Z', 'x', 'leie', 'make', 'income', 'logged', 'two', '', ''),
    (2, '2026-02-06T09:00:00.000000Z', 'x', 'leie', 'change', 'person', 'odd', 'odd', 'birth, indications', '');
";

#[tokio::test]
async fn what_was_noted_before_gets_its_source_from_log_list_or_file_and_else_has_none() {
    for place in TestPlace::each().await {
        let db = crate::start::connect(&place.place).await.unwrap();
        let before = SCHEMA.iter().position(|(number, ..)| *number == 17).unwrap();
        db.migrate(&SCHEMA[..before]).await.unwrap();
        db.script(EARLIER).await.unwrap();
        db.migrate(SCHEMA).await.unwrap();
        let all = "SELECT id, COALESCE(organisation, '–') AS at, source AS rest FROM income_statute
            UNION ALL SELECT id, COALESCE(organisation, '–'), ticks FROM indication";
        let mut found = vec![];
        for row in db.rows(all, vec![]).await.unwrap() {
            let text = |name| row.get::<String>(name).unwrap();
            found.push(format!("{} {} {}", text("id"), text("at"), text("rest")));
        }
        found.sort();
        let wanted = [
            "brought leie ",
            "logged leie ",
            "odd – s",
            "one leie c",
            "only leie ",
            "two kade m",
            "unknown – ",
        ];
        assert_eq!(found, wanted);
    }
}
