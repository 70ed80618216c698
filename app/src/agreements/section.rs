//! This room's part of the person page: where permission and agreements of the steps of now stand.

use super::gaps::mend;
use super::{Brief, Framework};
use crate::access::{File, Kind};
use crate::offer::{HalfDays, Placement};
use crate::people::store::Around;
use crate::permits::{self, Finding, Known, Looked, Permit};
use crate::problem::Problem;
use crate::trajectories::store::{StoredPermission, StoredStep};
use crate::view::Page;
use crate::web::App;
use askama::Template as _;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// What the papers of somebody rest on: the steps, places and permissions that the reader may see.
#[derive(Debug, Clone, Default)]
pub struct Papers {
    /// Steps that run or are to begin.
    pub steps: Vec<StoredStep>,
    /// Places that run or are to begin.
    pub places: Vec<Placement>,
    /// Permissions.
    pub permissions: Vec<StoredPermission>,
}

/// What is told about one step.
pub struct Line {
    pub step: StoredStep,
    /// Where the permission stands, as far as the reader may know; with the page on which it is mended.
    pub permit: Option<(Permit, String)>,
    /// What else speaks against it.
    pub findings: Vec<Finding>,
    /// The agreements that go on or are to begin, those of this step.
    pub agreements: Vec<Brief>,
    /// The work posts without an agreement: id and name.
    pub without: Vec<(String, String)>,
    /// Whether the framework asks an agreement.
    pub is_asked: bool,
    /// Whether the reader may write one.
    pub writes: bool,
    /// Whether the reader may write about income and permissions.
    pub writes_income: bool,
}

impl Line {
    /// The source of who must agree, and of each finding, in words.
    fn sources(&self, page: &Page) -> Vec<String> {
        let permit = self.permit.iter().map(|(permit, _)| permit.source(page));
        permit.chain(self.findings.iter().map(|finding| finding.source(page))).collect()
    }
}

#[derive(askama::Template)]
#[template(path = "agreements/section.html")]
struct Section<'a> {
    page: &'a Page,
    lines: Vec<Line>,
}

/// What somebody lived on when a step ran last, as far as the reader may know: what the organisation of the
/// step noted goes before what others did.
fn statute(around: &Around, file: &File, organisation: &str, day: Date) -> Option<String> {
    let all = around.open_incomes(file);
    let holds = |from: Date, until: Option<Date>| from <= day && until.is_none_or(|u| u >= day);
    let mut then = all.into_iter().filter(|income| holds(income.from_day, income.until_day));
    let first = then.next()?;
    let is_own = |origin: &crate::people::sources::Origin| origin.is_of(organisation);
    let own = if is_own(&first.origin) { None } else { then.find(|i| is_own(&i.origin)) };
    Some(own.unwrap_or(first).statute.clone())
}

/// What the rules look at beside the papers themselves.
pub struct Ground<'a> {
    /// The reader's file.
    pub file: &'a File,
    /// Incomes and agreements.
    pub around: &'a Around,
    /// The birth of the person.
    pub birth: RoughDate,
    /// Who must agree, and the numbers.
    pub known: &'a Known,
    /// The day.
    pub today: Date,
}

/// What is told about one step.
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
pub fn line(ground: &Ground<'_>, step: StoredStep, papers: &Papers) -> Line {
    let (file, organisation) = (ground.file, step.organisation.as_str());
    let day = step.start.max(ground.today);
    let permit = file.reads_at(Kind::Income, organisation).then(|| {
        let own = papers.permissions.iter().filter(|p| p.organisation == organisation);
        let own: Vec<permits::Permission> = own.map(permits::Permission::from).collect();
        let statute = statute(ground.around, file, organisation, day);
        permits::permit(ground.known, (&step.work_form, statute.as_deref()), &own, day)
    });
    let permit = permit.flatten().map(|permit| {
        let mended = mend(&file.person, &permit);
        (permit, mended)
    });
    let here: Vec<&Placement> = papers.places.iter().filter(|p| p.step == step.id).collect();
    let looked = Looked {
        work_form: &step.work_form,
        from: step.start,
        hours: step.hours,
        half_days: here.iter().flat_map(|p| p.stay.half_days.each()).collect::<HalfDays>(),
        warning: step.warning.as_deref(),
        birth: ground.birth,
    };
    let findings = permits::findings(&looked, &ground.known.figures);
    let goes_on = |a: &&Brief| a.step == step.id && !a.is_over(ground.today);
    let all = ground.around.agreements.iter();
    let agreements: Vec<Brief> = all.filter(goes_on).cloned().collect();
    let mut without: Vec<(String, String)> = vec![];
    for place in here {
        let is_there = agreements.iter().any(|a| a.work_post == place.work_post);
        if !is_there && without.iter().all(|(post, _)| *post != place.work_post) {
            let name = format!("{}, {}", place.post_name, place.site_name);
            without.push((place.work_post.clone(), name));
        }
    }
    Line {
        permit,
        findings,
        without,
        is_asked: Framework::of(&step.work_form).needs_agreement(),
        writes: file.writes_at(Kind::Steps, organisation),
        writes_income: file.writes_at(Kind::Income, organisation),
        agreements,
        step,
    }
}

/// The part of the person page as HTML; empty when there is nothing to tell.
pub async fn on_person_page(
    app: &App,
    page: &Page,
    file: &File,
    (around, birth): (&Around, RoughDate),
    papers: &Papers,
) -> Result<String, Problem> {
    // Nothing runs: no statement is spent on papers.
    if papers.steps.is_empty() {
        return Ok(String::new());
    }
    let known = app.permits.on(&app.db, page.today).await?;
    let ground = Ground { file, around, birth, known: &known, today: page.today };
    let is_told = |line: &Line| {
        let asks = line.is_asked || known.asks(&line.step.work_form);
        asks || !line.agreements.is_empty() || !line.without.is_empty()
    };
    let told = papers.steps.iter().map(|step| line(&ground, step.clone(), papers));
    let lines: Vec<Line> = told.filter(is_told).collect();
    if lines.is_empty() {
        return Ok(String::new());
    }
    Ok(Section { page, lines }.render()?)
}
