//! Over HTTP, on both engines: goals and actions, two hands at once, who reads what, what is agreed.

mod agreeing;
mod copying;
mod home;

use super::store;
use crate::access::{Category, Role};
use crate::consent;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;
use base::values;

const GOAL: [(&str, &str); 4] = [
    ("category", "housing"),
    ("words", "Een eigen stek met een tuintje"),
    ("why", "Dan kan mijn dochter komen logeren"),
    ("from", "2026-11-01"),
];
const ACTION: [(&str, &str); 3] =
    [("words", "Inschrijven bij het woonkantoor"), ("who", "person"), ("due", "2026-11-20")];

/// A goal of Nele, kept by De Kade, in one part of life.
async fn goal(t: &TestApp, person: &str, category: &str, words: &str) -> String {
    let path = format!("/people/{person}/plan/goals/new");
    let sent = [("category", category), ("words", words), ("from", "2026-11-01")];
    let reply = t.coach().await.post(&path, &sent).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    let all = store::all(&t.app.db, person, t.app.today(), "").await.unwrap();
    all.into_iter().find(|g| g.words == words).unwrap().id
}

async fn action(t: &TestApp, goal: &str) -> String {
    let path = format!("/goals/{goal}/actions/new");
    let reply = t.coach().await.post(&path, &ACTION).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    store::goal(&t.app.db, goal).await.unwrap().unwrap().actions[0].id.clone()
}

async fn plan(client: &Client<'_>, person: &str) -> String {
    client.get(&format!("/people/{person}/plan")).await.text
}

#[tokio::test]
async fn a_goal_gets_actions_and_an_action_its_result() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let sent = joris.post(&format!("/people/{nele}/plan/goals/new"), &GOAL).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let goal = store::all(&t.app.db, &nele, t.app.today(), "").await.unwrap().remove(0);
        let action = action(&t, &goal.id).await;
        let page = plan(&joris, &nele).await;
        for told in ["eigen stek", "mijn dochter", "woonkantoor", "Van 1 actie is de dag voorbij"] {
            assert!(page.contains(told), "{told}");
        }
        assert!(joris.get(&format!("/people/{nele}")).await.text.contains("eigen stek"));
        let done = format!("/actions/{action}/done");
        let without = joris.post(&done, &[("version", "1")]).await;
        assert_eq!(without.status, 422);
        assert!(without.text.contains("Schrijf wat het resultaat is"));
        let result = [("version", "1"), ("result", "Ze staat op de lijst"), ("done", "2026-11-19")];
        assert_eq!(joris.post(&done, &result).await.status, 303);
        let page = plan(&joris, &nele).await;
        assert!(page.contains("Ze staat op de lijst") && !page.contains("de dag voorbij"));
        let mut over = GOAL.to_vec();
        over.extend([("version", "1"), ("state", "reached")]);
        let path = format!("/goals/{}/edit", goal.id);
        assert_eq!(joris.post(&path, &over).await.status, 303);
        assert!(plan(&joris, &nele).await.contains("1 vroeger doel"));
        let lines =
            "SELECT action FROM audit_line WHERE subject_kind IN ('goal', 'action') ORDER BY seq";
        let rows = t.app.db.rows(lines, values![]).await.unwrap();
        let told: Vec<String> = rows.iter().map(|r| r.get("action").unwrap()).collect();
        assert_eq!(told, ["make", "make", "done", "end"]);
    }
}

#[tokio::test]
async fn two_workers_who_save_at_once_see_both_texts() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let goal = goal(&t, &nele, "housing", "Een eigen stek").await;
        let action = action(&t, &goal).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/goals/{goal}/edit");
        let edit = |words| {
            let rest = [("category", "housing"), ("from", "2026-11-01"), ("state", "open")];
            [vec![("version", "1"), ("words", words)], rest.to_vec()].concat()
        };
        assert_eq!(joris.post(&path, &edit("Een huisje")).await.status, 303);
        let met = marieke.post(&path, &edit("Een appartement")).await;
        assert_eq!(met.status, 422);
        assert!(met.text.contains("Een huisje") && met.text.contains("Een appartement"));
        let done = format!("/actions/{action}/done");
        let say = |result| [("version", "1"), ("result", result)];
        assert_eq!(joris.post(&done, &say("Gelukt")).await.status, 303);
        let met = marieke.post(&done, &say("Mislukt")).await;
        assert_eq!(met.status, 422);
        assert!(met.text.contains("Gelukt") && met.text.contains("Mislukt"));
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_nothing_is_saved() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let new = format!("/people/{nele}/plan/goals/new");
        let sent = [("category", "identity"), ("from", "2026-11-10"), ("until", "2026-11-01")];
        let refused = joris.post(&new, &sent).await;
        assert_eq!(refused.status, 422);
        for told in ["Schrijf wat de persoon wil bereiken", "ligt voor de eerste dag"] {
            assert!(refused.text.contains(told), "{told}");
        }
        assert!(store::all(&t.app.db, &nele, t.app.today(), "").await.unwrap().is_empty());
        let goal = goal(&t, &nele, "housing", "Een eigen stek").await;
        let path = format!("/goals/{goal}/actions/new");
        let refused = joris.post(&path, &[("words", "Bellen"), ("who", "other")]).await;
        assert!(refused.text.contains("Schrijf wie het doet"), "{}", refused.text);
        let odd = [("words", "Bellen"), ("who", t.kade.as_str())];
        assert_eq!(joris.post(&path, &odd).await.status, 422);
        let other = [("words", "Bellen"), ("who", "other"), ("who_name", "Tante Rosa")];
        assert_eq!(joris.post(&path, &other).await.status, 303);
        assert!(plan(&joris, &nele).await.contains("Tante Rosa"));
    }
}

#[tokio::test]
async fn a_partner_reads_the_part_of_life_that_was_given_and_no_other() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let housing = goal(&t, &nele, "housing", "Een eigen stek").await;
        goal(&t, &nele, "health", "Minder roken").await;
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/people/{nele}/plan")).await.status, 404);
        let id = consent::tests::give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let page = plan(&lotte, &nele).await;
        assert!(page.contains("Een eigen stek") && !page.contains("Minder roken"));
        assert!(page.contains("Gezondheid") && page.contains("andere organisatie"));
        for path in [format!("/goals/{housing}/edit"), format!("/people/{nele}/plan/agree")] {
            assert_eq!(lotte.get(&path).await.status, 403, "{path}");
        }
        let card = lotte.get(&format!("/people/{nele}")).await.text;
        assert!(card.contains("Een eigen stek") && !card.contains("Minder roken"));
        let withdrawn = t.coach().await.post(&format!("/consents/{id}/withdraw"), &[]).await;
        assert_eq!(withdrawn.status, 303);
        let gone = lotte.get(&format!("/people/{nele}/plan")).await;
        assert_eq!(gone.status, 404);
        assert!(!gone.text.contains("Een eigen stek"));
    }
}

#[tokio::test]
async fn an_instructor_reads_work_goals_and_hears_why_the_rest_is_closed() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "work-goals", "Vier dagen werken").await;
        goal(&t, &nele, "finances", "Mijn schuld afbetalen").await;
        let greta = t.instructor().await;
        let page = plan(&greta, &nele).await;
        assert!(page.contains("Vier dagen werken") && !page.contains("Mijn schuld"));
        assert!(page.contains("Dit hoort niet bij je taak"));
        let new = format!("/people/{nele}/plan/goals/new");
        assert_eq!(greta.post(&new, &GOAL).await.status, 403);
    }
}

#[tokio::test]
async fn goals_that_another_organisation_keeps_are_said_to_be_closed() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE plan_goal SET organisation = $1";
        work.run(set, values![&t.leiekant]).await.unwrap();
        work.save().await.unwrap();
        let page = plan(&t.coach().await, &nele).await;
        assert!(!page.contains("Een eigen stek"));
        assert!(page.contains("Doelen bij andere organisaties"));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn an_agreed_plan_stays_as_it_was_and_is_read_by_category() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let housing = goal(&t, &nele, "housing", "Een eigen stek").await;
        goal(&t, &nele, "health", "Minder roken").await;
        let joris = t.coach().await;
        let call = [("words", "Bellen naar de huisbaas"), ("who", joris.account.as_str())];
        let more = [call[0], call[1], ("then", "another")];
        let new = format!("/goals/{housing}/actions/new");
        assert_eq!(joris.post(&new, &more).await.location(), new);
        let path = format!("/people/{nele}/plan/agree");
        let form = joris.get(&path).await.text;
        let at = form.find("name=\"mark\" value=\"").unwrap() + 19;
        let mark = form[at..].split('"').next().unwrap().to_owned();
        let fields = |mark| {
            let who = [("day", "2026-11-22"), ("names", "Nele, Joris"), ("how", "spoken")];
            [vec![("mark", mark)], who.to_vec()].concat()
        };
        let stale = joris.post(&path, &fields("0.0.0.0")).await;
        assert_eq!(stale.status, 422);
        assert!(stale.text.contains("Iemand wijzigde het plan intussen"));
        assert_eq!(joris.post(&path, &fields(mark.as_str())).await.status, 303);
        let pass = "UPDATE plan_action SET who_account = $1 WHERE who_account IS NOT NULL";
        let marieke = t.coordinator().await.account;
        let mut work = t.app.db.work().await.unwrap();
        work.run(pass, values![&marieke]).await.unwrap();
        work.save().await.unwrap();
        let sheet = format!("/people/{nele}/plan/print");
        let text = joris.get(&sheet).await.text;
        assert!(text.contains("zoals het nu is, behalve wie het doet"), "{text}");
        let changed = [
            ("version", "1"),
            ("category", "housing"),
            ("words", "Een kamer"),
            ("from", "2026-11-01"),
            ("state", "open"),
        ];
        joris.post(&format!("/goals/{housing}/edit"), &changed).await;
        let version = store::versions(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!((version.number, version.names.as_str()), (1, "Nele, Joris"));
        let kept = format!("/people/{nele}/plan/versions/{}", version.id);
        let page = joris.get(&kept).await.text;
        assert!(page.contains("Een eigen stek") && !page.contains("Een kamer"));
        consent::tests::give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let page = t.partner().await.get(&kept).await.text;
        assert!(page.contains("Een eigen stek") && !page.contains("Minder roken"));
        assert!(page.contains("voor jou gesloten"));
        let sheet = t.instructor().await.get(&format!("/people/{nele}/plan/print")).await.text;
        assert!(!sheet.contains("Minder roken") && sheet.contains("voor jou gesloten"));
    }
}

#[tokio::test]
async fn the_sheets_follow_the_decree_and_say_what_is_not_known() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let goal = goal(&t, &nele, "housing", "Een eigen stek").await;
        action(&t, &goal).await;
        let joris = t.coach().await;
        let plan = joris.get(&format!("/people/{nele}/plan/trajectplan")).await.text;
        let fields = ["identity", "duration", "aim", "agreed", "rights", "evaluations"];
        let at: Vec<usize> =
            fields.iter().map(|f| plan.find(&format!("id=\"block-{f}\"")).unwrap()).collect();
        assert!(at.is_sorted(), "the order of art. 15");
        assert_eq!(plan.matches("<textarea").count(), fields.len(), "no field that is not in it");
        assert!(plan.contains("Wonen: Een eigen stek") && plan.contains("niet gekend"));
        let report = joris.get(&format!("/people/{nele}/plan/eindverslag")).await.text;
        assert_eq!(report.matches("<textarea").count(), 6);
        let sheet = joris.get(&format!("/people/{nele}/plan/print")).await.text;
        assert!(sheet.contains("Handtekening van") && sheet.contains("woonkantoor"));
    }
}

#[tokio::test]
async fn the_person_reads_the_own_plan_in_the_own_words() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let own = t.sign_in_account(&account).await;
        let person = t.actor(&own).await.person.unwrap();
        let goal = goal(&t, &person, "health", "Minder roken").await;
        action(&t, &goal).await;
        let page = own.get("/mine/plan").await.text;
        assert!(page.contains("Minder roken") && page.contains("<b>Jij</b>"), "{page}");
        assert_eq!(own.get(&format!("/goals/{goal}/edit")).await.status, 403);
        assert_eq!(t.coach().await.get("/mine/plan").await.status, 404);
        let stranger = t.add_account("Iemand Anders", &t.leiekant, &[Role::Coach]).await;
        let stranger = t.sign_in_account(&stranger).await;
        assert_eq!(stranger.get(&format!("/goals/{goal}/edit")).await.status, 404);
    }
}

#[tokio::test]
async fn goals_of_others_are_closed_and_never_said_to_be_missing() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let housing = goal(&t, &nele, "housing", "Een eigen stek").await;
        action(&t, &housing).await;
        let joris = t.coach().await;
        let form = joris.get(&format!("/people/{nele}/plan/agree")).await.text;
        let mark = form.split("name=\"mark\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let agree =
            [("mark", mark), ("day", "2026-11-22"), ("names", "Nele, Joris"), ("how", "paper")];
        let reply = joris.post(&format!("/people/{nele}/plan/agree"), &agree).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let version = store::versions(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let lotte = t.works_along(&nele).await;
        for path in ["", "/plan", &format!("/plan/versions/{version}"), "/plan/print"] {
            let page = lotte.get(&format!("/people/{nele}{path}")).await.text;
            for missing in ["nog geen open doelen", "nog geen doelen in het plan"] {
                assert!(!page.contains(missing), "{path} {page}");
            }
            assert!(page.contains("i-lock") && !page.contains("Een eigen stek"), "{path}");
        }
    }
}

#[tokio::test]
async fn an_action_of_a_partner_stands_on_her_day_and_she_finishes_it_as_long_as_she_may_read_it() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let housing = goal(&t, &nele, "housing", "Een eigen stek").await;
        let lotte = t.works_along(&nele).await;
        let path = format!("/goals/{housing}/actions/new");
        let joris = t.coach().await;
        let form = joris.get(&path).await.text;
        assert!(form.contains("Lotte Vijverman · OCMW Kruisdam · kan dit doel nog niet lezen"));
        let who = ("who", lotte.account.as_str());
        let sent = [("words", "Lijst met woningen"), who, ("due", "2026-11-23")];
        assert_eq!(joris.post(&path, &sent).await.status, 303, "warned, not refused");
        let id = store::goal(&t.app.db, &housing).await.unwrap().unwrap().actions[0].id.clone();
        let done = format!("/actions/{id}/done");
        assert!(!lotte.get("/day").await.text.contains("Lijst met woningen"));
        assert_eq!(lotte.get(&done).await.status, 403, "she may not read the goal");
        let consent = consent::tests::give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        assert!(!joris.get(&path).await.text.contains("nog niet lezen"));
        for page in ["/day".to_owned(), format!("/people/{nele}/plan")] {
            let text = lotte.get(&page).await.text;
            assert!(text.contains("Lijst met woningen") && text.contains(&done), "{page}");
        }
        assert_eq!(lotte.get(&format!("/actions/{id}")).await.status, 403, "only finish it");
        let result = [("version", "1"), ("result", "Doorgestuurd"), ("done", "2026-11-22")];
        assert_eq!(lotte.post(&done, &result).await.status, 303);
        assert!(plan(&joris, &nele).await.contains("Doorgestuurd"));
        assert_eq!(lotte.post(&done, &[("version", "2"), ("result", "x")]).await.status, 403);
        joris.post(&format!("/consents/{consent}/withdraw"), &[]).await;
        assert!(!lotte.get("/day").await.text.contains("Lijst met woningen"));
    }
}

#[tokio::test]
async fn a_plan_takes_as_many_statements_for_many_goals_as_for_few() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let path = format!("/people/{nele}/plan");
        let joris = t.coach().await;
        let few = joris.statements_of(&path).await;
        for category in ["health", "finances", "family"] {
            let goal = goal(&t, &nele, category, category).await;
            action(&t, &goal).await;
        }
        assert_eq!(joris.statements_of(&path).await, few);
        // The three that log the look share their commit with other looks and are counted apart.
        assert!(few - 3 <= 10, "{few}");
    }
}

#[tokio::test]
async fn what_a_worker_is_to_do_stands_on_my_day_until_it_is_done() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let goal = goal(&t, &nele, "health", "Beter slapen").await;
        let path = format!("/goals/{goal}/actions/new");
        let by =
            |due| [("words", "Naar de huisarts"), ("who", joris.account.as_str()), ("due", due)];
        assert_eq!(joris.post(&path, &by("2026-12-24")).await.status, 303);
        assert!(!joris.get("/day").await.text.contains("huisarts"), "more than a week ahead");
        assert_eq!(joris.post(&path, &by("2026-11-20")).await.status, 303);
        let day = joris.get("/day").await.text;
        assert!(day.contains("Naar de huisarts") && day.contains("Dag voorbij"));
        assert!(!t.coordinator().await.get("/day").await.text.contains("huisarts"));
        let all = store::goal(&t.app.db, &goal).await.unwrap().unwrap().actions;
        let done = [("version", "1"), ("result", "Gegaan")];
        joris.post(&format!("/actions/{}/done", all[0].id), &done).await;
        assert!(!joris.get("/day").await.text.contains("huisarts"));
    }
}
