//! The form on which a consent is noted: by a worker, or by the person in the own pages.

use super::renewing;
use super::store::{Choice, NewConsent, Stored};
use super::{Basis, GIVERS, PURPOSES, WAYS, latest_end, proposed_end};
use crate::access::{Category, offered};
use crate::asks::Ask;
use crate::form::Form;
use crate::language::Message;
use crate::view::Page;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Where the form is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Desk<'a> {
    /// Whose file.
    pub person: &'a str,
    /// The organisation for which it is noted.
    pub noted_for: &'a str,
    /// Who fills it in.
    pub account: &'a str,
    /// Whether that is the person.
    pub is_own: bool,
}

/// The form as it is first shown.
pub(super) fn fresh(today: Date) -> Form {
    let mut form = Form::filled([
        ("from", today.to_string()),
        ("until", proposed_end(today).to_string()),
        ("basis", Basis::Consent.word().to_owned()),
    ]);
    form.set_all("categories", vec![Category::Identity.word().to_owned()]);
    form
}

/// The form filled in with what an organisation asks to read, to say yes to it.
pub fn asked(ask: &Ask, today: Date) -> Form {
    let mut form = fresh(today);
    let ticked = std::iter::once(&Category::Identity).chain(&ask.categories);
    form.set_all("categories", ticked.map(|c| c.word().to_owned()).collect());
    form.set("ask", ask.id.as_str());
    form.set("organisation", ask.organisation.as_str());
    form.set("purpose", ask.purpose.as_str());
    form.set("until", ask.until.to_string());
    form
}

/// The form filled in with a consent that ends, to give it again from today: what is opened and for what. How,
/// by whom and in which language is asked anew: that is proof of this talk.
pub(super) fn again(old: &Stored, today: Date) -> Form {
    let mut form = fresh(today);
    form.set_all("categories", old.categories.iter().map(|c| c.word().to_owned()).collect());
    form.set("organisation", old.organisation.as_str());
    form.set("purpose", old.purpose.as_str());
    form.set("basis", old.basis.word());
    form.set("legal_source", old.legal_source.as_str());
    form
}

/// The form as it begins: empty, or as the question asks that it answers.
pub(super) fn begun(ask: Option<&Ask>, today: Date) -> Form {
    ask.map_or_else(|| fresh(today), |ask| asked(ask, today))
}

/// Who answers a question answers who asked it: nothing is given to another organisation.
pub(super) fn hold_to_ask(form: &mut Form, ask: Option<&Ask>) {
    if ask.is_some_and(|ask| form.value("organisation") != ask.organisation) {
        form.wrong("organisation", "consent-other-asked");
    }
}

/// Reads the form; what is wrong stands at its field.
pub(super) fn read(
    form: &mut Form,
    page: &Page,
    desk: &Desk<'_>,
    partners: &[Choice],
    attachments: &[(String, String)],
) -> Option<NewConsent> {
    let partner = form.choice("organisation", |id| partners.iter().find(|choice| choice.id == id));
    let purpose = form.choice("purpose", |word| PURPOSES.into_iter().find(|p| *p == word));
    let categories = categories(form, page, partner);
    let from = form.needed_day("from", page.today);
    let until = form.needed_day("until", page.today);
    hold_to_period(form, from, until, page.today);
    let basis = if desk.is_own { Some(Basis::Consent) } else { form.choice("basis", Basis::parse) };
    let legal_source = form.text("legal_source", 300);
    if basis == Some(Basis::Law) && legal_source.is_empty() {
        form.wrong("legal_source", "consent-which-law");
    }
    let given = if desk.is_own { Some(own()) } else { given(form, basis) };
    let language = form.text("language", 40);
    let with_interpreter = form.ticked("with_interpreter");
    let attachment = form.text("attachment", 40);
    if !attachment.is_empty() && !attachments.iter().any(|(id, _)| *id == attachment) {
        form.wrong("attachment", "form-choose");
    }
    let (partner, purpose, from, until) = (partner?, purpose?, from?, until?);
    let (given_how, given_by, given_by_name) = given?;
    form.is_good().then(|| NewConsent {
        person: desk.person.to_owned(),
        organisation: partner.id.clone(),
        noted_for: desk.noted_for.to_owned(),
        basis: basis.unwrap_or(Basis::Consent),
        legal_source: if basis == Some(Basis::Law) { legal_source } else { String::new() },
        purpose: purpose.to_owned(),
        categories,
        from,
        until,
        given_how,
        given_by,
        given_by_name,
        language: if desk.is_own { page.language.code().to_owned() } else { language },
        with_interpreter,
        attachment: Some(attachment).filter(|id| !id.is_empty()),
        noted_by: desk.account.to_owned(),
    })
}

/// What was ticked, held to what the partner's work asks for.
fn categories(form: &mut Form, page: &Page, partner: Option<&Choice>) -> BTreeSet<Category> {
    let mut ticked: BTreeSet<Category> =
        form.all("categories").iter().filter_map(|word| Category::parse(word)).collect();
    if ticked.iter().all(|category| *category == Category::Identity) {
        form.wrong("categories", "consent-nothing-ticked");
    }
    // Without knowing who it is there is no file to read.
    ticked.insert(Category::Identity);
    if let Some(partner) = partner {
        let may = offered(partner.kind);
        let too_much: Vec<String> = ticked
            .iter()
            .filter(|category| !may.contains(category))
            .map(|c| page.t(&format!("access-category-{}", c.word())))
            .collect();
        if !too_much.is_empty() {
            let message = Message::new("consent-not-for-them").with("what", too_much.join(", "));
            form.wrong("categories", message);
        }
    }
    ticked
}

/// Warns that what is to be noted gives nothing that is not open already; who ticks that it is meant so goes on.
/// Says whether it can be noted.
pub(super) fn is_meant(form: &mut Form, page: &Page, new: &NewConsent, all: &[Stored]) -> bool {
    let Some(same) = renewing::gives_already(new, all, page.today) else { return true };
    if form.ticked("twice") {
        return true;
    }
    let message = Message::new("consent-twice")
        .with("organisation", same.organisation_name.as_str())
        .with("until", page.day(same.until));
    form.wrong("twice", message);
    false
}

fn own() -> (String, String, String) {
    ("portal".to_owned(), "person".to_owned(), String::new())
}

/// The last day is not before the first, not over, and not too far.
fn hold_to_period(form: &mut Form, from: Option<Date>, until: Option<Date>, today: Date) {
    let (Some(from), Some(until)) = (from, until) else { return };
    if until < from {
        form.wrong("until", "consent-until-before-from");
    } else if until > latest_end(from) {
        form.wrong("until", "consent-too-long");
    } else if until < today {
        form.wrong("until", "consent-over-already");
    }
}

/// How and by whom it was given.
fn given(form: &mut Form, basis: Option<Basis>) -> Option<(String, String, String)> {
    // A law is not given by anybody; of a consent nobody but who was there can say how and by whom.
    let is_law = basis == Some(Basis::Law);
    let known = |word: &str| WAYS[..2].iter().copied().find(|known| *known == word);
    let how = if is_law { Some("paper") } else { form.choice("given_how", known) };
    let giver = |word: &str| GIVERS.into_iter().find(|giver| *giver == word);
    let by = if is_law { Some("person") } else { form.choice("given_by", giver) };
    let name = form.text("given_by_name", 100);
    if by.is_some_and(|by| by != "person") && name.is_empty() {
        form.wrong("given_by_name", "consent-who-gave");
    }
    Some((how?.to_owned(), by?.to_owned(), name))
}
