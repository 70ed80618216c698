//! Accounts over HTTP: inviting, links, roles, leaving.

use crate::access::Role;
use crate::account::store;
use crate::testing::{Client, Reply, TestApp, email};
use base::values;
use jiff::SignedDuration;

const GOOD: &str = "vier gele regenjassen";

/// The path of the link that a page shows once.
fn link_in(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", reply.text);
    let from = reply.text.find("value=\"http").expect("a link on the page");
    let link = reply.text[from + 7..].split('"').next().unwrap();
    link.splitn(4, '/').nth(3).map(|path| format!("/{path}")).unwrap()
}

async fn invite(client: &Client<'_>, organisation: &str, role: &str) -> Reply {
    let fields = [
        ("name", "Fatma Zandweg"),
        ("email", "Fatma.Zandweg@test.example"),
        ("organisation", organisation),
        ("language", "nl"),
        ("role", role),
    ];
    client.post("/accounts/invite", &fields).await
}

async fn id_of(t: &TestApp, name: &str) -> String {
    store::by_email(&t.app.db, &email(name)).await.unwrap().unwrap().id
}

async fn count(t: &TestApp, sql: &'static str, id: &str) -> i64 {
    t.app.db.row(sql, values![id]).await.unwrap().get("n").unwrap()
}

/// Makes a person with a file in the organisation, led by an account.
async fn led_person(t: &TestApp, organisation: &str, lead: &str) -> String {
    let now = t.app.now();
    let id = base::id::new(now);
    let mut work = t.app.db.work().await.unwrap();
    let text = "INSERT INTO person (id, given_name, family_name, sort_name, made_by_organisation,
        made_at, changed_at) VALUES ($1, 'Nele', 'Zandvoorde', 'zandvoorde nele', $2, $3, $3)";
    work.run(text, values![&id, organisation, now]).await.unwrap();
    let text = "INSERT INTO involvement (person, organisation, sort_name, from_day)
        VALUES ($1, $2, 'zandvoorde nele', $3)";
    work.run(text, values![&id, organisation, t.app.today()]).await.unwrap();
    let text = "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
        VALUES ($1, $1, $2, $3, 'coach', TRUE, $4)";
    work.run(text, values![&id, lead, organisation, t.app.today()]).await.unwrap();
    work.save().await.unwrap();
    id
}

#[tokio::test]
async fn an_invitation_is_taken_up_once() {
    for t in TestApp::each().await {
        let link = link_in(&invite(&t.coordinator().await, &t.kade, "coach").await);
        let page = t.nobody().get(&link).await;
        assert!(page.text.contains("Fatma Zandweg"));
        let weak = t.nobody().post(&link, &[("password", "kort")]).await;
        assert_eq!(weak.status, 422);
        let taken = t.nobody().post(&link, &[("password", GOOD)]).await;
        assert_eq!((taken.status, taken.location()), (303, "/"));
        assert_eq!(t.nobody().post(&link, &[("password", GOOD)]).await.status, 410);
        assert_eq!(t.nobody().get(&link).await.status, 410);
        let fields = [("email", "fatma.zandweg@test.example"), ("password", GOOD)];
        assert_eq!(t.nobody().post("/login", &fields).await.status, 303);
    }
}

#[tokio::test]
async fn an_invitation_ends_after_a_week_and_a_newer_one_ends_it_too() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        let first = link_in(&invite(&administrator, &t.kade, "coach").await);
        let id = id_of(&t, "Fatma Zandweg").await;
        let path = format!("/accounts/{id}/link");
        let second = link_in(&administrator.post(&path, &[]).await);
        assert_eq!(t.nobody().get(&first).await.status, 410);
        assert_eq!(t.nobody().get(&second).await.status, 200);
        t.clock.pass(SignedDuration::from_hours(7 * 24 + 1));
        assert_eq!(t.nobody().get(&second).await.status, 410);
    }
}

#[tokio::test]
async fn a_coordinator_gives_no_greater_role_and_invites_only_at_home() {
    for t in TestApp::each().await {
        let coordinator = t.coordinator().await;
        for role in ["administrator", "dpo", "network-coordinator"] {
            assert_eq!(invite(&coordinator, &t.kade, role).await.status, 403, "{role}");
        }
        assert_eq!(invite(&coordinator, &t.leiekant, "coach").await.status, 403);
        assert_eq!(invite(&t.coach().await, &t.kade, "coach").await.status, 404);
        let joris = id_of(&t, "Joris Haverbeke").await;
        let field = format!("role-{}", t.kade);
        let fields = [
            ("name", "Joris Haverbeke"),
            ("email", "joris.haverbeke@test.example"),
            ("language", "nl"),
            ("version", "1"),
            (field.as_str(), "administrator"),
        ];
        let reply = coordinator.post(&format!("/accounts/{joris}/edit"), &fields).await;
        assert_eq!(reply.status, 403);
        let fields = [
            fields[0],
            fields[1],
            fields[2],
            fields[3],
            ("other", &t.leiekant),
            ("role-other", "coach"),
        ];
        let reply = coordinator.post(&format!("/accounts/{joris}/edit"), &fields).await;
        assert_eq!(reply.status, 403);
        assert!(t.actor(&t.coach().await).await.is_at(Role::Coach, &t.kade));
    }
}

#[tokio::test]
async fn a_coordinator_cannot_touch_accounts_of_others_or_with_greater_roles() {
    for t in TestApp::each().await {
        let coordinator = t.coordinator().await;
        let bart = id_of(&t, "Bart Noordzee").await;
        let wout = id_of(&t, "Wout Zilverling").await;
        for (id, get, post) in [(&bart, 404, 404), (&wout, 200, 403)] {
            assert_eq!(coordinator.get(&format!("/accounts/{id}")).await.status, get);
            for act in ["link", "sign-out", "reopen", "close", "edit"] {
                let reply = coordinator.post(&format!("/accounts/{id}/{act}"), &[]).await;
                assert_eq!(reply.status, post, "{act}");
            }
        }
        let list = coordinator.get("/accounts").await;
        assert!(list.text.contains("Joris Haverbeke") && !list.text.contains("Bart Noordzee"));
        let list = t.administrator().await.get("/accounts").await;
        assert!(list.text.contains("Bart Noordzee"));
        assert_eq!(t.coach().await.get("/accounts").await.status, 404);
    }
}

#[tokio::test]
async fn sessions_end_at_once() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        assert_eq!(coach.get("/more").await.status, 200);
        let path = format!("/accounts/{}/sign-out", coach.account);
        assert_eq!(t.coordinator().await.post(&path, &[]).await.status, 303);
        let reply = coach.get("/more").await;
        assert_eq!((reply.status, reply.location()), (303, "/login?next=/more"));
    }
}

#[tokio::test]
async fn a_new_password_by_link_ends_all_sessions() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let taken = "UPDATE account SET password_hash = 'x' WHERE id = $1";
        let mut work = t.app.db.work().await.unwrap();
        work.run(taken, values![&coach.account]).await.unwrap();
        work.save().await.unwrap();
        let path = format!("/accounts/{}/link", coach.account);
        let link = link_in(&t.administrator().await.post(&path, &[]).await);
        assert!(link.starts_with("/recover/"));
        assert_eq!(coach.get("/more").await.status, 200, "the link alone ends nothing");
        assert_eq!(t.nobody().post(&link, &[("password", GOOD)]).await.status, 303);
        assert_eq!(coach.get("/more").await.status, 303);
        assert_eq!(t.nobody().get(&link).await.status, 410);
    }
}

#[tokio::test]
async fn who_leaves_hands_people_over_first() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let coordinator = t.coordinator().await;
        let person = led_person(&t, &t.kade, &joris.account).await;
        let path = format!("/accounts/{}/close", joris.account);
        let page = coordinator.get(&path).await;
        assert!(page.text.contains("Nele Zandvoorde"));
        let refused = coordinator.post(&path, &[("then", "close")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(joris.get("/more").await.status, 200);
        // Bart works elsewhere: he cannot take over here.
        let bart = id_of(&t, "Bart Noordzee").await;
        let field = format!("to-{}", t.kade);
        let reply = coordinator.post(&path, &[("then", "close"), (&field, &bart)]).await;
        assert_eq!(reply.status, 422);
        let fields = [("then", "close"), (field.as_str(), coordinator.account.as_str())];
        assert_eq!(coordinator.post(&path, &fields).await.status, 303);
        assert_eq!(joris.get("/more").await.status, 303, "the session ended in the same act");
        let open = "SELECT count(*) AS n FROM team_member WHERE account = $1 AND until_day IS NULL";
        assert_eq!(count(&t, open, &joris.account).await, 0);
        assert_eq!(count(&t, open, &coordinator.account).await, 1);
        let led = "SELECT count(*) AS n FROM team_member WHERE account = $1 AND leads";
        assert_eq!(count(&t, led, &joris.account).await, 1, "who led until today stays visible");
        let roles = "SELECT count(*) AS n FROM account_role WHERE account = $1";
        assert_eq!(count(&t, roles, &joris.account).await, 0);
        let list = coordinator.get("/people").await.text;
        let row = &list[list.find("Nele Zandvoorde").expect("on the list")..];
        assert!(row.contains("Marieke Duinhof"), "the new lead stands on the file at once");
        // Whoever leads under a new name stands under it in the list, without anybody writing.
        let name = "UPDATE account SET name = 'Marieke Duinstra' WHERE name = 'Marieke Duinhof'";
        t.app.db.script(name).await.unwrap();
        let list = coordinator.get("/people").await.text;
        let row = &list[list.find(&format!("/people/{person}")).expect("on the list")..];
        assert!(row.contains("Marieke Duinstra"), "{row}");
    }
}

#[tokio::test]
async fn an_administrator_hands_over_without_reading_names() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        led_person(&t, &t.kade, &joris.account).await;
        let administrator = t.administrator().await;
        let page = administrator.get(&format!("/accounts/{}/close", joris.account)).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("Zandvoorde"));
        assert!(page.text.contains("Wie wordt spilfiguur van deze persoon?"));
    }
}

#[tokio::test]
async fn a_role_is_not_taken_from_who_still_leads_somebody_there() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        led_person(&t, &t.kade, &joris.account).await;
        let field = format!("role-{}", t.kade);
        let fields = [
            ("name", "Joris Haverbeke"),
            ("email", "joris.haverbeke@test.example"),
            ("language", "nl"),
            ("version", "1"),
            (field.as_str(), "dpo"),
        ];
        let path = format!("/accounts/{}/edit", joris.account);
        let reply = t.administrator().await.post(&path, &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("nog spilfiguur van één persoon"));
        assert!(t.actor(&joris).await.is(Role::Coach), "nothing was half written");
    }
}

#[tokio::test]
async fn the_last_administrator_stays() {
    for t in TestApp::each().await {
        let wout = t.administrator().await;
        let field = format!("role-{}", t.kade);
        let fields = [
            ("name", "Wout Zilverling"),
            ("email", "wout.zilverling@test.example"),
            ("language", "nl"),
            ("version", "1"),
            (field.as_str(), "coach"),
        ];
        let reply = wout.post(&format!("/accounts/{}/edit", wout.account), &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("laatste beheerder"));
        let reply = wout.post(&format!("/accounts/{}/close", wout.account), &[]).await;
        assert_eq!(reply.status, 403);
    }
}

#[tokio::test]
async fn the_second_of_two_who_change_an_account_sees_both() {
    for t in TestApp::each().await {
        let administrator = t.administrator().await;
        let joris = id_of(&t, "Joris Haverbeke").await;
        let (field, path) = (format!("role-{}", t.kade), format!("/accounts/{joris}/edit"));
        let fields = |title: &'static str| {
            [
                ("name", "Joris Haverbeke"),
                ("email", "joris.haverbeke@test.example"),
                ("language", "nl"),
                ("job_title", title),
                ("version", "1"),
                (field.as_str(), "coach"),
            ]
        };
        assert_eq!(administrator.post(&path, &fields("jobcoach")).await.status, 303);
        let second = administrator.post(&path, &fields("begeleider groen")).await;
        assert_eq!(second.status, 422);
        assert!(second.text.contains("jobcoach") && second.text.contains("begeleider groen"));
    }
}

#[tokio::test]
async fn a_coach_gives_an_account_only_to_who_is_near() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let person = led_person(&t, &t.kade, &coach.account).await;
        let path = format!("/accounts/invite?person={person}");
        assert!(coach.get(&path).await.text.contains("Nele Zandvoorde"));
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
        assert_eq!(t.administrator().await.get(&path).await.status, 404);
        let fields = [
            ("person", person.as_str()),
            ("name", "Nele Zandvoorde"),
            ("email", "nele@test.example"),
            ("language", "nl"),
            ("role", "administrator"),
        ];
        assert_eq!(t.stranger().await.post("/accounts/invite", &fields).await.status, 404);
        let invited = coach.post("/accounts/invite", &fields).await;
        assert_eq!(invited.location(), format!("/people/{person}/card"));
        assert!(!invited.text.contains("/invitation/"), "a worker does not get the key");
        let found = store::by_email(&t.app.db, "nele@test.example").await.unwrap().unwrap();
        let nele = t.sign_in_account(&found.id).await;
        let actor = t.actor(&nele).await;
        assert_eq!(actor.person.as_deref(), Some(person.as_str()));
        assert!(actor.is(Role::Participant) && actor.grants.len() == 1);
        // Asking again makes no second account; a coordinator gets no link either, an administrator does.
        assert_eq!(coach.post("/accounts/invite", &fields).await.status, 403);
        let path = format!("/accounts/{}/link", found.id);
        assert_eq!(t.coordinator().await.post(&path, &[]).await.status, 403);
        let link = link_in(&t.administrator().await.post(&path, &[]).await);
        assert_eq!(t.nobody().post(&link, &[("password", GOOD)]).await.status, 303);
    }
}

#[tokio::test]
async fn an_invitation_goes_to_the_mailbox_that_stands_in_the_file_and_to_no_other() {
    use crate::mail::tests::{Inbox, with_mail};
    for t in TestApp::each().await {
        let inbox = Inbox::open(vec![]).await;
        let (t, way) = with_mail(t, inbox.port).await;
        let coach = t.coach().await;
        let person = led_person(&t, &t.kade, &coach.account).await;
        let mut work = t.app.db.work().await.unwrap();
        let add = "INSERT INTO contact_way (id, person, kind, value, position)
            VALUES ('way', $1, 'email', 'Nele@post.example', 0)";
        work.run(add, values![&person]).await.unwrap();
        work.save().await.unwrap();
        let mut fields = vec![
            ("person", person.as_str()),
            ("name", "Nele Zandvoorde"),
            ("email", "nele@post.example"),
            ("language", "nl"),
        ];
        coach.post("/accounts/invite", &fields).await;
        crate::mail::sending::run_due(&t.app, &way).await.unwrap();
        let mail = inbox.mails().pop().expect("a mail");
        assert!(mail.contains("To: nele@post.example") && mail.contains("/invitation/"), "{mail}");

        let other = led_person(&t, &t.kade, &coach.account).await;
        (fields[0], fields[2]) = (("person", other.as_str()), ("email", "werker@post.example"));
        coach.post("/accounts/invite", &fields).await;
        crate::mail::sending::run_due(&t.app, &way).await.unwrap();
        assert_eq!(
            inbox.mails().len(),
            1,
            "an address that does not stand in the file gets nothing"
        );
    }
}

#[tokio::test]
async fn accounts_stand_on_pages_of_fifty_each_of_them_once() {
    for t in TestApp::each().await {
        for n in 0..120 {
            t.add_account(&format!("Zeno Duinpan {n:03}"), &t.kade, &[Role::Coach]).await;
        }
        let administrator = t.administrator().await;
        let mut path = "/accounts?q=duinpan".to_owned();
        let mut pages = vec![];
        loop {
            let text = administrator.get(&path).await.text;
            let names = (0..120).filter(|n| text.contains(&format!(">Zeno Duinpan {n:03}<")));
            pages.push(names.collect::<Vec<_>>());
            let Some(next) = text.split("<a ").find(|a| a.contains("rel=\"next\"")) else { break };
            let next = next.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            path = next.replace("&amp;", "&").replace("&#38;", "&");
        }
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
        assert_eq!(pages.concat(), (0..120).collect::<Vec<_>>());
        assert_eq!(administrator.get("/accounts?page=-3").await.status, 200);
    }
}
