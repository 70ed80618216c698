//! Writing a note over HTTP: about several people, and wrong input.

use super::{count, person};
use crate::testing::{Client, Reply, TestApp};
use axum::body::Body;

/// What htmx gets.
async fn part(t: &TestApp, client: &Client<'_>, path: &str) -> Reply {
    let request = client.request("GET", path).header("hx-request", "true");
    t.send(request.body(Body::empty()).unwrap()).await
}

/// A note about two people at once.
fn cooked_together<'a>(one: &'a str, other: &'a str) -> [(&'static str, &'a str); 7] {
    [
        ("act", "save"),
        ("body", "Samen gekookt"),
        ("level", "team"),
        ("kind", "observation"),
        ("day", "2026-11-21"),
        ("person", one),
        ("person", other),
    ]
}

#[tokio::test]
async fn one_note_about_several_people_keeps_what_was_typed_while_looking_for_them() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let samir = person(&t, &t.kade, "Samir", "Okkerse").await;
        let outsider = person(&t, &t.leiekant, "Tuur", "Maldegem").await;
        let coach = t.coach().await;
        let first = coach.get(&format!("/notes/new?person={nele}")).await;
        assert!(first.status == 200 && first.text.contains("Nele Zandvoorde"));
        let look = [("act", "find"), ("q", "okker"), ("body", "Samen gekookt"), ("person", &nele)];
        let found = coach.post("/notes/new", &look).await.text;
        assert!(found.contains("Samir Okkerse") && found.contains("Samen gekookt"));
        let own_only = [("act", "find"), ("q", "maldegem"), ("person", nele.as_str())];
        assert!(!coach.post("/notes/new", &own_only).await.text.contains("Tuur"));
        let fields = cooked_together(&nele, &samir);
        assert_eq!(coach.post("/notes/new", &fields).await.status, 303);
        for person in [&nele, &samir] {
            let list = coach.get(&format!("/people/{person}/notes")).await.text;
            assert!(list.contains("Samen gekookt") && list.contains("over 2 mensen"));
        }
        assert_eq!(coach.post("/notes/new", &fields[..5]).await.status, 422);
        let mut wrong = fields.to_vec();
        wrong.push(("person", &outsider));
        assert_eq!(coach.post("/notes/new", &wrong).await.status, 404);
        assert_eq!(t.administrator().await.get("/notes/new").await.status, 404);
    }
}

#[tokio::test]
async fn a_note_about_several_people_is_for_no_partner() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let samir = person(&t, &t.kade, "Samir", "Okkerse").await;
        let coach = t.coach().await;
        let fields = cooked_together(&nele, &samir).map(|(name, value)| match name {
            "level" => (name, "network"),
            _ => (name, value),
        });
        let refused = coach.post("/notes/new", &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("alleen voor zichzelf toestemming"), "{}", refused.text);
        assert!(refused.text.contains("Samen gekookt"), "nothing typed is lost");
        assert_eq!(coach.post("/notes/new", &cooked_together(&nele, &samir)).await.status, 303);
        let note = super::note_id(&t, "Samen gekookt").await;
        let page = coach.get(&format!("/notes/{note}/correct")).await.text;
        assert!(page.contains("value=\"team\"") && !page.contains("value=\"network\""), "{page}");
    }
}

#[tokio::test]
async fn a_note_about_several_people_is_a_look_at_each_of_them_that_is_shown() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let samir = person(&t, &t.kade, "Samir", "Okkerse").await;
        let fields = cooked_together(&nele, &samir);
        assert_eq!(t.coach().await.post("/notes/new", &fields).await.status, 303);
        let marieke = t.coordinator().await;
        let note = super::note_id(&t, "Samen gekookt").await;
        assert_eq!(marieke.get(&format!("/notes/{note}")).await.status, 200);
        for person in [&nele, &samir] {
            let sql = "SELECT count(*) AS n FROM audit_line
                WHERE account = $1 AND person = $2 AND action = 'look'";
            let looks = t.app.db.row(sql, base::values![&marieke.account, person]).await.unwrap();
            assert_eq!(looks.get::<i64>("n").unwrap(), 1);
        }
    }
}

#[tokio::test]
async fn wrong_input_is_said_at_the_field_and_nothing_typed_is_lost() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let path = format!("/people/{nele}/notes/new");
        let good = [
            ("body", "een lange tekst"),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-22"),
            ("next_kind", "talk"),
        ];
        for (field, value, at) in [
            ("day", "31/02/2026", "day-error"),
            ("day", "2026-11-23", "day-error"),
            ("next_day", "2026-11-01", "next_day-error"),
            ("next_time", "25:00", "next_time-error"),
            ("body", "   ", "body-error"),
            ("level", "everybody", "href=\"#level\""),
            ("kind", "gossip", "href=\"#kind\""),
        ] {
            let mut fields: Vec<_> = good.iter().copied().filter(|(f, _)| *f != field).collect();
            fields.push((field, value));
            let reply = coach.post(&path, &fields).await;
            assert_eq!(reply.status, 422, "{field}={value}");
            assert!(reply.text.contains(at), "{field}={value}");
            assert!(field == "body" || reply.text.contains("een lange tekst"));
        }
        assert_eq!(count(&t, "SELECT count(*) AS n FROM note").await, 0);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM appointment").await, 0);
    }
}

#[tokio::test]
async fn kept_text_stays_with_the_people_it_was_about() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let samir = person(&t, &t.kade, "Samir", "Okkerse").await;
        let coach = t.coach().await;
        let kept = [("draft-key", "/notes/new"), ("body", "over Nele"), ("person", nele.as_str())];
        assert_eq!(coach.post("/drafts", &kept).await.status, 204);
        let page = coach.get(&format!("/notes/new?person={samir}")).await.text;
        assert!(page.contains("over Nele") && page.contains("Nele Zandvoorde"));
        assert!(!page.contains("Samir Okkerse"));
    }
}

#[tokio::test]
async fn a_note_about_people_of_two_organisations_is_not_written_in_the_name_of_one() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let rik = person(&t, &t.leiekant, "Rik", "Halewijn").await;
        let coach = t.coach().await;
        let role = format!(
            "INSERT INTO account_role (account, organisation, role, scope)
            VALUES ('{}', '{}', 'coach', 'organisation')",
            coach.account, t.leiekant
        );
        t.app.db.script(&role).await.unwrap();
        let fields = [
            ("person", nele.as_str()),
            ("person", rik.as_str()),
            ("body", "Samen naar de fietsles."),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-22"),
            ("act", "save"),
        ];
        let reply = coach.post("/notes/new", &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Schrijf per organisatie een notitie"));
        assert!(reply.text.contains("Samen naar de fietsles."), "nothing typed is lost");
        let reply = coach.post("/notes/new", &fields[1..]).await;
        assert_eq!(reply.status, 303);
    }
}

#[tokio::test]
async fn enter_in_the_search_box_looks_and_the_only_one_found_is_ticked_beforehand() {
    for t in TestApp::each().await {
        let samir = person(&t, &t.kade, "Samir", "Okkerse").await;
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let ticked = |id: &str| format!("value=\"{id}\" checked");
        let enter = [("act", "enter"), ("q", "okker"), ("body", "")];
        let found = coach.post("/notes/new", &enter).await;
        assert_eq!(found.status, 200);
        assert!(found.text.contains(&ticked(&samir)));
        // Saved with a name that was only typed: shown again, with the one found ticked.
        let fields = [
            ("act", "save"),
            ("q", "okker"),
            ("body", "Samen gekookt"),
            ("level", "team"),
            ("kind", "talk"),
            ("day", "2026-11-22"),
        ];
        let again = coach.post("/notes/new", &fields).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("Kijk na of dit de juiste persoon is"));
        assert!(again.text.contains(&ticked(&samir)) && again.text.contains("Samen gekookt"));
        // What was looked for already does not stand in the way of Enter in another field.
        let mut fields = fields.to_vec();
        fields[0] = ("act", "enter");
        fields.extend([("looked", "okker"), ("person", samir.as_str())]);
        assert_eq!(coach.post("/notes/new", &fields).await.status, 303);
        // While somebody types, only those who are not chosen yet are offered.
        let typed = part(&t, &coach, "/notes/new?q=zandv").await;
        assert!(typed.status == 200 && !typed.text.contains("<html"));
        assert!(typed.text.contains(&format!("value=\"{nele}\">")));
        let chosen = part(&t, &coach, &format!("/notes/new?q=zandv&person={nele}")).await;
        assert!(!chosen.text.contains(&nele));
    }
}

#[tokio::test]
async fn who_is_offered_above_is_not_offered_again_among_the_found() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "Zandvoorde").await;
        let samir = person(&t, &t.kade, "Samir", "Zandvoorde").await;
        let coach = t.coach().await;
        let path = format!("/notes/new?q=zandvoorde&offered={nele},x");
        let found = part(&t, &coach, &path).await.text;
        assert!(found.contains(&samir) && !found.contains(&nele), "{found}");
        assert!(found.contains("Nele Zandvoorde staat hierboven al"));
        let only = part(&t, &coach, &format!("/notes/new?q=nele&offered={nele}")).await.text;
        assert!(!only.contains("Niemand gevonden"), "{only}");
    }
}
