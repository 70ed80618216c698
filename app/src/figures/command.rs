//! `opstap figures`: the ladder of the whole network on the command line.
//!
//! Whoever runs it has the machine and the database: nothing is hidden here. Keep what it prints as
//! carefully as the data itself.

use super::counts::Counts;
use super::ladder::{Ladder, Number, total};
use super::period::Period;
use super::report::{Part, Report};
use super::rows::{By, sides};
use super::scope::{Names, Reader, Scope};
use super::store;
use crate::config::{Place, Reach};
use crate::{operate, start, terminal};
use base::db::Db;
use jiff::civil::Date;
use outcomes::movements::TABLE;
use outcomes::{Cell, Definition, Kind, Window};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct Figures {
    #[command(flatten)]
    place: Place,
    /// First day, such as 2025-01-01. Default: the last full calendar year.
    #[arg(long, value_name = "D", requires = "to")]
    from: Option<Date>,
    /// Last day, which counts too.
    #[arg(long, value_name = "D", requires = "from")]
    to: Option<Date>,
    /// As JSON, for another program.
    #[arg(long)]
    json: bool,
}

impl Figures {
    /// Counts and prints.
    pub async fn run(&self) -> Result<(), String> {
        operate::existing(&self.place).await?.close().await;
        let app = start::app(&self.place, Reach::default()).await?;
        let window = match (self.from, self.to) {
            (Some(from), Some(to)) => Window::new(from, to).map_err(|e| e.to_string())?,
            _ => Period::Year(app.today().year() - 1).window(app.today()),
        };
        let printed = figures(&app.db, window).await.map_err(|e| e.to_string())?;
        if self.json {
            terminal::print(serde_json::to_string_pretty(&printed).map_err(|e| e.to_string())?)
        } else {
            terminal::print(printed.text())
        }
    }
}

/// Everything that is printed.
#[derive(Debug, Serialize)]
pub struct Printed {
    from: Date,
    /// Included.
    to: Date,
    definition: Version,
    stock: BTreeMap<&'static str, Stock>,
    flows: Vec<Flow>,
    share: Share,
    own_aim: Share,
    organisations: Vec<Organisation>,
}

#[derive(Debug, Serialize)]
struct Version {
    version: u16,
    gap_days: u16,
    share: &'static str,
}

#[derive(Debug, Serialize)]
struct Stock {
    day: Date,
    persons: u64,
    by_rung: BTreeMap<u8, u64>,
    by_work_form: Vec<Form>,
}

#[derive(Debug, Serialize)]
struct Form {
    rung: u8,
    work_form: String,
    persons: u64,
}

#[derive(Debug, Serialize)]
struct Flow {
    kind: &'static str,
    count: u64,
    /// By the rung left; for `instroom` by the rung reached.
    by_rung: BTreeMap<u8, u64>,
    meaning: &'static str,
}

#[derive(Debug, Serialize)]
struct Share {
    numerator: u64,
    denominator: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval_95: Option<[f64; 2]>,
}

#[derive(Debug, Serialize)]
struct Organisation {
    name: String,
    persons: u64,
    share: Share,
}

/// What the denominator and the numerator are.
const SHARE: &str = "persons on rung 3 or 4 in the period whose first step to rung 5 or 6 began in \
                     it, of persons on rung 3 or 4 in the period; persons, not agreements";

/// Counts a period; without days the last full calendar year.
pub async fn figures(db: &Db, window: Window) -> base::db::Result<Printed> {
    let names = store::names(db, window.last()).await?;
    let counts = store::counts(db, window).await?;
    let reader = Reader::Operator;
    let report = Report::of(&counts, &names, &reader, &Scope::Network, window, By::Organisation);
    let [ladder, _] = sides(&counts, &reader);
    let eve = window.first().yesterday().unwrap_or(window.first());
    let version = Definition::CURRENT;
    Ok(Printed {
        from: window.first(),
        to: window.last(),
        definition: Version { version: version.version, gap_days: version.gap_days, share: SHARE },
        stock: BTreeMap::from([
            ("start", stock(&ladder, &names, eve, Number::Start)),
            ("end", stock(&ladder, &names, window.last(), Number::End)),
        ]),
        flows: TABLE.iter().map(|rule| flow(&ladder, rule.kind, rule.meaning)).collect(),
        share: share(report.share),
        own_aim: share(report.aim),
        organisations: organisations(&counts, &names, &report),
    })
}

fn stock(
    ladder: &Ladder,
    names: &Names,
    day: Date,
    at: fn(Option<u8>, Option<std::sync::Arc<str>>) -> Number,
) -> Stock {
    let forms = ladder.forms().into_iter().map(|(rung, form)| Form {
        rung,
        work_form: names.form(&form, crate::language::Language::Nl),
        persons: ladder.get(&at(Some(rung), Some(form))),
    });
    Stock {
        day,
        persons: ladder.get(&at(None, None)),
        by_rung: (1..=6).map(|rung| (rung, ladder.get(&at(Some(rung), None)))).collect(),
        by_work_form: forms.filter(|form| form.persons > 0).collect(),
    }
}

fn flow(ladder: &Ladder, kind: Kind, meaning: &'static str) -> Flow {
    let at = |rung: u8| match kind {
        Kind::Instroom => ladder.get(&Number::Reached(kind, Some(rung))),
        _ => ladder.get(&Number::Left(kind, Some(rung))),
    };
    Flow {
        kind: kind.as_str(),
        count: ladder.get(&total(kind)),
        by_rung: (1..=6).map(|rung| (rung, at(rung))).filter(|(_, count)| *count > 0).collect(),
        meaning,
    }
}

fn share(part: Option<Part>) -> Share {
    let number = |cell: Option<Cell>| match cell {
        Some(Cell::Shown(people)) => people,
        _ => 0,
    };
    let percent = part.and_then(|part| part.percent());
    let hundred = |share: f64| (share * 1000.0).round() / 10.0;
    Share {
        numerator: number(part.map(|part| part.part)),
        denominator: number(part.map(|part| part.whole)),
        percent: percent.map(|percent| hundred(percent.share)),
        interval_95: percent.map(|p| [hundred(p.interval.0), hundred(p.interval.1)]),
    }
}

fn organisations(counts: &Counts, names: &Names, report: &Report) -> Vec<Organisation> {
    let of = |id: &str| {
        let ladder = Ladder::count(counts, |organisation| organisation == id);
        let row = report.rows.iter().find(|(_, row)| row.id == id);
        Organisation {
            name: names.organisation(id).to_owned(),
            persons: ladder.get(&Number::End(None, None)),
            share: share(row.and_then(|(_, row)| row.part(true))),
        }
    };
    let all = names.organisations.iter().map(|(id, _)| of(id));
    all.filter(|one| one.persons > 0 || one.share.denominator > 0).collect()
}

impl Printed {
    /// For a person to read.
    pub fn text(&self) -> String {
        let mut text = format!("The ladder from {} up to and including {}\n\n", self.from, self.to);
        for (when, stock) in &self.stock {
            let rungs = stock.by_rung.iter().map(|(rung, n)| format!("{rung}: {n}"));
            let rungs = rungs.collect::<Vec<_>>().join("  ");
            let _ = writeln!(text, "{when:<6} {}  {} persons   {rungs}", stock.day, stock.persons);
        }
        text.push('\n');
        for flow in &self.flows {
            let _ = writeln!(text, "{:<11} {:>6}  {}", flow.kind, flow.count, flow.meaning);
        }
        let told = |name: &str, share: &Share| {
            let percent = share.percent.map_or(String::new(), |percent| format!(" = {percent} %"));
            let between = share
                .interval_95
                .map_or(String::new(), |[low, high]| format!(" (95 %: {low} to {high} %)"));
            format!("{name}: {} of {}{percent}{between}\n", share.numerator, share.denominator)
        };
        text.push('\n');
        text.push_str(&told("step to paid work", &self.share));
        let _ = writeln!(text, "  {SHARE}");
        text.push_str(&told("own aim reached", &self.own_aim));
        let Version { version, gap_days, .. } = self.definition;
        let _ = writeln!(text, "\nDefinition version {version}, gap of {gap_days} days.");
        text
    }
}
