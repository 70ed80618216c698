//! From signing up to working, back, and putting right.

use super::{go, sign_up, signed_up, way};
use crate::offer::tests::post;
use crate::testing::TestApp;
use crate::way_in::State;
use base::values;
use jiff::civil::date;

#[tokio::test]
async fn the_way_of_the_story_is_walked_and_every_change_keeps_who_when_and_why() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        let (nele, id) = signed_up(&t, &joris, &[("work_post", &post)]).await;
        assert_eq!(go(&t, &joris, &id, ("info-talk", "2026-03-09"), &[]).await, 303);
        let list = [("queue", "signed-up")];
        assert_eq!(go(&t, &joris, &id, ("waitlist", "2026-03-09"), &list).await, 303);
        let on_list = way(&t, &id).await.now;
        assert_eq!((on_list.state, on_list.queue), (State::Waitlist, Some(date(2026, 3, 2))));
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains("1 van 1") && page.contains("OCMW Kruisdam"), "{page}");
        let person = joris.get(&format!("/people/{nele}")).await.text;
        assert!(person.contains("Wacht op een plaats"), "{person}");
        let at = [("work_post", post.as_str())];
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-10-01"), &at).await, 303);
        let trial = [("work_post", post.as_str()), ("evaluation", "2026-11-24")];
        let asked = joris.get(&format!("/way-in/{id}/change?to=trial")).await.text;
        assert!(asked.contains("2026-12-20"), "four weeks from today: {asked}");
        let version = way(&t, &id).await.version.to_string();
        let mut all = vec![("to", "trial"), ("day", "2026-10-27"), ("version", version.as_str())];
        all.extend(trial);
        let reply = joris.post(&format!("/way-in/{id}/change"), &all).await;
        assert!(reply.location().contains("/steps/new?work_form=ama-welzijn&place=Inpakatelier"));
        assert!(reply.location().contains("start=2026-10-27"), "{}", reply.location());
        let form = joris.get(reply.location()).await.text;
        assert!(form.contains("value=\"2026-10-27\"") && form.contains("Inpakatelier"), "{form}");
        let day = joris.get("/day").await.text;
        assert!(day.contains("Eerste evaluaties") && day.contains(&id), "{day}");
        let step = [("work_form", "ama-welzijn"), ("start", "2026-10-27")];
        crate::trajectories::tests::add(&joris, &t, &nele, &step).await;
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains(&format!("/placements/new?work_post={post}")), "{page}");
        assert_eq!(go(&t, &joris, &id, ("active", "2026-11-20"), &at).await, 303);
        assert!(!joris.get("/day").await.text.contains("Eerste evaluaties"));
        let ill = [("reason", "illness"), ("remark", "twee weken")];
        assert_eq!(go(&t, &joris, &id, ("interrupted", "2026-11-21"), &ill).await, 303);
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains("twee weken") && page.contains("Joris Haverbeke"), "{page}");
        assert_eq!(go(&t, &joris, &id, ("active", "2026-11-22"), &at).await, 303);
    }
}

#[tokio::test]
async fn what_is_missing_stands_at_its_field_and_nothing_is_written() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, id) = signed_up(&t, &joris, &[]).await;
        assert_eq!(go(&t, &joris, &id, ("stopped", "2026-03-03"), &[]).await, 422, "a reason");
        let other = [("reason", "other")];
        assert_eq!(go(&t, &joris, &id, ("stopped", "2026-03-03"), &other).await, 422, "words");
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-03-01"), &[]).await, 422, "too early");
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-11-23"), &[]).await, 422, "tomorrow");
        assert_eq!(go(&t, &joris, &id, ("trial", "2026-03-03"), &[]).await, 422, "no evaluation");
        assert_eq!(go(&t, &joris, &id, ("waitlist", "2026-03-03"), &[]).await, 422, "which place");
        assert_eq!(go(&t, &joris, &id, ("interrupted", "2026-03-03"), &[]).await, 403);
        assert_eq!(way(&t, &id).await.now.state, State::SignedUp);
    }
}

#[tokio::test]
async fn one_goes_back_with_a_reason_and_comes_back_after_a_stop() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (_, id) = signed_up(&t, &joris, &[]).await;
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-03-05"), &[]).await, 303);
        assert_eq!(go(&t, &joris, &id, ("info-talk", "2026-03-06"), &[]).await, 422, "why");
        let why = [("remark", "wil eerst nog eens kijken")];
        assert_eq!(go(&t, &joris, &id, ("info-talk", "2026-03-06"), &why).await, 303);
        let no = [("reason", "no-place")];
        assert_eq!(go(&t, &joris, &id, ("stopped", "2026-03-07"), &no).await, 303);
        let again = [("remark", "er kwam plaats"), ("queue", "day")];
        assert_eq!(go(&t, &joris, &id, ("waitlist", "2026-04-07"), &again).await, 303);
        assert_eq!(way(&t, &id).await.now.state, State::Waitlist);
    }
}

#[tokio::test]
async fn a_mistake_is_struck_with_the_reason_and_stays_readable() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let (nele, id) = signed_up(&t, &joris, &[]).await;
        let strike = format!("/way-in/{id}/strike");
        let first = joris.post(&strike, &[("version", "1"), ("why", "fout")]).await;
        assert_eq!(first.status, 403, "the way began with it");
        let list = [("queue", "day")];
        assert_eq!(go(&t, &joris, &id, ("waitlist", "2026-03-05"), &list).await, 303);
        assert_eq!(joris.post(&strike, &[("version", "2")]).await.status, 422, "why");
        let old = joris.post(&strike, &[("version", "1"), ("why", "fout")]).await;
        assert_eq!(old.status, 422, "somebody else was first");
        let done = joris.post(&strike, &[("version", "2"), ("why", "andere Nele")]).await;
        assert_eq!(done.status, 303);
        assert_eq!(way(&t, &id).await.now.state, State::SignedUp);
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains("<del>") && page.contains("andere Nele"), "{page}");
        let sql = "SELECT count(*) AS n FROM waiting WHERE person = $1";
        let n: i64 = t.app.db.row(sql, values![&nele]).await.unwrap().get("n").unwrap();
        assert_eq!(n, 0, "nobody waited");
    }
}

#[tokio::test]
async fn an_organisation_uses_the_states_that_it_chose_and_the_three_that_always_exist() {
    for t in TestApp::each().await {
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let (_, id) = signed_up(&t, &joris, &[]).await;
        assert_eq!(joris.get("/waiting-list/states").await.status, 404);
        let chosen = [("version", "0"), ("states", "waitlist"), ("states", "trial")];
        assert_eq!(marieke.post("/waiting-list/states", &chosen).await.status, 303);
        assert_eq!(marieke.post("/waiting-list/states", &chosen).await.status, 422, "it met");
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(!page.contains("to=info-talk") && page.contains("to=waitlist"), "{page}");
        assert_eq!(go(&t, &joris, &id, ("intake", "2026-03-05"), &[]).await, 403);
    }
}

#[tokio::test]
async fn a_second_way_for_the_same_place_is_refused_and_one_for_another_is_not() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        let (nele, _) = signed_up(&t, &joris, &[]).await;
        let path = format!("/people/{nele}/way-in/new");
        assert!(joris.get(&path).await.text.contains("Hier loopt al een weg"));
        assert_eq!(joris.post(&path, &[("day", "2026-03-02")]).await.status, 422);
        sign_up(&t, &joris, &nele, &[("work_post", &post)]).await;
    }
}

#[tokio::test]
async fn who_signed_up_and_for_what_can_be_said_better() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        let (_, id) = signed_up(&t, &joris, &[]).await;
        let path = format!("/way-in/{id}/edit");
        let fields =
            [("version", "1"), ("work_post", post.as_str()), ("signed_up_by", "CAW, Els Maes")];
        assert_eq!(joris.post(&path, &fields).await.status, 303);
        assert_eq!(joris.post(&path, &fields).await.status, 422, "an older version");
        let page = joris.get(&format!("/way-in/{id}")).await.text;
        assert!(page.contains("CAW, Els Maes") && page.contains("Inpakatelier"), "{page}");
    }
}

#[tokio::test]
async fn somebody_whom_two_hands_sign_up_at_one_moment_is_signed_up_once() {
    for t in TestApp::each().await {
        let nele = crate::trajectories::tests::nele(&t).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/people/{nele}/way-in/new");
        let sent = [("day", "2026-03-02"), ("signed_up_by", "OCMW Kruisdam")];
        let (one, two) = tokio::join!(joris.post(&path, &sent), marieke.post(&path, &sent));
        let mut both = [one.status, two.status];
        both.sort_unstable();
        assert_eq!(both, [303, 422]);
        let sql = "SELECT count(*) AS n FROM way_in";
        let row = t.app.db.row(sql, base::values![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    }
}
