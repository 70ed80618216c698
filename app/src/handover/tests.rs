//! Over HTTP, on both engines: what stands on the page, writing a last word, confirming to have read it.

use super::store;
use crate::access::Role;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;

const WORDS: &str = "Ze werkt het best in de voormiddag. Bel eerst haar zus.";

/// Puts somebody on Nele's team.
async fn joins(t: &TestApp, nele: &str, account: &str) {
    let sent = [("account", account), ("role", "coach"), ("from", "2026-11-01")];
    let reply = t.coordinator().await.post(&format!("/people/{nele}/team"), &sent).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

async fn write(who: &Client<'_>, nele: &str, to: &str) -> u16 {
    let sent = [("to", to), ("words", WORDS)];
    who.post(&format!("/people/{nele}/handover"), &sent).await.status
}

#[tokio::test]
async fn who_comes_finds_everything_on_one_page_and_confirms_to_have_read_it() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let goal = [("category", "housing"), ("words", "Een eigen stek"), ("from", "2026-11-01")];
        joris.post(&format!("/people/{nele}/plan/goals/new"), &goal).await;
        let made = crate::plans::store::own(&t.app.db, &nele).await.unwrap().remove(0);
        let action = [("words", "Naar het woonkantoor"), ("who", "person"), ("due", "2026-11-20")];
        joris.post(&format!("/goals/{}/actions/new", made.id), &action).await;
        let new = t.add_account("Fatima Opvolger", &t.kade, &[Role::Coach]).await;
        joins(&t, &nele, &new).await;
        let path = format!("/people/{nele}/handover");
        let page = joris.get(&path).await.text;
        for told in ["Naar het woonkantoor", "Een eigen stek", "Fatima Opvolger", "Dag voorbij"] {
            assert!(page.contains(told), "{told}");
        }
        let nothing = joris.post(&path, &[("to", new.as_str()), ("words", "")]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.text.contains("Schrijf wat je opvolger moet weten"));
        assert_eq!(write(&joris, &nele, &t.leiekant).await, 422, "nobody of the team");
        assert_eq!(write(&joris, &nele, &new).await, 303);
        let fatima = t.sign_in_account(&new).await;
        let day = fatima.get("/day").await.text;
        assert!(day.contains("Overdracht om te lezen") && day.contains("Van Joris Haverbeke"));
        assert!(!joris.get("/day").await.text.contains("Overdracht om te lezen"));
        let one = store::of_person(&t.app.db, &nele).await.unwrap().remove(0);
        let read = format!("/handovers/{}/read", one.id);
        assert_eq!(joris.post(&read, &[]).await.status, 403, "not the writer");
        assert_eq!(t.coordinator().await.post(&read, &[]).await.status, 403, "for somebody else");
        assert!(fatima.get(&path).await.text.contains("Ik las dit"));
        assert_eq!(fatima.post(&read, &[]).await.status, 303);
        assert!(!fatima.get("/day").await.text.contains("Overdracht om te lezen"));
        let page = joris.get(&path).await.text;
        assert!(page.contains(WORDS) && page.contains("Gelezen door Fatima Opvolger"));
        let told = t.dpo().await.get("/audit").await.text;
        assert!(told.contains("heeft de overdracht over"), "{told}");
    }
}

#[tokio::test]
async fn who_stopped_stays_to_be_seen_and_the_last_word_is_for_whoever_comes() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        assert_eq!(write(&joris, &nele, "").await, 303);
        let marieke = t.coordinator().await;
        let team = marieke.get(&format!("/people/{nele}/team")).await.text;
        assert!(team.contains(&format!("/people/{nele}/handover")));
        let member = team.split(&format!("/people/{nele}/team/")).nth(1).unwrap();
        let member = member.split('/').next().unwrap();
        let field = format!("end-{member}");
        let ends = [(field.as_str(), "2026-11-22")];
        let ended = marieke.post(&format!("/people/{nele}/team/{member}/end"), &ends).await;
        assert_eq!(ended.status, 303, "{}", ended.text);
        let path = format!("/people/{nele}/handover");
        let page = marieke.get(&path).await.text;
        let former = page.split("Wie hielp vroeger").nth(1).expect("former members");
        assert!(former.contains("Joris Haverbeke") && page.contains(WORDS));
        let one = store::of_person(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!(marieke.post(&format!("/handovers/{}/read", one.id), &[]).await.status, 303);
        let again = marieke.post(&format!("/handovers/{}/read?x", one.id), &[]).await;
        assert_eq!(again.status, 403, "once");
    }
}

#[tokio::test]
async fn the_page_is_for_who_reads_the_notes_of_the_team() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        write(&t.coach().await, &nele, "").await;
        let path = format!("/people/{nele}/handover");
        assert_eq!(t.instructor().await.get(&path).await.status, 403, "not on the team");
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        let greta = t.instructor().await;
        joins(&t, &nele, &greta.account).await;
        assert!(greta.get(&path).await.text.contains(WORDS));
        let few = t.coach().await.statements_of(&path).await;
        write(&t.coordinator().await, &nele, "").await;
        assert_eq!(t.coach().await.statements_of(&path).await, few);
    }
}

#[tokio::test]
async fn what_was_typed_of_a_last_word_comes_back() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let key = format!("/people/{nele}/handover");
        let typed = [("draft-key", key.as_str()), ("words", "Half getypt")];
        assert_eq!(joris.post("/drafts", &typed).await.status, 204);
        assert!(joris.get(&key).await.text.contains("Half getypt"));
        assert_eq!(write(&joris, &nele, "").await, 303);
        assert!(!joris.get(&key).await.text.contains("Half getypt"));
    }
}

#[tokio::test]
async fn the_page_of_who_leaves_leads_to_the_handover_of_each_person() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await.account;
        let sent = [
            ("account", joris.as_str()),
            ("role", "coach"),
            ("from", "2026-11-01"),
            ("leads", "yes"),
        ];
        t.coordinator().await.post(&format!("/people/{nele}/team"), &sent).await;
        let page = t.coordinator().await.get(&format!("/accounts/{joris}/close")).await.text;
        assert!(page.contains(&format!("/people/{nele}/handover")), "{page}");
    }
}

/// Two actions of a worker for a goal.
async fn two_actions(t: &TestApp, who: &Client<'_>, goal: &str) -> crate::plans::Goal {
    for words in ["Naar het woonkantoor", "Bellen naar de school"] {
        let action = [("words", words), ("who", who.account.as_str())];
        who.post(&format!("/goals/{goal}/actions/new"), &action).await;
    }
    crate::plans::store::goal(&t.app.db, goal).await.unwrap().unwrap()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "all that goes along, one below the other")]
async fn one_form_hands_over_the_lead_the_dates_the_actions_and_the_last_word() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let goal = [("category", "housing"), ("words", "Een eigen stek"), ("from", "2026-11-01")];
        joris.post(&format!("/people/{nele}/plan/goals/new"), &goal).await;
        let made = crate::plans::store::own(&t.app.db, &nele).await.unwrap().remove(0);
        let made = two_actions(&t, &joris, &made.id).await;
        let new = t.add_account("Fatima Opvolger", &t.kade, &[Role::Coach]).await;
        let path = format!("/people/{nele}/handover");
        let page = joris.get(&path).await.text;
        for told in ["Wie stopt?", "Fatima Opvolger", "Wat gaat mee?", "Bellen naar de school"] {
            assert!(page.contains(told), "{told}");
        }
        let sent = [
            ("who", joris.account.as_str()),
            ("to", new.as_str()),
            ("from", "2026-11-22"),
            ("action", made.actions[0].id.as_str()),
            ("words", WORDS),
        ];
        let mut later = sent;
        later[2] = ("from", "2026-12-01");
        let refused = joris.post(&path, &later).await;
        assert!(refused.status == 422 && refused.text.contains("Deze dag moet nog komen"));
        let mut same = sent;
        same[1] = ("to", joris.account.as_str());
        assert_eq!(joris.post(&path, &same).await.status, 422, "to oneself");
        same[1] = ("to", "");
        let open = joris.post(&path, &same).await;
        assert!(open.status == 422 && open.text.contains("Kies wie er komt"), "nobody by accident");
        let done = joris.post(&path, &sent).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let around =
            crate::people::store::around(&t.app.db, &nele, &joris.account, t.app.today()).await;
        let around = around.unwrap();
        assert_eq!(around.lead().unwrap().account, new);
        assert!(around.former_members().iter().any(|m| m.account == joris.account));
        let plan = crate::plans::store::own(&t.app.db, &nele).await.unwrap().remove(0);
        let mut names: Vec<_> = plan.actions.iter().map(|a| a.account_name.clone()).collect();
        names.sort();
        let expected = ["Fatima Opvolger", "Joris Haverbeke"].map(|n| Some(n.to_owned()));
        assert_eq!(names, expected, "only what was ticked goes along");
        let day = t.sign_in_account(&new).await.get("/day").await.text;
        assert!(day.contains("Overdracht om te lezen"));
        let again = t.coordinator().await.post(&path, &sent).await;
        assert_eq!(again.status, 422, "who stops is not on the team any more");
    }
}

#[tokio::test]
async fn who_stays_beside_is_there_since_before_and_each_date_that_goes_along_leaves_a_line() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        // It is ten o'clock on 22 November: what was to be at half past eight stays with who held it.
        for (day, time) in [("2026-12-01", "9u30"), ("2026-11-22", "16u"), ("2026-11-22", "8u30")] {
            let date = [("day", day), ("time", time), ("kind", "evaluation")];
            let made = joris.post(&format!("/people/{nele}/appointments/new"), &date).await;
            assert_eq!(made.status, 303, "{}", made.text);
        }
        let mut work = t.app.db.work().await.unwrap();
        let since =
            "UPDATE team_member SET from_day = '2026-03-02', leads = TRUE WHERE person = $1";
        work.run(since, base::values![&nele]).await.unwrap();
        work.save().await.unwrap();
        let new = t.add_account("Fatima Opvolger", &t.kade, &[Role::Coach]).await;
        let sent = [
            ("who", joris.account.as_str()),
            ("to", new.as_str()),
            ("from", "2026-11-22"),
            ("stays", "yes"),
            ("words", WORDS),
        ];
        let done = joris.post(&format!("/people/{nele}/handover"), &sent).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let page = joris.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("sinds 2 maart") && page.contains("Fatima Opvolger"), "{page}");
        let lines = "SELECT count(*) AS n FROM audit_line
            WHERE action = 'hand-over' AND subject_kind = 'appointment'";
        let row = t.app.db.row(lines, base::values![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 2);
        let kept = "SELECT minute FROM appointment WHERE account = $1";
        let row = t.app.db.row(kept, base::values![&joris.account]).await.unwrap();
        assert_eq!(row.get::<i64>("minute").unwrap(), 8 * 60 + 30);
    }
}

#[tokio::test]
async fn a_hand_over_of_long_ago_is_asked_about_once_more() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let joris = t.coach().await;
        let mut work = t.app.db.work().await.unwrap();
        let since = "UPDATE team_member SET from_day = '2020-05-08' WHERE person = $1";
        work.run(since, base::values![&nele]).await.unwrap();
        work.save().await.unwrap();
        let path = format!("/people/{nele}/handover");
        let mut sent = vec![
            ("who", joris.account.as_str()),
            ("to", "unknown"),
            ("from", "2020-05-08"),
            ("words", WORDS),
        ];
        let asked = joris.post(&path, &sent).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("name=\"sure\"") && asked.text.contains(WORDS));
        sent.push(("sure", "yes"));
        assert_eq!(joris.post(&path, &sent).await.status, 303);
    }
}
