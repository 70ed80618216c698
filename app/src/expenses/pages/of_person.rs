//! The claims of a person, year by year, with the sums against what is allowed.

use super::super::rule::{Sum, sums};
use super::super::{Claim, State as Stage, store};
use super::told;
use crate::access::store::because;
use crate::access::{self, Act, Actor, File, Kind};
use crate::people::store::name_of;
use crate::permits::Figures;
use crate::problem::Answer;
use crate::returns::told::money;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};

/// A year at an organisation.
struct Year {
    year: i16,
    organisation: String,
    claims: Vec<Claim>,
    sums: Vec<Sum>,
}

impl Year {
    /// The years of what was asked, the last one first, each organisation apart. Sums against what is allowed are
    /// for who sees the person through that organisation.
    fn all(file: &File, claims: &[Claim], figures: &Figures) -> Vec<Year> {
        let mut keys: Vec<(i16, &str)> =
            claims.iter().map(|c| (c.asked.year(), c.organisation.as_str())).collect();
        keys.sort_unstable_by(|a, b| b.cmp(a));
        keys.dedup();
        let year = |(year, organisation): (i16, &str)| {
            let is_there = |claim: &&Claim| claim.organisation == organisation;
            let there: Vec<Claim> = claims.iter().filter(is_there).cloned().collect();
            let is_own = file.standing.is_self || file.standing.through(organisation);
            Year {
                year,
                organisation: there
                    .first()
                    .map_or_else(String::new, |c| c.organisation_name.clone()),
                sums: if is_own { sums(&there, year, figures) } else { vec![] },
                claims: there.into_iter().filter(|c| c.asked.year() == year).collect(),
            }
        };
        keys.into_iter().map(year).collect()
    }

    /// How much was asked and not refused, and how much of it was paid.
    fn together(&self, page: &Page) -> String {
        let of = |fits: fn(&&Claim) -> bool| {
            let cents = self.claims.iter().filter(fits).map(|claim| claim.asked.cents);
            money(page, cents.sum())
        };
        let asked = of(|claim| claim.state != Stage::Refused);
        let paid = of(|claim| claim.decided.paid.is_some());
        page.with2("expenses-together", ("asked", asked), ("paid", paid))
    }
}

#[derive(askama::Template)]
#[template(path = "expenses/of_person.html")]
struct OfPerson {
    page: Page,
    person: String,
    name: String,
    years: Vec<Year>,
    writes: bool,
    closed: Option<String>,
}

impl OfPerson {
    fn sum(&self, sum: &Sum) -> String {
        told::sum(&self.page, sum)
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "expenses").await?;
    let mut claims = store::of_person(&app.db, &id).await?;
    claims.retain(|claim| file.reads_at(Kind::Expenses, &claim.organisation));
    let known = app.permits.on(&app.db, page.today).await?;
    let verdict = file.may(Act::Read, Kind::Expenses);
    view::show(&OfPerson {
        name: name_of(&app.db, &id).await?,
        years: Year::all(&file, &claims, &known.figures),
        writes: file.writes(Kind::Expenses),
        closed: (!verdict.is_allowed()).then(|| page.say(&because(verdict.reason()))),
        person: id,
        page,
    })
}
