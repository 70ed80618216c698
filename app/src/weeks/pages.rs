//! The pages of the week plan.

mod closing;
mod closures;
mod next;
mod otherwise;
mod person;
mod week;

use crate::access::Role;
use crate::routes::Routes;

/// Who reads the week of an organisation: those who work with people there.
const READERS: [Role; 4] = [Role::Instructor, Role::Coach, Role::Coordinator, Role::Partner];

/// The routes of this room.
pub fn routes() -> Routes {
    let routes = week::routes().and(person::routes()).and(otherwise::routes());
    routes.and(next::routes()).and(closures::routes()).and(closing::routes())
}

/// The page that a tap was made on, as it was sent along: one of this room, or the week of the person. For
/// everything else the week of the person.
fn back(sent: &str, person: &str) -> String {
    let own = format!("/people/{person}/week");
    let is_plain = sent.bytes().all(|b| b.is_ascii_graphic());
    let is_ours = sent == "/weeks" || sent.starts_with("/weeks?");
    let is_own = sent == own || sent.starts_with(&format!("{own}?"));
    if is_plain && (is_ours || is_own) { sent.to_owned() } else { own }
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn a_tap_leads_back_to_a_page_of_this_program() {
        for good in ["/weeks", "/weeks?post=1&day=2026-11-23", "/people/7/week?day=2026-11-23"] {
            assert_eq!(back(good, "7"), good);
        }
        for bad in
            ["", "https://ander.example/weeks?", "//weeks?", "/people/8/week", "/weeks?\r\nx"]
        {
            assert_eq!(back(bad, "7"), "/people/7/week", "{bad:?}");
        }
    }
}
