//! Looking that stands out: counted day by day, compared with one's own usual and with colleagues.
//!
//! A number accuses nobody: who replaces a colleague opens many files. It is a reason to ask.

use super::store::looked::{self as store, Count, Looker, Opened};
use crate::problem::Problem;
use crate::web::App;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So many days back is compared.
pub const DAYS: i64 = 35;
/// Fewer files than this in a week never stand out. Our own choice.
const FEW: i64 = 15;
/// Fewer files than this outside the own teams never stand out. Our own choice.
const FEW_OUTSIDE: i64 = 10;

/// A limit that was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// At least [`FEW`] files, and more than twice as many as usual and as colleagues.
    Many,
    /// At least [`FEW_OUTSIDE`] files outside the own teams, and more than twice as many as usual.
    Outside,
    /// A file of somebody with the own family name.
    OwnName,
}

impl Limit {
    /// The key of its words.
    pub fn key(self) -> String {
        let word = match self {
            Limit::Many => "many",
            Limit::Outside => "outside",
            Limit::OwnName => "own-name",
        };
        format!("rights-dpo-limit-{word}")
    }
}

/// Counts every day that is over and was not counted yet, at most [`DAYS`] back.
pub async fn count(app: &App) -> Result<(), Problem> {
    let today = app.today();
    let since = today.saturating_sub(DAYS.days());
    let last = store::last_counted(&app.db).await?;
    let mut day = last.map_or(since, |last| last.saturating_add(1.day()).max(since));
    let zone = app.network().zone.clone();
    let moment = |day: Date| {
        day.to_zoned(zone.clone())
            .map(|zoned| zoned.timestamp())
            .map_err(|error| Problem::Ours(error.to_string()))
    };
    while day < today {
        let next = day.saturating_add(1.day());
        let opened = store::opened(&app.db, moment(day)?, moment(next)?).await?;
        let mut work = app.db.work().await?;
        store::keep(&mut work, day, &counts(&opened), since).await?;
        work.save().await?;
        day = next;
    }
    Ok(())
}

fn counts(opened: &[Opened]) -> BTreeMap<String, Count> {
    let mut all: BTreeMap<String, Count> = BTreeMap::new();
    for one in opened {
        let count = all.entry(one.account.clone()).or_default();
        count.files += 1;
        count.outside += i64::from(!one.on_team);
        count.own_name += i64::from(is_own_name(&one.name, &one.family));
    }
    all
}

/// Whether the family name of a file ends the name of who looked.
fn is_own_name(name: &str, family: &str) -> bool {
    let (name, family) = (base::names::fold(name), base::names::fold(family));
    !family.is_empty() && name.strip_suffix(family.as_str()).is_some_and(|rest| rest.ends_with(' '))
}

/// An account as the page tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub name: String,
    /// Of which organisation.
    pub organisation: String,
    /// In the last seven days that are over.
    pub week: Count,
    /// Files in a usual week of one's own, over the four weeks before.
    pub usual: i64,
    /// Files in the week of a colleague in the middle.
    pub colleagues: i64,
    /// The limits that were passed: then it stands out.
    pub limits: Vec<Limit>,
}

impl Told {
    /// Whether this stands out.
    pub fn stands_out(&self) -> bool {
        !self.limits.is_empty()
    }
}

/// The limits that a week passes.
fn limits(week: Count, (usual, usual_outside): (i64, i64), colleagues: i64) -> Vec<Limit> {
    let many = week.files >= FEW && week.files > 2 * usual && week.files > 2 * colleagues;
    let outside = week.outside >= FEW_OUTSIDE && week.outside > 2 * usual_outside;
    let passed =
        [(week.own_name > 0, Limit::OwnName), (many, Limit::Many), (outside, Limit::Outside)];
    passed.into_iter().filter(|(is, _)| *is).map(|(_, limit)| limit).collect()
}

/// What each account did in the last week, the most files first.
pub fn told(all: &[Looker], today: Date) -> Vec<Told> {
    let since = today.saturating_sub(7.days());
    let week = |looker: &Looker| {
        let mut sum = Count::default();
        for (_, count) in looker.days.iter().filter(|(day, _)| *day >= since) {
            sum.files += count.files;
            sum.outside += count.outside;
            sum.own_name += count.own_name;
        }
        sum
    };
    let weeks: Vec<Count> = all.iter().map(week).collect();
    let mut told = vec![];
    for (n, looker) in all.iter().enumerate() {
        let before = || looker.days.iter().filter(|(day, _)| *day < since);
        let usual = before().map(|(_, count)| count.files).sum::<i64>() / 4;
        let usual_outside = before().map(|(_, count)| count.outside).sum::<i64>() / 4;
        let mut others: Vec<i64> = (0..all.len())
            .filter(|other| *other != n && all[*other].organisation == looker.organisation)
            .map(|other| weeks[other].files)
            .collect();
        others.sort_unstable();
        let colleagues = others.get(others.len() / 2).copied().unwrap_or(0);
        told.push(Told {
            name: looker.name.clone(),
            organisation: looker.organisation_name.clone(),
            week: weeks[n],
            usual,
            colleagues,
            limits: limits(weeks[n], (usual, usual_outside), colleagues),
        });
    }
    told.retain(|t| t.week.files > 0);
    told.sort_by_key(|t| (!t.stands_out(), t.week.own_name == 0, std::cmp::Reverse(t.week.files)));
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn looker(name: &str, days: &[(i8, i64)]) -> Looker {
        let day = |(day, files): &(i8, i64)| {
            (date(2026, 11, *day), Count { files: *files, ..Count::default() })
        };
        Looker {
            name: name.to_owned(),
            organisation: "kade".to_owned(),
            days: days.iter().map(day).collect(),
            ..Looker::default()
        }
    }

    #[test]
    fn many_files_stand_out_against_the_own_usual_and_against_colleagues() {
        let all = [
            looker("An", &[(2, 20), (20, 40)]),
            looker("Bo", &[(2, 40), (20, 12)]),
            looker("Co", &[(20, 9)]),
        ];
        let told = told(&all, TODAY);
        assert_eq!((told[0].name.as_str(), told[0].limits.as_slice()), ("An", &[Limit::Many][..]));
        assert_eq!((told[0].usual, told[0].week.files), (5, 40));
        assert!(told[1..].iter().all(|t| !t.stands_out()));
    }

    #[test]
    fn one_file_of_the_own_name_stands_out_and_files_outside_only_against_the_usual() {
        let week = |files, outside, own_name| Count { files, outside, own_name };
        assert_eq!(limits(week(1, 0, 1), (0, 0), 0), [Limit::OwnName]);
        assert_eq!(limits(week(12, 10, 0), (12, 2), 9), [Limit::Outside]);
        assert!(limits(week(12, 10, 0), (12, 6), 9).is_empty(), "a coordinator's usual");
        assert!(limits(week(9, 9, 0), (0, 0), 0).is_empty(), "few");
    }

    #[test]
    fn ones_own_family_name_is_seen_whatever_the_accents() {
        assert!(is_own_name("Joris Haverbéke", "Haverbeke"));
        assert!(is_own_name("An Van den Broeck", "van den broeck"));
        assert!(!is_own_name("Joris Haverbeke", "Beke"));
        assert!(!is_own_name("Joris Haverbeke", ""));
    }
}
