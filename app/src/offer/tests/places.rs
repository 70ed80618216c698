//! Where it is and how it looks: points of sites, regions, pictures.

use super::{last, post};
use crate::offer::picture::{self, tests::png};
use crate::offer::store::pictures;
use crate::testing::TestApp;

#[tokio::test]
async fn a_site_that_is_pointed_out_is_measured_and_drawn_from_there() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nobody = t.nobody();
        let one = nobody.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains("In het midden van de gemeente"), "{one}");
        let near = nobody.get("/offer?near=Kortrijk").await.text;
        assert!(near.contains("in Kortrijk") && near.contains("r=\"15\""), "{near}");
        let site = last(&t, "SELECT id FROM site").await;
        let path = format!("/sites/{site}");
        let fields = |north: &'static str, east: &'static str| {
            [
                ("name", "Loods"),
                ("municipality", "Kortrijk"),
                ("latitude", north),
                ("longitude", east),
                ("version", "1"),
            ]
        };
        let marieke = t.coordinator().await;
        let wrong = marieke.post(&path, &fields("noord", "3,2")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("id=\"latitude-error\"") && wrong.text.contains("noord"));
        assert_eq!(marieke.post(&path, &fields("50,8500", "3,2649")).await.status, 303);
        let one = nobody.get(&format!("/offer/{post}")).await.text;
        assert!(one.contains("Op de plek zelf") && one.contains("50.85, 3.2649"), "{one}");
        let near = nobody.get("/offer?near=Kortrijk").await.text;
        assert!(near.contains("minuten met de fiets") && near.contains("r=\"11\""), "{near}");
        let told = nobody.get(&format!("/offer/hsds/services/{post}")).await.text;
        assert!(told.contains("\"latitude\":50.85"), "{told}");
        let form = marieke.get(&path).await.text;
        assert!(form.contains("value=\"50.85\"") && form.contains("data-point-map"));
    }
}

#[tokio::test]
async fn the_offer_is_looked_through_by_region() {
    for t in TestApp::each().await {
        post(&t).await;
        let keeper = t.network_coordinator().await;
        for (name, places) in [("Zuid", "Kortrijk\nKuurne"), ("Kust", "De Panne")] {
            let fields = [("name", name), ("places", places)];
            assert_eq!(keeper.post("/settings/regions/new", &fields).await.status, 303);
        }
        assert!(keeper.get("/settings/regions").await.text.contains("Zuid"));
        let nobody = t.nobody();
        for (name, is_found) in [("Zuid", true), ("Kust", false)] {
            let id: String = {
                let sql = "SELECT id FROM region WHERE name = $1";
                t.app.db.row(sql, base::values![name]).await.unwrap().get("id").unwrap()
            };
            let text = nobody.get(&format!("/offer?region={id}")).await.text;
            assert_eq!(text.contains("Je vult dozen"), is_found, "{name}");
        }
        assert!(nobody.get("/offer?region=onzin").await.text.contains("Je vult dozen"));
    }
}

#[tokio::test]
async fn a_picture_is_sent_with_words_shown_to_everybody_and_goes_with_its_work_post() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let marieke = t.coordinator().await;
        let path = format!("/posts/{post}/pictures");
        let file = png(40, 20);
        let silent = marieke.upload(&path, &[("alt", "")], ("file", "a.png", &file)).await;
        assert_eq!(silent.status, 422);
        assert!(silent.text.contains("id=\"alt-error\""), "{}", silent.text);
        let text =
            marieke.upload(&path, &[("alt", "Een tafel")], ("file", "a.png", b"tekst")).await;
        assert_eq!(text.status, 422);
        assert!(text.text.contains("geen JPEG of PNG") && text.text.contains("Een tafel"));
        let much = vec![0; 22 * 1024 * 1024];
        let large = marieke.upload(&path, &[("alt", "Een tafel")], ("file", "a.png", &much)).await;
        assert_eq!(large.status, 422);
        assert!(large.text.contains("Deze foto is te groot"), "{}", large.text);
        let sent = marieke.upload(&path, &[("alt", "Een tafel")], ("file", "a.png", &file)).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let nobody = t.nobody();
        let page = nobody.get(&format!("/offer/{post}")).await.text;
        assert!(page.contains("alt=\"Een tafel\" width=\"40\" height=\"20\""), "{page}");
        let id = last(&t, "SELECT id FROM post_picture").await;
        let address = format!("/offer/{post}/pictures/{id}");
        let shown = nobody.get(&address).await;
        assert_eq!(shown.headers["content-type"], "image/jpeg");
        assert_eq!(shown.headers["cache-control"], "public, max-age=86400");
        let other = t.stranger().await.upload(&path, &[("alt", "x")], ("file", "a", &file)).await;
        assert_eq!(other.status, 404);
        marieke.post(&format!("/posts/{post}/archive"), &[("version", "1")]).await;
        assert_eq!(nobody.get(&address).await.status, 404);
        let left = "SELECT CAST(count(*) AS TEXT) AS id FROM post_picture";
        assert_eq!(last(&t, left).await, "0");
    }
}

#[tokio::test]
async fn a_fifth_picture_is_refused_also_when_it_was_sent_at_the_same_time() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let marieke = t.coordinator().await;
        let actor = t.actor(&marieke).await;
        for number in 0..5 {
            let made = picture::make(&png(4, 4)).unwrap();
            let mut work = t.app.db.work().await.unwrap();
            let by = (post.as_str(), actor.account.as_str());
            let id = pictures::add(&mut work, t.app.now(), by, "Een tafel", made).await.unwrap();
            work.save().await.unwrap();
            assert_eq!(id.is_some(), number < 4, "{number}");
        }
        let path = format!("/posts/{post}/pictures");
        let more = marieke.upload(&path, &[("alt", "Nog een")], ("file", "a", &png(4, 4))).await;
        assert_eq!(more.status, 422);
        assert!(more.text.contains("al vier foto’s"), "{}", more.text);
    }
}

#[tokio::test]
async fn what_is_not_offered_shows_no_picture_and_gets_none() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let (marieke, nobody) = (t.coordinator().await, t.nobody());
        let path = format!("/posts/{post}/pictures");
        let file = png(40, 20);
        let send = async || {
            let sent = [("alt", "Een tafel")];
            marieke.upload(&path, &sent, ("file", "a.png", &file)).await.status
        };
        assert_eq!(send().await, 303);
        let id = last(&t, "SELECT id FROM post_picture").await;
        let address = format!("/offer/{post}/pictures/{id}");
        let linked = format!("/offer/{post}/jsonld");
        assert!(nobody.get(&linked).await.text.contains("ImageObject"));
        for (active, seen) in [(false, 404), (true, 200)] {
            let mut work = t.app.db.work().await.unwrap();
            let stop = "UPDATE organisation SET active = $2 WHERE id = $1";
            work.run(stop, base::values![&t.kade, active]).await.unwrap();
            work.save().await.unwrap();
            assert_eq!(nobody.get(&address).await.status, seen);
            assert_eq!(nobody.get(&linked).await.text.contains("ImageObject"), active);
        }
        let site = last(&t, "SELECT id FROM site").await;
        marieke.post(&format!("/sites/{site}/archive"), &[("version", "1")]).await;
        assert_ne!(send().await, 303, "its site is archived");
    }
}
