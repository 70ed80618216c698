//! What came back, as the day tells it, and that it was read.

use super::store::{self, News, What};
use crate::access::Actor;
use crate::appointments::show_time;
use crate::audit::{self, Deed, Line};
use crate::consent::words::categories;
use crate::form::Form;
use crate::language::Message;
use crate::problem::{Answer, Problem};
use crate::referrals;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::State;
use axum_extra::extract::Form as Sent;

/// How many signs of advice, or of a reason, stand on the day.
const AT_MOST: usize = 160;

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
        What::Narrowed => page.say(
            &Message::new("day-narrowed")
                .with("organisation", other)
                .with("what", categories(page, &news.closed()))
                .with("when", page.moment(news.at)),
        ),
        What::No => match refusal(page, &news.more).as_str() {
            "" => page.with("day-news-no", "other", other),
            why => page.with2("day-news-no-why", ("other", other), ("why", why)),
        },
        What::Advice => {
            page.with2("day-news-advice", ("other", other), ("what", short(&news.more)))
        }
        What::Shared => {
            let until = news.day.map_or_else(String::new, |day| page.day(day));
            page.with("day-news-shared", "day", until)
        }
        what => page.with(&format!("day-news-{}", what.word()), "other", other),
    }
}

/// Why another organisation said no: the reason, and what was written beside it.
fn refusal(page: &Page, more: &str) -> String {
    let (reason, remark) = more.split_once(':').unwrap_or((more, ""));
    short(&referrals::refusal_words(page, reason, remark))
}

/// The beginning of something long: the rest is a press away.
fn short(words: &str) -> String {
    if words.chars().count() <= AT_MOST {
        return words.to_owned();
    }
    let begun: String = words.chars().take(AT_MOST).collect();
    let whole = begun.rsplit_once(char::is_whitespace).map_or(begun.as_str(), |(start, _)| start);
    format!("{whole} …")
}

/// The first appointment that came with a yes.
fn first(page: &Page, news: &News) -> String {
    let day = news.day.map_or_else(String::new, |day| page.week_day(day));
    match news.minute {
        Some(minute) => format!("{day}, {}", show_time(minute)),
        None => day,
    }
}

/// Notes that something was read: one line, or those that the button names. What stands there no more was read
/// already, or taken back; what came since was not on the page and stays.
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
    let (ids, today) = (form.all("id"), page.today);
    let moment = (app.now(), today, &page.zone);
    let to_do = store::to_do(&app.db, &actor, (today, ""), moment).await?;
    let seen = to_do.news.iter().filter(|one| one.can_be_seen() && ids.contains(&one.id));
    let line =
        |one: &News| Line::by(&actor, Deed::Seen, one.what.thing(), &one.id).about(&one.person);
    let lines: Vec<Line> = seen.map(line).collect();
    if !lines.is_empty() {
        let mut work = app.db.work().await?;
        audit::write(&mut work, app.now(), &lines).await?;
        work.save().await?;
    }
    Ok(view::go("/day", "day-said-seen"))
}
