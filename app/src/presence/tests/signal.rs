//! Three days away without a word.

use super::*;
use crate::offer::tests::post;
use crate::trajectories::tests::on_board;

/// Monday to Friday morning.
const MORNINGS: i64 = 0b01_0101_0101;

async fn note(client: &Client<'_>, path: &str, person: &str, code: &str) {
    let mut form = fields(&client.get(path).await.text);
    tick(&mut form, person, code);
    let reply = send(client, path, &form).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
}

#[tokio::test]
async fn the_third_day_in_a_row_without_a_word_stands_on_the_vangnet_until_somebody_hears_more() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let milan = placed(&t, "Milan", &post, MORNINGS, (date(2026, 3, 2), None)).await;
        monday(&t).await;
        t.clock.pass(jiff::SignedDuration::from_hours(24 * 4));
        let greta = t.instructor().await;
        let day = |n: i8| list(&post, date(2026, 11, n), 0);
        for (n, code, stands) in [
            (23, "unexcused", false),
            (24, "present", false),
            (25, "unexcused", false),
            (26, "unexcused", false),
            (27, "unexcused", true),
        ] {
            note(&greta, &day(n), &milan, code).await;
            let board = on_board(&t, &milan).await;
            assert_eq!(board.contains(&"unexcused".to_owned()), stands, "{n}: {board:?}");
        }
        let joris = t.coach().await;
        let board = joris.get("/safety-net?reason=unexcused").await.text;
        assert!(board.contains("Laatste keer weg zonder verwittigen: 27 november"), "{board}");
        assert!(board.contains(&format!("/people/{milan}/notes/new")));
        // He said why, as it turns out: it was no row of three.
        note(&greta, &day(26), &milan, "notified").await;
        assert!(!on_board(&t, &milan).await.contains(&"unexcused".to_owned()));
        note(&greta, &day(26), &milan, "unexcused").await;
        assert!(on_board(&t, &milan).await.contains(&"unexcused".to_owned()));
        // Somebody rings him.
        let heard = [
            ("day", "2026-11-27"),
            ("kind", "phone"),
            ("body", "Gebeld: het gaat wat beter."),
            ("level", "team"),
            ("is_contact", "yes"),
            ("contact", "yes"),
        ];
        let reply = joris.post(&format!("/people/{milan}/notes/new"), &heard).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert!(!on_board(&t, &milan).await.contains(&"unexcused".to_owned()));
    }
}
