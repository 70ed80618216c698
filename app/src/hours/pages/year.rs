//! What an organisation says of a year: in how many hours a week people can be guided, and how many one asks.

use super::super::store::{self, Kept};
use super::{Desk, Reach, Sent as Question};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::{Form as Sent, Query};

/// The most hours a week that are taken: what a thousand people work.
const MOST: i64 = 40_000;

#[derive(askama::Template)]
#[template(path = "hours/year.html")]
struct YearPage {
    page: Page,
    form: Form,
    organisation: String,
    year: String,
    back: String,
}

fn sheet(page: Page, form: Form, desk: &Desk) -> YearPage {
    YearPage {
        organisation: desk.name.clone(),
        year: desk.period.year().to_string(),
        back: format!("/hours?{}", desk.query()),
        form,
        page,
    }
}

async fn open(app: &App, page: &Page, actor: &Actor, question: &Question) -> Result<Desk, Problem> {
    actor.demand(&[Role::Coordinator])?;
    let desk = Desk::open(app, page, actor, question).await?;
    if desk.reach == Reach::Whole { Ok(desk) } else { Err(Problem::NotFound) }
}

/// As it is typed: `12`, `1,5`.
fn typed(page: &Page, minutes: Option<i64>) -> String {
    minutes.map_or_else(String::new, |minutes| {
        let hundredths = (minutes * 100 + 30) / 60;
        match hundredths % 100 {
            0 => (hundredths / 100).to_string(),
            rest if rest % 10 == 0 => {
                format!("{}{}{}", hundredths / 100, page.decimal(), rest / 10)
            }
            rest => format!("{}{}{rest:02}", hundredths / 100, page.decimal()),
        }
    })
}

/// Reads `12`, `1,5`, `1.25` or `1u30` in minutes; nothing when it is no such number of hours.
fn minutes(text: &str) -> Option<i64> {
    let text = text.trim().to_lowercase();
    let digits =
        |text: &str| (1..=5).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    let whole = |text: &str| text.parse::<i64>().ok().filter(|n| *n <= MOST && digits(text));
    if let Some((hours, rest)) = text.split_once(['u', 'h', ':']) {
        let rest =
            if rest.trim().is_empty() { 0 } else { whole(rest.trim()).filter(|n| *n < 60)? };
        return Some(whole(hours.trim())? * 60 + rest);
    }
    let (hours, part) = text.split_once([',', '.']).unwrap_or((&text, "0"));
    if !digits(part) || part.len() > 2 {
        return None;
    }
    let hundredths: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole(hours)? * 60 + (hundredths * 60 + 50) / 100)
}

fn stored(page: &Page, desk: &Desk, kept: &Kept) -> Form {
    Form::filled([
        ("week", typed(page, kept.week)),
        ("week_source", kept.week_source.clone()),
        ("person", typed(page, kept.person)),
        ("person_source", kept.person_source.clone()),
        ("version", kept.version.to_string()),
        ("organisation", desk.organisation.clone()),
        ("period", desk.period.word()),
    ])
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(question): Query<Question>,
) -> Answer {
    let desk = open(&app, &page, &actor, &question).await?;
    let kept = store::kept(&app.db, &desk.organisation, desk.period.year()).await?;
    let form = stored(&page, &desk, &kept);
    view::show(&sheet(page, form, &desk))
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let text = |field: &str| form.value(field).to_owned();
    let question = Question { organisation: text("organisation"), period: text("period") };
    let desk = open(&app, &page, &actor, &question).await?;
    let (week, week_source) = form.sourced("week", minutes, "hours-not-a-number");
    let (person, person_source) = form.sourced("person", minutes, "hours-not-a-number");
    if !form.is_good() {
        return view::show_again(&sheet(page, form, &desk));
    }
    let kept = Kept { week, week_source, person, person_source, version: form.version() };
    let (organisation, year) = (desk.organisation.as_str(), desk.period.year());
    let mut work = app.db.work().await?;
    if !store::keep(&mut work, organisation, year, &kept).await? {
        drop(work);
        let now = store::kept(&app.db, organisation, year).await?;
        form.meet(&stored(&page, &desk, &now), now.version);
        return view::show_again(&sheet(page, form, &desk));
    }
    let line = Line::by(&actor, Deed::Change, Thing::Hours, organisation).at(organisation);
    audit::write(&mut work, app.now(), &[line.because(year.to_string())]).await?;
    work.save().await?;
    Ok(view::go(&format!("/hours?{}", desk.query()), "returns-said-year"))
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, number) in [
            ("12", Some(720)),
            ("1,5", Some(90)),
            ("0.25", Some(15)),
            ("1u30", Some(90)),
            ("38:00", Some(2280)),
            ("2u", Some(120)),
            ("0", Some(0)),
            ("-1", None),
            ("1,234", None),
            ("1u75", None),
            ("veel", None),
            ("", None),
            ("99999", None),
        ] {
            assert_eq!(minutes(text), number, "{text}");
        }
    }
}
