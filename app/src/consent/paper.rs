//! A consent on paper: the text to talk through, what is given to whom and for how long, and where to
//! sign. Made from the form before anything is noted, and from a consent that was noted.

use super::new_page::NewPage;
use super::new_pages;
use super::pages::{name_of, open_one};
use super::store::{NewConsent, Stored};
use super::words;
use crate::access::{self, Actor, Category};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use ::paper::pdf::{Block, Document};
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;
use jiff::civil::Date;
use std::collections::BTreeSet;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/consents/{id}/pdf", Door::Person, noted).post(
        "/people/{id}/consents/paper",
        Door::Person,
        to_sign,
    )
}

/// What the sheet tells.
struct Told<'a> {
    name: &'a str,
    partner: &'a str,
    categories: &'a BTreeSet<Category>,
    purpose: &'a str,
    from: Date,
    until: Date,
    /// The article, when it is a law that opens the file.
    law: &'a str,
    /// How, by whom and in which language it was given; empty before it is.
    given: Vec<(String, String)>,
}

/// The sheet in the reader's language.
fn document(page: &Page, told: Told<'_>) -> Document {
    let day = |day| page.day(day);
    let period =
        page.with2("consent-from-until", ("from", day(told.from)), ("until", day(told.until)));
    let mut pairs = vec![
        (page.t("consent-partner"), told.partner.to_owned()),
        (page.t("consent-for"), page.t(&format!("consent-purpose-{}", told.purpose))),
        (page.t("consent-period"), period),
    ];
    if !told.law.is_empty() {
        pairs.push((page.t("consent-ground"), told.law.to_owned()));
    }
    pairs.extend(told.given);
    let category = |c: &Category| {
        let (name, is) =
            (format!("access-category-{}", c.word()), format!("access-category-is-{}", c.word()));
        format!("{}: {}", page.t(&name), page.t(&is))
    };
    let talk =
        ["consent-talk-1", "consent-talk-2", "consent-talk-3", "consent-talk-4", "consent-talk-5"];
    let mut document = page.document(page.t("consent-form-title"));
    told.name.clone_into(&mut document.under);
    document
        .with(Block::Pairs(pairs))
        .with(Block::heading(1, page.t("consent-may-see")))
        .with(Block::List(told.categories.iter().map(category).collect()))
        .with(Block::heading(1, page.t("consent-talk-title")))
        .with(Block::List(talk.iter().map(|key| page.t(key)).collect()))
        .with(Block::Line(page.t("consent-sign-day")))
        .with(Block::Line(page.t("consent-sign-person")))
        .with(Block::Line(page.t("consent-sign-worker")))
}

fn of_noted<'a>(page: &Page, name: &'a str, consent: &'a Stored) -> Told<'a> {
    let noted = words::noted(page, consent);
    let mut given = words::given(page, consent);
    let language = words::language(page, consent);
    for more in [&consent.given_by_name, &language] {
        if !more.is_empty() {
            given = format!("{given} · {more}");
        }
    }
    Told {
        name,
        partner: &consent.organisation_name,
        categories: &consent.categories,
        purpose: &consent.purpose,
        from: consent.from,
        until: consent.until,
        law: &consent.legal_source,
        given: vec![(page.t("consent-given"), given), (page.t("consent-noted-by"), noted)],
    }
}

/// A consent that was noted.
async fn noted(State(app): State<App>, page: Page, actor: Actor, Path(id): Path<String>) -> Answer {
    let (file, consent) = open_one(&app, &actor, &id).await?;
    let name = name_of(&app, &file.person).await?;
    let made = document(&page, of_noted(&page, &name, &consent));
    log(&app, &actor, &file.person).await?;
    view::paper::answer(made, "consent").await
}

/// The sheet to sign, of what is filled in on the form; nothing is noted yet.
async fn to_sign(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let file = access::open(&app, &actor, &person, "consents").await?;
    let mut form = Form::from_pairs(sent);
    // How and by whom is not known before it is signed.
    for (field, word) in [("given_how", "paper"), ("given_by", "person"), ("basis", "consent")] {
        if form.value(field).is_empty() {
            form.set(field, word);
        }
    }
    let (sheet, new) = new_pages::read(&app, page, &actor, &file, form).await?;
    let Some(new) = new else {
        return view::show_again(&sheet);
    };
    let NewPage { page, name, partners, .. } = &sheet;
    let partner = partners.iter().find(|choice| choice.id == new.organisation);
    let partner = partner.map_or("", |choice| choice.name.as_str());
    let made = document(page, of_new(name, partner, &new));
    log(&app, &actor, &person).await?;
    view::paper::answer(made, "consent").await
}

fn of_new<'a>(name: &'a str, partner: &'a str, new: &'a NewConsent) -> Told<'a> {
    Told {
        name,
        partner,
        categories: &new.categories,
        purpose: &new.purpose,
        from: new.from,
        until: new.until,
        law: &new.legal_source,
        given: vec![],
    }
}

/// What leaves as a file is logged as such.
async fn log(app: &App, actor: &Actor, person: &str) -> Result<(), crate::problem::Problem> {
    audit::look(app, Line::by(actor, Deed::Export, Thing::Consent, person).about(person)).await
}
