//! The list, the search and writing somebody in, over HTTP.

use super::somebody;
use crate::people::store;
use crate::testing::{Reply, TestApp};
use base::rough_date::RoughDate;
use jiff::SignedDuration;
use jiff::civil::date;

async fn add(t: &TestApp, organisation: &str, given: &str, family: &str) -> String {
    let mut work = t.app.db.work().await.unwrap();
    let mut new = somebody(given, family);
    new.birth = RoughDate::Day(date(1985, 4, 3));
    let (now, today) = (t.app.now(), t.app.today());
    let id = store::add(&mut work, now, today, organisation, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

/// The form of a new person with these fields.
fn new_person<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("sex", ""), ("language", ""), ("education", "")];
    fields.extend(more);
    fields
}

fn shown(reply: &Reply, id: &str) -> bool {
    reply.text.contains(&format!("/people/{id}\""))
}

#[tokio::test]
async fn a_misspelt_name_a_telephone_number_and_a_birth_date_find_the_person() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.kade, "Nele", "Van den Zandvoorde").await;
        add(&t, &t.kade, "Joost", "Duinhof").await;
        let coach = t.coach().await;
        for q in ["nele+zandvorde", "vandenzandvoorde", "zandv", "0499000001", "3/4/1985+nele"] {
            let reply = coach.get(&format!("/people?q={q}")).await;
            assert_eq!(reply.status, 200);
            assert!(shown(&reply, &nele), "{q}");
        }
        let reply = coach.get("/people?q=nele+zandvorde").await;
        assert!(!reply.text.contains("Duinhof"));
        assert!(reply.text.contains("/people/new?q=nele%20zandvorde"));
    }
}

#[tokio::test]
async fn people_of_other_organisations_never_appear_while_typing() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.leiekant, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        for path in [
            "/people?q=nele+zandvoorde",
            "/people?q=0499000001",
            "/people?q=3/4/1985",
            "/people/new/candidates?given=Nele&family=Zandvoorde&birth=3/4/1985",
            "/people",
            "/people.csv",
        ] {
            let reply = coach.get(path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert!(!shown(&reply, &nele), "{path}");
        }
    }
}

#[tokio::test]
async fn somebody_new_is_written_in_once_and_led_by_who_wrote() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let sent = new_person(&[
            ("given", "Nele"),
            ("family", "Zandvoorde"),
            ("birth", "3/4/1985"),
            ("postcode", "8400"),
            ("way-0", "0499 00 00 02"),
            ("lead", "yes"),
        ]);
        let reply = coach.post("/people/new", &sent).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let id = reply.location().strip_prefix("/people/").unwrap().to_owned();
        assert!(shown(&coach.get("/people?mine=1").await, &id));
        // The second time the person is known already, until somebody says that it is another.
        let reply = coach.post("/people/new", &sent).await;
        assert_eq!(reply.status, 422);
        assert!(shown(&reply, &id));
        let mut confirmed = sent.clone();
        confirmed.push(("confirmed", "yes"));
        assert_eq!(coach.post("/people/new", &confirmed).await.status, 303);
    }
}

#[tokio::test]
async fn what_was_typed_wrong_comes_back_at_its_field() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        let sent = new_person(&[("given", "Nele"), ("birth", "31/02/1985"), ("way-0", "bel")]);
        let reply = coach.post("/people/new", &sent).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("birth-error") && reply.text.contains("way-0-error"));
        assert!(reply.text.contains("value=\"31/02/1985\""));
        assert!(!coach.get("/people").await.text.contains("Nele"));
    }
}

#[tokio::test]
async fn a_name_with_birth_date_known_elsewhere_says_so_and_nothing_more() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.leiekant, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let sent =
            new_person(&[("given", "NELE"), ("family", "zandvoorde"), ("birth", "3/4/1985")]);
        let reply = coach.post("/people/new", &sent).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("gekend in het netwerk"));
        assert!(!reply.text.contains("Leiekant") && !reply.text.contains(&nele));
        // Another birth date, or only a year, says nothing.
        for birth in ["4/4/1985", "1985"] {
            let sent = new_person(&[
                ("given", "Nele"),
                ("family", "Zandvoorde"),
                ("birth", birth),
                ("way-0", "0499 00 00 09"),
            ]);
            let reply = coach.post("/people/new", &sent).await;
            assert!(!reply.text.contains("gekend in het netwerk"), "{birth}");
        }
    }
}

#[tokio::test]
async fn a_year_of_birth_alone_holds_nobody_back_and_each_hit_says_why_it_shows() {
    for t in TestApp::each().await {
        let nele = add(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let fatou = [("given", "Fatou"), ("family", "Dembele"), ("birth", "1985")];
        let mut sent = new_person(&fatou);
        sent.push(("way-0", "0499 00 00 77"));
        assert_eq!(coach.post("/people/new", &sent).await.status, 303);
        let mut same = new_person(&[("given", "Petra"), ("family", "Okkerse")]);
        same.push(("way-0", "0499 00 00 01"));
        let reply = coach.post("/people/new", &same).await;
        assert_eq!(reply.status, 422);
        assert!(shown(&reply, &nele) && reply.text.contains("zelfde telefoonnummer"));
        let alike = "/people/new/candidates?given=Nelle&family=Zandvorde&birth=1985";
        let reply = coach.get(alike).await;
        assert!(shown(&reply, &nele) && reply.text.contains("naam lijkt erop"));
    }
}

#[tokio::test]
async fn asking_the_network_is_limited_and_never_stops_the_work() {
    for t in TestApp::each().await {
        add(&t, &t.leiekant, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let sent =
            new_person(&[("given", "Nele"), ("family", "Zandvoorde"), ("birth", "3/4/1985")]);
        for _ in 0..10 {
            assert!(coach.post("/people/new", &sent).await.text.contains("gekend in het netwerk"));
        }
        let reply = coach.post("/people/new", &sent).await;
        assert_eq!(reply.status, 422);
        assert!(!reply.text.contains("gekend in het netwerk"));
        t.clock.pass(SignedDuration::from_secs(3601));
        assert!(coach.post("/people/new", &sent).await.text.contains("gekend in het netwerk"));
        let mut confirmed = sent.clone();
        confirmed.push(("confirmed", "yes"));
        assert_eq!(coach.post("/people/new", &confirmed).await.status, 303);
    }
}

#[tokio::test]
async fn the_list_goes_on_where_the_page_ended_and_takes_as_many_statements_for_many_as_for_few() {
    for t in TestApp::each().await {
        add(&t, &t.kade, "Aa", "Aardenburg").await;
        let coach = t.coach().await;
        let few = coach.statements_of("/people").await;
        let few_found = coach.statements_of("/people?q=naam").await;
        for n in 0..60 {
            add(&t, &t.kade, &format!("Naam{n:02}"), "Zeebrugge").await;
        }
        assert_eq!(coach.statements_of("/people").await, few);
        assert!(coach.statements_of("/people?q=naam").await <= few_found.max(10));
        let first = coach.get("/people").await;
        assert!(first.text.contains("Naam48") && !first.text.contains("Naam49"));
        let next = first.text.split("href=\"/people?after=").nth(1).unwrap();
        let next = next.split('"').next().unwrap();
        let second = coach.get(&format!("/people?after={next}")).await;
        assert!(second.text.contains("Naam49") && !second.text.contains("Naam48"));
    }
}

#[tokio::test]
async fn filters_are_folded_until_one_is_used_and_municipalities_stand_in_order() {
    for t in TestApp::each().await {
        add(&t, &t.kade, "Nele", "Zandvoorde").await;
        let coach = t.coach().await;
        let page = coach.get("/people").await.text;
        assert!(page.contains("<details class=\"fold\"><summary>"));
        let place = |name: &str| page.find(&format!(">{name}</option>")).unwrap();
        assert!(place("Ardooie") < place("Beernem") && place("Oostende") < place("Wervik"));
        let narrowed = coach.get("/people?rung=3").await.text;
        assert!(narrowed.contains("<details class=\"fold\" open><summary>"));
    }
}

#[tokio::test]
async fn who_cannot_write_anybody_in_is_not_asked_to() {
    for t in TestApp::each().await {
        let offer = "Zoek of voeg iemand toe";
        assert!(t.coach().await.get("/people").await.text.contains(offer));
        assert!(!t.instructor().await.get("/people").await.text.contains(offer));
    }
}

#[tokio::test]
async fn the_export_holds_the_list_and_is_safe_to_open() {
    for t in TestApp::each().await {
        add(&t, &t.kade, "=cmd", "Zandvoorde").await;
        let coach = t.coach().await;
        let csv = coach.get("/people.csv").await;
        assert!(
            csv.text.contains("Zandvoorde")
                && !csv.text.contains(";=")
                && !csv.text.contains("\n=")
        );
        let xlsx = coach.get("/people.xlsx").await;
        assert_eq!(xlsx.status, 200);
        assert!(xlsx.text.contains("Zandvoorde"), "{}", xlsx.text);
        assert_eq!(t.administrator().await.get("/people.csv").await.status, 404);
        assert_eq!(t.dpo().await.get("/people").await.status, 404);
    }
}

#[tokio::test]
async fn a_file_of_one_municipality_leaves_out_whom_it_would_give_away() {
    for t in TestApp::each().await {
        for family in ["Zandvoorde", "Okkerse"] {
            let person = add(&t, &t.kade, "Nele", family).await;
            let mut work = t.app.db.work().await.unwrap();
            let secret = family == "Zandvoorde";
            let set = "UPDATE person SET municipality = '34023', is_protected = $2 WHERE id = $1";
            work.run(set, base::values![&person, secret]).await.unwrap();
            work.save().await.unwrap();
        }
        let coach = t.coach().await;
        let all = coach.get("/people.csv").await.text;
        assert!(all.contains("Zandvoorde") && all.contains("Okkerse"), "{all}");
        let name = base::municipalities::by_nis("34023").unwrap().name_nl;
        let some = coach.get(&format!("/people.csv?municipality={name}")).await.text;
        assert!(!some.contains("Zandvoorde") && some.contains("Okkerse"), "{some}");
    }
}
