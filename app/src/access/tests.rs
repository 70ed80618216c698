//! The whole table of who may what, as a golden file that is reviewed like code.

use super::{Act, Grant, Kind, Role, Standing};
use std::fmt::Write as _;

fn standing(role: Role, on_team: bool, leads: bool) -> Standing {
    let grant = Grant { role, organisation: "own".into() };
    Standing { grants: vec![grant], on_team, leads, is_self: false }
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
    }
    all
}

#[test]
fn the_whole_matrix_is_as_reviewed() {
    let mut text = String::new();
    for (who, standing) in relations() {
        writeln!(text, "{who}").unwrap();
        for kind in Kind::ALL {
            let verdict = |act| {
                let v = standing.may(act, kind);
                format!("{} {}", if v.is_allowed() { "✔" } else { "✘" }, v.reason())
            };
            writeln!(
                text,
                "  {:<15} read {:<24} write {}",
                format!("{kind:?}"),
                verdict(Act::Read),
                verdict(Act::Write)
            )
            .unwrap();
        }
    }
    insta::assert_snapshot!("matrix", text);
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
        for kind in Kind::ALL {
            for act in [Act::Read, Act::Write] {
                let key = super::store::because(standing.may(act, kind).reason()).key;
                for language in crate::language::Language::ALL {
                    assert!(crate::language::knows(language, key), "{key}");
                }
            }
        }
    }
}
