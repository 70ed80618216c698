//! What became different in a plan since somebody agreed to it, told to the person: why it is asked again.

use super::contents::{ActionThen, Contents, GoalThen};

/// Something that is different: a word of how, and the words of the goal or the action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// `new-goal`, `other-goal`, `gone-goal`, `new-action`, `other-action`, `gone-action` or `other-aim`.
    pub how: &'static str,
    /// What it says now; of what is gone, what it said.
    pub words: String,
}

fn change(how: &'static str, words: &str) -> Change {
    Change { how, words: words.to_owned() }
}

/// What is different in `now`, in the order of the plan; what is gone stands last.
pub(super) fn between(agreed: &Contents, now: &Contents) -> Vec<Change> {
    let mut all = vec![];
    if agreed.aim != now.aim {
        all.push(change("other-aim", now.aim.as_ref().map_or("", |aim| &aim.words)));
    }
    for goal in &now.goals {
        match agreed.goals.iter().find(|old| is_same(old, goal)) {
            None => all.push(change("new-goal", &goal.words)),
            Some(old) => of_goal(&mut all, old, goal),
        }
    }
    let gone = |old: &&GoalThen| !now.goals.iter().any(|goal| is_same(old, goal));
    all.extend(agreed.goals.iter().filter(gone).map(|old| change("gone-goal", &old.words)));
    all
}

/// Whether two are one goal; what was kept by an early version has no id.
fn is_same(old: &GoalThen, goal: &GoalThen) -> bool {
    if old.id.is_empty() { old.words == goal.words } else { old.id == goal.id }
}

fn of_goal(all: &mut Vec<Change>, old: &GoalThen, goal: &GoalThen) {
    if is_other_goal(old, goal) {
        all.push(change("other-goal", &goal.words));
    }
    // Two actions may have the same words: each of before is the like of one of now.
    let mut before: Vec<&ActionThen> = old.actions.iter().collect();
    for action in &goal.actions {
        let same = |one: &&ActionThen| one.words == action.words;
        let alike = before.iter().position(|one| same(one) && !is_other(one, action));
        match alike.or_else(|| before.iter().position(same)) {
            None => all.push(change("new-action", &action.words)),
            Some(at) if is_other(before.remove(at), action) => {
                all.push(change("other-action", &action.words));
            }
            Some(_) => {}
        }
    }
    all.extend(before.into_iter().map(|one| change("gone-action", &one.words)));
}

/// Whether a goal says something else than was agreed, or to others: its part of life, whose it is and who keeps it
/// decide on who reads it. What the organisation is called, since when it is noted, and who of those at home it was of
/// are no part of what was agreed.
fn is_other_goal(old: &GoalThen, goal: &GoalThen) -> bool {
    let said = |g: &GoalThen| (g.words.clone(), g.why.clone(), g.state.clone(), g.until);
    let read_by = |g: &GoalThen| (g.category.clone(), g.is_for_home, g.organisation.clone());
    said(old) != said(goal) || read_by(old) != read_by(goal)
}

/// Whether an action is to be done otherwise than was agreed. That it was done, or by which worker, is no other
/// agreement.
fn is_other(old: &ActionThen, action: &ActionThen) -> bool {
    let state = |a: &ActionThen| a.is_open() || a.state == "done";
    let who = |a: &ActionThen| (a.who.clone(), (a.who == "other").then(|| a.who_name.clone()));
    who(old) != who(action) || old.due != action.due || state(old) != state(action)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn plan(goals: &serde_json::Value) -> Contents {
        serde_json::from_value(json!({ "aim": null, "goals": goals })).unwrap()
    }

    fn goal(id: &str, words: &str, actions: &[(&str, &str, &str)]) -> serde_json::Value {
        let action = |(words, due, state): &(&str, &str, &str)| {
            json!({ "words": words, "who": "person", "who_name": "", "due": due, "state": state,
                    "result": "", "done": null })
        };
        json!({ "id": id, "category": "housing", "organisation": "o", "organisation_name": "O",
                "words": words, "why": "", "state": "open", "from": "2026-11-01", "until": null,
                "actions": actions.iter().map(action).collect::<Vec<_>>() })
    }

    #[test]
    fn every_field_of_a_goal_is_a_difference_or_no_part_of_the_agreement() {
        let agreed =
            plan(&json!([goal("a", "Een eigen stek", &[("Bellen", "2026-11-20", "open")])]));
        let told = |field: &str, value: serde_json::Value| {
            let mut other = serde_json::to_value(&agreed).unwrap();
            other["goals"][0][field] = value;
            let now = serde_json::from_value(other).unwrap();
            between(&agreed, &now).into_iter().map(|c| c.how).collect::<Vec<_>>()
        };
        for (field, value) in [
            ("words", json!("Een huis")),
            ("why", json!("Rust")),
            ("state", json!("reached")),
            ("until", json!("2027-01-01")),
            ("category", json!("work")),
            ("is_for_home", json!(true)),
            ("organisation", json!("p")),
        ] {
            assert_eq!(told(field, value), ["other-goal"], "{field}");
        }
        assert_eq!(told("id", json!("b")), ["new-goal", "gone-goal"]);
        assert_eq!(told("actions", json!([])), ["gone-action"]);
        for (field, value) in [
            ("organisation_name", json!("Een andere naam")),
            ("from", json!("2026-11-02")),
            ("is_of_other", json!(true)),
        ] {
            assert!(told(field, value).is_empty(), "{field}");
        }
    }

    #[test]
    fn of_two_actions_with_the_same_words_one_can_be_gone() {
        let both = [("Bellen", "2026-11-20", "open"), ("Bellen", "2026-12-20", "open")];
        let agreed = plan(&json!([goal("a", "Een eigen stek", &both)]));
        let now = plan(&json!([goal("a", "Een eigen stek", &both[1..])]));
        let told = between(&agreed, &now);
        assert_eq!(told, [change("gone-action", "Bellen")]);
        let turned = plan(&json!([goal("a", "Een eigen stek", &[both[1], both[0]])]));
        assert!(between(&agreed, &turned).is_empty());
    }

    #[test]
    fn each_difference_is_told_once_in_its_own_way() {
        let agreed = plan(&json!([
            goal(
                "a",
                "Een eigen stek",
                &[
                    ("Bellen", "2026-11-20", "open"),
                    ("Mailen", "2026-11-20", "open"),
                    ("Gaan kijken", "2026-11-20", "open")
                ]
            ),
            goal("b", "Rijbewijs", &[])
        ]));
        let now = plan(&json!([
            goal(
                "a",
                "Een eigen stek",
                &[
                    ("Bellen", "2026-11-20", "done"),
                    ("Mailen", "2026-12-20", "open"),
                    ("Schrijven", "2026-11-20", "open")
                ]
            ),
            goal("c", "Nederlands leren", &[])
        ]));
        let told: Vec<_> = between(&agreed, &now).into_iter().map(|c| (c.how, c.words)).collect();
        let expected = [
            ("other-action", "Mailen"),
            ("new-action", "Schrijven"),
            ("gone-action", "Gaan kijken"),
            ("new-goal", "Nederlands leren"),
            ("gone-goal", "Rijbewijs"),
        ];
        assert_eq!(told, expected.map(|(how, words)| (how, words.to_owned())));
        assert!(between(&agreed, &agreed).is_empty());
    }
}
