//! The whole table of who may what, as a golden file that is reviewed like code.

use super::{Act, Grant, Kind, Role, Standing, Verdict};
use std::fmt::Write as _;

fn grant(role: Role, organisation: &str) -> Grant {
    Grant { role, organisation: organisation.into() }
}

fn standing(role: Role, on_team: bool, leads: bool) -> Standing {
    Standing { grants: vec![grant(role, "own")], on_team, leads, ..Standing::default() }
}

/// Everyone who can stand near, and the stranger.
fn relations() -> Vec<(String, Standing)> {
    let mut all = vec![
        ("stranger".to_owned(), Standing::default()),
        ("self".to_owned(), Standing { is_self: true, ..Standing::default() }),
    ];
    for role in Role::ALL.into_iter().filter(|r| r.scope() != super::Scope::None) {
        for (name, on_team, leads) in
            [("own people", false, false), ("on team", true, false), ("leads", true, true)]
        {
            // The view admits a partner only to people on whose team they are.
            if role.scope() == super::Scope::Team && !on_team {
                continue;
            }
            all.push((format!("{} · {name}", role.word()), standing(role, on_team, leads)));
        }
        let closed = ["own".to_owned()].into();
        let near = standing(role, role == Role::Partner, false);
        all.push((format!("{} · file closed", role.word()), Standing { closed, ..near }));
    }
    all
}

/// Who works in two organisations that both have a file: each pair of roles that differ.
fn with_two_roles() -> Vec<(String, Standing)> {
    let roles = || Role::ALL.into_iter().filter(|r| r.scope() != super::Scope::None);
    let mut all = vec![];
    for (own, other) in roles().flat_map(|own| roles().map(move |other| (own, other))) {
        if own == other {
            continue;
        }
        let grants = vec![grant(own, "own"), grant(other, "other")];
        // The view admits a partner only to people on whose team they are.
        let partner = own == Role::Partner || other == Role::Partner;
        for on_team in [false, true].into_iter().filter(|on_team| *on_team || !partner) {
            let relation = if on_team { " · on team" } else { "" };
            let name = format!("{}, elsewhere {}{relation}", own.word(), other.word());
            let grants = grants.clone();
            all.push((name, Standing { grants, on_team, ..Standing::default() }));
        }
    }
    all
}

/// A line per kind of data with the verdicts on reading and writing.
fn table(text: &mut String, heading: &str, verdict: impl Fn(Act, Kind) -> Verdict) {
    writeln!(text, "{heading}").unwrap();
    for kind in Kind::all() {
        let words = |act| {
            let v = verdict(act, kind);
            format!("{} {}", if v.is_allowed() { "✔" } else { "✘" }, v.reason())
        };
        let (read, write) = (words(Act::Read), words(Act::Write));
        writeln!(text, "  {:<15} read {read:<24} write {write}", format!("{kind:?}")).unwrap();
    }
}

#[test]
fn the_whole_matrix_is_as_reviewed() {
    let mut text = String::new();
    for (who, standing) in relations() {
        table(&mut text, &who, |act, kind| standing.may(act, kind, "own"));
    }
    for (who, standing) in relations().into_iter().skip(1) {
        let heading = format!("{who} · data of another organisation");
        table(&mut text, &heading, |act, kind| standing.may(act, kind, "another"));
    }
    insta::assert_snapshot!("matrix", text);
}

#[test]
fn the_matrix_of_two_organisations_is_as_reviewed() {
    let mut text = String::new();
    for (who, standing) in with_two_roles() {
        table(&mut text, &format!("{who} · data of the own"), |act, kind| {
            standing.may(act, kind, "own")
        });
        table(&mut text, &format!("{who} · data of the person"), |act, kind| {
            standing.may_somewhere(act, kind)
        });
    }
    insta::assert_snapshot!("matrix_of_two", text);
}

#[test]
fn a_role_at_one_organisation_opens_nothing_more_at_another() {
    for (who, both) in with_two_roles() {
        for grant in &both.grants {
            let one = Standing { grants: vec![grant.clone()], ..both.clone() };
            for kind in Kind::all() {
                for act in [Act::Read, Act::Write] {
                    let place = grant.organisation.as_str();
                    let verdicts = (both.may(act, kind, place), one.may(act, kind, place));
                    assert_eq!(verdicts.0, verdicts.1, "{who}: {act:?} {kind:?} at {place}");
                    let all = both.organisations_where(act, kind);
                    assert_eq!(all.contains(&place), verdicts.0.is_allowed(), "{who}: {kind:?}");
                }
            }
        }
    }
}

#[test]
fn roles_without_files_open_none() {
    for role in [Role::Administrator, Role::Dpo, Role::NetworkCoordinator, Role::Participant] {
        assert_eq!(role.scope(), super::Scope::None, "{}", role.word());
    }
}

#[test]
fn every_reason_has_a_sentence_in_each_language() {
    for (_, standing) in relations() {
        for kind in Kind::all() {
            for act in [Act::Read, Act::Write] {
                let key = super::store::because(standing.may(act, kind, "own").reason()).key;
                for language in crate::language::Language::ALL {
                    assert!(crate::language::knows(language, key), "{key}");
                }
            }
        }
    }
}
