//! This room's part of the person page: the open goals with what comes next. One statement.

use super::pages::who;
use super::sheet::Sheet;
use super::{Action, Goal, GoalState, Who, store};
use crate::access::{self, Actor, Category, File, Kind};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use askama::Template as _;
use jiff::civil::Date;

/// How many goals stand on the person page.
const SHOWN: usize = 4;

#[derive(askama::Template)]
#[template(path = "plans/section.html")]
struct Section<'a> {
    page: &'a Page,
    person: &'a str,
    goals: Vec<Goal>,
    more: usize,
    late: usize,
    /// Why goals of other organisations are closed, when there are any.
    elsewhere: Option<String>,
    is_partly_closed: bool,
    may_write: bool,
}

/// The part as HTML, empty when every part of life is closed to the reader.
pub async fn on_person_page(app: &App, page: &Page, file: &File) -> Result<String, Problem> {
    if !Category::LIFE.into_iter().any(|category| file.reads(Kind::Life(category))) {
        return Ok(String::new());
    }
    let actor = page.actor.as_ref().ok_or(Problem::SignIn)?;
    let sheet = Sheet::open(app, actor, file).await?;
    let mut goals: Vec<Goal> =
        sheet.goals().filter(|g| g.state == GoalState::Open).cloned().collect();
    let more = goals.len().saturating_sub(SHOWN);
    goals.truncate(SHOWN);
    let section = Section {
        page,
        person: &file.person,
        goals,
        more,
        late: sheet.late(page.today),
        elsewhere: sheet.elsewhere.map(|reason| page.say(&access::store::closed(reason))),
        is_partly_closed: sheet.is_partly_closed(),
        may_write: file.writes(Kind::Life(Category::WorkGoals)),
    };
    Ok(section.render()?)
}

/// Something that is still to be done for a goal, in words.
pub struct ToDo {
    /// Which action.
    pub id: String,
    /// The account of the worker who does it.
    pub account: Option<String>,
    /// Whether the reader may give it to somebody else.
    pub may_pass: bool,
    /// What.
    pub words: String,
    /// For which goal.
    pub goal: String,
    /// Who does it.
    pub who: String,
    /// By when.
    pub due: Option<Date>,
    /// Whether that day is over.
    pub is_late: bool,
}

/// What is still to be done on a plan, as far as the reader may see it, the earliest day first.
pub async fn to_do(
    app: &App,
    page: &Page,
    file: &File,
    called: &str,
) -> Result<Vec<ToDo>, Problem> {
    let actor = page.actor.as_ref().ok_or(Problem::SignIn)?;
    let sheet = Sheet::open(app, actor, file).await?;
    let mut all: Vec<ToDo> = vec![];
    for goal in sheet.goals().filter(|goal| goal.state == GoalState::Open) {
        all.extend(goal.actions.iter().filter(|a| a.is_open()).map(|action| ToDo {
            id: action.id.clone(),
            account: action.who.account().map(ToOwned::to_owned),
            may_pass: sheet.writes(file, goal) && !sheet.is_of_other(goal),
            words: action.words.clone(),
            goal: goal.words.clone(),
            who: who(page, action, called),
            due: action.due,
            is_late: action.is_late(page.today),
        }));
    }
    all.sort_by_key(|one| (one.due.is_none(), one.due));
    Ok(all)
}

/// A goal for everybody at home, as somebody who lives there reads it in the own pages.
pub struct AtHome {
    /// In the own words.
    pub words: String,
    /// How the one is called whose goal it is; nothing when it is the reader's own.
    pub owner: Option<String>,
    /// What is still to be done: who, what, and by when. Nobody named is the reader.
    pub actions: Vec<(Option<String>, String, Option<Date>)>,
}

/// The open goals for the household in which somebody lives today: the own ones and those of the others
/// there. None when it is secret with whom the person lives, or nobody else does.
pub async fn at_home(app: &App, actor: &Actor, file: &File) -> Result<Vec<AtHome>, Problem> {
    let Some(home) = store::home(&app.db, &file.person, app.today()).await? else {
        return Ok(vec![]);
    };
    let sheet = Sheet::open(app, actor, file).await?;
    let shared =
        |goal: &&Goal| goal.state == GoalState::Open && goal.household.as_ref() == Some(&home);
    let action = |a: &Action| {
        let who = match &a.who {
            Who::Person => None,
            Who::Account(_) => Some(a.account_name.clone().unwrap_or_default()),
            Who::Other(name) => Some(name.clone()),
        };
        (who, a.words.clone(), a.due)
    };
    let goal = |goal: &Goal| AtHome {
        words: goal.words.clone(),
        owner: sheet.is_of_other(goal).then(|| goal.owner.clone()),
        actions: goal.actions.iter().filter(|a| a.is_open()).map(action).collect(),
    };
    Ok(sheet.goals().filter(shared).map(goal).collect())
}
