//! Which fields stand on a sheet, and in which order an organisation copies them out.
//!
//! Source: decree of 8 July 2022 on the work-and-care trajectories: art. 15 (the least that stands in
//! a trajectplan), art. 22 (in an eindverslag) and art. 14 §2 (the reasoned final advice). For an
//! evaluation the decree names no fields, only that the plan says how often; those here are our
//! proposal.

/// A sheet to copy out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// The written agreement at the beginning.
    Trajectplan,
    /// How it goes meanwhile.
    Evaluatie,
    /// The report at the end, with the final advice.
    Eindverslag,
}

impl Paper {
    /// All of them, in the order of a trajectory.
    pub const ALL: [Paper; 3] = [Paper::Trajectplan, Paper::Evaluatie, Paper::Eindverslag];

    /// The word in storage, in addresses and at the end of keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Paper::Trajectplan => "trajectplan",
            Paper::Evaluatie => "evaluatie",
            Paper::Eindverslag => "eindverslag",
        }
    }

    /// The sheet with this word.
    pub fn parse(word: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.word() == word)
    }

    /// Its fields (`plans-field-…`), in the order of the decree.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Paper::Trajectplan => {
                &["identity", "duration", "aim", "agreed", "rights", "evaluations"]
            }
            Paper::Evaluatie => {
                &["identity", "held", "actions", "results", "agreed", "evaluations"]
            }
            Paper::Eindverslag => {
                &["actions", "results", "from-team", "from-providers", "talk", "advice"]
            }
        }
    }
}

/// All fields of a sheet as they were put in order: a word that is no field any more is left out, and a
/// field that was not there yet comes at the end.
pub fn ordered(paper: Paper, kept: &str) -> Vec<&'static str> {
    let all = paper.fields();
    let known = |word: &str| all.iter().copied().find(|field| *field == word);
    let mut order: Vec<&str> = vec![];
    for field in kept.split(',').filter_map(known).chain(all.iter().copied()) {
        if !order.contains(&field) {
            order.push(field);
        }
    }
    order
}

/// The order with one field a place higher or lower; nothing when it cannot go there.
pub fn moved(mut order: Vec<&'static str>, field: &str, is_up: bool) -> Option<Vec<&'static str>> {
    let at = order.iter().position(|known| *known == field)?;
    let to = if is_up { at.checked_sub(1)? } else { at + 1 };
    if to >= order.len() {
        return None;
    }
    order.swap(at, to);
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_choice_the_order_is_that_of_the_decree() {
        for paper in Paper::ALL {
            assert_eq!(ordered(paper, ""), paper.fields());
            assert_eq!(Paper::parse(paper.word()), Some(paper));
        }
    }

    #[test]
    fn no_field_is_lost_or_doubled_whatever_was_kept() {
        let order = ordered(Paper::Eindverslag, "advice,gone,advice,talk");
        assert_eq!(order[..2], ["advice", "talk"]);
        assert_eq!(order.len(), Paper::Eindverslag.fields().len());
    }

    #[test]
    fn a_field_goes_up_and_down_and_not_over_the_edge() {
        let order = || ordered(Paper::Trajectplan, "");
        assert_eq!(moved(order(), "duration", true).unwrap()[..2], ["duration", "identity"]);
        assert_eq!(moved(order(), "identity", false).unwrap()[..2], ["duration", "identity"]);
        assert_eq!(moved(order(), "identity", true), None);
        assert_eq!(moved(order(), "evaluations", false), None);
        assert_eq!(moved(order(), "talk", true), None);
    }
}
