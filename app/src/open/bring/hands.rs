//! What somebody changed by hand stays when a source says it again: field by field, what the source said last
//! time, what stands here, and what the source says now.

use super::Fields;
use crate::offer::{NewPost, NewSite, form};
use std::collections::BTreeSet;

/// The word that stands for every field.
pub const ALL: &str = "all";
/// Where a work post is, among its fields: what its site is called in the source.
pub const SITE: &str = "site";

/// A field that was changed by hand and of which the source says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differs {
    /// The field.
    pub field: String,
    /// What stands here, by hand.
    pub here: String,
    /// What the source says.
    pub there: String,
    /// Whether the source was chosen.
    pub is_taken: bool,
}

/// What is known of one record.
pub struct Three<'a> {
    /// What the source said last time; nothing when that was not noted.
    pub last: Option<Fields>,
    /// What stands here.
    pub here: Fields,
    /// What the source says now.
    pub there: &'a Fields,
}

/// The fields as they are to be, and those that were changed by hand: these stay, unless the field is among
/// those that are taken from the source.
pub fn join(of: &Three<'_>, takes: &BTreeSet<String>, named: &str) -> (Fields, Vec<Differs>) {
    let (mut all, mut differs) = (of.here.clone(), vec![]);
    for (field, there) in of.there {
        let here = of.here.get(field).cloned().unwrap_or_default();
        let is_by_hand = match &of.last {
            Some(last) => last.get(field).is_none_or(|last| *last != here),
            None => true,
        };
        if here == *there {
            continue;
        }
        let field_name = format!("{named}{field}");
        let is_taken = takes.contains(ALL) || takes.contains(&field_name);
        if !is_by_hand || is_taken {
            all.insert(field.clone(), there.clone());
        }
        if is_by_hand {
            differs.push(Differs { field: field_name, here, there: there.clone(), is_taken });
        }
    }
    (all, differs)
}

/// A site as fields.
pub fn of_site(said: &NewSite) -> Fields {
    without(form::of_site(said, 0).fields())
}

/// A work post as fields, with what its site is called.
pub fn of_post(said: &NewPost, site: &str) -> Fields {
    let mut fields = without(form::of_post(said, 0).fields());
    fields.insert(SITE.to_owned(), site.to_owned());
    fields
}

/// The version is of the record, not of what is said.
fn without(mut fields: Fields) -> Fields {
    fields.remove("version");
    fields
}

/// As it is stored.
pub fn as_text(fields: &Fields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}

/// What was stored; nothing when it was not noted.
pub fn from_text(text: &str) -> Option<Fields> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn what_was_changed_by_hand_stays_and_all_else_follows_the_source() {
        let last = fields(&[("name", "Tuin"), ("summary", "Wieden"), ("dutch", "")]);
        let here = fields(&[("name", "Moestuin"), ("summary", "Wieden"), ("dutch", "a1")]);
        let there =
            fields(&[("name", "Tuin 2"), ("summary", "Wieden en oogsten"), ("dutch", "a1")]);
        let three = Three { last: Some(last), here, there: &there };
        let (all, differs) = join(&three, &BTreeSet::new(), "");
        let wanted = [("name", "Moestuin"), ("summary", "Wieden en oogsten"), ("dutch", "a1")];
        assert_eq!(all, fields(&wanted));
        assert_eq!(differs.len(), 1);
        assert_eq!((differs[0].here.as_str(), differs[0].there.as_str()), ("Moestuin", "Tuin 2"));
        let takes = BTreeSet::from(["name".to_owned()]);
        let (all, differs) = join(&three, &takes, "");
        assert_eq!(all["name"], "Tuin 2");
        assert!(differs[0].is_taken);
    }

    #[test]
    fn what_was_never_noted_is_taken_for_a_hand() {
        let there = fields(&[("name", "Tuin 2")]);
        let three = Three { last: None, here: fields(&[("name", "Tuin")]), there: &there };
        assert_eq!(join(&three, &BTreeSet::new(), "site.").0["name"], "Tuin");
        let all = BTreeSet::from([ALL.to_owned()]);
        assert_eq!(join(&three, &all, "site.").0["name"], "Tuin 2");
    }
}
