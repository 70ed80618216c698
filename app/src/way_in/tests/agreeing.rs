//! The state "wachtlijst" and what the safety net reads are one truth.

use super::{go, sign_up, signed_up, way};
use crate::testing::TestApp;
use crate::trajectories::tests::on_board;
use crate::way_in::State;
use base::values;

async fn waits(t: &TestApp, person: &str) -> i64 {
    let sql = "SELECT count(*) AS n FROM waiting WHERE person = $1 AND until_day IS NULL";
    t.app.db.row(sql, values![person]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn who_stands_on_the_list_waits_and_who_left_it_does_not() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, id) = signed_up(&t, &joris, &[]).await;
        assert!(on_board(&t, &nele).await.contains(&"no-step".to_owned()));
        let list = [("queue", "day")];
        assert_eq!(go(&t, &joris, &id, ("waitlist", "2026-03-05"), &list).await, 303);
        assert_eq!(waits(&t, &nele).await, 1);
        assert!(!on_board(&t, &nele).await.contains(&"no-step".to_owned()));
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-03-09"), &[]).await, 303);
        assert_eq!(waits(&t, &nele).await, 0);
        let sql = "SELECT outcome FROM waiting WHERE person = $1";
        let row = t.app.db.row(sql, values![&nele]).await.unwrap();
        assert_eq!(row.get::<String>("outcome").unwrap(), "placed");
    }
}

#[tokio::test]
async fn waiting_on_a_list_ends_with_the_way_and_nowhere_else() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, id) = signed_up(&t, &joris, &[]).await;
        let list = [("queue", "day")];
        go(&t, &joris, &id, ("waitlist", "2026-03-05"), &list).await;
        let sql = "SELECT id FROM waiting WHERE person = $1";
        let row: String = t.app.db.row(sql, values![&nele]).await.unwrap().get("id").unwrap();
        let path = format!("/waiting/{row}/end");
        assert_eq!(joris.get(&path).await.location(), format!("/way-in/{id}"));
        let end = [("outcome", "placed"), ("day", "2026-03-06"), ("version", "1")];
        assert_eq!(joris.post(&path, &end).await.status, 403);
        let form = joris.get(&format!("/people/{nele}/steps/new")).await.text;
        assert!(!form.contains("name=\"placed\""), "a step does not end it: {form}");
        assert!(
            joris.get(&format!("/people/{nele}")).await.text.contains(&format!("/way-in/{id}"))
        );
    }
}

#[tokio::test]
async fn a_file_that_closes_stops_its_ways_and_does_not_close_over_who_waits() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, id) = signed_up(&t, &joris, &[]).await;
        let list = [("queue", "day")];
        go(&t, &joris, &id, ("waitlist", "2026-03-05"), &list).await;
        let close = [("why", "verhuisd"), ("day", "2026-11-22"), ("version", "1")];
        let path = format!("/people/{nele}/close");
        let refused = joris.post(&path, &close).await;
        assert!(refused.status == 422 && refused.text.contains(&format!("/way-in/{id}")));
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-03-09"), &[]).await, 303);
        assert_eq!(joris.post(&path, &close).await.status, 303);
        assert_eq!(way(&t, &id).await.now.state, State::Stopped);
    }
}

#[tokio::test]
async fn the_time_on_the_list_goes_where_the_way_goes_when_records_become_one() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, _) = signed_up(&t, &joris, &[]).await;
        let other = crate::safety_net::tests::person(&t, &t.kade, "Nelle").await;
        let id = sign_up(&t, &joris, &other, &[]).await;
        go(&t, &joris, &id, ("waitlist", "2026-03-05"), &[("queue", "day")]).await;
        let mut work = t.app.db.work().await.unwrap();
        work.run("UPDATE way_in SET person = $2 WHERE id = $1", values![&id, &nele]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(way(&t, &id).await.person, nele);
        go(&t, &joris, &id, ("intake", "2026-03-09"), &[]).await;
        assert_eq!(waits(&t, &nele).await, 0);
        let sql = "SELECT count(*) AS n FROM waiting WHERE person = $1 AND way_in = $2";
        let n: i64 = t.app.db.row(sql, values![&nele, &id]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 1, "the time on the list goes where the way is");
    }
}
