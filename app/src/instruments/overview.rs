//! What a reader sees of somebody's parts of life with one instrument: the latest view of worker and
//! person side by side, what changed, and the way there. Pure: it takes what was read, and a question
//! that says what is open.

use super::line::{Line, Point};
use super::store::{Assessment, Score};
use super::{Domain, Instrument, Scorer, due};
use crate::access::Category;
use jiff::civil::Date;

/// A score, with the version of the instrument that gives it its words.
#[derive(Debug, Clone, Copy)]
pub struct Said<'a> {
    /// What was scored together with it.
    pub assessment: &'a Assessment,
    /// The version.
    pub instrument: &'a Instrument,
    /// The domain in that version.
    pub domain: &'a Domain,
    /// The score itself.
    pub score: &'a Score,
}

/// How a view differs from the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A higher level.
    Higher,
    /// A lower one.
    Lower,
    /// The same.
    Same,
    /// Other ticks.
    Other,
    /// The one before was of another version: not to be compared.
    Version,
}

impl Change {
    /// The end of the key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Change::Higher => "higher",
            Change::Lower => "lower",
            Change::Same => "same",
            Change::Other => "other",
            Change::Version => "version",
        }
    }
}

/// The latest view of a domain of one of the two.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The latest.
    pub latest: Option<Said<'a>>,
    /// What changed, and since which day.
    pub change: Option<(Change, Date)>,
}

/// A domain as the reader sees it.
#[derive(Debug, Clone)]
pub struct Seen<'a> {
    /// The domain, in the version of today.
    pub domain: &'a Domain,
    /// Why it is closed.
    pub closed: Option<&'static str>,
    /// Why what another organisation may have scored here is closed. Whether it did is not told: only
    /// that it scored something with this instrument.
    pub elsewhere: Option<&'static str>,
    /// The worker's view and the person's.
    pub sides: [Side<'a>; 2],
    /// Since when, or on which day, it is to be scored again; nothing without a rhythm or a score.
    pub due: Option<Date>,
    /// All views that are open, the latest first.
    pub all: Vec<Said<'a>>,
    /// The way there, when there is a scale.
    pub line: Option<Line>,
}

/// What is open to the reader: of a category, of scores that were given; or why it is not.
pub type Opens<'a> = dyn Fn(Category, Option<&Assessment>) -> Result<(), &'static str> + 'a;

/// The version of today of an instrument: the newest that holds, or else the newest.
pub fn current<'a>(all: &'a [Instrument], key: &str, today: Date) -> Option<&'a Instrument> {
    let versions = || all.iter().filter(|instrument| instrument.key == key);
    let newest = |instrument: &&Instrument| instrument.version;
    versions().filter(|i| i.holds(today)).max_by_key(newest).or(versions().max_by_key(newest))
}

/// The domains of `now` as the reader sees them. `assessments` are the latest first.
pub fn seen<'a>(
    now: &'a Instrument,
    all: &'a [Instrument],
    assessments: &'a [Assessment],
    opens: &Opens<'_>,
) -> Vec<Seen<'a>> {
    let standing = |a: &&Assessment| a.withdrawn_at.is_none();
    let of_key: Vec<(&Assessment, &Instrument)> = assessments
        .iter()
        .filter(standing)
        .filter_map(|a| Some((a, all.iter().find(|i| i.id == a.instrument && i.key == now.key)?)))
        .collect();
    let days = of_key.iter().map(|(a, _)| a.day);
    let span = days.clone().min().zip(days.max());
    now.domains.iter().map(|domain| one((now, domain), &of_key, span, opens)).collect()
}

fn one<'a>(
    (now, domain): (&Instrument, &'a Domain),
    of_key: &[(&'a Assessment, &'a Instrument)],
    span: Option<(Date, Date)>,
    opens: &Opens<'_>,
) -> Seen<'a> {
    let closed = opens(domain.category, None).err();
    let said = |(assessment, instrument): &(&'a Assessment, &'a Instrument)| {
        let then = instrument.domain(&domain.key)?;
        let score = assessment.score(&domain.key)?;
        // A version may have put the domain under another category: both must be open.
        let is_open = [domain.category, then.category]
            .iter()
            .all(|category| opens(*category, Some(assessment)).is_ok());
        is_open.then_some(Said { assessment, instrument, domain: then, score })
    };
    let all: Vec<Said<'a>> = of_key.iter().filter_map(said).collect();
    let sides = Scorer::ALL.map(|by| side(by, &all));
    let elsewhere = of_key.iter().find_map(|(a, _)| opens(domain.category, Some(a)).err());
    let last = all.iter().find(|said| said.assessment.by == now.asks());
    let due = last.and_then(|said| due(said.assessment.day, now.interval));
    Seen { domain, closed, elsewhere, sides, due, line: line(&all, span), all }
}

fn side<'a>(by: Scorer, all: &[Said<'a>]) -> Side<'a> {
    let mut own = all.iter().filter(|said| said.assessment.by == by).copied();
    let latest = own.next();
    let change = latest.zip(own.next()).map(|(l, b)| (change(l, b), b.assessment.day));
    Side { latest, change }
}

fn change(latest: Said<'_>, before: Said<'_>) -> Change {
    let (now, then) = (&latest.score.levels, &before.score.levels);
    if latest.instrument.id != before.instrument.id {
        Change::Version
    } else if now == then {
        Change::Same
    } else if latest.instrument.is_ticks {
        Change::Other
    } else if now > then {
        Change::Higher
    } else {
        Change::Lower
    }
}

/// The way of a domain, of the version that was used last: levels of another one are not comparable.
fn line(all: &[Said<'_>], span: Option<(Date, Date)>) -> Option<Line> {
    let latest = all.first().filter(|said| !said.instrument.is_ticks)?;
    let points = all.iter().rev().filter(|said| said.instrument.id == latest.instrument.id);
    let points = points.filter_map(|said| {
        let level = *said.score.levels.first()?;
        let place = said.domain.levels.iter().position(|l| l.value == level)?;
        Some(Point { by: said.assessment.by, day: said.assessment.day, place })
    });
    Some(Line::through(points.collect(), latest.domain.levels.len(), span?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruments::{Level, Words};
    use jiff::civil::date;

    fn instrument(version: i64) -> Instrument {
        let level = |value| Level { value, words: Words::default() };
        let domain = |key: &str, category| Domain {
            key: key.into(),
            category,
            label: Words::default(),
            explanation: Words::default(),
            levels: (1..=5).map(level).collect(),
        };
        Instrument {
            id: format!("x-{version}"),
            key: "x".into(),
            version,
            name: Words::default(),
            explanation: Words::default(),
            organisation: None,
            only: None,
            is_ticks: false,
            interval: None,
            licence: Words::default(),
            from: None,
            until: None,
            domains: vec![domain("money", Category::Finances), domain("mind", Category::Health)],
        }
    }

    fn assessment(version: i64, day: i8, by: Scorer, level: i64) -> Assessment {
        let score = |domain: &str| Score {
            domain: domain.into(),
            levels: vec![level],
            remark: String::new(),
        };
        Assessment {
            id: day.to_string(),
            person: String::new(),
            organisation: "kade".into(),
            organisation_name: String::new(),
            instrument: format!("x-{version}"),
            day: date(2026, 5, day),
            by,
            source: "told".into(),
            made_by_name: String::new(),
            is_own: false,
            made_at: jiff::Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
            withdrawn_by_name: None,
            withdrawn_because: String::new(),
            scores: vec![score("money"), score("mind")],
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "stands in for a rule that can refuse")]
    fn all_open(_: Category, _: Option<&Assessment>) -> Result<(), &'static str> {
        Ok(())
    }

    #[test]
    fn each_view_is_compared_with_the_one_before_of_the_same_view() {
        let versions = [instrument(1)];
        let given = [
            assessment(1, 4, Scorer::Person, 2),
            assessment(1, 3, Scorer::Worker, 4),
            assessment(1, 2, Scorer::Person, 2),
            assessment(1, 1, Scorer::Worker, 5),
        ];
        let money = &seen(&versions[0], &versions, &given, &all_open)[0];
        let changes = money.sides.map(|side| side.change.map(|(change, _)| change));
        assert_eq!(changes, [Some(Change::Lower), Some(Change::Same)]);
    }

    #[test]
    fn levels_of_two_versions_are_not_compared_and_the_earlier_stays_readable() {
        let versions = [instrument(1), instrument(2)];
        let given = [assessment(2, 2, Scorer::Worker, 1), assessment(1, 1, Scorer::Worker, 5)];
        let money = &seen(&versions[1], &versions, &given, &all_open)[0];
        assert_eq!(money.sides[0].change, Some((Change::Version, date(2026, 5, 1))));
        assert_eq!(money.all.len(), 2);
        assert_eq!(money.line.as_ref().map(|line| line.dots.len()), Some(1));
        assert_eq!(current(&versions, "x", date(2026, 5, 2)).map(|i| i.version), Some(2));
    }

    #[test]
    fn a_closed_category_gives_a_reason_and_no_score() {
        let versions = [instrument(1)];
        let given = [assessment(1, 1, Scorer::Worker, 5)];
        let opens = |category: Category, _: Option<&Assessment>| match category {
            Category::Health => Err("no-consent"),
            _ => Ok(()),
        };
        let lines = seen(&versions[0], &versions, &given, &opens);
        assert!(lines[0].sides[0].latest.is_some() && lines[0].closed.is_none());
        assert_eq!(lines[1].closed, Some("no-consent"));
        assert!(lines[1].all.is_empty() && lines[1].line.is_none());
    }

    #[test]
    fn what_another_organisation_may_have_scored_is_closed_and_never_said_to_be_missing() {
        let versions = [instrument(1)];
        let mut given = [assessment(1, 2, Scorer::Worker, 5)];
        given[0].scores.truncate(1);
        let opens = |category: Category, given: Option<&Assessment>| match (category, given) {
            (Category::Finances | Category::Health, Some(_)) => Err("no-consent"),
            _ => Ok(()),
        };
        let lines = seen(&versions[0], &versions, &given, &opens);
        let closed: Vec<_> = lines.iter().map(|line| (line.closed, line.elsewhere)).collect();
        assert_eq!(closed, [(None, Some("no-consent")); 2], "whether it was scored is not told");
        assert!(seen(&versions[0], &versions, &[], &opens)[0].elsewhere.is_none());
    }

    #[test]
    fn each_domain_falls_due_by_itself_and_the_persons_own_view_does_not_put_it_off() {
        let mut versions = [instrument(1)];
        versions[0].interval = Some(6);
        let mut given = [
            assessment(1, 20, Scorer::Person, 3),
            assessment(1, 9, Scorer::Worker, 3),
            assessment(1, 2, Scorer::Worker, 3),
        ];
        given[1].scores.truncate(1);
        let lines = seen(&versions[0], &versions, &given, &all_open);
        let due: Vec<_> = lines.iter().map(|line| line.due).collect();
        assert_eq!(due, [Some(date(2026, 11, 9)), Some(date(2026, 11, 2))]);
        versions[0].only = Some(Scorer::Person);
        let lines = seen(&versions[0], &versions, &given, &all_open);
        assert_eq!(lines[0].due, Some(date(2026, 11, 20)));
    }

    #[test]
    fn what_was_withdrawn_counts_no_more() {
        let versions = [instrument(1)];
        let mut given = [assessment(1, 2, Scorer::Worker, 5), assessment(1, 1, Scorer::Worker, 3)];
        given[0].withdrawn_at = Some(jiff::Timestamp::UNIX_EPOCH);
        let money = &seen(&versions[0], &versions, &given, &all_open)[0];
        assert_eq!(money.sides[0].latest.map(|said| said.score.levels[0]), Some(3));
    }
}
