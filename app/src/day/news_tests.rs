//! Over HTTP, on both engines: what came back, what ends, and what waits in the house.

use crate::access::{Category, Role};
use crate::consent::tests::give;
use crate::notes::tests::{on_team, person};
use crate::referrals::tests::{ask_outside, last, link};
use crate::safety_net;
use crate::testing::{Client, TestApp};
use base::values;
use jiff::SignedDuration;

fn a_moment(t: &TestApp) {
    t.clock.pass(SignedDuration::from_secs(5));
}

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

/// Nele, whom Joris leads.
async fn led(t: &TestApp) -> (String, Client<'_>) {
    let nele = person(t, &t.kade, "Nele", "Zandvoorde").await;
    let joris = t.coach().await;
    on_team(t, &nele, &joris, true).await;
    let mut work = t.app.db.work().await.unwrap();
    safety_net::settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
    work.save().await.unwrap();
    (nele, joris)
}

/// The account of Nele herself.
async fn own<'a>(t: &'a TestApp, nele: &str) -> Client<'a> {
    let account = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
    run(t, "UPDATE account SET person = $2 WHERE id = $1", values![&account, nele]).await;
    t.sign_in_account(&account).await
}

async fn day(client: &Client<'_>) -> String {
    client.get("/day").await.text
}

/// Says that something was read.
async fn seen(client: &Client<'_>, id: &str) {
    let reply = client.post("/day/seen", &[("id", id)]).await;
    assert_eq!((reply.status, reply.location()), (303, "/day"), "{}", reply.text);
}

const YES: [(&str, &str); 6] = [
    ("do", "accept"),
    ("version", "2"),
    ("first_day", "2026-12-01"),
    ("first_time", "09:30"),
    ("first_who", "Bea"),
    ("answered_by", "Bea Bakker"),
];

#[tokio::test]
async fn a_yes_by_link_stands_on_the_day_until_it_was_read_and_its_day_becomes_an_appointment() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let path = link(&ask_outside(&joris, &nele).await);
        let id = last(&t).await;
        a_moment(&t);
        let yes = t.nobody().post(&path, &YES).await;
        assert_eq!(yes.status, 303, "{}", yes.text);
        let told = "De Branding zei ja: dinsdag 1 december, 09:30.";
        assert!(day(&joris).await.contains(told), "{}", day(&joris).await);
        assert!(!day(&t.coordinator().await).await.contains(told), "somebody leads");
        seen(&t.stranger().await, &id).await;
        assert!(day(&joris).await.contains(told), "another's word ends nothing");
        let file = joris.get(&format!("/people/{nele}")).await.text;
        let plan = format!("/people/{nele}/appointments/new?referral={id}");
        assert!(file.contains("dinsdag 1 december, 09:30 · Bea") && file.contains(&plan), "{file}");
        joris.get(&format!("/people/{nele}/referrals")).await;
        joris.get(&format!("/people/{nele}/referrals/new")).await;
        assert!(day(&joris).await.contains(told), "only its own page is the answer");
        let answer = t.coordinator().await.get(&format!("/referrals/{id}")).await.text;
        assert!(answer.contains(&plan), "{answer}");
        assert!(day(&joris).await.contains(&plan), "from the day it is one press");
        let form = joris.get(&plan).await.text;
        for filled in ["2026-12-01", "09:30", "Eerste afspraak bij De Branding, Bea"] {
            assert!(form.contains(filled), "{filled}: {form}");
        }
        let sent = [("day", "2026-12-01"), ("time", "09:30"), ("kind", "intake")];
        let made = joris.post(&format!("/people/{nele}/appointments/new"), &sent).await;
        assert_eq!(made.status, 303);
        assert!(!joris.get(&format!("/people/{nele}")).await.text.contains(&plan), "typed once");
        assert!(!day(&joris).await.contains(told), "who made the appointment read it");
        let answer = t.coach().await.get(&format!("/referrals/{id}")).await.text;
        assert!(!answer.contains(&plan), "{answer}");
        assert!(!day(&joris).await.contains(told));
        t.nobody().get(&path).await;
        let looks = joris.get(&format!("/people/{nele}/looks")).await.text;
        assert!(looks.contains("De persoon ging akkoord met deze vraag."), "{looks}");
    }
}

#[tokio::test]
async fn opening_the_answer_reads_it_and_an_agreement_taken_back_is_told() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let path = link(&ask_outside(&joris, &nele).await);
        let id = last(&t).await;
        a_moment(&t);
        let no = [("do", "refuse"), ("version", "2"), ("reason", "full")];
        assert_eq!(t.nobody().post(&path, &no).await.status, 303);
        assert!(day(&joris).await.contains("De Branding zei nee: Volzet"), "with the reason");
        a_moment(&t);
        joris.get(&format!("/referrals/{id}")).await;
        assert!(!day(&joris).await.contains("De Branding zei nee"));
        ask_outside(&joris, &nele).await;
        let id = last(&t).await;
        a_moment(&t);
        let back = format!("/mine/referrals/{id}/withdraw");
        let reply = own(&t, &nele).await.post(&back, &[]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert!(day(&joris).await.contains("Wil niet meer dat we dit aan De Branding vragen."));
    }
}

#[tokio::test]
async fn a_file_newly_shared_stands_on_the_day_of_the_partner_until_it_was_opened() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let lotte = t.partner().await;
        let told = "Laat jullie nu meelezen";
        let given = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        assert!(day(&lotte).await.contains(told) && !day(&joris).await.contains(told));
        a_moment(&t);
        give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        assert_eq!(
            day(&lotte).await.matches(&format!("<div>{told}")).count(),
            1,
            "more is not new"
        );
        lotte.get(&format!("/people/{nele}")).await;
        assert!(!day(&lotte).await.contains(told));
        seen(&lotte, &given).await;
    }
}

/// A yes to a question, an agreed plan, and an action that was ticked: person, organisation, account, who asked with
/// its account, moment and day.
const ROWS: [&str; 4] = [
    "INSERT INTO share_ask (id, person, organisation, purpose, categories, until_day, why,
     asked_by, asked_day, asked_at, lapses_day, state, answered_by, answered_at)
     VALUES ('k1', $1, $4, 'housing', ',housing,', '2027-01-01', 'Waarom', $5, $7, $6,
     '2027-01-01', 'yes', $3, $6)",
    "INSERT INTO plan_version (id, person, organisation, number, contents, agreed_day,
     agreed_by, how, made_by, made_at) VALUES ('v1', $1, $2, 1, '{}', $7, 'Nele', 'portal',
     $3, $6)",
    "INSERT INTO plan_goal (id, person, organisation, category, words, from_day, made_by,
     made_at) VALUES ('g1', $1, $2, 'housing', 'Wonen', $7, $3, $6)",
    "INSERT INTO plan_action (id, goal, person, organisation, words, who, state, made_by,
     made_at, ticked_at) VALUES ('a1', 'g1', $1, $2, 'Bel de huisarts', 'person', 'done',
     $3, $6, $6)",
];

#[tokio::test]
async fn the_persons_own_yes_agreement_and_action_done_reach_who_waits_for_them() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let lotte = t.partner().await;
        let me = own(&t, &nele).await;
        a_moment(&t);
        lotte.get(&format!("/people/{nele}")).await;
        joris.get(&format!("/people/{nele}/plan")).await;
        a_moment(&t);
        let (now, today) = (t.app.now(), t.app.today());
        for sql in ROWS {
            let all = [&nele, &t.kade, &me.account, &t.ocmw, &lotte.account];
            let mut values: Vec<base::db::Value> = all.into_iter().map(Into::into).collect();
            values.extend(values![now, today]);
            run(&t, sql, values).await;
        }
        assert!(day(&lotte).await.contains("Zei ja op je vraag"));
        let told = day(&joris).await;
        assert!(told.contains("Is akkoord met het plan.") && told.contains("Bel de huisarts"));
        seen(&joris, "v1").await;
        let told = day(&joris).await;
        assert!(!told.contains("Is akkoord") && told.contains("Deed zelf: Bel de huisarts"));
        // What was agreed is read again on that page; here it holds nothing.
        run(&t, "DELETE FROM plan_version", values![]).await;
        a_moment(&t);
        assert_eq!(joris.get(&format!("/people/{nele}/plan")).await.status, 200);
        assert!(!day(&joris).await.contains("Deed zelf"));
        lotte.get(&format!("/people/{nele}")).await;
        assert!(!day(&lotte).await.contains("Zei ja op je vraag"));
    }
}

#[tokio::test]
async fn a_consent_that_ends_within_sixty_days_is_told_to_all_who_can_act_until_it_is_renewed() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let marieke = t.coordinator().await;
        let id = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        assert!(!day(&joris).await.contains("Toestemmingen die eindigen"));
        run(&t, "UPDATE consent SET until_day = '2026-12-12' WHERE id = $1", values![&id]).await;
        let again = format!("/people/{nele}/consents/new?again={id}");
        let own = day(&joris).await;
        assert!(own.contains("Eindigt op 12 december 2026") && own.contains(&again), "{own}");
        let all = joris.get(&format!("/people/{nele}/consents")).await.text;
        assert!(all.contains("Eindigt op 12 december 2026") && all.contains(&again), "{all}");
        let form = joris.get(&again).await.text;
        for filled in ["value=\"housing\" checked", "value=\"2026-11-22\""] {
            assert!(form.contains(filled), "{filled}: {form}");
        }
        assert!(!form.contains("value=\"spoken\" checked"), "how is asked anew");
        assert!(day(&marieke).await.contains("Eén toestemming eindigt binnen 60 dagen"));
        let page = marieke.get("/consents/ending").await.text;
        assert!(page.contains("OCMW Kruisdam") && page.contains(&again), "{page}");
        assert!(!t.stranger().await.get("/consents/ending").await.text.contains("Zandvoorde"));
        let dpo = t.dpo().await.get("/dpo").await.text;
        assert!(dpo.contains("Atelier De Kade") && !dpo.contains("Zandvoorde"), "{dpo}");
        give(&t, &nele, &t.ocmw, &[Category::Health]).await;
        assert!(
            day(&joris).await.contains("Toestemmingen die eindigen"),
            "that is another consent"
        );
        let all = joris.get(&format!("/people/{nele}/consents")).await.text;
        assert!(all.contains(&again), "{all}");
        give(&t, &nele, &t.ocmw, &[Category::Agreements, Category::Housing]).await;
        assert!(!day(&joris).await.contains("Toestemmingen die eindigen"));
        assert!(!day(&marieke).await.contains("eindigt binnen 60 dagen"));
    }
}

#[tokio::test]
async fn what_waits_in_the_house_is_counted_once_until_something_changes_there() {
    for t in TestApp::each().await {
        let (marieke, greta) = (t.coordinator().await, t.instructor().await);
        assert!(day(&marieke).await.contains("De komende maand geen sluiting"));
        for client in [&marieke, &greta] {
            client.get("/day").await;
            assert!(client.statements_of("/day").await <= 10, "it is not counted twice");
        }
        let when = [("scope", "all"), ("from", "2026-11-24"), ("until", ""), ("part", "day")];
        let closed = [when.as_slice(), &[("reason", "team")]].concat();
        let reply = t.coordinator().await.post("/closures/new", &closed).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let told = day(&marieke).await;
        assert!(!told.contains("De komende maand geen sluiting"), "{told}");
        assert!(told.contains("24 november"), "{told}");
        t.clock.pass(SignedDuration::from_mins(6));
        assert!(marieke.statements_of("/day").await > 10, "nor does it hold for ever");
    }
}

#[tokio::test]
async fn the_coordinator_sees_what_waits_in_the_house_and_a_supporter_does_not() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        ask_outside(&joris, &nele).await;
        let now = t.app.now();
        let sql = "INSERT INTO correction (id, person, organisation, about, wrong, should_be,
            asked_by, asked_day, due_day, made_at)
            VALUES ('c1', $1, $2, 'identity', 'a', 'b', $3, '2026-11-20', '2026-12-20', $4)";
        run(&t, sql, values![&nele, &t.kade, &joris.account, now]).await;
        let sql = "INSERT INTO retention (person, last_day, over_on, rule)
            VALUES ($1, '2016-01-01', '2026-01-01', 'retention-reception')";
        run(&t, sql, values![&nele]).await;
        run(&t, "UPDATE referral SET answer_by = '2026-11-18'", values![]).await;
        let told = day(&t.coordinator().await).await;
        for said in [
            "Eén vraag om iets te verbeteren",
            "antwoord uiterlijk op 20 december 2026",
            "Eén dossier: wissen of langer bewaren?",
            "Eén doorverwijzing is over tijd",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert!(!day(&joris).await.contains("Wacht in je organisatie"));
        assert!(!day(&t.stranger().await).await.contains("Wacht in je organisatie"));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn advice_says_what_it_is_and_several_lines_end_with_one_press() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        for _ in 0..2 {
            a_moment(&t);
            let new = format!("/people/{nele}/referrals/new");
            let asked = crate::referrals::tests::fields(&[("kind", "advice")]);
            let path = link(&joris.post_through(&new, &asked).await);
            a_moment(&t);
            let advice = format!("Begin met twee halve dagen. {}", "Rustig aan. ".repeat(40));
            let sent = [
                ("do", "accept"),
                ("version", "2"),
                ("advice", advice.as_str()),
                ("answered_by", "Bea Bakker"),
            ];
            let reply = t.nobody().post(&path, &sent).await;
            assert_eq!(reply.status, 303, "{}", reply.text);
        }
        let told = day(&joris).await;
        let said = "De Branding gaf advies: Begin met twee halve dagen. Rustig aan.";
        assert_eq!(told.matches(&format!("<div>{said}")).count(), 2, "{told}");
        assert!(!told.contains("zei ja") && told.contains(" …</div>"), "not all of it: {told}");
        assert!(told.contains("Alles gezien (2)") && !told.contains("Alles over Nele Zandvoorde"));
        let tom = person(&t, &t.kade, "Tom", "Aalberts").await;
        on_team(&t, &tom, &joris, true).await;
        let sql = "INSERT INTO plan_version (id, person, organisation, number, contents, agreed_day,
            agreed_by, how, made_by, made_at) VALUES ('v1', $1, $2, 1, '{}', $3, 'Tom', 'portal', $4, $5)";
        let (now, today) = (t.app.now(), t.app.today());
        run(&t, sql, values![&tom, &t.kade, today, &joris.account, now]).await;
        let mut work = t.app.db.work().await.unwrap();
        safety_net::settle(&mut work, t.app.today(), &[&tom]).await.unwrap();
        work.save().await.unwrap();
        let told = day(&joris).await;
        assert!(told.contains("Alles gezien (3)") && told.contains("Alles over Nele Zandvoorde"));
        assert!(!told.contains("Alles over Tom"), "one line needs no second button");
        let sql = "SELECT id FROM referral ORDER BY id";
        let rows = t.app.db.rows(sql, values![]).await.unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row.get("id").unwrap()).collect();
        let all: Vec<(&str, &str)> = ids.iter().map(|id| ("id", id.as_str())).collect();
        let lines = "SELECT count(*) AS n FROM audit_line WHERE action = 'seen'";
        let n = async || t.app.db.row(lines, values![]).await.unwrap().get::<i64>("n").unwrap();
        assert_eq!(joris.post("/day/seen", &all).await.status, 303);
        assert_eq!(n().await, 2, "a line each");
        assert!(!day(&joris).await.contains("gaf advies"));
    }
}

/// Nele scores at the lowest level, on the own pages.
async fn scores(me: &Client<'_>, more: &[(&str, &str)]) {
    let mut sent = vec![("instrument", "self-sufficiency")];
    sent.extend(more);
    let reply = me.post("/mine/domains/new", &sent).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

#[tokio::test]
async fn the_lowest_answer_of_a_person_stands_on_top_of_the_day_of_who_leads_until_it_was_read() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let marieke = t.coordinator().await;
        let me = own(&t, &nele).await;
        a_moment(&t);
        scores(&me, &[("level-money", "2"), ("level-mind", "4")]).await;
        assert!(!day(&joris).await.contains("Vulde zelf in"), "only the lowest is told");
        a_moment(&t);
        scores(&me, &[("level-money", "1"), ("level-mind", "4")]).await;
        a_moment(&t);
        ask_outside(&joris, &nele).await;
        let back = format!("/mine/referrals/{}/withdraw", last(&t).await);
        a_moment(&t);
        assert_eq!(me.post(&back, &[]).await.status, 303);
        let told = day(&joris).await;
        let said = "Vulde zelf in hoe het gaat. Laagste antwoord: Geld (Het loopt vast";
        let (low, other) = (told.find(said), told.find("Wil niet meer dat we dit"));
        assert!(low.unwrap() < other.unwrap(), "on top, though it is older: {told}");
        assert!(!told.contains("Gezondheid ("), "{told}");
        assert!(!day(&marieke).await.contains("Vulde zelf in"), "somebody leads");
        assert!(!day(&t.stranger().await).await.contains("Vulde zelf in"));
        assert!(!day(&t.partner().await).await.contains("Vulde zelf in"));
        a_moment(&t);
        joris.get(&format!("/people/{nele}/domains/new")).await;
        joris.get(&format!("/people/{nele}/domains?instrument=gbo")).await;
        assert!(day(&joris).await.contains(said), "a page that does not tell it ends nothing");
        joris.get(&format!("/people/{nele}/domains?instrument=self-sufficiency")).await;
        assert!(!day(&joris).await.contains(said), "it was read");
    }
}

#[tokio::test]
async fn the_lowest_answer_reaches_the_coordinators_where_nobody_leads_who_may_read_it() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let (marieke, me) = (t.coordinator().await, own(&t, &nele).await);
        a_moment(&t);
        scores(&me, &[("level-money", "1")]).await;
        let said = "Laagste antwoord: Geld";
        assert!(day(&marieke).await.contains(said));
        assert!(!day(&t.coach().await).await.contains(said), "does not lead");
        // Who leads at another organisation, and was given nothing of it, reads nothing of it.
        let lotte = t.partner().await;
        let columns = ["person", "organisation", "sort_name", "from_day"];
        let row = values![&nele, &t.ocmw, "zandvoorde nele", t.app.today()];
        let mut work = t.app.db.work().await.unwrap();
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
        work.save().await.unwrap();
        on_team(&t, &nele, &lotte, true).await;
        let mut work = t.app.db.work().await.unwrap();
        safety_net::settle(&mut work, t.app.today(), &[&nele]).await.unwrap();
        work.save().await.unwrap();
        assert!(!day(&lotte).await.contains("Vulde zelf in"));
        assert!(day(&marieke).await.contains(said), "then the coordinators go on hearing it");
        give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        assert!(day(&lotte).await.contains(said) && !day(&marieke).await.contains(said));
        let sql = "SELECT id FROM assessment";
        let id: String = t.app.db.row(sql, values![]).await.unwrap().get("id").unwrap();
        a_moment(&t);
        seen(&lotte, &id).await;
        assert!(!day(&lotte).await.contains(said));
    }
}

#[tokio::test]
async fn what_is_closed_is_told_though_the_partner_reads_on_by_another_consent() {
    for t in TestApp::each().await {
        let (nele, joris) = led(&t).await;
        let housing = give(&t, &nele, &t.ocmw, &[Category::Housing, Category::Finances]).await;
        let again = give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        let me = own(&t, &nele).await;
        a_moment(&t);
        let back = |id: &str| format!("/mine/consents/{id}/withdraw");
        assert_eq!(me.post(&back(&again), &[]).await.status, 303);
        assert!(!day(&joris).await.contains("leest niet meer"), "all of it is open still");
        let work = give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        a_moment(&t);
        assert_eq!(me.post(&back(&housing), &[]).await.status, 303);
        let told = day(&joris).await;
        assert!(told.contains("OCMW Kruisdam leest niet meer: Wonen, sinds"), "{told}");
        a_moment(&t);
        joris.get(&format!("/people/{nele}/consents")).await;
        assert!(!day(&joris).await.contains("leest niet meer"));
        a_moment(&t);
        assert_eq!(me.post(&back(&work), &[]).await.status, 303);
        assert!(day(&joris).await.contains("leest niet meer mee"));
    }
}
