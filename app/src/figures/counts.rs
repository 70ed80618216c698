//! Everything that happened in a period, counted for the whole network, per organisation and
//! municipality. No reader sees this: what somebody may see of it is decided in `report`.
//!
//! Counting reads tens of thousands of rows, so the counts of a few periods are kept in memory until
//! anybody's course changes (`ladder_version`). What is kept knows no reader, so access holds.

use super::store;
use base::db::{Db, Result};
use outcomes::{Kind, Window};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// How many periods are kept.
const KEPT: usize = 6;

/// Where something counts: the organisation of the step, the municipality where the person lives
/// (empty when it is not known).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Key of the organisation.
    pub organisation: Arc<str>,
    /// NIS code.
    pub municipality: Arc<str>,
}

/// People in one place of the ladder.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Where.
    pub spot: Spot,
    /// The rung.
    pub rung: u8,
    /// Key of the work form.
    pub form: Arc<str>,
    /// People on the eve of the period.
    pub at_start: u64,
    /// People on its last day.
    pub at_end: u64,
}

/// Movements of one kind between two rungs. They count where they leave from; who comes onto the
/// ladder counts where that is.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Where.
    pub spot: Spot,
    /// What the movement is called.
    pub kind: Kind,
    /// The rung left.
    pub from: Option<u8>,
    /// The rung reached.
    pub to: Option<u8>,
    /// How often.
    pub people: u64,
}

/// Movements that led to another organisation, whatever they are called.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Key of the organisation left, and the rung there.
    pub from: (Arc<str>, u8),
    /// Key of the organisation reached, and the rung there.
    pub to: (Arc<str>, u8),
    /// How often.
    pub people: u64,
}

/// Somebody who was on rung 3 or 4 in the period, once per organisation.
#[derive(Debug, Clone)]
pub struct Active {
    /// Where.
    pub spot: Spot,
    /// A number for the person, the same on all lines of the person, which stand together.
    pub person: u32,
    /// Whether the first step to rung 5 or 6 began in the period.
    pub paid: bool,
}

/// People with an aim of their own who were on the ladder on the last day.
#[derive(Debug, Clone)]
pub struct Aim {
    /// Where they stood.
    pub spot: Spot,
    /// How many.
    pub people: u64,
    /// How many of them had reached it by then.
    pub reached: u64,
}

/// Who stood where and who moved.
#[derive(Debug, Default)]
pub struct Lines {
    /// Who stood where.
    pub standing: Vec<Standing>,
    /// Who moved.
    pub flows: Vec<Flow>,
}

/// Everything about a period.
#[derive(Debug, Default)]
pub struct Counts {
    /// By organisation and municipality.
    pub by_both: Lines,
    /// By organisation, the municipality left empty: far fewer lines.
    pub by_organisation: Lines,
    /// Who went on at another organisation.
    pub passages: Vec<Passage>,
    /// Who was on rung 3 or 4.
    pub active: Vec<Active>,
    /// Who had an aim.
    pub aims: Vec<Aim>,
}

impl Lines {
    /// The same people by organisation only.
    #[must_use]
    pub fn by_organisation(&self) -> Lines {
        let nowhere: Arc<str> = "".into();
        let spot = |spot: &Spot| Spot {
            organisation: spot.organisation.clone(),
            municipality: nowhere.clone(),
        };
        let mut standing: BTreeMap<_, [u64; 2]> = BTreeMap::new();
        for line in &self.standing {
            let key = (&line.spot.organisation, line.rung, &line.form);
            let sums = standing.entry(key).or_default();
            sums[0] += line.at_start;
            sums[1] += line.at_end;
        }
        let mut flows: BTreeMap<_, (&Flow, u64)> = BTreeMap::new();
        for flow in &self.flows {
            let key = (&flow.spot.organisation, flow.kind, flow.from, flow.to);
            flows.entry(key).or_insert((flow, 0)).1 += flow.people;
        }
        let standing = standing.into_iter().map(|((organisation, rung, form), sums)| Standing {
            spot: Spot { organisation: organisation.clone(), municipality: nowhere.clone() },
            rung,
            form: form.clone(),
            at_start: sums[0],
            at_end: sums[1],
        });
        let flows = flows.into_values().map(|(flow, people)| Flow {
            spot: spot(&flow.spot),
            people,
            ..flow.clone()
        });
        Lines { standing: standing.collect(), flows: flows.collect() }
    }
}

/// The counts of the periods asked for last.
#[derive(Default)]
pub struct Kept(Mutex<Vec<(Window, i64, Arc<Counts>)>>);

impl Kept {
    /// The counts of a period as they are now.
    pub async fn of(&self, db: &Db, window: Window) -> Result<Arc<Counts>> {
        // Read before the rest: when somebody writes meanwhile, the counts are only too new.
        let version = store::version(db).await?;
        let mut kept = self.0.lock().await;
        kept.retain(|(_, of, _)| *of == version);
        if let Some(at) = kept.iter().position(|(of, ..)| *of == window) {
            let found = kept.remove(at);
            let counts = found.2.clone();
            kept.push(found);
            return Ok(counts);
        }
        let counts = Arc::new(store::counts(db, window).await?);
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((window, version, counts.clone()));
        Ok(counts)
    }
}
