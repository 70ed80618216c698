//! A second, slow and simple answer to who stands on the board on one day and why, written from the
//! sentences of the rule and without looking at the first one: it asks of one day what is true on it.

use crate::safety_net::{Facts, Rules, Signal, SignalKind, signals};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What stands on the board of `organisation` on `day`.
pub fn board(facts: &Facts, rules: &Rules, organisation: &str, day: Date) -> BTreeSet<SignalKind> {
    let mut lines = BTreeSet::new();
    let mut open = false;
    for file in &facts.involvements {
        if file.organisation == organisation && file.until.is_none() && file.from <= day {
            open = true;
        }
    }
    if !open || is_only_a_child(facts, day) {
        return lines;
    }
    if !has_step_or_waits(facts, day) {
        let had_own = facts.steps.iter().any(|s| s.organisation == organisation);
        lines.insert(if had_own { SignalKind::EndedWithoutSuccessor } else { SignalKind::NoStep });
    }
    if !facts.team.iter().any(|m| m.organisation == organisation && m.until.is_none_or(|u| u > day))
    {
        lines.insert(SignalKind::NoSupporter);
    }
    if !has_next_date(facts, organisation, day) {
        lines.insert(SignalKind::NoNextDate);
    }
    if contact_is_too_long_ago(facts, rules, organisation, day) {
        lines.insert(SignalKind::NoContact);
    }
    if stayed_away(facts, organisation, day) {
        lines.insert(SignalKind::Unexcused);
    }
    if permission_runs_out(facts, organisation, day) {
        lines.insert(SignalKind::PermissionExpiring);
    }
    if has_a_closed_place(facts, organisation, day) {
        lines.insert(SignalKind::PlaceClosed);
    }
    if duration_runs_out(facts, organisation, day) {
        lines.insert(SignalKind::MaxDuration);
    }
    lines
}

/// In a household as a child on this day, with nothing at all of somebody who is helped.
fn is_only_a_child(facts: &Facts, day: Date) -> bool {
    let Some(until) = facts.child_until else { return false };
    let things = facts.steps.len()
        + facts.waiting.len()
        + facts.aims.len()
        + facts.team.len()
        + facts.permissions.len()
        + facts.appointments.len();
    day <= until && things == 0
}

fn has_step_or_waits(facts: &Facts, day: Date) -> bool {
    facts.steps.iter().any(|s| s.until.is_none_or(|until| until > day))
        || facts.waiting.iter().any(|w| w.until.is_none_or(|until| until > day))
}

fn has_next_date(facts: &Facts, organisation: &str, day: Date) -> bool {
    facts.appointments.iter().any(|a| a.organisation == organisation && a.is_open && a.day >= day)
}

/// Looks at every single day since the last contact.
fn contact_is_too_long_ago(facts: &Facts, rules: &Rules, organisation: &str, day: Date) -> bool {
    let mut since =
        facts.involvements.iter().find(|f| f.organisation == organisation).unwrap().from;
    let mut last = None;
    for contact in facts.contacts.iter().filter(|c| c.organisation == organisation) {
        last = last.max(Some(contact.day));
    }
    since = last.unwrap_or(since);
    let mut there = since;
    while there < day {
        there = there.tomorrow().unwrap();
        let mut rung = 0;
        for step in &facts.steps {
            if step.from <= there && step.until.is_none_or(|until| there <= until) {
                rung = rung.max(step.rung);
            }
        }
        let allowed = rules.contact_days(Some(rung)).unwrap();
        if i64::from((there - since).get_days()) > allowed {
            return true;
        }
    }
    false
}

/// Three different days without a word, and nobody spoke to the person since the last of them.
fn stayed_away(facts: &Facts, organisation: &str, day: Date) -> bool {
    let own: Vec<_> = facts.unexcused.iter().filter(|u| u.organisation == organisation).collect();
    let mut different: Vec<Date> = vec![];
    for one in &own {
        if one.day <= day && !different.contains(&one.day) {
            different.push(one.day);
        }
    }
    let Some(last) = own.iter().map(|one| one.day).max() else { return false };
    let spoke = facts.contacts.iter().any(|c| c.organisation == organisation && c.day >= last);
    different.len() >= 3 && !spoke
}

/// Per instance only the decision that holds longest counts.
fn permission_runs_out(facts: &Facts, organisation: &str, day: Date) -> bool {
    for given_by in ["vdab", "ocmw"] {
        let decided: Vec<Option<Date>> = facts
            .permissions
            .iter()
            .filter(|p| p.organisation == organisation && p.is_decided && p.given_by == given_by)
            .map(|p| p.valid_until)
            .collect();
        if decided.is_empty() || decided.contains(&None) {
            continue;
        }
        if decided.iter().flatten().all(|until| *until <= day + 60.days()) {
            return true;
        }
    }
    false
}

/// A place that goes on after its work post was archived, and that today is not over.
fn has_a_closed_place(facts: &Facts, organisation: &str, day: Date) -> bool {
    for place in facts.closed_places.iter().filter(|p| p.organisation == organisation) {
        let is_over = match place.until {
            Some(until) => until < facts.today || until <= place.since,
            None => false,
        };
        if !is_over && day >= place.since {
            return true;
        }
    }
    false
}

fn duration_runs_out(facts: &Facts, organisation: &str, day: Date) -> bool {
    facts.steps.iter().any(|s| {
        s.organisation == organisation
            && s.work_form == "activeringstraject"
            && s.from >= date(2023, 7, 1)
            && day + 60.days() >= (s.from + 18.months()).yesterday().unwrap()
            && s.until.is_none_or(|until| until >= facts.today && until >= s.from + 18.months())
    })
}

fn on(found: &[Signal], organisation: &str, day: Date) -> BTreeSet<SignalKind> {
    let there = found.iter().filter(|s| s.organisation == organisation && s.from <= day);
    there.map(|s| s.kind).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_rule_and_the_oracle_agree_on_every_day_from_today_on(
        facts in super::worlds::any_facts(), ahead in 0_i32..700
    ) {
        let rules = Rules::of_a_new_network(facts.today);
        let found = signals(&facts, &rules);
        for days in [0, 1, ahead] {
            let day = facts.today + days.days();
            for organisation in super::worlds::ORGANISATIONS {
                prop_assert_eq!(
                    on(&found, organisation, day),
                    board(&facts, &rules, organisation, day),
                    "{} on {}", organisation, day
                );
            }
        }
    }

    #[test]
    fn nobody_stands_on_a_board_twice_for_the_same_reason(facts in super::worlds::any_facts()) {
        let found = signals(&facts, &Rules::of_a_new_network(facts.today));
        let distinct: BTreeSet<_> = found.iter().map(|s| (&s.organisation, s.kind)).collect();
        prop_assert_eq!(distinct.len(), found.len());
    }
}
