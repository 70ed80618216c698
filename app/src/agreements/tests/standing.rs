//! What stands: a signed agreement, one draft about the same days, and what is refused before it is so.

use super::walking::{made, placed, signed};
use crate::agreements::{State, store};
use crate::testing::TestApp;
use base::values;

#[tokio::test]
async fn what_is_signed_is_not_given_back_changed_or_thrown_away() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        signed(&joris, &id).await;
        let page = joris.get(&format!("/agreements/{id}")).await.text;
        assert!(!page.contains(&format!("/agreements/{id}/state")), "{page}");
        let change = [("from", "2026-11-02"), ("tasks", "anders"), ("version", "3")];
        for (path, fields) in [
            ("state", [("to", "draft"), ("version", "3")].as_slice()),
            ("state", &[("to", "to-sign"), ("version", "3")]),
            ("edit", &change),
            ("remove", &[("version", "3")]),
        ] {
            let reply = joris.post(&format!("/agreements/{id}/{path}"), fields).await;
            assert_eq!(reply.status, 403, "{path}: {}", reply.text);
            assert!(reply.text.contains("maak een volgende overeenkomst"), "{}", reply.text);
        }
        // Nor past the page, by who opened it before it was signed.
        let (now, at) = (t.app.now(), (id.as_str(), 3));
        let mut work = t.app.db.work().await.unwrap();
        assert!(!store::give_back(&mut work, now, at).await.unwrap());
        assert!(!store::to_sign(&mut work, now, at).await.unwrap());
        assert!(!store::remove(&mut work, &id, 3).await.unwrap());
        drop(work);
        let one = store::one(&t.app.db, &id).await.unwrap().unwrap();
        assert_eq!((one.state, one.said.len()), (State::Signed, 4));
        let end = [("day", "2026-11-20"), ("version", "3")];
        assert_eq!(joris.post(&format!("/agreements/{id}/end"), &end).await.status, 303);
    }
}

#[tokio::test]
async fn what_was_declared_is_no_draft_to_throw_away() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        let mut work = t.app.db.work().await.unwrap();
        let sql = "UPDATE agreement SET dimona_in = '2026-03-02' WHERE id = $1";
        work.run(sql, values![&id]).await.unwrap();
        work.save().await.unwrap();
        let old = [("version", "1")];
        assert_eq!(joris.post(&format!("/agreements/{id}/remove"), &old).await.status, 403);
        assert_eq!(joris.get(&format!("/agreements/{id}/edit")).await.status, 403);
        signed(&joris, &id).await;
    }
}

#[tokio::test]
async fn of_two_equal_drafts_one_stands_and_the_other_is_led_to_it() {
    for t in TestApp::each().await {
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let (_, step, post) = placed(&t, &joris).await;
        let path = format!("/steps/{step}/agreements/new");
        let new = [("work_post", post.as_str()), ("from", "2026-03-02"), ("tasks", "dozen")];
        let (one, other) = tokio::join!(joris.post(&path, &new), marieke.post(&path, &new));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        let sql = "SELECT id FROM agreement";
        let rows = t.app.db.rows(sql, values![]).await.unwrap();
        assert_eq!(rows.len(), 1);
        let id: String = rows[0].get("id").unwrap();
        let told = if one.status == 422 { one.text } else { other.text };
        assert!(told.contains(&format!("href=\"/agreements/{id}\"")), "{told}");
        assert!(told.contains("from-error") && told.contains("dozen"), "nothing typed is lost");
        // What is signed has a next one beside it; one that never began is in nobody's way.
        signed(&joris, &id).await;
        assert_eq!(joris.post(&path, &new).await.status, 303);
    }
}

#[tokio::test]
async fn a_day_of_signing_that_cannot_be_is_refused_at_the_field() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        let go = [("to", "to-sign"), ("version", "1")];
        assert_eq!(joris.post(&format!("/agreements/{id}/state"), &go).await.status, 303);
        for day in ["1900-01-01", "2024-03-01", "2027-01-01"] {
            let sign = [("day", day), ("by", "Nele en Joris"), ("version", "2")];
            let reply = joris.post(&format!("/agreements/{id}/sign"), &sign).await;
            assert_eq!(reply.status, 422, "{day}");
            assert!(reply.text.contains("day-error"), "{day}: {}", reply.text);
        }
        let sign = [("day", "2026-02-20"), ("by", "Nele en Joris"), ("version", "2")];
        assert_eq!(joris.post(&format!("/agreements/{id}/sign"), &sign).await.status, 303);
    }
}

#[tokio::test]
async fn what_nobody_signed_stands_apart_among_what_runs() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, step, post) = placed(&t, &joris).await;
        let id = made(&t, &joris, &step, &post).await;
        let list = joris.get("/agreements?list=running").await.text;
        for words in ["Eén overeenkomst, waarvan 1 niet ondertekend", "Nog niet ondertekend"] {
            assert!(list.contains(words), "{words}: {list}");
        }
        signed(&joris, &id).await;
        let list = joris.get("/agreements?list=running").await.text;
        assert!(!list.contains("waarvan") && !list.contains("Nog niet ondertekend"), "{list}");
    }
}
