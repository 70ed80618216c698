//! What may be shared with whom at all, and what is open because of it.
//!
//! The sharing matrix: a person can give a partner no more than the partner's work asks for (law of
//! 30 July 2018, art. 9 and 10; decree of 9 February 2018, art. 11: only what help and continuity
//! need). Within a partner organisation, who guides reads what was given; an instructor reads who
//! somebody is, what was agreed and what the work goals are.

use super::{Category, Role};
use crate::organisations;
use std::collections::BTreeSet;

/// On what ground one of the reader's organisations reads what others keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Through {
    /// The person's consent, or a law that stands in its place.
    Consent,
    /// Access in an emergency, for some hours, with a reason.
    Emergency,
}

/// What a reader may read of what others keep about a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    /// The reader's organisation, to which it was given.
    pub organisation: String,
    /// The reader's role there.
    pub role: Role,
    /// On what ground.
    pub through: Through,
    /// What.
    pub categories: BTreeSet<Category>,
}

impl Share {
    /// Whether this category is open to the reader.
    pub fn opens(&self, category: Category) -> bool {
        self.categories.contains(&category) && opens(self.role, category)
    }
}

/// What can be needed at once when somebody's life or body is in danger.
pub const EMERGENCY: [Category; 5] =
    [Category::Identity, Category::Agreements, Category::Family, Category::Health, Category::Notes];

/// Whether a role in a partner organisation reads a category that was given to the organisation.
fn opens(role: Role, category: Category) -> bool {
    match role {
        role if role.guides() => true,
        Role::Instructor => {
            matches!(category, Category::Identity | Category::Agreements | Category::WorkGoals)
        }
        _ => false,
    }
}

/// What can be ticked and opens nothing yet: agreements of a meeting of partners have no place of their
/// own. It is offered no more; what was given keeps being read and can be withdrawn.
const NOTHING_BEHIND: [Category; 1] = [Category::Meetings];

/// What can be offered to an organisation of this kind on a consent form. Nothing is ever offered to a
/// province or an umbrella body: they see numbers.
pub fn offered(kind: organisations::Kind) -> Vec<Category> {
    use organisations::Kind;
    let without = |closed: &[Category]| {
        let open = |c: &Category| !closed.contains(c) && !NOTHING_BEHIND.contains(c);
        Category::ALL.into_iter().filter(open).collect::<Vec<_>>()
    };
    match kind {
        Kind::Arbeidszorg | Kind::Maatwerk | Kind::Ocmw | Kind::Caw | Kind::Vdab => without(&[]),
        Kind::Partner | Kind::Community => without(&[Category::Justice]),
        Kind::Union => without(&[Category::Health, Category::Justice]),
        Kind::Employer => vec![Category::Identity, Category::Agreements, Category::WorkGoals],
        Kind::Umbrella | Kind::Province => vec![],
    }
}

/// What stays open of a consent to an organisation of this kind: what the kind may be given. The rest rests
/// when an organisation became of another kind since.
pub(crate) fn kept_to(
    kind: organisations::Kind,
    given: impl IntoIterator<Item = Category>,
) -> BTreeSet<Category> {
    let may = offered(kind);
    let stays = |c: &Category| may.contains(c) || !may.is_empty() && NOTHING_BEHIND.contains(c);
    given.into_iter().filter(stays).collect()
}

/// Categories as one text, `,identity,notes,`: how the database keeps them.
pub(crate) fn as_text(categories: impl IntoIterator<Item = Category>) -> String {
    categories.into_iter().fold(String::from(","), |text, c| text + c.word() + ",")
}

/// The categories in such a text.
pub(crate) fn from_text(text: &str) -> BTreeSet<Category> {
    text.split(',').filter_map(Category::parse).collect()
}
