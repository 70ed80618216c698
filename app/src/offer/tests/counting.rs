//! Free places as the database counts them, against counting by hand.

use super::super::store::{placements, posts, sites};
use super::super::{HalfDay, HalfDays, NewPlacement, NewPost, NewSite, Sector, Stay, Week};
use crate::testing::TestApp;
use base::values;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Numbers that look like chance and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        i64::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn a_post(site: &str, places: Week) -> NewPost {
    NewPost {
        site: site.to_owned(),
        name: "Inpak".into(),
        summary: "Inpakken".into(),
        sector: Sector::Packing,
        work_form: "ama-welzijn".into(),
        rung: 3,
        places,
        least: None,
        physical: None,
        sensory: None,
        social: None,
        low_stimulus: None,
        dutch: None,
        learns: String::new(),
        leads_to: String::new(),
        people_per_guide: None,
        contact_name: String::new(),
        contact_phone: String::new(),
        contact_email: String::new(),
        waiting_weeks: None,
    }
}

/// A step of somebody at De Kade that began long ago; its id.
async fn a_step(work: &mut base::db::Work, t: &TestApp, person: &str) -> String {
    let (id, now) = (base::id::new(t.app.now()), t.app.now());
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, made_at, changed_at)
         VALUES ($1, $2, $3, 3, 'ama-welzijn', '2020-01-01', $4, $4)",
        values![&id, person, &t.kade, now],
    )
    .await
    .unwrap();
    id
}

/// Ten work posts with as many as three places, and forty placements around today.
async fn world(t: &TestApp) -> Vec<NewPlacement> {
    let person = t.somebody().await;
    let (now, today) = (t.app.now(), t.app.today());
    let mut numbers = Numbers(7);
    let mut work = t.app.db.work().await.unwrap();
    let new = NewSite { name: "Loods".into(), municipality: "34022".into(), ..NewSite::default() };
    let site = sites::add_many(&mut work, now, &[(&t.kade, new)]).await.unwrap().remove(0);
    let mut all = vec![];
    for _ in 0..10 {
        let mut places = Week::default();
        for half_day in HalfDay::all() {
            places.set(half_day, u16::try_from(numbers.below(4)).unwrap());
        }
        all.push((t.kade.as_str(), a_post(&site, places)));
    }
    let ids = posts::add_many(&mut work, now, &all, (today, None)).await.unwrap();
    let step = a_step(&mut work, t, &person).await;
    let mut placed = vec![];
    for _ in 0..40 {
        let from = today.saturating_add((numbers.below(21) - 14).days());
        let length = numbers.below(20);
        let until = (length < 14).then(|| from.saturating_add(length.days()));
        let half_days = HalfDays::from_bits(1 + numbers.below(0x3ffe));
        placed.push(NewPlacement {
            person: person.clone(),
            organisation: t.kade.clone(),
            step: step.clone(),
            work_post: ids[usize::try_from(numbers.below(10)).unwrap()].clone(),
            stay: Stay { half_days, from, until },
            remark: String::new(),
            made_by: None,
        });
    }
    placements::add_many(&mut work, now, &placed).await.unwrap();
    work.save().await.unwrap();
    placed
}

/// How many are at a work post on a half-day of a day, one by one.
fn by_hand(placed: &[NewPlacement], post: &str, half_day: HalfDay, day: Date) -> u16 {
    let mut there = 0;
    for one in placed.iter().filter(|p| p.work_post == post) {
        let is_in_time = one.stay.from <= day && one.stay.until.is_none_or(|last| last >= day);
        if is_in_time && one.stay.half_days.has(half_day) {
            there += 1;
        }
    }
    there
}

#[tokio::test]
async fn the_database_counts_as_one_counts_by_hand_in_three_statements() {
    for t in TestApp::each().await {
        let placed = world(&t).await;
        for days in [-8, -1, 0, 5] {
            let day = t.app.today().saturating_add(days.days());
            let before = t.app.db.statements();
            let all = posts::offered(&t.app.db, day).await.unwrap();
            assert_eq!(t.app.db.statements() - before, 3);
            assert_eq!(all.len(), 10);
            for post in &all {
                for half_day in HalfDay::all() {
                    let taken = by_hand(&placed, &post.id, half_day, day);
                    assert_eq!(post.taken.at(half_day), taken, "{days} {half_day:?}");
                    let free = post.said.places.at(half_day).saturating_sub(taken);
                    assert_eq!(post.free().at(half_day), free);
                }
                let alone = posts::one(&t.app.db, &post.id, day).await.unwrap().unwrap();
                assert_eq!(&alone, post, "one alone is read as among all");
            }
        }
    }
}

#[tokio::test]
async fn the_offer_takes_as_many_statements_with_many_work_posts_as_with_none() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        coach.get("/offer").await;
        let empty = coach.statements_of("/offer").await;
        world(&t).await;
        coach.get("/offer").await;
        assert_eq!(coach.statements_of("/offer").await, empty);
    }
}
