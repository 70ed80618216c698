//! Somebody leaves a household and must not be found: every page, list, file and search, fetched by who
//! was left and by everybody who reads along, tells neither the new address nor the new household.

use super::leaks::everything;
use super::things::{Things, things};
use crate::access::{Category, Role};
use crate::consent::tests::give;
use crate::people::{NewPerson, store as people};
use crate::testing::{Client, TestApp};
use base::values;

/// What must stand nowhere for them: the street, postcode and municipality, and who lives there.
const SECRETS: [&str; 3] = ["Merkteken-straat", "8600 Diksmuide", "Huisgenoot"];

/// Somebody with a file in an organisation.
async fn add(t: &TestApp, organisation: &str, given: &str) -> String {
    let new = NewPerson { given: given.into(), family: "Verlaten".into(), ..NewPerson::default() };
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = people::add(&mut work, now, today, organisation, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

async fn own(t: &TestApp, name: &str, person: &str) -> String {
    let account = t.add_account(name, &t.leiekant, &[Role::Participant]).await;
    run(t, "UPDATE account SET person = $2 WHERE id = $1", values![&account, person]).await;
    account
}

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

/// Nele lived with Tom and a child; she left with the child, to a place that is secret. Gives what there
/// is, and Tom.
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn left(t: &TestApp) -> (Things, String, String) {
    let there = things(t).await;
    let coach = t.coordinator().await;
    let tom = add(t, &t.leiekant, "Tom").await;
    let child = add(t, &t.kade, "Lou").await;
    let friend = add(t, &t.kade, "Huisgenoot").await;
    run(
        t,
        "UPDATE household_member SET from_day = '2026-01-01' WHERE person = $1",
        values![&there.person],
    )
    .await;
    for (person, role) in [(&tom, "partner"), (&child, "child")] {
        run(
            t,
            "INSERT INTO household_member (id, household, person, role, from_day)
             VALUES ($1, $2, $3, $4, '2026-01-01')",
            values![base::id::new(t.app.now()), &there.household, person, role],
        )
        .await;
    }
    let account = own(t, "Tom Verlaten", &tom).await;
    run(
        t,
        "INSERT INTO parent_access (id, person, account, organisation, ground, from_day, made_by,
         made_at) VALUES ($1, $2, $3, $4, 'parent', '2026-01-01', $5, $6)",
        values![base::id::new(t.app.now()), &child, &account, &t.kade, &there.account, t.app.now()],
    )
    .await;
    run(
        t,
        "UPDATE plan_goal SET household = $2, words = 'Merkteken-gezinsdoel' WHERE id = $1",
        values![&there.goal, &there.household],
    )
    .await;
    let tom_reads = t.sign_in_account(&account).await;
    assert!(tom_reads.get("/mine").await.text.contains("Over Lou"), "before she leaves");
    let plan = tom_reads.get("/mine/plan").await.text;
    assert!(plan.contains("Merkteken-gezinsdoel"), "of the whole household");
    let mark = plan.split("name=\"mark\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(tom_reads.post("/mine/plan", &[("mark", mark)]).await.status, 303);
    let family = tom_reads.get("/mine/family").await.text;
    for told in [">Nele<", ">Lou<", "Merkteken-gezinsdoel", "/mine/children/"] {
        assert!(family.contains(told), "{told} before she leaves: {family}");
    }
    for person in [&there.person, &child] {
        coach.post(&format!("/people/{person}/protect"), &[("protected", "yes")]).await;
        let moves = [("with", "new"), ("role", "adult"), ("from", "2026-11-22"), ("moves", "yes")];
        let reply = coach.post(&format!("/people/{person}/household"), &moves).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        run(
            t,
            "UPDATE person SET street = 'Merkteken-straat 9', postcode = '8600',
             municipality = '32003' WHERE id = $1",
            values![person],
        )
        .await;
    }
    let with = [("with", there.person.as_str()), ("role", "other"), ("from", "2026-11-22")];
    let reply = coach.post(&format!("/people/{friend}/household"), &with).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    (there, tom, account)
}

async fn tells(client: &Client<'_>, there: &Things, more: &[String]) -> String {
    let mut all = everything(client, there).await;
    for path in more {
        let reply = client.get(path).await;
        assert_ne!(reply.status, 500, "{path}");
        all.push_str(&reply.text);
    }
    all
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn who_left_is_not_found_by_who_was_left_nor_by_who_reads_along() {
    for t in TestApp::each().await {
        let (there, tom, account) = left(&t).await;
        give(&t, &there.person, &t.ocmw, &Category::ALL).await;
        let more = [
            format!("/people/{tom}"),
            format!("/people/{tom}/print"),
            format!("/people/{tom}/household"),
            format!("/people/{}/protect", there.person),
            "/people?q=Zandvoorde".to_owned(),
            "/people?municipality=Diksmuide".to_owned(),
            "/people.csv".to_owned(),
        ];
        let agreed = crate::plans::store::versions(&t.app.db, &tom).await.unwrap();
        let agreed = format!("/people/{tom}/plan/versions/{}", agreed[0].id);
        let of_tom = ["plan", "plan.pdf", "plan/print", "plan/trajectplan", "handover"];
        let of_tom = of_tom.map(|page| format!("/people/{tom}/{page}"));
        let more = [more.to_vec(), of_tom.to_vec(), vec![format!("{agreed}/pdf"), agreed]].concat();
        let mut readers = vec![("Tom", account)];
        for (name, organisation, role) in [
            ("Coach van Tom", &t.leiekant, Role::Coach),
            ("Coordinator van Tom", &t.leiekant, Role::Coordinator),
            ("Meelezer", &t.ocmw, Role::Coach),
            ("Meelezende partner", &t.ocmw, Role::Partner),
            ("Instructeur thuis", &t.kade, Role::Instructor),
        ] {
            readers.push((name, t.add_account(name, organisation, &[role]).await));
        }
        for (name, account) in &readers {
            let client = t.sign_in_account(account).await;
            let all = tells(&client, &there, &more).await;
            for secret in SECRETS {
                // The instructor of the own organisation knows the friend by the friend's own file.
                let knows = *name == "Instructeur thuis" && secret == "Huisgenoot";
                assert!(knows || !all.contains(secret), "{secret} for {name}");
            }
            // Who reads along with Nele reads the goal in her own plan.
            let reads_along = name.starts_with("Meelez");
            assert_eq!(all.contains("Merkteken-gezinsdoel"), reads_along, "{name}");
        }
        let tom_reads = t.sign_in_account(&readers[0].1).await;
        assert!(!tom_reads.get("/mine").await.text.contains("Over Lou"), "it ended that day");
        let family = tom_reads.get("/mine/family").await.text;
        for gone in [">Nele<", "Lou", "Merkteken-gezinsdoel"] {
            assert!(!family.contains(gone), "{gone}: {family}");
        }
        assert!(family.contains("Hier staat nu niemand"), "as when nobody is known");
        // Behind a secret door the own page names nobody either.
        let hers = t.sign_in_account(&own(&t, "Nele Zelf", &there.person).await).await;
        let family = hers.get("/mine/family").await.text;
        assert!(!family.contains("Huisgenoot") && !family.contains(">Lou<"), "{family}");

        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{}", there.person)).await.text;
        for secret in SECRETS {
            assert!(page.contains(secret), "{secret} for who guides her");
        }
        let instructor = t.instructor().await;
        for (reader, knows) in [(&coach, true), (&instructor, false)] {
            let narrowed = reader.get("/people?municipality=Diksmuide").await.text;
            assert_eq!(narrowed.contains("Zandvoorde"), knows, "the filter");
            let found = reader.get("/people?q=Zandvoorde").await.text;
            assert!(found.contains("Zandvoorde"));
            assert_eq!(found.contains("Diksmuide"), knows, "the search");
            let file = reader.get("/people.csv").await.text;
            assert!(file.contains("Zandvoorde") && !file.contains("Diksmuide"), "no file tells it");
        }
    }
}
