//! What goes on being read: beside a consent that is taken back, and when an organisation became of another kind.

use super::tests::give;
use crate::access::{Category, Role};
use crate::testing::{Client, TestApp};
use base::values;

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

async fn own<'a>(t: &'a TestApp, nele: &str) -> Client<'a> {
    let account = t.add_account("Nele Zelf", &t.kade, &[Role::Participant]).await;
    run(t, "UPDATE account SET person = $2 WHERE id = $1", values![&account, nele]).await;
    t.sign_in_account(&account).await
}

#[tokio::test]
async fn who_takes_one_back_reads_what_is_still_read_and_why() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let housing = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let alone = own(&t, &nele).await;
        let page = alone.get("/mine/consents").await.text;
        assert!(page.contains("leest OCMW Kruisdam niets meer van jou"), "{page}");
        give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        let law = give(&t, &nele, &t.ocmw, &[Category::Family]).await;
        let sql = "UPDATE consent SET basis = 'law', legal_source = 'decreet art. 8' WHERE id = $1";
        run(&t, sql, values![&law]).await;
        let page = alone.get("/mine/consents").await.text;
        assert!(!page.contains("niets meer van jou"), "{page}");
        assert!(
            page.contains("leest dan nog wel mee") && page.contains("decreet art. 8)"),
            "{page}"
        );
        let worker = t.coach().await.get(&format!("/consents/{housing}")).await.text;
        assert!(worker.contains("leest daarna nog mee"), "{worker}");
        let back = alone.post(&format!("/mine/consents/{housing}/withdraw"), &[]).await;
        let said = back.headers.get("set-cookie").unwrap().to_str().unwrap();
        assert!(said.starts_with("said=consent-said-withdrawn-still;"), "{said}");
    }
}

#[tokio::test]
async fn of_another_kind_an_organisation_reads_what_that_kind_may_and_the_rest_rests() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let given = [Category::Health, Category::Justice, Category::WorkGoals];
        let consent = give(&t, &nele, &t.ocmw, &given).await;
        let admin = t.administrator().await;
        let path = format!("/organisations/{}", t.ocmw);
        let become_kind = async |kind: &str, version: &str| {
            let fields = [
                ("name", "OCMW Kruisdam"),
                ("kind", kind),
                ("active", "yes"),
                ("version", version),
            ];
            let saved = admin.post(&path, &fields).await;
            assert_eq!(saved.status, 303, "{}", saved.text);
        };
        let open = async || {
            let sql = "SELECT categories FROM shared_file WHERE person = $1";
            let row = t.app.db.maybe(sql, values![&nele]).await.unwrap();
            row.map(|row| row.get::<String>("categories").unwrap())
        };
        let all = open().await;
        assert!(all.as_ref().unwrap().contains("health"));
        assert!(admin.get(&path).await.text.contains("Kies je een andere soort"));
        become_kind("employer", "1").await;
        assert_eq!(open().await.unwrap(), ",identity,work-goals,");
        let shared = t.partner().await.get("/shared").await.text;
        assert!(!shared.contains("Gezondheid") && shared.contains(&nele), "{shared}");
        let page = t.coach().await.get(&format!("/consents/{consent}")).await.text;
        assert!(page.contains("Rust: ") && page.contains("van een andere soort"), "{page}");
        become_kind("umbrella", "2").await;
        assert_eq!(open().await, None);
        assert_eq!(t.partner().await.get(&format!("/people/{nele}")).await.status, 404);
        become_kind("ocmw", "3").await;
        assert_eq!(open().await, all, "what rested is read again");
    }
}
