//! The page of one person, and the sheet to print.

use super::choices;
use crate::access::{self, Act, Actor, Category, File, Kind, Through};
use crate::appointments::{self, store::Appointment};
use crate::audit::OnItsWay;
use crate::households;
use crate::notes;
use crate::people::store::{self, Around, Seen, Stored};
use crate::people::{ContactWay, WayKind};
use crate::plans;
use crate::problem::{Answer, Problem};
use crate::trajectories;
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use jiff::civil::Date;

/// How many looks stand on the page.
const LOOKS: i64 = 5;

#[derive(askama::Template)]
#[template(path = "people/show.html")]
struct Show {
    page: Page,
    file: File,
    person: Stored,
    around: Around,
    /// Who looked last.
    looks: Vec<Seen>,
    way: String,
    /// Since when the person waits for a place, as far as the reader may see.
    waiting_since: Option<Date>,
    notes: String,
    appointments: String,
    plan: String,
    referrals: String,
    /// Where the person stands on the way in at organisations.
    ways_in: String,
    /// Where permission and agreements of the steps of now stand.
    papers: String,
    household: String,
    domains: String,
    /// What partners wrote to who leads, or the way to write it.
    letters: String,
    /// The way to ask to read more.
    asks: String,
    /// The questions of others that the reader can answer.
    answers: String,
    next: Option<Appointment>,
    /// One of today of which the hour is over, and nobody said what became of it.
    past: Option<Appointment>,
}

#[derive(askama::Template)]
#[template(path = "people/print.html")]
struct Print {
    page: Page,
    file: File,
    person: Stored,
    around: Around,
    way: String,
    household: String,
    next: Option<Appointment>,
    actor: Actor,
}

impl Show {
    /// The first telephone number, as it was written.
    fn telephone(&self) -> Option<&str> {
        let phone = |way: &&ContactWay| way.kind == WayKind::Phone;
        self.around.ways.iter().find(phone).map(|way| way.value.as_str())
    }

    /// Whether anything of an address is known.
    fn has_address(&self) -> bool {
        let of = &self.person.fields;
        !of.street.is_empty() || !of.postcode.is_empty()
    }

    /// Whether the step of now is of an organisation through which the reader sees the person.
    fn sees_now(&self) -> bool {
        let now = self.person.now.organisation.as_deref();
        now.is_some_and(|o| self.file.reads_at(Kind::Steps, o))
    }

    /// Whether the reader may put this file and another one together.
    fn may_merge(&self) -> bool {
        crate::merging::pages::may(&self.file)
    }

    /// Whether the reader may do something with the national number: with the one that is kept, or
    /// have an organisation keep one.
    fn keeps_insz(&self) -> bool {
        let writes_at = |organisation: &String| self.file.writes_at(Kind::Insz, organisation);
        match &self.person.insz_organisation {
            // Also in a file that was closed: it can be forgotten there.
            Some(keeper) if self.person.insz_cipher.is_some() => {
                self.file.standing.supports_at(keeper)
            }
            _ => self.around.may_keep_insz.iter().any(writes_at),
        }
    }

    /// What somebody who reads along may see, and on what ground.
    fn banner(&self) -> Option<String> {
        let standing = &self.file.standing;
        if standing.is_self || !standing.grants.is_empty() {
            return None;
        }
        let by_consent = |c: &Category| standing.given(*c) == Some(Through::Consent);
        let given: Vec<Category> = Category::ALL.into_iter().filter(by_consent).collect();
        if given.is_empty() {
            return Some(self.page.t("consent-banner-emergency"));
        }
        let what = crate::consent::words::categories(&self.page, &given);
        let name = self.person.first_name();
        Some(self.page.with2("consent-banner", ("name", name), ("what", what)))
    }

    /// Whether the reader can open the file of the own organisation again: see [`super::reopen`].
    fn may_reopen(&self) -> bool {
        super::reopen::at(&self.file, None).is_some()
    }

    /// Why a kind of data is closed.
    fn closed(&self, kind: Kind) -> String {
        self.page.say(&access::store::closed(self.file.may(Act::Read, kind).reason()))
    }
}

impl Print {
    /// Who printed it, and when.
    fn printed(&self) -> String {
        let day = self.page.day(self.page.today);
        self.page.with2("people-printed", ("name", self.actor.name.as_str()), ("day", day))
    }
}

/// Who looked last, as far as it is for the reader to know.
async fn last_looks(app: &App, file: &File) -> Result<Vec<Seen>, Problem> {
    if !file.reads(Kind::Looks) {
        return Ok(vec![]);
    }
    let mut looks = store::looks(&app.db, &file.person, i64::MAX, LOOKS).await?;
    store::only_own(&mut looks, file);
    Ok(looks)
}

/// Opens a file and reads whose it is, while the look is on its way to the disk.
async fn open(
    app: &App,
    actor: &Actor,
    id: &str,
    what: &str,
) -> Result<(File, OnItsWay, Stored), Problem> {
    let (file, look) = access::open_meanwhile(app, actor, id, what).await?;
    let mut person = store::person(&app.db, id, app.today()).await?;
    if person.secret_home && !file.knows_home() {
        person.without_home();
    }
    if !file.standing.reaches() {
        person.without_address();
    }
    Ok((file, look, person))
}

/// What stands around the person, as far as the reader may know it.
async fn around(app: &App, actor: &Actor, file: &File) -> Result<Around, Problem> {
    let mut around = store::around(&app.db, &file.person, &actor.account, app.today()).await?;
    if !file.standing.reaches() {
        around.ways.clear();
    }
    Ok(around)
}

/// Where a way to reach somebody leads.
fn link(way: &ContactWay) -> Option<String> {
    match way.kind {
        WayKind::Phone => Some(view::tel(&way.value)),
        WayKind::Email => Some(format!("mailto:{}", way.value)),
        WayKind::Other => None,
    }
}

/// A date as one says it: "vandaag, 15:30".
fn said(page: &Page, appointment: &Appointment) -> String {
    let day = page.near_day(appointment.moment.day);
    let time = appointment.moment.time();
    if time.is_empty() { day } else { format!("{day}, {time}") }
}

#[expect(clippy::too_many_lines, reason = "the parts of the page, one below the other")]
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, look, person) = match open(&app, &actor, &id, "person").await {
        Ok((_, look, Stored { merged_into: Some(kept), .. })) => {
            look.done().await?;
            return Ok(Redirect::to(&format!("/people/{kept}")).into_response());
        }
        Ok(opened) => opened,
        Err(problem) => return Err(problem),
    };
    if file.standing.is_self {
        // The own page is written for whom it is about; this one for who helps.
        look.done().await?;
        return Ok(Redirect::to("/mine").into_response());
    }
    let trajectories::section::OnPage { html: way, waiting_since, ways_in, papers } =
        trajectories::section::on_person_page(&app, &page, &file).await?;
    let around = around(&app, &actor, &file).await?;
    let notes = notes::section::on_person_page(&app, &page, &file, &around.notes).await?;
    let dates = appointments::section::next(&app, &page, &file).await?;
    let appointments = appointments::section::on_person_page(&page, &file, &dates)?;
    let plan = plans::section::on_person_page(&app, &page, &file).await?;
    let household = households::section::on_person_page(&page, &file, &person, &around.homes)?;
    let domains = crate::instruments::section::on_person_page(&page, &file, &around.scored)?;
    let referrals = crate::referrals::section::on_person_page(&page, &file, &around.referrals)?;
    let works_at = person.now.organisation.as_deref();
    let ways_in = crate::way_in::section::on_person_page(&page, &file, works_at, &ways_in)?;
    let papers = {
        let ground = (&around, person.fields.birth);
        crate::agreements::section::on_person_page(&app, &page, &file, ground, &papers).await?
    };
    let letters = {
        let lead = around.lead().map(|lead| lead.organisation.as_str());
        crate::letters::section::on_person_page(&page, &file, &around.letters, lead)?
    };
    let asks = crate::asks::section::to_ask(&page, &file, person.first_name())?;
    let answers = crate::asks::section::on_person_page(&page, &file, &around.asks)?;
    // Who looked last is read when this look is there too.
    look.done().await?;
    let looks = last_looks(&app, &file).await?;
    view::show(&Show {
        page,
        file,
        person,
        around,
        looks,
        way,
        waiting_since,
        notes,
        appointments,
        plan,
        referrals,
        ways_in,
        papers,
        household,
        domains,
        letters,
        asks,
        answers,
        next: dates.next().cloned(),
        past: dates.past().cloned(),
    })
}

pub(super) async fn print(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let (file, look, person) = open(&app, &actor, &id, "print").await?;
    let way = trajectories::section::on_sheet(&app, &page, &file).await?.html;
    look.done().await?;
    let around = around(&app, &actor, &file).await?;
    let household = households::section::on_sheet(&page, &file, &person, &around.homes)?;
    let next = appointments::section::next(&app, &page, &file).await?.next().cloned();
    view::show(&Print { page, file, person, around, way, household, next, actor })
}
