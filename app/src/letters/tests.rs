//! Over HTTP, on both engines: writing to who leads, who reads it, and confirming to have read it.

use super::store;
use crate::access::{Category, Role};
use crate::consent::tests::give;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;
use base::values;

const WORDS: &str = "Ze kwam gisteren langs voor haar huurwaarborg. Kan ze donderdag vroeger weg?";

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

async fn own<'a>(t: &'a TestApp, nele: &str) -> Client<'a> {
    let account = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
    run(t, "UPDATE account SET person = $2 WHERE id = $1", values![&account, nele]).await;
    t.sign_in_account(&account).await
}

/// Nele, led by Joris, with what Lotte of the OCMW wrote. Gives the id of it.
async fn written(t: &TestApp) -> (String, String) {
    let nele = nele(t).await;
    run(t, "UPDATE team_member SET leads = TRUE WHERE person = $1", values![&nele]).await;
    give(t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
    let path = format!("/people/{nele}/letters");
    let reply = t.partner().await.post(&path, &[("words", WORDS)]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let id = store::of_person(&t.app.db, &nele, t.app.today()).await.unwrap()[0].id.clone();
    (nele, id)
}

#[tokio::test]
async fn who_reads_along_writes_and_who_leads_reads_it_and_says_so() {
    for t in TestApp::each().await {
        let (nele, id) = written(&t).await;
        let (joris, lotte) = (t.coach().await, t.partner().await);
        let path = format!("/people/{nele}/letters");
        assert_eq!(lotte.post(&path, &[("words", " ")]).await.status, 422);
        let day = joris.get("/day").await.text;
        assert!(day.contains("schreef iets") && day.contains("Lotte Vijverman"), "{day}");
        let marieke = t.coordinator().await;
        assert!(!marieke.get("/day").await.text.contains("schreef iets"), "somebody leads");
        let read = format!("/letters/{id}/read");
        assert_eq!(lotte.post(&read, &[]).await.status, 403, "not by the writer");
        let page = joris.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("Eén is nog niet gelezen.") && !page.contains(WORDS), "{page}");
        let page = joris.get(&path).await.text;
        assert!(page.contains(WORDS) && page.contains(&read), "{page}");
        assert_eq!(joris.post(&read, &[]).await.status, 303);
        assert!(!joris.get("/day").await.text.contains("schreef iets"));
        for reader in [&lotte, &marieke] {
            let page = reader.get(&path).await.text;
            assert!(page.contains(WORDS) && page.contains("Gelezen door Joris Haverbeke"));
        }
        assert!(t.dpo().await.get("/audit").await.text.contains("wat een partner over"));
    }
}

#[tokio::test]
async fn when_nobody_leads_the_coordinators_hear_of_it() {
    for t in TestApp::each().await {
        let (_, _) = written(&t).await;
        run(&t, "UPDATE team_member SET leads = FALSE", values![]).await;
        assert!(t.coordinator().await.get("/day").await.text.contains("schreef iets"));
        assert!(!t.coach().await.get("/day").await.text.contains("schreef iets"));
    }
}

#[tokio::test]
async fn it_is_for_the_team_and_the_writer_and_nobody_else() {
    for t in TestApp::each().await {
        let (nele, id) = written(&t).await;
        let path = format!("/people/{nele}/letters");
        let colleague = t.add_account("Karel Collega", &t.ocmw, &[Role::Coach]).await;
        let colleague = t.sign_in_account(&colleague).await;
        assert!(!colleague.get(&path).await.text.contains(WORDS), "not who reads along besides");
        assert_eq!(t.instructor().await.get(&path).await.status, 403, "not on the team");
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        assert_eq!(t.stranger().await.post(&format!("/letters/{id}/read"), &[]).await.status, 404);
        // Another organisation with a file is not the one to which it went.
        run(
            &t,
            "INSERT INTO involvement (person, organisation, from_day, sort_name)
             SELECT person, $2, from_day, sort_name FROM involvement WHERE person = $1",
            values![&nele, &t.leiekant],
        )
        .await;
        assert!(!t.stranger().await.get(&path).await.text.contains(WORDS));
    }
}

#[tokio::test]
async fn the_person_reads_it_unless_the_home_is_secret() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let own = own(&t, &nele).await;
        let page = own.get("/mine/letters").await.text;
        assert!(page.contains(WORDS) && page.contains("OCMW Kruisdam"), "{page}");
        assert!(own.get("/mine/file.json").await.text.contains(WORDS));
        run(&t, "UPDATE person SET is_protected = TRUE WHERE id = $1", values![&nele]).await;
        let page = own.get("/mine/letters").await.text;
        assert!(!page.contains(WORDS) && page.contains("om je te beschermen"), "{page}");
        assert!(!own.get("/mine/file.json").await.text.contains(WORDS));
        assert!(t.coach().await.get(&format!("/people/{nele}/letters")).await.text.contains(WORDS));
    }
}

#[tokio::test]
async fn by_card_the_person_reads_only_that_something_was_written() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let card = own(&t, &nele).await;
        for way in ["card", "link"] {
            let set = "UPDATE session SET way = $2 WHERE account = $1";
            run(&t, set, values![&card.account, way]).await;
            let page = card.get("/mine/letters").await.text;
            assert!(!page.contains(WORDS), "{way}");
            assert!(page.contains("OCMW Kruisdam") && page.contains("met een kaart of een link"));
        }
    }
}

#[tokio::test]
async fn it_goes_to_an_organisation_that_takes_part_and_has_an_open_file() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let to = async || store::receiver(&t.app.db, &nele, &t.ocmw).await.unwrap();
        let opens = "INSERT INTO involvement (person, organisation, from_day, sort_name)
             SELECT person, $2, from_day, sort_name FROM involvement WHERE person = $1";
        run(&t, opens, values![&nele, &t.leiekant]).await;
        assert_eq!(to().await.as_ref(), Some(&t.kade), "who leads");
        run(&t, "UPDATE team_member SET leads = FALSE", values![]).await;
        run(&t, "UPDATE consent SET noted_for = $1", values![&t.leiekant]).await;
        assert_eq!(to().await.as_ref(), Some(&t.leiekant), "who noted the consent");
        run(&t, "UPDATE consent SET noted_for = $1", values![&t.kade]).await;
        assert_eq!(to().await.as_ref(), Some(&t.kade), "who noted the consent");
        run(&t, "UPDATE team_member SET leads = TRUE", values![]).await;
        let close = "UPDATE involvement SET until_day = '2026-11-21' WHERE organisation = $1";
        run(&t, close, values![&t.kade]).await;
        assert_eq!(to().await.as_ref(), Some(&t.leiekant), "not to a closed file");
        run(&t, "UPDATE organisation SET active = FALSE WHERE id = $1", values![&t.leiekant]).await;
        assert_eq!(to().await, None, "nor to who takes no part");
        let path = format!("/people/{nele}/letters");
        let reply = t.partner().await.post(&path, &[("words", WORDS)]).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Geen andere organisatie"), "{}", reply.text);
    }
}

#[tokio::test]
async fn the_letters_of_others_do_not_push_the_own_out() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let colleague = t.add_account("Karel Collega", &t.ocmw, &[Role::Coach]).await;
        let mut work = t.app.db.work().await.unwrap();
        let later = t.app.now() + jiff::SignedDuration::from_mins(1);
        for _ in 0..101 {
            let whose = (nele.as_str(), t.ocmw.as_str(), colleague.as_str());
            store::add(&mut work, later, whose, (&t.kade, "Iets anders")).await.unwrap();
        }
        work.save().await.unwrap();
        let page = t.partner().await.get(&format!("/people/{nele}/letters")).await.text;
        assert!(page.contains(WORDS) && !page.contains("Iets anders"));
    }
}

/// The rule of the day and the rule of the page say the same, whoever leads and whoever wrote.
#[tokio::test]
async fn whoever_hears_of_it_on_the_day_can_read_and_confirm_it_and_somebody_always_does() {
    for t in TestApp::each().await {
        let (nele, id) = written(&t).await;
        let (joris, lotte) = (t.coach().await.account, t.partner().await.account);
        for (leads, writer) in [(true, &lotte), (false, &lotte), (true, &joris), (false, &joris)] {
            run(&t, "UPDATE team_member SET leads = $1", values![leads]).await;
            run(&t, "UPDATE letter SET from_account = $1", values![writer]).await;
            let mut told = 0;
            for reader in [
                t.coach().await,
                t.coordinator().await,
                t.instructor().await,
                t.partner().await,
                t.stranger().await,
            ] {
                let read = format!("/letters/{id}/read");
                if reader.account == *writer {
                    let page = reader.get(&format!("/people/{nele}/letters")).await.text;
                    assert!(page.contains(WORDS) && !page.contains(&read), "{page}");
                    assert_eq!(reader.post(&read, &[]).await.status, 403, "the own letter");
                }
                if !reader.get("/day").await.text.contains("schreef iets") {
                    continue;
                }
                assert_ne!(reader.account, *writer);
                told += 1;
                let page = reader.get(&format!("/people/{nele}/letters")).await.text;
                assert!(page.contains(WORDS) && page.contains(&read), "{page}");
                assert_eq!(reader.post(&read, &[]).await.status, 303);
                assert!(!reader.get("/day").await.text.contains("schreef iets"));
                run(&t, "UPDATE letter SET read_by = NULL, read_at = NULL", values![]).await;
            }
            assert!(told > 0, "somebody leads: {leads}, the lead wrote: {}", *writer == joris);
        }
    }
}

/// An open file of an organisation, and somebody of it on the team.
async fn own_file(t: &TestApp, nele: &str, organisation: &str, account: &str) {
    for sql in [
        "INSERT INTO involvement (person, organisation, from_day, sort_name)
         SELECT person, $2, from_day, sort_name FROM involvement WHERE person = $1 AND $3 <> ''",
        "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
         VALUES ('t-' || $3, $1, $3, $2, 'coach', FALSE, '2026-11-01')",
    ] {
        run(t, sql, values![nele, organisation, account]).await;
    }
}

#[tokio::test]
async fn a_partner_with_an_own_file_writes_to_who_leads_elsewhere() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let lotte = t.partner().await;
        own_file(&t, &nele, &t.ocmw, &lotte.account).await;
        run(&t, "UPDATE team_member SET leads = FALSE", values![]).await;
        let path = format!("/people/{nele}/letters");
        let page = format!("/people/{nele}");
        assert_eq!(lotte.post(&path, &[("words", WORDS)]).await.status, 403, "nobody leads");
        assert!(!lotte.get(&page).await.text.contains("letters#words"));
        run(&t, "UPDATE team_member SET leads = TRUE WHERE organisation = $1", values![&t.kade])
            .await;
        assert!(lotte.get(&page).await.text.contains("letters#words"));
        assert_eq!(lotte.post(&path, &[("words", WORDS)]).await.status, 303);
        let joris = t.coach().await;
        assert_eq!(joris.post(&path, &[("words", WORDS)]).await.status, 403, "who leads");
        assert!(joris.get("/day").await.text.contains("schreef iets"));
        let id = store::of_person(&t.app.db, &nele, t.app.today()).await.unwrap()[0].id.clone();
        let read = format!("/letters/{id}/read");
        // Who stands on the team for the writer's organisation reads it, and that is no arrival.
        let colleague = t.add_account("Karel Collega", &t.ocmw, &[Role::Coach]).await;
        let sql =
            "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
            VALUES ('t-karel', $1, $2, $3, 'coach', FALSE, '2026-11-01')";
        run(&t, sql, values![&nele, &colleague, &t.ocmw]).await;
        let colleague = t.sign_in_account(&colleague).await;
        let text = colleague.get(&path).await.text;
        assert!(text.contains(WORDS) && !text.contains(&read), "{text}");
        assert_eq!(colleague.post(&read, &[]).await.status, 403);
        assert_eq!(joris.post(&read, &[]).await.status, 303);
        run(&t, "UPDATE team_member SET leads = FALSE", values![]).await;
        run(
            &t,
            "UPDATE team_member SET leads = TRUE WHERE account = $1",
            values![&colleague.account],
        )
        .await;
        let text = lotte.get(&page).await.text;
        assert!(!text.contains("letters#words"), "the own organisation leads");
    }
}

#[tokio::test]
async fn who_works_for_two_organisations_says_for_which_one_writes() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let two = t.add_account("Twee Werven", &t.ocmw, &[Role::Partner]).await;
        let role = "INSERT INTO account_role (account, role, organisation, scope)
            VALUES ($1, 'coach', $2, 'organisation')";
        run(&t, role, values![&two, &t.leiekant]).await;
        give(&t, &nele, &t.leiekant, &[Category::WorkGoals]).await;
        let two = t.sign_in_account(&two).await;
        let path = format!("/people/{nele}/letters");
        let page = two.get(&path).await.text;
        assert!(page.contains("Voor welke organisatie schrijf je?"), "{page}");
        let none = two.post(&path, &[("words", "Ze komt later vandaag")]).await;
        assert_eq!(none.status, 422);
        assert!(none.text.contains("Ze komt later vandaag"));
        let kade = [("words", "Ze komt later"), ("organisation", t.kade.as_str())];
        assert_eq!(two.post(&path, &kade).await.status, 422, "not of the own");
        let leiekant = [("words", "Ze komt later"), ("organisation", t.leiekant.as_str())];
        assert_eq!(two.post(&path, &leiekant).await.status, 303);
        let all = store::of_person(&t.app.db, &nele, t.app.today()).await.unwrap();
        assert!(all.iter().any(|one| one.organisation == t.leiekant));
    }
}

#[tokio::test]
async fn whoever_read_it_answers_and_who_wrote_finds_the_answer_on_the_day() {
    for t in TestApp::each().await {
        let (nele, id) = written(&t).await;
        let (joris, lotte) = (t.coach().await, t.partner().await);
        let (path, answer) = (format!("/people/{nele}/letters"), format!("/letters/{id}/answer"));
        assert_eq!(joris.post(&answer, &[]).await.status, 422, "without words");
        let field = format!("answer-{id}");
        let words = [(field.as_str(), "Donderdag kan ze om drie uur weg.")];
        assert_eq!(lotte.post(&answer, &words).await.status, 403, "not the own letter");
        assert_eq!(joris.post(&answer, &words).await.status, 303);
        assert!(!joris.get("/day").await.text.contains("schreef iets"), "it was read too");
        let day = lotte.get("/day").await.text;
        assert!(day.contains("schreef iets") && day.contains("Joris Haverbeke"), "{day}");
        let page = lotte.get(&path).await.text;
        assert!(page.contains("om drie uur weg") && page.contains("aan OCMW Kruisdam"), "{page}");
        let own = own(&t, &nele).await;
        assert!(own.get("/mine/letters").await.text.contains("om drie uur weg"));
        // A colleague there who wrote nothing does not read it, and who answered does not confirm it.
        let colleague = t.add_account("Karel Collega", &t.ocmw, &[Role::Coach]).await;
        let colleague = t.sign_in_account(&colleague).await;
        assert!(!colleague.get(&path).await.text.contains("om drie uur weg"));
        let all = store::of_person(&t.app.db, &nele, t.app.today()).await.unwrap();
        let new = all.iter().find(|one| one.id != id).unwrap().id.clone();
        let read = format!("/letters/{new}/read");
        assert_eq!(joris.post(&read, &[]).await.status, 403);
        assert_eq!(colleague.post(&read, &[]).await.status, 403);
        assert_eq!(lotte.post(&read, &[]).await.status, 303);
        assert!(!lotte.get("/day").await.text.contains("schreef iets"));
        // Who reads along no more reads no answer: it is said before it is sent.
        run(&t, "UPDATE consent SET withdrawn_at = noted_at, is_open = FALSE", values![]).await;
        run(&t, "DELETE FROM shared_file", values![]).await;
        let late = joris.post(&answer, &words).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("leest niet meer mee"), "{}", late.text);
    }
}

#[tokio::test]
async fn the_first_page_says_that_something_was_written_until_it_was_read() {
    for t in TestApp::each().await {
        let (nele, _) = written(&t).await;
        let own = own(&t, &nele).await;
        assert!(own.get("/mine").await.text.contains("Iemand schreef iets over jou."));
        assert!(own.get("/mine/helpers").await.text.contains("/mine/letters"));
        own.get("/mine/letters").await;
        assert!(!own.get("/mine").await.text.contains("Iemand schreef iets over jou."));
    }
}
