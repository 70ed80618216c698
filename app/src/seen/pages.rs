//! The two pages: what a role sees, and what somebody sees of a person.

use super::store::{self, Reader};
use super::{Decided, Relation, of_reader, of_role, standing};
use crate::access::store::because;
use crate::access::{self, Actor, Role, Scope};
use crate::organisations::{self, Kind as House};
use crate::people::store as people;
use crate::problem::{Answer, Problem};
use crate::rights::kind_of_data;
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use crate::web::App;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use serde::Deserialize;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new().get("/view-as", Door::Role, view_as).get(
        "/people/{id}/seen-by",
        Door::Person,
        seen_by,
    )
}

/// A line of the table, in words.
struct Line {
    kind: String,
    /// `write`, `read` or `nothing`.
    word: &'static str,
    may: String,
    why: String,
    is_open: bool,
}

fn lines(page: &Page, all: &[Decided]) -> Vec<Line> {
    let line = |one: &Decided| Line {
        kind: kind_of_data(page, one.kind),
        word: one.word(),
        may: page.t(&format!("rights-roles-{}", one.word())),
        why: page.say(&because(one.read.reason())),
        is_open: one.is_open(),
    };
    all.iter().map(line).collect()
}

fn counted(page: &Page, all: &[Decided]) -> String {
    let open = all.iter().filter(|one| one.is_open()).count();
    page.with2("seen-open", ("n", open), ("of", all.len()))
}

#[derive(askama::Template)]
#[template(path = "seen/as_role.html")]
struct AsRole {
    page: Page,
    role: Role,
    relation: Relation,
    house: (String, String),
    houses: Vec<(String, String)>,
    /// What is seen; nothing where the person does not exist for this role.
    lines: Vec<Line>,
    /// How many of the kinds are open, in words.
    counted: String,
}

#[derive(Deserialize)]
struct AskedRole {
    #[serde(default)]
    role: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    relation: String,
}

impl AsRole {
    fn roles(&self) -> Vec<(&'static str, String)> {
        Role::ALL.map(|r| (r.word(), self.page.t(&format!("role-{}", r.word())))).to_vec()
    }

    fn relations(&self) -> Vec<(&'static str, String)> {
        let words = |r: Relation| self.page.t(&format!("seen-relation-{}", r.word()));
        Relation::ALL.map(|r| (r.word(), words(r))).to_vec()
    }

    fn is_role(&self, word: &str) -> bool {
        self.role.word() == word
    }

    fn is_relation(&self, word: &str) -> bool {
        self.relation.word() == word
    }

    /// Whether the role opens files at all.
    fn opens_files(&self) -> bool {
        self.role.scope() != Scope::None || self.role == Role::Participant
    }

    fn is_house(&self, id: &str) -> bool {
        self.house.0 == id
    }
}

/// What a role at an organisation sees of somebody, without anybody: the table of the access function.
async fn view_as(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Query(asked): Query<AskedRole>,
) -> Answer {
    actor.demand(&[Role::Administrator, Role::Dpo])?;
    let role = Role::parse(&asked.role).unwrap_or(Role::Coach);
    let relation = Relation::parse(&asked.relation).unwrap_or(Relation::File);
    let all = organisations::store::list(&app.db).await?;
    let house = all.iter().find(|house| house.id == asked.organisation).or(all.first());
    let house = house.ok_or(Problem::NotFound)?;
    let standing = standing(role, house.kind.unwrap_or(House::Partner), relation);
    let decided = if standing.is_near() { of_role(&standing, relation) } else { vec![] };
    view::show(&AsRole {
        lines: lines(&page, &decided),
        counted: counted(&page, &decided),
        role,
        relation,
        house: (house.id.clone(), house.name.clone()),
        houses: all.into_iter().map(|house| (house.id, house.name)).collect(),
        page,
    })
}

#[derive(askama::Template)]
#[template(path = "seen/of_person.html")]
struct OfPerson {
    page: Page,
    person: String,
    name: String,
    readers: Vec<Reader>,
    chosen: Option<Reader>,
    lines: Vec<Line>,
    /// How many of the kinds are open, in words.
    counted: String,
}

#[derive(Deserialize)]
struct AskedReader {
    #[serde(default)]
    account: String,
}

impl OfPerson {
    fn is_chosen(&self, account: &str) -> bool {
        self.chosen.as_ref().is_some_and(|reader| reader.account == account)
    }
}

/// What a colleague or partner sees of a person, for a coordinator of an organisation with a file. It is
/// about what that organisation keeps, and what belongs to the person: what others keep is theirs to say.
async fn seen_by(
    State(app): State<App>,
    page: Page,
    actor: Actor,
    Path(id): Path<String>,
    Query(asked): Query<AskedReader>,
) -> Answer {
    let file = access::open(&app, &actor, &id, "seen-by").await?;
    // Of an organisation where the file is open first: there most is seen.
    let own = file.standing.grants.iter().filter(|grant| grant.role == Role::Coordinator);
    let keeper = own.min_by_key(|grant| file.standing.closed.contains(&grant.organisation));
    let Some(keeper) = keeper.map(|grant| grant.organisation.clone()) else {
        return Err(Problem::Closed("access-because-not-your-role".into()));
    };
    let person = people::person(&app.db, &id, app.today()).await?;
    let readers = store::readers(&app.db, &id).await?;
    let chosen = readers.iter().find(|reader| reader.account == asked.account).cloned();
    let decided = match &chosen {
        Some(reader) => {
            let standing =
                access::store::standing(&app.db, &reader.account, &id, app.now()).await?;
            of_reader(&standing, &keeper, person.secret_home)
        }
        None => vec![],
    };
    view::show(&OfPerson {
        lines: lines(&page, &decided),
        counted: counted(&page, &decided),
        name: person.name(),
        person: id,
        readers,
        chosen,
        page,
    })
}
