//! A list that a tablet sends, perhaps later and perhaps twice: its id is taken once, and what the same tablet
//! wrote just before is no other hand.

use super::super::store::{self, At};
use super::super::{Noted, Sent};
use crate::access::Actor;
use crate::form::Form;
use crate::problem::Problem;
use crate::web::App;
use axum::http::HeaderMap;
use base::db::Work;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The header with which the worker of a tablet sends what waited: it wants to know, and no page.
pub const SENT: &str = "opstap-sent";
/// How many earlier ones of the same list are named at most.
const MOST: usize = 20;

/// What a tablet says about a list that it sends.
#[derive(Debug, Clone, Default)]
pub(super) struct Sending {
    /// Its id; nothing without script.
    id: Option<String>,
    /// Those of the same list before it.
    after: Vec<String>,
    /// Whose list it is, when that is said.
    by: String,
    /// Whether the worker sends it, and nobody looks at the answer.
    pub is_quiet: bool,
}

impl Sending {
    pub fn of(form: &Form, headers: &HeaderMap) -> Sending {
        let is_id = |text: &&str| {
            let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '-';
            (16..=64).contains(&text.len()) && text.chars().all(is_sign)
        };
        let owned = |text: &str| text.to_owned();
        Sending {
            id: Some(form.value("sending")).filter(is_id).map(owned),
            after: form.value("after").split(' ').filter(is_id).take(MOST).map(owned).collect(),
            by: form.value("by").to_owned(),
            is_quiet: headers.contains_key(SENT),
        }
    }

    /// Whether it is a list of somebody else: another account signed in on the tablet meanwhile.
    pub fn is_of_other(&self, actor: &Actor) -> bool {
        !self.by.is_empty() && self.by != actor.account
    }

    /// Whether it was taken before.
    pub async fn is_taken(&self, app: &App, actor: &Actor) -> Result<bool, Problem> {
        match &self.id {
            Some(id) => Ok(store::sent_at(&app.db, id, &actor.account).await?.is_some()),
            None => Ok(false),
        }
    }

    /// The same within a unit of work, in which it is remembered: two that come at once are taken one after the
    /// other. A late one of those before it is not taken any more.
    pub async fn take(
        &self,
        work: &mut Work,
        actor: &Actor,
        now: Timestamp,
    ) -> Result<bool, Problem> {
        let Some(id) = &self.id else { return Ok(true) };
        if store::sent_in(work, id, &actor.account).await?.is_some() {
            return Ok(false);
        }
        let ids: Vec<&str> = self.after.iter().chain([id]).map(String::as_str).collect();
        store::note_sent(work, now, &ids, &actor.account).await?;
        Ok(true)
    }

    /// What was sent, with the versions that an earlier one of the same tablet wrote: the reader knows these.
    pub async fn with_own(
        &self,
        work: &mut Work,
        (actor, at): (&Actor, At<'_>),
        day: Date,
        mut sent: Vec<Sent>,
    ) -> Result<Vec<Sent>, Problem> {
        let mut own = vec![];
        for id in &self.after {
            own.extend(store::sent_in(work, id, &actor.account).await?);
        }
        if own.is_empty() {
            return Ok(sent);
        }
        let there = store::noted_in(work, at, (day, day)).await?;
        let there: BTreeMap<_, &Noted> = there
            .iter()
            .filter(|one| own.contains(&one.at))
            .map(|one| ((one.person.as_str(), &one.slot), one))
            .collect();
        for one in &mut sent {
            if let Some(noted) = there.get(&(one.person.as_str(), &one.slot)) {
                one.version = noted.version;
            }
        }
        Ok(sent)
    }
}
