//! Short ways to write histories down. All of them are invented.
#![allow(dead_code, reason = "every test file uses some of these")]

use jiff::civil::Date;
use outcomes::{Definition, Kind, Movement, Period, Place, Rung, Stay, Window, movements};

pub const NOW: Definition = Definition::CURRENT;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn rung(number: i64) -> Rung {
    Rung::new(number).unwrap()
}

pub fn window(first: &str, last: &str) -> Window {
    Window::new(day(first), day(last)).unwrap()
}

/// A stay "from – to"; an empty end means that it goes on.
pub fn stay(number: i64, form: &str, from: &str, to: &str) -> Stay {
    let last = (!to.is_empty()).then(|| day(to));
    Stay {
        rung: rung(number),
        place: Place { form: form.to_owned(), ..Place::default() },
        period: Period::new(day(from), last).unwrap(),
        regular: false,
    }
}

/// The same stay on the regular labour market.
pub fn regular(stay: Stay) -> Stay {
    Stay { regular: true, ..stay }
}

/// The same stay on another site.
pub fn on_site(site: &str, stay: Stay) -> Stay {
    let place = Place { site: site.to_owned(), ..stay.place };
    Stay { place, ..stay }
}

/// The movements as "2024-03-01 opstroom 3>4", one a line.
pub fn told(stays: &[Stay]) -> Vec<String> {
    movements(stays, NOW).iter().map(tell).collect()
}

fn tell(movement: &Movement) -> String {
    let number = |rung: Option<Rung>| rung.map_or("-".to_owned(), |rung| rung.number().to_string());
    let Movement { day, kind, .. } = movement;
    let (from, to) = (number(movement.from), number(movement.to));
    format!("{day} {} {from}>{to}", kind.as_str())
}

/// How often each kind occurs, in the order instroom … zijstroom.
pub fn count(stays: &[Stay], kind: Kind) -> usize {
    movements(stays, NOW).iter().filter(|movement| movement.kind == kind).count()
}
