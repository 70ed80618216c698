//! The form with which a way goes on: what it begins with, and how it is read.

use super::{Desk, chosen, day, posts_of};
use crate::access::Actor;
use crate::form::Form;
use crate::offer::Post;
use crate::problem::Problem;
use crate::trajectories::FURTHEST_PLAN;
use crate::view::Page;
use crate::way_in::State as Stage;
use crate::way_in::course::{is_new, old_place};
use crate::way_in::order::{self, Place};
use crate::way_in::reasons::{self, OTHER, PASSING};
use crate::way_in::store::{self, NewChange};
use crate::web::App;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Since when a place on the list counts: from the day itself, from signing up, or as before.
const QUEUES: [&str; 3] = ["day", "signed-up", "old"];

/// What the form needs to be read and shown.
pub(super) struct Sheet {
    pub desk: Desk,
    pub to: Stage,
    pub posts: Vec<Post>,
    /// Everybody on the list of the organisation.
    places: Vec<Place>,
}

impl Sheet {
    /// Opens a way to go to a state; nothing when one cannot go there from where it stands.
    pub async fn open(
        app: &App,
        actor: &Actor,
        (id, to): (&str, &str),
    ) -> Result<Option<Sheet>, Problem> {
        let desk = Desk::open_to_write(app, actor, id).await?;
        let moves = desk.used.moves(desk.way.now.state);
        let Some(to) = Stage::parse(to).filter(|to| moves.contains(to)) else {
            return Ok(None);
        };
        let of = desk.way.organisation.as_str();
        let posts = if to.takes() {
            posts_of(app, of, desk.way.work_post.as_deref()).await?
        } else {
            vec![]
        };
        let places = if desk.way.now.state == Stage::Waitlist && to.takes() {
            let all = store::list(&app.db, &actor.account, of).await?;
            all.into_iter().map(|line| line.place).collect()
        } else {
            vec![]
        };
        Ok(Some(Sheet { desk, to, posts, places }))
    }

    /// How many wait longer for a place than whose way this is.
    pub fn longer(&self, work_post: Option<&str>) -> usize {
        order::longer(&self.places, &self.desk.way.place_on_list(), work_post).len()
    }

    /// The days from which the place on the list can count, in words.
    pub fn queues(&self, page: &Page) -> Vec<(String, String)> {
        let words = |word: &'static str, day: Option<Date>| {
            let said = day.map_or_else(String::new, |day| page.day(day));
            (word.to_owned(), page.with(&format!("way-in-queue-{word}"), "day", said))
        };
        let [day, signed_up, old] = QUEUES;
        let mut all = vec![words(day, None)];
        if is_new(&self.desk.changes) {
            all.push(words(signed_up, Some(self.desk.way.signed_up)));
        }
        all.extend(old_place(&self.desk.changes).map(|was| words(old, Some(was))));
        all
    }

    /// The form as it begins.
    pub async fn fresh(&self, app: &App, today: Date) -> Result<Form, Problem> {
        let way = &self.desk.way;
        let mut form = Form::filled([
            ("to", self.to.word().to_owned()),
            ("version", way.version.to_string()),
            ("day", today.to_string()),
            ("work_post", way.work_post.clone().unwrap_or_default()),
        ]);
        if self.to == Stage::Trial
            && let Some(span) = store::evaluation_after(&app.db, today).await?
        {
            form.set("evaluation", today.saturating_add(span).to_string());
        }
        if self.to == Stage::Waitlist {
            let had = old_place(&self.desk.changes).is_some();
            form.set("queue", if had { QUEUES[2] } else { QUEUES[0] });
        }
        Ok(form)
    }

    /// Reads the form; errors stand at their fields. Gives the change and the work post.
    pub fn read(&self, form: &mut Form, page: &Page) -> Option<(NewChange, Option<String>)> {
        let (desk, to) = (&self.desk, self.to);
        let last = desk.last_day();
        let day = day(form, page.today, Some((last, page.day(last))));
        let reason = if to.has_reasons() {
            form.choice("reason", |word| reasons::of(to).into_iter().find(|r| *r == word))
        } else {
            Some("")
        };
        let needs_words = desk.way.now.state.asks_words(to) || reason == Some(OTHER);
        let remark = if needs_words {
            form.needed_lines("remark", 500, "way-in-remark-missing")
        } else {
            Some(form.lines("remark", 500))
        };
        let mut new = NewChange::to(to, day.unwrap_or(page.today));
        let work_post = if to.takes() {
            chosen(form, &self.posts).map(|post| post.id.clone())
        } else {
            desk.way.work_post.clone()
        };
        new.queue = self.queue(form, new.day);
        new.evaluation = self.evaluation(form, (new.day, page.today));
        self.passing(form, &mut new, work_post.as_deref());
        (new.reason, new.remark) = (reason?.to_owned(), remark?);
        (day.is_some() && form.is_good()).then_some((new, work_post))
    }

    fn queue(&self, form: &mut Form, day: Date) -> Option<Date> {
        if self.to != Stage::Waitlist {
            return None;
        }
        let old = old_place(&self.desk.changes);
        let known = |word: &str| QUEUES.into_iter().find(|q| *q == word);
        let fits = |q: &&str| match *q {
            "signed-up" => is_new(&self.desk.changes),
            "old" => old.is_some(),
            _ => true,
        };
        let known = |word: &str| known(word).filter(fits);
        match form.choice("queue", known)? {
            "signed-up" => Some(self.desk.way.signed_up),
            "old" => old,
            _ => Some(day),
        }
    }

    fn evaluation(&self, form: &mut Form, (day, today): (Date, Date)) -> Option<Date> {
        if self.to != Stage::Trial {
            return None;
        }
        let evaluation = form.needed_day("evaluation", today)?;
        if evaluation < day {
            form.wrong("evaluation", "way-in-evaluation-before");
        } else if evaluation > today + FURTHEST_PLAN.days() {
            form.wrong("evaluation", "trajectories-too-far");
        }
        Some(evaluation)
    }

    /// Who is taken from the list while somebody waits longer: why is asked.
    fn passing(&self, form: &mut Form, new: &mut NewChange, work_post: Option<&str>) {
        if self.desk.way.now.state == Stage::Waitlist {
            new.waited_since = self.desk.way.now.queue;
        }
        let longer = self.longer(work_post);
        if longer == 0 {
            return;
        }
        new.passed = i64::try_from(longer).unwrap_or(i64::MAX);
        let known = |word: &str| PASSING.into_iter().find(|p| *p == word);
        if let Some(word) = form.choice("passing", known) {
            let words = if word == OTHER {
                form.needed_lines("passing_words", 300, "way-in-remark-missing")
            } else {
                Some(form.lines("passing_words", 300))
            };
            new.passing = (word.to_owned(), words.unwrap_or_default());
        }
    }
}
