//! Claims and sums in words.

use super::super::rule::{Counts, Doubt, Sum};
use super::super::{Asked, Claim, Kind};
use crate::returns::told::money;
use crate::view::Page;

/// `3 november 2026`, or from a day until a day.
pub(super) fn days(page: &Page, asked: &Asked) -> String {
    let (from, until) = asked.days;
    if from == until {
        page.day(from)
    } else {
        format!("{} – {}", page.day(from), page.day(until))
    }
}

/// `€ 12,50`.
pub(super) fn euros(page: &Page, cents: impl std::borrow::Borrow<i64>) -> String {
    money(page, *cents.borrow())
}

/// What it was for: kilometres, days, words.
pub(super) fn what(page: &Page, asked: &Asked) -> String {
    let mut parts = vec![];
    parts.extend(asked.kilometres.map(|km| page.n("settings-unit-kilometres", km)));
    if asked.kind == Kind::Flat {
        parts.push(page.n("settings-unit-days", asked.count));
    }
    parts.extend(Some(asked.what.clone()).filter(|what| !what.is_empty()));
    parts.join(" · ")
}

/// How far it is: asked, approved, refused, paid on a day.
pub(super) fn state(page: &Page, claim: &Claim) -> String {
    match claim.decided.paid {
        Some(day) => page.with("expenses-paid-on", "day", page.short_day(day)),
        None => page.t(&format!("expenses-state-{}", claim.state.word())),
    }
}

/// An amount, or kilometres.
fn amount(page: &Page, counts: Counts, n: i64) -> String {
    match counts {
        Counts::Kilometres => page.n("settings-unit-kilometres", n),
        Counts::Flat | Counts::Vouchers => money(page, n),
    }
}

/// `€ 120,00 van ten hoogste € 991,57`, or that what is allowed is not known.
pub(super) fn sum(page: &Page, sum: &Sum) -> String {
    let much = amount(page, sum.counts, sum.sum);
    match sum.ceiling.most {
        Some(most) => {
            let most = amount(page, sum.counts, most);
            page.with2("expenses-of-most", ("sum", much), ("most", most))
        }
        None => page.with("expenses-of-unknown", "sum", much),
    }
}

/// What to look at, with its source.
pub(super) fn doubt(page: &Page, doubt: &Doubt) -> (String, String) {
    let plain = |key: &str| (page.t(key), String::new());
    match doubt {
        Doubt::NoFramework => plain("expenses-doubt-no-framework"),
        Doubt::SameDays => plain("expenses-doubt-same-days"),
        Doubt::NoReceipt => plain("expenses-doubt-no-receipt"),
        Doubt::Wage => (page.t("expenses-doubt-wage"), WAGE_SOURCE.to_owned()),
        Doubt::Day(most, source) => {
            (page.with("expenses-doubt-day", "most", money(page, *most)), source.clone())
        }
        Doubt::DayUnknown(source) => (page.t("expenses-doubt-day-unknown"), source.clone()),
        Doubt::Year(of) => {
            let key = format!("expenses-doubt-{}", of.counts.word());
            let said = format!("{} {}", page.t(&key), sum(page, of));
            (said, of.ceiling.source.clone())
        }
    }
}

/// What says that an amount without proof counts as wage.
const WAGE_SOURCE: &str =
    "Departement Zorg, onkostenvergoeding voor een deelnemer (departementwvg.be)";
