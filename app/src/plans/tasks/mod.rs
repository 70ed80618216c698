//! The tasks of the casemanagement team, as a list to tick per person: who, when, done.
//!
//! Source: decree of 8 July 2022 on the work-and-care trajectories, art. 14 §2. The list holds what the
//! decree names and nothing else; it names no term for any of them.

pub(super) mod pages;

use super::store::tasks::Noted;

/// The tasks, in the order of the decree: the ends of keys of words (`plans-task-…`).
pub const TASKS: [&str; 9] = [
    "assign", "inform", "statute", "explore", "draw-up", "register", "follow", "advise", "discuss",
];

/// How many tasks somebody noted as done, whichever organisation it was.
pub fn done(noted: &[Noted]) -> usize {
    let is_done = |task: &&str| noted.iter().any(|one| one.task == *task && one.done.is_some());
    TASKS.iter().filter(|task| is_done(task)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn noted(task: &str, is_done: bool) -> Noted {
        Noted {
            id: String::new(),
            organisation: String::new(),
            organisation_name: String::new(),
            task: task.into(),
            who_account: None,
            who: String::new(),
            due: None,
            done: is_done.then(|| date(2026, 11, 22)),
            remark: String::new(),
            version: 1,
        }
    }

    #[test]
    fn a_task_that_two_organisations_noted_counts_once() {
        let all = [noted("assign", true), noted("assign", true), noted("inform", false)];
        assert_eq!(done(&all), 1);
        assert_eq!(done(&[]), 0);
        assert_eq!(done(&[noted("of another version", true)]), 0);
    }
}
