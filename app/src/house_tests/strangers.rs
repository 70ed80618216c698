//! Every id in an address, tried by everybody who has nothing to do with it: what is somebody
//! else's answers exactly as what does not exist.
//!
//! A hole in a path that is not in the table below fails the test: a new route cannot be added
//! without saying whose its ids are.

use super::things::{Things, things};
use crate::access::Role;
use crate::routes::Listed;
use crate::testing::{Client, Reply, TestApp};
use crate::web;

/// What stands in a hole.
enum Hole {
    /// The id of a thing of Atelier De Kade, and who of another organisation may nevertheless know
    /// of it.
    Id(fn(&Things) -> &str, &'static [Role]),
    /// A word that is no secret.
    Word,
    /// A secret of its own: who has it may use it, whoever that is.
    Secret,
}

const NOBODY: &[Role] = &[];
/// They look after all organisations.
const ALL_HOUSES: &[Role] = &[Role::Administrator];
/// Regions are of the whole network, and these keep them.
const ALL_REGIONS: &[Role] = &[Role::Administrator, Role::NetworkCoordinator];

/// The piece of the path before a hole, the hole, and what stands in it.
const HOLES: &[(&str, &str, Hole)] = &[
    ("people", "{id}", Hole::Id(|t| &t.person, NOBODY)),
    ("households", "{id}", Hole::Id(|t| &t.household, NOBODY)),
    ("steps", "{id}", Hole::Id(|t| &t.step, NOBODY)),
    ("way-back", "{step}", Hole::Id(|t| &t.step, NOBODY)),
    ("waiting", "{id}", Hole::Id(|t| &t.waiting, NOBODY)),
    ("way-in", "{id}", Hole::Id(|t| &t.way_in, NOBODY)),
    ("permissions", "{id}", Hole::Id(|t| &t.permission, NOBODY)),
    ("notes", "{id}", Hole::Id(|t| &t.note, NOBODY)),
    ("appointments", "{id}", Hole::Id(|t| &t.appointment, NOBODY)),
    ("consents", "{id}", Hole::Id(|t| &t.consent, NOBODY)),
    ("goals", "{id}", Hole::Id(|t| &t.goal, NOBODY)),
    ("actions", "{id}", Hole::Id(|t| &t.action, NOBODY)),
    ("versions", "{version}", Hole::Id(|t| &t.plan_version, NOBODY)),
    ("corrections", "{id}", Hole::Id(|t| &t.correction, NOBODY)),
    ("retention", "{id}", Hole::Id(|t| &t.person, NOBODY)),
    ("handovers", "{id}", Hole::Id(|t| &t.handover, NOBODY)),
    ("receipts", "{id}", Hole::Id(|t| &t.consent, NOBODY)),
    ("asks", "{id}", Hole::Id(|t| &t.ask, NOBODY)),
    ("letters", "{id}", Hole::Id(|t| &t.letter, NOBODY)),
    ("emergency", "{id}", Hole::Id(|t| &t.emergency, NOBODY)),
    ("emergencies", "{id}", Hole::Id(|t| &t.emergency, &[Role::Dpo])),
    ("instruments", "{id}", Hole::Id(|t| &t.instrument, ALL_HOUSES)),
    ("domains", "{assessment}", Hole::Id(|t| &t.assessment, NOBODY)),
    ("attachments", "{file}", Hole::Id(|t| &t.attachment, NOBODY)),
    ("household", "{member}", Hole::Id(|t| &t.household_member, NOBODY)),
    ("parents", "{row}", Hole::Id(|t| &t.parent_access, NOBODY)),
    ("children", "{access}", Hole::Id(|t| &t.parent_access, NOBODY)),
    ("income", "{row}", Hole::Id(|t| &t.income, NOBODY)),
    ("team", "{member}", Hole::Id(|t| &t.team_member, NOBODY)),
    ("merges", "{id}", Hole::Id(|t| &t.merge, NOBODY)),
    ("requests", "{id}", Hole::Id(|t| &t.merge_request, NOBODY)),
    ("imports", "{id}", Hole::Id(|t| &t.import, ALL_HOUSES)),
    ("files", "{id}", Hole::Id(|t| &t.upload, NOBODY)),
    ("templates", "{id}", Hole::Id(|t| &t.template, NOBODY)),
    ("accounts", "{id}", Hole::Id(|t| &t.account, ALL_HOUSES)),
    ("organisations", "{id}", Hole::Id(|t| &t.organisation, ALL_HOUSES)),
    ("forms", "{id}", Hole::Id(|t| &t.work_form, ALL_HOUSES)),
    ("rules", "{id}", Hole::Id(|t| &t.rule, ALL_HOUSES)),
    ("regions", "{id}", Hole::Id(|t| &t.region, ALL_REGIONS)),
    ("sites", "{id}", Hole::Id(|t| &t.site, NOBODY)),
    ("of", "{id}", Hole::Id(|t| &t.organisation, NOBODY)),
    ("posts", "{id}", Hole::Id(|t| &t.work_post, NOBODY)),
    ("agreements", "{id}", Hole::Id(|t| &t.agreement, NOBODY)),
    ("who-agrees", "{id}", Hole::Word),
    ("placements", "{id}", Hole::Id(|t| &t.placement, NOBODY)),
    ("walk-ins", "{id}", Hole::Id(|t| &t.walk_in, NOBODY)),
    ("expenses", "{id}", Hole::Id(|t| &t.expense, NOBODY)),
    ("absences", "{id}", Hole::Id(|t| &t.absence, NOBODY)),
    ("exceptions", "{id}", Hole::Id(|t| &t.exception, NOBODY)),
    ("closures", "{id}", Hole::Id(|t| &t.closure, NOBODY)),
    ("sign-ups", "{id}", Hole::Id(|t| &t.sign_up, NOBODY)),
    ("sign-up", "{token}", Hole::Secret),
    ("referrals", "{id}", Hole::Id(|t| &t.referral, NOBODY)),
    ("asked", "{id}", Hole::Id(|t| &t.asked, NOBODY)),
    ("answer", "{token}", Hole::Secret),
    ("confirm", "{token}", Hole::Secret),
    ("calendar", "{token}", Hole::Secret),
    ("invitation", "{token}", Hole::Secret),
    ("enter", "{token}", Hole::Secret),
    ("recover", "{token}", Hole::Secret),
    ("offer", "{id}", Hole::Word),
    ("services", "{id}", Hole::Word),
    ("organizations", "{id}", Hole::Word),
    ("service_at_locations", "{id}", Hole::Word),
    ("taxonomies", "{id}", Hole::Word),
    ("taxonomy_terms", "{id}", Hole::Word),
    ("pictures", "{picture}", Hole::Word),
    ("help", "{task}", Hole::Word),
    ("language", "{code}", Hole::Word),
    ("size", "{word}", Hole::Word),
    ("look", "{file}", Hole::Word),
    ("export", "{format}", Hole::Word),
    ("tasks", "{task}", Hole::Word),
];

/// An id that nobody has.
const NOWHERE: &str = "0199aaaa00007000800000000000ffff";

fn hole(before: &str, name: &str, path: &str) -> &'static Hole {
    let found = HOLES.iter().find(|(piece, hole, _)| *piece == before && *hole == name);
    &found.unwrap_or_else(|| panic!("say in HOLES whose ids stand in {path}")).2
}

/// The holes of a path, each with the piece before it.
fn holes(path: &'static str) -> Vec<&'static Hole> {
    let pieces: Vec<&str> = path.split('/').collect();
    let pairs = pieces.windows(2).filter(|pair| pair[1].starts_with('{'));
    pairs.map(|pair| hole(pair[0], pair[1], path)).collect()
}

/// The path with its holes filled in, one after the other.
fn filled(path: &str, mut with: impl Iterator<Item = String>) -> String {
    let mut piece = |piece: &str| {
        if piece.starts_with('{') {
            // A word that is no secret may stand behind the ids.
            with.next().unwrap_or_else(|| "csv".to_owned())
        } else {
            piece.to_owned()
        }
    };
    path.split('/').map(&mut piece).collect::<Vec<_>>().join("/")
}

/// The path with what Atelier De Kade keeps in its holes.
pub(super) fn with_things(path: &'static str, there: &Things) -> String {
    let fill = |hole: &'static Hole| match hole {
        Hole::Id(get, _) => get(there).to_owned(),
        Hole::Word | Hole::Secret => "csv".to_owned(),
    };
    filled(path, holes(path).into_iter().map(fill))
}

/// The routes whose address holds ids, with who of another organisation may know of them.
fn routes() -> Vec<(Listed, Vec<fn(&Things) -> &str>, &'static [Role])> {
    let mut found = vec![];
    for route in web::routes().listed() {
        let mut getters = vec![];
        let mut known: &[Role] = &[];
        for hole in holes(route.path) {
            if let Hole::Id(get, roles) = hole {
                getters.push(*get);
                known = roles;
            }
        }
        if !getters.is_empty() {
            found.push((route.clone(), getters, known));
        }
    }
    found
}

/// What a stranger learns from an answer: everything except the ids that stood in the address.
fn learnt(reply: &Reply, ids: &[&str]) -> (u16, String, String) {
    let plain = |text: &str| {
        let mut text = text.to_owned();
        for id in ids {
            text = text.replace(id, "…");
        }
        // The number that keeps two sent forms of a test apart.
        let at = text.find("nth").map_or(text.len(), |at| at);
        let end = text[at..].find(['"', '&']).map_or(text.len(), |n| at + n);
        text.replace_range(at..end, "");
        text
    };
    (reply.status, plain(reply.location()), plain(&reply.text))
}

/// Sends what a method sends: once without anything, once with the fields every form has.
pub(super) async fn knock(client: &Client<'_>, method: &str, path: &str) -> Vec<Reply> {
    if method == "GET" {
        return vec![client.get(path).await];
    }
    let fields = [("version", "1"), ("day", "2026-11-20"), ("from", "2026-11-20")];
    vec![client.post(path, &[]).await, client.post(path, &fields).await]
}

/// Everybody who has nothing to do with Atelier De Kade, and the roles they have.
async fn strangers(t: &TestApp) -> Vec<(&'static str, Vec<Role>, Client<'_>)> {
    let mut all = vec![("nobody", vec![], t.nobody())];
    for (name, role) in [
        ("Iris Instructeur", Role::Instructor),
        ("Carla Coach", Role::Coach),
        ("Cor Coördinator", Role::Coordinator),
        ("Nico Netwerk", Role::NetworkCoordinator),
        ("Bea Beheerder", Role::Administrator),
        ("Dirk Dorpel", Role::Dpo),
        ("Petra Partner", Role::Partner),
    ] {
        let account = t.add_account(name, &t.leiekant, &[role]).await;
        all.push((name, vec![role], t.sign_in_account(&account).await));
    }
    let participant = t.participant("Piet Participant", &t.leiekant).await;
    all.push(("participant", vec![Role::Participant], t.sign_in_account(&participant).await));
    let closed = t.add_account("Gert Gesloten", &t.kade, &[Role::Coach]).await;
    let client = t.sign_in_account(&closed).await;
    let mut work = t.app.db.work().await.unwrap();
    let close = "UPDATE account SET active = FALSE WHERE id = $1";
    work.run(close, base::values![&closed]).await.unwrap();
    work.save().await.unwrap();
    all.push(("closed", vec![], client));
    all
}

#[tokio::test]
async fn what_is_of_others_answers_as_what_does_not_exist() {
    for t in TestApp::each().await {
        let there = things(&t).await;
        let routes = routes();
        for (name, roles, client) in strangers(&t).await {
            for (route, getters, known) in &routes {
                if roles.iter().any(|role| known.contains(role)) {
                    continue;
                }
                let real: Vec<&str> = getters.iter().map(|get| get(&there)).collect();
                let path = filled(route.path, real.iter().map(ToString::to_string));
                let nowhere = filled(route.path, real.iter().map(|_| NOWHERE.to_owned()));
                let one = knock(&client, route.method, &path).await;
                let other = knock(&client, route.method, &nowhere).await;
                let ids: Vec<&str> = real.iter().copied().chain([NOWHERE]).collect();
                for (one, other) in one.iter().zip(&other) {
                    let told = format!("{name}: {} {}", route.method, route.path);
                    let expected = if roles.is_empty() { 303 } else { 404 };
                    assert_eq!(one.status, expected, "{told}");
                    let is_login = one.location().starts_with("/login");
                    assert!(expected == 404 || is_login, "{told}");
                    assert_eq!(learnt(one, &ids), learnt(other, &ids), "{told}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_row_of_another_person_does_not_open_under_ones_own() {
    for t in TestApp::each().await {
        let there = things(&t).await;
        let own = t.somebody().await;
        let coach = t.coordinator().await;
        for (route, getters, _) in routes().iter().filter(|(_, getters, _)| getters.len() == 2) {
            let row = getters[1](&there);
            let path = |row: &str| filled(route.path, [own.clone(), row.to_owned()].into_iter());
            let one = knock(&coach, route.method, &path(row)).await;
            let other = knock(&coach, route.method, &path(NOWHERE)).await;
            for (one, other) in one.iter().zip(&other) {
                let ids = [row, NOWHERE];
                let told = format!("{} {}", route.method, route.path);
                assert!(matches!(one.status, 403 | 404 | 422), "{told}: {}", one.status);
                assert_eq!(learnt(one, &ids), learnt(other, &ids), "{told}");
            }
        }
    }
}

#[tokio::test]
async fn what_the_table_names_is_there_for_who_keeps_it() {
    for t in TestApp::each().await {
        let there = things(&t).await;
        let roles = [Role::Coach, Role::Coordinator, Role::Administrator];
        let keeper = t.add_account("Kato Keeper", &t.kade, &roles).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE import_upload SET account = $1";
        work.run(own, base::values![&keeper]).await.unwrap();
        work.save().await.unwrap();
        let client = t.sign_in_account(&keeper).await;
        // The file of the attachment is not on the disk, the merge has no fields to show, Atelier De
        // Kade has no members, the own scores are there for the person only, a child for its parent,
        // no term is over, the word in the hole is no task, and no duty is named.
        let elsewhere = [
            "/people/{id}/attachments/{file}",
            "/merges/{id}",
            "/organisations/{id}/members",
            "/mine/domains/{assessment}",
            "/retention/{id}",
            "/mine/children/{access}",
            "/people/{id}/plan/tasks/{task}",
            "/people/{id}/clocks/later",
        ];
        for (route, ..) in routes() {
            if route.method == "GET" && !elsewhere.contains(&route.path) {
                let reply = client.get(&with_things(route.path, &there)).await;
                assert_ne!(reply.status, 404, "{}", route.path);
            }
        }
    }
}
