//! The list, its order, and who was taken first.

use super::{go, sign_up, way};
use crate::offer::tests::post;
use crate::safety_net::tests::person;
use crate::testing::{Client, TestApp};
use crate::way_in::State;

/// Somebody on the list of De Kade since a day; the way.
async fn waiting(
    t: &TestApp,
    client: &Client<'_>,
    (name, since): (&str, &str),
    post: &str,
) -> String {
    let person = person(t, &t.kade, name).await;
    let id = sign_up(t, client, &person, &[("day", since), ("work_post", post)]).await;
    let list = [("queue", "day")];
    assert_eq!(go(t, client, &id, ("waitlist", since), &list).await, 303);
    id
}

#[tokio::test]
async fn who_waits_longest_stands_on_top_and_who_goes_first_is_told_with_the_reason() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        let late = waiting(&t, &joris, ("Laura", "2026-05-01"), &post).await;
        let first = waiting(&t, &joris, ("Eerste", "2026-03-01"), &post).await;
        let any = waiting(&t, &joris, ("Elka", "2026-04-01"), "").await;
        let page = joris.get("/waiting-list").await.text;
        let at = |name: &str| page.find(name).unwrap_or_else(|| panic!("{name}: {page}"));
        assert!(at("1. ") < at("Eerste") && at("Eerste") < at("Elka") && at("Elka") < at("Laura"));
        assert!(page.contains("niemand voor"), "{page}");
        let asked = joris.get(&format!("/way-in/{late}/change?to=trial")).await.text;
        assert!(asked.contains("2 mensen wachten langer"), "{asked}");
        let at_post = ("work_post", post.as_str());
        let trial = [at_post, ("evaluation", "2026-12-20")];
        assert_eq!(go(&t, &joris, &late, ("trial", "2026-11-20"), &trial).await, 422, "why");
        let other = [at_post, trial[1], ("passing", "other")];
        assert_eq!(go(&t, &joris, &late, ("trial", "2026-11-20"), &other).await, 422, "words");
        let why = [at_post, trial[1], ("passing", "fits"), ("passing_words", "enkel dinsdag")];
        assert_eq!(go(&t, &joris, &late, ("trial", "2026-11-20"), &why).await, 303);
        let page = joris.get("/waiting-list").await.text;
        assert!(page.contains("enkel dinsdag") && page.contains("2 mensen wachtten langer"));
        assert_eq!(page.matches("1 keer ging iemand voor").count(), 2, "{page}");
        let one = joris.get(&format!("/way-in/{first}")).await.text;
        assert!(one.contains("1 keer ging iemand voor"), "{one}");
        let filtered = joris.get(&format!("/waiting-list?post={post}")).await.text;
        assert!(filtered.contains("Elka") && filtered.contains("2 mensen wachten"), "{filtered}");
        assert_eq!(
            go(&t, &joris, &any, ("intake", "2026-11-20"), &[]).await,
            303,
            "of any: nobody"
        );
        assert_eq!(way(&t, &any).await.now.state, State::Intake);
    }
}

#[tokio::test]
async fn the_first_of_the_list_passes_nobody_and_who_comes_back_can_keep_the_place() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        let first = waiting(&t, &joris, ("Eerste", "2026-03-01"), "").await;
        waiting(&t, &joris, ("Tweede", "2026-04-01"), "").await;
        assert_eq!(go(&t, &joris, &first, ("intake", "2026-05-01"), &[]).await, 303);
        let back = [("queue", "old"), ("remark", "het ging nog niet")];
        assert_eq!(go(&t, &joris, &first, ("waitlist", "2026-06-01"), &back).await, 303);
        assert!(joris.get(&format!("/way-in/{first}")).await.text.contains("1 van 2"));
        let ill = [("reason", "illness")];
        assert_eq!(go(&t, &joris, &first, ("interrupted", "2026-06-05"), &ill).await, 303);
        let last = [("queue", "day")];
        assert_eq!(go(&t, &joris, &first, ("waitlist", "2026-07-01"), &last).await, 303);
        assert!(joris.get(&format!("/way-in/{first}")).await.text.contains("2 van 2"));
    }
}

#[tokio::test]
async fn the_list_goes_out_as_a_file_and_the_network_reads_numbers_only() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        waiting(&t, &joris, ("Laura", "2026-05-01"), "").await;
        let csv = joris.get("/waiting-list.csv").await.text;
        assert!(csv.contains("Laura") && csv.contains("OCMW Kruisdam"), "{csv}");
        assert_eq!(joris.get("/waiting-list.xlsx").await.status, 200);
        let nora = t.network_coordinator().await;
        for path in ["/waiting-list", "/waiting-list.csv"] {
            let page = nora.get(path).await.text;
            assert!(page.contains("Atelier De Kade") && !page.contains("Laura"), "{page}");
        }
        assert!(nora.get("/waiting-list").await.text.contains("afgeschermd"), "one is too few");
        let bart = t.stranger().await;
        assert!(!bart.get("/waiting-list").await.text.contains("Laura"));
        let path = format!("/waiting-list?organisation={}", t.kade);
        assert_eq!(bart.get(&path).await.status, 404);
    }
}

#[tokio::test]
async fn the_open_page_of_a_work_post_tells_how_long_at_least_five_people_wait() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        let path = format!("/offer/{post}");
        let days = ["2026-05-01", "2026-06-01", "2026-09-13", "2026-10-01", "2026-11-01"];
        for (day, name) in days.into_iter().zip(["Anna", "Bea", "Cato", "Dora", "Elsa"]) {
            assert!(!t.nobody().get(&path).await.text.contains("Zo lang wachten"));
            waiting(&t, &joris, (name, day), &post).await;
        }
        let page = t.nobody().get(&path).await.text;
        assert!(page.contains("Zo lang wachten mensen hier nu"), "{page}");
        assert!(page.contains("ongeveer 10 weken"), "the middle one: {page}");
        assert!(!page.contains("Cato"));
    }
}

#[tokio::test]
async fn the_page_of_the_list_takes_a_constant_number_of_statements() {
    for t in TestApp::each().await {
        let joris = t.coach().await;
        waiting(&t, &joris, ("Anna", "2026-05-01"), "").await;
        let few = joris.statements_of("/waiting-list").await;
        for (name, day) in [("Bea", "2026-05-02"), ("Cato", "2026-05-03")] {
            waiting(&t, &joris, (name, day), "").await;
        }
        assert_eq!(joris.statements_of("/waiting-list").await, few);
    }
}

#[tokio::test]
async fn who_coordinates_sees_on_the_day_who_is_on_the_way_in() {
    for t in TestApp::each().await {
        let (post, joris) = (post(&t).await, t.coach().await);
        waiting(&t, &joris, ("Laura", "2026-05-01"), &post).await;
        let tim = person(&t, &t.kade, "Tim").await;
        let way = sign_up(&t, &joris, &tim, &[("day", "2026-11-02")]).await;
        let trial =
            [("work_post", post.as_str()), ("evaluation", "2026-12-20"), ("passing", "fits")];
        let words = [trial[0], trial[1], trial[2], ("passing_words", "enkel dinsdag")];
        assert_eq!(go(&t, &joris, &way, ("trial", "2026-11-20"), &words).await, 303);
        let els = person(&t, &t.kade, "Els").await;
        sign_up(&t, &joris, &els, &[("day", "2026-11-02")]).await;
        let marieke = t.coordinator().await;
        let day = marieke.get("/day").await.text;
        assert!(day.contains("/way-in#h-trial") && day.contains("/way-in#h-waitlist"), "{day}");
        assert!(!day.contains("/way-in#h-active"));
        assert!(!joris.get("/day").await.text.contains("/way-in#"), "for who coordinates");
        let page = marieke.get("/way-in").await.text;
        let at = |word: &str| page.find(word).unwrap_or_else(|| panic!("{word}: {page}"));
        assert!(at("Els") < at("Laura") && at("Laura") < at("Tim"), "in the order of the way");
        assert!(page.contains("eerste evaluatie op"), "{page}");
        let lotte = t.partner().await;
        let theirs = lotte.get("/way-in").await.text;
        assert!(!theirs.contains("Laura") && theirs.contains("Niemand"), "{theirs}");
        let foreign = lotte.get(&format!("/way-in?organisation={}", t.kade)).await;
        assert!(foreign.status == 403 || foreign.status == 404, "{}", foreign.status);
    }
}
