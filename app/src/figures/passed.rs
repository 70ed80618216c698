//! Who changed organisation without leaving the ladder.

use super::counts::Counts;

/// Who came from another organisation and who went to one without leaving the ladder, by the rung at
/// this organisation; the last number is the sum. With them the start, less who left and more who
/// came, is the end. Other people's are not told: of these only the whole network's ladder is told
/// in full, and nobody comes to it from elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Passed {
    /// Who came.
    pub came: [u64; 7],
    /// Who went.
    pub went: [u64; 7],
}

impl Passed {
    /// Counts them for one organisation.
    pub fn of(counts: &Counts, organisation: &str) -> Passed {
        let mut passed = Passed::default();
        for passage in &counts.passages {
            for (numbers, (at, rung)) in
                [(&mut passed.came, &passage.to), (&mut passed.went, &passage.from)]
            {
                let rung = usize::from(*rung).checked_sub(1).filter(|rung| *rung < 6);
                if let Some(rung) = rung.filter(|_| **at == *organisation) {
                    numbers[rung] += passage.people;
                    numbers[6] += passage.people;
                }
            }
        }
        passed
    }
}
