//! The trajectplan, its evaluations and the eindverslag as blocks to copy, one for each field.
//!
//! What Opstap does not keep is said to be unknown; no field is added that the decree does not have.
//! The fields and their order stand in [`order`].

mod desk;
pub(super) mod order;
mod order_pages;

use super::sheet::Sheet;
use super::store::orders;
use crate::access::{Act, Actor, Category, Kind, Role};
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use ::paper::pdf::Block as Printed;
use axum::extract::{Path, State};
use desk::Desk;
use order::Paper;

pub(super) fn routes(routes: Routes) -> Routes {
    use Paper::{Eindverslag, Evaluatie, Trajectplan};
    type A = State<App>;
    type P = Path<String>;
    let door = Door::Person;
    let routes = routes
        .get("/people/{id}/plan/trajectplan", door, |a: A, p, b, c: P| {
            show(Trajectplan, a, p, b, c)
        })
        .get("/people/{id}/plan/evaluatie", door, |a: A, p, b, c: P| show(Evaluatie, a, p, b, c))
        .get("/people/{id}/plan/eindverslag", door, |a: A, p, b, c: P| {
            show(Eindverslag, a, p, b, c)
        })
        .get("/people/{id}/plan/trajectplan.pdf", door, |a: A, p, b, c: P| {
            print(Trajectplan, a, p, b, c)
        })
        .get("/people/{id}/plan/evaluatie.pdf", door, |a: A, p, b, c: P| {
            print(Evaluatie, a, p, b, c)
        })
        .get("/people/{id}/plan/eindverslag.pdf", door, |a: A, p, b, c: P| {
            print(Eindverslag, a, p, b, c)
        });
    order_pages::routes(routes)
}

/// A field with what is known of it; nothing when nothing is.
struct Block {
    /// The end of the key of its label.
    field: &'static str,
    lines: Vec<String>,
}

impl Block {
    fn text(&self, page: &Page) -> String {
        if self.lines.is_empty() { page.t("plans-unknown") } else { self.lines.join("\n") }
    }
}

/// The label of a field.
fn label(page: &Page, field: &str) -> String {
    page.t(&format!("plans-field-{field}"))
}

/// The title of a sheet.
fn title(page: &Page, paper: Paper) -> String {
    page.t(&format!("plans-sheet-{}", paper.word()))
}

#[derive(askama::Template)]
#[template(path = "plans/blocks.html")]
struct BlocksPage {
    page: Page,
    person: String,
    name: String,
    paper: Paper,
    blocks: Vec<Block>,
    sheet: Sheet,
    /// Whether the order is the organisation's own.
    is_own_order: bool,
}

impl BlocksPage {
    fn title(&self) -> String {
        title(&self.page, self.paper)
    }

    fn lead(&self) -> String {
        self.page.t(&format!("plans-lead-{}", self.paper.word()))
    }

    fn label(&self, block: &Block) -> String {
        label(&self.page, block.field)
    }

    fn may_order(&self) -> bool {
        self.page.is(Role::Coordinator)
    }

    fn rows(block: &Block) -> usize {
        let long: usize = block.lines.iter().map(|line| line.chars().count() / 60).sum();
        (block.lines.len() + long + 1).clamp(2, 14)
    }

    fn categories(&self, all: &[Category]) -> String {
        crate::consent::words::categories(&self.page, all)
    }

    fn why(&self, reason: &&'static str) -> String {
        Sheet::why(&self.page, reason)
    }
}

/// The fields of a sheet, filled in, in the order of the organisation for which the reader writes.
async fn filled(
    app: &App,
    actor: &Actor,
    paper: Paper,
    desk: &Desk,
) -> Result<(Vec<Block>, bool), Problem> {
    let file = &desk.opened.file;
    let own = file.organisation(actor, Act::Write, Kind::Life(Category::WorkGoals))?;
    let kept = orders::of(&app.db, own).await?;
    let order = kept.get(paper.word());
    let fields = order::ordered(paper, order.map_or("", |order| order.fields.as_str()));
    let is_own = fields != paper.fields();
    let block = |field| Block { field, lines: desk.lines(field) };
    Ok((fields.into_iter().map(block).collect(), is_own))
}

async fn show(
    paper: Paper,
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, page, &actor, &person).await?;
    let (blocks, is_own_order) = filled(&app, &actor, paper, &desk).await?;
    view::show(&BlocksPage {
        person,
        paper,
        blocks,
        is_own_order,
        name: desk.opened.plans.name,
        sheet: desk.opened.sheet,
        page: desk.page,
    })
}

/// The same on paper.
async fn print(
    paper: Paper,
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(person): Path<String>,
) -> Answer {
    let desk = Desk::open(&app, page, &actor, &person).await?;
    let (blocks, _) = filled(&app, &actor, paper, &desk).await?;
    let page = &desk.page;
    let mut document = page.document(title(page, paper));
    document.under = format!("{} · {}", desk.opened.plans.name, page.day(page.today));
    for block in &blocks {
        document.blocks.push(Printed::heading(1, label(page, block.field)));
        document.blocks.push(Printed::text(block.text(page)));
    }
    if desk.opened.sheet.is_partly_closed() {
        document.blocks.push(Printed::Closed(page.t("plans-partly-closed")));
    }
    super::paper::send(&app, &actor, &person, (document, paper.word())).await
}
