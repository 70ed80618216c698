//! Every page, export and search, fetched by every kind of reader with every consent: what is not given
//! stands on none of them, and what is given stands on one.
//!
//! Each kind of data carries a word that stands nowhere else; the pages are searched for these words.

use super::strangers::with_things;
use super::things::{Things, things};
use crate::access::{Category, Kind, Role};
use crate::consent::store::{NewEmergency, open_emergency};
use crate::consent::tests::give;
use crate::testing::{Client, TestApp};
use crate::web;
use base::db::Value;
use base::{id, values};

/// A word and the kind of data it is part of.
const WORDS: [(&str, Kind); 26] = [
    ("Merkteken-naam", Kind::Identity),
    ("Merkteken-ervaring", Kind::Background),
    ("Merkteken-doel", Kind::Aim),
    ("Merkteken-plek", Kind::Steps),
    ("Merkteken-wacht", Kind::Steps),
    ("Merkteken-werkpost", Kind::Steps),
    ("Merkteken-weg-in", Kind::Steps),
    ("Merkteken-taken", Kind::Steps),
    ("Merkteken-deur", Kind::Presence),
    ("Merkteken-ging-niet-door", Kind::Presence),
    ("Merkteken-afspraak", Kind::Appointments),
    ("Merkteken-vraag", Kind::Steps),
    ("Merkteken-wens", Kind::Life(Category::Housing)),
    ("Merkteken-actie", Kind::Life(Category::Housing)),
    ("Merkteken-taak", Kind::Life(Category::WorkGoals)),
    ("Merkteken-overdracht", Kind::TeamNotes),
    ("Merkteken-brief", Kind::TeamNotes),
    ("Merkteken-partners", Kind::NetworkNotes),
    ("Merkteken-team", Kind::TeamNotes),
    ("Merkteken-bijlage", Kind::TeamNotes),
    ("Merkteken-lood", Kind::LeadNotes),
    // Corrections are between the person and the organisation that is asked.
    ("Merkteken-klopt-niet", Kind::TeamNotes),
    ("Merkteken-score", Kind::Life(Category::Finances)),
    ("Merkteken-inkomen", Kind::Income),
    ("Merkteken-onkosten", Kind::Expenses),
    ("<span class=\"chip\">Psychiatrisch</span>", Kind::Indications),
];

/// One of everything of Atelier De Kade, each with its word.
#[expect(clippy::too_many_lines, reason = "a word in each table, one below the other")]
async fn marked(t: &TestApp) -> Things {
    let there = things(t).await;
    let (now, today) = (t.app.now(), t.app.today());
    let later = today.saturating_add(jiff::Span::new().days(3));
    let mut work = t.app.db.work().await.unwrap();
    let changes: [(&'static str, Vec<Value>); 25] = [
        (
            "UPDATE person SET called = 'Merkteken-naam', work_history = 'Merkteken-ervaring'
             WHERE id = $1",
            values![&there.person],
        ),
        (
            "UPDATE step SET place = 'Merkteken-plek', end_day = NULL WHERE id = $1",
            values![&there.step],
        ),
        (
            "UPDATE placement SET remark = 'Merkteken-werkpost' WHERE id = $1",
            values![&there.placement],
        ),
        (
            "UPDATE way_in_change SET remark = 'Merkteken-weg-in' WHERE way_in = $1",
            values![&there.way_in],
        ),
        (
            "UPDATE agreement_element SET words = 'Merkteken-taken' WHERE agreement = $1",
            values![&there.agreement],
        ),
        (
            "UPDATE walk_in SET first_name = 'Merkteken-deur' WHERE id = $1",
            values![&there.walk_in],
        ),
        (
            "UPDATE not_held SET remark = 'Merkteken-ging-niet-door' WHERE work_post = $1",
            values![&there.work_post],
        ),
        ("UPDATE expense SET what = 'Merkteken-onkosten' WHERE id = $1", values![&there.expense]),
        ("UPDATE waiting SET place = 'Merkteken-wacht' WHERE id = $1", values![&there.waiting]),
        (
            "UPDATE appointment SET place = 'Merkteken-afspraak', text = 'Merkteken-afspraak',
             day = $2 WHERE id = $1",
            values![&there.appointment, later],
        ),
        (
            "UPDATE referral SET question = 'Merkteken-vraag', told = '{\"name\":\"Merkteken-naam\",\"parts\":[[\"goals\",[\"Merkteken-doel\"]]]}'
             WHERE organisation = $1",
            values![&t.kade],
        ),
        ("UPDATE plan_goal SET words = 'Merkteken-wens' WHERE id = $1", values![&there.goal]),
        ("UPDATE plan_action SET words = 'Merkteken-actie' WHERE id = $1", values![&there.action]),
        (
            "UPDATE handover SET words = 'Merkteken-overdracht' WHERE id = $1",
            values![&there.handover],
        ),
        ("UPDATE letter SET words = 'Merkteken-brief' WHERE id = $1", values![&there.letter]),
        ("UPDATE team_task SET remark = 'Merkteken-taak' WHERE person = $1", values![&there.person]),
        ("UPDATE note SET body = 'Merkteken-team' WHERE id = $1", values![&there.note]),
        (
            "UPDATE correction SET wrong = 'Merkteken-klopt-niet', should_be = wrong WHERE id = $1",
            values![&there.correction],
        ),
        (
            "UPDATE attachment SET name = 'Merkteken-bijlage.pdf' WHERE id = $1",
            values![&there.attachment],
        ),
        (
            "INSERT INTO aim (id, person, rung, words, from_day, made_at)
             VALUES ($1, $2, 5, 'Merkteken-doel', $3, $4)",
            values![id::new(now), &there.person, today, now],
        ),
        ("UPDATE note_person SET level = 'team' WHERE note = $1", values![&there.note]),
        (
            "UPDATE assessment_score SET remark = 'Merkteken-score' WHERE assessment = $1",
            values![&there.assessment],
        ),
        ("UPDATE team_member SET leads = TRUE WHERE id = $1", values![&there.team_member]),
        (
            "UPDATE income_statute SET statute = 'Merkteken-inkomen' WHERE id = $1",
            values![&there.income],
        ),
        (
            "INSERT INTO indication (id, person, organisation, ticks) VALUES ($1, $1, $2, 't')",
            values![&there.person, &t.kade],
        ),
    ];
    for (sql, values) in changes {
        work.run(sql, values).await.unwrap();
    }
    for (level, body) in [("network", "Merkteken-partners"), ("lead", "Merkteken-lood")] {
        let note = id::new(now);
        work.run(
            "INSERT INTO note (id, author, organisation, kind, is_contact, day, body, level,
             made_at, changed_at) VALUES ($1, $2, $3, 'talk', TRUE, $4, $5, $6, $7, $7)",
            values![&note, &there.account, &t.kade, today, body, level, now],
        )
        .await
        .unwrap();
        work.run(
            "INSERT INTO note_person (note, person, day, level, organisation, author)
             VALUES ($1, $2, $3, $4, $5, $6)",
            values![&note, &there.person, today, level, &t.kade, &there.account],
        )
        .await
        .unwrap();
    }
    crate::safety_net::settle(&mut work, today, &[&there.person]).await.unwrap();
    work.save().await.unwrap();
    there
}

/// Everything that a reader can fetch, in one text.
pub(super) async fn everything(client: &Client<'_>, there: &Things) -> String {
    let mut all = String::new();
    for route in web::routes().listed().iter().filter(|r| r.method == "GET") {
        // A language that is chosen would change the words of all later pages.
        if route.path.starts_with("/language") || route.path.starts_with("/look/") {
            continue;
        }
        let reply = client.get(&with_things(route.path, there)).await;
        assert_ne!(reply.status, 500, "{}", route.path);
        all.push_str(&reply.text);
    }
    all.push_str(&client.get("/people?q=Merk").await.text);
    all.push_str(&client.get("/people/new/candidates?given=Merk&family=Zandvoorde").await.text);
    all
}

/// Whether a role at a partner reads a kind of data with a consent of these categories, said once more.
fn may(role: Role, given: &[Category], kind: Kind) -> bool {
    let category = match kind {
        Kind::Identity => Category::Identity,
        Kind::Background | Kind::Aim => Category::WorkGoals,
        Kind::Steps | Kind::Appointments => Category::Agreements,
        Kind::NetworkNotes => Category::Notes,
        Kind::Income | Kind::Expenses => Category::Finances,
        Kind::Indications => Category::Health,
        Kind::Life(category) => category,
        _ => return false,
    };
    let guides = matches!(role, Role::Coach | Role::Coordinator | Role::Partner);
    let narrow = [Category::Identity, Category::Agreements, Category::WorkGoals];
    let reads = guides || role == Role::Instructor && narrow.contains(&category);
    reads && !given.is_empty() && (given.contains(&category) || category == Category::Identity)
}

#[tokio::test]
async fn what_is_not_given_stands_nowhere_and_what_is_given_stands_somewhere() {
    for t in TestApp::each().await {
        let there = marked(&t).await;
        let mut readers = vec![];
        for role in Role::ALL.into_iter().filter(|role| *role != Role::Participant) {
            let name = format!("Lezer {}", role.word());
            readers.push((role, t.add_account(&name, &t.ocmw, &[role]).await));
        }
        let mut consents: Vec<Vec<Category>> = vec![vec![], Category::ALL.to_vec()];
        // The texts of SQL are the same on both engines: nothing, everything and one kind are enough to
        // show that PostgreSQL reads them alike.
        let singly = if t.app.db.is_postgres() { 1 } else { Category::ALL.len() };
        consents.extend(Category::ALL.into_iter().take(singly).map(|category| vec![category]));
        let mut found = 0;
        for given in consents {
            let consent = match given.as_slice() {
                [] => None,
                some => Some(give(&t, &there.person, &t.ocmw, some).await),
            };
            for (role, account) in &readers {
                let client = t.sign_in_account(account).await;
                let all = everything(&client, &there).await;
                for (word, kind) in WORDS {
                    let wanted = may(*role, &given, kind);
                    let stands = all.contains(word);
                    assert_eq!(stands, wanted, "{word} for {role:?} with {given:?}");
                    found += usize::from(stands);
                }
            }
            if let Some(id) = consent {
                let mut work = t.app.db.work().await.unwrap();
                let which = (id.as_str(), there.person.as_str());
                let by = readers[0].1.as_str();
                let now = t.app.now();
                crate::consent::store::withdraw(&mut work, now, which, by, "").await.unwrap();
                work.save().await.unwrap();
            }
        }
        assert!(found > 30, "{found}: something is read at all");
    }
}

#[tokio::test]
async fn an_emergency_opens_what_may_save_a_life_and_nothing_else_and_closes_again() {
    const OPENED: [Category; 5] = [
        Category::Identity,
        Category::Agreements,
        Category::Family,
        Category::Health,
        Category::Notes,
    ];
    for t in TestApp::each().await {
        let there = marked(&t).await;
        for role in [Role::Coach, Role::Coordinator, Role::Partner] {
            let account = t.add_account(&format!("Nood {}", role.word()), &t.ocmw, &[role]).await;
            let client = t.sign_in_account(&account).await;
            let new = NewEmergency {
                person: &there.person,
                account: &account,
                organisation: &t.ocmw,
                reason: "zoek dringend medische hulp",
                hours: 4,
            };
            let mut work = t.app.db.work().await.unwrap();
            let id = open_emergency(&mut work, t.app.now(), &new).await.unwrap();
            work.save().await.unwrap();
            // It stands in no list: who opened it goes to the file by its address.
            let all = everything(&client, &there).await;
            for (word, kind) in WORDS {
                let wanted = may(role, &OPENED, kind);
                assert_eq!(all.contains(word), wanted, "{word} for {role:?} in an emergency");
            }
            assert_eq!(client.post(&format!("/emergency/{id}/end"), &[]).await.status, 303);
            let after = everything(&client, &there).await;
            for (word, kind) in WORDS {
                assert!(!after.contains(word), "{word} ({kind:?}) for {role:?} after an emergency");
            }
        }
    }
}
