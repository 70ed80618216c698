//! A coach gives somebody a place, and ends it.

use super::{free, last, post};
use crate::offer::store::placements;
use crate::offer::{HalfDays, NewPlacement, Stay};
use crate::testing::TestApp;
use crate::trajectories::tests::{add, nele};
use jiff::civil::date;

const PLACEMENT: &str = "SELECT id FROM placement ORDER BY id DESC LIMIT 1";

#[tokio::test]
async fn a_place_that_is_given_is_one_place_less_until_it_ends() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        assert!(free(&t, &post).await.contains("maandag voormiddag 2, maandag namiddag 1"));
        let path = format!("/steps/{step}/placements/new");
        let ask = joris.get(&path).await.text;
        assert!(ask.contains("Inpakatelier") && ask.contains("maandag voormiddag"), "{ask}");
        let give = [
            ("work_post", post.as_str()),
            ("half_days", "0"),
            ("half_days", "1"),
            ("from", "2026-11-22"),
            ("remark", "komt met de bus"),
        ];
        assert_eq!(joris.post(&path, &give).await.status, 303);
        assert_eq!(free(&t, &post).await, "Vrije plaatsen: maandag voormiddag 1.");
        let steps = joris.get(&format!("/people/{nele}/steps")).await.text;
        assert!(steps.contains("Inpakatelier, Loods aan de vaart"), "{steps}");
        assert!(steps.contains("komt met de bus"));
        assert!(joris.get(&format!("/people/{nele}")).await.text.contains("Inpakatelier"));
        let end = format!("/placements/{}/end", last(&t, PLACEMENT).await);
        let day = [("day", "2026-11-22"), ("version", "1")];
        assert_eq!(joris.post(&end, &day).await.status, 303);
        let again = joris.post(&end, &day).await;
        assert_eq!(again.status, 422, "somebody else ended it meanwhile");
        t.clock.pass(jiff::SignedDuration::from_hours(24));
        assert!(free(&t, &post).await.contains("maandag voormiddag 2, maandag namiddag 1"));
    }
}

#[tokio::test]
async fn who_gives_a_place_that_is_not_free_is_warned_and_can_give_it_all_the_same() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        let path = format!("/steps/{step}/placements/new");
        let monday = [("work_post", post.as_str()), ("half_days", "1"), ("from", "2026-12-07")];
        assert_eq!(joris.post(&path, &monday).await.status, 303);
        let both = [
            ("work_post", post.as_str()),
            ("half_days", "1"),
            ("half_days", "9"),
            ("from", "2026-11-23"),
        ];
        let warned = joris.post(&path, &both).await;
        assert_eq!(warned.status, 422);
        for text in [
            "De werkpost is dan gesloten: vrijdag namiddag.",
            "Er is dan geen plaats vrij: maandag namiddag.",
            "Dan is er al een plaats op Inpakatelier: maandag namiddag.",
        ] {
            assert!(warned.text.contains(text), "{text}: {}", warned.text);
        }
        let from = warned.text.find("name=\"seen\" value=\"").expect("the warnings") + 19;
        let seen = &warned.text[from..from + warned.text[from..].find('"').unwrap()];
        // A browser sends lines with its own ends.
        let seen = seen.replace('\n', "\r\n");
        let mut still = both.to_vec();
        still.push(("seen", &seen));
        assert_eq!(joris.post(&path, &still).await.status, 303);
        t.clock.pass(jiff::SignedDuration::from_hours(24 * 16));
        let crowded = t.coordinator().await.get("/posts").await;
        assert!(crowded.text.contains("meer mensen dan plaatsen: maandag namiddag, vrijdag"));
    }
}

#[tokio::test]
async fn a_place_lies_within_its_step_and_ends_with_it() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        let path = format!("/steps/{step}/placements/new");
        let give = |from| [("work_post", post.as_str()), ("half_days", "0"), ("from", from)];
        let early = joris.post(&path, &give("2026-03-01")).await;
        assert!(early.text.contains("De stap begon dan nog niet"), "{}", early.text);
        let none = [("work_post", post.as_str()), ("from", "2026-11-22")];
        assert!(joris.post(&path, &none).await.text.contains("minstens één halve dag"));
        assert_eq!(joris.post(&path, &give("2026-11-02")).await.status, 303);
        let later = [give("2027-02-01").to_vec(), vec![("remark", "later")]].concat();
        let warned = joris.post(&path, &later).await;
        assert!(warned.text.contains("Dan is er al een plaats"), "{}", warned.text);
        let seen = "Dan is er al een plaats op Inpakatelier: maandag voormiddag.";
        let later = [later, vec![("seen", seen)]].concat();
        assert_eq!(joris.post(&path, &later).await.status, 303);
        let stop = [
            ("version", "1"),
            ("day", "2026-11-21"),
            ("end_reason", "illness"),
            ("next", "unknown"),
        ];
        assert_eq!(joris.post(&format!("/steps/{step}/end"), &stop).await.status, 303);
        let sql = "SELECT until_day FROM placement";
        let left = t.app.db.rows(sql, base::values![]).await.unwrap();
        assert_eq!(left.len(), 1, "the one that had not begun is gone");
        let until: Option<jiff::civil::Date> = left[0].get("until_day").unwrap();
        assert_eq!(until, Some(jiff::civil::date(2026, 11, 21)));
        assert!(free(&t, &post).await.contains("maandag voormiddag 2"));
        assert_eq!(joris.get(&path).await.status, 404, "the step is over");
    }
}

#[tokio::test]
async fn who_only_reads_steps_gives_no_place() {
    for t in TestApp::each().await {
        let (_, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        let path = format!("/steps/{step}/placements/new");
        assert_eq!(t.instructor().await.get(&path).await.status, 403);
        assert_eq!(t.stranger().await.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn a_place_is_not_given_at_a_step_that_a_colleague_ended_meanwhile() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        // As the form was read, while the step still ran.
        let new = |from, until| NewPlacement {
            person: nele.clone(),
            organisation: t.kade.clone(),
            step: step.clone(),
            work_post: post.clone(),
            stay: Stay { half_days: HalfDays::from_bits(1), from, until },
            remark: String::new(),
            made_by: None,
        };
        let stop = [
            ("version", "1"),
            ("day", "2026-11-21"),
            ("end_reason", "illness"),
            ("next", "unknown"),
        ];
        assert_eq!(joris.post(&format!("/steps/{step}/end"), &stop).await.status, 303);
        for (from, until, is_given) in [
            (date(2026, 11, 1), None, false),
            (date(2026, 11, 1), Some(date(2026, 11, 22)), false),
            (date(2026, 3, 1), Some(date(2026, 11, 1)), false),
            (date(2026, 3, 2), Some(date(2026, 11, 21)), true),
        ] {
            let mut work = t.app.db.work().await.unwrap();
            let given = placements::give(&mut work, t.app.now(), &new(from, until)).await.unwrap();
            work.save().await.unwrap();
            assert_eq!(given.is_some(), is_given, "{from} {until:?}");
        }
        let end = format!("/placements/{}/end", last(&t, PLACEMENT).await);
        let late = joris.post(&end, &[("day", "2026-11-22"), ("version", "1")]).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("De stap stopt voor die dag"), "{}", late.text);
    }
}

#[tokio::test]
async fn a_step_does_not_begin_after_a_place_at_it() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let step = add(&joris, &t, &nele, &old).await;
        let give = [("work_post", post.as_str()), ("half_days", "0"), ("from", "2026-11-02")];
        assert_eq!(joris.post(&format!("/steps/{step}/placements/new"), &give).await.status, 303);
        let change = |start: &'static str| {
            [
                ("work_form", "ama-welzijn"),
                ("start", start),
                ("reason", "het was later"),
                ("version", "1"),
            ]
        };
        let path = format!("/steps/{step}/edit");
        let late = joris.post(&path, &change("2026-11-03")).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("id=\"start-error\"") && late.text.contains("het was later"));
        assert!(late.text.contains("een plaats op een werkpost die voor deze dag begint"));
        assert_eq!(joris.post(&path, &change("2026-11-02")).await.status, 303);
    }
}

#[tokio::test]
async fn of_two_who_give_the_last_place_at_one_moment_the_second_is_warned() {
    for t in TestApp::each().await {
        let (post, nele, joris) = (post(&t).await, nele(&t).await, t.coach().await);
        let old = [("work_form", "ama-welzijn"), ("start", "2026-03-02")];
        let one = add(&joris, &t, &nele, &old).await;
        let tom = crate::notes::tests::person(&t, &t.kade, "Tom", "Verhaege").await;
        let other = add(&joris, &t, &tom, &old).await;
        let marieke = t.coordinator().await;
        // One place on Monday afternoon.
        let give = [("work_post", post.as_str()), ("half_days", "1"), ("from", "2026-11-23")];
        let (one, other) =
            (format!("/steps/{one}/placements/new"), format!("/steps/{other}/placements/new"));
        let (first, second) = tokio::join!(joris.post(&one, &give), marieke.post(&other, &give));
        let mut both = [first.status, second.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422], "{} {}", first.text, second.text);
        let warned = if first.status == 422 { first.text } else { second.text };
        assert!(warned.contains("Er is dan geen plaats vrij: maandag namiddag."), "{warned}");
    }
}
