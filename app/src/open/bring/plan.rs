//! What becomes of each line, before anything is written: added, changed, the same, or refused with why.

use super::super::ids;
use super::hands::{self, Differs};
use super::why::{self, Left, Why};
use super::{Fields, Line};
use crate::form::{Form, meant};
use crate::language::Message;
use crate::offer::store::{Post, Site};
use crate::offer::{NewPost, NewSite, form};
use base::names::fold;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The longest identifier of a source, in bytes.
const LONGEST_ID: usize = 200;

/// The site of a work post in its form, which is known by its own form.
pub(super) const HERE: &str = "here";

/// What is there already, and what the order says.
pub struct Desk {
    /// The day of today.
    pub today: Date,
    /// The name of the source.
    pub source: String,
    /// Every organisation: its id and its name.
    pub organisations: Vec<(String, String)>,
    /// Every site.
    pub sites: Vec<Site>,
    /// Every work post.
    pub posts: Vec<Post>,
    /// Keys of the work forms, with their usual rungs.
    pub forms: Vec<(String, i64)>,
    /// The work form of what does not say which.
    pub usual_form: String,
    /// The organisation that everything is for, by its name; empty when the lines say so.
    pub only: String,
    /// The fields of which the source wins over what was changed by hand.
    pub takes: BTreeSet<String>,
}

/// A site that comes in.
pub struct Coming {
    /// What it is called in its source.
    pub known_as: String,
    /// Whose.
    pub organisation: String,
    /// The site as it is, when it came in before.
    pub before: Option<(String, i64)>,
    /// Whether anything is different.
    pub is_new: bool,
    pub said: NewSite,
    /// What the source says, to be noted; nothing when that was noted before.
    pub imported: Option<String>,
    /// What was changed by hand and differs.
    pub differs: Vec<Differs>,
}

/// A work post that comes in.
pub struct Arriving {
    pub line: Line,
    pub known_as: String,
    pub organisation: String,
    /// What its site is called in the source.
    pub site: String,
    /// Its id and version, and whether it is archived, when it came in before.
    pub before: Option<(String, i64, bool)>,
    /// Whether what is said about it is different.
    pub is_new: bool,
    pub said: NewPost,
    /// The site to which it was moved by hand, and where it stays.
    pub stays_at: Option<String>,
    /// What the source says, to be noted; nothing when that was noted before.
    pub imported: Option<String>,
    /// What was changed by hand and differs.
    pub differs: Vec<Differs>,
}

/// What is to be done.
#[derive(Default)]
pub struct Plan {
    pub sites: BTreeMap<String, Coming>,
    pub posts: Vec<Arriving>,
    /// The lines that are refused, each with every reason.
    pub refused: Vec<Left>,
}

impl Desk {
    /// What becomes of these lines.
    pub fn plan(&self, lines: Vec<Line>) -> Plan {
        let mut plan = Plan::default();
        let mut seen = BTreeSet::new();
        for line in lines {
            let (file, number) = (line.file.clone(), line.number);
            if let Err(whys) = self.take(&mut plan, &mut seen, line) {
                plan.refused.push(Left { file, line: number, whys });
            }
        }
        plan
    }

    #[expect(
        clippy::too_many_lines,
        reason = "what a line can be refused for, one below the other"
    )]
    fn take(
        &self,
        plan: &mut Plan,
        seen: &mut BTreeSet<String>,
        line: Line,
    ) -> Result<(), Vec<Why>> {
        sound(&line, self.today)?;
        let organisation = self.organisation(&line)?.to_owned();
        let site = self.site(&line, &organisation)?;
        let said = self.post(&line)?;
        let known_as = self.known_as(&line, &site.known_as);
        if !seen.insert(known_as.clone()) {
            return Err(why::line(Message::new("open-bring-twice").with("id", known_as)));
        }
        let by_hand = |p: &&Post| p.source[0].is_empty() && p.id == ids::plain(&line.id);
        if self.posts.iter().any(|p| by_hand(&p)) {
            return Err(why::line("open-bring-kept-here"));
        }
        if let Some(earlier) = plan.sites.get(&site.known_as) {
            if earlier.organisation != site.organisation {
                return Err(why::line("open-bring-site-of-two"));
            }
            if earlier.said != site.said || earlier.imported != site.imported {
                return Err(why::line("open-bring-site-differs"));
            }
        }
        let before = self.posts.iter().find(|p| p.source == [&self.source[..], &known_as]);
        if let Some(other) = before.filter(|p| p.organisation != organisation) {
            let said = Message::new("open-bring-post-of-other");
            return Err(why::line(said.with("name", other.organisation_name.clone())));
        }
        let met = self.meet(&site, before, said)?;
        let site_id = met.stays_at.clone().or(site.before.as_ref().map(|(id, _)| id.clone()));
        let is_same = |post: &Post| {
            let is_there = site_id.as_ref() == Some(&post.said.site);
            NewPost { site: String::new(), ..post.said.clone() }
                == NewPost { site: String::new(), ..met.said.clone() }
                && is_there
        };
        plan.posts.push(Arriving {
            is_new: !before.is_some_and(is_same),
            before: before.map(|p| (p.id.clone(), p.version, p.archived.is_some())),
            site: site.known_as.clone(),
            line,
            known_as,
            organisation,
            said: met.said,
            stays_at: met.stays_at,
            imported: met.imported,
            differs: met.differs,
        });
        plan.sites.entry(site.known_as.clone()).or_insert(site);
        Ok(())
    }

    fn organisation(&self, line: &Line) -> Result<&str, Vec<Why>> {
        let [id, name] = &line.organisation;
        let wanted = if self.only.is_empty() { name } else { &self.only };
        let plain = ids::plain(id);
        let by_id = |(known, _): &&(String, String)| {
            self.only.is_empty() && !plain.is_empty() && ids::plain(&ids::of(known)) == plain
        };
        let by_name = |(_, known): &&(String, String)| fold(known) == fold(wanted);
        let found = self.organisations.iter().find(by_id);
        let found = found.or_else(|| self.organisations.iter().find(by_name));
        found.map(|(id, _)| id.as_str()).ok_or_else(|| {
            why::line(if wanted.is_empty() {
                Message::new("open-bring-whose")
            } else {
                Message::new("open-bring-no-organisation").with("name", wanted.clone())
            })
        })
    }

    fn site(&self, line: &Line, organisation: &str) -> Result<Coming, Vec<Why>> {
        let mut form = form_of(&line.site);
        if form.value("name").trim().is_empty() {
            // A place without a name is called after its street, or its municipality.
            let called = [form.value("street"), form.value("municipality")];
            let called = called.iter().find(|text| !text.is_empty()).map_or("", |text| *text);
            let called = called.to_owned();
            form.set("name", called);
        }
        let said = form::site(&mut form).ok_or_else(|| why::site(&form))?;
        let known_as = match line.site_id.as_str() {
            "" => {
                ids::derived(organisation, &fold(&format!("{} {}", said.name, said.municipality)))
            }
            id => id.to_owned(),
        };
        let of_source = |s: &&Site| s.source == [&self.source[..], &known_as];
        let found = self.sites.iter().find(of_source);
        if found.is_some_and(|site| site.organisation != organisation) {
            return Err(why::line("open-bring-site-of-other"));
        }
        let there = hands::of_site(&said);
        let (said, differs) = match found {
            None => (said, vec![]),
            Some(site) => self.meet_site(site, &there)?,
        };
        let imported = hands::as_text(&there);
        Ok(Coming {
            is_new: found.is_none_or(|site| site.said != said),
            before: found.map(|site| (site.id.clone(), site.version)),
            organisation: organisation.to_owned(),
            known_as,
            said,
            imported: found.is_none_or(|site| site.imported != imported).then_some(imported),
            differs,
        })
    }

    /// What a work post chooses from.
    pub(super) fn known(&self) -> form::Known<'_> {
        form::Known {
            sites: vec![HERE],
            work_forms: self.forms.iter().map(|(id, rung)| (id.as_str(), *rung)).collect(),
            places_may_lack: true,
        }
    }

    fn post(&self, line: &Line) -> Result<NewPost, Vec<Why>> {
        let mut form = form_of(&line.post);
        form.set("site", HERE);
        for (field, unknown) in
            [("sector", "other"), ("summary", "Niet gekend."), ("work_form", &self.usual_form)]
        {
            if form.value(field).trim().is_empty() {
                form.set(field, unknown);
            }
        }
        if form.value("work_form").is_empty() {
            return Err(why::line("open-bring-framework"));
        }
        form::post(&mut form, &self.known()).ok_or_else(|| why::post(&form))
    }

    fn known_as(&self, line: &Line, site: &str) -> String {
        if !line.id.is_empty() {
            return line.id.clone();
        }
        let name = line.post.get("name").map_or("", String::as_str);
        ids::derived(site, &fold(name))
    }
}

/// Whether a line can be meant as it stands, beside what its forms say.
fn sound(line: &Line, today: Date) -> Result<(), Vec<Why>> {
    for id in [&line.id, &line.site_id, &line.organisation[0]] {
        if id.len() > LONGEST_ID || id.chars().any(char::is_control) {
            return Err(why::line(Message::new("open-bring-long-id").with("most", LONGEST_ID)));
        }
    }
    match line.checked.map(|day| meant(day, today)) {
        Some(Err(_)) => Err(why::line("open-bring-checked-wrong")),
        _ => Ok(()),
    }
}

pub(super) fn form_of(fields: &Fields) -> Form {
    Form::from_pairs(fields.iter().map(|(field, value)| (field.clone(), value.clone())))
}
