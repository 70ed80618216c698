//! `opstap import`: files in from the command line.

use super::bind::Input;
use super::carry_out::{Done, Order, carry_out};
use super::mapping::Mapping;
use super::plan::{Plan, RowProblem, WorkForm};
use super::{reading, store};
use crate::clock::Clock;
use crate::config::Place;
use crate::language::Language;
use crate::organisations::{self, Kind};
use crate::{administration, audit, start, trajectories};
use base::db::{Db, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

/// What `opstap import` is asked.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Where the network's data is.
    #[command(flatten)]
    pub place: Place,
    /// The mapping: which column of which file is which field (TOML).
    #[arg(long, value_name = "FILE.toml")]
    pub mapping: PathBuf,
    /// The files: CSV, XLSX, XLS or ODS.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Say what would come in, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}

/// What came in, or would.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// New people.
    pub people: usize,
    /// New households.
    pub households: usize,
    /// Steps.
    pub steps: usize,
    /// Steps that have not ended.
    pub open_steps: usize,
    /// Ends by reason.
    pub ends: BTreeMap<String, usize>,
    /// Lines that did not come along.
    pub rejected: Vec<ReportLine>,
    /// People who were known already.
    pub linked: usize,
    /// Lines that came along, with something to know about them.
    pub noticed: Vec<ReportLine>,
    /// Files that the mapping does not use.
    pub unused: Vec<String>,
}

/// A line of a file, and what is to know about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportLine {
    /// The file.
    pub file: String,
    /// The line, counted from 1 with the header.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

impl ReportLine {
    fn new(problem: &RowProblem) -> ReportLine {
        let said = problem.message.say(Language::En);
        let reason =
            if problem.column.is_empty() { said } else { format!("{}: {said}", problem.column) };
        ReportLine { file: problem.file.clone(), line: problem.line, reason }
    }
}

impl Report {
    fn new(plan: &Plan, done: Done) -> Report {
        Report {
            people: done.people,
            households: done.households,
            steps: done.steps,
            open_steps: done.open_steps,
            ends: done.ends,
            rejected: plan.rejected.iter().map(ReportLine::new).collect(),
            linked: done.linked,
            noticed: plan.noticed.iter().map(ReportLine::new).collect(),
            unused: plan.unused.clone(),
        }
    }

    /// The report in words.
    pub fn text(&self) -> String {
        use std::fmt::Write as _;
        let mut text = format!(
            "people: {}\nhouseholds: {}\nsteps: {}\nopen steps: {}\n",
            self.people, self.households, self.steps, self.open_steps
        );
        let mut part = |title: &str, lines: Vec<String>| {
            if !lines.is_empty() {
                let _ = writeln!(text, "{title}:\n  {}", lines.join("\n  "));
            }
        };
        let lines = |of: &[ReportLine]| {
            of.iter().map(|l| format!("{}, line {}: {}", l.file, l.line, l.reason)).collect()
        };
        part("ends", self.ends.iter().map(|(reason, n)| format!("{reason}: {n}")).collect());
        if self.linked > 0 {
            part("known already", vec![self.linked.to_string()]);
        }
        part("left out", lines(&self.rejected));
        part("noticed", lines(&self.noticed));
        part("files not used", self.unused.clone());
        text
    }
}

/// Brings files in. The error is a sentence, or several, for the terminal.
pub async fn run(import: &Import) -> Result<Report, String> {
    let text = std::fs::read_to_string(&import.mapping)
        .map_err(|e| format!("{}: {e}", import.mapping.display()))?;
    let named = |e: String| format!("{}: {e}", import.mapping.display());
    let mapping = Mapping::parse(&text).map_err(named)?;
    let inputs = import.files.iter().map(|f| read(f)).collect::<Result<Vec<_>, _>>()?;
    let is_there = import.place.database.is_some() || import.place.sqlite_file().exists();
    if import.dry_run && !is_there {
        let today = Clock::System.today(&zone(&mapping)?);
        let plan = Plan::make(&mapping, &inputs, &forms_of_a_new_network(), today);
        let plan = plan.map_err(|e| named(e.join("\n")))?;
        return Ok(Report::new(&plan, expected(&plan)));
    }
    let db = start::database(&import.place).await?;
    let report = into(&db, &mapping, &inputs, import.dry_run).await.map_err(named);
    db.close().await;
    report
}

/// Reads one file.
fn read(path: &Path) -> Result<Input, String> {
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let table = reading::read(&bytes, &file).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(Input { file, table })
}

fn zone(mapping: &Mapping) -> Result<TimeZone, String> {
    let name = mapping.network.as_ref().map_or("Europe/Brussels", |n| n.time_zone.as_str());
    TimeZone::get(name).map_err(|_| format!("network.time_zone: there is no time zone “{name}”"))
}

/// The work forms that a new network begins with.
fn forms_of_a_new_network() -> Vec<WorkForm> {
    let form = |(id, nl, fr, en, rung, _): &trajectories::FormLine| {
        let names = [nl, fr, en].map(|name| (*name).to_owned()).to_vec();
        Some(WorkForm { id: (*id).to_owned(), names, rung: outcomes::Rung::new(*rung).ok()? })
    };
    trajectories::FORMS.iter().filter_map(form).collect()
}

/// What a plan brings into a database that knows nobody yet.
fn expected(plan: &Plan) -> Done {
    Done {
        run: String::new(),
        people: plan.people.len(),
        linked: 0,
        households: plan.households.len(),
        steps: plan.steps.len(),
        open_steps: plan.open_steps(),
        ends: plan.ends(),
    }
}

/// Brings files into an open database, in one unit of work; a rehearsal is not saved.
pub async fn into(
    db: &Db,
    mapping: &Mapping,
    inputs: &[Input],
    rehearse: bool,
) -> Result<Report, String> {
    let now = Clock::System.now();
    let today = Clock::System.today(&zone(mapping)?);
    let told = |e: base::db::Error| format!("the database refused: {e}");
    let mut work = db.work().await.map_err(told)?;
    let organisation = found(&mut work, now, mapping).await?;
    let forms = store::work_forms_in(&mut work).await.map_err(told)?;
    let plan = Plan::make(mapping, inputs, &forms, today).map_err(|e| e.join("\n"))?;
    let done =
        write(&mut work, now, today, mapping, inputs, &plan, &organisation).await.map_err(told)?;
    if !rehearse {
        work.save().await.map_err(told)?;
    }
    Ok(Report::new(&plan, done))
}

async fn write(
    work: &mut Work,
    now: Timestamp,
    today: Date,
    mapping: &Mapping,
    inputs: &[Input],
    plan: &Plan,
    organisation: &str,
) -> base::db::Result<Done> {
    let used = inputs.iter().filter(|i| !plan.unused.contains(&i.file));
    let file_names = used.map(|i| i.file.as_str()).collect::<Vec<_>>().join(", ");
    let order = Order {
        plan,
        run: None,
        organisation,
        actor: None,
        mapping_name: &mapping.name,
        file_names: &file_names,
        decisions: &HashMap::new(),
        close_when_ended: mapping.people.close_when_ended,
    };
    let done = carry_out(work, now, today, &order).await?;
    store::keeping::keep_mapping(work, now, organisation, &mapping.name, &mapping.write()).await?;
    Ok(done)
}

/// The organisation of the mapping; made, with the network and the reference data, when the
/// database is empty. A network that is there keeps its name.
async fn found(work: &mut Work, now: Timestamp, mapping: &Mapping) -> Result<String, String> {
    let told = |e: base::db::Error| format!("the database refused: {e}");
    let rule = mapping
        .organisation
        .as_ref()
        .ok_or("organisation.name is missing: whose people are these?")?;
    let kind = Kind::parse(&rule.kind).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::word).join(", ");
        format!("organisation.kind: “{}” is not one of {kinds}", rule.kind)
    })?;
    let mut lines = vec![];
    if !store::has_network(work).await.map_err(told)? {
        let network = mapping
            .network
            .as_ref()
            .ok_or("network.name is missing: the database is empty and the network needs a name")?;
        let id = administration::store::name_network(work, now, &network.name, &network.time_zone)
            .await
            .map_err(told)?;
        lines.push(audit::Line::by_program(audit::Deed::SetUp, audit::Thing::Network, &id));
        trajectories::seed(work).await.map_err(told)?;
        crate::instruments::seed(work).await.map_err(told)?;
    }
    let known = organisations::store::by_name(work, &rule.name).await.map_err(told)?;
    let organisation = if let Some(known) = known {
        known
    } else {
        let made = organisations::store::add(work, now, &rule.name, kind, None);
        let made = made.await.map_err(told)?;
        lines.push(audit::Line::by_program(audit::Deed::Make, audit::Thing::Organisation, &made));
        made
    };
    audit::write(work, now, &lines).await.map_err(told)?;
    Ok(organisation)
}
