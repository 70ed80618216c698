//! Writes what was planned, in one unit of work with its audit lines.

use super::plan::{Arriving, Coming, Plan};
use crate::audit::{self, Deed, Line, Thing};
use crate::offer::store::{placements, posts, sites};
use crate::safety_net::settle;
use base::db::{Result, Work};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How much was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Work posts that are new.
    pub added: usize,
    /// Work posts of which something was different.
    pub changed: usize,
    /// Work posts that were as they are.
    pub same: usize,
    /// Work posts that left the offer.
    pub archived: usize,
}

/// Writes a plan. `None` when somebody changed one of these meanwhile: then nothing is to be saved.
pub async fn carry(
    work: &mut Work,
    (now, today): (Timestamp, Date),
    source: &str,
    plan: &Plan,
) -> Result<Option<Done>> {
    // `turned`: work posts that were archived, or came back.
    let (mut lines, mut turned) = (vec![], vec![]);
    let mut known = BTreeMap::new();
    for site in plan.sites.values() {
        let Some(id) = put_site(work, now, source, site, &mut lines).await? else {
            return Ok(None);
        };
        known.insert(site.known_as.as_str(), id);
    }
    let mut done = Done::default();
    for post in &plan.posts {
        let site = known.get(post.site.as_str()).cloned().unwrap_or_default();
        let put = Put { source, now, today, site };
        if !put.post(work, post, &mut done, (&mut lines, &mut turned)).await? {
            return Ok(None);
        }
    }
    audit::write(work, now, &lines).await?;
    let mut people = vec![];
    for post in &turned {
        people.extend(placements::at_post(work, post, today).await?);
    }
    let people: Vec<&str> = people.iter().map(|(person, _)| person.as_str()).collect();
    settle(work, today, &people).await?;
    Ok(Some(done))
}

/// Gives the id of the site; nothing when it is no longer as it was read.
async fn put_site(
    work: &mut Work,
    now: Timestamp,
    source: &str,
    site: &Coming,
    lines: &mut Vec<Line>,
) -> Result<Option<String>> {
    let (id, deed) = if let Some((id, version)) = &site.before {
        if let Some(said) = &site.imported {
            sites::set_imported(work, id, said).await?;
        }
        if !site.is_new {
            return Ok(Some(id.clone()));
        }
        if !sites::change(work, now, (id, *version), &site.said).await? {
            return Ok(None);
        }
        (id.clone(), Deed::Change)
    } else {
        let new = [(site.organisation.as_str(), site.said.clone())];
        let id = sites::add_many(work, now, &new).await?.remove(0);
        sites::set_source(work, &id, source, &site.known_as).await?;
        sites::set_imported(work, &id, site.imported.as_deref().unwrap_or_default()).await?;
        (id, Deed::Make)
    };
    let line = Line::by_program(deed, Thing::Site, &id).at(&site.organisation);
    lines.push(line.because("imported"));
    Ok(Some(id))
}

struct Put<'a> {
    source: &'a str,
    now: Timestamp,
    today: Date,
    site: String,
}

impl Put<'_> {
    /// Writes one work post; `false` when it is no longer as it was read.
    #[expect(
        clippy::too_many_lines,
        reason = "what can become of a work post, one below the other"
    )]
    async fn post(
        &self,
        work: &mut Work,
        post: &Arriving,
        done: &mut Done,
        (lines, turned): (&mut Vec<Line>, &mut Vec<String>),
    ) -> Result<bool> {
        let site = post.stays_at.as_ref().unwrap_or(&self.site).clone();
        let said = crate::offer::NewPost { site, ..post.said.clone() };
        let checked = (post.line.checked.unwrap_or(self.today).min(self.today), None);
        let mut version = post.before.as_ref().map_or(1, |(_, version, _)| *version);
        let (id, deed) = match &post.before {
            Some((id, ..)) if !post.is_new => (id.clone(), None),
            Some((id, ..)) => {
                if !posts::change(work, self.now, (id, version), &said, checked).await? {
                    return Ok(false);
                }
                version += 1;
                done.changed += 1;
                (id.clone(), Some(Deed::Change))
            }
            None => {
                let new = [(post.organisation.as_str(), said)];
                let id = posts::add_many(work, self.now, &new, checked).await?.remove(0);
                posts::set_source(work, &id, self.source, &post.known_as).await?;
                done.added += 1;
                (id, Some(Deed::Make))
            }
        };
        if let Some(said) = &post.imported {
            posts::set_imported(work, &id, said).await?;
        }
        let mut note = |deed| {
            let line = Line::by_program(deed, Thing::WorkPost, &id).at(&post.organisation);
            lines.push(line.because("imported"));
        };
        deed.into_iter().for_each(&mut note);
        let was_over = post.before.as_ref().is_some_and(|(_, _, is_over)| *is_over);
        if post.line.is_over != was_over {
            let (day, deed) = if post.line.is_over {
                (Some(self.today), Deed::End)
            } else {
                (None, Deed::Restore)
            };
            if !posts::archive(work, self.now, (&id, version), day).await? {
                return Ok(false);
            }
            done.archived += usize::from(post.line.is_over);
            note(deed);
            turned.push(id.clone());
        } else if !post.is_new {
            done.same += 1;
        }
        Ok(true)
    }
}
