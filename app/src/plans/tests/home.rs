//! Over HTTP, on both engines: a goal for the whole household, on whose plan it stands and until when.

use super::super::store;
use super::plan;
use crate::access::{Category, Role};
use crate::consent;
use crate::testing::{Client, TestApp};
use crate::trajectories::tests::nele;
use base::values;

/// Somebody who lives with Nele from this year on, with an own account: the person and the account.
struct Home {
    nele: String,
    tom: String,
    account: String,
    household: String,
}

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

async fn lives(t: &TestApp, household: &str, person: &str, role: &str) {
    run(
        t,
        "INSERT INTO household_member (id, household, person, role, from_day)
         VALUES ($1, $2, $3, $4, '2026-01-01')",
        values![base::id::new(t.app.now()), household, person, role],
    )
    .await;
}

async fn home(t: &TestApp) -> Home {
    let nele = nele(t).await;
    let account = t.participant("Tom Eigen", &t.kade).await;
    let own = t.sign_in_account(&account).await;
    let tom = t.actor(&own).await.person.unwrap();
    let household = base::id::new(t.app.now());
    run(
        t,
        "INSERT INTO household (id, name, made_by_organisation, made_at) VALUES ($1, '', $2, $3)",
        values![&household, &t.kade, t.app.now()],
    )
    .await;
    lives(t, &household, &nele, "adult").await;
    lives(t, &household, &tom, "partner").await;
    Home { nele, tom, account, household }
}

/// A goal of Nele for everybody at home.
async fn goal(t: &TestApp, home: &Home, category: &str, words: &str) -> u16 {
    let sent = [("category", category), ("words", words), ("from", "2026-11-01"), ("for", "home")];
    let path = format!("/people/{}/plan/goals/new", home.nele);
    t.coach().await.post(&path, &sent).await.status
}

async fn sees(client: &Client<'_>, path: &str) -> bool {
    client.get(path).await.text.contains("Samen verhuizen")
}

#[tokio::test]
async fn a_goal_for_the_whole_household_stands_on_the_plan_of_each_adult() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        let joris = t.coach().await;
        let form = joris.get(&format!("/people/{}/plan/goals/new", home.nele)).await.text;
        assert!(form.contains("Voor het hele gezin"));
        assert_eq!(goal(&t, &home, "health", "Samen sporten").await, 422, "of one person");
        assert_eq!(goal(&t, &home, "housing", "Samen verhuizen").await, 303);
        let all = store::own(&t.app.db, &home.nele).await.unwrap();
        let action = [("words", "Naar de makelaar"), ("who", "person")];
        joris.post(&format!("/goals/{}/actions/new", all[0].id), &action).await;
        let page = plan(&joris, &home.tom).await;
        assert!(page.contains("Samen verhuizen") && page.contains("Voor het hele gezin"));
        assert!(page.contains(&format!("/goals/{}/edit", all[0].id)), "who guides both");
        let own = t.sign_in_account(&home.account).await;
        let page = own.get("/mine/plan").await.text;
        assert!(page.contains("Samen verhuizen") && page.contains("Naar de makelaar"));
        assert!(page.contains("<b><bdi>Nele</bdi></b>") && !page.contains("<b>Jij</b>"), "{page}");
        let child = t.participant("Lou Eigen", &t.kade).await;
        let reads = t.sign_in_account(&child).await;
        let lou = t.actor(&reads).await.person.unwrap();
        lives(&t, &home.household, &lou, "child").await;
        assert!(!sees(&reads, "/mine/plan").await, "a child has no part in it");
        let copy = own.get("/mine/file.json").await.text;
        assert!(!copy.contains("Samen verhuizen"), "a copy holds the own part only");
    }
}

#[tokio::test]
async fn it_is_gone_on_the_day_on_which_one_of_them_leaves() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        goal(&t, &home, "housing", "Samen verhuizen").await;
        let own = t.sign_in_account(&home.account).await;
        assert!(sees(&own, "/mine/plan").await);
        let leaves = "UPDATE household_member SET until_day = '2026-11-22' WHERE person = $1";
        run(&t, leaves, values![&home.tom]).await;
        assert!(!sees(&own, "/mine/plan").await, "who left");
        assert!(!sees(&t.coach().await, &format!("/people/{}/plan", home.tom)).await);
        let back = "UPDATE household_member SET until_day = NULL WHERE person = $1";
        run(&t, back, values![&home.tom]).await;
        assert!(sees(&own, "/mine/plan").await);
        run(&t, leaves, values![&home.nele]).await;
        assert!(!sees(&own, "/mine/plan").await, "who was left");
        assert!(sees(&t.coach().await, &format!("/people/{}/plan", home.nele)).await, "her own");
    }
}

#[tokio::test]
async fn what_is_of_somebody_whose_household_is_secret_stays_on_the_own_plan() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        goal(&t, &home, "housing", "Samen verhuizen").await;
        let secret = "UPDATE person SET is_protected = TRUE WHERE id = $1";
        run(&t, secret, values![&home.nele]).await;
        let own = t.sign_in_account(&home.account).await;
        assert!(!sees(&own, "/mine/plan").await);
        let form = t.coach().await.get(&format!("/people/{}/plan/goals/new", home.nele)).await;
        assert!(!form.text.contains("Voor het hele gezin"));
    }
}

#[tokio::test]
async fn who_may_read_one_of_the_two_files_only_does_not_hear_of_it() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        goal(&t, &home, "housing", "Samen verhuizen").await;
        consent::tests::give(&t, &home.tom, &t.ocmw, &[Category::Housing]).await;
        let lotte = t.partner().await;
        let path = format!("/people/{}/plan", home.tom);
        let page = lotte.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("Samen verhuizen"), "Nele gave nothing");
        assert!(!page.text.contains(&home.nele));
        consent::tests::give(&t, &home.nele, &t.ocmw, &[Category::Finances]).await;
        assert!(!sees(&lotte, &path).await, "another part of life");
        consent::tests::give(&t, &home.nele, &t.ocmw, &[Category::Housing]).await;
        let page = lotte.get(&path).await.text;
        assert!(page.contains("Samen verhuizen") && !page.contains("/edit"));
        let stranger = t.add_account("Iemand Anders", &t.leiekant, &[Role::Coach]).await;
        let stranger = t.sign_in_account(&stranger).await;
        assert_eq!(stranger.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn what_was_agreed_with_a_goal_of_somebody_else_is_closed_once_one_of_them_left() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        goal(&t, &home, "housing", "Samen verhuizen").await;
        let own = t.sign_in_account(&home.account).await;
        let page = own.get("/mine/plan").await.text;
        let mark = super::agreeing::mark(&page);
        assert_eq!(own.post("/mine/plan", &[("mark", &mark)]).await.status, 303);
        let version = store::versions(&t.app.db, &home.tom).await.unwrap().remove(0);
        let path = format!("/people/{}/plan/versions/{}", home.tom, version.id);
        let joris = t.coach().await;
        assert!(sees(&joris, &path).await && sees(&joris, &format!("{path}/pdf")).await);
        let leaves = "UPDATE household_member SET until_day = '2026-11-22' WHERE person = $1";
        run(&t, leaves, values![&home.nele]).await;
        assert!(!sees(&joris, &path).await && !sees(&joris, &format!("{path}/pdf")).await);
        assert!(joris.get(&path).await.text.contains("voor jou gesloten"));
    }
}

#[tokio::test]
async fn by_card_it_is_told_only_of_whom_its_maker_has_an_open_file() {
    for t in TestApp::each().await {
        let home = home(&t).await;
        goal(&t, &home, "housing", "Samen verhuizen").await;
        let own = t.sign_in_account(&home.account).await;
        let by = "UPDATE session SET way = $2, organisation = $3 WHERE account = $1";
        let pages = ["/mine/plan", "/mine/family"];
        for way in ["card", "link"] {
            run(&t, by, values![&home.account, way, &t.kade]).await;
            for page in pages {
                assert!(sees(&own, page).await, "{way}: {page}");
            }
            run(&t, by, values![&home.account, way, &t.leiekant]).await;
            for page in pages {
                let text = own.get(page).await.text;
                assert!(!text.contains("Samen verhuizen"), "{way}: {page}");
            }
        }
        let close = "UPDATE involvement SET until_day = '2026-11-21' WHERE person = $1";
        run(&t, close, values![&home.nele]).await;
        run(&t, by, values![&home.account, "card", &t.kade]).await;
        assert!(!sees(&own, "/mine/family").await, "a closed file");
        run(&t, by, values![&home.account, "password", &t.kade]).await;
        for page in pages {
            assert!(sees(&own, page).await, "with an own password: {page}");
        }
    }
}
