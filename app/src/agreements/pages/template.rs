//! How an organisation writes its agreements: the template, what elements say in all of them, and who the
//! organisation is for the e-loket.

use super::super::store::{self, House};
use super::super::template::{self, Fault};
use super::super::{Element, Said};
use super::form::LONGEST;
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::language::Message;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;

/// How long a template may be.
const LONGEST_TEMPLATE: usize = 20_000;

#[derive(askama::Template)]
#[template(path = "agreements/template.html")]
struct Sheet {
    page: Page,
    form: Form,
    /// The elements that are of the organisation: name of the field and label.
    standard: Vec<(&'static str, String)>,
    places: Vec<String>,
}

/// Those of which the work post knows nothing.
fn standard() -> impl Iterator<Item = Element> {
    Element::ALL.into_iter().filter(|element| !element.is_of_post())
}

fn sheet(page: Page, form: Form) -> Sheet {
    let field = |element: Element| {
        (element.word(), page.t(&format!("agreements-element-{}", element.word())))
    };
    Sheet {
        standard: standard().map(field).collect(),
        places: template::places().into_iter().map(|place| format!("[{place}]")).collect(),
        form,
        page,
    }
}

fn stored(page: &Page, house: &House) -> Form {
    let text =
        if house.template.is_empty() { template::ours(page) } else { house.template.clone() };
    let day = house.recognised_until.map_or_else(String::new, |day| day.to_string());
    let own = [
        ("template", text),
        ("service_kind", house.service_kind.clone()),
        ("recognition", house.recognition.clone()),
        ("recognised_until", day),
        ("email", house.email.clone()),
        ("version", house.version.to_string()),
    ];
    let says = |element: Element| {
        (element.word(), house.standard.get(&element).cloned().unwrap_or_default())
    };
    Form::filled(own.into_iter().chain(standard().map(says)))
}

/// The organisation of which the reader keeps the template: the own one.
fn organisation(actor: &Actor) -> Result<String, Problem> {
    actor.demand(&[Role::Coordinator])?;
    Ok(actor.organisation_with(|role: Role| role == Role::Coordinator, "")?.to_owned())
}

pub(super) async fn ask(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    let organisation = organisation(&actor)?;
    let house = store::house(&app.db, &organisation).await?;
    view::show(&sheet(page.clone(), stored(&page, &house)))
}

/// What is wrong with a template, and what to do about it.
fn told(fault: Fault) -> Message {
    match fault {
        Fault::Bracket(line) => Message::new("agreements-half-bracket").with("line", line),
        Fault::Unknown(name) => Message::new("agreements-no-such-place").with("place", name),
        Fault::InHeading(name) => Message::new("agreements-place-in-heading").with("place", name),
        Fault::NoSignatures => Message::new("agreements-no-signatures"),
    }
}

/// Reads the form; errors stand at their fields.
fn read(form: &mut Form, page: &Page) -> House {
    let text = form.lines("template", LONGEST_TEMPLATE);
    // Without a word of its own the organisation goes back to our template.
    if let Some(fault) = template::fault(&text).filter(|_| !text.trim().is_empty()) {
        form.wrong("template", told(fault));
    }
    let mut said = Said::new();
    for element in standard() {
        let words = form.lines(element.word(), LONGEST);
        if !words.is_empty() {
            said.insert(element, words);
        }
    }
    let same = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_ours = same(&text) == same(&template::ours(page));
    House {
        template: if is_ours { String::new() } else { text },
        standard: said,
        service_kind: form.text("service_kind", 120),
        recognition: form.text("recognition", 60),
        recognised_until: form.day("recognised_until", page.today),
        email: form.text("email", 200),
        version: form.version(),
    }
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let organisation = organisation(&actor)?;
    let mut form = Form::from_pairs(sent);
    let house = read(&mut form, &page);
    if !form.is_good() {
        return view::show_again(&sheet(page, form));
    }
    let mut work = app.db.work().await?;
    if !store::keep_house(&mut work, &organisation, &house).await? {
        drop(work);
        let now = store::house(&app.db, &organisation).await?;
        form.meet(&stored(&page, &now), now.version);
        return view::show_again(&sheet(page, form));
    }
    let line = Line::by(&actor, Deed::Change, Thing::AgreementTemplate, &organisation);
    audit::write(&mut work, app.now(), &[line.at(&organisation)]).await?;
    work.save().await?;
    Ok(view::go("/agreements/template", "agreements-said-template"))
}
