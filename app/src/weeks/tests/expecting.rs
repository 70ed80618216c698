//! What is stored, asked as who is expected.

use crate::offer::store::placements;
use crate::offer::tests::{last, post};
use crate::offer::{HalfDays, NewPlacement, Stay};
use crate::testing::TestApp;
use crate::trajectories::tests::{add, nele};
use crate::weeks::store::{self, NewClosure, NewException, Of};
use crate::weeks::{ClosedFor, Half, OtherwiseFor, Part, Scope, Slot, What, Why};
use jiff::civil::{Date, date};

/// Monday to Sunday.
const WEEK: (Date, Date) = (date(2026, 12, 21), date(2026, 12, 27));

/// Nele at the packing post from 2 November on Monday morning, Monday afternoon and Friday morning: the
/// person, the placement and the work post.
pub(crate) async fn placed(t: &TestApp) -> (String, String, String) {
    let (post, nele, joris) = (post(t).await, nele(t).await, t.coach().await);
    let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
    let step = add(&joris, t, &nele, &old).await;
    let half_days = HalfDays::from_bits(0b1_0000_0011);
    let new = NewPlacement {
        person: nele.clone(),
        organisation: t.kade.clone(),
        step,
        work_post: post.clone(),
        stay: Stay { half_days, from: date(2026, 11, 2), until: None },
        remark: String::new(),
        made_by: None,
    };
    let mut work = t.app.db.work().await.unwrap();
    let placement = placements::give(&mut work, t.app.now(), &new).await.unwrap().expect("given");
    work.save().await.unwrap();
    (nele, placement, post)
}

pub(crate) fn slot(day: Date, half: Half) -> Slot {
    Slot { day, half }
}

fn exception(placement: &str, slot: Slot, comes: bool) -> NewException {
    let (reason, remark) = (OtherwiseFor::Family, String::new());
    NewException { placement: placement.to_owned(), slot, comes, reason, remark, made_by: None }
}

#[tokio::test]
async fn who_is_expected_is_asked_in_four_statements_whatever_is_asked() {
    for t in TestApp::each().await {
        let (nele, _, post) = placed(&t).await;
        let site = last(&t, "SELECT site AS id FROM work_post").await;
        for of in [Of::Post(&post), Of::Site(&site), Of::Organisation(&t.kade), Of::Person(&nele)] {
            let asked = store::expected(&t.app.db, of, (date(2026, 12, 14), date(2026, 12, 20)));
            let (found, statements) = base::db::counted(asked).await;
            let found = found.unwrap();
            assert_eq!((found.len(), statements), (3, 4), "{of:?}");
            assert!(found.iter().all(|e| e.what == What::Expected && e.person == nele));
        }
        for of in [Of::Post("x"), Of::Site("x"), Of::Organisation(&t.leiekant), Of::Person("x")] {
            assert!(store::expected(&t.app.db, of, WEEK).await.unwrap().is_empty());
        }
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one thing after the other, as it is read")]
async fn holidays_closures_and_exceptions_stand_in_the_week() {
    for t in TestApp::each().await {
        let (nele, placement, post) = placed(&t).await;
        let (monday, friday) = (WEEK.0, date(2026, 12, 25));
        let (away, other) = (slot(monday, Half::Morning), slot(date(2026, 12, 22), Half::Morning));
        let mut work = t.app.db.work().await.unwrap();
        let both = [exception(&placement, away, false), exception(&placement, other, true)];
        let ids =
            store::add_exceptions(&mut work, t.app.now(), &both, true).await.unwrap().unwrap();
        let again = store::add_exceptions(&mut work, t.app.now(), &both, true).await.unwrap();
        assert_eq!(again, None, "it is noted already");
        let before = [exception(&placement, slot(date(2026, 11, 1), Half::Morning), true)];
        let before = store::add_exceptions(&mut work, t.app.now(), &before, false).await.unwrap();
        assert_eq!(before, None, "the placement had not begun");
        let closed = NewClosure {
            scope: Scope::Post(post.clone()),
            from: monday,
            until: monday,
            part: Part::Afternoons,
            reason: ClosedFor::Team,
            remark: "opleiding".to_owned(),
        };
        let closures = [(t.kade.as_str(), closed)];
        store::add_closure(&mut work, t.app.now(), &closures, None).await.unwrap();
        work.save().await.unwrap();
        let found = store::expected(&t.app.db, Of::Person(&nele), WEEK).await.unwrap();
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(matches!(&found[0].what, What::Away(e) if e.slot == away && e.id == ids[0]));
        assert!(matches!(&found[1].what, What::Closed(Why::Closure(c)) if c.remark == "opleiding"));
        let instead =
            |e: &crate::weeks::Exception| e.instead_of.as_deref() == Some(ids[0].as_str());
        assert!(matches!(&found[2].what, What::Extra(e) if e.slot == other && instead(e)));
        assert!(matches!(&found[3].what, What::Closed(Why::Holiday(_))));
        let mut work = t.app.db.work().await.unwrap();
        assert!(store::remove_exception(&mut work, &ids[0]).await.unwrap());
        let works = (true, None);
        assert!(
            store::set_holiday(&mut work, t.app.now(), (&t.kade, friday), works).await.unwrap()
        );
        let twice = store::set_holiday(&mut work, t.app.now(), (&t.kade, friday), works).await;
        assert!(!twice.unwrap());
        work.save().await.unwrap();
        let found = store::expected(&t.app.db, Of::Post(&post), WEEK).await.unwrap();
        let comes: Vec<bool> = found.iter().map(|e| e.comes()).collect();
        assert_eq!(comes, [true, false, true], "what came instead is gone as well");
    }
}

#[tokio::test]
async fn exceptions_go_with_their_placement() {
    for t in TestApp::each().await {
        let (_, placement, _) = placed(&t).await;
        let mut work = t.app.db.work().await.unwrap();
        let away = exception(&placement, slot(date(2026, 12, 21), Half::Morning), false);
        store::add_exceptions(&mut work, t.app.now(), &[away], false).await.unwrap().unwrap();
        placements::end(&mut work, &placement, 1, date(2026, 11, 1)).await.unwrap();
        work.save().await.unwrap();
        let sql = "SELECT count(*) AS n FROM placement_exception";
        let left: i64 = t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap();
        assert_eq!(left, 0);
    }
}
