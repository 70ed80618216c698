//! Somebody whose file was closed stands on the list again.

use super::{count, emptied, mapping, small};
use crate::imports::command::into;
use crate::testing::TestApp;
use base::values;

#[tokio::test]
async fn a_closed_file_opens_again_with_a_line_when_the_list_brings_a_step_that_goes_on() {
    let open = "SELECT count(*) AS n FROM involvement WHERE until_day IS NULL";
    let lines = "SELECT count(*) AS n FROM audit_line
        WHERE action = 'reopen' AND subject_kind = 'file' AND person IS NOT NULL";
    for t in TestApp::each().await {
        emptied(&t).await;
        into(&t.app.db, &mapping(), &small(), false).await.unwrap();
        // One open step was not known here yet, and every file is closed meanwhile.
        let sql = "SELECT s.id FROM step s JOIN person p ON p.id = s.person
            WHERE s.end_day IS NULL AND p.family_name <> '' AND p.birth <> ''
            ORDER BY s.id LIMIT 1";
        let step: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let mut work = t.app.db.work().await.unwrap();
        work.run("DELETE FROM step WHERE id = $1", values![step]).await.unwrap();
        let close = "UPDATE involvement SET until_day = from_day, closing_reason = 'weg'";
        work.run(close, vec![]).await.unwrap();
        work.save().await.unwrap();
        let again = into(&t.app.db, &mapping(), &small(), false).await.unwrap();
        // Who has no name comes in anew; everybody else is known, and one of them got a step.
        assert_eq!((again.people, again.open_steps), (1, 2));
        assert_eq!(count(&t, open).await, 2);
        assert_eq!(count(&t, lines).await, 1);
    }
}
