//! For tests over HTTP: a small network with one actor of each kind, on SQLite and, when
//! `TEST_POSTGRES` names one, on PostgreSQL.
//!
//! ```ignore
//! for t in TestApp::each().await {
//!     let reply = t.coach().get("/people").await;
//!     assert_eq!(reply.status, 200);
//! }
//! ```

mod actors;
mod client;
mod engines;
mod found;
mod places;
mod traces;

use crate::clock::Clock;
use crate::config::{MailServer, Reach};
use crate::keys::Keys;
use crate::web::{self, App};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use base::db::Db;
pub use client::{Client, Reply};
use engines::{Database, fresh_file, fresh_folder};
pub use found::email;
use jiff::Timestamp;
pub use places::{TestPlace, dump};
use std::path::PathBuf;
use tower::ServiceExt as _;
pub use traces::WITHOUT_A_LINE;

/// The moment at which every test network begins: Sunday 22 November 2026, 10:00 in Brussels.
pub const START: &str = "2026-11-22T09:00:00Z";

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
    /// Where it is on PostgreSQL: goes away with the network.
    _database: Option<Database>,
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
        TestApp::bare_on_sqlite().await.founded().await
    }

    /// A network in a schema of its own on PostgreSQL.
    pub async fn on_postgres(url: &str) -> TestApp {
        TestApp::bare_on_postgres(url).await.founded().await
    }

    /// One program per engine on an empty database: nothing was set up yet.
    pub async fn each_empty() -> Vec<TestApp> {
        let mut all = vec![TestApp::bare_on_sqlite().await];
        if let Ok(url) = std::env::var("TEST_POSTGRES") {
            all.push(TestApp::bare_on_postgres(&url).await);
        }
        all
    }

    async fn founded(mut self) -> TestApp {
        self.found().await;
        self
    }

    async fn bare_on_sqlite() -> TestApp {
        let folder = fresh_folder();
        TestApp::bare(fresh_file(&folder).await, folder, None).await
    }

    async fn bare_on_postgres(url: &str) -> TestApp {
        let database = Database::with_tables(url).await;
        TestApp::bare(database.open().await, fresh_folder(), Some(database)).await
    }

    /// The same network, reached by people at `url`.
    pub async fn reached_at(mut self, url: &str) -> TestApp {
        self.app =
            self.with_reach(Reach { public_url: url.parse().ok(), ..Reach::default() }).await;
        self.router = web::service(&self.app);
        self
    }

    /// The same network, which sends mail by a server.
    pub async fn sending_by(mut self, mail: MailServer) -> TestApp {
        let public_url = "https://opstap.example".parse().ok();
        self.app =
            self.with_reach(Reach { public_url, mail: Some(mail), ..Reach::default() }).await;
        self.router = web::service(&self.app);
        self
    }

    async fn with_reach(&self, reach: Reach) -> App {
        let (db, keys) = (self.app.db.clone(), Keys::from_secret([42; 32]));
        let attachments = self.app.attachments.clone();
        App::new(db, self.clock.clone(), keys, reach, attachments).await.unwrap()
    }

    async fn bare(db: Db, folder: PathBuf, database: Option<Database>) -> TestApp {
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
            _database: database,
        }
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply { status: parts.status.as_u16(), text: text_of(&bytes), headers: parts.headers }
    }

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

/// What somebody reads in a document. Workbooks and PDF files are opened: searched as they are sent, nothing
/// would ever be found in them.
fn text_of(bytes: &[u8]) -> String {
    let opened = match bytes {
        [b'%', b'P', b'D', b'F', ..] => pdf_extract::extract_text_from_mem(bytes).ok(),
        [b'P', b'K', ..] => cells_of(bytes),
        _ => None,
    };
    opened.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// All cells of a workbook, a line for each row.
fn cells_of(workbook: &[u8]) -> Option<String> {
    let table = paper::read(workbook, "").ok()?;
    let rows = table.rows.iter().map(|row| row.cells.join("\t"));
    Some(std::iter::once(table.columns.join("\t")).chain(rows).collect::<Vec<_>>().join("\n"))
}

/// A moment of the test day.
pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}
