//! Every page that only some roles have, tried by all other roles: for them it does not exist.

use crate::access::Role::{self, *};
use crate::routes::Door;
use crate::testing::TestApp;
use crate::web;

const WORKERS: &[Role] = &[Instructor, Coach, Coordinator, Partner];

/// The beginning of a path and the roles it is for. The longest beginning that fits counts.
const PAGES: &[(&str, &[Role])] = &[
    ("/accounts", &[Administrator, Coordinator]),
    ("/agreements", &[Coach, Coordinator]),
    ("/agreements/template", &[Coordinator]),
    ("/audit", &[Dpo, Administrator]),
    ("/caseload", &[Coach, Coordinator]),
    ("/clocks", &[Coach, Coordinator]),
    ("/closures", WORKERS),
    ("/closures/", &[Coordinator]),
    ("/consents/ending", &[Coordinator]),
    ("/corrections", &[Coach, Coordinator, Dpo]),
    ("/day", WORKERS),
    ("/dpo", &[Dpo, Administrator]),
    ("/emergencies", &[Dpo]),
    ("/emergency", &[Coach, Coordinator, Partner]),
    ("/expenses", &[Instructor, Coach, Coordinator]),
    ("/figures", &[Coach, Coordinator, NetworkCoordinator]),
    ("/figures/people", &[Coach, Coordinator]),
    ("/hours", &[Instructor, Coach, Coordinator, NetworkCoordinator]),
    ("/hours/", &[Coordinator]),
    ("/imports", &[Coordinator, Administrator]),
    ("/mail", &[Administrator]),
    ("/instruments", &[Coordinator, NetworkCoordinator, Administrator]),
    ("/merges", &[Coach, Coordinator]),
    ("/merges/requests", &[Coordinator]),
    ("/organisations", &[Administrator]),
    ("/posts", &[Coordinator]),
    ("/presence", &[Instructor, Coach, Coordinator]),
    ("/presence/walk-ins", &[Coach, Coordinator]),
    ("/sign-ups", &[Coach, Coordinator]),
    ("/sites", &[Coordinator]),
    ("/people", WORKERS),
    ("/people/new", &[Coach, Coordinator]),
    ("/referrals", &[Coach, Coordinator, Partner]),
    ("/referrals/figures", &[Coordinator, NetworkCoordinator]),
    ("/retention", &[Coordinator, Dpo, Administrator]),
    ("/returns", &[Coordinator, NetworkCoordinator]),
    ("/returns/", &[Coordinator]),
    ("/rights", &[Dpo, Administrator, Coordinator]),
    ("/safety-net", WORKERS),
    ("/settings", &[Administrator]),
    ("/settings/returns", &[Administrator]),
    ("/settings/regions", &[Administrator, NetworkCoordinator]),
    ("/shared", WORKERS),
    ("/sheets", &[Coordinator]),
    ("/templates", &[Coordinator]),
    ("/view-as", &[Administrator, Dpo]),
    ("/waiting-list", &[Instructor, Coach, Coordinator, Partner, NetworkCoordinator]),
    ("/waiting-list/states", &[Coordinator]),
    ("/way-in", WORKERS),
    ("/weeks", WORKERS),
    ("/welcome", &[Administrator]),
];

/// The roles a page is for.
fn roles_of(path: &str) -> &'static [Role] {
    let fits = PAGES.iter().filter(|(beginning, _)| path.starts_with(beginning));
    let found = fits.max_by_key(|(beginning, _)| beginning.len());
    found.unwrap_or_else(|| panic!("say in PAGES for which roles {path} is")).1
}

#[tokio::test]
async fn a_page_of_a_role_does_not_exist_for_all_other_roles() {
    for t in TestApp::each().await {
        let there = super::things::things(&t).await;
        for role in Role::ALL {
            let account = match role {
                Participant => t.participant("Piet Participant", &t.kade).await,
                _ => t.add_account(&format!("Rol {}", role.word()), &t.kade, &[role]).await,
            };
            let client = t.sign_in_account(&account).await;
            for route in web::routes().listed().iter().filter(|r| r.door == Door::Role) {
                if roles_of(route.path).contains(&role) {
                    continue;
                }
                let question = match route.path {
                    "/figures/people" => "?scope=x&from=2026-01-01&to=2026-12-31&what=stock",
                    _ => "",
                };
                let path = super::strangers::with_things(route.path, &there) + question;
                for reply in super::strangers::knock(&client, route.method, &path).await {
                    assert_eq!(reply.status, 404, "{role:?}: {} {path}", route.method);
                }
            }
        }
    }
}

#[tokio::test]
async fn a_page_of_a_role_opens_for_that_role() {
    for t in TestApp::each().await {
        let pages = web::routes();
        let pages = pages.listed().iter().filter(|r| r.door == Door::Role && r.method == "GET");
        // The page of people behind a number needs to be asked for a number.
        let pages: Vec<_> =
            pages.filter(|r| !r.path.contains('{') && r.path != "/figures/people").collect();
        for role in Role::ALL.into_iter().filter(|role| *role != Participant) {
            let account = t.add_account(&format!("Rol {}", role.word()), &t.kade, &[role]).await;
            let client = t.sign_in_account(&account).await;
            for page in pages.iter().filter(|r| roles_of(r.path).contains(&role)) {
                let reply = client.get(page.path).await;
                assert!(matches!(reply.status, 200 | 303), "{role:?} {}", page.path);
            }
        }
    }
}
