//! A site and a work post that came in before meet what their source says now.

use super::Fields;
use super::hands::{self, Differs, Three};
use super::plan::{Coming, Desk, HERE, form_of};
use super::why::{self, Why};
use crate::offer::store::{Post, Site};
use crate::offer::{NewPost, NewSite, form};

/// A work post as it is to be.
pub struct Met {
    pub said: NewPost,
    /// The site to which it was moved by hand.
    pub stays_at: Option<String>,
    /// What the source says, to be noted.
    pub imported: Option<String>,
    /// What was changed by hand and differs.
    pub differs: Vec<Differs>,
}

impl Desk {
    /// A site that came in before, with what was changed by hand since.
    pub(super) fn meet_site(
        &self,
        site: &Site,
        there: &Fields,
    ) -> Result<(NewSite, Vec<Differs>), Vec<Why>> {
        let here = hands::of_site(&site.said);
        // One that nobody touched since it came in, and of which nothing was noted, has no hand in it.
        let untouched = (site.version == 1).then(|| here.clone());
        let last = hands::from_text(&site.imported).or(untouched);
        let (all, differs) = hands::join(&Three { last, here, there }, &self.takes, "site.");
        let mut form = form_of(&all);
        let said = form::site(&mut form).ok_or_else(|| why::site(&form))?;
        Ok((said, differs))
    }

    /// A work post with what was changed by hand since it came in.
    pub(super) fn meet(
        &self,
        site: &Coming,
        before: Option<&Post>,
        said: NewPost,
    ) -> Result<Met, Vec<Why>> {
        let there = hands::of_post(&said, &site.known_as);
        let imported = hands::as_text(&there);
        let Some(post) = before else {
            return Ok(Met { said, stays_at: None, imported: Some(imported), differs: vec![] });
        };
        let stands_at = self.sites.iter().find(|s| s.id == post.said.site);
        let is_of_source = |s: &&Site| s.source[0] == self.source;
        let at = stands_at
            .map_or("", |s| if is_of_source(&s) { s.source[1].as_str() } else { s.id.as_str() });
        let here = hands::of_post(&post.said, at);
        let untouched = post.checked.by.is_none().then(|| here.clone());
        let last = hands::from_text(&post.imported).or(untouched);
        let (mut all, differs) = hands::join(&Three { last, here, there: &there }, &self.takes, "");
        let is_moved = all.get(hands::SITE) != Some(&site.known_as);
        all.insert(hands::SITE.to_owned(), HERE.to_owned());
        let mut form = form_of(&all);
        let said = form::post(&mut form, &self.known()).ok_or_else(|| why::post(&form))?;
        Ok(Met {
            said,
            stays_at: is_moved.then(|| post.said.site.clone()),
            imported: (post.imported != imported).then_some(imported),
            differs,
        })
    }
}
