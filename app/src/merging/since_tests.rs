//! What came between a merge and its undoing, of the other person or of an organisation whose file goes.

use super::tests::{merge, merge_id, person};
use crate::access::Role;
use crate::referrals::tests::{ask, last, take_back};
use crate::testing::TestApp;
use base::values;
use jiff::SignedDuration;

async fn undo(t: &TestApp) {
    t.clock.pass(SignedDuration::from_secs(5));
    let path = format!("/merges/{}", merge_id(t).await);
    let coach = t.coach().await;
    let page = coach.get(&path).await.text;
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap();
    let version = version.split('"').next().unwrap().to_owned();
    let reply = coach.post(&path, &[("version", version.as_str())]).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

/// Two people of De Kade.
async fn two(t: &TestApp) -> [String; 2] {
    [person(t, &t.kade, "Nele", "").await, person(t, &t.kade, "Neel", "").await]
}

#[tokio::test]
async fn a_yes_to_a_question_about_the_one_opens_no_file_of_the_other() {
    for t in TestApp::each().await {
        let [kept, lost] = two(&t).await;
        let reply = ask(&t.coach().await, &lost, &[("receiver", &t.leiekant)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let id = last(&t).await;
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(merge(&t.coach().await, &kept, &lost, &[]).await, 303);
        t.clock.pass(SignedDuration::from_secs(5));
        let there = t.stranger().await;
        let path = format!("/asked/{id}");
        there.get(&path).await;
        let version = crate::referrals::store::one(&t.app.db, &id).await.unwrap().unwrap().version;
        let version = version.to_string();
        let yes = [("do", "accept"), ("version", version.as_str()), ("first_day", "2026-11-25")];
        assert_eq!(there.post(&path, &yes).await.status, 303);
        assert_eq!(there.get(&format!("/people/{kept}")).await.status, 200);
        undo(&t).await;
        assert_eq!(there.get(&format!("/people/{kept}")).await.status, 404);
        assert_eq!(there.get(&format!("/people/{lost}")).await.status, 200);
        assert_eq!(take_back(&t, &there, &path).await.status, 303, "can be taken back");
        assert_eq!(there.get(&format!("/people/{lost}")).await.status, 404);
    }
}

#[tokio::test]
async fn what_somebody_gave_with_the_own_account_goes_along_with_it() {
    for t in TestApp::each().await {
        let [kept, lost] = two(&t).await;
        let account = t.add_account("Neel Eigen", &t.kade, &[Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, values![&account, &lost]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(merge(&t.coach().await, &kept, &lost, &[]).await, 303);
        t.clock.pass(SignedDuration::from_secs(5));
        let own = t.sign_in_account(&account).await;
        let given = [
            ("organisation", t.leiekant.as_str()),
            ("purpose", "guidance"),
            ("from", "2026-11-22"),
            ("until", "2027-05-31"),
            ("categories", "identity"),
            ("categories", "health"),
        ];
        let reply = own.post("/mine/consents/new", &given).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let partner = t.sign_in("Bart Noordzee").await;
        assert_eq!(partner.get(&format!("/people/{kept}")).await.status, 200);
        undo(&t).await;
        assert_eq!(partner.get(&format!("/people/{kept}")).await.status, 404);
        assert_eq!(partner.get(&format!("/people/{lost}")).await.status, 200);
        let own = t.sign_in_account(&account).await;
        assert!(own.get("/mine/consents").await.text.contains("withdraw"), "and can take it back");
    }
}

#[tokio::test]
async fn an_organisation_whose_file_goes_still_reaches_what_it_wrote_since() {
    for t in TestApp::each().await {
        let kept = person(&t, &t.kade, "Nele", "").await;
        let lost = person(&t, &t.kade, "Neel", "").await;
        let mut work = t.app.db.work().await.unwrap();
        let file = "INSERT INTO involvement (person, organisation, sort_name, from_day)
            VALUES ($1, $2, 'zandvoorde neel', $3)";
        work.run(file, values![&lost, &t.leiekant, t.app.today()]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(merge(&t.coach().await, &kept, &lost, &[]).await, 303);
        t.clock.pass(SignedDuration::from_secs(5));
        let there = t.stranger().await;
        let goal = [
            ("category", "work-goals"),
            ("words", "Weer werken"),
            ("from", "2026-11-22"),
            ("state", "open"),
        ];
        let reply = there.post(&format!("/people/{kept}/plan/goals/new"), &goal).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        undo(&t).await;
        let row = t.app.db.row("SELECT id, person FROM plan_goal", vec![]).await.unwrap();
        assert_eq!(row.get::<String>("person").unwrap(), kept, "it stays where it was written");
        let path = format!("/goals/{}/edit", row.get::<String>("id").unwrap());
        assert_eq!(there.get(&path).await.status, 200);
        assert_eq!(there.get(&format!("/people/{lost}")).await.status, 200);
    }
}

#[tokio::test]
async fn a_place_given_since_goes_back_with_its_step() {
    for t in TestApp::each().await {
        let [kept, lost] = two(&t).await;
        let post = crate::offer::tests::post(&t).await;
        let coach = t.coach().await;
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = crate::trajectories::tests::add(&coach, &t, &lost, &old).await;
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(merge(&t.coach().await, &kept, &lost, &[]).await, 303);
        t.clock.pass(SignedDuration::from_secs(5));
        let give = [("work_post", post.as_str()), ("half_days", "0"), ("from", "2026-11-22")];
        let given = coach.post(&format!("/steps/{step}/placements/new"), &give).await;
        assert_eq!(given.status, 303, "{}", given.text);
        undo(&t).await;
        let sql = "SELECT p.person AS person, s.person AS steps FROM placement p
            JOIN step s ON s.id = p.step";
        let row = t.app.db.row(sql, vec![]).await.unwrap();
        assert_eq!(row.get::<String>("person").unwrap(), lost);
        assert_eq!(row.get::<String>("steps").unwrap(), lost);
    }
}

#[tokio::test]
async fn an_organisation_whose_file_goes_still_reaches_a_letter_to_it() {
    for t in TestApp::each().await {
        let [kept, lost] = two(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let file = "INSERT INTO involvement (person, organisation, sort_name, from_day)
            VALUES ($1, $2, 'zandvoorde neel', $3)";
        work.run(file, values![&lost, &t.leiekant, t.app.today()]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(merge(&t.coach().await, &kept, &lost, &[]).await, 303);
        t.clock.pass(SignedDuration::from_secs(5));
        let writer = t.add_account("Wim Schrijver", &t.ocmw, &[Role::Partner]).await;
        let mut work = t.app.db.work().await.unwrap();
        let letter = "INSERT INTO letter
            (id, person, organisation, from_account, receiver, words, made_at)
            VALUES ('a-letter', $1, $2, $3, $4, 'Zij start maandag.', $5)";
        let row = values![&kept, &t.ocmw, &writer, &t.leiekant, t.app.now()];
        work.run(letter, row).await.unwrap();
        work.save().await.unwrap();
        undo(&t).await;
        let sql = "SELECT count(*) AS n FROM involvement WHERE person = $1 AND organisation = $2";
        let row = t.app.db.row(sql, values![&kept, &t.leiekant]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    }
}
