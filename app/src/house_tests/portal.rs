//! The languages of the pages of a person: every word that these pages can say exists in each of them.

use super::keys;
use crate::access::Role;
use crate::language::{FELL_BACK, Language, PORTAL_SOURCES, SOURCES, knows};
use crate::testing::TestApp;
use crate::web;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What makes the pages of a person and of coming in.
const FILES: [&str; 60] = [
    "account/login.html",
    "account/pages.rs",
    "asks/mine.html",
    "consent/form.rs",
    "consent/mine.html",
    "consent/mine_emergencies.html",
    "consent/mine_pages.rs",
    "consent/new.html",
    "consent/parts.html",
    "households/child.html",
    "instruments/form.rs",
    "instruments/mine.html",
    "instruments/one.html",
    "instruments/pages/own.rs",
    "instruments/score.html",
    "instruments/shown.rs",
    "letters/mine.html",
    "mine/family.html",
    "mine/family.rs",
    "mine/help.html",
    "mine/helpers.html",
    "mine/home.html",
    "letters/new.html",
    "mine/looked.rs",
    "mine/looks.html",
    "mine/own.rs",
    "mine/pages.rs",
    "mine/parts.html",
    "mine/print.html",
    "mine/print.rs",
    "mine/rights.html",
    "mine/sheets.rs",
    "mine/steps.html",
    "mine/week.html",
    "mine/week.rs",
    "plans/contents.rs",
    "plans/mine.html",
    "plans/mine_pages.rs",
    "plans/pages/sign.rs",
    "plans/parts.html",
    "plans/sign.html",
    "plans/waiting.html",
    "portal/asked.rs",
    "portal/card.html",
    "portal/enter.html",
    "portal/enter_link.html",
    "portal/entry_pages.rs",
    "portal/mine.html",
    "portal/own_pages.rs",
    "referrals/mine.html",
    "referrals/mine_pages.rs",
    "referrals/words.rs",
    "rights/corrections.html",
    "rights/file.html",
    "way_in/mine.html",
    "way_in/mine.rs",
    "view/days.rs",
    "view/layout.html",
    "view/mod.rs",
    "view/parts.html",
];

/// Words that stand in those files and on none of those pages: of the search of workers, of two hands on
/// one record, of the worker's frame around a card, of a drawing, and of the log.
const ELSEWHERE: [&str; 49] = [
    "consent-emergency-",
    "account-email-wrong-",
    "consent-ground-hint",
    "consent-interpreter",
    "consent-language",
    "consent-legal-source",
    "consent-new",
    "consent-note",
    "consent-paper",
    "consent-talk-also",
    "consent-talk-title",
    "consent-which-law",
    "consent-who-",
    "consent-given",
    "find-",
    "form-met-",
    "form-theirs",
    "instruments-change-lead",
    "instruments-change-title",
    "instruments-day-",
    "instruments-lead",
    "instruments-save",
    "instruments-score",
    "instruments-source",
    "instruments-title",
    "instruments-whose",
    "month-short-",
    "people-language-",
    "people-print",
    "plans-action-hint",
    "plans-elsewhere",
    "plans-sign-back",
    "plans-sign-for-worker",
    "plans-goal-lead",
    "portal-done",
    "portal-made-",
    "portal-of",
    "portal-title",
    "referrals-ask-",
    "referrals-days-",
    "referrals-event-",
    "referrals-last-day",
    "referrals-part-is-",
    "referrals-waits-days",
    "rights-answer-it",
    "rights-corrections-lead",
    "rights-file-lead",
    "rights-not-elsewhere",
    "trajectories-rung-hint",
];

/// The keys that a text says: those it names, and those that begin as one that it puts together.
fn said(text: &str, known: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for literal in text.split('"') {
        if known.contains_key(literal) {
            found.insert(literal.to_owned());
        }
        if let Some((start, _)) = literal.split_once('{')
            && start.ends_with('-')
        {
            found.extend(known.keys().filter(|key| key.starts_with(start)).cloned());
        }
    }
    found.retain(|key| !ELSEWHERE.iter().any(|start| key.starts_with(start)));
    found
}

#[test]
fn every_word_of_the_own_pages_exists_in_each_language_of_the_portal_with_the_same_holes() {
    let dutch: BTreeMap<_, _> = SOURCES.iter().flat_map(|room| keys(room[0])).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut needed = BTreeSet::new();
    for file in FILES {
        let text = fs::read_to_string(root.join(file)).unwrap();
        let program = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        needed.extend(said(program, &dutch));
    }
    assert!(needed.len() > 150, "the test finds words: {}", needed.len());
    for (language, text) in PORTAL_SOURCES {
        let there = keys(text);
        let missing: Vec<_> = needed.iter().filter(|key| !there.contains_key(*key)).collect();
        assert!(missing.is_empty(), "{language:?} has no words for {missing:?}");
        for (key, holes) in &there {
            assert!(knows(Language::Nl, key), "{key} in {language:?} is said by nobody");
            assert_eq!(holes, &dutch[key], "{key} in {language:?}");
        }
    }
}

#[tokio::test]
async fn every_own_page_is_written_wholly_in_each_language_of_the_portal() {
    for t in TestApp::each().await {
        let there = super::things(&t).await;
        let account = t.add_account("Eigen Lezer", &t.kade, &[Role::Participant]).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, base::values![&account, &there.person]).await.unwrap();
        work.save().await.unwrap();
        for (language, direction) in [(Language::Ar, "rtl"), (Language::Uk, "ltr")] {
            let own = t.sign_in_account(&account).await;
            own.get(&format!("/language/{}", language.code())).await;
            for route in web::routes().listed().iter().filter(|r| r.method == "GET") {
                if !crate::view::portal::is_translated(route.path) || route.path.contains('{') {
                    continue;
                }
                FELL_BACK.lock().unwrap().clear();
                let reply = own.get(route.path).await;
                assert_eq!(reply.status, 200, "{}", route.path);
                let html = format!("<html lang=\"{}\"", language.code());
                assert!(reply.text.contains(&html), "{}", route.path);
                assert_eq!(
                    reply.text.contains("dir=\"rtl\">"),
                    direction == "rtl",
                    "{}",
                    route.path
                );
                let fell: Vec<_> = FELL_BACK.lock().unwrap().iter().cloned().collect();
                assert!(fell.is_empty(), "{} in {language:?}: {fell:?}", route.path);
            }
        }
    }
}

#[test]
fn every_own_page_speaks_all_languages_of_the_portal() {
    for route in web::routes().listed().iter().filter(|r| r.method == "GET") {
        // Files have a language of their own.
        if route.path.starts_with("/mine") && !route.path.starts_with("/mine/file.") {
            assert!(crate::view::portal::is_translated(route.path), "{}", route.path);
        }
    }
}

/// What can be done on the own pages with a card or a link, as `docs/portal.md` tells it.
const BY_CARD: [&str; 10] = [
    "/mine/access/lost",
    "/mine/actions/{id}/done",
    "/mine/actions/{id}/undo",
    "/mine/asks/{id}/no",
    "/mine/consents/{id}/withdraw",
    "/mine/corrections",
    "/mine/domains/new",
    "/mine/domains/{assessment}/withdraw",
    "/mine/plan",
    "/mine/referrals/{id}/withdraw",
];

/// What needs the own password: it gives, or it cannot be undone.
const WITH_PASSWORD: [&str; 3] =
    ["/mine/asks/{id}/yes", "/mine/consents/new", "/mine/corrections/{id}/withdraw"];

#[tokio::test]
async fn what_can_be_done_with_a_card_is_a_list_by_name() {
    let routes = web::routes();
    let mut all: Vec<&str> =
        routes.listed().iter().filter(|r| r.method == "POST").map(|r| r.path).collect();
    all.retain(|path| path.starts_with("/mine"));
    for path in &all {
        let named = [BY_CARD.as_slice(), &WITH_PASSWORD].map(|list| list.contains(path));
        assert_eq!(named.iter().filter(|is| **is).count(), 1, "{path} is in one of the lists");
    }
    assert_eq!(all.len(), BY_CARD.len() + WITH_PASSWORD.len(), "nothing that is gone");
    for t in TestApp::each().await {
        let there = super::things(&t).await;
        let account =
            t.add_account("Nele Zelf", &t.kade, &[crate::access::Role::Participant]).await;
        let own = t.sign_in_account(&account).await;
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(set, base::values![&account, &there.person]).await.unwrap();
        let card = "UPDATE session SET way = 'card', organisation = $2 WHERE account = $1";
        work.run(card, base::values![&account, &t.kade]).await.unwrap();
        work.save().await.unwrap();
        for path in WITH_PASSWORD {
            let path = path.replace("/asks/{id}", &format!("/asks/{}", there.ask));
            let path = path.replace("{id}", &there.correction);
            let reply = own.post(&path, &[]).await;
            assert_eq!(reply.status, 403, "{path}");
            assert!(reply.text.contains("Je bent binnen met een kaart of een link"), "{path}");
        }
        // What is lost is ended at the end: it ends this session too.
        for path in &BY_CARD[1..] {
            let path = path.replace("{id}", "none").replace("{assessment}", "none");
            assert_ne!(own.post(&path, &[]).await.status, 403, "{path}");
        }
    }
}

#[tokio::test]
async fn the_size_of_letters_is_remembered_in_the_browser() {
    for t in TestApp::each().await {
        let reply = t.nobody().get("/size/b?back=/card").await;
        assert_eq!(reply.location(), "/card");
        let cookie = reply.headers["set-cookie"].to_str().unwrap();
        assert!(cookie.starts_with("size=b;"));
        let request = t.nobody().request("GET", "/card").header("cookie", "size=b");
        let page = t.send(request.body(axum::body::Body::empty()).unwrap()).await;
        assert!(page.text.contains("class=\"size-2\""));
        assert_eq!(t.nobody().get("/size/x").await.status, 404);
    }
}
