//! Mail for an administrator: whether it is set, what waits, what failed and why, and a test.

use super::store::{self, Delivery};
use super::{Kind, NewMail, send, sends};
use crate::access::{Actor, Role};
use crate::audit::{self, Deed, Line, Thing};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use jiff::SignedDuration;

/// For how long is shown what was given up, and counted what went out.
const SHOWN: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().get("/mail", Door::Role, show).post("/mail/test", Door::Role, test)
}

#[derive(askama::Template)]
#[template(path = "mail/mail.html")]
struct MailPage {
    page: Page,
    /// Server and sender, when they are set.
    server: Option<(String, String)>,
    sends: bool,
    waiting: Vec<Delivery>,
    failed: Vec<Delivery>,
    sent: i64,
}

impl MailPage {
    fn kind(&self, mail: &Delivery) -> String {
        self.page.t(&format!("mail-kind-{}", mail.kind))
    }

    fn problem(&self, mail: &Delivery) -> String {
        problem(&self.page, mail)
    }
}

/// Why a mail did not go, in words; empty when nothing is wrong.
pub fn problem(page: &Page, mail: &Delivery) -> String {
    match mail.problem.as_str() {
        "" => String::new(),
        word => page.t(&format!("mail-problem-{word}")),
    }
}

async fn show(State(app): State<App>, page: Page, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let since = app.now() - SHOWN;
    let all = store::list(&app.db, since).await?;
    let (waiting, failed) = all.into_iter().partition(|mail| mail.given_up_at.is_none());
    let server = app.reach.mail.as_ref();
    view::show(&MailPage {
        server: server.map(|m| (format!("{:?}", m.server), m.from.address().to_string())),
        sends: sends(&app),
        waiting,
        failed,
        sent: store::sent_since(&app.db, since).await?,
        page,
    })
}

/// Sends a mail to the reader's own address.
async fn test(State(app): State<App>, actor: Actor) -> Answer {
    actor.demand(&[Role::Administrator])?;
    let address = store::address_of(&app.db, &actor.account).await?;
    let mut work = app.db.work().await?;
    let mail = NewMail {
        kind: Kind::Test,
        to: &address,
        language: actor.language,
        organisation: None,
        path: "/mail",
        about: "",
    };
    if !send(&mut work, &app, &mail).await? {
        return Err(Problem::Closed("mail-none".into()));
    }
    let line = Line::by(&actor, Deed::Send, Thing::Mail, &actor.account).because("test");
    audit::write(&mut work, app.now(), &[line]).await?;
    work.save().await?;
    Ok(view::go("/mail", "mail-said-test"))
}
