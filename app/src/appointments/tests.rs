//! Appointments over HTTP, on both engines.

use crate::notes::tests::person;
use crate::testing::TestApp;
use base::values;
use jiff::civil::{Date, date};

async fn the_id(t: &TestApp) -> String {
    t.app.db.row("SELECT id FROM appointment", vec![]).await.unwrap().get("id").unwrap()
}

async fn next_day(t: &TestApp, person: &str) -> Option<Date> {
    let sql = "SELECT next_day FROM person_now WHERE person = $1";
    t.app.db.row(sql, values![person]).await.unwrap().get("next_day").unwrap()
}

const NEW: [(&str, &str); 4] =
    [("day", "2026-12-01"), ("time", "9u30"), ("kind", "evaluation"), ("place", "Atelier")];

#[tokio::test]
async fn an_appointment_is_made_changed_and_cancelled_and_the_next_date_follows() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let new = format!("/people/{nele}/appointments/new");
        assert_eq!(coach.get(&new).await.status, 200);
        assert_eq!(coach.post(&new, &NEW).await.status, 303);
        assert_eq!(next_day(&t, &nele).await, Some(date(2026, 12, 1)));
        let path = format!("/appointments/{}", the_id(&t).await);
        let page = coach.get(&path).await.text;
        assert!(page.contains("09:30") && page.contains("Atelier"));
        let mut fields = NEW.to_vec();
        fields[0] = ("day", "2026-12-08");
        fields.push(("version", "1"));
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        assert_eq!(next_day(&t, &nele).await, Some(date(2026, 12, 8)));
        fields[0] = ("day", "2026-12-15");
        let met = t.coordinator().await.post(&path, &fields).await;
        assert_eq!(met.status, 422, "the second hand decides");
        assert!(met.text.contains("2026-12-08") && met.text.contains("2026-12-15"));
        assert_eq!(coach.post(&format!("{path}/done"), &[]).await.status, 403, "still to come");
        assert_eq!(coach.post(&format!("{path}/cancel"), &[]).await.status, 303);
        assert_eq!(next_day(&t, &nele).await, None);
        assert!(coach.get(&path).await.text.contains("ging niet door"));
    }
}

#[tokio::test]
async fn appointments_are_seen_by_the_own_organisation_and_written_by_who_may() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let new = format!("/people/{nele}/appointments/new");
        t.coach().await.post(&new, &NEW).await;
        let path = format!("/appointments/{}", the_id(&t).await);
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        assert_eq!(t.stranger().await.post(&new, &NEW).await.status, 404);
        let instructor = t.instructor().await;
        assert_eq!(instructor.get(&path).await.status, 200);
        assert_eq!(instructor.post(&new, &NEW).await.status, 403);
        assert_eq!(instructor.post(&format!("{path}/cancel"), &[]).await.status, 403);
    }
}

#[tokio::test]
async fn wrong_days_and_hours_are_said_at_the_field() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let new = format!("/people/{nele}/appointments/new");
        for (field, value) in
            [("day", "31/11/2026"), ("day", "2026-11-21"), ("day", ""), ("time", "26:00")]
        {
            let mut fields: Vec<_> = NEW.into_iter().filter(|(f, _)| *f != field).collect();
            fields.push((field, value));
            let reply = coach.post(&new, &fields).await;
            assert_eq!(reply.status, 422, "{field}={value}");
            assert!(
                reply.text.contains(&format!("{field}-error")) && reply.text.contains("Atelier")
            );
        }
    }
}

#[tokio::test]
async fn an_appointment_of_today_of_which_the_hour_is_over_is_not_the_next_one() {
    for t in TestApp::each().await {
        let nele = crate::trajectories::tests::nele(&t).await;
        let coach = t.coach().await;
        let new = format!("/people/{nele}/appointments/new");
        for time in ["08:30", "11:00"] {
            let sent = [("day", "2026-11-22"), ("time", time), ("kind", "visit")];
            assert_eq!(coach.post(&new, &sent).await.status, 303);
        }
        let fact = |page: String| {
            let at = page.find("<dt>Volgende afspraak</dt>").unwrap();
            page[at..].split("</dd>").next().unwrap().to_owned()
        };
        let page = coach.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("voorbij: ging het door?"), "in the list: {page}");
        let next = fact(page);
        assert!(next.contains("11:00") && !next.contains("08:30"), "{next}");
        t.clock.pass(jiff::SignedDuration::from_hours(2));
        let next = fact(coach.get(&format!("/people/{nele}")).await.text);
        assert!(
            next.contains("11:00") && next.contains("voorbij") && next.contains(&new),
            "{next}"
        );
        let print = coach.get(&format!("/people/{nele}/print")).await.text;
        assert!(!print.contains("11:00"), "{print}");
    }
}
