//! Scores that were given together: in the words of their version; and withdrawing them.

use super::Desk;
use crate::access::store::because;
use crate::access::{Act, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::form::Form;
use crate::instruments::store::{self, Assessment};
use crate::instruments::{Instrument, low, shown};
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Form as Sent;

/// A domain that was scored.
struct Scored {
    label: String,
    words: String,
    place: Option<String>,
    remark: String,
}

#[derive(askama::Template)]
#[template(path = "instruments/one.html")]
struct OnePage {
    page: Page,
    desk: Desk,
    form: Form,
    assessment: Assessment,
    instrument: Instrument,
    scored: Vec<Scored>,
    /// Domains that are closed to the reader, with the reason.
    closed: Vec<(String, String)>,
    may_withdraw: bool,
}

impl OnePage {
    fn who(&self) -> String {
        shown::who(&self.page, self.assessment.by, self.desk.is_own)
    }

    fn source(&self) -> String {
        self.page.t(&format!("instruments-source-{}", self.assessment.source))
    }
}

/// Whether a reader may withdraw: the person what is of the own hand, a worker what workers wrote down.
fn may_withdraw(desk: &Desk, assessment: &Assessment, instrument: &Instrument) -> bool {
    if assessment.withdrawn_at.is_some() || assessment.is_own != desk.is_own {
        return false;
    }
    let at = &assessment.organisation;
    let mut domains = assessment.scores.iter().filter_map(|s| instrument.domain(&s.domain));
    desk.is_own || domains.all(|d| desk.file.writes_at(Kind::Life(d.category), at))
}

/// Reads an assessment of the person; it does not exist for who may see nothing of it.
async fn sheet(app: &App, page: Page, desk: Desk, id: &str) -> Result<OnePage, Problem> {
    let found = store::one(&app.db, &desk.file.person, id).await?;
    let assessment = found.ok_or(Problem::NotFound)?;
    let all = store::instruments(&app.db).await?;
    let instrument = all.into_iter().find(|i| i.id == assessment.instrument);
    let instrument = instrument.ok_or(Problem::NotFound)?;
    let (mut scored, mut closed) = (vec![], vec![]);
    for domain in &instrument.domains {
        let Some(score) = assessment.score(&domain.key) else { continue };
        let label = domain.label.say(page.language).to_owned();
        match desk.opens(domain.category, Some(&assessment)) {
            Ok(()) => scored.push(Scored {
                label,
                words: shown::words(&page, domain, score),
                place: shown::place(&page, &instrument, domain, score),
                remark: score.remark.clone(),
            }),
            Err(reason) => closed.push((label, page.say(&because(reason)))),
        }
    }
    if scored.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(OnePage {
        may_withdraw: may_withdraw(&desk, &assessment, &instrument),
        form: Form::default(),
        assessment,
        instrument,
        scored,
        closed,
        desk,
        page,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
) -> Answer {
    let desk = Desk::of(&app, &actor, &person).await?;
    let sheet = sheet(&app, page, desk, &id).await?;
    low::on_page(&app, &actor, &sheet.desk, (&sheet.assessment, &sheet.instrument)).await?;
    view::show(&sheet)
}

/// The page of one assessment, as the person reads it.
pub(in crate::instruments) async fn shown_at(
    app: &App,
    page: Page,
    desk: Desk,
    id: &str,
) -> Answer {
    view::show(&sheet(app, page, desk, id).await?)
}

pub(super) async fn withdraw(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path((person, id)): Path<(String, String)>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::of(&app, &actor, &person).await?;
    withdrawn_at(&app, page, &actor, desk, (&id, sent)).await
}

/// Withdraws an assessment with a reason. One that was withdrawn meanwhile stays so.
pub(in crate::instruments) async fn withdrawn_at(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    (id, sent): (&str, Vec<(String, String)>),
) -> Answer {
    let mut sheet = sheet(app, page, desk, id).await?;
    let OnePage { desk, assessment, .. } = &sheet;
    if !sheet.may_withdraw {
        if assessment.withdrawn_at.is_some() {
            return Ok(view::go(&desk.base, "instruments-said-withdrawn"));
        }
        let kind = Kind::Life(crate::access::Category::WorkGoals);
        let verdict = desk.file.may_at(Act::Write, kind, &assessment.organisation);
        let reason = if verdict.is_allowed() { "only-read" } else { verdict.reason() };
        return Err(Problem::Closed(because(reason)));
    }
    let mut form = Form::from_pairs(sent);
    let Some(why) = form.needed("because", 300, "instruments-because-missing") else {
        sheet.form = form;
        return view::show_again(&sheet);
    };
    if !form.is_good() {
        sheet.form = form;
        return view::show_again(&sheet);
    }
    let mut work = app.db.work().await?;
    if store::withdraw(&mut work, app.now(), id, &actor.account, &why).await? {
        let line = Line::by(actor, Deed::Withdraw, Thing::Assessment, id)
            .about(&desk.file.person)
            .at(&assessment.organisation);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    let home = format!("{}?instrument={}", desk.base, sheet.instrument.key);
    Ok(view::go(&home, "instruments-said-withdrawn"))
}
