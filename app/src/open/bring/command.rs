//! `opstap offer import`.

use super::carry::{Done, carry};
use super::incoming::{self, Handed, Read};
use super::plan::{Desk, Plan};
use super::sheet::Mapping;
use super::why::Left;
use crate::clock::Clock;
use crate::config::Place;
use crate::offer::store::{posts, sites};
use crate::{organisations, start, trajectories};
use base::db::Db;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What `opstap offer import` is asked.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Where the network's data is.
    #[command(flatten)]
    pub place: Place,
    /// HSDS as JSON (.json) or as tables (services.csv and the others, or a .zip of them); with
    /// --mapping a sheet: CSV, XLSX, XLS or ODS.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Which column of a sheet is which field (TOML).
    #[arg(long, value_name = "FILE.toml")]
    pub mapping: Option<PathBuf>,
    /// The name of where it comes from; what came from there before is changed, never doubled.
    /// Default: the name in the mapping, or hsds.
    #[arg(long, value_name = "NAME")]
    pub source: Option<String>,
    /// The organisation that everything is for, by its name. Default: what each line says.
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// The key of the framework of what does not say which, such as ama-welzijn.
    #[arg(long, value_name = "KEY")]
    pub work_form: Option<String>,
    /// A field of which the files win over what was changed here by hand, such as summary, h0 or
    /// site.street; more than once: several. "all": every field. Default: what was changed by hand stays.
    #[arg(long, value_name = "FIELD")]
    pub take: Vec<String>,
    /// Say what would come in, and change nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}

/// A line that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// The file.
    pub file: String,
    /// The line, or the how-manieth of a list.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// A field that was changed by hand and of which a file says something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ByHand {
    /// The file.
    pub file: String,
    /// The line, or the how-manieth of a list.
    pub line: usize,
    /// The field, as --take names it.
    pub field: String,
    /// What stands here.
    pub here: String,
    /// What the file says.
    pub there: String,
    /// Whether the file won.
    pub taken: bool,
}

/// What came in, or would.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether it was only tried.
    pub dry_run: bool,
    /// New work posts.
    pub added: usize,
    /// Work posts of which something was different.
    pub changed: usize,
    /// Work posts that were as they are.
    pub same: usize,
    /// Work posts that left the offer.
    pub archived: usize,
    /// Lines that did not come along.
    pub refused: Vec<Refused>,
    /// What was changed by hand and differs.
    pub by_hand: Vec<ByHand>,
}

impl Report {
    /// The report in words.
    pub fn text(&self) -> String {
        let head = if self.dry_run { "nothing was written; this would be:\n" } else { "" };
        let mut text = format!(
            "{head}added: {}\nchanged: {}\nthe same: {}\narchived: {}\n",
            self.added, self.changed, self.same, self.archived
        );
        if !self.by_hand.is_empty() {
            text.push_str(
                "changed here by hand, and otherwise in the file (--take FIELD takes the file):\n",
            );
        }
        for one in &self.by_hand {
            let which = if one.taken { "taken from the file" } else { "stays" };
            let _ = writeln!(
                text,
                "  {}, line {}, {}: here “{}”, there “{}”: {which}",
                one.file, one.line, one.field, one.here, one.there
            );
        }
        if !self.refused.is_empty() {
            text.push_str("left out:\n");
        }
        for one in &self.refused {
            let _ = writeln!(text, "  {}, line {}: {}", one.file, one.line, one.reason);
        }
        text
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// What the files of an order hold.
fn read(import: &Import) -> Result<Read, String> {
    let of_path = |path: &Path| {
        let text = String::from_utf8(bytes_of(path)?).map_err(|e| e.to_string())?;
        Mapping::parse(&text).map_err(|e| format!("{}: {e}", path.display()))
    };
    let mapping = import.mapping.as_deref().map(of_path).transpose()?;
    let handed = |path: &PathBuf| Ok(Handed { name: name_of(path), bytes: bytes_of(path)? });
    let files = import.files.iter().map(handed).collect::<Result<Vec<_>, String>>()?;
    incoming::read(&files, mapping.as_ref(), import.source.as_deref().unwrap_or_default())
}

/// Brings files in. The error is a sentence for the terminal.
pub async fn run(import: &Import) -> Result<Report, String> {
    let read = read(import)?;
    let db = start::database(&import.place).await?;
    let report = into(&db, &Order::from(import), read).await;
    db.close().await;
    report
}

/// Brings files into an open database.
pub async fn bring_into(db: &Db, import: &Import) -> Result<Report, String> {
    into(db, &Order::from(import), read(import)?).await
}

/// What is decided about files beside what stands in them.
struct Order {
    /// The organisation that everything is for, by its name; empty when the lines say so.
    only: String,
    /// The work form of what does not say which; empty when there is none.
    work_form: String,
    /// The fields of which the files win over what was changed by hand.
    takes: BTreeSet<String>,
    /// Whether nothing is to be written.
    dry_run: bool,
}

impl From<&Import> for Order {
    fn from(import: &Import) -> Order {
        Order {
            only: import.organisation.clone().unwrap_or_default(),
            work_form: import.work_form.clone().unwrap_or_default(),
            takes: import.take.iter().cloned().collect(),
            dry_run: import.dry_run,
        }
    }
}

async fn desk(db: &Db, order: &Order, source: &str, today: Date) -> Result<Desk, String> {
    let told = |e: base::db::Error| format!("the database refused: {e}");
    let organisations = organisations::store::list(db).await.map_err(told)?;
    let forms = trajectories::store::work_forms(db).await.map_err(told)?;
    Ok(Desk {
        today,
        source: source.to_owned(),
        organisations: organisations.into_iter().map(|o| (o.id, o.name)).collect(),
        sites: sites::every(db).await.map_err(told)?,
        posts: posts::every(db, today).await.map_err(told)?,
        forms: forms.into_iter().map(|f| (f.id, f.rung)).collect(),
        usual_form: order.work_form.clone(),
        only: order.only.clone(),
        takes: order.takes.clone(),
    })
}

async fn into(db: &Db, order: &Order, read: Read) -> Result<Report, String> {
    let told = |e: base::db::Error| format!("the database refused: {e}");
    let today = start::today(db).await.map_err(told)?;
    let plan = desk(db, order, &read.source, today).await?.plan(read.lines);
    let mut work = db.work().await.map_err(told)?;
    let moment = (Clock::System.now(), today);
    let done = carry(&mut work, moment, &read.source, &plan).await.map_err(told)?;
    let done =
        done.ok_or("somebody changed one of these meanwhile: nothing was written, try again")?;
    if !order.dry_run {
        work.save().await.map_err(told)?;
    }
    let by_hand = by_hand(&plan);
    let Done { added, changed, same, archived } = done;
    let left = read.refused.into_iter().chain(plan.refused);
    let told = |left: Left| Refused { reason: left.english(), file: left.file, line: left.line };
    let mut refused: Vec<Refused> = left.map(told).collect();
    refused.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Report { dry_run: order.dry_run, added, changed, same, archived, refused, by_hand })
}

/// What was changed by hand, line by line; of a site once, with the first line that names it.
fn by_hand(plan: &Plan) -> Vec<ByHand> {
    let mut told = BTreeSet::new();
    let mut all = vec![];
    for post in &plan.posts {
        let site = plan.sites.get(&post.site).filter(|_| told.insert(post.site.as_str()));
        let of_site = site.map_or(&[][..], |site| &site.differs[..]);
        all.extend(of_site.iter().chain(&post.differs).map(|one| ByHand {
            file: post.line.file.clone(),
            line: post.line.number,
            field: one.field.clone(),
            here: one.here.clone(),
            there: one.there.clone(),
            taken: one.is_taken,
        }));
    }
    all.sort();
    all
}
