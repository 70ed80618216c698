//! Mijn dag over HTTP, on both engines.

use crate::notes::tests::{note_id, on_team, person, write};
use crate::safety_net;
use crate::testing::{Client, TestApp};

async fn appoint(client: &Client<'_>, person: &str, day: &str, time: &str) {
    let fields = [("day", day), ("time", time), ("kind", "visit"), ("place", "Meersstraat 12")];
    let reply = client.post(&format!("/people/{person}/appointments/new"), &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

async fn settle(t: &TestApp, people: &[&str]) {
    let mut work = t.app.db.work().await.unwrap();
    safety_net::settle(&mut work, t.app.today(), people).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn my_day_shows_my_appointments_calls_signals_and_whom_i_opened() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let rik = person(&t, &t.kade, "Rik", "Halewijn").await;
        let (coach, boss) = (t.coach().await, t.coordinator().await);
        on_team(&t, &rik, &coach, true).await;
        settle(&t, &[&rik]).await;
        for (id, number, position) in [("w1", "0499 00 00 09", 0), ("w2", "0499 00 00 01", 1)] {
            let way = format!(
                "INSERT INTO contact_way (id, person, kind, value, remark, position)
                VALUES ('{id}', '{rik}', 'phone', '{number}', '', {position})"
            );
            t.app.db.script(&way).await.unwrap();
        }
        appoint(&coach, &nele, "2026-11-22", "10:20").await;
        appoint(&boss, &rik, "2026-11-22", "11:00").await;
        // Who is led on after saving was shown nothing: whom one opened is whom one read.
        assert_eq!(coach.get(&format!("/people/{nele}")).await.status, 200);
        let page = coach.get("/day").await;
        assert_eq!(page.status, 200);
        let text = page.text;
        for said in ["Goedemorgen, Joris", "Nele Zandvoorde", "Meersstraat 12", "Over 20 minuten"] {
            assert!(text.contains(said), "{said}");
        }
        assert!(text.contains("nog één afspraak"), "another worker's appointment is not mine");
        assert!(text.contains("Rik Halewijn"), "no next step: I am first to act");
        let actor = t.actor(&coach).await;
        let signals = super::store::signals(&t.app.db, &actor, t.app.today()).await.unwrap();
        assert!(!signals.is_empty());
        let first = Some("0499 00 00 09".to_owned());
        assert!(signals.iter().all(|s| s.phone == first), "the number that stands first");
        let last = &text[text.find("h-last").unwrap()..];
        assert!(last.contains("Nele Zandvoorde") && !last.contains("Rik Halewijn"));
        assert_eq!(t.administrator().await.get("/day").await.status, 404);
        assert!(!t.stranger().await.get("/day").await.text.contains("Nele"));
    }
}

#[tokio::test]
async fn my_day_takes_the_same_few_statements_for_few_and_many_people() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let empty = coach.statements_of("/day").await;
        for n in 0..9 {
            let someone = person(&t, &t.kade, "Iemand", &format!("Nummer{n}")).await;
            on_team(&t, &someone, &coach, true).await;
            appoint(&coach, &someone, "2026-11-22", "").await;
            write(&coach, &someone, "gesproken", "team").await;
        }
        assert_eq!(coach.statements_of("/day").await, empty);
        assert!(empty <= 10, "{empty}");
    }
}

#[tokio::test]
async fn a_note_from_my_day_closes_the_appointment_it_is_about() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        appoint(&coach, &nele, "2026-11-22", "10:20").await;
        let row = t.app.db.row("SELECT id FROM appointment", vec![]).await.unwrap();
        let id: String = row.get("id").unwrap();
        let form = coach.get(&format!("/people/{nele}/notes/new?appointment={id}")).await.text;
        assert!(form.contains("value=\"visit\" checked"), "the kind of the appointment");
        let fields = [
            ("appointment", id.as_str()),
            ("body", "Bezoek was fijn"),
            ("level", "team"),
            ("kind", "visit"),
            ("day", "2026-11-22"),
        ];
        assert_eq!(coach.post(&format!("/people/{nele}/notes/new"), &fields).await.status, 303);
        let day = coach.get("/day").await.text;
        let note = note_id(&t, "Bezoek was fijn").await;
        assert!(day.contains(&format!("/notes/{note}")) && day.contains("Notitie klaar"));
    }
}

#[tokio::test]
async fn who_leads_nobody_is_led_to_the_safety_net_and_asked_about_whom_a_note_goes() {
    for t in TestApp::each().await {
        let page = t.coordinator().await.get("/day").await.text;
        assert!(page.contains("Jij bent van niemand de spilfiguur") && !page.contains("h-calls"));
        assert!(page.contains("Je hebt vandaag geen afspraken."));
        assert!(page.contains("Geen afspraken vandaag.") && !page.contains("Tijd om iemand"));
        assert!(page.contains("<label for=\"q\">Over wie gaat het?</label>"));
        let lost = t.network_coordinator().await.get("/people").await;
        assert_eq!(lost.status, 404);
        assert!(!lost.text.contains("Zoek de persoon op naam"));
        assert!(t.coach().await.get("/nowhere").await.text.contains("Zoek de persoon op naam"));
    }
}
