//! A file that was closed while another organisation goes on: where somebody lives and how to reach them today is
//! not for who closed it, until the file is opened again.

use super::elsewhere::of_both;
use crate::testing::TestApp;
use base::values;

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn address_and_telephone_of_today_are_not_for_a_closed_file_until_it_is_opened_again() {
    for t in TestApp::each().await {
        let nele = of_both(&t).await;
        run(
            &t,
            "UPDATE person SET street = 'Nieuwstraat 77', postcode = '8400' WHERE id = $1",
            values![&nele],
        )
        .await;
        let way = "INSERT INTO contact_way (id, person, kind, value, remark, position)
            VALUES ('w1', $1, 'phone', '0499 77 77 77', '', 0)";
        run(&t, way, values![&nele]).await;
        let page = format!("/people/{nele}");
        let there = t.stranger().await;
        let shown = |text: &str| text.contains("Nieuwstraat 77") || text.contains("0499 77 77 77");
        assert!(shown(&there.get(&page).await.text));
        let close = "UPDATE involvement SET until_day = $2 WHERE person = $1 AND organisation = $3";
        run(&t, close, values![&nele, t.app.today().yesterday().unwrap(), &t.leiekant]).await;
        for path in ["", "/print", "/file.json", "/consents", "/handover"] {
            let reply = there.get(&format!("{page}{path}")).await;
            assert_eq!(reply.status, 200, "{path}");
            assert!(!shown(&reply.text), "{path}: {}", reply.text);
        }
        let text = there.get(&page).await.text;
        assert!(text.contains("Adres en telefoon van nu zijn niet open"), "{text}");
        assert!(shown(&t.coach().await.get(&page).await.text), "who goes on reads them");
        assert_eq!(there.post(&format!("{page}/reopen"), &[]).await.status, 303);
        assert!(shown(&there.get(&page).await.text));
        let lines = "SELECT count(*) AS n FROM audit_line WHERE action = 'reopen' AND person = $1";
        assert_eq!(super::count(&t, lines, &nele).await, 1);
        assert_eq!(there.post(&format!("{page}/reopen"), &[]).await.status, 303, "is open");
        assert_eq!(super::count(&t, lines, &nele).await, 1);
        assert_eq!(t.instructor().await.post(&format!("{page}/reopen"), &[]).await.status, 403);
    }
}
