//! What making a card and making a link have in common: the account that they open, and the hashes.

use super::{Code, Question};
use crate::access::{self, Act, Actor, File, Kind, Role};
use crate::account::store::{self as accounts, NewAccount, directory};
use crate::audit::{self, Deed, Line, Thing};
use crate::language::Language;
use crate::people::store::{self as people, Stored};
use crate::problem::Problem;
use crate::web::App;
use base::db::Work;

/// For whom a way in is made.
pub(crate) struct For {
    pub person: Stored,
    /// The organisation for which the worker makes it.
    pub organisation: String,
}

/// The organisation with an open file for which a worker gives the person a way in: the worker's home
/// where that is one. Who only has a closed file gives nobody a way in.
pub(crate) async fn keeper(app: &App, actor: &Actor, file: &File) -> Result<String, Problem> {
    file.demand(Act::Write, Kind::Identity)?;
    let open = people::open_at(&app.db, &file.person).await?;
    let mut own = file.standing.organisations_where(Act::Write, Kind::Identity);
    own.retain(|at| open.iter().any(|one| one == at));
    let home = own.iter().find(|at| **at == actor.organisation);
    let at = home.or(own.first()).ok_or(Problem::Closed("portal-file-closed".into()))?;
    Ok((*at).to_owned())
}

/// The person, for a worker who may write the person's own data; 404 or the reason for all others.
/// Somebody who also works here signs in as a worker: a card would open more than the own pages.
pub(crate) async fn for_person(app: &App, actor: &Actor, id: &str) -> Result<For, Problem> {
    let file = access::open(app, actor, id, "entry").await?;
    let organisation = keeper(app, actor, &file).await?;
    if let Some(known) = directory::of_person(&app.db, id).await? {
        let known = directory::one(&app.db, &known).await?.ok_or(Problem::NotFound)?;
        if known.grants.iter().any(|grant| grant.role != Role::Participant) {
            return Err(Problem::Closed("portal-worker-account".into()));
        }
    }
    Ok(For { person: people::person(&app.db, id, app.today()).await?, organisation })
}

/// The account that the way in opens; made without an e-mail address when there is none.
pub(crate) async fn account(
    app: &App,
    work: &mut Work,
    actor: &Actor,
    whom: &For,
) -> Result<String, Problem> {
    if let Some(known) = directory::of_person_now(work, &whom.person.id).await? {
        return Ok(known);
    }
    let new = NewAccount {
        organisation: &whom.organisation,
        name: &whom.person.name(),
        email: &accounts::no_address(),
        job_title: "",
        language: Language::parse(&whom.person.fields.language).unwrap_or_default(),
        password_hash: None,
        person: Some(&whom.person.id),
        roles: &[Role::Participant],
    };
    let id = accounts::add(work, app.now(), &new).await?;
    let line = Line::by(actor, Deed::Make, Thing::Account, &id).about(&whom.person.id);
    audit::write(work, app.now(), &[line]).await?;
    Ok(id)
}

/// How the code of a card is kept: a keyed hash, the key of which lies outside the data.
pub(crate) fn code_hash(app: &App, code: &Code) -> String {
    app.keys.find_hash(&format!("card {}", code.signs()))
}

/// How the answer to a card's question is kept.
pub(crate) fn answer_hash(app: &App, card: &str, question: Question, answer: &str) -> String {
    app.keys.find_hash(&format!("answer {card} {} {answer}", question.word()))
}

/// How the six digits of a link are kept.
pub(super) fn digits_hash(app: &App, link: &str, digits: &str) -> String {
    app.keys.find_hash(&format!("digits {link} {digits}"))
}

/// The line of the log that somebody came in as the person, with this card or link.
pub(super) fn came_in(thing: Thing, way: &str, (person, account): (&str, &str)) -> Line {
    let line = Line::by_program(Deed::SignIn, thing, way);
    Line { account: Some(account.to_owned()), ..line }.about(person)
}
