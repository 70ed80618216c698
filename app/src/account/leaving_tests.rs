//! Whoever leaves, wholly or for one organisation, takes nobody along: no membership of a team and
//! no appointment stays behind with somebody who can no longer open the file.

use crate::access::Role;
use crate::appointments::store::{NewAppointment, add};
use crate::appointments::{AppointmentKind, Moment, State};
use crate::people::NewPerson;
use crate::people::store::team::{self, Joining};
use crate::safety_net;
use crate::testing::TestApp;
use base::values;
use jiff::ToSpan as _;

/// A person in Atelier De Kade with these supporters, of whom the first has an appointment next week.
async fn supported(t: &TestApp, accounts: &[&str]) -> String {
    let (now, today) = (t.app.now(), t.app.today());
    let new = NewPerson { given: "Tuur".into(), family: "Akkerman".into(), ..NewPerson::default() };
    let mut work = t.app.db.work().await.unwrap();
    let add_person = crate::people::store::add(&mut work, now, today, &t.kade, &new, None);
    let person = add_person.await.unwrap();
    for account in accounts {
        let organisation = Some(t.kade.as_str());
        let joining = Joining { person: &person, account, organisation, role: "coach" };
        team::join(&mut work, now, joining, today).await.unwrap().expect("a worker");
    }
    let appointment = NewAppointment {
        person: person.clone(),
        account: accounts[0].to_owned(),
        organisation: t.kade.clone(),
        moment: Moment { day: today + 7.days(), minute: None, kind: AppointmentKind::Other },
        place: String::new(),
        text: String::new(),
        state: State::Open,
        note: None,
        made_at: now,
    };
    add(&mut work, appointment).await.unwrap();
    safety_net::settle(&mut work, today, &[&person]).await.unwrap();
    work.save().await.unwrap();
    person
}

/// Whose the appointment is, and its state.
async fn appointment(t: &TestApp, person: &str) -> (String, String) {
    let sql = "SELECT account, state FROM appointment WHERE person = $1";
    let row = t.app.db.row(sql, values![person]).await.unwrap();
    (row.get("account").unwrap(), row.get("state").unwrap())
}

/// The reasons for which somebody stands on the board of Atelier De Kade today.
async fn reasons(t: &TestApp, person: &str) -> Vec<String> {
    let sql = "SELECT kind FROM signal WHERE person = $1 AND organisation = $2 AND from_day <= $3
        ORDER BY kind";
    let rows = t.app.db.rows(sql, values![person, &t.kade, t.app.today()]).await.unwrap();
    rows.iter().map(|row| row.get("kind").unwrap()).collect()
}

async fn open_memberships(t: &TestApp, account: &str) -> i64 {
    let sql = "SELECT count(*) AS n FROM team_member WHERE account = $1 AND until_day IS NULL";
    t.app.db.row(sql, values![account]).await.unwrap().get("n").unwrap()
}

async fn lines(t: &TestApp, person: &str, kind: &str) -> Vec<String> {
    let sql = "SELECT action FROM audit_line WHERE person = $1 AND subject_kind = $2 ORDER BY seq";
    let rows = t.app.db.rows(sql, values![person, kind]).await.unwrap();
    rows.iter().map(|row| row.get("action").unwrap()).collect()
}

#[tokio::test]
async fn who_leaves_passes_appointments_on_to_who_supports_the_person_too() {
    for t in TestApp::each().await {
        let (joris, coordinator) = (t.coach().await, t.coordinator().await);
        let person = supported(&t, &[&joris.account, &coordinator.account]).await;
        assert!(!reasons(&t, &person).await.contains(&"no-next-date".into()));
        let path = format!("/accounts/{}/close", joris.account);
        assert!(!coordinator.get(&path).await.text.contains("nog niemand die overneemt"));
        assert_eq!(coordinator.post(&path, &[("then", "close")]).await.status, 303);
        let now = appointment(&t, &person).await;
        assert_eq!(now, (coordinator.account.clone(), "open".into()));
        assert_eq!(open_memberships(&t, &joris.account).await, 0);
        assert_eq!(lines(&t, &person, "appointment").await, ["hand-over"]);
        assert_eq!(lines(&t, &person, "team").await, ["end"]);
        let told = t.sign_in("Dina Dorpel").await.get("/audit").await;
        assert!(told.text.contains("doorgegeven aan een collega"), "{}", told.text);
    }
}

#[tokio::test]
async fn what_nobody_takes_over_from_who_leaves_is_told_and_comes_on_the_board() {
    for t in TestApp::each().await {
        let (joris, coordinator) = (t.coach().await, t.coordinator().await);
        let person = supported(&t, &[&joris.account]).await;
        let path = format!("/accounts/{}/close", joris.account);
        let told = t.administrator().await.get(&path).await;
        assert!(told.text.contains("nog niemand die overneemt"), "{}", told.text);
        assert_eq!(coordinator.post(&path, &[("then", "close")]).await.status, 303);
        let now = appointment(&t, &person).await;
        assert_eq!(now, (joris.account.clone(), "cancelled".into()));
        assert_eq!(lines(&t, &person, "appointment").await, ["cancelled"]);
        assert_eq!(reasons(&t, &person).await, ["no-next-date", "no-step", "no-supporter"]);
    }
}

#[tokio::test]
async fn who_no_longer_has_a_role_there_leaves_the_teams_and_appointments_of_that_organisation() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (alone, shared) = (
            supported(&t, &[&joris.account]).await,
            supported(&t, &[&joris.account, &t.coordinator().await.account]).await,
        );
        let field = format!("role-{}", t.kade);
        let fields = [
            ("name", "Joris Haverbeke"),
            ("email", "joris.haverbeke@test.example"),
            ("language", "nl"),
            ("version", "1"),
            (field.as_str(), "dpo"),
        ];
        let path = format!("/accounts/{}/edit", joris.account);
        assert_eq!(t.administrator().await.post(&path, &fields).await.status, 303);
        assert!(!t.actor(&joris).await.is(Role::Coach));
        assert_eq!(open_memberships(&t, &joris.account).await, 0);
        assert_eq!(appointment(&t, &alone).await.1, "cancelled");
        assert_eq!(reasons(&t, &alone).await, ["no-next-date", "no-step", "no-supporter"]);
        let coordinator = t.coordinator().await.account;
        assert_eq!(appointment(&t, &shared).await, (coordinator, "open".into()));
        assert_eq!(reasons(&t, &shared).await, ["no-step"]);
    }
}

#[tokio::test]
async fn who_sees_only_the_own_team_and_leaves_it_leaves_no_appointment_unseen() {
    for t in TestApp::each().await {
        let partner = t.add_account("Pia Partner", &t.kade, &[Role::Partner]).await;
        let person = supported(&t, &[&partner]).await;
        let sql = "SELECT id FROM team_member WHERE person = $1";
        let row = t.app.db.row(sql, values![&person]).await.unwrap();
        let member: String = row.get("id").unwrap();
        let field = format!("end-{member}");
        let today = t.app.today().to_string();
        let path = format!("/people/{person}/team/{member}/end");
        let fields = [(field.as_str(), today.as_str())];
        let reply = t.coordinator().await.post(&path, &fields).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert_eq!(appointment(&t, &person).await.1, "cancelled");
        assert!(reasons(&t, &person).await.contains(&"no-next-date".into()));
    }
}
