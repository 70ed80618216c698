//! Scoring parts of life.

use super::{Asked, Desk};
use crate::access::store::because;
use crate::access::{Act, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::drafts::again;
use crate::form::Form;
use crate::instruments::form::{self, BESIDE, BOTH, level_field, remark_field};
use crate::instruments::overview::current;
use crate::instruments::store::{self, NewAssessment};
use crate::instruments::{Domain, Instrument, REGISTRY, SOURCES, Scorer};
use crate::organisations::store::asks_registry;
use crate::people::form::not_before_birth;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::{Form as Sent, Query};

/// The fields that are not of one part of life.
const OF_ALL: [&str; 4] = ["instrument", "day", "by", "source"];

#[derive(askama::Template)]
#[template(path = "instruments/score.html")]
struct ScorePage {
    page: Page,
    desk: Desk,
    form: Form,
    /// The instrument, with the domains that are open to the reader.
    instrument: Instrument,
    /// The others, with the reason.
    closed: Vec<(String, String)>,
    /// Whether the organisation asks the network of social security.
    asks_registry: bool,
}

/// A domain on the form.
struct Part {
    /// The domain, in words.
    label: String,
    /// What it is about.
    explanation: String,
    /// One view, or the worker's with the person's beside it.
    columns: Vec<Column>,
    /// Whether its fold stands open.
    is_unfolded: bool,
}

/// One view of a domain on the form.
struct Column {
    /// What can be chosen, each with its words.
    levels: Vec<(String, String)>,
    /// The field with the level.
    level: String,
    /// The field with the remark.
    remark: String,
    /// Whose view it is, where there can be two; else empty.
    whose: String,
    /// Whether it is the person's, beside the worker's.
    is_second: bool,
}

impl ScorePage {
    /// Whether the words of the list exist in the reader's language.
    fn speaks(&self) -> bool {
        self.instrument.speaks(self.page.language)
    }

    /// The domains, each with what is filled in of it.
    fn parts(&self) -> Vec<Part> {
        self.instrument.domains.iter().map(|domain| self.part(domain)).collect()
    }

    fn part(&self, domain: &Domain) -> Part {
        let all = [("", Scorer::Worker), (BESIDE, Scorer::Person)];
        let most = if self.is_double() { 2 } else { 1 };
        let columns: Vec<Column> =
            all.into_iter().take(most).map(|of| self.column(domain, of)).collect();
        Part {
            label: domain.label.say(self.page.language).to_owned(),
            explanation: domain.explanation.say(self.page.language).to_owned(),
            is_unfolded: self.is_unfolded(domain, &columns),
            columns,
        }
    }

    fn column(&self, domain: &Domain, (name, by): (&str, Scorer)) -> Column {
        let whose = || self.page.t(&format!("instruments-by-{}", by.word()));
        Column {
            levels: self.levels(domain),
            whose: if self.is_double() { whose() } else { String::new() },
            is_second: name == BESIDE,
            level: level_field(name, domain),
            remark: remark_field(name, domain),
        }
    }

    /// Whether a fold stands open: each in which something is wrong, else the first one.
    fn is_unfolded(&self, domain: &Domain, columns: &[Column]) -> bool {
        let errors = self.form.errors();
        let of_all = errors.iter().all(|(wrong, _)| OF_ALL.contains(&wrong.as_str()));
        let first = self.instrument.domains.first().map(|first| &first.key);
        let is_wrong = |c: &Column| errors.iter().any(|(w, _)| *w == c.level || *w == c.remark);
        of_all && first == Some(&domain.key) || columns.iter().any(is_wrong)
    }

    /// Whether both views are shown whatever is chosen: both were filled in, and one was to be kept.
    fn shows_both(&self) -> bool {
        self.is_double() && self.form.errors().iter().any(|(wrong, _)| wrong == "by")
    }

    /// Whether both views can be filled in beside each other.
    fn is_double(&self) -> bool {
        !self.desk.is_own && self.instrument.is_for_both()
    }

    /// What stands at a remark: who reads it.
    fn remark_hint(&self) -> String {
        let key = if self.desk.is_own {
            "instruments-remark-hint-own"
        } else {
            "instruments-remark-hint"
        };
        self.page.t(key)
    }

    /// What can be said of a domain; on a scale also nothing.
    fn levels(&self, domain: &Domain) -> Vec<(String, String)> {
        let words = |l: &crate::instruments::Level| {
            (l.value.to_string(), l.words.say(self.page.language).to_owned())
        };
        let mut all: Vec<_> = domain.levels.iter().map(words).collect();
        if !self.instrument.is_ticks {
            all.push((String::new(), self.page.t("instruments-leave-open")));
        }
        all
    }

    fn scorers(&self) -> Vec<(String, String)> {
        let is_for = |s: &Scorer| self.instrument.is_for(*s);
        let words = |s: Scorer| {
            (s.word().to_owned(), self.page.t(&format!("instruments-view-{}", s.word())))
        };
        let mut all: Vec<_> = Scorer::ALL.into_iter().filter(is_for).map(words).collect();
        if self.is_double() {
            all.push((BOTH.to_owned(), self.page.t("instruments-view-both")));
        }
        all
    }

    fn sources(&self) -> Vec<(String, String)> {
        let words =
            |word: &str| (word.to_owned(), self.page.t(&format!("instruments-source-{word}")));
        sources(self.asks_registry).map(words).collect()
    }
}

/// On what a view can rest. What the network of social security answers is for an OCMW, and never leaves it.
fn sources(asks_registry: bool) -> impl Iterator<Item = &'static str> {
    SOURCES.into_iter().filter(move |source| asks_registry || *source != REGISTRY)
}

/// Whether a reader may write something with an instrument.
pub(super) fn may(desk: &Desk, actor: &Actor, instrument: &Instrument) -> bool {
    if desk.is_own {
        return instrument.is_for(Scorer::Person) && desk.keeper(actor, instrument).is_ok();
    }
    let Ok(organisation) = desk.keeper(actor, instrument) else { return false };
    let writes = |d: &Domain| desk.file.writes_at(Kind::Life(d.category), organisation);
    desk.works_with(actor, instrument) && instrument.domains.iter().any(writes)
}

/// The sheet of the version of today of an instrument: that with this key, else the first.
async fn sheet(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    key: &str,
) -> Result<ScorePage, Problem> {
    let all = store::instruments(&app.db).await?;
    with_sources(app, sheet_again(page, actor, desk, (&all, key), None)?, actor).await
}

/// The sheet with what it can rest on, for the organisation that keeps it.
async fn with_sources(
    app: &App,
    mut sheet: ScorePage,
    actor: &Actor,
) -> Result<ScorePage, Problem> {
    let keeper = sheet.desk.keeper(actor, &sheet.instrument)?;
    sheet.asks_registry = !sheet.desk.is_own && asks_registry(&app.db, keeper).await?;
    Ok(sheet)
}

/// The sheet after `shown` was filled in: of the version of today, and of `shown` itself when there is
/// none any more, so that nothing typed is lost.
fn sheet_again(
    page: Page,
    actor: &Actor,
    desk: Desk,
    (all, key): (&[Instrument], &str),
    shown: Option<&Instrument>,
) -> Result<ScorePage, Problem> {
    desk.organisation(actor)?;
    let today = page.today;
    let fits = |i: &&Instrument| i.holds(today) && may(&desk, actor, i);
    let first = || all.iter().find(fits).map(|i| i.key.as_str());
    let key = if key.is_empty() { first().ok_or(Problem::NotFound)? } else { key };
    let found = current(all, key, today).filter(fits);
    let stopped = shown.filter(|i| may(&desk, actor, i));
    let mut instrument = found.or(stopped).ok_or(Problem::NotFound)?.clone();
    let organisation = desk.keeper(actor, &instrument)?.to_owned();
    let mut closed = vec![];
    instrument.domains.retain(|domain| {
        let verdict = desk.file.may_at(Act::Write, Kind::Life(domain.category), &organisation);
        let is_open = desk.is_own || verdict.is_allowed();
        if !is_open {
            let label = domain.label.say(page.language).to_owned();
            closed.push((label, page.say(&because(verdict.reason()))));
        }
        is_open
    });
    let form = form::fresh(&instrument, today);
    Ok(ScorePage { form, page, desk, instrument, closed, asks_registry: false })
}

pub(super) async fn ask(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let desk = Desk::of(&app, &actor, &person).await?;
    asked_at(&app, page, &actor, desk, &asked.instrument).await
}

/// The form, empty.
pub(in crate::instruments) async fn asked_at(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    key: &str,
) -> Answer {
    // After signing in again: the instrument that was being filled in.
    let typed = again::field("instrument").filter(|_| key.is_empty());
    view::show(&sheet(app, page, actor, desk, typed.as_deref().unwrap_or(key)).await?)
}

pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let desk = Desk::of(&app, &actor, &person).await?;
    saved_at(&app, page, &actor, desk, sent).await
}

/// Saves what was sent, or shows it again with what is wrong.
#[expect(clippy::too_many_lines, reason = "the steps of saving, one below the other")]
pub(in crate::instruments) async fn saved_at(
    app: &App,
    page: Page,
    actor: &Actor,
    desk: Desk,
    sent: Vec<(String, String)>,
) -> Answer {
    let mut form = Form::from_pairs(sent);
    let key = form.text("instrument", 100);
    let shown = form.text("shown", 100);
    let all = store::instruments(&app.db).await?;
    let shown = all.iter().find(|i| i.id == shown && i.key == key);
    let sheet = sheet_again(page, actor, desk, (&all, &key), shown)?;
    let mut sheet = with_sources(app, sheet, actor).await?;
    if !sheet.asks_registry && form.value("source") == REGISTRY {
        form.wrong("source", "instruments-source-not-yours");
    }
    let ScorePage { page, desk, instrument, .. } = &sheet;
    if let Some(shown) = shown.filter(|shown| shown.id != instrument.id) {
        form::compare(&mut form, shown, instrument);
    } else if shown.is_none() && all.iter().filter(|i| i.key == instrument.key).count() > 1 {
        // Which words were read is not known: a level can have meant something else.
        form.wrong("instrument", "instruments-which-version");
    } else if !instrument.holds(page.today) {
        form.wrong("instrument", "instruments-stopped-meanwhile");
    }
    not_before_birth(app, &mut form, &desk.file.person, &["day"]).await?;
    let filled = form::read(&mut form, instrument, page.today, desk.is_own);
    let Some(filled) = filled else {
        sheet.form = form;
        return view::show_again(&sheet);
    };
    let organisation = desk.keeper(actor, instrument)?;
    let mut work = app.db.work().await?;
    for view in filled.views {
        let new = NewAssessment {
            person: desk.file.person.clone(),
            organisation: organisation.to_owned(),
            instrument: instrument.id.clone(),
            day: filled.day,
            by: view.by,
            source: view.source,
            made_by: actor.account.clone(),
            scores: view.scores,
        };
        let id = store::add(&mut work, app.now(), &new).await?;
        let line = Line::by(actor, Deed::Make, Thing::Assessment, &id)
            .about(&new.person)
            .at(&new.organisation);
        audit::write(&mut work, app.now(), &[line]).await?;
    }
    work.save().await?;
    let home = format!("{}?instrument={}", desk.base, instrument.key);
    Ok(view::go(&home, "instruments-said-scored"))
}
