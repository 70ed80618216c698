//! Over HTTP, on both engines: asking to read more, yes, no, nothing, and who hears what.

use super::store;
use crate::access::{Category, Role};
use crate::consent::store as consents;
use crate::consent::tests::give;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;
use base::values;
use jiff::SignedDuration;

const WHY: &str = "We zoeken samen een kleinere woning";

fn fields<'a>(ticked: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![("purpose", "housing"), ("until", "2027-05-31"), ("why", WHY)];
    all.extend(ticked.iter().map(|word| ("categories", *word)));
    all
}

/// Nele, who lets the OCMW read who she is and her work goals.
async fn shared(t: &TestApp) -> String {
    let nele = nele(t).await;
    give(t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
    nele
}

async fn asks(t: &TestApp, who: &Client<'_>, nele: &str) -> String {
    let reply = who.post(&format!("/people/{nele}/ask"), &fields(&["housing"])).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    store::standing(&t.app.db, nele, t.app.today()).await.unwrap()[0].id.clone()
}

async fn own<'a>(t: &'a TestApp, nele: &str) -> Client<'a> {
    let account = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
    let set = "UPDATE account SET person = $2 WHERE id = $1";
    run(t, set, values![&account, nele]).await;
    t.sign_in_account(&account).await
}

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one question from beginning to end")]
async fn a_question_goes_to_the_person_and_to_who_leads_and_a_yes_opens_what_was_asked() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let lotte = t.partner().await;
        let page = format!("/people/{nele}/ask");
        assert!(lotte.get(&format!("/people/{nele}")).await.text.contains(&page));
        let form = lotte.get(&page).await.text;
        assert!(form.contains("name=\"categories\" value=\"housing\""), "{form}");
        assert!(!form.contains("name=\"categories\" value=\"work-goals\""), "that is open already");
        let id = asks(&t, &lotte, &nele).await;
        assert_eq!(lotte.post(&page, &fields(&["finances"])).await.status, 422, "one at a time");
        assert!(lotte.get(&page).await.text.contains("Wacht op antwoord"));
        let joris = t.coach().await;
        let day = joris.get("/day").await.text;
        assert!(day.contains(&format!("/people/{nele}/consents#asks")), "{day}");
        let answer = format!("/people/{nele}/consents/new?ask={id}");
        let about = format!("/people/{nele}");
        assert!(joris.get(&about).await.text.contains(&answer));
        assert!(!lotte.get(&about).await.text.contains(&answer), "not who asked");
        let consents = joris.get(&format!("/people/{nele}/consents")).await.text;
        assert!(consents.contains(WHY) && consents.contains(&format!("new?ask={id}")));
        let nele_reads = own(&t, &nele).await;
        for path in ["/mine", "/mine/consents"] {
            let text = nele_reads.get(path).await.text;
            assert!(text.contains(WHY) && text.contains(&format!("/mine/asks/{id}/yes")), "{path}");
        }
        assert_eq!(t.stranger().await.post(&format!("/asks/{id}/refuse"), &[]).await.status, 404);
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        let yes = nele_reads.post(&format!("/mine/asks/{id}/yes"), &[]).await;
        assert_eq!(yes.status, 303, "{}", yes.text);
        let all = consents::of_person(&t.app.db, &nele).await.unwrap();
        let made = all.iter().find(|c| c.categories.contains(&Category::Housing)).unwrap();
        assert!(made.is_open && made.given_how == "portal" && made.purpose == "housing");
        let heard = lotte.get(&page).await.text;
        assert!(heard.contains(">Ja<"), "{heard}");
        assert!(!joris.get("/day").await.text.contains("consents#asks"));
        assert!(!nele_reads.get("/mine").await.text.contains(WHY));
        let again = nele_reads.post(&format!("/mine/asks/{id}/yes"), &[]).await;
        assert_eq!(again.status, 403, "it is over");
        nele_reads.post(&format!("/mine/consents/{}/withdraw", made.id), &[]).await;
        let heard = lotte.get(&page).await.text;
        assert!(heard.contains("Ja, teruggenomen op 22 november 2026"), "{heard}");
        let back = lotte.post(&format!("/asks/{id}/withdraw"), &[]).await;
        assert_eq!(back.status, 403, "it was answered meanwhile");
    }
}

#[tokio::test]
async fn a_worker_notes_the_answer_in_the_ordinary_form() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let lotte = t.partner().await;
        let id = asks(&t, &lotte, &nele).await;
        let joris = t.coach().await;
        let form = joris.get(&format!("/people/{nele}/consents/new?ask={id}")).await.text;
        for filled in ["value=\"housing\" checked", "value=\"2027-05-31\""] {
            assert!(form.contains(filled), "{filled}: {form}");
        }
        let hidden = format!("name=\"organisation\" value=\"{}\"", t.ocmw);
        assert!(form.contains(&hidden) && !form.contains("<select"), "{form}");
        assert!(form.contains(WHY), "the question stands above the answer: {form}");
        let note = [
            ("organisation", t.ocmw.as_str()),
            ("purpose", "housing"),
            ("from", "2026-11-22"),
            ("until", "2027-05-31"),
            ("basis", "consent"),
            ("given_how", "spoken"),
            ("given_by", "person"),
            ("categories", "finances"),
        ];
        let new = format!("/people/{nele}/consents/new");
        let mut other = note.to_vec();
        other[0].1 = t.kade.as_str();
        other.push(("ask", id.as_str()));
        let refused = joris.post(&new, &other).await;
        assert_eq!(refused.status, 422, "only who asked");
        assert!(refused.text.contains("Alleen wie het vroeg"), "{}", refused.text);
        assert_eq!(joris.post(&new, &note).await.status, 303);
        let page = format!("/people/{nele}/ask");
        assert!(lotte.get(&page).await.text.contains("Wacht op antwoord"), "something else");
        let note = note.map(|(k, v)| (k, if k == "categories" { "housing" } else { v }));
        assert_eq!(joris.post(&new, &note).await.status, 303);
        assert!(lotte.get(&page).await.text.contains(">Ja<"));
        assert_eq!(joris.get(&format!("{new}?ask={id}")).await.status, 404, "it is over");
    }
}

#[tokio::test]
async fn a_no_changes_nothing_and_is_heard_as_no_answer() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let lotte = t.partner().await;
        let id = asks(&t, &lotte, &nele).await;
        let page = format!("/people/{nele}/ask");
        let refuse = format!("/asks/{id}/refuse");
        assert_eq!(lotte.post(&refuse, &[]).await.status, 403, "not by who asks");
        assert_eq!(t.coach().await.post(&refuse, &[]).await.status, 303);
        let heard = lotte.get(&page).await.text;
        assert!(heard.contains("Wacht op antwoord") && heard.contains("22 december 2026"));
        assert!(!heard.contains("Niet gegeven") && heard.contains("/withdraw"), "{heard}");
        assert_eq!(lotte.post(&page, &fields(&["housing"])).await.status, 422, "not at once");
        assert_eq!(lotte.get(&format!("/people/{nele}")).await.status, 200, "nothing else changed");
        t.clock.pass(SignedDuration::from_hours(31 * 24));
        let lotte = t.partner().await;
        assert!(lotte.get(&page).await.text.contains("Niet gegeven"));
        let second = asks(&t, &lotte, &nele).await;
        t.clock.pass(SignedDuration::from_hours(31 * 24));
        let lotte = t.partner().await;
        assert!(lotte.get(&page).await.text.contains("Niet gegeven"), "nobody answered");
        let joris = t.coach().await;
        assert!(!joris.get("/day").await.text.contains("consents#asks"));
        assert_eq!(joris.post(&format!("/asks/{second}/refuse"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn with_a_card_one_says_no_and_reads_how_to_say_yes() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let id = asks(&t, &t.partner().await, &nele).await;
        let card = own(&t, &nele).await;
        run(&t, "UPDATE session SET way = 'card' WHERE account = $1", values![&card.account]).await;
        let page = card.get("/mine/consents").await.text;
        assert!(page.contains("kan niet met een kaart") && !page.contains("/yes"), "{page}");
        assert!(!page.contains("/mine/consents/new"), "no button that is refused: {page}");
        assert_eq!(card.post(&format!("/mine/asks/{id}/yes"), &[]).await.status, 403);
        assert_eq!(card.post(&format!("/mine/asks/{id}/no"), &[]).await.status, 303);
        assert!(store::standing(&t.app.db, &nele, t.app.today()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a_question_rests_with_its_ground_and_can_be_taken_back() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let lotte = t.partner().await;
        let id = asks(&t, &lotte, &nele).await;
        let page = format!("/people/{nele}/ask");
        assert_eq!(lotte.post(&format!("/asks/{id}/withdraw"), &[]).await.status, 303);
        assert_eq!(lotte.post(&page, &fields(&["housing"])).await.status, 422, "not at once");
        t.clock.pass(SignedDuration::from_hours(31 * 24));
        let lotte = t.partner().await;
        let id = asks(&t, &lotte, &nele).await;
        let stands = async || store::standing(&t.app.db, &nele, t.app.today()).await.unwrap().len();
        assert_eq!(stands().await, 1, "what was taken back can be asked again when it is over");
        let consent = consents::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        t.coach().await.post(&format!("/consents/{consent}/withdraw"), &[]).await;
        assert_eq!(stands().await, 0, "who reads along no more asks no more");
        assert_eq!(lotte.post(&format!("/asks/{id}/withdraw"), &[]).await.status, 404);
        let (own, joris) = (own(&t, &nele).await, t.coach().await);
        for answer in ["yes", "no"] {
            let reply = own.post(&format!("/mine/asks/{id}/{answer}"), &[]).await;
            assert_eq!(reply.status, 403, "what rests is not answered: {answer}");
        }
        assert_eq!(own.get(&format!("/mine/consents/new?ask={id}")).await.status, 403);
        assert_eq!(joris.post(&format!("/asks/{id}/refuse"), &[]).await.status, 404);
        let form = format!("/people/{nele}/consents/new?ask={id}");
        assert_eq!(joris.get(&form).await.status, 404);
    }
}

#[tokio::test]
async fn nobody_asks_for_more_than_can_be_given_nor_who_does_not_guide() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        run(&t, "UPDATE organisation SET kind = 'union' WHERE id = $1", values![&t.ocmw]).await;
        let lotte = t.partner().await;
        let page = format!("/people/{nele}/ask");
        assert!(!lotte.get(&page).await.text.contains("name=\"categories\" value=\"health\""));
        assert_eq!(lotte.post(&page, &fields(&["health"])).await.status, 422);
        assert_eq!(lotte.post(&page, &fields(&[])).await.status, 422);
        let guide = t.add_account("Ines Instructeur", &t.ocmw, &[Role::Instructor]).await;
        assert_eq!(t.sign_in_account(&guide).await.get(&page).await.status, 403);
        assert_eq!(t.stranger().await.get(&page).await.status, 404);
        // Who has an own file asks for what others keep; the own lead does not answer that.
        let joris = t.coach().await;
        asks(&t, &joris, &nele).await;
        assert!(!joris.get("/day").await.text.contains("consents#asks"));
        let consents = joris.get(&format!("/people/{nele}/consents")).await.text;
        assert!(!consents.contains("De persoon zegt ja"));
    }
}

#[tokio::test]
async fn where_the_home_is_secret_the_own_pages_do_not_tell_why() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        asks(&t, &t.partner().await, &nele).await;
        run(&t, "UPDATE person SET is_protected = TRUE WHERE id = $1", values![&nele]).await;
        let own = own(&t, &nele).await;
        for path in ["/mine", "/mine/consents"] {
            let text = own.get(path).await.text;
            assert!(!text.contains(WHY) && text.contains("om je te beschermen"), "{path}");
        }
        assert!(!own.get("/mine/file.json").await.text.contains(WHY));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn a_no_is_not_told_by_taking_it_back_nor_by_a_copy_and_can_become_a_yes() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let own = own(&t, &nele).await;
        // Who has an own file asks, too, and takes a copy of it.
        let joris = t.coach().await;
        let id = asks(&t, &joris, &nele).await;
        let copy = format!("/people/{nele}/file.json");
        let before = joris.get(&copy).await.text;
        assert!(before.contains("\"state\": \"no-yes\""), "{before}");
        assert_eq!(own.post(&format!("/mine/asks/{id}/no"), &[]).await.status, 303);
        let after = joris.get(&copy).await.text;
        assert!(after.contains("\"state\": \"no-yes\"") && !after.contains("\"state\": \"no\""));
        assert!(own.get("/mine/file.json").await.text.contains("\"state\": \"no\""), "the own no");
        assert_eq!(joris.post(&format!("/asks/{id}/withdraw"), &[]).await.status, 303);
        let page = joris.get(&format!("/people/{nele}/ask")).await.text;
        assert!(page.contains("Vraag ingetrokken") && page.contains("22 december 2026"), "{page}");
        let own_copy = own.get("/mine/file.json").await.text;
        assert!(own_copy.contains("\"state\": \"no\""), "what the person said stays: {own_copy}");
        let copy = joris.get(&copy).await.text;
        assert!(copy.contains("\"state\": \"withdrawn\"") && !copy.contains("\"state\": \"no\""));
        assert_eq!(joris.post(&format!("/asks/{id}/withdraw"), &[]).await.status, 403, "once");
        let sql = "SELECT answered_by FROM share_ask WHERE id = $1";
        let by: String = t.app.db.row(sql, values![&id]).await.unwrap().get("answered_by").unwrap();
        assert_eq!(by, own.account);
        assert!(!own.get("/mine/consents").await.text.contains("/mine/asks/"), "it asks no more");
        let lotte = t.partner().await;
        let id = asks(&t, &lotte, &nele).await;
        assert_eq!(joris.post(&format!("/asks/{id}/refuse"), &[]).await.status, 303);
        let yes = [
            ("organisation", t.ocmw.as_str()),
            ("purpose", "housing"),
            ("from", "2026-11-22"),
            ("until", "2027-05-31"),
            ("basis", "consent"),
            ("given_how", "spoken"),
            ("given_by", "person"),
            ("categories", "housing"),
        ];
        let new = format!("/people/{nele}/consents/new");
        assert_eq!(joris.post(&new, &yes).await.status, 303);
        assert!(lotte.get(&format!("/people/{nele}/ask")).await.text.contains(">Ja<"));
    }
}

#[tokio::test]
async fn who_has_a_closed_file_only_is_not_shown_a_way_that_is_refused() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let actor = t.actor(&joris).await;
        let may = async || {
            let file = crate::access::open(&t.app, &actor, &nele, "asks").await.unwrap();
            super::may_ask(&file)
        };
        let page = format!("/people/{nele}/ask");
        assert!(may().await);
        assert_eq!(joris.get(&page).await.status, 200);
        let close = "UPDATE involvement SET until_day = '2026-11-21' WHERE person = $1";
        run(&t, close, values![&nele]).await;
        assert!(!may().await);
        assert_eq!(joris.get(&page).await.status, 403);
    }
}

#[tokio::test]
async fn whoever_hears_of_a_question_on_the_day_can_answer_it_and_somebody_always_does() {
    for t in TestApp::each().await {
        let nele = shared(&t).await;
        let id = asks(&t, &t.partner().await, &nele).await;
        for leads in [true, false] {
            run(&t, "UPDATE team_member SET leads = $1", values![leads]).await;
            let mut told = 0;
            for reader in [
                t.coach().await,
                t.coordinator().await,
                t.instructor().await,
                t.partner().await,
                t.stranger().await,
            ] {
                if !reader.get("/day").await.text.contains("consents#asks") {
                    continue;
                }
                told += 1;
                let page = reader.get(&format!("/people/{nele}/consents")).await.text;
                assert!(page.contains(&format!("/asks/{id}/refuse")), "{page}");
                let form = format!("/people/{nele}/consents/new?ask={id}");
                assert_eq!(reader.get(&form).await.status, 200);
            }
            assert!(told > 0, "somebody leads: {leads}");
        }
    }
}
