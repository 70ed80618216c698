//! Two teams become one: nobody stands twice on it, and one leads.

use super::plan::{Choices, How, Record, conflicts, plan};
use super::{Fields, Side};
use crate::problem::Problem;
use crate::testing::TestApp;
use base::db::is_taken;
use base::{id, values};
use serde_json::json;

fn member(id: &str, account: &str, leads: bool) -> Fields {
    let row = json!({
        "id": id, "person": "x", "account": account, "organisation": "kade", "role": "coach",
        "leads": leads, "from_day": "2026-01-05", "until_day": null,
    });
    row.as_object().unwrap().clone()
}

fn record(id: &str, team: Vec<Fields>) -> Record {
    let mut record = Record { fields: Fields::new(), rows: [("team_member", team)].into() };
    record.fields.insert("id".into(), id.into());
    record
}

/// What happens to the rows of the team, in order: the row, and how, with who leads afterwards.
fn told(kept: Vec<Fields>, lost: Vec<Fields>, lead: Side) -> Vec<(String, &'static str)> {
    let choices = Choices { fields: [].into(), household: Side::Kept, lead, asked: false };
    let plan = plan(&record("kept", kept), &record("lost", lost), &choices);
    let how = |how: &How| match how {
        How::Move => "moves",
        How::SetAside(_) => "is set aside",
        How::Copy(_) => "is copied",
        How::Alter { became, .. } if became["leads"] == json!(true) => "begins to lead",
        How::Alter { .. } => "stops leading",
    };
    plan.changes.iter().map(|c| (c.key.clone(), how(&c.how))).collect()
}

fn expected(all: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    all.iter().map(|(key, how)| ((*key).to_owned(), *how)).collect()
}

#[test]
fn who_is_on_both_teams_stays_once_and_leads_when_that_was_the_only_lead() {
    let told = told(
        vec![member("a", "joris", false)],
        vec![member("b", "joris", true), member("c", "greta", false)],
        Side::Kept,
    );
    let order = [("b", "is set aside"), ("c", "moves"), ("a", "begins to lead")];
    assert_eq!(told, expected(&order));
}

#[test]
fn the_lead_who_gives_way_stops_before_the_other_comes() {
    let kept = || vec![member("a", "joris", true)];
    let lost = || vec![member("b", "greta", true)];
    assert_eq!(
        told(kept(), lost(), Side::Lost),
        expected(&[("a", "stops leading"), ("b", "moves")])
    );
    assert_eq!(told(kept(), lost(), Side::Kept), expected(&[("b", "stops leading")]));
    assert!(conflicts(&record("kept", kept()), &record("lost", lost())).leads);
}

#[tokio::test]
async fn the_database_keeps_one_lead_and_nobody_twice() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        let (joris, greta) = (t.coach().await.account, t.instructor().await.account);
        let home = id::new(t.app.now());
        let team = "INSERT INTO team_member (id, person, account, organisation, role, leads,
            from_day, until_day) VALUES ($1, $2, $3, $4, 'coach', $5, $6, $7)";
        let house = "INSERT INTO household (id, name, made_by_organisation, made_at)
            VALUES ($1, '', $2, $3)";
        let lives = "INSERT INTO household_member (id, household, person, role, from_day)
            VALUES ($1, $2, $3, 'adult', $4)";
        let today = t.app.today();
        let add = async |sql: &'static str, values: Vec<base::db::Value>| {
            let mut work = t.app.db.work().await.unwrap();
            let id = base::db::Value::from(&id::new(t.app.now()));
            work.run(sql, std::iter::once(id).chain(values).collect()).await?;
            work.save().await
        };
        let on_team = |account: &str, leads: bool, ended: bool| {
            let until = ended.then_some(today);
            values![&person, account, &t.kade, leads, today, until]
        };
        add(team, on_team(&joris, true, true)).await.unwrap();
        add(team, on_team(&joris, true, false)).await.unwrap();
        let second_lead = add(team, on_team(&greta, true, false)).await.unwrap_err();
        assert!(is_taken(&second_lead));
        assert!(is_taken(&add(team, on_team(&joris, false, false)).await.unwrap_err()));
        let mut work = t.app.db.work().await.unwrap();
        work.run(house, values![&home, &t.kade, t.app.now()]).await.unwrap();
        work.save().await.unwrap();
        add(lives, values![&home, &person, today]).await.unwrap();
        assert!(is_taken(&add(lives, values![&home, &person, today]).await.unwrap_err()));
        assert_eq!(Problem::from(second_lead).status(), 400);
    }
}
