//! An agreement as a paper to sign, by the template of the organisation.

use super::super::store;
use super::super::template::{self, Filled};
use super::Desk;
use crate::access::Actor;
use crate::audit::{self, Deed};
use crate::people;
use crate::problem::Answer;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use base::rough_date::RoughDate;

pub(super) async fn pdf(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, &actor, &id).await?;
    let agreement = &desk.agreement;
    let house = store::house(&app.db, &agreement.organisation).await?;
    let person = people::store::person(&app.db, &agreement.person, page.today).await?;
    let filled = Filled {
        agreement,
        birth: birth(&page, &person.fields.birth),
        framework: agreement.form_name(page.language).to_owned(),
    };
    let text =
        if house.template.is_empty() { template::ours(&page) } else { house.template.clone() };
    let mut document = page.document(page.t("agreements-agreement"));
    document.under = format!("{} · {}", agreement.person_name, agreement.place());
    document.blocks = template::blocks(&page, &text, &filled);
    let name = base::names::fold(&agreement.person_name).replace(' ', "-");
    let line = desk.line(&actor, Deed::Export);
    audit::look(&app, line).await?;
    view::paper::answer(document, &format!("overeenkomst-{name}-{}", agreement.from)).await
}

/// As exactly as it is known.
fn birth(page: &Page, birth: &RoughDate) -> String {
    match birth {
        RoughDate::Day(day) => page.day(*day),
        other => other.stored(),
    }
}
