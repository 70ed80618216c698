//! For tests over HTTP: a small network with one actor of each kind, on SQLite and, when
//! `TEST_POSTGRES` names one, on PostgreSQL.
//!
//! ```ignore
//! for t in TestApp::each().await {
//!     let reply = t.coach().get("/people").await;
//!     assert_eq!(reply.status, 200);
//! }
//! ```

mod places;

use crate::access::Role;
use crate::account::{session, store};
use crate::clock::Clock;
use crate::config::Reach;
use crate::keys::Keys;
use crate::language::Language;
use crate::schema::SCHEMA;
use crate::web::{self, App};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use base::db::Db;
use base::{id, values};
use jiff::Timestamp;
pub use places::{TestPlace, dump};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt as _;

/// The moment at which every test network begins: Sunday 22 November 2026, 10:00 in Brussels.
pub const START: &str = "2026-11-22T09:00:00Z";

static NUMBER: AtomicU64 = AtomicU64::new(0);

/// A test network.
pub struct TestApp {
    /// The program.
    pub app: App,
    /// The clock, to let time pass.
    pub clock: Clock,
    router: Router,
    /// Atelier De Kade, an arbeidszorg centre: the home of most actors.
    pub kade: String,
    /// Maatwerk Leiekant, another organisation.
    pub leiekant: String,
    /// OCMW Kruisdam, a partner.
    pub ocmw: String,
    folder: PathBuf,
}

/// Somebody of the test network, signed in.
pub struct Client<'a> {
    test: &'a TestApp,
    /// The account.
    pub account: String,
    token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The document.
    pub text: String,
}

impl Reply {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).map_or("", |v| v.to_str().unwrap())
    }
}

impl TestApp {
    /// One network per engine.
    pub async fn each() -> Vec<TestApp> {
        let mut all = vec![TestApp::on_sqlite().await];
        if let Ok(url) = std::env::var("TEST_POSTGRES") {
            all.push(TestApp::on_postgres(&url).await);
        }
        all
    }

    /// A network on SQLite.
    pub async fn on_sqlite() -> TestApp {
        let folder = fresh_folder();
        let db = Db::open_file(&folder.join("opstap.db")).await.unwrap();
        TestApp::around(db, folder).await
    }

    /// A network in a schema of its own on PostgreSQL.
    pub async fn on_postgres(url: &str) -> TestApp {
        let folder = fresh_folder();
        TestApp::around(fresh_schema(url, &folder).await, folder).await
    }

    /// One program per engine on an empty database: nothing was set up yet.
    pub async fn each_empty() -> Vec<TestApp> {
        let folder = fresh_folder();
        let db = Db::open_file(&folder.join("opstap.db")).await.unwrap();
        let mut all = vec![TestApp::bare(db, folder).await];
        if let Ok(url) = std::env::var("TEST_POSTGRES") {
            let folder = fresh_folder();
            all.push(TestApp::bare(fresh_schema(&url, &folder).await, folder).await);
        }
        all
    }

    async fn around(db: Db, folder: PathBuf) -> TestApp {
        let mut test = TestApp::bare(db, folder).await;
        test.found().await;
        test
    }

    /// The same network, reached by people at `url`.
    pub async fn reached_at(mut self, url: &str) -> TestApp {
        let reach = Reach { public_url: url.parse().ok(), ..Reach::default() };
        let (db, keys) = (self.app.db.clone(), Keys::from_secret([42; 32]));
        let attachments = self.app.attachments.clone();
        self.app = App::new(db, self.clock.clone(), keys, reach, attachments).await.unwrap();
        self.router = web::service(&self.app);
        self
    }

    async fn bare(db: Db, folder: PathBuf) -> TestApp {
        db.migrate(SCHEMA).await.unwrap();
        let clock = Clock::standing_at(START.parse().unwrap());
        let attachments = folder.join("attachments");
        std::fs::create_dir_all(&attachments).unwrap();
        let keys = Keys::from_secret([42; 32]);
        let app = App::new(db, clock.clone(), keys, Reach::default(), attachments).await.unwrap();
        TestApp {
            router: web::service(&app),
            app,
            clock,
            kade: String::new(),
            leiekant: String::new(),
            ocmw: String::new(),
            folder,
        }
    }

    /// Makes the network, its organisations and one account of each kind.
    async fn found(&mut self) {
        let now = self.app.now();
        let mut work = self.app.db.work().await.unwrap();
        work.run(
            "INSERT INTO network (id, name, time_zone, is_demo, made_at) VALUES ($1, $2, $3, $4, $5)",
            values![id::new(now), "Netwerk Kruisdam", "Europe/Brussels", false, now],
        )
        .await
        .unwrap();
        crate::trajectories::seed(&mut work).await.unwrap();
        let mut made = vec![];
        for (name, kind) in [
            ("Atelier De Kade", "arbeidszorg"),
            ("Maatwerk Leiekant", "maatwerk"),
            ("OCMW Kruisdam", "ocmw"),
        ] {
            let id = id::new(now);
            work.run(
                "INSERT INTO organisation (id, name, folded_name, kind, made_at)
                 VALUES ($1, $2, $3, $4, $5)",
                values![&id, name, name.to_lowercase(), kind, now],
            )
            .await
            .unwrap();
            made.push(id);
        }
        work.save().await.unwrap();
        self.ocmw = made.pop().unwrap();
        self.leiekant = made.pop().unwrap();
        self.kade = made.pop().unwrap();
        self.app.read_network().await.unwrap();
        let (kade, leiekant, ocmw) = (self.kade.clone(), self.leiekant.clone(), self.ocmw.clone());
        for (name, organisation, role) in [
            ("Joris Haverbeke", &kade, Role::Coach),
            ("Marieke Duinhof", &kade, Role::Coordinator),
            ("Greta Molenaar", &kade, Role::Instructor),
            ("Wout Zilverling", &kade, Role::Administrator),
            ("Dina Dorpel", &kade, Role::Dpo),
            ("Nora Netwerk", &kade, Role::NetworkCoordinator),
            ("Bart Noordzee", &leiekant, Role::Coach),
            ("Lotte Vijverman", &ocmw, Role::Partner),
        ] {
            self.add_account(name, organisation, &[role]).await;
        }
    }

    /// Adds an account; its address is the name with dots at `test.example`, its password
    /// `een lang wachtwoord` is not hashed (tests sign in without it).
    pub async fn add_account(&self, name: &str, organisation: &str, roles: &[Role]) -> String {
        let now = self.app.now();
        let mut work = self.app.db.work().await.unwrap();
        let new = store::NewAccount {
            organisation,
            name,
            email: &email(name),
            job_title: "",
            language: Language::Nl,
            password_hash: None,
            person: None,
            roles,
        };
        let id = store::add(&mut work, now, &new).await.unwrap();
        work.save().await.unwrap();
        id
    }

    /// Adds Nele Zandvoorde, who has a file in Atelier De Kade.
    pub async fn somebody(&self) -> String {
        let new = crate::people::NewPerson {
            given: "Nele".into(),
            family: "Zandvoorde".into(),
            ..Default::default()
        };
        let (now, today) = (self.app.now(), self.app.today());
        let mut work = self.app.db.work().await.unwrap();
        let added = crate::people::store::add(&mut work, now, today, &self.kade, &new, None).await;
        work.save().await.unwrap();
        added.unwrap()
    }

    /// Adds the account of a participant whose file is in an organisation.
    pub async fn participant(&self, name: &str, organisation: &str) -> String {
        let person = self.somebody().await;
        let account = self.add_account(name, organisation, &[Role::Participant]).await;
        let mut work = self.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, values![&account, &person]).await.unwrap();
        work.save().await.unwrap();
        account
    }

    /// Coach in Atelier De Kade.
    pub async fn coach(&self) -> Client<'_> {
        self.sign_in("Joris Haverbeke").await
    }

    /// Coordinator of Atelier De Kade.
    pub async fn coordinator(&self) -> Client<'_> {
        self.sign_in("Marieke Duinhof").await
    }

    /// Instructor in Atelier De Kade.
    pub async fn instructor(&self) -> Client<'_> {
        self.sign_in("Greta Molenaar").await
    }

    /// Administrator.
    pub async fn administrator(&self) -> Client<'_> {
        self.sign_in("Wout Zilverling").await
    }

    /// Data protection officer.
    pub async fn dpo(&self) -> Client<'_> {
        self.sign_in("Dina Dorpel").await
    }

    /// Network coordinator.
    pub async fn network_coordinator(&self) -> Client<'_> {
        self.sign_in("Nora Netwerk").await
    }

    /// Coach of another organisation: a stranger to De Kade's people.
    pub async fn stranger(&self) -> Client<'_> {
        self.sign_in("Bart Noordzee").await
    }

    /// Partner at the OCMW.
    pub async fn partner(&self) -> Client<'_> {
        self.sign_in("Lotte Vijverman").await
    }

    /// Signs somebody in by name.
    pub async fn sign_in(&self, name: &str) -> Client<'_> {
        let found = store::by_email(&self.app.db, &email(name)).await.unwrap();
        self.sign_in_account(&found.expect("somebody with that name").id).await
    }

    /// Signs an account in.
    pub async fn sign_in_account(&self, account: &str) -> Client<'_> {
        let mut work = self.app.db.work().await.unwrap();
        let token =
            session::start(&mut work, account, "test", self.app.now(), false).await.unwrap();
        work.save().await.unwrap();
        Client { test: self, account: account.to_owned(), token }
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Client<'_> {
        Client { test: self, account: String::new(), token: String::new() }
    }

    /// The actor behind a client, to call store functions with.
    pub async fn actor(&self, client: &Client<'_>) -> crate::access::Actor {
        session::find(&self.app, &client.token).await.unwrap().expect("a session")
    }

    /// How many lines the log has about something that was done, not only seen.
    async fn acts_in_log(&self) -> i64 {
        let sql = "SELECT count(*) AS n FROM audit_line WHERE action <> 'look'";
        self.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl TestApp {
    /// Sends a request and gives the document as it is, for files.
    pub async fn bytes(&self, request: Request<Body>) -> Vec<u8> {
        let response = self.router.clone().oneshot(request).await.unwrap();
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// An address that no other form was sent to: a test that sends the same form twice means two acts.
fn once_more(path: &str) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{path}{sign}nth={}", NUMBER.fetch_add(1, Ordering::Relaxed))
}

impl Client<'_> {
    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Reply {
        self.test.send(self.request("GET", path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body: Vec<String> =
            fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let request = self
            .request("POST", &once_more(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.act(path, request).await
    }

    /// Sends a form with one file.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Reply {
        let mut body = vec![];
        for (name, value) in fields {
            body.extend(
                format!(
                    "--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .bytes(),
            );
        }
        let (field, name, bytes) = file;
        body.extend(
            format!(
                "--x\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(bytes);
        body.extend(b"\r\n--x--\r\n");
        let request = self
            .request("POST", path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(Body::from(body))
            .unwrap();
        self.act(path, request).await
    }

    /// Sends what changes something: whatever succeeds leaves a line in the log that is more than a
    /// look, also when it answers with a page.
    async fn act(&self, path: &str, request: Request<Body>) -> Reply {
        let before = self.test.acts_in_log().await;
        let reply = self.test.send(request).await;
        let is_known = WITHOUT_A_LINE
            .iter()
            .any(|(route, status, _)| *status == reply.status && fits(route, path));
        let succeeded = reply.status < 400 && !reply.location().starts_with("/login");
        if succeeded && !is_known {
            let after = self.test.acts_in_log().await;
            assert!(after > before, "POST {path} ({}) left no line in the log", reply.status);
        }
        reply
    }

    /// A request of this client, to be filled in further.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let builder = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, "nl");
        if self.token.is_empty() { builder } else { builder.header(header::COOKIE, self.cookie()) }
    }

    /// The cookie line of this client.
    pub fn cookie(&self) -> String {
        let bound = if self.test.app.reach.is_https() { "__Host-" } else { "" };
        format!("{bound}opstap={}", self.token)
    }

    /// How many statements a page takes.
    pub async fn statements_of(&self, path: &str) -> u64 {
        let before = self.test.app.db.statements();
        let reply = self.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        self.test.app.db.statements() - before
    }
}

/// The acts that may answer so without a line in the log, and why.
pub const WITHOUT_A_LINE: &[(&str, u16, &str)] = &[
    ("/drafts", 204, "typed text that was not saved yet, for its writer only"),
    ("/drafts/forget", 303, "typed text that was not saved yet, for its writer only"),
    ("/notes/new", 200, "looks for people, or fills in a template; nothing is saved yet"),
    ("/people/{id}/notes/new", 200, "fills in a template; nothing is saved yet"),
    ("/people/{id}/steps/new", 200, "asks whether to save what a rule speaks against"),
];

/// Whether an address is of a route.
fn fits(route: &str, path: &str) -> bool {
    let path = path.split('?').next().unwrap_or(path);
    let (route, path): (Vec<_>, Vec<_>) = (route.split('/').collect(), path.split('/').collect());
    route.len() == path.len() && route.iter().zip(&path).all(|(r, p)| r.starts_with('{') || r == p)
}

/// The address of somebody in a test network.
pub fn email(name: &str) -> String {
    format!("{}@test.example", name.to_lowercase().replace(' ', "."))
}

fn encode(text: &str) -> String {
    crate::web::form_urlencoded(text)
}

fn fresh_folder() -> PathBuf {
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let chance = &crate::keys::random_word()[..10];
    let name = format!("opstap-test-{}-{number}-{chance}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// A schema of its own on PostgreSQL, named after `folder`: the address that leads there.
async fn schema_address(url: &str, folder: &std::path::Path) -> String {
    let schema = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let admin = Db::open_postgres(url).await.unwrap();
    admin.script(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    admin.close().await;
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}options=-csearch_path%3D{schema}")
}

/// A schema of its own on PostgreSQL, open.
async fn fresh_schema(url: &str, folder: &std::path::Path) -> Db {
    Db::open_postgres(&schema_address(url, folder).await).await.unwrap()
}

/// A moment of the test day.
pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}
