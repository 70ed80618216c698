//! The invariants of the house: words, SQL, routes and doors.

mod closed;
mod door;
mod leaks;
mod left;
mod portal;
mod roles;
mod sql;
mod strangers;
mod things;

pub(crate) use things::things;

use crate::language::{self, Language, SOURCES};
use crate::routes::Door;
use crate::testing::TestApp;
use crate::web;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Every SQL text of every room; a room that is missing here fails the review of its `store.rs`.
#[expect(clippy::too_many_lines, reason = "a line per room")]
fn sql_texts() -> Vec<&'static str> {
    let rooms: &[&[&'static str]] = &[
        crate::access::store::TEXTS,
        &[crate::web::NETWORK],
        crate::jobs::TEXTS,
        crate::rate::TEXTS,
        crate::audit::TEXTS,
        crate::audit::READING_TEXTS,
        crate::backup::TEXTS,
        crate::households::store::TEXTS,
        crate::households::store::parents::TEXTS,
        crate::trajectories::store::TEXTS,
        crate::figures::store::TEXTS,
        crate::notes::store::TEXTS,
        crate::appointments::store::TEXTS,
        crate::day::store::TEXTS,
        crate::demo::store::TEXTS,
        crate::drafts::store::TEXTS,
        crate::organisations::store::TEXTS,
        crate::administration::store::TEXTS,
        crate::mail::store::TEXTS,
        crate::mine::store::TEXTS,
        crate::seen::store::TEXTS,
        crate::handover::store::TEXTS,
        crate::asks::store::TEXTS,
        crate::letters::store::TEXTS,
        crate::help::store::TEXTS,
    ];
    let account = crate::account::store::TEXTS.concat();
    [
        rooms.concat(),
        account,
        crate::people::store::TEXTS.concat(),
        crate::safety_net::store::TEXTS.concat(),
        crate::imports::store::TEXTS.concat(),
        crate::merging::store::TEXTS.concat(),
        crate::consent::store::texts(),
        crate::instruments::store::TEXTS.concat(),
        crate::plans::store::texts(),
        crate::way_in::store::texts(),
        crate::agreements::store::texts(),
        crate::permits::store::TEXTS.to_vec(),
        crate::returns::texts(),
        crate::clocks::store::texts(),
        crate::hours::store::TEXTS.to_vec(),
        crate::expenses::store::TEXTS.to_vec(),
        crate::portraits::store::TEXTS.to_vec(),
        crate::weeks::store::texts(),
        crate::offer::store::texts(),
        crate::presence::store::texts(),
        crate::open::store::TEXTS.to_vec(),
        crate::rights::store::texts(),
        crate::referrals::store::texts(),
        crate::sign_ups::store::texts(),
        crate::portal::store::TEXTS.concat(),
    ]
    .concat()
}

#[tokio::test]
async fn every_sql_text_is_valid_on_both_engines() {
    for t in TestApp::each().await {
        for sql in sql_texts() {
            if let Err(error) = t.app.db.check(sql).await {
                panic!("{error}\n{sql}");
            }
        }
    }
}

/// SQLite that makes an index of its own for one question has first read all that goes into it: every
/// file of an organisation, for one household.
#[tokio::test]
async fn no_sql_text_makes_an_index_for_itself() {
    let t = TestApp::on_sqlite().await;
    let mut found = vec![];
    for sql in sql_texts() {
        let asked = Box::leak(format!("EXPLAIN QUERY PLAN {sql}").into_boxed_str());
        for row in t.app.db.rows(asked, vec![]).await.unwrap() {
            let detail: String = row.get("detail").unwrap();
            if detail.contains("AUTOMATIC") {
                found.push(format!("{detail}\n{sql}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

/// Keys of a words text, each with the names of what is filled in.
fn keys(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =")
            && !line.starts_with([' ', '}'])
        {
            key.clone_into(&mut current);
            all.entry(current.clone()).or_insert_with(BTreeSet::new);
        }
        let names = line.split('$').skip(1).map(|rest| {
            rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
        });
        if let Some(entry) = all.get_mut(&current) {
            entry.extend(names);
        }
    }
    all
}

#[test]
fn every_key_of_words_exists_in_each_language_with_the_same_holes() {
    for room in SOURCES {
        let dutch = keys(room[0]);
        for (text, language) in room.iter().zip(Language::ALL).skip(1) {
            let other = keys(text);
            for (key, holes) in &dutch {
                let found = other.get(key).unwrap_or_else(|| panic!("{key} in {language:?}"));
                assert_eq!(holes, found, "{key} in {language:?}");
            }
            let extra: Vec<_> = other.keys().filter(|k| !dutch.contains_key(*k)).collect();
            assert!(extra.is_empty(), "only in {language:?}: {extra:?}");
        }
    }
}

/// All Rust and HTML text of the program.
fn program_text(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            program_text(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
            into.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// What stands between a quote and the next quote or brace, where it may be a key: `"month-{n}"` says
/// `month-{`, `"save"` says `save`. One walk through the text; looking each key up in it took a minute.
fn said(text: &str) -> BTreeSet<&str> {
    let starts = text.match_indices('"').map(|(at, _)| &text[at + 1..]);
    let keys = starts.filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))?;
        match rest.as_bytes()[end] {
            b'"' => Some(&rest[..end]),
            b'{' => Some(&rest[..=end]),
            _ => None,
        }
    });
    keys.collect()
}

#[test]
fn every_key_of_words_is_used_and_every_used_key_exists() {
    let mut text = String::new();
    program_text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let said = said(&text);
    for room in SOURCES {
        for key in keys(room[0]).keys() {
            // `month-3` is used as `month-{n}`: a key may be built from the part before its last dash.
            let is_used = said.contains(key.as_str())
                || key
                    .rmatch_indices('-')
                    .any(|(at, _)| said.contains(format!("{}-{{", &key[..at]).as_str()));
            assert!(is_used, "nobody says {key}");
        }
    }
    // What a form says at a field: the last text among the arguments.
    for call in ["form.wrong(", ".needed(", ".needed_lines("] {
        for found in text.split(call).skip(1) {
            let arguments = found.split(')').next().unwrap();
            let key = arguments.rsplit('"').nth(1).unwrap_or_default();
            if key.contains('-') && !key.contains(['{', ' ']) {
                assert!(language::knows(Language::Nl, key), "no words for {key}");
            }
        }
    }
    for call in ["page.t(\"", "page.n(\"", "page.with(\"", "page.with2(\"", "Message::new(\""] {
        for found in text.split(call).skip(1) {
            let key = found.split('"').next().unwrap();
            if !key.contains(['{', ' ', '…']) {
                assert!(language::knows(Language::Nl, key), "no words for {key}");
            }
        }
    }
}

/// A path with its holes filled in with an id that nobody has.
fn filled(path: &str) -> String {
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.starts_with('{') { "0199aaaa00007000800000000000ffff" } else { part });
    }
    out
}

#[test]
fn every_act_without_a_line_in_the_log_is_an_act() {
    let routes = web::routes();
    for (path, _, why) in crate::testing::WITHOUT_A_LINE {
        let is_act = |r: &crate::routes::Listed| r.method == "POST" && r.path == *path;
        assert!(routes.listed().iter().any(is_act), "{path}: {why}");
    }
}

#[tokio::test]
async fn nobody_gets_past_a_door_without_signing_in() {
    for t in TestApp::each().await {
        for route in web::routes().listed().iter().filter(|r| r.door != Door::Public) {
            let nobody = t.nobody();
            let path = filled(route.path);
            let reply = match route.method {
                "GET" => nobody.get(&path).await,
                _ => nobody.post(&path, &[]).await,
            };
            assert_eq!(reply.status, 303, "{} {}", route.method, route.path);
            assert!(reply.location().starts_with("/login"), "{} {}", route.method, route.path);
        }
    }
}

#[tokio::test]
async fn a_person_who_does_not_exist_and_one_of_others_look_the_same() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for route in web::routes().listed().iter().filter(|r| r.door == Door::Person) {
            let path = filled(route.path);
            let reply = match route.method {
                "GET" => coach.get(&path).await,
                _ => coach.post(&path, &[]).await,
            };
            assert_eq!(reply.status, 404, "{} {}", route.method, route.path);
        }
    }
}

#[tokio::test]
async fn another_site_cannot_act_in_a_readers_name() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for route in web::routes().listed().iter().filter(|r| r.method == "POST") {
            let request = axum::http::Request::builder()
                .method("POST")
                .uri(filled(route.path))
                .header("sec-fetch-site", "cross-site")
                .header("cookie", coach.cookie())
                .body(axum::body::Body::empty())
                .unwrap();
            assert_eq!(t.send(request).await.status, 400, "{}", route.path);
        }
    }
}

/// The routes whose only hole is a person, with that hole filled in.
fn about(person: &str) -> Vec<(&'static str, String)> {
    web::routes()
        .listed()
        .iter()
        .filter(|r| r.door == Door::Person)
        .filter(|r| r.path.starts_with("/people/{") && r.path.matches('{').count() == 1)
        .map(|r| (r.method, [person, r.path.split('}').nth(1).unwrap()].join("")))
        .map(|(method, rest)| (method, format!("/people/{rest}")))
        .collect()
}

#[tokio::test]
async fn no_page_of_a_person_opens_for_a_stranger_of_whatever_role() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        for stranger in [
            t.stranger().await,
            t.partner().await,
            t.administrator().await,
            t.dpo().await,
            t.network_coordinator().await,
        ] {
            for (method, path) in about(&person) {
                let reply = match method {
                    "GET" => stranger.get(&path).await,
                    _ => stranger.post(&path, &[]).await,
                };
                assert_eq!(reply.status, 404, "{method} {path}");
                assert!(!reply.text.contains("Zandvoorde"), "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn every_page_of_a_person_is_written_in_each_language() {
    for t in TestApp::each().await {
        let person = t.somebody().await;
        for language in Language::ALL {
            let coach = t.coach().await;
            coach.get(&format!("/language/{}", language.code())).await;
            for (_, path) in about(&person).into_iter().filter(|(method, _)| *method == "GET") {
                let reply = coach.get(&path).await;
                assert!(matches!(reply.status, 200 | 303 | 403 | 404), "{} {path}", reply.status);
                assert!(!reply.text.contains('⟦'), "words are missing on {path}");
            }
        }
    }
}

#[test]
fn commands_print_in_one_way() {
    for sign in ["println!(", "print!("] {
        let mut found = vec![];
        files_with(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), sign, &mut found);
        found.retain(|f| !f.contains("tests") && !f.ends_with("trial.rs"));
        assert!(found.is_empty(), "printed past terminal.rs: {found:?}");
    }
}

/// The Rust files in which `sign` stands.
fn files_with(folder: &Path, sign: &str, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_with(&path, sign, into);
        } else if path.extension().is_some_and(|e| e == "rs")
            && fs::read_to_string(&path).unwrap().contains(sign)
        {
            into.push(path.display().to_string());
        }
    }
}
