//! What follows from opening a file: a look when something is shown, and a write while it still stands.

use super::opened::{is_merged, within};
use super::{Category, open};
use crate::audit::{self, Deed, Line, Thing};
use crate::consent::tests::give;
use crate::testing::TestApp;
use base::values;

/// Which pages the log says that somebody looked at.
async fn looks(t: &TestApp, account: &str) -> Vec<String> {
    let sql = "SELECT detail FROM audit_line WHERE action = 'look' AND account = $1 ORDER BY seq";
    let rows = t.app.db.rows(sql, values![account]).await.unwrap();
    rows.iter().map(|row| row.get("detail").unwrap()).collect()
}

#[tokio::test]
async fn what_was_refused_was_not_looked_at() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let lotte = t.partner().await;
        for closed in ["consents", "household", "looks", "insz", "edit", "card", "parents"] {
            let reply = lotte.get(&format!("/people/{nele}/{closed}")).await;
            assert_eq!(reply.status, 403, "{closed}");
        }
        assert_eq!(looks(&t, &lotte.account).await, Vec::<String>::new());
        assert_eq!(lotte.get(&format!("/people/{nele}/plan")).await.status, 200);
        assert_eq!(looks(&t, &lotte.account).await, ["plan: consent"]);
        // A form that is shown again shows the file.
        let coach = t.coach().await;
        assert_eq!(coach.post(&format!("/people/{nele}/team"), &[]).await.status, 422);
        assert_eq!(looks(&t, &coach.account).await, ["team: own-organisation"]);
    }
}

#[tokio::test]
async fn nothing_is_written_of_a_record_that_was_merged_away_meanwhile() {
    for t in TestApp::each().await {
        let (kept, lost) = (t.somebody().await, t.somebody().await);
        let coach = t.coach().await;
        let actor = t.actor(&coach).await;
        let answered = within(async {
            open(&t.app, &actor, &lost, "consents").await.unwrap();
            let fields = [("with", lost.as_str()), ("kept-version", "1"), ("lost-version", "1")];
            let merged = coach.post(&format!("/people/{kept}/merge"), &fields).await;
            assert_eq!(merged.status, 303, "{}", merged.text);
            let mut work = t.app.db.work().await.unwrap();
            let line = Line::by(&actor, Deed::Make, Thing::Consent, "x").about(&lost);
            audit::write(&mut work, t.app.now(), &[line]).await
        })
        .await;
        assert!(is_merged(&answered.unwrap_err()));
    }
}

#[tokio::test]
async fn nothing_is_taken_in_of_who_read_along_when_the_consent_ended_meanwhile() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let given = give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let actor = t.actor(&t.partner().await).await;
        let write = async || {
            let mut work = t.app.db.work().await.unwrap();
            let line = Line::by(&actor, Deed::Make, Thing::Letter, "x").about(&nele);
            audit::write(&mut work, t.app.now(), &[line]).await
        };
        let (before, after) = within(async {
            open(&t.app, &actor, &nele, "letters").await.unwrap();
            let before = write().await;
            let path = format!("/consents/{given}/withdraw");
            assert_eq!(t.coach().await.post(&path, &[]).await.status, 303);
            (before, write().await)
        })
        .await;
        assert!(before.is_ok());
        assert!(matches!(after, Err(base::db::Error::RowNotFound)), "{after:?}");
    }
}
