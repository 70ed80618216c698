//! Duties as an iCalendar (RFC 5545): one event for each kind and day, with how many there are and where to look.
//! It names nobody and no organisation, and holds no id of anything.

use super::{Duty, Kind};
use crate::view::Page;
use icalendar::{Calendar, Component as _, Event, Property};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The calendar. `mark` tells its events from those of another feed, `front` is the address of this program.
pub(super) fn of(page: &Page, duties: &[Duty], (mark, front): (&str, &str)) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Opstap//Termijnen//NL"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("X-WR-CALNAME", page.t("clocks-feed-name")))
        .append_property(Property::new("X-WR-TIMEZONE", "Europe/Brussels"))
        .append_property(duration("REFRESH-INTERVAL"));
    for ((day, kind), n) in counted(duties, page.today) {
        calendar.push(event(page, (day, kind), n, (mark, front)));
    }
    calendar.to_string()
}

fn duration(name: &str) -> Property {
    Property::new(name, "PT12H").add_parameter("VALUE", "DURATION").done()
}

/// How many of each kind on each day; what is late stands on today.
fn counted(duties: &[Duty], today: Date) -> BTreeMap<(Date, Kind), i64> {
    let mut all = BTreeMap::new();
    for duty in duties {
        *all.entry((duty.day().max(today), duty.kind)).or_default() += 1;
    }
    all
}

fn event(page: &Page, (day, kind): (Date, Kind), n: i64, (mark, front): (&str, &str)) -> Event {
    let bare = |day: Date| day.strftime("%Y%m%d").to_string();
    let whole_day = |name: &str, day: Date| {
        Property::new(name, bare(day)).add_parameter("VALUE", "DATE").done()
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}-{}-{mark}@opstap", bare(day), kind.word()))
        .summary(&page.n(&format!("clocks-feed-{}", kind.word()), n))
        .append_property(Property::new("DTSTAMP", format!("{}T000000Z", bare(page.today))))
        .append_property(whole_day("DTSTART", day))
        .append_property(whole_day("DTEND", day.tomorrow().unwrap_or(day)))
        .append_property(Property::new("TRANSP", "TRANSPARENT"));
    if !front.is_empty() {
        let address = format!("{front}/clocks?mine=1&kind={}", kind.word());
        event.description(&address).url(&address);
    }
    event.done()
}
