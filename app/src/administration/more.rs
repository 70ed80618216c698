//! "Meer": the rest of the menu, as cards per role; and the first page, which leads on to where
//! somebody begins the day.

use crate::access::Actor;
use crate::problem::Answer;
use crate::routes::{Door, Routes};
use crate::view::nav::is_for;
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

#[expect(clippy::too_many_lines, reason = "a list of cards")]
fn groups(actor: &Actor) -> Vec<Group> {
    let work = vec![
        card("/referrals", "i-swap", "referrals"),
        card("/presence", "i-check", "presence"),
        card("/offer", "i-map", "offer"),
        card("/weeks", "i-cal", "weeks"),
        card("/closures", "i-lock", "closures"),
        card("/posts", "i-note", "posts"),
        card("/way-in", "i-stairs", "way-in"),
        card("/waiting-list", "i-clock", "waiting-list"),
        card("/clocks", "i-clock", "clocks"),
        card("/agreements", "i-doc", "agreements"),
        card("/returns", "i-doc", "returns"),
        card("/hours", "i-clock", "hours"),
        card("/expenses", "i-doc", "expenses"),
        card("/shared", "i-people", "shared"),
        card("/consents/ending", "i-clock", "consents-ending"),
        card("/emergency", "i-warn", "emergency"),
        card("/caseload", "i-people", "caseload"),
        card("/figures", "i-stairs", "figures"),
        card("/referrals/figures", "i-stairs", "referral-figures"),
        card("/templates", "i-note", "templates"),
        card("/sheets", "i-doc", "sheets"),
        card("/instruments", "i-heart", "instruments"),
        card("/merges", "i-swap", "merges"),
        card("/corrections", "i-note", "corrections"),
        card("/retention", "i-clock", "retention"),
        card("/rights/register", "i-doc", "register"),
    ];
    let network = vec![
        card("/accounts", "i-people", "accounts"),
        card("/organisations", "i-house", "organisations"),
        card("/settings", "i-check", "settings"),
        card("/settings/regions", "i-map", "regions"),
        card("/settings/open", "i-doc", "open"),
        card("/mail", "i-msg", "mail"),
        card("/imports", "i-doc", "imports"),
        card("/audit", "i-lock", "audit"),
        card("/dpo", "i-eye", "dpo"),
        card("/view-as", "i-eye", "view-as"),
        card("/emergencies", "i-warn", "emergencies"),
        card("/welcome", "i-flag", "welcome"),
    ];
    let own = vec![
        card("/mine", "i-stairs", "mine"),
        card("/mine/domains", "i-heart", "domains"),
        card("/mine/plan", "i-flag", "plan"),
        card("/mine/consents", "i-eye", "consents"),
        card("/mine/file", "i-doc", "file"),
        card("/mine/referrals", "i-swap", "my-referrals"),
        card("/account", "i-lock", "account"),
        card("/help", "i-ask", "help"),
        card("/about", "i-info", "about"),
    ];
    [("work", work), ("network", network), ("own", own)]
        .map(|(word, mut cards)| {
            cards.retain(|card| is_for(actor, card.href));
            Group { word, cards }
        })
        .into_iter()
        .filter(|group| !group.cards.is_empty())
        .collect()
}
