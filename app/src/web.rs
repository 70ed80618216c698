//! The program as a web service: its state, the layers each request passes, and the sum of all
//! rooms' routes.
//!
//! A request passes, from outside in: time measured → compression → security headers → problems
//! turned into pages → the reader recognised ([`reader`]) → cross-site check → the handler.

#[cfg(test)]
mod busy_tests;
mod coming_back;
pub mod connections;
pub mod cookies;
pub mod form_page;
mod health;
#[cfg(test)]
mod https_tests;
mod layers;
pub mod look;
mod peer;
mod pressed;
mod problem_page;
mod reader;
mod shown;
mod store;
#[cfg(test)]
mod tests;
mod twice;
#[cfg(test)]
mod twice_tests;

use crate::audit::Looks;
use crate::clock::Clock;
use crate::config::Reach;
use crate::keys::Keys;
use crate::routes::{Door, Routes};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use base::db::Db;
pub use coming_back::{back_by_card, pressed_too_late, sent_from};
pub use form_page::is_page;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
pub(crate) use layers::POLICY;
pub use layers::form_urlencoded;
pub use peer::Peer;
pub use reader::{LANGUAGE_COOKIE, Reader, SIZE_COOKIE, clear};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
#[cfg(test)]
pub(crate) use store::NETWORK;
use tokio::sync::Semaphore;
pub use twice::Typed;

/// What an ordinary form may weigh, in bytes.
const FORM_LIMIT: usize = 1024 * 1024;

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program consists of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// How the program is reached.
    pub reach: Reach,
    /// The key for national numbers and second factors.
    pub keys: Keys,
    /// The folder of attachments.
    pub attachments: PathBuf,
    /// The offer as everybody may see it.
    pub offer: crate::offer::catalogue::Kept,
    /// Who asks for public pages, and how often.
    pub callers: crate::rate::Callers,
    /// Counts of the ladder that still hold.
    pub figures: crate::figures::counts::Kept,
    /// What waits in the organisations of those who opened my day, while it still holds.
    pub houses: crate::day::house::Kept,
    /// Who must agree before somebody takes part.
    pub permits: crate::permits::store::Kept,
    /// The way to the task that logs looks.
    pub looks: Looks,
    /// Held while "last seen" of a session is written: one at a time, whoever comes meanwhile skips it.
    pub seen: Arc<Semaphore>,
    /// The hash of the code that opens the set-up, until there is an administrator.
    pub setup_code: RwLock<Option<String>>,
    /// Passkeys that are being made or asked.
    pub ceremonies: crate::account::passkeys::Ceremonies,
    /// Until which day consents were opened and closed.
    pub turned: crate::consent::turn::Turned,
    /// What was just made and is shown once: codes and links that are kept nowhere.
    pub shown: shown::Shown,
    network: RwLock<Arc<Network>>,
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The network as every page knows it.
#[derive(Debug, Clone)]
pub struct Network {
    /// Its name; empty before it is set up.
    pub name: String,
    /// Its time zone.
    pub zone: TimeZone,
    /// Whether all people in it are invented.
    pub is_demo: bool,
    /// The day a demo stands still at.
    pub fixed_today: Option<Date>,
}

impl Default for Network {
    fn default() -> Self {
        let zone = TimeZone::get("Europe/Brussels").unwrap_or(TimeZone::UTC);
        Network { name: String::new(), zone, is_demo: false, fixed_today: None }
    }
}

impl Network {
    /// The network of a database; as it is before the set-up when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(db: &Db) -> base::db::Result<Network> {
        Ok(store::network(db).await?.unwrap_or_default())
    }

    /// Today, in its time zone.
    pub fn today(&self, clock: &Clock) -> Date {
        self.fixed_today.unwrap_or_else(|| clock.today(&self.zone))
    }
}

impl App {
    /// Puts the program together around an open, migrated database.
    pub async fn new(
        db: Db,
        clock: Clock,
        keys: Keys,
        reach: Reach,
        attachments: PathBuf,
    ) -> base::db::Result<App> {
        let looks = Looks::start(db.clone(), clock.clone());
        let app = App(Arc::new(Parts {
            db,
            clock,
            reach,
            keys,
            attachments,
            offer: crate::offer::catalogue::Kept::default(),
            callers: crate::rate::Callers::default(),
            figures: crate::figures::counts::Kept::default(),
            houses: crate::day::house::Kept::default(),
            permits: crate::permits::store::Kept::default(),
            looks,
            seen: Arc::new(Semaphore::new(1)),
            setup_code: RwLock::default(),
            ceremonies: crate::account::passkeys::Ceremonies::default(),
            turned: crate::consent::turn::Turned::default(),
            shown: shown::Shown::default(),
            network: RwLock::default(),
        }));
        app.read_network().await?;
        Ok(app)
    }

    /// Reads the network again, after it was set up or changed.
    pub async fn read_network(&self) -> base::db::Result<()> {
        let Some(network) = store::network(&self.db).await? else {
            return Ok(());
        };
        *self.network.write().expect("nobody fails while holding the network") = Arc::new(network);
        Ok(())
    }

    /// The network.
    pub fn network(&self) -> Arc<Network> {
        self.network.read().expect("nobody fails while holding the network").clone()
    }

    /// This moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Today, in the network's time zone.
    pub fn today(&self) -> Date {
        self.network().today(&self.clock)
    }

    /// What day and hour it is, in the network's time zone.
    pub fn here_and_now(&self) -> DateTime {
        let network = self.network();
        network.today(&self.clock).to_datetime(self.now().to_zoned(network.zone.clone()).time())
    }
}

/// Every route of every room.
#[expect(clippy::too_many_lines, reason = "a line for each room")]
pub fn routes() -> Routes {
    Routes::new()
        .get("/health", Door::Public, health::health)
        .get("/look/{file}", Door::Public, look::file)
        .and(crate::account::pages::routes())
        .and(crate::people::pages::routes())
        .and(crate::households::pages::routes())
        .and(crate::consent::pages::routes())
        .and(crate::asks::pages::routes())
        .and(crate::letters::pages::routes())
        .and(crate::way_in::pages::routes())
        .and(crate::sign_ups::pages::routes())
        .and(crate::permits::pages::routes())
        .and(crate::agreements::pages::routes())
        .and(crate::returns::pages::routes())
        .and(crate::clocks::pages::routes())
        .and(crate::hours::pages::routes())
        .and(crate::expenses::pages::routes())
        .and(crate::instruments::pages::routes())
        .and(crate::plans::pages::routes())
        .and(crate::handover::pages::routes())
        .and(crate::trajectories::pages::routes())
        .and(crate::offer::pages::routes())
        .and(crate::portraits::pages::routes())
        .and(crate::presence::pages::routes())
        .and(crate::weeks::pages::routes())
        .and(crate::open::pages::routes())
        .and(crate::safety_net::pages::routes())
        .and(crate::figures::pages::routes())
        .and(crate::notes::pages::routes())
        .and(crate::appointments::pages::routes())
        .and(crate::day::pages::routes())
        .and(crate::drafts::pages::routes())
        .and(crate::organisations::pages::routes())
        .and(crate::administration::pages::routes())
        .and(crate::imports::pages::routes())
        .and(crate::audit::pages::routes())
        .and(crate::merging::pages::routes())
        .and(crate::referrals::pages::routes())
        .and(crate::mail::pages::routes())
        .and(crate::mine::pages::routes())
        .and(crate::rights::pages::routes())
        .and(crate::portal::pages::routes())
        .and(crate::seen::pages::routes())
        .and(crate::help::pages::routes())
}

/// The program as a service.
pub fn service(app: &App) -> Router {
    let router = routes()
        .into_router()
        .fallback(async || crate::problem::Problem::NotFound)
        .layer(DefaultBodyLimit::max(FORM_LIMIT));
    layers::around(router, app).with_state(app.clone())
}

/// Whether an address that came in with a request leads to a page of our own. Browsers leave tabs and
/// line ends out, and read `\\` as `/`: whatever is not plain is refused.
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}
