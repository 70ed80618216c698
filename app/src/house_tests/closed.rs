//! A file that was closed, tried on every act: what the organisation kept is read, and nothing is written but
//! what opens the file again, or what can be asked of a keeper for ever.

use super::strangers::with_things;
use crate::access::Role;
use crate::routes::{Door, Listed};
use crate::testing::TestApp;
use crate::web;

/// What goes on in a closed file, by the beginning of the address, and why.
const GOES_ON: &[(&str, &str)] = &[
    ("/people/{id}/reopen", "opens the file again"),
    ("/people/{id}/steps/", "a step opens the file again"),
    ("/steps/{id}/", "a step that goes on does so too; else the form refuses"),
    ("/people/{id}/way-back/", "so does a way back"),
    ("/people/{id}/waiting/new", "so does a place to wait for"),
    ("/people/{id}/way-in/new", "so does a way in"),
    ("/asked/{id}", "so does a yes to a question of others"),
    ("/people/{id}/close", "says since when it is closed"),
    ("/people/{id}/corrections", "what is kept can be wrong"),
    ("/corrections/{id}", "what is kept can be wrong"),
    ("/people/{id}/insz", "a number can be forgotten"),
    ("/people/{id}/card/end", "ending opens nothing"),
    ("/people/{id}/parents/{row}/end", "ending opens nothing"),
    ("/referrals/{id}/withdraw", "a question that was asked is taken back"),
    ("/waiting/{id}/end", "is over with the file"),
    ("/way-in/{id}/", "is over with the file; going on opens it again"),
    ("/placements/{id}/", "is over with the file"),
    ("/expenses/{id}/decide", "what was spent before is paid back"),
    ("/expenses/{id}/paid", "what was spent before is paid back"),
    ("/agreements/{id}/end", "is over with the file"),
    ("/agreements/{id}/dimona", "that it is over is declared"),
];

/// What was noted is taken back also in a closed file: `consent::tests` shows it, as the one here is over.
const TAKEN_BACK: &str = "/consents/{id}/withdraw";

/// The acts on what Atelier De Kade keeps of one person.
fn acts() -> Vec<Listed> {
    let all = web::routes();
    let of_a_person = |r: &&Listed| r.door == Door::Person && r.path.contains('{');
    let acts = all.listed().iter().filter(of_a_person).filter(|r| r.method == "POST");
    let own = |r: &&Listed| r.path.starts_with("/mine") || r.path == TAKEN_BACK;
    acts.filter(|r| !own(r)).cloned().collect()
}

/// Closes the files on somebody.
async fn close(t: &TestApp, person: &str) {
    let mut work = t.app.db.work().await.unwrap();
    let close = "UPDATE involvement SET until_day = $2, closing_reason = 'x' WHERE person = $1";
    work.run(close, base::values![person, t.app.today()]).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn in_a_closed_file_nothing_is_written_but_what_opens_it_again() {
    for t in TestApp::each().await {
        let there = super::things(&t).await;
        let roles = [Role::Coach, Role::Coordinator];
        let keeper = t.add_account("Kato Keeper", &t.kade, &roles).await;
        let client = t.sign_in_account(&keeper).await;
        let mut wrong = vec![];
        for route in acts() {
            close(&t, &there.person).await;
            let path = with_things(route.path, &there);
            let goes_on = GOES_ON.iter().any(|(known, _)| route.path.starts_with(known));
            let mut statuses = vec![];
            for fields in ["", "version=1&day=2026-11-20&from=2026-11-20"] {
                let request = client
                    .request("POST", &path)
                    .header("content-type", "application/x-www-form-urlencoded")
                    .body(axum::body::Body::from(fields))
                    .unwrap();
                statuses.push(t.send(request).await.status);
            }
            if statuses.iter().any(|status| !matches!(status, 403 | 404)) && !goes_on {
                wrong.push((route.path, statuses));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
