//! What a merge ends, over HTTP: what was made for one record opens nothing of the other, and an undo
//! gives it back.

use super::random_people::facts;
use super::tests::{aim, merge, merge_id, person};
use crate::access::{Category, Role};
use crate::consent::tests::give;
use crate::portal::tests::{card, enter, inside, is_in};
use crate::testing::TestApp;
use base::values;
use jiff::SignedDuration;

const WORD: [(&str, &str); 2] = [("question", "word"), ("answer", "geheim")];

async fn lines(t: &TestApp, what: &str) -> i64 {
    let sql = "SELECT count(*) AS n FROM audit_line WHERE detail = 'merged' AND subject_kind = $1";
    t.app.db.row(sql, values![what]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn cards_of_both_records_and_who_is_in_with_them_end_with_a_merge_and_come_back_without_who_was_in()
 {
    for t in TestApp::each().await {
        let (real, invented) =
            (person(&t, &t.kade, "Leen", "1968").await, person(&t, &t.kade, "Vals", "1950").await);
        let coach = t.coach().await;
        let own = card(&coach, &real, &[("question", "word"), ("answer", "eigen")]).await;
        let code = card(&coach, &invented, &WORD).await;
        let within = enter(&t, &code, "geheim").await;
        assert!(is_in(&within));
        let link = coach.post(&format!("/people/{invented}/card/link"), &[]).await;
        assert_eq!(link.status, 303, "{}", link.text);
        let mut before = facts(&t).await;
        before.remove("ladder_version"); // counts on
        let preview = coach.get(&format!("/people/{real}/merge?with={invented}")).await.text;
        assert!(preview.contains("De kaarten en links van beide dossiers stoppen"), "{preview}");
        assert!(preview.contains("Eigen account") && !preview.contains('⟦'), "{preview}");
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(merge(&coach, &real, &invented, &[]).await, 303);
        assert_eq!(inside(&t, &within, "/mine").await.status, 303, "who was in is out");
        assert!(!is_in(&enter(&t, &code, "geheim").await));
        assert!(!is_in(&enter(&t, &own, "eigen").await));
        assert_eq!((lines(&t, "card").await, lines(&t, "entry-link").await), (2, 1));
        let told = coach.get(&format!("/people/{real}/card")).await.text;
        assert!(told.contains("samengevoegd met een ander"), "{told}");
        let path = format!("/merges/{}", merge_id(&t).await);
        let page = coach.get(&path).await.text;
        assert!(page.contains("Kaarten om binnen te komen: 2"), "{page}");
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(coach.post(&path, &[("version", "2")]).await.status, 303);
        let now = facts(&t).await;
        for (table, rows) in &before {
            assert_eq!(&now[table], rows, "{table}");
        }
        assert_eq!(inside(&t, &within, "/mine").await.status, 303, "a session stays over");
        assert!(is_in(&enter(&t, &code, "geheim").await));
    }
}

#[tokio::test]
async fn a_card_that_was_stopped_after_a_merge_stays_stopped_when_that_is_undone() {
    for t in TestApp::each().await {
        let (real, invented) =
            (person(&t, &t.kade, "Leen", "1968").await, person(&t, &t.kade, "Vals", "1950").await);
        let coach = t.coach().await;
        let code = card(&coach, &invented, &WORD).await;
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(merge(&coach, &real, &invented, &[]).await, 303);
        let page = format!("/people/{real}/card");
        let told = coach.get(&page).await.text;
        assert!(told.contains("dan werkt ze weer") && told.contains("/card/end"), "{told}");
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(coach.post(&format!("{page}/end"), &[]).await.status, 303);
        assert!(!coach.get(&page).await.text.contains("dan werkt ze weer"));
        t.clock.pass(SignedDuration::from_secs(5));
        let path = format!("/merges/{}", merge_id(&t).await);
        assert_eq!(coach.post(&path, &[("version", "2")]).await.status, 303);
        assert!(!is_in(&enter(&t, &code, "geheim").await));
    }
}

#[tokio::test]
async fn an_emergency_rests_while_a_merge_gives_the_reader_an_own_file() {
    for t in TestApp::each().await {
        let nele = person(&t, &t.kade, "Nele", "1985-04-03").await;
        let theirs = person(&t, &t.leiekant, "Nele", "1985-04-03").await;
        t.add_account("Ruben Dijk", &t.leiekant, &[Role::Coordinator]).await;
        let ruben = t.sign_in("Ruben Dijk").await;
        crate::consent::tests::emergency(&t, &nele, &ruben).await;
        let page = format!("/people/{nele}");
        assert!(ruben.get(&page).await.text.contains("Noodtoegang tot"));
        t.clock.pass(SignedDuration::from_secs(5));
        assert_eq!(ruben.post(&format!("/people/{theirs}/merge/ask"), &[]).await.status, 303);
        let sql = "SELECT id FROM merge_request";
        let id: String = t.app.db.row(sql, values![]).await.unwrap().get("id").unwrap();
        let (path, boss) = (format!("/merges/requests/{id}"), t.coordinator().await);
        assert_eq!(boss.post(&path, &[("answer", "yes")]).await.status, 303);
        let own = ruben.get(&format!("/people/{theirs}")).await;
        let kept = if own.status == 200 { &theirs } else { &nele };
        let text = ruben.get(&format!("/people/{kept}")).await.text;
        assert!(!text.contains("Noodtoegang tot"), "{text}");
        assert!(!ruben.get("/emergency").await.text.contains("Nu open in nood"));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, told from its beginning to its end")]
async fn between_organisations_what_who_asked_had_opened_stops_and_an_undo_gives_it_back() {
    for t in TestApp::each().await {
        let ours = person(&t, &t.kade, "Dirk", "1974-11-29").await;
        person(&t, &t.leiekant, "Dirk", "1974-11-29").await;
        let coach = t.coach().await;
        give(&t, &ours, &t.ocmw, &[Category::Agreements]).await;
        let code = card(&coach, &ours, &WORD).await;
        let sql = "UPDATE account SET email = 'dirk@elders.example', password_hash = 'x'
            WHERE person IS NOT NULL";
        t.app.db.script(sql).await.unwrap();
        let sql = "SELECT id FROM account WHERE person IS NOT NULL";
        let account: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let signed_in = t.sign_in_account(&account).await;
        assert_eq!(signed_in.get("/mine").await.status, 200);
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/people/{ours}")).await.status, 200);
        coach.post(&format!("/people/{ours}/merge/ask"), &[]).await;
        let before = facts(&t).await;
        t.clock.pass(SignedDuration::from_secs(5));

        t.add_account("Ruben Dijk", &t.leiekant, &[Role::Coordinator]).await;
        let ruben = t.sign_in("Ruben Dijk").await;
        let sql = "SELECT id FROM merge_request";
        let request: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let list = ruben.get("/merges").await.text;
        assert!(list.contains("stoppen ook de toestemmingen"), "{list}");
        let path = format!("/merges/requests/{request}");
        assert_eq!(ruben.post(&path, &[("answer", "yes")]).await.status, 303);
        assert!(!is_in(&enter(&t, &code, "geheim").await));
        assert_ne!(signed_in.get("/mine").await.status, 200);
        assert_eq!(lotte.get(&format!("/people/{ours}")).await.status, 404);
        assert_eq!((lines(&t, "consent").await, lines(&t, "account").await), (1, 1));
        let consents = ruben.get(&format!("/people/{ours}/consents")).await.text;
        assert!(consents.contains("samengevoegd met dat van een andere"), "{consents}");

        t.clock.pass(SignedDuration::from_secs(5));
        let path = format!("/merges/{}", merge_id(&t).await);
        assert_eq!(ruben.post(&path, &[("version", "2")]).await.status, 303);
        assert_eq!(lotte.get(&format!("/people/{ours}")).await.status, 200);
        let now = facts(&t).await;
        for table in ["consent", "shared_file", "access_card", "involvement", "person"] {
            assert_eq!(now[table], before[table], "{table}");
        }
        let active = "SELECT active FROM account WHERE id = $1";
        let row = t.app.db.row(active, values![&account]).await.unwrap();
        assert!(row.get::<bool>("active").unwrap());
        assert_ne!(signed_in.get("/mine").await.status, 200, "a session stays over");
    }
}

#[tokio::test]
async fn what_who_answers_had_opened_goes_along_and_is_said_before() {
    for t in TestApp::each().await {
        let ours = person(&t, &t.kade, "Dirk", "1974-11-29").await;
        let theirs = person(&t, &t.leiekant, "Dirk", "1974-11-29").await;
        give(&t, &theirs, &t.ocmw, &[Category::Agreements]).await;
        t.coach().await.post(&format!("/people/{ours}/merge/ask"), &[]).await;
        t.add_account("Ruben Dijk", &t.leiekant, &[Role::Coordinator]).await;
        let ruben = t.sign_in("Ruben Dijk").await;
        let list = ruben.get("/merges").await.text;
        assert!(list.contains("een toestemming om mee te lezen"), "{list}");
        let sql = "SELECT id FROM merge_request";
        let request: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let path = format!("/merges/requests/{request}");
        assert_eq!(ruben.post(&path, &[("answer", "yes")]).await.status, 303);
        assert_eq!(t.partner().await.get(&format!("/people/{ours}")).await.status, 200);
    }
}

#[tokio::test]
async fn through_a_closed_file_nobody_merges_nor_answers() {
    for t in TestApp::each().await {
        let leen = person(&t, &t.kade, "Leen", "1968-04-11").await;
        let invented = person(&t, &t.leiekant, "Vals", "1950").await;
        let mut work = t.app.db.work().await.unwrap();
        let columns = ["person", "organisation", "sort_name", "from_day", "until_day"];
        let (from, until) = (jiff::civil::date(2025, 1, 1), jiff::civil::date(2025, 7, 15));
        let row = values![&leen, &t.leiekant, "zandvoorde leen", from, until];
        work.add_rows("involvement", &columns, vec![row]).await.unwrap();
        work.save().await.unwrap();
        let bart = t.stranger().await;
        for (one, other) in [(&leen, &invented), (&invented, &leen)] {
            let page = bart.get(&format!("/people/{one}/merge?with={other}")).await;
            assert_eq!(page.status, 403);
            let sent = [("field-given", "lost"), ("field-birth", "lost")];
            assert_eq!(merge(&bart, one, other, &sent).await, 403);
        }
        assert!(!bart.get(&format!("/people/{leen}")).await.text.contains("/merge\""));
        let open = "UPDATE involvement SET until_day = NULL";
        t.app.db.script(open).await.unwrap();
        assert_eq!(merge(&bart, &leen, &invented, &[]).await, 303);
    }
}

#[tokio::test]
async fn the_preview_shows_who_reads_along_and_not_how_much_others_wrote() {
    for t in TestApp::each().await {
        let (one, other) =
            (person(&t, &t.kade, "Nele", "1985").await, person(&t, &t.kade, "Neel", "1985").await);
        give(&t, &other, &t.ocmw, &[Category::Health]).await;
        aim(&t, &other, "tuin").await;
        let mut work = t.app.db.work().await.unwrap();
        let columns = ["id", "person", "organisation", "given_by", "made_at"];
        let row = values!["theirs", &other, &t.leiekant, "vdab", t.app.now()];
        work.add_rows("permission", &columns, vec![row]).await.unwrap();
        work.save().await.unwrap();
        let coach = t.coach().await;
        let path = format!("/people/{one}/merge?with={other}");
        let page = coach.get(&path).await.text;
        assert!(page.contains("Doelen") && !page.contains("Toelatingen"), "{page}");
        let who = page.split("Deze toestemmingen gelden").nth(1).expect("who reads along");
        assert!(who.contains("OCMW Kruisdam") && who.contains("Joris Haverbeke"), "{who}");
        assert_eq!(merge(&coach, &one, &other, &[]).await, 303);
        let undo = coach.get(&format!("/merges/{}", merge_id(&t).await)).await.text;
        assert!(undo.contains("Doelen: 1") && !undo.contains("Toelatingen"), "{undo}");
    }
}

#[tokio::test]
async fn a_secret_home_is_told_in_the_question_and_not_given_with_one_yes() {
    for t in TestApp::each().await {
        let ours = person(&t, &t.kade, "Dirk", "1974-11-29").await;
        let theirs = person(&t, &t.leiekant, "Dirk", "1974-11-29").await;
        let sql = "UPDATE person SET is_protected = TRUE WHERE id = $1";
        let mut work = t.app.db.work().await.unwrap();
        work.run(sql, base::values![&theirs]).await.unwrap();
        work.save().await.unwrap();
        t.coach().await.post(&format!("/people/{ours}/merge/ask"), &[]).await;
        t.add_account("Ruben Dijk", &t.leiekant, &[Role::Coordinator]).await;
        let ruben = t.sign_in("Ruben Dijk").await;
        let sql = "SELECT id FROM merge_request";
        let request: String = t.app.db.row(sql, vec![]).await.unwrap().get("id").unwrap();
        let list = ruben.get("/merges").await.text;
        assert!(list.contains("zijn geheim. Met een ja leest Atelier De Kade"), "{list}");
        let path = format!("/merges/requests/{request}");
        let refused = ruben.post(&path, &[("answer", "yes")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("zeg ja met een vinkje"), "{}", refused.text);
        assert_eq!(t.coach().await.get(&format!("/people/{theirs}")).await.status, 404);
        let tick = format!("secret-{request}");
        let yes = [("answer", "yes"), (tick.as_str(), "yes")];
        assert_eq!(ruben.post(&path, &yes).await.status, 303);
    }
}
