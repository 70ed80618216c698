//! What speaks against a claim, and the sum of a year against what is allowed. Nothing here forbids anything.

use super::{Claim, Kind, State};
use crate::permits::Figures;

/// A ceiling that the rules name; its number may not be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// The number: cents, or kilometres.
    pub most: Option<i64>,
    /// What says so.
    pub source: String,
}

impl Ceiling {
    /// The ceiling of this name for a framework; nothing when no rule speaks of it.
    fn of(figures: &Figures, name: &str, framework: &str) -> Option<Ceiling> {
        let rule = format!("expense-{name}-{framework}");
        let source = figures.source(&rule)?.to_owned();
        Some(Ceiling { most: figures.value(&rule), source })
    }
}

/// What counts up in a year, each against its own ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Amounts by the day, in cents.
    Flat,
    /// Kilometres.
    Kilometres,
    /// Gift vouchers, in cents.
    Vouchers,
}

impl Counts {
    /// All of them, in the order of the page.
    pub const ALL: [Counts; 3] = [Counts::Flat, Counts::Kilometres, Counts::Vouchers];

    /// The name of its rule and the end of its keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Counts::Flat => "year",
            Counts::Kilometres => "km",
            Counts::Vouchers => "voucher",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Counts::Flat => Kind::Flat,
            Counts::Kilometres => Kind::Travel,
            Counts::Vouchers => Kind::Voucher,
        }
    }

    /// How much of it there is in claims that were not refused, of a year and a framework.
    fn sum(self, all: &[Claim], (year, framework): (i16, &str)) -> i64 {
        let counts = |claim: &&Claim| {
            let is_of = claim.framework.as_ref().is_some_and(|(key, _)| key == framework);
            let asked = &claim.asked;
            is_of
                && asked.year() == year
                && asked.kind == self.kind()
                && claim.state != State::Refused
        };
        let amount = |claim: &Claim| match self {
            Counts::Kilometres => claim.asked.kilometres.unwrap_or(0),
            Counts::Flat | Counts::Vouchers => claim.asked.cents,
        };
        all.iter().filter(counts).map(amount).sum()
    }
}

/// The sum of a year against its ceiling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Of what.
    pub counts: Counts,
    /// In which framework, in three languages.
    pub framework: [String; 3],
    /// How much.
    pub sum: i64,
    /// What is allowed.
    pub ceiling: Ceiling,
}

impl Sum {
    /// Whether it is more than allowed, as far as that is known.
    pub fn is_over(&self) -> bool {
        self.ceiling.most.is_some_and(|most| self.sum > most)
    }
}

/// The sums of a year against what is allowed, of one person at one organisation; only of what was asked, and
/// where a rule speaks of it.
pub fn sums(all: &[Claim], year: i16, figures: &Figures) -> Vec<Sum> {
    let mut frameworks: Vec<&(String, [String; 3])> = all
        .iter()
        .filter(|claim| claim.asked.year() == year)
        .filter_map(|claim| claim.framework.as_ref())
        .collect();
    frameworks.sort();
    frameworks.dedup();
    let mut sums = vec![];
    for (key, names) in frameworks {
        for counts in Counts::ALL {
            let sum = counts.sum(all, (year, key));
            let ceiling = Ceiling::of(figures, counts.word(), key).filter(|_| sum > 0);
            if let Some(ceiling) = ceiling {
                sums.push(Sum { counts, framework: names.clone(), sum, ceiling });
            }
        }
    }
    sums
}

/// Something to look at before deciding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The person takes part in nothing there on that day: which rule applies is not known.
    NoFramework,
    /// More a day than allowed; what is allowed.
    Day(i64, String),
    /// What is allowed a day is not known.
    DayUnknown(String),
    /// The sum of the year is more than allowed, or what is allowed is not known.
    Year(Sum),
    /// Another amount by the day is about the same days.
    SameDays,
    /// What something cost is not proven.
    NoReceipt,
    /// An amount without proof counts as wage in this framework.
    Wage,
}

/// What speaks against a claim, among all of that person at that organisation.
pub fn doubts(claim: &Claim, all: &[Claim], figures: &Figures) -> Vec<Doubt> {
    let asked = &claim.asked;
    let mut doubts = vec![];
    if asked.kind == Kind::Real && claim.receipt.is_none() {
        doubts.push(Doubt::NoReceipt);
    }
    let Some((framework, _)) = &claim.framework else {
        doubts.push(Doubt::NoFramework);
        return doubts;
    };
    if asked.kind == Kind::Flat {
        if let Some(day) = Ceiling::of(figures, "day", framework) {
            doubts.extend(match day.most {
                Some(most) if asked.cents > most.saturating_mul(asked.count) => {
                    Some(Doubt::Day(most, day.source))
                }
                None => Some(Doubt::DayUnknown(day.source)),
                Some(_) => None,
            });
        }
        let stands = |other: &&Claim| {
            other.id != claim.id
                && other.asked.kind == Kind::Flat
                && other.state != State::Refused
                && other.asked.meets(asked)
        };
        doubts.extend(all.iter().find(stands).map(|_| Doubt::SameDays));
        doubts.extend((framework == "ama-welzijn").then_some(Doubt::Wage));
    }
    let of_claim = |sum: &Sum| {
        let is_same = claim.framework.as_ref().is_some_and(|(_, names)| *names == sum.framework);
        is_same && sum.counts.kind() == asked.kind
    };
    let of_year = sums(all, asked.year(), figures).into_iter().filter(of_claim);
    doubts
        .extend(of_year.filter(|sum| sum.is_over() || sum.ceiling.most.is_none()).map(Doubt::Year));
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expenses::{Asked, Decided};
    use jiff::civil::date;

    fn claim(id: &str, kind: Kind, cents: i64, framework: &str) -> Claim {
        let day = date(2026, 11, 3);
        let names = [framework, framework, framework].map(str::to_owned);
        Claim {
            id: id.to_owned(),
            person: "p".into(),
            name: String::new(),
            organisation: "o".into(),
            organisation_name: String::new(),
            asked: Asked {
                kind,
                days: (day, day),
                count: 1,
                kilometres: None,
                cents,
                what: String::new(),
            },
            framework: (!framework.is_empty()).then(|| (framework.to_owned(), names)),
            receipt: None,
            state: State::Asked,
            decided: Decided { day: None, by: String::new(), reason: String::new(), paid: None },
            made_by: String::new(),
            version: 1,
        }
    }

    fn figures(day: Option<i64>, year: Option<i64>) -> Figures {
        Figures::of(&[
            ("expense-day-vrijwilligerswerk", day, "cents"),
            ("expense-year-vrijwilligerswerk", year, "cents"),
            ("expense-km-vrijwilligerswerk", Some(2000), "kilometres"),
        ])
    }

    #[test]
    fn what_is_above_the_day_or_the_year_is_told_with_its_source() {
        let one = claim("1", Kind::Flat, 4000, "vrijwilligerswerk");
        let mut other = claim("2", Kind::Flat, 3000, "vrijwilligerswerk");
        other.asked.days = (date(2026, 5, 4), date(2026, 5, 4));
        let all = [one.clone(), other.clone()];
        assert!(doubts(&one, &all, &figures(Some(4000), Some(7000))).is_empty(), "just allowed");
        let told = doubts(&one, &all, &figures(Some(3999), Some(6999)));
        assert_eq!(told[0], Doubt::Day(3999, "een bron".into()));
        assert!(matches!(&told[1], Doubt::Year(sum) if sum.sum == 7000 && sum.is_over()));
        // Two days of half as much are allowed; what was refused does not count.
        let mut two = one.clone();
        two.asked.count = 2;
        other.state = State::Refused;
        assert!(doubts(&two, &[two.clone(), other], &figures(Some(2000), Some(4000))).is_empty());
    }

    #[test]
    fn a_ceiling_that_is_not_known_is_told_and_one_that_no_rule_names_is_not() {
        let one = claim("1", Kind::Flat, 4000, "vrijwilligerswerk");
        let told = doubts(&one, std::slice::from_ref(&one), &figures(None, None));
        assert_eq!(told[0], Doubt::DayUnknown("een bron".into()));
        assert!(matches!(&told[1], Doubt::Year(sum) if !sum.is_over()));
        let other = claim("1", Kind::Flat, 4000, "arbeidszorg");
        assert!(doubts(&other, std::slice::from_ref(&other), &figures(None, None)).is_empty());
        let nowhere = claim("1", Kind::Travel, 4000, "");
        let told = doubts(&nowhere, std::slice::from_ref(&nowhere), &figures(None, None));
        assert_eq!(told, [Doubt::NoFramework]);
    }

    #[test]
    fn a_day_that_is_paid_twice_a_cost_without_proof_and_a_wage_are_told() {
        let one = claim("1", Kind::Flat, 100, "ama-welzijn");
        let other = claim("2", Kind::Flat, 100, "ama-welzijn");
        let told = doubts(&one, &[one.clone(), other], &Figures::default());
        assert_eq!(told, [Doubt::SameDays, Doubt::Wage]);
        let bill = claim("3", Kind::Real, 100, "ama-welzijn");
        let told = doubts(&bill, std::slice::from_ref(&bill), &Figures::default());
        assert_eq!(told, [Doubt::NoReceipt]);
    }

    #[test]
    fn kilometres_count_against_their_own_ceiling() {
        let mut one = claim("1", Kind::Travel, 40_000, "vrijwilligerswerk");
        one.asked.kilometres = Some(2001);
        let told = doubts(&one, std::slice::from_ref(&one), &figures(None, None));
        assert!(matches!(&told[0], Doubt::Year(sum) if sum.counts == Counts::Kilometres));
        one.asked.kilometres = Some(2000);
        assert!(doubts(&one, std::slice::from_ref(&one), &figures(None, None)).is_empty());
    }
}
