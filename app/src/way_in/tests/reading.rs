//! Who reads a way, and the person's own pages.

use super::{go, signed_up};
use crate::access::Category;
use crate::consent::tests::give;
use crate::testing::TestApp;
use base::values;

#[tokio::test]
async fn a_partner_with_consent_for_agreements_reads_the_way_and_changes_nothing() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, id) = signed_up(&t, &joris, &[("remark", "via de dokter")]).await;
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&format!("/way-in/{id}")).await.status, 404);
        give(&t, &nele, &t.ocmw, &[Category::Identity, Category::Agreements]).await;
        let page = lotte.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains("via de dokter") && !page.contains("to=intake"), "{page}");
        assert_eq!(go(&t, &lotte, &id, ("intake", "2026-03-05"), &[]).await, 403);
        assert!(lotte.get(&format!("/people/{nele}")).await.text.contains(&id));
    }
}

#[tokio::test]
async fn the_person_reads_the_own_state_in_plain_words() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let account = t.participant("Piet Participant", &t.kade).await;
        let sql = "SELECT person FROM account WHERE id = $1";
        let piet: String =
            t.app.db.row(sql, values![&account]).await.unwrap().get("person").unwrap();
        let id = super::sign_up(&t, &joris, &piet, &[]).await;
        let own = t.sign_in_account(&account).await;
        for path in ["/mine", "/mine/steps"] {
            assert!(own.get(path).await.text.contains("Je bent aangemeld."), "{path}");
        }
        assert_eq!(own.get(&format!("/way-in/{id}")).await.location(), "/mine/steps");
        go(&t, &joris, &id, ("waitlist", "2026-03-05"), &[("queue", "day")]).await;
        assert!(own.get("/mine").await.text.contains("Je staat op de wachtlijst."));
        let no = [("reason", "own-choice")];
        go(&t, &joris, &id, ("stopped", "2026-03-06"), &no).await;
        assert!(!own.get("/mine").await.text.contains("wachtlijst"));
    }
}
