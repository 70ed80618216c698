//! The national number is of the organisation that keeps it.

use super::elsewhere::of_both;
use crate::testing::TestApp;
use base::values;

/// A number with good check digits.
fn number() -> String {
    format!("850403123{:02}", 97 - 850_403_123 % 97)
}

async fn switch(t: &TestApp, organisation: &str, is_on: bool) {
    let mut work = t.app.db.work().await.unwrap();
    let sql = "UPDATE organisation SET may_keep_insz = $2 WHERE id = $1";
    work.run(sql, values![organisation, is_on]).await.unwrap();
    work.save().await.unwrap();
}

async fn kept(t: &TestApp) -> i64 {
    let sql = "SELECT count(*) AS n FROM person WHERE insz_cipher IS NOT NULL
        OR insz_hash IS NOT NULL OR insz_organisation IS NOT NULL";
    t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn a_number_is_shown_changed_and_forgotten_only_at_the_organisation_that_keeps_it() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        switch(&t, &t.kade, true).await;
        switch(&t, &t.leiekant, true).await;
        let (joris, bart) = (t.coach().await, t.stranger().await);
        let (path, file) = (format!("/people/{nele}/insz"), format!("/people/{nele}"));
        assert!(joris.get(&file).await.text.contains(&path), "nobody keeps it: he may");
        let number = number();
        assert_eq!(bart.post(&path, &[("version", "1"), ("insz", &number)]).await.status, 303);
        assert_eq!(joris.get(&path).await.status, 403);
        assert_eq!(joris.post(&format!("{path}/reveal"), &[]).await.status, 403);
        for fields in
            [[("version", "2"), ("insz", &*number)], [("version", "2"), ("forget", "yes")]]
        {
            assert_eq!(joris.post(&path, &fields).await.status, 403);
        }
        assert!(!joris.get(&file).await.text.contains(&path), "and it is not offered");
        assert_eq!(bart.post(&format!("{path}/reveal"), &[]).await.status, 200);
        assert_eq!(bart.post(&path, &[("version", "2"), ("forget", "yes")]).await.status, 303);
        assert_eq!(kept(&t).await, 0);
    }
}

#[tokio::test]
async fn a_number_whose_ground_was_withdrawn_is_not_shown_and_can_be_forgotten() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        switch(&t, &t.kade, true).await;
        let (joris, path, number) = (t.coach().await, format!("/people/{nele}/insz"), number());
        assert_eq!(joris.post(&path, &[("version", "1"), ("insz", &number)]).await.status, 303);
        switch(&t, &t.kade, false).await;
        let page = joris.get(&path).await;
        assert!(page.status == 200 && page.text.contains("Er staat nog een nummer bewaard"));
        assert!(!page.text.contains("reveal"));
        assert_eq!(joris.post(&format!("{path}/reveal"), &[]).await.status, 403);
        assert_eq!(joris.post(&path, &[("version", "2"), ("insz", &number)]).await.status, 403);
        assert_eq!(kept(&t).await, 1);
        assert_eq!(joris.post(&path, &[("version", "2"), ("forget", "yes")]).await.status, 303);
        assert_eq!(kept(&t).await, 0);
        assert_eq!(joris.get(&path).await.status, 403, "there is nothing to forget any more");
    }
}

#[tokio::test]
async fn who_takes_the_ground_away_hears_how_many_numbers_stay_and_erases_them() {
    for t in TestApp::each().await {
        let (nele, other) = (of_both(&t).await, t.somebody().await);
        switch(&t, &t.kade, true).await;
        let (joris, wout, number) = (t.coach().await, t.administrator().await, number());
        for person in [&nele, &other] {
            let fields = [("version", "1"), ("insz", &*number)];
            let reply = joris.post(&format!("/people/{person}/insz"), &fields).await;
            assert_eq!(reply.status, 303);
        }
        let path = format!("/organisations/{}", t.kade);
        let erase = format!("{path}/numbers/erase");
        assert_eq!(wout.post(&erase, &[]).await.status, 400);
        assert_eq!(kept(&t).await, 2, "what may be kept is not erased all at once");
        let off = [
            ("name", "Atelier De Kade"),
            ("kind", "arbeidszorg"),
            ("active", "yes"),
            ("version", "1"),
        ];
        let reply = wout.post(&path, &off).await;
        assert_eq!((reply.status, reply.location()), (303, path.as_str()));
        assert!(wout.get(&path).await.text.contains("Er staan nog 2 rijksregisternummers bewaard"));
        assert_eq!(joris.post(&erase, &[]).await.status, 404);
        assert_eq!(wout.post(&erase, &[]).await.status, 303);
        assert_eq!(kept(&t).await, 0);
        assert!(!wout.get(&path).await.text.contains("/numbers/erase"));
        let lines = "SELECT count(*) AS n FROM audit_line WHERE detail = 'forgotten'
            AND person IS NOT NULL";
        let lines = t.app.db.row(lines, vec![]).await.unwrap();
        assert_eq!(lines.get::<i64>("n").unwrap(), 2, "each person finds it in the log");
    }
}

#[tokio::test]
async fn a_number_of_another_birth_date_is_remarked_on_without_telling_the_number() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        switch(&t, &t.kade, true).await;
        let (joris, path, number) = (t.coach().await, format!("/people/{nele}/insz"), number());
        let mut work = t.app.db.work().await.unwrap();
        let sql = "UPDATE person SET birth = $2 WHERE id = $1";
        work.run(sql, values![&nele, "1990-04-03"]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(joris.post(&path, &[("version", "1"), ("insz", &number)]).await.status, 303);
        let page = joris.get(&path).await.text;
        assert!(page.contains("hoort bij een andere geboortedatum"), "{page}");
        assert!(page.contains("03/04/1990") && !page.contains("1985"), "{page}");
        let mut work = t.app.db.work().await.unwrap();
        work.run(sql, values![&nele, "1985"]).await.unwrap();
        work.save().await.unwrap();
        let page = joris.get(&path).await.text;
        assert!(!page.contains("andere geboortedatum"), "a year alone does not contradict it");
    }
}
