//! What somebody looks for in the offer: every choice stands in the address, so that a search can be
//! kept and sent on.

use super::catalogue::{Catalogue, Listed};
use super::nearby::By;
use super::{Dutch, HalfDay, HalfDays, Sector};
use base::municipalities::{self, Municipality};
use base::names::fold;
use serde::Deserialize;

/// How many work posts stand on one page.
pub const ON_A_PAGE: usize = 20;

/// The fields of the search as they were typed.
#[derive(Debug, Clone, Default, Deserialize, PartialEq, Eq)]
#[serde(default)]
pub struct Asked {
    /// Words.
    pub q: String,
    /// The name of a municipality.
    pub near: String,
    /// `foot` or `bike`.
    pub by: String,
    /// At most so many minutes from there.
    pub within: String,
    /// The id of a region.
    pub region: String,
    /// Words of [`Sector`]: one of them is enough.
    pub sector: Vec<String>,
    /// A rung.
    pub rung: String,
    /// Key of a work form.
    pub form: String,
    /// The numbers of half-days, or `any`: on one of them a place is free.
    pub free: Vec<String>,
    /// Whether it has to be low in stimuli.
    pub quiet: String,
    /// How much Dutch somebody speaks, a word of [`Dutch`].
    pub dutch: String,
    /// The page, from 1.
    pub page: String,
}

/// A work post that was found, with how far it is.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// Which.
    pub listed: &'a Listed,
    /// Minutes from the municipality that was asked; nothing when none was, or when it is not known.
    pub minutes: Option<u32>,
}

/// Something that a work post has to pass.
type Test<'a> = Box<dyn Fn(&Listed) -> bool + 'a>;

impl Asked {
    /// The municipality that was asked, when there is one of that name.
    pub fn place(&self) -> Option<&'static Municipality> {
        let wanted = fold(&self.near);
        let same = |m: &&Municipality| {
            m.nis == self.near.trim()
                || m.postcodes.contains(&self.near.trim())
                || fold(m.name_nl) == wanted
                || fold(m.name_fr) == wanted
        };
        let all = municipalities::find(&self.near);
        all.iter().copied().find(same).or(if all.len() == 1 { all.first().copied() } else { None })
    }

    /// How somebody goes there.
    pub fn by(&self) -> By {
        By::parse(&self.by)
    }

    /// Whether a municipality was typed that is not known.
    pub fn is_lost(&self) -> bool {
        !self.near.trim().is_empty() && self.place().is_none()
    }

    /// Whether anything was asked at all.
    pub fn is_open(&self) -> bool {
        let asked = Asked { page: String::new(), by: String::new(), ..self.clone() };
        asked.address(&self.near, 1) == "/offer"
    }

    /// Whether one of the choices that are folded away was made.
    pub fn has_more(&self) -> bool {
        let all = [&self.region, &self.form, &self.rung, &self.dutch, &self.quiet];
        all.iter().any(|choice| !choice.is_empty())
    }

    /// The kinds of work that were chosen.
    pub fn sectors(&self) -> Vec<Sector> {
        self.sector.iter().filter_map(|word| Sector::parse(word)).collect()
    }

    /// The half-days that were chosen.
    pub fn half_days(&self) -> HalfDays {
        self.free.iter().filter_map(|n| n.parse().ok().and_then(HalfDay::new)).collect()
    }

    /// Whether any free half-day will do.
    pub fn any_free(&self) -> bool {
        self.free.iter().any(|word| word == "any")
    }

    /// What fits, nearest first when a municipality was asked.
    pub fn find<'a>(&self, catalogue: &'a Catalogue) -> Vec<Found<'a>> {
        let from = self.place();
        let within: Option<u32> = self.within.parse().ok();
        let words = fold(&self.q);
        let mut fits = self.tests();
        fits.extend(self.within_region(catalogue));
        let mut found: Vec<Found<'a>> = vec![];
        for listed in &catalogue.posts {
            if !listed.tells(&words) || !fits.iter().all(|fits| fits(listed)) {
                continue;
            }
            let minutes = from.and_then(|from| listed.minutes(from, self.by()));
            if within.is_none_or(|most| from.is_none() || minutes.is_some_and(|m| m <= most)) {
                found.push(Found { listed, minutes });
            }
        }
        if from.is_some() {
            found.sort_by_key(|found| found.minutes.unwrap_or(u32::MAX));
        }
        found
    }

    /// What a work post has to pass, for each choice that was made. A choice that is not known is none.
    fn tests(&self) -> Vec<Test<'_>> {
        let mut tests: Vec<Test<'_>> = vec![];
        let (sectors, half_days) = (self.sectors(), self.half_days());
        if !sectors.is_empty() {
            tests.push(Box::new(move |l| sectors.contains(&l.post.said.sector)));
        }
        if let Ok(rung) = self.rung.parse::<i64>() {
            tests.push(Box::new(move |l| l.post.said.rung == rung));
        }
        if !self.form.is_empty() {
            tests.push(Box::new(|l| l.post.said.work_form == self.form));
        }
        if !half_days.is_empty() {
            tests.push(Box::new(move |l| !l.free.and(half_days).is_empty()));
        } else if self.any_free() {
            tests.push(Box::new(|l| !l.free.is_empty()));
        }
        if !self.quiet.is_empty() {
            tests.push(Box::new(|l| l.post.is_quiet()));
        }
        if let Some(most) = Dutch::parse(&self.dutch) {
            tests.push(Box::new(move |l| l.post.said.dutch.is_some_and(|needs| needs <= most)));
        }
        tests
    }

    /// Whether it lies in the region that was asked; no test when there is none of that id.
    fn within_region<'a>(&self, catalogue: &'a Catalogue) -> Option<Test<'a>> {
        let region = catalogue.regions.iter().find(|region| region.id == self.region)?;
        Some(Box::new(|l| region.municipalities.contains(&l.post.site.municipality)))
    }

    /// The address of this search with another municipality, or on another page.
    pub fn address(&self, near: &str, page: usize) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        let fields = [
            ("q", self.q.as_str()),
            ("near", near),
            ("by", &self.by),
            ("within", &self.within),
            ("region", &self.region),
            ("rung", &self.rung),
            ("form", &self.form),
            ("quiet", &self.quiet),
            ("dutch", &self.dutch),
            ("page", &page),
        ];
        let several = [("sector", &self.sector), ("free", &self.free)];
        let several =
            several.into_iter().flat_map(|(k, all)| all.iter().map(move |v| (k, v.as_str())));
        let set = fields.into_iter().chain(several).filter(|(_, value)| !value.is_empty());
        let query = set.fold(form_urlencoded::Serializer::new(String::new()), |mut all, (k, v)| {
            all.append_pair(k, v);
            all
        });
        let query = { query }.finish();
        if query.is_empty() { "/offer".to_owned() } else { format!("/offer?{query}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_is_known_by_name_postcode_or_its_only_beginning() {
        let near = |near: &str| {
            Asked { near: near.to_owned(), ..Asked::default() }.place().map(|m| m.name_nl)
        };
        assert_eq!(near("diksmuide"), Some("Diksmuide"));
        assert_eq!(near("Courtrai"), Some("Kortrijk"));
        assert_eq!(near("8600"), Some("Diksmuide"));
        assert_eq!(near("Diksm"), Some("Diksmuide"));
        assert_eq!(near("nergens"), None);
        assert!(Asked { near: "nergens".into(), ..Asked::default() }.is_lost());
    }

    #[test]
    fn an_address_holds_what_was_asked_and_nothing_else() {
        let asked = Asked { q: "groen & rust".into(), quiet: "1".into(), ..Asked::default() };
        assert_eq!(
            asked.address("De Panne", 2),
            "/offer?q=groen+%26+rust&near=De+Panne&quiet=1&page=2"
        );
        assert_eq!(Asked::default().address("", 1), "/offer");
        let (sector, free) = (vec!["green".into(), String::new()], vec!["2".into(), "6".into()]);
        let asked_both = Asked { sector, free, ..Asked::default() };
        assert_eq!(asked_both.address("", 1), "/offer?sector=green&free=2&free=6");
        assert!(Asked { by: "foot".into(), ..Asked::default() }.is_open());
        assert!(!asked.is_open());
    }
}
