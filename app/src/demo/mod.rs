//! The demo network: invented people in the 62 real municipalities of West Flanders, to try the
//! program out and to measure it.
//!
//! The same seed and the same day give the same network. It is made in two parts: `life` invents
//! each person as plain values (nothing there knows of the database, the clock or real chance), and
//! `writing` puts them in through the stores of the rooms, so that every rule and constraint of
//! real entry holds. Organisations, workers and people are invented; a likeness to real ones is
//! chance.

mod chance;
mod course;
mod family;
mod forms;
mod identity;
mod life;
mod logins;
mod nele;
mod nexts;
mod organisations;
mod papers;
mod past;
mod places;
mod posts;
mod regions;
mod scores;
mod staff;
pub mod store;
mod support;
mod talk;
#[cfg(test)]
mod tests;
mod walk;
mod ways;
mod wishes;
mod world;
mod writing;

pub use logins::Login;
pub use world::Plan;

use crate::alone::Alone;
use crate::config::{Place, Reach};
use crate::web::App;
use crate::{start, terminal};
use jiff::civil::Date;
use std::net::SocketAddr;
use store::Holds;

/// What was asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// How many people have a file.
    pub people: u32,
    /// The seed of chance.
    pub seed: u64,
    /// The day the demo stands still at; without it the real today.
    pub today: Option<Date>,
    /// How the program is reached; `public_demo` says whether from beyond this machine.
    pub reach: Reach,
}

/// A demo shows log-ins to whoever starts it: it is not to be seen from outside unless that was
/// asked for.
pub fn allows(wish: &Wish, listen: SocketAddr) -> Result<(), String> {
    let reaches_out = wish.reach.public_url.is_some() || wish.reach.trusted_proxy.is_some();
    if wish.reach.public_demo {
        return wish.reach.allows(listen);
    }
    if listen.ip().is_loopback() && !reaches_out {
        return Ok(());
    }
    Err(format!(
        "refused: a demo is for this machine only, and {listen} or the address of a proxy would \
         show it to others. Say --public if that is meant."
    ))
}

/// Opens the demo of a place, or makes it when the place is empty. Gives the program and the
/// log-ins, which are valid from now on.
pub async fn open(place: &Place, wish: &Wish) -> Result<(App, Vec<Login>), String> {
    let app = start::app(place, wish.reach.clone()).await?;
    let found = store::holds(&app.db).await.map_err(|e| e.to_string())?;
    let plan = Plan {
        people: wish.people.max(1),
        seed: wish.seed,
        today: wish.today.unwrap_or_else(|| app.today()),
    };
    match found {
        Holds::Nothing => make(&app, &plan, wish.today).await?,
        Holds::Demo => terminal::tell(format_args!(
            "the demo network of {} is opened again",
            place.data.display()
        )),
        Holds::HalfDemo => {
            return Err(format!(
                "the making of the demo network in {} was broken off. Delete that folder and start \
                 again.",
                place.data.display()
            ));
        }
        Holds::Network => {
            return Err(format!(
                "refused: {} holds a network that is no demo. Choose an empty folder.",
                place.data.display()
            ));
        }
    }
    let logins = logins::of(&plan, wish.reach.public_demo);
    logins::give(&app, &logins).await.map_err(|e| e.to_string())?;
    Ok((app, logins))
}

async fn make(app: &App, plan: &Plan, fixed_today: Option<Date>) -> Result<(), String> {
    terminal::tell(format_args!("a demo network of {} people is made …", plan.people));
    let begun = app.now();
    let tell = |people: u32| {
        if people % 20_000 == 0 {
            terminal::tell(format_args!("  {people} people"));
        }
    };
    let bulk = async {
        let bulk = app.db.begin_bulk().await?;
        writing::all(app, plan, fixed_today, tell).await?;
        app.db.end_bulk(bulk).await
    };
    let made = bulk.await;
    made.map_err(|e| format!("the demo network could not be made: {e}"))?;
    let seconds = app.now().duration_since(begun).as_secs_f64();
    terminal::tell(format_args!("  {} people in {seconds:.1} seconds", plan.people));
    Ok(())
}

/// Opens or makes the demo, prints the log-ins and serves.
pub async fn serve(place: &Place, listen: SocketAddr, wish: &Wish) -> Result<(), String> {
    allows(wish, listen)?;
    let alone = Alone::take(place).await?;
    let (app, logins) = open(place, wish).await?;
    let card = logins::card(&app, wish.seed, wish.reach.public_demo).await;
    let card = card.map_err(|e| e.to_string())?;
    terminal::print(logins::lines(&logins) + &card)?;
    start::serve(app, listen, alone).await
}
