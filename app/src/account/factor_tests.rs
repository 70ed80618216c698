//! The second step over HTTP.

use super::{codes, passkeys, session, totp};
use crate::account::store;
use crate::testing::{Reply, TestApp};
use base::values;
use jiff::SignedDuration;

const SECRET: &[u8] = b"12345678901234567890";
const PASSWORD: &str = "vier gele regenjassen";

/// Gives Joris a password, and an app when `with_app`.
async fn joris(t: &TestApp, with_app: bool) -> String {
    let id = store::by_email(&t.app.db, "joris.haverbeke@test.example").await.unwrap().unwrap().id;
    let hash = crate::account::password::hash(PASSWORD.to_owned()).await;
    let mut work = t.app.db.work().await.unwrap();
    store::set_password(&mut work, &id, &hash).await.unwrap();
    if with_app {
        totp::set(&mut work, &t.app.keys, &id, SECRET, 0).await.unwrap();
    }
    work.save().await.unwrap();
    id
}

/// The code that the app shows now.
fn code(t: &TestApp) -> String {
    let now = t.app.now();
    (0..1_000_000)
        .map(|n| format!("{n:06}"))
        .find(|code| totp::step_of(SECRET, code, now) == Some(now.as_second() / 30))
        .unwrap()
}

async fn sign_in(t: &TestApp) -> Reply {
    let fields = [("email", "joris.haverbeke@test.example"), ("password", PASSWORD)];
    t.nobody().post("/login", &fields).await
}

fn cookie(reply: &Reply) -> String {
    let line = reply.headers.get("set-cookie").unwrap().to_str().unwrap();
    line.split(';').next().unwrap().to_owned()
}

/// Sends a form, or asks a page, with this cookie.
async fn with(t: &TestApp, cookie: &str, path: &str, code: Option<&str>) -> Reply {
    let builder = axum::http::Request::builder()
        .uri(path)
        .header("cookie", cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let request = match code {
        Some(code) => builder.method("POST").body(format!("code={code}").into()),
        None => builder.body(axum::body::Body::empty()),
    };
    t.send(request.unwrap()).await
}

#[tokio::test]
async fn a_password_alone_opens_nothing_when_there_is_a_second_step() {
    for t in TestApp::each().await {
        joris(&t, true).await;
        let reply = sign_in(&t).await;
        assert!(reply.location().starts_with("/login/second"), "{}", reply.location());
        let half = cookie(&reply);
        assert_eq!(with(&t, &half, "/more", None).await.status, 303);
        assert_eq!(with(&t, &half, "/login/second", None).await.status, 200);
        assert_eq!(with(&t, &half, "/login/second", Some("000000")).await.status, 422);
        let in_full = with(&t, &half, "/login/second", Some(&code(&t))).await;
        assert_eq!(in_full.status, 303);
        assert_ne!(cookie(&in_full), half, "a new session has a new token");
        assert_eq!(with(&t, &cookie(&in_full), "/more", None).await.status, 200);
        assert_eq!(with(&t, &half, "/login/second", None).await.status, 303, "half way is over");
    }
}

#[tokio::test]
async fn the_same_code_does_not_work_twice() {
    for t in TestApp::each().await {
        joris(&t, true).await;
        let now = code(&t);
        let first = cookie(&sign_in(&t).await);
        assert_eq!(with(&t, &first, "/login/second", Some(&now)).await.status, 303);
        let second = cookie(&sign_in(&t).await);
        let replay = with(&t, &second, "/login/second", Some(&now)).await;
        assert_eq!(replay.status, 422);
        t.clock.pass(SignedDuration::from_secs(30));
        assert_eq!(with(&t, &second, "/login/second", Some(&code(&t))).await.status, 303);
    }
}

#[tokio::test]
async fn half_way_ends_after_ten_minutes_and_guessing_after_ten_tries() {
    for t in TestApp::each().await {
        joris(&t, true).await;
        let half = cookie(&sign_in(&t).await);
        for _ in 0..10 {
            assert_eq!(with(&t, &half, "/login/second", Some("000000")).await.status, 422);
        }
        let right = code(&t);
        assert_eq!(with(&t, &half, "/login/second", Some(&right)).await.status, 429);
        t.clock.pass(SignedDuration::from_mins(11));
        assert_eq!(with(&t, &half, "/login/second", None).await.status, 303);
    }
}

#[tokio::test]
async fn a_recovery_code_works_once() {
    for t in TestApp::each().await {
        let id = joris(&t, true).await;
        let mut work = t.app.db.work().await.unwrap();
        let made = codes::renew(&mut work, &id).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(made.len(), 10);
        let half = cookie(&sign_in(&t).await);
        let typed = made[3].to_uppercase();
        assert_eq!(with(&t, &half, "/login/second", Some(&typed)).await.status, 303);
        let half = cookie(&sign_in(&t).await);
        assert_eq!(with(&t, &half, "/login/second", Some(&typed)).await.status, 422);
        assert_eq!(codes::left(&t.app.db, &id).await.unwrap(), 9);
    }
}

#[tokio::test]
async fn an_app_is_set_up_with_its_first_code_and_the_password() {
    for t in TestApp::each().await {
        let id = joris(&t, false).await;
        let client = t.sign_in_account(&id).await;
        assert_eq!(client.get("/account/app").await.status, 200);
        let sealed = |account: &str| {
            let bound = [account.as_bytes(), SECRET].concat();
            data_encoding::HEXLOWER.encode(&t.app.keys.encrypt(&bound))
        };
        let (mine, other) = (sealed(&id), sealed("somebody else"));
        let now = code(&t);
        let send = async |sealed: &str, code: &str, old: &str| {
            client.post("/account/app", &[("sealed", sealed), ("code", code), ("old", old)]).await
        };
        assert_eq!(send(&mine, "000000", PASSWORD).await.status, 422);
        assert_eq!(send(&mine, &now, "verkeerd").await.status, 422);
        assert_eq!(send(&other, &now, PASSWORD).await.status, 400);
        assert!(!store::has_factor(&t.app.db, &id).await.unwrap());
        let done = send(&mine, &now, PASSWORD).await;
        assert_eq!((done.status, done.text.matches("<code>").count()), (200, 10));
        assert!(store::has_factor(&t.app.db, &id).await.unwrap());
        let kept = t.app.db.row("SELECT totp_secret FROM account WHERE id = $1", values![&id]);
        let kept: Vec<u8> = kept.await.unwrap().get("totp_secret").unwrap();
        assert!(!kept.windows(SECRET.len()).any(|w| w == SECRET), "kept encrypted");
        let removed =
            client.post("/account/factor/remove", &[("what", "app"), ("old-remove", PASSWORD)]);
        assert_eq!(removed.await.status, 303);
        assert!(!store::has_factor(&t.app.db, &id).await.unwrap());
    }
}

#[tokio::test]
async fn a_new_password_asks_the_old_one_and_ends_other_sessions() {
    for t in TestApp::each().await {
        let id = joris(&t, false).await;
        let here = t.sign_in_account(&id).await;
        let there = t.sign_in_account(&id).await;
        let fields = |old: &'static str| [("old", old), ("password", "acht blauwe laarzen")];
        assert_eq!(here.post("/account/password", &fields("verkeerd")).await.status, 422);
        assert_eq!(there.get("/account").await.status, 200);
        assert_eq!(here.post("/account/password", &fields(PASSWORD)).await.status, 303);
        assert_eq!(here.get("/account").await.status, 200);
        assert_eq!(there.get("/account").await.status, 303);
    }
}

#[tokio::test]
async fn one_ends_only_the_own_sessions() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let stranger = t.stranger().await;
        let theirs = t.actor(&stranger).await.session;
        let reply = coach.post("/account/sessions/end", &[("session", &theirs)]).await;
        assert_eq!(reply.status, 404);
        assert_eq!(stranger.get("/account").await.status, 200);
        let other = t.coach().await;
        let mine = t.actor(&other).await.session;
        assert_eq!(coach.post("/account/sessions/end", &[("session", &mine)]).await.status, 303);
        assert_eq!(other.get("/account").await.status, 303);
    }
}

#[tokio::test]
async fn passkeys_need_a_name_and_an_answer_that_was_asked() {
    for t in TestApp::each().await {
        assert!(passkeys::webauthn(&t.app, Some("127.0.0.1:8080")).is_none());
        assert!(passkeys::webauthn(&t.app, Some("localhost:8080")).is_some());
        let id = joris(&t, false).await;
        let client = t.sign_in_account(&id).await;
        let request = client
            .request("POST", "/account/passkeys/begin")
            .header("host", "localhost:8080")
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("old=vier+gele+regenjassen".into())
            .unwrap();
        let reply = t.send(request).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        assert!(reply.text.contains("\"rp\"") && reply.text.contains("localhost"));
        let request = client
            .request("POST", "/account/passkeys/begin")
            .header("host", "localhost:8080")
            .header("accept", "application/json")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("old=verkeerd".into())
            .unwrap();
        assert_eq!(t.send(request).await.status, 403);
    }
}

#[tokio::test]
async fn a_session_ends_by_itself_as_soon_as_the_role_asks() {
    for t in TestApp::each().await {
        let (administrator, coach) = (t.administrator().await, t.coach().await);
        t.clock.pass(SignedDuration::from_mins(31));
        assert_eq!(administrator.get("/account").await.status, 303);
        assert_eq!(coach.get("/account").await.status, 200);
        let limit = session::idle_limit(&t.actor(&coach).await.grants);
        t.clock.pass(limit + SignedDuration::from_mins(2));
        assert_eq!(coach.get("/account").await.status, 303);
    }
}

#[tokio::test]
async fn the_machine_gives_the_last_administrator_a_way_back() {
    for t in TestApp::each().await {
        joris(&t, true).await;
        let email = "joris.haverbeke@test.example";
        let path = super::reset::make(&t.app.db, &t.clock, email).await.unwrap();
        let reply = t.nobody().post(&path, &[("password", "acht blauwe laarzen")]).await;
        assert_eq!((reply.status, reply.location()), (303, "/"), "without a second step");
        assert!(super::reset::make(&t.app.db, &t.clock, "niemand@test.example").await.is_err());
    }
}

#[tokio::test]
async fn who_works_here_does_not_show_from_wrong_passwords() {
    for t in TestApp::each().await {
        joris(&t, false).await;
        let mut said = vec![];
        for email in ["joris.haverbeke@test.example", "niemand@test.example"] {
            let mut answers = vec![];
            for _ in 0..7 {
                let fields = [("email", email), ("password", "verkeerd wachtwoord")];
                let reply = t.nobody().post("/login", &fields).await;
                assert_eq!(reply.status, 422);
                answers.push(reply.text.replace(email, "").contains("te veel pogingen"));
            }
            said.push(answers);
        }
        assert_eq!(said[0], said[1]);
        assert_eq!(said[0], [false, false, false, false, false, true, true]);
        t.clock.pass(SignedDuration::from_mins(3));
        assert_eq!(sign_in(&t).await.status, 303, "waiting is a way back");
    }
}

#[tokio::test]
async fn thirty_wrong_passwords_from_one_machine_are_enough() {
    for t in TestApp::each().await {
        for n in 0..30 {
            let email = format!("niemand{n}@test.example");
            let fields = [("email", email.as_str()), ("password", "verkeerd wachtwoord")];
            assert_eq!(t.nobody().post("/login", &fields).await.status, 422);
        }
        joris(&t, false).await;
        assert_eq!(sign_in(&t).await.status, 429);
        t.clock.pass(SignedDuration::from_mins(16));
        assert_eq!(sign_in(&t).await.status, 303);
    }
}

#[tokio::test]
async fn of_many_wrong_passwords_at_the_same_moment_only_the_free_ones_are_looked_at() {
    for t in TestApp::each().await {
        joris(&t, false).await;
        for email in ["joris.haverbeke@test.example", "niemand@test.example"] {
            let try_it = || async {
                let fields = [("email", email), ("password", "verkeerd wachtwoord")];
                t.nobody().post("/login", &fields).await.text.contains("te veel pogingen")
            };
            let tries = futures_util::future::join_all((0..14).map(|_| try_it())).await;
            assert_eq!(tries.iter().filter(|locked| !**locked).count(), 5, "{email}");
        }
        assert_eq!(sign_in(&t).await.status, 422, "locked, also for the right password");
        t.clock.pass(SignedDuration::from_mins(3));
        assert_eq!(sign_in(&t).await.status, 303);
    }
}
