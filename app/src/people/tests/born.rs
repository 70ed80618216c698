//! Nothing happens before somebody is born; on both engines.

use crate::people::{NewPerson, store as people};
use crate::testing::TestApp;
use base::rough_date::RoughDate;
use jiff::civil::date;

async fn born_in_1990(t: &TestApp) -> String {
    let birth = RoughDate::Day(date(1990, 4, 3));
    let new = NewPerson { given: "Nele".into(), birth, ..NewPerson::default() };
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = people::add(&mut work, now, today, &t.kade, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

#[tokio::test]
async fn a_day_before_the_birth_is_refused_at_its_field() {
    for t in TestApp::each().await {
        let nele = born_in_1990(&t).await;
        let coach = t.coach().await;
        for (page, field) in [
            ("steps/new", "start"),
            ("waiting/new", "from"),
            ("permissions/new", "decided"),
            ("notes/new", "day"),
            ("household", "from"),
        ] {
            let path = format!("/people/{nele}/{page}");
            let before = coach.post(&path, &[(field, "1990-04-02")]).await;
            assert_eq!(before.status, 422, "{page}");
            assert!(before.text.contains("Dit ligt voor de geboorte"), "{page}");
            assert!(before.text.contains(&format!("{field}-error")), "{page}");
            let that_day = coach.post(&path, &[(field, "1990-04-03")]).await;
            assert!(!that_day.text.contains("voor de geboorte"), "{page}");
        }
        let child =
            [("child-given", "Fien"), ("child-birth", "2020"), ("child-from", "2019-12-31")];
        let child = coach.post(&format!("/people/{nele}/household/child"), &child).await;
        assert!(child.text.contains("child-from-error"), "{}", child.text);
    }
}
