//! Setting up: as long as nobody can sign in as administrator, a code that only the terminal shows
//! opens the one page there is.
//!
//! The code is made at each start, kept as a hash in memory, and gone once it was used. It has 60
//! bits and tries are counted per machine: guessing it is not a way in.

use crate::access::Role;
use crate::account::store::{self, NewAccount};
use crate::administration::store as administration;
use crate::audit::{self, Deed, Line, Thing};
use crate::keys;
use crate::language::Language;
use crate::organisations::{self, Kind};
use crate::problem::Problem;
use crate::web::App;
use jiff::tz::TimeZone;

/// Opens the set-up when there is no administrator, and gives the code to show in the terminal.
pub async fn open(app: &App) -> base::db::Result<Option<String>> {
    if store::administrators(&app.db).await? > 0 {
        return Ok(None);
    }
    let word = keys::random_word().to_uppercase();
    let code = format!("{}-{}-{}", &word[..4], &word[4..8], &word[8..12]);
    put(app, Some(keys::hash(&plain(&code))));
    Ok(Some(code))
}

/// Whether the set-up is open.
pub fn is_open(app: &App) -> bool {
    app.setup_code.read().expect("nobody fails while holding the code").is_some()
}

fn put(app: &App, hash: Option<String>) {
    *app.setup_code.write().expect("nobody fails while holding the code") = hash;
}

/// Whether this is the code, as people type it: small letters, without dashes, `0` for `O`.
pub fn fits(app: &App, typed: &str) -> bool {
    let hash = keys::hash(&plain(typed));
    app.setup_code.read().expect("nobody fails while holding the code").as_ref() == Some(&hash)
}

fn plain(code: &str) -> String {
    let letter = |c| match c {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    };
    code.to_uppercase().chars().filter(char::is_ascii_alphanumeric).map(letter).collect()
}

/// What the set-up asks.
pub struct Start {
    /// The network's name.
    pub network: String,
    /// Its time zone.
    pub zone: TimeZone,
    /// The first organisation.
    pub organisation: String,
    /// What kind it is.
    pub kind: Kind,
    /// Its municipality, as NIS code.
    pub municipality: Option<&'static str>,
    /// The name of the first administrator.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The Argon2id hash of the password.
    pub password_hash: String,
    /// The language of the screen.
    pub language: Language,
    /// Whether the administrator also supports people: then coach and coordinator as well.
    pub supports_people: bool,
}

/// Makes the network, the first organisation and the first administrator, in one unit of work.
/// Gives the account. A second call finds the door closed.
pub async fn found(app: &App, start: Start) -> Result<String, Problem> {
    // Taking the code away first: of two calls at the same moment only one goes on.
    let taken = app.setup_code.write().expect("nobody fails while holding the code").take();
    if taken.is_none() {
        return Err(Problem::NotFound);
    }
    let made = write(app, start).await;
    if made.is_err() {
        put(app, taken);
    }
    made
}

async fn write(app: &App, start: Start) -> Result<String, Problem> {
    let now = app.now();
    let zone = start.zone.iana_name().unwrap_or("Europe/Brussels");
    let mut work = app.db.work().await?;
    let network = administration::name_network(&mut work, now, &start.network, zone).await?;
    crate::trajectories::seed(&mut work).await?;
    crate::instruments::seed(&mut work).await?;
    let organisation =
        if let Some(known) = organisations::store::by_name(&mut work, &start.organisation).await? {
            known
        } else {
            let (name, place) = (&start.organisation, start.municipality);
            organisations::store::add(&mut work, now, name, start.kind, place).await?
        };
    let roles: &[Role] = if start.supports_people {
        &[Role::Administrator, Role::Coordinator, Role::Coach]
    } else {
        &[Role::Administrator]
    };
    let new = NewAccount {
        organisation: &organisation,
        name: &start.name,
        email: &start.email,
        job_title: "",
        language: start.language,
        password_hash: Some(start.password_hash),
        person: None,
        roles,
    };
    let account = store::add(&mut work, now, &new).await?;
    let lines = [
        Line::by_program(Deed::SetUp, Thing::Network, &network),
        Line::by_program(Deed::Make, Thing::Organisation, &organisation),
        Line::by_program(Deed::Make, Thing::Account, &account).because("administrator"),
    ];
    audit::write(&mut work, now, &lines).await?;
    work.save().await?;
    app.read_network().await?;
    Ok(account)
}
