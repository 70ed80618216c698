//! From what somebody lives, over time.

use crate::access::{self, Act, Actor, File, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::instruments::REGISTRY;
use crate::organisations::store::asks_registry;
use crate::people::codes::{STATUTES, one_of};
use crate::people::sources::SOURCES;
use crate::people::store::{self, Around, Income, NewIncome};
use crate::problem::{Answer, Problem};
use crate::safety_net;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

#[derive(askama::Template)]
#[template(path = "people/income.html")]
struct Incomes {
    page: Page,
    form: Form,
    file: File,
    around: Around,
    /// For which organisation the reader notes it.
    organisation: String,
    /// Whether that one asks the network of social security.
    asks_registry: bool,
}

impl Incomes {
    /// The statutes that can be chosen.
    fn statutes(&self) -> Vec<(&'static str, String)> {
        let known = STATUTES.iter().map(|s| (*s, self.page.t(&format!("people-statute-{s}"))));
        std::iter::once(("", String::new())).chain(known).collect()
    }

    /// On what it can rest.
    fn sources(&self) -> Vec<(&'static str, String)> {
        let can = |s: &&str| self.asks_registry || **s != *REGISTRY;
        let words = |s| (s, self.page.t(&format!("instruments-source-{s}")));
        SOURCES.into_iter().filter(can).map(words).collect()
    }

    /// That what the social security says stays there, where that can be chosen.
    fn source_hint(&self) -> String {
        if self.asks_registry { self.page.t("people-source-hint") } else { String::new() }
    }

    /// What the reader's organisation noted.
    fn own(&self) -> Vec<&Income> {
        let open = self.around.open_incomes(&self.file).into_iter();
        open.filter(|income| income.origin.is_of(&self.organisation)).collect()
    }
}

/// Opens the page for who notes an income; the form is empty.
async fn opened(app: &App, page: Page, actor: &Actor, id: &str) -> Result<Incomes, Problem> {
    let file = access::open(app, actor, id, "income").await?;
    let organisation = file.organisation(actor, Act::Write, Kind::Income)?.to_owned();
    let around = store::around(&app.db, id, &actor.account, app.today()).await?;
    let asks_registry = asks_registry(&app.db, &organisation).await?;
    Ok(Incomes { page, form: Form::empty(), file, around, organisation, asks_registry })
}

pub(super) async fn form(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let mut sheet = opened(&app, page, &actor, &id).await?;
    sheet.form = Form::filled([("from", app.today().to_string()), ("source", "told".to_owned())]);
    view::show(&sheet)
}

#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub(super) async fn add(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut sheet = opened(&app, page, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let statute = form.choice("statute", |word| one_of(&STATUTES, word));
    let source =
        form.choice(
            "source",
            |word| {
                if word.is_empty() { Some("told") } else { one_of(&SOURCES, word) }
            },
        );
    if source == Some(REGISTRY) && !sheet.asks_registry {
        form.wrong("source", "instruments-source-not-yours");
    }
    let from = form.needed_day("from", app.today());
    let until = form.day("until", app.today());
    if let (Some(from), Some(until)) = (from, until)
        && until < from
    {
        form.wrong("until", "people-until-before-from");
    }
    if let (Some(statute), Some(from)) = (statute, from)
        && sheet.own().iter().any(|i| overlaps(i, statute, from, until))
    {
        form.wrong("from", "people-statute-overlaps");
    }
    let (Some(statute), Some(source), Some(from), true) = (statute, source, from, form.is_good())
    else {
        sheet.form = form;
        return view::show_again(&sheet);
    };
    let new = NewIncome { statute, from_day: from, until_day: until, source };
    let organisation = sheet.organisation.as_str();
    let mut work = app.db.work().await?;
    let row = store::add_income(&mut work, app.now(), (&id, organisation), &new).await?;
    let line = Line::by(&actor, Deed::Make, Thing::Income, &row).about(&id).at(organisation);
    audit::write(&mut work, app.now(), &[line]).await?;
    safety_net::settle(&mut work, app.today(), &[&id]).await?;
    work.save().await?;
    Ok(view::go(&format!("/people/{id}/income"), "people-saved"))
}

/// Whether the same statute stands already in a part of this time.
fn overlaps(
    known: &Income,
    statute: &str,
    from: jiff::civil::Date,
    until: Option<jiff::civil::Date>,
) -> bool {
    known.statute == statute
        && known.until_day.is_none_or(|known_until| known_until >= from)
        && until.is_none_or(|until| until >= known.from_day)
}

pub(super) async fn end(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((id, row)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut sheet = opened(&app, page, &actor, &id).await?;
    let mut form = Form::from_pairs(sent);
    let field = format!("end-{row}");
    if let Some(day) = form.needed_day(&field, app.today()) {
        let organisation = sheet.organisation.as_str();
        let mut work = app.db.work().await?;
        if store::end_income(&mut work, (&id, organisation), &row, day).await? {
            let line = Line::by(&actor, Deed::End, Thing::Income, &row).about(&id).at(organisation);
            audit::write(&mut work, app.now(), &[line]).await?;
            safety_net::settle(&mut work, app.today(), &[&id]).await?;
            work.save().await?;
            return Ok(view::go(&format!("/people/{id}/income"), "people-saved"));
        }
        form.wrong(&field, "people-until-before-from");
    }
    sheet.form = form;
    view::show_again(&sheet)
}
