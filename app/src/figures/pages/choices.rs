//! What can be chosen above the ladder.

use crate::access::Actor;
use crate::figures::period::Period;
use crate::figures::scope::{Names, Scope, municipality};
use crate::view::Page;
use base::municipalities;

/// Choices of one kind under one heading; without a heading they stand on their own.
pub struct Choice {
    /// The heading.
    pub title: String,
    /// Value and words.
    pub options: Vec<(String, String)>,
}

/// Whose ladder, and when.
pub struct Choices {
    /// Whose.
    pub scopes: Vec<Choice>,
    /// When.
    pub periods: Vec<(String, String)>,
}

impl Choices {
    /// What this reader can choose.
    pub fn of(page: &Page, actor: &Actor, names: &Names) -> Choices {
        let group = |title: &str, options: Vec<(String, String)>| Choice {
            title: if title.is_empty() { String::new() } else { page.t(title) },
            options,
        };
        let scopes = vec![
            group("", first(page, actor)),
            group("figures-scope-regions", regions(names)),
            group("figures-scope-umbrellas", umbrellas(names)),
            group("figures-scope-organisations", organisations(actor, names)),
            group("figures-scope-municipalities", places(page)),
        ];
        let scopes = scopes.into_iter().filter(|choice| !choice.options.is_empty()).collect();
        Choices { scopes, periods: periods(page) }
    }
}

fn first(page: &Page, actor: &Actor) -> Vec<(String, String)> {
    let mut first = vec![(Scope::Network.word(), page.t("figures-scope-network"))];
    if actor.works_with_people() {
        let own = Scope::Organisation(actor.organisation.clone()).word();
        first.push((own, actor.organisation_name.clone()));
    }
    first
}

fn regions(names: &Names) -> Vec<(String, String)> {
    let word = |group: &crate::figures::scope::Group| Scope::Region(group.clone()).word();
    names.regions.iter().map(|group| (word(group), group.name.clone())).collect()
}

fn umbrellas(names: &Names) -> Vec<(String, String)> {
    let word = |group: &crate::figures::scope::Group| Scope::Umbrella(group.clone()).word();
    names.umbrellas.iter().map(|group| (word(group), group.name.clone())).collect()
}

fn organisations(actor: &Actor, names: &Names) -> Vec<(String, String)> {
    let is_umbrella = |id: &str| names.umbrellas.iter().any(|group| group.id == id);
    let is_own = |id: &str| actor.works_with_people() && actor.organisation == id;
    let others = names.organisations.iter().filter(|(id, _)| !is_umbrella(id) && !is_own(id));
    others.map(|(id, name)| (Scope::Organisation(id.clone()).word(), name.clone())).collect()
}

/// The municipalities of West Flanders, by name.
fn places(page: &Page) -> Vec<(String, String)> {
    let mut places: Vec<_> = municipalities::west_flanders()
        .map(|place| {
            let word = Scope::Municipality(place.nis.to_owned()).word();
            (word, municipality(place.nis, page.language).to_owned())
        })
        .collect();
    places.sort_by_key(|(_, name)| base::names::fold(name));
    places
}

fn periods(page: &Page) -> Vec<(String, String)> {
    let year = |year: i16| (Period::Year(year).word(), year.to_string());
    let mut periods: Vec<_> = Period::years(page.today).map(year).collect();
    let twelve = [
        (Period::ToToday.word(), page.t("figures-period-to-today")),
        (Period::LastTwelve.word(), page.t("figures-period-twelve")),
    ];
    periods.splice(0..0, twelve);
    periods.push((Period::ThisYear.word(), page.t("figures-period-this-year")));
    periods.push(("chosen".to_owned(), page.t("figures-period-chosen")));
    periods
}
