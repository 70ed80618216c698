//! The person page, changing, team, income, national number, over HTTP.

use super::somebody;
use crate::people::codes::Indications;
use crate::people::store;
use crate::testing::TestApp;
use base::values;

async fn nele(t: &TestApp) -> String {
    let mut new = somebody("Nele", "Zandvoorde");
    new.indications = Indications::from_stored("t");
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = store::add(&mut work, now, today, &t.kade, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

/// The edit form of Nele with some fields changed.
fn edited<'a>(version: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut all = vec![
        ("version", version),
        ("family", "Zandvoorde"),
        ("sex", ""),
        ("language", ""),
        ("education", ""),
    ];
    all.extend(more);
    all
}

#[tokio::test]
async fn the_page_shows_who_and_the_instructor_sees_why_the_rest_is_closed() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let page = t.coach().await.get(&format!("/people/{id}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Nele Zandvoorde") && page.text.contains("Psychiatrisch"));
        let page = t.instructor().await.get(&format!("/people/{id}")).await;
        assert!(!page.text.contains("Psychiatrisch"));
        assert!(page.text.contains("Dit hoort niet bij je taak"));
        let edit = t.instructor().await.get(&format!("/people/{id}/edit")).await;
        assert_eq!(edit.status, 403);
    }
}

#[tokio::test]
async fn a_page_takes_a_constant_number_of_statements() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let coach = t.coach().await;
        let path = format!("/people/{id}");
        let few = coach.statements_of(&path).await;
        for day in ["2020-01-01", "2021-01-01", "2022-01-01"] {
            let fields = [("statute", "leefloon"), ("from", day), ("until", day)];
            assert_eq!(coach.post(&format!("{path}/income"), &fields).await.status, 303);
        }
        assert_eq!(coach.statements_of(&path).await, few);
        // The three that log the look share their commit with other looks and are counted apart.
        assert!(few - 3 <= 10, "{few}");
        // Also of who takes part somewhere, with papers.
        let (placed, ..) = crate::agreements::tests::walking::placed(&t, &coach).await;
        let path = format!("/people/{placed}");
        coach.get(&path).await;
        let with_papers = coach.statements_of(&path).await;
        assert!(with_papers - 3 <= 10, "{with_papers}");
    }
}

#[tokio::test]
async fn two_savers_meet_and_nothing_is_overwritten_silently() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let path = format!("/people/{id}/edit");
        let (one, two) = (t.coach().await, t.coordinator().await);
        let first = edited("1", &[("given", "Nele"), ("street", "Duinweg 1")]);
        assert_eq!(one.post(&path, &first).await.status, 303);
        let second = edited("1", &[("given", "Nele"), ("street", "Zeelaan 2")]);
        let met = two.post(&path, &second).await;
        assert_eq!(met.status, 422);
        assert!(met.text.contains("Duinweg 1") && met.text.contains("Zeelaan 2"));
        assert!(one.get(&format!("/people/{id}")).await.text.contains("Duinweg 1"));
        let again = edited("2", &[("given", "Nele"), ("street", "Zeelaan 2")]);
        assert_eq!(two.post(&path, &again).await.status, 303);
    }
}

#[tokio::test]
async fn a_changed_name_is_found_and_listed_under_the_new_one() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let coach = t.coach().await;
        let change = edited("1", &[("given", "Petronella"), ("birth", "3/4/1985")]);
        assert_eq!(coach.post(&format!("/people/{id}/edit"), &change).await.status, 303);
        assert!(coach.get("/people?q=petronela").await.text.contains(&id));
        assert!(coach.get("/people").await.text.contains("Petronella"));
        let birth = edited("2", &[("given", "Petronella"), ("birth", "1/1/2030")]);
        let reply = coach.post(&format!("/people/{id}/edit"), &birth).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Deze datum ligt in de toekomst"));
    }
}

#[tokio::test]
async fn one_leads_and_who_led_before_stays_visible() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let coach = t.coach().await;
        let (joris, marieke) = (coach.account.clone(), t.coordinator().await.account);
        let path = format!("/people/{id}/team");
        for account in [&joris, &marieke] {
            let fields = [
                ("account", account.as_str()),
                ("role", "coach"),
                ("from", "2026-01-05"),
                ("leads", "yes"),
            ];
            assert_eq!(t.coach().await.post(&path, &fields).await.status, 303);
            t.clock.pass(jiff::SignedDuration::from_hours(24));
        }
        let coach = t.coach().await;
        let around = store::around(&t.app.db, &id, &joris, t.app.today()).await.unwrap();
        let leads: Vec<_> =
            around.team.iter().filter(|m| m.leads && m.until_day.is_none()).collect();
        assert_eq!(leads.len(), 1);
        assert_eq!(leads[0].account, marieke);
        assert!(around.team.iter().any(|m| m.leads && m.account == joris && m.until_day.is_some()));
        let again = [("account", joris.as_str()), ("role", "coach"), ("from", "2026-02-01")];
        assert_eq!(coach.post(&path, &again).await.status, 422);
        let member = leads[0].id.clone();
        let end = format!("end-{member}");
        let too_early = [(end.as_str(), "2026-01-01")];
        let end_path = format!("{path}/{member}/end");
        assert_eq!(coach.post(&end_path, &too_early).await.status, 422);
        assert_eq!(coach.post(&end_path, &[(end.as_str(), "2026-11-24")]).await.status, 303);
    }
}

#[tokio::test]
async fn overlapping_statutes_and_wrong_dates_are_refused_at_the_field() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let coach = t.coach().await;
        let path = format!("/people/{id}/income");
        let good = [("statute", "leefloon"), ("from", "2026-01-01")];
        assert_eq!(coach.post(&path, &good).await.status, 303);
        assert!(coach.post(&path, &good).await.text.contains("from-error"));
        let wrong = [("statute", "loon"), ("from", "2026-05-01"), ("until", "2026-04-01")];
        assert!(coach.post(&path, &wrong).await.text.contains("until-error"));
        let odd = [("statute", "rijk"), ("from", "31/02/2026")];
        let reply = coach.post(&path, &odd).await;
        assert!(reply.text.contains("statute-error") && reply.text.contains("from-error"));
    }
}

#[tokio::test]
async fn the_national_number_needs_the_switch_is_masked_and_each_reveal_is_logged() {
    for t in TestApp::each().await {
        let id = nele(&t).await;
        let coach = t.coach().await;
        let path = format!("/people/{id}/insz");
        assert_eq!(coach.get(&path).await.status, 403);
        let mut work = t.app.db.work().await.unwrap();
        let on = "UPDATE organisation SET may_keep_insz = TRUE WHERE id = $1";
        work.run(on, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        let wrong = coach.post(&path, &[("version", "1"), ("insz", "85.04.03-123-45")]).await;
        assert_eq!(wrong.status, 422);
        let check = 97 - 850_403_123 % 97;
        let number = format!("850403123{check:02}");
        let kept = coach.post(&path, &[("version", "1"), ("insz", &number)]).await;
        assert_eq!(kept.status, 303);
        let shown = format!("85.04.03-123-{check:02}");
        assert!(!coach.get(&path).await.text.contains(&shown));
        assert!(coach.post(&format!("{path}/reveal"), &[]).await.text.contains(&shown));
        let looks = coach.get(&format!("/people/{id}/looks")).await;
        assert!(looks.text.contains("Toon het nummer"));
        // Somebody else with the same number is shown as a likely double.
        let double = nele(&t).await;
        let path = format!("/people/{double}/insz");
        assert_eq!(coach.post(&path, &[("version", "1"), ("insz", &number)]).await.status, 303);
        assert!(coach.get(&path).await.text.contains(&id));
    }
}

#[tokio::test]
async fn a_merged_record_leads_to_the_kept_one() {
    for t in TestApp::each().await {
        let (kept, lost) = (nele(&t).await, nele(&t).await);
        let mut work = t.app.db.work().await.unwrap();
        let merge = "UPDATE person SET merged_into = $2 WHERE id = $1";
        work.run(merge, values![&lost, &kept]).await.unwrap();
        work.run("DELETE FROM involvement WHERE person = $1", values![&lost]).await.unwrap();
        work.save().await.unwrap();
        let reply = t.coach().await.get(&format!("/people/{lost}")).await;
        assert_eq!((reply.status, reply.location()), (303, format!("/people/{kept}").as_str()));
        assert_eq!(t.stranger().await.get(&format!("/people/{lost}")).await.status, 404);
    }
}

#[tokio::test]
async fn the_next_date_says_hour_and_kind_and_the_sheet_to_print_has_nothing_to_click() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let coach = t.coach().await;
        let date = [("day", "2026-11-22"), ("time", "15:30"), ("kind", "talk")];
        let made = coach.post(&format!("/people/{nele}/appointments/new"), &date).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let step = [("work_form", "ama-welzijn"), ("start", "2026-11-02"), ("reason", "Wil graag")];
        let made = coach.post(&format!("/people/{nele}/steps/new"), &step).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let page = coach.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("vandaag, 15:30</a> <span>· Gesprek"), "{page}");
        let sheet = coach.get(&format!("/people/{nele}/print")).await.text;
        assert!(sheet.contains("vandaag, 15:30 · Gesprek") && sheet.contains("data-print"));
        let main = sheet.split("<article").nth(1).unwrap().split("</main>").next().unwrap();
        for gone in ["/steps", "/aim", "/household\"", "<summary", "class=\"btn\""] {
            assert!(!main.contains(gone), "{gone} in {main}");
        }
        assert!(main.matches("niet gekend").count() >= 3, "{main}");
    }
}

#[tokio::test]
async fn the_municipalities_of_belgium_are_offered_in_the_order_of_the_alphabet() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for (code, known) in
            [("nl", ["Aalst", "Brugge", "Namen"]), ("fr", ["Alost", "Bruges", "Namur"])]
        {
            coach.get(&format!("/language/{code}")).await;
            let page = coach.get("/people/new").await.text;
            let list = page.split("<datalist").nth(1).unwrap().split("</datalist>").next().unwrap();
            let names: Vec<&str> = list
                .split("value=\"")
                .skip(1)
                .map(|part| part.split('"').next().unwrap())
                .collect();
            assert!(names.is_sorted_by_key(|name| base::names::fold(name)), "{names:?}");
            assert!(
                names.len() > 500 && known.iter().all(|name| names.contains(name)),
                "{names:?}"
            );
        }
        let odd = [("given", "Nele"), ("municipality", "Nergenshuizen")];
        let reply = coach.post("/people/new", &odd).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("id=\"municipality-error\""), "told at the field");
    }
}

#[tokio::test]
async fn a_team_takes_workers_and_nobody_else() {
    for t in TestApp::each().await {
        let (id, coach) = (nele(&t).await, t.coach().await);
        let (closed, participant) = (t.instructor().await.account, t.stranger().await.account);
        let administrator = t.administrator().await.account;
        let mut work = t.app.db.work().await.unwrap();
        let close = "UPDATE account SET active = FALSE WHERE id = $1";
        work.run(close, values![&closed]).await.unwrap();
        let links = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(links, values![&participant, &id]).await.unwrap();
        work.save().await.unwrap();
        for account in [closed.as_str(), &participant, &administrator, "nobody"] {
            let fields = [("account", account), ("role", "coach"), ("from", "2026-01-05")];
            let reply = coach.post(&format!("/people/{id}/team"), &fields).await;
            assert_eq!(reply.status, 422, "{account}");
        }
        let around = store::around(&t.app.db, &id, &coach.account, t.app.today()).await.unwrap();
        assert!(around.team.is_empty());
    }
}

#[tokio::test]
async fn who_has_no_open_file_joins_the_team_and_does_not_lead() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let (coach, lotte) = (t.coach().await, t.partner().await);
        let path = format!("/people/{nele}/team");
        let mut fields = vec![
            ("account", lotte.account.as_str()),
            ("role", "job-coach"),
            ("from", "2026-11-22"),
            ("leads", "yes"),
        ];
        let refused = coach.post(&path, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("heeft geen open dossier"), "{}", refused.text);
        fields.pop();
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        let sql = "SELECT id FROM team_member WHERE person = $1 AND account = $2";
        let row = t.app.db.row(sql, values![&nele, &lotte.account]).await.unwrap();
        let lead = format!("{path}/{}/lead", row.get::<String>("id").unwrap());
        assert_eq!(coach.post(&lead, &[]).await.status, 403);
        let mut work = t.app.db.work().await.unwrap();
        let from = t.app.today();
        crate::people::store::open_file(&mut work, &nele, &t.ocmw, from).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(coach.post(&lead, &[]).await.status, 303);
    }
}
