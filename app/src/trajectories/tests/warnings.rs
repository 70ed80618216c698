//! Warnings follow the days of a step.

use super::{add, nele};
use crate::testing::TestApp;
use base::values;

async fn warning(t: &TestApp, step: &str) -> Option<String> {
    let sql = "SELECT warning FROM step WHERE id = $1";
    t.app.db.row(sql, values![step]).await.unwrap().get("warning").unwrap()
}

/// Two work forms that may not overlap.
async fn against(t: &TestApp) -> (String, String) {
    let sql = "SELECT one, other FROM work_form_conflict ORDER BY one, other LIMIT 1";
    let row = t.app.db.row(sql, vec![]).await.unwrap();
    (row.get("one").unwrap(), row.get("other").unwrap())
}

#[tokio::test]
async fn an_ended_step_that_is_corrected_is_not_warned_of_what_came_years_later() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let (one, other) = against(&t).await;
        let early = add(&joris, &t, &nele, &[("work_form", &one), ("start", "2020-03-02")]).await;
        let stop = [
            ("version", "1"),
            ("day", "2021-03-01"),
            ("end_reason", "illness"),
            ("next", "unknown"),
        ];
        assert_eq!(joris.post(&format!("/steps/{early}/end"), &stop).await.status, 303);
        add(&joris, &t, &nele, &[("work_form", &other), ("start", "2024-03-02")]).await;
        let fields = [
            ("version", "2"),
            ("work_form", one.as_str()),
            ("place", "inpak"),
            ("start", "2020-03-02"),
            ("reason", "het was tijd"),
        ];
        assert_eq!(joris.post(&format!("/steps/{early}/edit"), &fields).await.status, 303);
        assert_eq!(warning(&t, &early).await, None);
    }
}

#[tokio::test]
async fn a_warning_goes_when_the_overlap_goes() {
    for t in TestApp::each().await {
        let (nele, joris) = (nele(&t).await, t.coach().await);
        let (one, other) = against(&t).await;
        let early = add(&joris, &t, &nele, &[("work_form", &one), ("start", "2026-01-05")]).await;
        let late = add(&joris, &t, &nele, &[("work_form", &other), ("start", "2026-06-01")]).await;
        assert!(warning(&t, &late).await.is_some());
        let stop = [
            ("version", "1"),
            ("day", "2026-05-31"),
            ("end_reason", "illness"),
            ("next", "unknown"),
        ];
        assert_eq!(joris.post(&format!("/steps/{early}/end"), &stop).await.status, 303);
        assert_eq!(warning(&t, &late).await, None);
    }
}
