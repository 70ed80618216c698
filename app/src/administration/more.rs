//! "Meer": the rest of the menu, as cards per role; and the first page, which leads on to where
//! somebody begins the day.

use crate::access::{Actor, Role};
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use axum::response::{IntoResponse as _, Redirect};

/// The routes of the menu.
pub fn routes() -> Routes {
    Routes::new().get("/", Door::SignedIn, first).get("/more", Door::SignedIn, more)
}

async fn first(page: Page, _actor: Actor) -> Answer {
    Ok(Redirect::to(page.home()).into_response())
}

/// One card: where it leads, its drawing, and the word of its title and text.
struct Card {
    href: &'static str,
    icon: &'static str,
    word: &'static str,
}

/// A group of cards under a heading.
struct Group {
    word: &'static str,
    cards: Vec<Card>,
}

#[derive(askama::Template)]
#[template(path = "administration/more.html")]
struct More {
    page: Page,
    groups: Vec<Group>,
}

async fn more(page: Page, actor: Actor) -> Answer {
    let groups = groups(&actor);
    view::show(&More { page, groups })
}

const fn card(href: &'static str, icon: &'static str, word: &'static str) -> Card {
    Card { href, icon, word }
}

fn groups(actor: &Actor) -> Vec<Group> {
    let is = |roles: &[Role]| roles.iter().any(|r| actor.is(*r));
    let mut all = vec![];
    let mut add = |word, cards: Vec<(bool, Card)>| {
        let cards: Vec<Card> = cards.into_iter().filter(|c| c.0).map(|c| c.1).collect();
        if !cards.is_empty() {
            all.push(Group { word, cards });
        }
    };
    let guides = is(&[Role::Coach, Role::Coordinator]);
    let figures = is(&[Role::Coach, Role::Coordinator, Role::NetworkCoordinator]);
    let administers = is(&[Role::Administrator]);
    add(
        "work",
        vec![
            (guides, card("/caseload", "i-people", "caseload")),
            (figures, card("/figures", "i-stairs", "figures")),
            (guides, card("/templates", "i-note", "templates")),
            (guides, card("/merges", "i-swap", "merges")),
        ],
    );
    add(
        "network",
        vec![
            (administers || is(&[Role::Coordinator]), card("/accounts", "i-people", "accounts")),
            (administers, card("/organisations", "i-house", "organisations")),
            (administers, card("/settings", "i-check", "settings")),
            (is(&[Role::Administrator, Role::Coordinator]), card("/imports", "i-doc", "imports")),
            (is(&[Role::Administrator, Role::Dpo]), card("/audit", "i-lock", "audit")),
            (administers, card("/welcome", "i-flag", "welcome")),
        ],
    );
    add(
        "own",
        vec![
            (actor.is(Role::Participant), card("/mine", "i-stairs", "mine")),
            (true, card("/account", "i-lock", "account")),
            (true, card("/help", "i-ask", "help")),
            (true, card("/about", "i-info", "about")),
        ],
    );
    all
}
