//! Over HTTP, on both engines: giving, reading along, taking back, and what is closed again.

use super::store::{self, NewConsent};
use super::{Basis, proposed_end};
use crate::access::{Category, Role};
use crate::language::{self, Language};
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::{add, nele};
use base::values;
use jiff::SignedDuration;

/// The fields of a consent form, with what is ticked.
fn fields<'a>(partner: &'a str, ticked: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("organisation", partner),
        ("purpose", "guidance"),
        ("from", "2026-11-22"),
        ("until", "2027-05-31"),
        ("basis", "consent"),
        ("given_how", "spoken"),
        ("given_by", "person"),
        ("language", "nl"),
    ];
    all.extend(ticked.iter().map(|word| ("categories", *word)));
    all
}

/// Gives an organisation a consent of a person, from today for a year, past the pages.
pub async fn give(t: &TestApp, person: &str, to: &str, categories: &[Category]) -> String {
    let coach = t.coach().await.account;
    let today = t.app.today();
    let new = NewConsent {
        person: person.to_owned(),
        organisation: to.to_owned(),
        noted_for: t.kade.clone(),
        basis: Basis::Consent,
        legal_source: String::new(),
        purpose: "guidance".into(),
        categories: categories.iter().copied().chain([Category::Identity]).collect(),
        from: today,
        until: proposed_end(today),
        given_how: "spoken".into(),
        given_by: "person".into(),
        given_by_name: String::new(),
        language: "nl".into(),
        with_interpreter: false,
        attachment: None,
        noted_by: coach,
    };
    let mut work = t.app.db.work().await.unwrap();
    let id = store::add(&mut work, (t.app.now(), today), &new).await.unwrap();
    work.save().await.unwrap();
    id
}

const STEP: [(&str, &str); 3] =
    [("work_form", "arbeidszorg"), ("start", "2026-11-01"), ("place", "Fietsatelier")];

/// Nele with a step at De Kade.
async fn nele_with_a_step(t: &TestApp) -> String {
    let nele = nele(t).await;
    add(&t.coach().await, t, &nele, &STEP).await;
    nele
}

async fn consent_of(t: &TestApp, person: &str) -> String {
    store::of_person(&t.app.db, person).await.unwrap()[0].id.clone()
}

async fn reads(client: &Client<'_>, person: &str, text: &str) -> bool {
    client.get(&format!("/people/{person}")).await.text.contains(text)
}

#[tokio::test]
async fn a_partner_reads_what_was_given_and_nothing_else() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let lotte = t.partner().await;
        let page = format!("/people/{nele}");
        assert_eq!(lotte.get(&page).await.status, 404);
        let new = format!("{page}/consents/new");
        let sent = t.coach().await.post(&new, &fields(&t.ocmw, &["work-goals"])).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        assert_eq!(lotte.get(&page).await.status, 200);
        assert!(!reads(&lotte, &nele, "Fietsatelier").await, "agreements were not given");
        t.coach().await.post(&new, &fields(&t.ocmw, &["agreements"])).await;
        assert!(reads(&lotte, &nele, "Fietsatelier").await);
        for closed in ["consents", "edit", "steps/new", "insz", "looks"] {
            let status = lotte.get(&format!("{page}/{closed}")).await.status;
            assert_eq!(status, 403, "{closed} stays closed to who reads along");
        }
        let looks = "SELECT organisation FROM audit_line WHERE action = 'look' AND account = $1";
        let rows = t.app.db.rows(looks, values![&lotte.account]).await.unwrap();
        let through: Vec<String> = rows.iter().map(|r| r.get("organisation").unwrap()).collect();
        assert!(
            through.iter().all(|o| *o == t.ocmw),
            "who looked, looked for the own organisation"
        );
        assert!(lotte.get("/shared").await.text.contains(&nele));
        assert!(lotte.get("/people?q=Zandvoorde").await.text.contains(&nele));
    }
}

#[tokio::test]
async fn with_a_closed_file_nothing_is_given_nor_changed_of_whom_others_guide() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let coach = t.coach().await;
        let page = format!("/people/{nele}");
        let open = coach.get(&format!("{page}/edit")).await.status;
        let mut work = t.app.db.work().await.unwrap();
        let columns = ["person", "organisation", "sort_name", "from_day"];
        let row = values![&nele, &t.leiekant, "zandvoorde nele", t.app.today()];
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
        let close = "UPDATE involvement SET until_day = $2 WHERE person = $1 AND organisation = $3";
        work.run(close, values![&nele, t.app.today(), &t.kade]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(
            (open, coach.get(&page).await.status),
            (200, 200),
            "what was kept stays readable"
        );
        for path in ["edit", "consents/new", "referrals/new"] {
            let reply = coach.get(&format!("{page}/{path}")).await;
            assert_eq!(reply.status, 403, "{path}");
            assert!(reply.text.contains("Open het eerst opnieuw"), "{path}");
        }
        let sent = fields(&t.ocmw, &["agreements"]);
        assert_eq!(coach.post(&format!("{page}/consents/new"), &sent).await.status, 403);
        assert_eq!(coach.post(&format!("{page}/protect"), &[]).await.status, 403);
        assert_eq!(t.partner().await.get(&page).await.status, 404);
        // What was noted before is taken back all the same.
        let given = give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        assert!(coach.get(&format!("/consents/{given}")).await.text.contains("/withdraw"));
        assert_eq!(coach.post(&format!("/consents/{given}/withdraw"), &[]).await.status, 303);
        assert_eq!(t.partner().await.get(&page).await.status, 404);
    }
}

#[tokio::test]
async fn what_two_hands_note_at_one_moment_stands_once() {
    for t in TestApp::each().await {
        let nele = nele_born(&t).await;
        let new = format!("/people/{nele}/consents/new");
        let sent = fields(&t.ocmw, &["agreements"]);
        let (coach, coordinator) = (t.coach().await, t.coordinator().await);
        let (one, other) = tokio::join!(coach.post(&new, &sent), coordinator.post(&new, &sent));
        assert_eq!((one.status, other.status), (303, 303), "{}{}", one.text, other.text);
        assert_eq!(store::of_person(&t.app.db, &nele).await.unwrap().len(), 1);
        let withdraw = format!("/consents/{}/withdraw", consent_of(&t, &nele).await);
        assert_eq!(coach.post(&withdraw, &[("because", "asked")]).await.status, 303);
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/people/{nele}")).await.status, 404, "it is closed");
        let again = t.partner().await;
        let (one, other) =
            tokio::join!(lotte.post("/emergency", &URGENT), again.post("/emergency", &URGENT));
        assert_eq!((one.status, other.status), (303, 303), "{}{}", one.text, other.text);
        let open = "SELECT id FROM emergency_access WHERE person = $1";
        assert_eq!(t.app.db.rows(open, values![&nele]).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_is_taken_back_is_closed_at_the_next_click_everywhere() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let lotte = t.partner().await;
        assert!(reads(&lotte, &nele, "Fietsatelier").await);
        let id = consent_of(&t, &nele).await;
        let path = format!("/consents/{id}/withdraw");
        assert_eq!(lotte.post(&path, &[]).await.status, 403, "not by who reads along");
        assert_eq!(t.coach().await.post(&path, &[]).await.status, 303);
        let gone = lotte.get(&format!("/people/{nele}")).await;
        assert_eq!(gone.status, 404);
        assert!(gone.text.contains("niet meer open voor jouw organisatie"), "{}", gone.text);
        assert!(!gone.text.contains("Zandvoorde"));
        for list in ["/people?q=Zandvoorde", "/shared", "/day"] {
            assert!(!lotte.get(list).await.text.contains(&nele), "{list}");
        }
        // The partner hears of it without a name, and confirms once.
        let confirm = format!("/shared/receipts/{id}/confirm");
        assert!(lotte.get("/shared").await.text.contains(&confirm));
        assert_eq!(t.stranger().await.post(&confirm, &[]).await.status, 404);
        assert_eq!(lotte.post(&confirm, &[]).await.status, 303);
        assert!(!lotte.get("/shared").await.text.contains(&confirm));
        let mine = t.coach().await.get(&format!("/people/{nele}/consents")).await.text;
        assert!(mine.contains("kopieën weg zijn: "), "{mine}");
    }
}

#[tokio::test]
async fn a_consent_opens_on_its_first_day_and_closes_after_its_last() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let mut sent = fields(&t.ocmw, &["agreements"]);
        sent[2] = ("from", "2026-11-25");
        sent[3] = ("until", "2026-11-26");
        let new = format!("/people/{nele}/consents/new");
        assert_eq!(t.coach().await.post(&new, &sent).await.status, 303);
        let status = async || t.partner().await.get(&format!("/people/{nele}")).await.status;
        let mut seen = vec![];
        for _ in 22..=28 {
            seen.push((t.app.today().day(), status().await));
            t.clock.pass(SignedDuration::from_hours(24));
        }
        let open = seen.iter().filter(|(_, s)| *s == 200).map(|(d, _)| *d).collect::<Vec<_>>();
        assert_eq!(open, [25, 26], "{seen:?}");
        let lines = "SELECT action FROM audit_line WHERE subject_kind = 'consent' ORDER BY seq";
        let rows = t.app.db.rows(lines, values![]).await.unwrap();
        let told: Vec<String> = rows.iter().map(|r| r.get("action").unwrap()).collect();
        assert_eq!(told, ["make", "begin", "end"]);
    }
}

#[tokio::test]
async fn a_form_says_what_is_wrong_and_keeps_what_was_typed() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let new = format!("/people/{nele}/consents/new");
        let coach = t.coach().await;
        let mut union = fields(&t.ocmw, &["health"]);
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE organisation SET kind = 'union' WHERE id = $1";
        work.run(set, values![&t.ocmw]).await.unwrap();
        work.save().await.unwrap();
        let refused = coach.post(&new, &union).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Gezondheid. Vink het uit"), "{}", refused.text);
        union[3] = ("until", "2031-01-01");
        assert!(coach.post(&new, &union).await.text.contains("langer dan twee jaar"));
        union[3] = ("until", "2026-11-01");
        assert!(coach.post(&new, &union).await.text.contains("ligt voor de eerste"));
        let nothing = coach.post(&new, &fields(&t.ocmw, &["identity"])).await;
        assert!(nothing.text.contains("naast naam en contact"), "{}", nothing.text);
        let mut law = fields(&t.ocmw, &["agreements"]);
        law[4] = ("basis", "law");
        assert!(coach.post(&new, &law).await.text.contains("welke wet en welk artikel het is"));
        let mut parent = fields(&t.ocmw, &["agreements"]);
        parent[6] = ("given_by", "parent");
        assert!(coach.post(&new, &parent).await.text.contains("Schrijf wie de toestemming gaf"));
        assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn the_person_gives_and_takes_back_on_the_own_pages() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        let sent = fields(&t.ocmw, &["work-goals"]);
        assert_eq!(nele.post("/mine/consents/new", &sent).await.status, 303);
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/people/{person}")).await.status, 200);
        let id = consent_of(&t, &person).await;
        let stored = store::one(&t.app.db, &id).await.unwrap().unwrap();
        assert_eq!((stored.given_how.as_str(), stored.given_by.as_str()), ("portal", "person"));
        let other = t.participant("Iemand Anders", &t.kade).await;
        let path = format!("/mine/consents/{id}/withdraw");
        assert_eq!(t.sign_in_account(&other).await.post(&path, &[]).await.status, 404);
        assert_eq!(nele.post(&path, &[]).await.status, 303);
        assert_eq!(lotte.get(&format!("/people/{person}")).await.status, 404);
        assert!(nele.get("/mine/consents").await.text.contains("Teruggenomen"));
    }
}

#[tokio::test]
async fn what_a_law_opens_is_not_taken_back_by_the_person() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        let mut law = fields(&t.ocmw, &["agreements"]);
        law[4] = ("basis", "law");
        law.push(("legal_source", "decreet van 8 juli 2022, art. 14"));
        let new = format!("/people/{person}/consents/new");
        assert_eq!(t.coach().await.post(&new, &law).await.status, 303);
        let id = consent_of(&t, &person).await;
        let path = format!("/mine/consents/{id}/withdraw");
        assert_eq!(nele.post(&path, &[]).await.status, 403);
        assert!(nele.get("/mine/consents").await.text.contains("art. 14"));
        let path = format!("/consents/{id}/withdraw");
        let mut work = t.app.db.work().await.unwrap();
        let columns = ["person", "organisation", "sort_name", "from_day"];
        let row = values![&person, &t.leiekant, "zandvoorde nele", t.app.today()];
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
        work.save().await.unwrap();
        let elsewhere = t.stranger().await.post(&path, &[]).await.status;
        assert_eq!(elsewhere, 403, "only the organisation that noted it says that it is over");
        assert_eq!(t.coach().await.post(&path, &[]).await.status, 303);
    }
}

const URGENT: [(&str, &str); 5] = [
    ("given", "Nele"),
    ("family", "Zandvoorde"),
    ("birth", "1985-04-03"),
    ("reason", "Zij is gevallen en antwoordt niet meer, de dokter vraagt wie zij is."),
    ("hours", "4"),
];

/// Opens the file of somebody called Nele Zandvoorde in an emergency.
pub async fn emergency(t: &TestApp, person: &str, client: &Client<'_>) {
    let mut work = t.app.db.work().await.unwrap();
    let set = "UPDATE person SET birth = '1985-04-03' WHERE id = $1";
    work.run(set, values![person]).await.unwrap();
    work.save().await.unwrap();
    let reply = client.post("/emergency", &URGENT).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

async fn nele_born(t: &TestApp) -> String {
    let nele = nele_with_a_step(t).await;
    let mut work = t.app.db.work().await.unwrap();
    let set = "UPDATE person SET birth = '1985-04-03' WHERE id = $1";
    work.run(set, values![&nele]).await.unwrap();
    work.save().await.unwrap();
    nele
}

#[tokio::test]
async fn emergency_access_is_short_told_and_looked_at_afterwards() {
    for t in TestApp::each().await {
        let nele = nele_born(&t).await;
        let lotte = t.partner().await;
        let page = format!("/people/{nele}");
        let mut short = URGENT;
        short[3] = ("reason", "dringend");
        let refused = lotte.post("/emergency", &short).await;
        assert!(refused.text.contains("waarom het niet kan wachten (minstens"), "{}", refused.text);
        assert_eq!(lotte.post("/emergency", &URGENT).await.location(), page);
        assert!(reads(&lotte, &nele, "Fietsatelier").await);
        assert!(!lotte.get("/shared").await.text.contains("Zandvoorde"), "it stands in no list");
        assert!(!lotte.get("/people?q=Zandvoorde").await.text.contains(&nele));
        t.clock.pass(SignedDuration::from_hours(4) + SignedDuration::from_secs(1));
        assert_eq!(t.partner().await.get(&page).await.status, 404, "it is over after four hours");
        let dpo = t.dpo().await;
        let list = dpo.get("/emergencies").await.text;
        assert!(list.contains("antwoordt niet meer") && list.contains("Lotte Vijverman"));
        assert!(!list.contains("Zandvoorde"), "the officer reads no files");
        assert_eq!(t.partner().await.get("/emergencies").await.status, 404);
    }
}

#[tokio::test]
async fn what_was_opened_in_an_emergency_stays_listed_for_a_month_after_the_verdict() {
    for t in TestApp::each().await {
        let nele = nele_born(&t).await;
        let lotte = t.partner().await;
        lotte.post("/emergency", &URGENT).await;
        assert_eq!(lotte.get(&format!("/people/{nele}")).await.status, 200);
        let dpo = t.dpo().await;
        assert!(dpo.get("/emergencies").await.text.contains("1 keer"));
        let id =
            store::emergencies_of(&t.app.db, &nele, t.app.today()).await.unwrap()[0].id.clone();
        let right = dpo.post(&format!("/emergencies/{id}"), &[("verdict", "right")]).await;
        assert_eq!(right.status, 303);
        assert!(dpo.get("/emergencies").await.text.contains("1 keer"));
        t.clock.pass(SignedDuration::from_hours(32 * 24));
        let later = t.dpo().await.get("/emergencies").await.text;
        assert!(later.contains("Lotte Vijverman") && !later.contains("1 keer"));
    }
}

#[tokio::test]
async fn an_emergency_access_that_was_wrong_ends_at_once() {
    for t in TestApp::each().await {
        let nele = nele_born(&t).await;
        let lotte = t.partner().await;
        lotte.post("/emergency", &URGENT).await;
        let id =
            store::emergencies_of(&t.app.db, &nele, t.app.today()).await.unwrap()[0].id.clone();
        let path = format!("/emergencies/{id}");
        assert_eq!(lotte.post(&path, &[("verdict", "right")]).await.status, 404);
        let dpo = t.dpo().await;
        assert_eq!(dpo.post(&path, &[]).await.status, 400);
        let bare = dpo.post(&path, &[("verdict", "wrong")]).await;
        assert_eq!(bare.status, 422);
        assert!(bare.text.contains("Schrijf in een zin waarom het niet terecht was"));
        let said = [("verdict", "wrong"), ("remark", "Er was geen haast.")];
        assert_eq!(dpo.post(&path, &said).await.status, 303);
        let gone = lotte.get(&format!("/people/{nele}")).await;
        assert_eq!(gone.status, 404);
        for told in ["noodtoegang tot dit dossier is voorbij", "Dina Dorpel", "Er was geen haast."]
        {
            assert!(gone.text.contains(told), "{told} {}", gone.text);
        }
        let stranger = t.stranger().await.get(&format!("/people/{nele}")).await;
        let nobody = t.stranger().await.get("/people/0199aaaa00007000800000000000ffff").await;
        let nowhere = nobody.text.replace("0199aaaa00007000800000000000ffff", &nele);
        assert_eq!(stranger.text, nowhere, "nobody else hears of it");
        assert!(lotte.get("/day").await.text.contains("niet terecht"));
        t.clock.pass(jiff::SignedDuration::from_secs(60));
        let again = lotte.post("/emergency", &URGENT).await;
        assert_eq!(again.status, 422, "first she reads what was said");
        assert!(again.text.contains("Er was geen haast.") && again.text.contains("Dina Dorpel"));
        let all: Vec<_> = URGENT.into_iter().chain([("again", "yes")]).collect();
        assert_eq!(lotte.post("/emergency", &all).await.status, 303);
        let joris = t.add_account("Mia Weyn", &t.ocmw, &[crate::access::Role::Coach]).await;
        t.clock.pass(jiff::SignedDuration::from_secs(60));
        t.sign_in_account(&joris).await.post("/emergency", &URGENT).await;
        let list = t.dpo().await.get("/emergencies").await.text;
        let (hers, other) = (list.find("Lotte Vijverman"), list.find("Mia Weyn"));
        assert!(hers.unwrap() < other.unwrap(), "what was opened again stands on top");
    }
}

#[tokio::test]
async fn who_leads_hears_of_an_emergency_and_who_opened_it_can_close_it() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let lotte = t.works_along(&nele).await;
        lotte.get(&format!("/people/{nele}/plan")).await;
        emergency(&t, &nele, &lotte).await;
        let coordinator = marieke.get("/day").await.text;
        assert!(coordinator.contains("Geopend in nood"), "nobody leads: the coordinator hears");
        crate::notes::tests::on_team(&t, &nele, &joris, true).await;
        assert!(!marieke.get("/day").await.text.contains("Geopend in nood"));
        let day = joris.get("/day").await.text;
        for told in ["Geopend in nood", "Lotte Vijverman, OCMW Kruisdam", "antwoordt niet meer"] {
            assert!(day.contains(told), "{told} {day}");
        }
        assert!(!t.instructor().await.get("/day").await.text.contains("Geopend in nood"));
        for page in ["", "/plan", "/notes", "/print"] {
            let text = lotte.get(&format!("/people/{nele}{page}")).await.text;
            assert!(text.contains("Noodtoegang tot "), "{page} {text}");
        }
        assert!(!lotte.get("/day").await.text.contains("Noodtoegang tot "));
        let list = t.dpo().await.get("/emergencies").await.text;
        assert!(list.contains("<li>Plan · 1 keer</li>") && list.contains("/audit?who="), "{list}");
        let id =
            store::emergencies_of(&t.app.db, &nele, t.app.today()).await.unwrap()[0].id.clone();
        let end = format!("/emergency/{id}/end");
        assert!(lotte.get("/emergency").await.text.contains(&end));
        assert_eq!(joris.post(&end, &[]).await.status, 404, "only who opened it");
        assert_eq!(lotte.post(&end, &[]).await.status, 303);
        let text = lotte.get(&format!("/people/{nele}/plan")).await.text;
        assert!(!text.contains("Noodtoegang tot "));
        let reasons = "SELECT detail FROM audit_line WHERE account = $1 AND action = 'look'
            AND person = $2 ORDER BY seq";
        let rows = t.app.db.rows(reasons, values![&lotte.account, &nele]).await.unwrap();
        let all: Vec<String> = rows.iter().map(|r| r.get("detail").unwrap()).collect();
        assert_eq!((all[0].as_str(), all[2].as_str()), ("plan: on-team", "plan: emergency"));
        assert_eq!(all.last().unwrap(), "plan: on-team");
    }
}

#[tokio::test]
async fn the_person_reads_of_an_emergency_on_the_first_page_and_no_reason_where_the_home_is_secret()
{
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        emergency(&t, &person, &t.partner().await).await;
        let home = nele.get("/mine").await.text;
        for told in ["Lotte Vijverman opende je dossier in nood", "nog nagekeken"] {
            assert!(home.contains(told), "{told} {home}");
        }
        assert!(!home.contains("antwoordt niet meer"));
        assert!(nele.get("/mine/consents").await.text.contains("antwoordt niet meer"));
        let marieke = t.coordinator().await;
        marieke.post(&format!("/people/{person}/protect"), &[("protected", "yes")]).await;
        for page in ["/mine", "/mine/consents", "/mine/file", "/mine/looks", "/mine/print"] {
            let text = nele.get(page).await.text;
            assert!(!text.contains("antwoordt niet meer"), "{page}");
        }
        let id =
            store::emergencies_of(&t.app.db, &person, t.app.today()).await.unwrap()[0].id.clone();
        let said = [("verdict", "wrong"), ("remark", "Er was geen haast.")];
        t.dpo().await.post(&format!("/emergencies/{id}"), &said).await;
        assert!(nele.get("/mine").await.text.contains("het was niet terecht"));
    }
}

#[tokio::test]
async fn a_consent_goes_along_when_two_records_become_one_and_back() {
    for t in TestApp::each().await {
        let (kept, lost) = (t.somebody().await, t.somebody().await);
        give(&t, &lost, &t.ocmw, &[Category::Agreements]).await;
        let marieke = t.coordinator().await;
        let path = format!("/people/{kept}/merge?with={lost}");
        let form = marieke.get(&path).await.text;
        let version = |name: &str| {
            let at = form.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{name}"));
            let rest = &form[at..];
            let from = rest.find("value=\"").unwrap() + 7;
            rest[from..].split('"').next().unwrap().to_owned()
        };
        let (one, other) = (version("kept-version"), version("lost-version"));
        let sent = [("with", lost.as_str()), ("kept-version", &one), ("lost-version", &other)];
        let done = marieke.post(&format!("/people/{kept}/merge"), &sent).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/people/{kept}")).await.status, 200);
        let merge = "SELECT id FROM merge";
        let id: String = t.app.db.row(merge, values![]).await.unwrap().get("id").unwrap();
        let undone = marieke.post(&format!("/merges/{id}"), &[("version", "2")]).await;
        assert_eq!(undone.status, 303, "{}", undone.text);
        assert_eq!(t.partner().await.get(&format!("/people/{lost}")).await.status, 200);
        assert_eq!(t.partner().await.get(&format!("/people/{kept}")).await.status, 404);
    }
}

#[tokio::test]
async fn who_takes_back_reads_whether_the_partner_still_has_a_file_of_its_own() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        let id = give(&t, &person, &t.ocmw, &[Category::WorkGoals]).await;
        let path = format!("/mine/consents/{id}/withdraw");
        let said = |reply: &crate::testing::Reply| {
            reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
        };
        let reply = nele.post(&path, &[]).await;
        assert_eq!(said(&reply), "said=consent-said-withdrawn");
        let mut work = t.app.db.work().await.unwrap();
        let today = t.app.today();
        crate::people::store::open_file(&mut work, &person, &t.ocmw, today).await.unwrap();
        work.save().await.unwrap();
        let id = give(&t, &person, &t.ocmw, &[Category::WorkGoals]).await;
        let reply = nele.post(&format!("/mine/consents/{id}/withdraw"), &[]).await;
        assert_eq!(said(&reply), "said=consent-said-withdrawn-keeps");
    }
}

#[tokio::test]
async fn who_helps_already_stands_first_among_the_partners() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        let first = |text: &str| {
            let list = text.split("id=\"organisation\"").nth(1).unwrap().to_owned();
            list.split("<option").nth(2).unwrap().split('<').next().unwrap().to_owned()
        };
        let before = first(&nele.get("/mine/consents/new").await.text);
        assert!(!before.contains("helpt al"), "{before}");
        let lotte = t.partner().await.account;
        let mut work = t.app.db.work().await.unwrap();
        let new = crate::people::store::team::Joining {
            person: &person,
            account: &lotte,
            organisation: None,
            role: "other",
        };
        let (now, today) = (t.app.now(), t.app.today());
        crate::people::store::team::join(&mut work, now, new, today).await.unwrap();
        work.save().await.unwrap();
        let own = nele.get("/mine/consents/new").await.text;
        assert!(first(&own).contains("helpt al") && first(&own).contains(&t.ocmw), "{own}");
        for other in ["CMPPS", "de persoon bereikt", "het eigen doel", "vraag je het opnieuw"] {
            assert!(!own.contains(other), "the person is spoken to: {other}");
        }
        let coach = t.coach().await;
        let form = coach.get(&format!("/people/{person}/consents/new")).await.text;
        assert!(first(&form).contains("helpt al"));
    }
}

#[tokio::test]
async fn the_sheet_to_sign_is_made_before_anything_is_noted_and_again_of_what_was_noted() {
    for t in TestApp::each().await {
        let nele = nele_born(&t).await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/consents/paper");
        let nothing = joris.post(&path, &[("from", "2026-11-22"), ("until", "2027-11-21")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.text.contains("Vink aan wat de partner mag zien"));
        let sent = [
            ("organisation", t.ocmw.as_str()),
            ("categories", "housing"),
            ("purpose", "guidance"),
            ("from", "2026-11-22"),
            ("until", "2027-11-21"),
        ];
        let sheet = joris.post(&path, &sent).await;
        assert_eq!(sheet.status, 200, "{}", sheet.text);
        assert_eq!(sheet.headers["content-type"], "application/pdf");
        let told = ["Wonen", "OCMW Kruisdam", "Je kan het elke dag terugnemen", "Handtekening"];
        assert!(told.iter().all(|words| sheet.text.contains(words)));
        assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty());
        assert_eq!(t.partner().await.post(&path, &sent).await.status, 404);
        let id = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let page = joris.get(&format!("/consents/{id}")).await.text;
        assert!(page.contains(&format!("/consents/{id}/pdf")));
        let sheet = joris.get(&format!("/consents/{id}/pdf")).await;
        assert!(sheet.text.contains("21 november 2027") && sheet.text.contains("Wonen"));
    }
}

/// Whether an organisation takes part.
async fn set_active(t: &TestApp, organisation: &str, active: bool) -> u16 {
    let administrator = t.administrator().await;
    let (found, version) =
        crate::organisations::store::one(&t.app.db, organisation).await.unwrap().unwrap();
    let version = version.to_string();
    let mut fields =
        vec![("name", found.name.as_str()), ("kind", found.kind.as_str()), ("version", &version)];
    if active {
        fields.push(("active", "yes"));
    }
    administrator.post(&format!("/organisations/{organisation}"), &fields).await.status
}

#[tokio::test]
async fn a_consent_to_an_organisation_that_stopped_rests_until_it_takes_part_again() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        give(&t, &person, &t.ocmw, &[Category::Health]).await;
        let account = t.add_account("Meelezer", &t.ocmw, &[Role::Coach]).await;
        let reader = t.sign_in_account(&account).await;
        let path = format!("/people/{person}");
        assert_eq!(reader.get(&path).await.status, 200);
        let page = t.administrator().await.get(&format!("/organisations/{}", t.ocmw)).await.text;
        assert!(page.contains("Eén akkoord laat deze organisatie nu lezen"), "{page}");
        assert_eq!(set_active(&t, &t.ocmw, false).await, 303);
        assert_eq!(reader.get(&path).await.status, 404);
        let own = t.coach().await.get(&format!("{path}/consents")).await.text;
        assert!(own.contains("Rust: deze organisatie werkt niet meer mee"), "{own}");
        t.clock.pass(SignedDuration::from_hours(24));
        let reader = t.sign_in_account(&account).await;
        assert_eq!(reader.get(&path).await.status, 404, "also when the day turns");
        assert_eq!(set_active(&t, &t.ocmw, true).await, 303);
        assert_eq!(reader.get(&path).await.status, 200);
    }
}

#[tokio::test]
async fn a_consent_withdrawn_before_its_first_day_never_was_known_to_the_partner() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let consent = give(&t, &person, &t.ocmw, &[Category::Health]).await;
        let by = t.coach().await.account;
        let mut work = t.app.db.work().await.unwrap();
        let later = "UPDATE consent SET from_day = '2026-12-10', is_open = FALSE WHERE id = $1";
        work.run(later, values![&consent]).await.unwrap();
        let whose = (consent.as_str(), person.as_str());
        super::store::withdraw(&mut work, t.app.now(), whose, &by, "").await.unwrap();
        work.save().await.unwrap();
        let reader = t.add_account("Meelezer", &t.ocmw, &[Role::Coach]).await;
        let reply = t.sign_in_account(&reader).await.get(&format!("/people/{person}")).await;
        assert_eq!(reply.status, 404);
        assert!(!reply.text.contains("afgelopen"), "{}", reply.text);
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one consent, given, taken back and given again")]
async fn a_receipt_says_what_was_open_and_names_only_where_there_is_an_own_file() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let lotte = t.partner().await;
        give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let found = lotte.get("/shared?q=zandv+nel").await.text;
        assert!(found.contains(&nele) && found.contains("tot en met"), "{found}");
        let none = lotte.get("/shared?q=Elders%25").await.text;
        assert!(!none.contains(&nele) && none.contains("Niemand gevonden"), "{none}");
        let id = consent_of(&t, &nele).await;
        assert_eq!(
            t.coach().await.post(&format!("/consents/{id}/withdraw"), &[]).await.status,
            303
        );
        let told = lotte.get("/shared").await.text;
        assert!(told.contains("een begeleider noteerde het"), "{told}");
        assert!(told.contains("Weet je niet over wie het gaat?") && !told.contains("Zandvoorde"));
        let other = t.stranger().await.account;
        let mut work = t.app.db.work().await.unwrap();
        for (sql, with) in [
            (
                "INSERT INTO involvement (person, organisation, from_day, sort_name)
                 SELECT person, $2, from_day, sort_name FROM involvement WHERE person = $1",
                values![&nele, &t.ocmw],
            ),
            (
                "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
                 VALUES ('t-lotte', $1, $3, $2, 'coach', FALSE, '2026-11-01')",
                values![&nele, &t.ocmw, &lotte.account],
            ),
            ("UPDATE account SET person = $1 WHERE id = $2", values![&nele, &other]),
            ("UPDATE consent SET withdrawn_by = $2 WHERE person = $1", values![&nele, &other]),
        ] {
            work.run(sql, with).await.unwrap();
        }
        work.save().await.unwrap();
        let told = lotte.get("/shared").await.text;
        assert!(told.contains("Teruggenomen door de persoon zelf"), "{told}");
        assert!(told.contains("Zandvoorde") && !told.contains("Weet je niet"), "{told}");
        assert!(told.contains("Atelier De Kade noteerde") && !told.contains("opnieuw toegestaan"));
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        t.app.db.script("UPDATE consent SET given_how = 'portal'").await.unwrap();
        give(&t, &nele, &t.ocmw, &[Category::Agreements, Category::Housing]).await;
        let told = lotte.get("/shared").await.text;
        assert!(told.contains("De persoon gaf de toestemming zelf"), "{told}");
        let again = told.split("Intussen opnieuw toegestaan").nth(1).unwrap();
        let again = again.split("</div>").next().unwrap();
        assert!(again.contains("22 november") && !again.contains("Wonen"), "{again}");
        let page = t.coach().await.get(&format!("/consents/{id}")).await.text;
        assert!(page.contains("Zelf gegeven") && page.contains("Nederlands"), "{page}");
    }
}

#[tokio::test]
async fn a_consent_taken_back_before_its_first_day_opened_nothing_and_has_no_receipt() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let mut sent = fields(&t.ocmw, &["agreements"]);
        (sent[2], sent[3]) = (("from", "2026-12-25"), ("until", "2026-12-28"));
        let new = format!("/people/{nele}/consents/new");
        assert_eq!(t.coach().await.post(&new, &sent).await.status, 303);
        let id = consent_of(&t, &nele).await;
        let path = format!("/consents/{id}/withdraw");
        assert_eq!(t.coach().await.post(&path, &[]).await.status, 303);
        let lotte = t.partner().await;
        assert!(!lotte.get("/shared").await.text.contains("Teruggenomen"));
        assert!(!lotte.get("/day").await.text.contains("/shared"), "the day counts none");
        let confirm = format!("/shared/receipts/{id}/confirm");
        assert_eq!(lotte.post(&confirm, &[]).await.status, 404);
    }
}

#[tokio::test]
async fn who_guides_nobody_reads_no_receipts_and_one_that_waits_never_falls_off() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let id = consent_of(&t, &nele).await;
        let path = format!("/consents/{id}/withdraw");
        assert_eq!(t.coach().await.post(&path, &[]).await.status, 303);
        let mut work = t.app.db.work().await.unwrap();
        for n in 0..60 {
            let newer = "INSERT INTO consent (id, person, organisation, noted_for, basis, legal_source,
                    purpose, categories, from_day, until_day, given_how, given_by, given_by_name, language,
                    with_interpreter, noted_by, noted_at, is_open, withdrawn_at, withdrawn_by,
                    withdrawn_because, confirmed_at, confirmed_by)
                SELECT $2, person, organisation, noted_for, basis, legal_source, purpose, categories,
                    from_day, until_day, given_how, given_by, given_by_name, language, with_interpreter,
                    noted_by, noted_at, is_open, $3, withdrawn_by, withdrawn_because, $3, withdrawn_by
                FROM consent WHERE id = $1";
            let at = t.app.now() + SignedDuration::from_secs(n + 1);
            work.run(newer, values![&id, format!("later-{n}"), at]).await.unwrap();
        }
        work.save().await.unwrap();
        let confirm = format!("/shared/receipts/{id}/confirm");
        let told = t.partner().await.get("/shared").await.text;
        assert!(told.contains(&confirm) && told.contains("De laatste 50"), "{told}");
        let instructor = t.add_account("Mieke Werkvloer", &t.ocmw, &[Role::Instructor]).await;
        let instructor = t.sign_in_account(&instructor).await;
        assert!(!instructor.get("/shared").await.text.contains(&confirm));
        assert_eq!(instructor.post(&confirm, &[]).await.status, 404);
    }
}

#[tokio::test]
async fn a_shared_file_is_found_by_how_somebody_is_called_whatever_the_signs() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let mut work = t.app.db.work().await.unwrap();
        work.run("UPDATE person SET called = 'Éloïse' WHERE id = $1", values![&nele])
            .await
            .unwrap();
        crate::people::store::reindex(&mut work, &nele).await.unwrap();
        work.save().await.unwrap();
        for q in ["%C3%89lo%C3%AFse", "eloise", "ELO+zandv"] {
            let found = t.partner().await.get(&format!("/shared?q={q}")).await.text;
            assert!(found.contains(&nele), "{q} {found}");
        }
    }
}

#[tokio::test]
async fn the_text_to_talk_through_is_shown_in_another_language_and_nothing_typed_is_lost() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let (coach, path) = (t.coach().await, format!("/people/{nele}/consents/new"));
        let page = coach.get(&path).await.text;
        assert!(
            page.contains("name=\"in_language\" value=\"ar\"") && !page.contains("dir=\"rtl\"")
        );
        let typed = [("in_language", "ar"), ("organisation", t.ocmw.as_str()), ("purpose", "work")];
        let shown = coach.post(&path, &typed).await;
        assert_eq!(shown.status, 422);
        let arabic = language::say(Language::Ar, "consent-talk-1", &[]);
        for told in
            [arabic.as_str(), "dir=\"rtl\"", "Je kiest zelf of je dit wil", "value=\"Arabisch\""]
        {
            assert!(shown.text.contains(told), "{told}: {}", shown.text);
        }
        for key in
            ["consent-purpose-housing", "consent-basis-law", "consent-way-paper", "consent-how"]
        {
            for spoken in [Language::Nl, Language::Ar] {
                let told = language::say(spoken, key, &[]);
                assert!(shown.text.contains(&told), "{told}: {}", shown.text);
            }
        }
        assert!(shown.text.contains(&format!("value=\"{}\" selected", t.ocmw)));
        assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty(), "nothing is noted");
        let other = [("in_language", "uk"), ("language", "Arabisch, met tekeningen")];
        let shown = coach.post(&path, &other).await.text;
        assert!(shown.contains("value=\"Arabisch, met tekeningen\""), "own words stay");
    }
}

#[tokio::test]
async fn the_language_stands_beside_the_field_and_on_a_referral_in_it() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let sql = "UPDATE person SET language = 'tr' WHERE id = $1";
        work.run(sql, values![&nele]).await.unwrap();
        work.save().await.unwrap();
        // What was given is proof, and who was there says in which language; a question is sent in that of the file.
        for (page, is_in) in [("consents/new", false), ("referrals/new", true)] {
            let page = t.coach().await.get(&format!("/people/{nele}/{page}")).await.text;
            assert!(page.contains("In het dossier staat: Turks."), "{page}");
            assert_eq!(page.contains("value=\"Turks\""), is_in, "{page}");
        }
    }
}

#[tokio::test]
async fn who_leads_hears_on_the_day_and_on_the_page_of_consents_that_a_partner_reads_no_more() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let leads = "UPDATE team_member SET leads = TRUE WHERE person = $1";
        work.run(leads, values![&nele]).await.unwrap();
        work.save().await.unwrap();
        let given = give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let told = "OCMW Kruisdam leest niet meer mee met Nele Zandvoorde";
        assert!(!joris.get("/day").await.text.contains(told));
        assert_eq!(marieke.post(&format!("/consents/{given}/withdraw"), &[]).await.status, 303);
        assert!(joris.get("/day").await.text.contains(told));
        assert!(!marieke.get("/day").await.text.contains(told), "somebody leads");
        let page = format!("/people/{nele}/consents");
        let since = "OCMW Kruisdam leest sinds vandaag niet meer mee.";
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        assert!(joris.get(&page).await.text.contains(since));
        assert!(!joris.get("/day").await.text.contains(told), "it was opened");
        t.clock.pass(jiff::SignedDuration::from_hours(24 * 31));
        assert!(!t.coach().await.get("/day").await.text.contains(told), "no news any more");
        give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let page = t.coach().await.get(&page).await.text;
        assert!(!page.contains("niet meer mee"), "given again: {page}");
    }
}

#[tokio::test]
async fn in_an_emergency_two_records_of_one_name_are_both_opened_and_a_year_of_birth_is_enough_in_the_file()
 {
    for t in TestApp::each().await {
        let one = nele_born(&t).await;
        let other = t.somebody().await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE person SET birth = '1985', sort_name =
            (SELECT sort_name FROM person WHERE id = $2) WHERE id = $1";
        work.run(set, values![&other, &one]).await.unwrap();
        work.save().await.unwrap();
        let lotte = t.partner().await;
        let reply = lotte.post("/emergency", &URGENT).await;
        assert_eq!((reply.status, reply.location()), (303, "/emergency"), "{}", reply.text);
        for person in [&one, &other] {
            assert_eq!(lotte.get(&format!("/people/{person}")).await.status, 200);
        }
    }
}

#[tokio::test]
async fn a_closed_file_tells_of_consents_up_to_the_day_of_closing_also_on_paper() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let before = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let mut work = t.app.db.work().await.unwrap();
        let close = "UPDATE involvement SET until_day = $2 WHERE person = $1 AND organisation = $3";
        work.run(close, values![&nele, t.app.today(), &t.kade]).await.unwrap();
        work.save().await.unwrap();
        t.clock.pass(SignedDuration::from_hours(48));
        let since = give(&t, &nele, &t.leiekant, &[Category::Finances]).await;
        let by = &t.coordinator().await.account;
        let mut work = t.app.db.work().await.unwrap();
        let ids = (before.as_str(), nele.as_str());
        assert!(store::withdraw(&mut work, t.app.now(), ids, by, "Laat maar").await.unwrap());
        work.save().await.unwrap();
        let joris = t.coach().await;
        let page = joris.get(&format!("/people/{nele}/consents")).await.text;
        for told in ["tot en met 22 november 2026", "OCMW Kruisdam", "Open op de dag van afsluiten"]
        {
            assert!(page.contains(told), "{told}: {page}");
        }
        for later in ["Leiekant", "Teruggenomen", "Laat maar", "niet meer mee", "Bespreek opnieuw"]
        {
            assert!(!page.contains(later), "{later}: {page}");
        }
        let one = joris.get(&format!("/consents/{before}")).await.text;
        assert!(
            one.contains("Open op de dag van afsluiten") && !one.contains("Laat maar"),
            "{one}"
        );
        for path in ["", "/print", "/pdf"] {
            let status = joris.get(&format!("/consents/{since}{path}")).await.status;
            assert_eq!(status, 404, "{path}");
        }
        let copy = joris.get(&format!("/people/{nele}/file.json")).await.text;
        assert!(copy.contains("\"housing\"") && !copy.contains("\"finances\""), "{copy}");
        assert!(copy.contains("\"withdrawn_at\": null"), "{copy}");
    }
}

#[tokio::test]
async fn a_renewed_consent_says_what_follows_on_what_and_the_same_again_is_asked_about() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let (coach, new) = (t.coach().await, format!("/people/{nele}/consents/new"));
        let mut first = fields(&t.ocmw, &["housing"]);
        first[3] = ("until", "2026-12-12");
        assert_eq!(coach.post(&new, &first).await.status, 303);
        let page = format!("/people/{nele}/consents");
        assert!(!coach.get(&page).await.text.contains("volgt op"));
        assert_eq!(coach.post(&new, &fields(&t.ocmw, &["housing"])).await.status, 303, "renewed");
        let text = coach.get(&page).await.text;
        let told = "eindigt op 12 december 2026. Ze is al vernieuwd: de nieuwe geldt \
            van 22 november 2026 tot en met 31 mei 2027.";
        assert!(text.contains(told) && text.contains("volgt op die van dezelfde"), "{text}");
        let mut again = fields(&t.ocmw, &["housing"]);
        again[3] = ("until", "2027-06-30");
        let asked = coach.post(&new, &again).await;
        assert_eq!(asked.status, 422);
        let told = "OCMW Kruisdam leest dit al, tot en met 31 mei 2027.";
        assert!(asked.text.contains(told) && asked.text.contains("name=\"twice\""));
        again.push(("categories", "finances"));
        assert_eq!(coach.post(&new, &again).await.status, 303, "more than what is open");
        again.pop();
        again.push(("twice", "1"));
        assert_eq!(coach.post(&new, &again).await.status, 303, "who means it");
    }
}

#[tokio::test]
async fn the_own_page_tells_of_a_renewed_consent_and_asks_about_the_same_again() {
    for t in TestApp::each().await {
        let nele = nele_with_a_step(&t).await;
        let account = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, values![&account, &nele]).await.unwrap();
        work.save().await.unwrap();
        let own = t.sign_in_account(&account).await;
        let sent = fields(&t.ocmw, &["housing"]);
        assert_eq!(own.post("/mine/consents/new", &sent).await.status, 303);
        let mut again = sent.clone();
        again[3] = ("until", "2027-04-30");
        let asked = own.post("/mine/consents/new", &again).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("leest dit al") && asked.text.contains("name=\"twice\""));
        let sql = "UPDATE consent SET until_day = '2026-12-12'";
        t.app.db.script(sql).await.unwrap();
        assert_eq!(own.post("/mine/consents/new", &again).await.status, 303, "it ends soon");
        assert!(own.get("/mine/consents").await.text.contains("Ze is al vernieuwd"));
    }
}

#[test]
fn all_that_is_talked_through_exists_in_each_language_of_the_portal() {
    let words = super::PURPOSES.map(|word| format!("consent-purpose-{word}")).into_iter();
    let words = words.chain(super::WAYS.map(|word| format!("consent-way-{word}")));
    let words = words.chain(super::GIVERS.map(|word| format!("consent-giver-{word}")));
    let fixed = ["consent-basis-consent", "consent-basis-law", "consent-how", "consent-who"];
    for key in words.chain(fixed.map(str::to_owned)) {
        for spoken in Language::PORTAL {
            assert!(language::knows(spoken, &key), "{key} in {spoken:?}");
        }
    }
}
