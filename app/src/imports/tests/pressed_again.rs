//! The go-ahead of one file, pressed more than once.

use super::count;
use super::screen::to_preview;
use crate::testing::TestApp;

const LIST: &str = "Naam;Voornaam;Geboortedatum\nZandvoorde;Nele;3/4/1985\nDuinhof;Piet;5/6/1980\n";

#[tokio::test]
async fn one_file_gives_one_run_however_often_the_button_is_pressed() {
    for t in TestApp::each().await {
        let who = t.coordinator().await;
        let before = count(&t, "SELECT count(*) AS n FROM person").await;
        let preview = to_preview(&t, &who, LIST).await;
        let id = preview.split('/').nth(3).unwrap();
        let run = format!("/imports/{id}");
        // With a field of its own each, so that none is taken for the same form sent twice. Sent as it
        // is: only one of them changes something.
        let press = |n: &'static str| {
            let form = who.request("POST", &preview);
            let form = form.header("content-type", "application/x-www-form-urlencoded");
            t.send(form.body(format!("wrong=skip&n={n}").into()).unwrap())
        };
        let pressed = futures_util::future::join_all(["1", "2", "3"].map(press)).await;
        for reply in pressed.iter().chain([&press("4").await, &who.get(&preview).await]) {
            assert_eq!((reply.status, reply.location()), (303, run.as_str()), "{}", reply.text);
        }
        assert_eq!(count(&t, "SELECT count(*) AS n FROM import_run").await, 1);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before + 2);
        let page = who.get(&run).await;
        assert!(page.text.contains("Nele Zandvoorde"), "{}", page.text);
        // To others the file was never there, and a file that was thrown away leads nowhere.
        assert_eq!(t.stranger().await.get(&preview).await.status, 404);
        let other = to_preview(&t, &who, LIST).await;
        who.post(&other.replace("preview", "forget"), &[]).await;
        assert_eq!(who.get(&other).await.status, 404);
    }
}
