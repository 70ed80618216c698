//! Presences of two records that become one.

use super::tests::{merge, merge_id};
use crate::offer::tests::post;
use crate::presence::tests::{MONDAY, before, fields, list, monday, noted, placed, send, tick};
use crate::testing::TestApp;
use jiff::civil::date;

#[tokio::test]
async fn of_two_equal_half_days_one_stands_and_the_other_is_kept_in_what_stood_before() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let since = (date(2026, 3, 2), None);
        let kept = placed(&t, "Nele", &post, 3, since).await;
        let lost = placed(&t, "Neel", &post, 3, since).await;
        monday(&t).await;
        let greta = t.instructor().await;
        for half in [0, 1] {
            let path = list(&post, MONDAY, half);
            let mut form = fields(&greta.get(&path).await.text);
            if half == 0 {
                tick(&mut form, &lost, "unexcused");
            }
            assert_eq!(send(&greta, &path, &form).await.status, 303);
        }
        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{kept}/merge?with={lost}")).await.text;
        for words in ["Aanwezigheid", "Dagdelen waarvan beide dossiers", "Onverwittigd"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        assert_eq!(merge(&coach, &kept, &lost, &[("lead", "kept")]).await, 303);
        assert_eq!(noted(&t, &kept).await, ["present", "present"]);
        assert_eq!(before(&t, &kept).await, 1, "of the half-day that differs");
        t.clock.pass(jiff::SignedDuration::from_secs(5));
        let undo = format!("/merges/{}", merge_id(&t).await);
        assert!(coach.get(&undo).await.status == 200);
        assert_eq!(coach.post(&undo, &[("version", "2")]).await.status, 303);
        assert_eq!(noted(&t, &lost).await, ["unexcused", "present"]);
        assert_eq!((before(&t, &kept).await, before(&t, &lost).await), (0, 0));
    }
}
