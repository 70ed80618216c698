//! What would come in, line by line what is wrong, who may be known already; and the go-ahead.

use super::{Waiting, go_ahead};
use crate::access::Actor;
use crate::form::Form;
use crate::imports::doubles::{self, Decision, Likeness};
use crate::imports::mapping::WrongValues;
use crate::imports::plan::{Plan, RowProblem};
use crate::imports::store;
use crate::language::Argument;
use crate::people::form::written;
use crate::people::full_name;
use crate::problem::{Answer, Problem};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect};
use axum_extra::extract::Form as Sent;
use std::collections::HashMap;

/// How many people are shown beforehand.
const FIRST: usize = 8;
/// How many lines with something wrong are shown.
const MOST_LINES: usize = 200;

/// Somebody of the file who may be known.
struct MaybeKnown {
    field: String,
    line: usize,
    name: String,
    birth: String,
    known: String,
    known_name: String,
    known_birth: String,
    why: String,
}

#[derive(askama::Template)]
#[template(path = "imports/preview.html")]
struct Preview {
    page: Page,
    form: Form,
    id: String,
    file_name: String,
    sees: bool,
    people: usize,
    steps: usize,
    open_steps: usize,
    households: usize,
    /// Line, name, birth date, municipality, steps.
    first: Vec<(usize, String, String, String, usize)>,
    /// Line, column, what is wrong.
    rejected: Vec<(usize, String, String)>,
    rejected_count: usize,
    rejected_lines: usize,
    noticed: Vec<(usize, String, String)>,
    noticed_count: usize,
    doubles: Vec<MaybeKnown>,
    leaves_empty: bool,
    wrongs: Vec<(String, String)>,
    choices: Vec<(String, String)>,
}

impl Preview {
    /// What the button does.
    fn go(&self) -> String {
        let go = if self.doubles.is_empty() {
            self.page.n("imports-go", self.people)
        } else {
            self.page.t("imports-go-as-chosen")
        };
        if self.rejected_lines == 0 {
            return go;
        }
        format!("{go}, {}", self.page.n("imports-go-without", self.rejected_lines))
    }
}

pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
) -> Answer {
    let waiting = match Waiting::open(&app, &actor, &id).await {
        Err(Problem::NotFound) => return go_ahead::done_before(&app, &actor, &id).await,
        waiting => waiting?,
    };
    let Ok(plan) = waiting.plan(&app) else {
        return Ok(Redirect::to(&waiting.path("columns")).into_response());
    };
    let mut form = Form::default();
    form.set("wrong", if leaves_empty(&waiting) { "leave-empty" } else { "skip" });
    view::show(&preview(&app, page, &waiting, &plan, form).await?)
}

fn leaves_empty(waiting: &Waiting) -> bool {
    waiting.mapping.wrong_values == WrongValues::LeaveEmpty
}

/// What can happen to a line with a value that cannot be read.
const WRONGS: [(&str, &str); 2] =
    [("skip", "imports-wrong-skip"), ("leave-empty", "imports-wrong-empty")];

/// What can happen to somebody who may be known already.
const CHOICES: [(&str, &str); 3] = [
    ("link", "imports-double-link"),
    ("new", "imports-double-new"),
    ("skip", "imports-double-skip"),
];

async fn preview(
    app: &App,
    page: Page,
    waiting: &Waiting,
    plan: &Plan,
    form: Form,
) -> Result<Preview, Problem> {
    let mut form = form;
    let doubles = if waiting.sees { maybe_known(app, &page, waiting, plan).await? } else { vec![] };
    for double in &doubles {
        if form.value(&double.field).is_empty() {
            let is_same = double.why == page.t("imports-like-same");
            form.set(&double.field, if is_same { "link" } else { "new" });
        }
    }
    Ok(Preview {
        first: first_people(plan, if waiting.sees { FIRST } else { 0 }),
        rejected: lines(&page, waiting, &plan.rejected),
        rejected_count: plan.rejected.len(),
        rejected_lines: plan.rejected_lines(),
        noticed: lines(&page, waiting, &plan.noticed),
        noticed_count: plan.noticed.len(),
        id: waiting.upload.id.clone(),
        file_name: waiting.upload.file_name.clone(),
        sees: waiting.sees,
        people: plan.people.len(),
        steps: plan.steps.len(),
        open_steps: plan.open_steps(),
        households: plan.households.len(),
        doubles,
        leaves_empty: leaves_empty(waiting),
        wrongs: told(&page, WRONGS),
        choices: told(&page, CHOICES),
        form,
        page,
    })
}

/// The first people as they will be kept: line, name, birth, place and number of steps.
fn first_people(plan: &Plan, at_most: usize) -> Vec<(usize, String, String, String, usize)> {
    let mut steps_of: HashMap<usize, usize> = HashMap::new();
    for step in &plan.steps {
        *steps_of.entry(step.person).or_default() += 1;
    }
    let place = |nis: &Option<String>| {
        let found = nis.as_deref().and_then(base::municipalities::by_nis);
        found.map_or("", |m| m.name_nl).to_owned()
    };
    let first = plan.people.iter().take(at_most).enumerate();
    let first = first.map(|(at, p)| {
        let name = full_name(&p.new.given, &p.new.family, "");
        let steps = steps_of.get(&at).copied().unwrap_or_default();
        (p.line, name, written(p.new.birth), place(&p.new.municipality), steps)
    });
    first.collect()
}

/// What can be chosen: the word in the form, and what it says.
fn told<const N: usize>(page: &Page, choices: [(&str, &str); N]) -> Vec<(String, String)> {
    choices.map(|(word, key)| (word.to_owned(), page.t(key))).to_vec()
}

/// What is wrong per line; for who may not see what is written there, without it.
fn lines(page: &Page, waiting: &Waiting, all: &[RowProblem]) -> Vec<(usize, String, String)> {
    let line = |problem: &RowProblem| {
        let mut message = problem.message.clone();
        if !waiting.sees {
            for (name, value) in &mut message.arguments {
                if matches!(*name, "typed" | "id") {
                    *value = Argument::Text("…".to_owned());
                }
            }
        }
        (problem.line, problem.column.clone(), page.say(&message))
    };
    all.iter().take(MOST_LINES).map(line).collect()
}

async fn maybe_known(
    app: &App,
    page: &Page,
    waiting: &Waiting,
    plan: &Plan,
) -> Result<Vec<MaybeKnown>, Problem> {
    let known = store::known(&app.db, &waiting.upload.organisation).await?;
    let found = doubles::find(&plan.people, &known);
    let maybe = |double: doubles::Double<'_>| {
        let planned = &plan.people[double.person];
        let why = match double.likeness {
            Likeness::Same => "imports-like-same",
            Likeness::Phone => "imports-like-phone",
            Likeness::Nearly => "imports-like-nearly",
            Likeness::Name => "imports-like-name",
        };
        MaybeKnown {
            field: format!("double-{}", planned.line),
            line: planned.line,
            name: full_name(&planned.new.given, &planned.new.family, ""),
            birth: written(planned.new.birth),
            known: double.known.id.clone(),
            known_name: full_name(&double.known.given, &double.known.family, ""),
            known_birth: written(double.known.birth),
            why: page.t(why),
        }
    };
    Ok(found.into_iter().map(maybe).collect())
}

pub(super) async fn go(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Sent(sent): Sent<Vec<(String, String)>>,
) -> Answer {
    let waiting = match Waiting::open(&app, &actor, &id).await {
        Err(Problem::NotFound) => return go_ahead::done_before(&app, &actor, &id).await,
        waiting => waiting?,
    };
    let mut form = Form::from_pairs(sent);
    let wants_empty = form.value("wrong") == "leave-empty";
    if wants_empty != leaves_empty(&waiting) && !form.value("wrong").is_empty() {
        let mut by_hand = waiting.by_hand();
        by_hand.wrong_values =
            if wants_empty { WrongValues::LeaveEmpty } else { WrongValues::Reject };
        waiting.keep(&app, &actor, &by_hand).await?;
        return Ok(Redirect::to(&waiting.path("preview")).into_response());
    }
    let Ok(plan) = waiting.plan(&app) else {
        return Ok(Redirect::to(&waiting.path("columns")).into_response());
    };
    if plan.people.is_empty() {
        form.wrong("go", "imports-nobody");
    }
    if !form.is_good() {
        return view::show_again(&preview(&app, page, &waiting, &plan, form).await?);
    }
    let decisions = decisions(&app, &page, &waiting, &plan, &form).await?;
    go_ahead::carry(&app, &actor, &waiting, &plan, &decisions).await
}

async fn decisions(
    app: &App,
    page: &Page,
    waiting: &Waiting,
    plan: &Plan,
    form: &Form,
) -> Result<HashMap<usize, Decision>, Problem> {
    if !waiting.sees {
        return Ok(HashMap::new());
    }
    let by_line: HashMap<usize, usize> =
        plan.people.iter().enumerate().map(|(at, p)| (p.line, at)).collect();
    let maybe = maybe_known(app, page, waiting, plan).await?;
    let decide = |double: MaybeKnown| {
        let decision = match form.value(&double.field) {
            "link" => Decision::Link(double.known),
            "skip" => Decision::Skip,
            "new" => Decision::New,
            _ => return None,
        };
        Some((by_line[&double.line], decision))
    };
    Ok(maybe.into_iter().filter_map(decide).collect())
}
