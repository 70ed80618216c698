//! What came back, as the day tells it, and that it was read.

use super::store::{self, News, What};
use crate::access::Actor;
use crate::appointments::show_time;
use crate::audit::{self, Deed, Line};
use crate::form::Form;
use crate::language::Message;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;

pub(super) fn routes(routes: Routes) -> Routes {
    routes.post("/day/seen", Door::Role, seen)
}

/// What came back, in a sentence.
pub(super) fn told(page: &Page, news: &News) -> String {
    let other = news.words.as_str();
    match news.what {
        What::Ended => page.say(
            &Message::new("day-ended")
                .with("organisation", other)
                .with("name", news.name.as_str())
                .with("when", page.moment(news.at)),
        ),
        What::Yes if news.day.is_some() => {
            page.with2("day-news-yes-first", ("other", other), ("first", first(page, news)))
        }
        What::Shared => {
            let until = news.day.map_or_else(String::new, |day| page.day(day));
            page.with("day-news-shared", "day", until)
        }
        what => page.with(&format!("day-news-{}", what.word()), "other", other),
    }
}

/// The first appointment that came with a yes.
fn first(page: &Page, news: &News) -> String {
    let day = news.day.map_or_else(String::new, |day| page.week_day(day));
    match news.minute {
        Some(minute) => format!("{day}, {}", show_time(minute)),
        None => day,
    }
}

/// Notes that something was read. What stands there no more was read already, or taken back.
async fn seen(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    if !actor.works_with_people() {
        return Err(Problem::NotFound);
    }
    let form = Form::from_pairs(sent);
    let (id, today) = (form.value("id"), page.today);
    let moment = (app.now(), today, &page.zone);
    let to_do = store::to_do(&app.db, &actor, today, moment).await?;
    if let Some(news) = to_do.news.iter().find(|one| one.can_be_seen() && one.id == id) {
        let mut work = app.db.work().await?;
        let line = Line::by(&actor, Deed::Seen, news.what.thing(), id).about(&news.person);
        audit::write(&mut work, app.now(), &[line]).await?;
        work.save().await?;
    }
    Ok(view::go("/day", "day-said-seen"))
}
