//! Over HTTP, on both engines: scoring, what is closed, withdrawing, versions, the own view.

use super::store;
use crate::access::Category;
use crate::consent::tests::give;
use crate::testing::{Client, TestApp};
use base::values;

/// Scores somebody with the self-sufficiency instrument.
async fn score(client: &Client<'_>, person: &str, more: &[(&str, &str)]) -> crate::testing::Reply {
    let mut sent = vec![
        ("instrument", "self-sufficiency"),
        ("day", "2026-11-20"),
        ("by", "worker"),
        ("source", "observed"),
    ];
    for field in more {
        sent.retain(|(name, _)| name != &field.0);
        sent.push(*field);
    }
    client.post(&format!("/people/{person}/domains/new"), &sent).await
}

async fn overview(client: &Client<'_>, person: &str) -> String {
    client.get(&format!("/people/{person}/domains?instrument=self-sufficiency")).await.text
}

#[tokio::test]
async fn the_views_of_worker_and_person_stand_side_by_side_with_what_changed() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        let earlier = [("level-money", "2"), ("day", "2026-05-04"), ("remark-money", "")];
        assert_eq!(score(&joris, &nele, &earlier).await.status, 303);
        let now = [("level-money", "4"), ("remark-money", "Budgetplan loopt."), ("level-mind", "")];
        let done = score(&joris, &nele, &now).await;
        assert_eq!(done.location(), format!("/people/{nele}/domains?instrument=self-sufficiency"));
        let own = [("level-money", "3"), ("by", "person"), ("source", "told")];
        assert_eq!(score(&joris, &nele, &own).await.status, 303);
        let page = overview(&joris, &nele).await;
        for words in [
            "Het lukt meestal alleen",
            "4 van 5",
            "hoger dan op 4 mei",
            "Budgetplan loopt.",
            "Het lukt met hulp",
            "opnieuw te bekijken op 20 mei 2027",
            "Het verloop als tabel",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
        let card = joris.get(&format!("/people/{nele}")).await.text;
        assert!(card.contains("Hoe het gaat") && card.contains("laatst op 20 november"));
    }
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nothing_is_saved() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        for (sent, said) in [
            (vec![("level-money", "")], "Kies bij minstens één domein"),
            (vec![("level-money", "9")], "Kies één van de mogelijkheden"),
            (vec![("level-money", "x")], "Kies één van de mogelijkheden"),
            (vec![("level-money", "2"), ("day", "2026-12-24")], "Deze dag moet nog komen"),
            (vec![("level-money", "2"), ("day", "")], "Vul een datum in"),
            (vec![("level-money", "2"), ("by", "everybody")], "Kies één van de mogelijkheden"),
            (vec![("level-work", "2"), ("remark-money", "Schuld.")], "Kies ook een score bij"),
        ] {
            let reply = score(&joris, &nele, &sent).await;
            assert_eq!(reply.status, 422, "{sent:?}");
            assert!(reply.text.contains(said), "{said}\n{}", reply.text);
        }
        assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty());
        let unknown = score(&joris, &nele, &[("instrument", "horoscope")]).await;
        assert_eq!(unknown.status, 404);
    }
}

#[tokio::test]
async fn three_ticks_stand_beside_each_other_and_only_a_worker_sets_them() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        let mut sent = vec![
            ("instrument", "gbo"),
            ("day", "2026-11-20"),
            ("by", "person"),
            ("source", "told"),
            ("level-housing", "3"),
            ("level-housing", "1"),
        ];
        let path = format!("/people/{nele}/domains/new");
        assert_eq!(joris.post(&path, &sent).await.status, 422);
        sent[2] = ("by", "worker");
        assert_eq!(joris.post(&path, &sent).await.status, 303);
        let page = joris.get(&format!("/people/{nele}/domains?instrument=gbo")).await.text;
        assert!(page.contains("Aan bod gekomen · Concreet resultaat"), "{page}");
        assert!(page.contains("vijftien leefgebieden"));
    }
}

#[tokio::test]
async fn a_partner_reads_the_categories_that_were_given_and_no_other() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        let scores = [
            ("level-money", "1"),
            ("remark-money", "Deurwaarder kwam langs."),
            ("level-mind", "2"),
            ("remark-mind", "Slaapt slecht."),
        ];
        assert_eq!(score(&joris, &nele, &scores).await.status, 303);
        let id = store::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let lotte = t.partner().await;
        let consent = give(&t, &nele, &t.ocmw, &[Category::Finances]).await;
        for path in ["domains?instrument=self-sufficiency".into(), format!("domains/{id}")] {
            let page = lotte.get(&format!("/people/{nele}/{path}")).await.text;
            assert!(page.contains("Deurwaarder kwam langs."), "{path} {page}");
            assert!(!page.contains("Slaapt slecht."), "{path}");
            assert!(page.contains("toestemming"), "{path} says why the rest is closed");
        }
        let refused = score(&lotte, &nele, &[("level-money", "5")]).await;
        assert_eq!(refused.status, 403, "what was given is read and never changed");
        let withdraw = format!("/people/{nele}/domains/{id}/withdraw");
        assert_eq!(lotte.post(&withdraw, &[("because", "x")]).await.status, 403);
        let back = [("because", "zij vraagt het")];
        assert_eq!(joris.post(&format!("/consents/{consent}/withdraw"), &back).await.status, 303);
        let path = format!("/people/{nele}/domains/{id}");
        assert_eq!(t.partner().await.get(&path).await.status, 404);
        give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        assert_eq!(t.partner().await.get(&path).await.status, 404, "nothing of it is open");
    }
}

#[tokio::test]
async fn what_others_scored_is_closed_and_never_said_to_be_missing_also_in_an_emergency() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let scores = [("level-money", "1"), ("remark-money", ""), ("level-mind", "2")];
        assert_eq!(score(&t.coach().await, &nele, &scores).await.status, 303);
        let lotte = t.works_along(&nele).await;
        let page = overview(&lotte, &nele).await;
        assert!(!page.contains("nog niet ingevuld"), "{page}");
        assert!(page.contains("gesloten voor jou") && page.contains("andere organisatie"));
        let card = lotte.get(&format!("/people/{nele}")).await.text;
        assert!(!card.contains("Nog niet gescoord"), "{card}");
        assert!(card.contains("Ook een andere organisatie gaf scores."));
        crate::consent::tests::emergency(&t, &nele, &lotte).await;
        let page = overview(&lotte, &nele).await;
        let id = store::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let one = lotte.get(&format!("/people/{nele}/domains/{id}")).await.text;
        for text in [page, one] {
            assert!(text.contains("2 van 5") && !text.contains("1 van 5"), "{text}");
        }
    }
}

#[tokio::test]
async fn what_came_from_social_security_stays_with_who_asked_for_it_whatever_was_given() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        let fields =
            [("source", "registry"), ("level-money", "1"), ("remark-money", "Uit de KSZ.")];
        let form = format!("/people/{nele}/domains/new");
        assert!(!joris.get(&form).await.text.contains("value=\"registry\""), "not a work centre");
        let refused = score(&joris, &nele, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Alleen een OCMW"), "{}", refused.text);
        let mut work = t.app.db.work().await.unwrap();
        let ocmw = "UPDATE organisation SET kind = 'ocmw' WHERE id = $1";
        work.run(ocmw, values![&t.kade]).await.unwrap();
        work.save().await.unwrap();
        assert!(joris.get(&form).await.text.contains("value=\"registry\""));
        assert_eq!(score(&joris, &nele, &fields).await.status, 303);
        let id = store::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        give(&t, &nele, &t.ocmw, &Category::ALL).await;
        let one = format!("/people/{nele}/domains/{id}");
        assert!(joris.get(&one).await.text.contains("Uit de KSZ."));
        let lotte = t.partner().await;
        assert_eq!(lotte.get(&one).await.status, 404);
        let page = overview(&lotte, &nele).await;
        assert!(!page.contains("Uit de KSZ."));
        assert!(page.contains("blijft bij de organisatie die het opvroeg"), "{page}");
        let file = lotte.get(&format!("/people/{nele}")).await.text;
        assert!(!file.contains("laatst op"), "nor is it said that there is a score");
    }
}

#[tokio::test]
async fn an_instructor_reads_work_goals_and_scores_nothing() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let scores = [("level-work", "3"), ("level-mind", "2"), ("remark-mind", "Slaapt slecht.")];
        score(&t.coach().await, &nele, &scores).await;
        let greta = t.instructor().await;
        let page = overview(&greta, &nele).await;
        assert!(page.contains("Het lukt met hulp") && !page.contains("Slaapt slecht."));
        assert!(page.contains("hoort niet bij je taak"), "{page}");
        assert!(!page.contains("Geef scores"));
        assert_eq!(greta.get(&format!("/people/{nele}/domains/new")).await.status, 403);
    }
}

#[tokio::test]
async fn scores_are_corrected_by_withdrawing_them_with_a_reason() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        score(&joris, &nele, &[("level-money", "1")]).await;
        let id = store::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let path = format!("/people/{nele}/domains/{id}");
        let refused = joris.post(&format!("{path}/withdraw"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Schrijf waarom"));
        let because = [("because", "Verkeerde persoon.")];
        assert_eq!(joris.post(&format!("{path}/withdraw"), &because).await.status, 303);
        let page = overview(&joris, &nele).await;
        assert!(!page.contains("1 van 5") && page.contains("Ingetrokken"), "{page}");
        let one = joris.get(&path).await.text;
        assert!(one.contains("Verkeerde persoon.") && one.contains("1 van 5"));
        assert!(!one.contains("Trek deze scores in"));
    }
}

#[tokio::test]
async fn a_new_version_keeps_earlier_scores_readable_in_their_own_words() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        score(&joris, &nele, &[("level-money", "4")]).await;
        let mut work = t.app.db.work().await.unwrap();
        for sql in [
            "INSERT INTO instrument SELECT 'self-sufficiency-2', key, 2, name_nl, name_fr, name_en,
             explanation_nl, explanation_fr, explanation_en, organisation, scored_by, answer,
             interval_months, licence_nl, licence_fr, licence_en, valid_from, valid_until, position
             FROM instrument WHERE id = 'self-sufficiency-1'",
            "INSERT INTO instrument_domain SELECT 'self-sufficiency-2', key, position, category,
             label_nl, label_fr, label_en, explanation_nl, explanation_fr, explanation_en
             FROM instrument_domain WHERE instrument = 'self-sufficiency-1' AND key = 'money'",
            "INSERT INTO instrument_level VALUES ('self-sufficiency-2', '', 1, 'Nieuw laag', 'x', 'x')",
            "INSERT INTO instrument_level VALUES ('self-sufficiency-2', '', 2, 'Nieuw hoog', 'x', 'x')",
        ] {
            work.run(sql, values![]).await.unwrap();
        }
        work.save().await.unwrap();
        let refused = score(&joris, &nele, &[("level-money", "4")]).await;
        assert_eq!(refused.status, 422, "the new version has two levels");
        let new = ("shown", "self-sufficiency-2");
        score(&joris, &nele, &[("level-money", "2"), ("day", "2026-11-21"), new]).await;
        let page = overview(&joris, &nele).await;
        assert!(page.contains("Nieuw hoog") && page.contains("Het lukt meestal alleen"), "{page}");
        assert!(page.contains("met een andere versie, niet te vergelijken"));
        let all = store::of_person(&t.app.db, &nele).await.unwrap();
        let one = joris.get(&format!("/people/{nele}/domains/{}", all[1].id)).await.text;
        assert!(one.contains("4 van 5") && one.contains("versie 1"), "{one}");
    }
}

#[tokio::test]
async fn the_person_scores_on_the_own_pages_and_takes_it_back_there() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let person = t.actor(&nele).await.person.unwrap();
        let sent = [("instrument", "self-sufficiency"), ("level-mind", "2")];
        assert_eq!(nele.get("/mine/domains/new?instrument=gbo").await.status, 404);
        assert!(nele.get("/mine/domains/new").await.text.contains("Hoofd en gevoel"));
        assert_eq!(
            nele.post("/mine/domains/new", &sent).await.location(),
            "/mine/domains?instrument=self-sufficiency"
        );
        assert!(nele.get("/mine/domains").await.text.contains("Het lukt zelden"));
        let stored = store::of_person(&t.app.db, &person).await.unwrap()[0].clone();
        assert!(stored.is_own && stored.by.is_person());
        let joris = t.coach().await;
        assert!(overview(&joris, &person).await.contains("Het lukt zelden"));
        let path = format!("/people/{person}/domains/{}/withdraw", stored.id);
        let because = [("because", "Niet goed gelezen.")];
        assert_eq!(joris.post(&path, &because).await.status, 403, "it is the person's own");
        let other = t.participant("Iemand Anders", &t.kade).await;
        let path = format!("/mine/domains/{}/withdraw", stored.id);
        let other = t.sign_in_account(&other).await;
        assert_eq!(other.post(&path, &because).await.status, 404);
        assert_eq!(nele.post(&path, &because).await.status, 303);
        assert!(!nele.get("/mine/domains").await.text.contains("2 van 5"));
    }
}

#[tokio::test]
async fn the_person_reads_the_own_words_and_is_told_kindly_what_misses() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let nele = t.sign_in_account(&account).await;
        let list = ("instrument", "self-sufficiency");
        let form = nele.get("/mine/domains/new").await.text;
        let parts = form.matches("<details class=\"fold part\"").count();
        assert!(parts > 10 && form.matches("<details class=\"fold part\" open").count() == 1);
        assert!(!form.contains("beside-level-"), "the person has one view");
        let nothing = nele.post("/mine/domains/new", &[list]).await;
        assert_eq!(nothing.status, 422);
        assert!(nothing.text.contains("Je koos nog niets"), "{}", nothing.text);
        let alone = nele.post("/mine/domains/new", &[list, ("remark-money", "Te weinig")]).await;
        assert!(alone.text.contains("Kies ook een antwoord bij wat je schreef"));
        for text in [&nothing.text, &alone.text] {
            let main = text.split("<main").nth(1).unwrap();
            assert!(!main.contains("domein") && !main.contains("score bij"), "{main}");
        }
        let sent = [list, ("level-money", "2"), ("remark-money", "Krap")];
        assert_eq!(nele.post("/mine/domains/new", &sent).await.status, 303);
        let own = nele.get("/mine/domains").await.text;
        assert!(own.contains("Wat ik zei") && own.contains("Ikzelf") && own.contains("Krap"));
        assert!(!own.contains("Persoon zelf") && !own.contains("opnieuw te bekijken"), "{own}");
        assert!(own.contains("/mine/corrections?about=scores"));
    }
}

#[tokio::test]
async fn a_worker_and_the_person_fill_in_both_views_in_one_go() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        let both = ("by", "both");
        assert_eq!(score(&joris, &nele, &[both]).await.status, 422, "nothing was chosen");
        let typed =
            [both, ("level-money", "2"), ("beside-level-money", "4"), ("beside-level-mind", "3")];
        assert_eq!(score(&joris, &nele, &typed).await.status, 303);
        let all = store::of_person(&t.app.db, &nele).await.unwrap();
        let of = |is_person| all.iter().find(|a| a.by.is_person() == is_person).unwrap();
        assert_eq!((all.len(), of(false).scores.len(), of(true).scores.len()), (2, 1, 2));
        assert_eq!((of(false).source.as_str(), of(true).source.as_str()), ("observed", "told"));
        let page = overview(&joris, &nele).await;
        assert!(page.contains("samen met Joris") && page.contains("samen met Nele"), "{page}");
        // What only a worker scores has one view; a column that is not asked for is not read.
        let gbo = [both, ("instrument", "gbo"), ("level-housing", "1")];
        assert_eq!(score(&joris, &nele, &gbo).await.status, 422);
    }
}

#[tokio::test]
async fn of_two_views_that_were_filled_in_none_is_thrown_away() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        for by in ["worker", "person"] {
            for second in [("beside-level-money", "4"), ("beside-remark-money", "Krap")] {
                let typed = [("by", by), ("level-money", "3"), second];
                let asked = score(&joris, &nele, &typed).await;
                assert_eq!(asked.status, 422, "{by}");
                assert!(
                    asked.text.contains("Je vulde twee blikken in")
                        && asked.text.contains("shows-both")
                );
                assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty());
            }
        }
        let one = [("by", "person"), ("level-money", "3"), ("beside-level-money", "")];
        assert_eq!(score(&joris, &nele, &one).await.status, 303, "left open is not filled in");
    }
}

#[tokio::test]
async fn a_worker_has_the_folds_of_the_person_and_what_is_wrong_is_not_in_a_closed_one() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        let opens = "<details class=\"fold part\" open";
        let form =
            joris.get(&format!("/people/{nele}/domains/new?instrument=self-sufficiency")).await;
        let parts = form.text.matches("<details class=\"fold part").count();
        assert_eq!((parts, form.text.matches(opens).count()), (13, 1), "one fold for both views");
        let first = form.text.split(opens).nth(1).unwrap().split("class=\"fold part\"").next();
        let first = first.unwrap();
        for view in ["id=\"level-money\"", "id=\"beside-level-money\""] {
            assert!(first.contains(view), "{view} is in the fold of its neighbour: {first}");
        }
        let long = "x".repeat(501);
        let typed = [("level-mind", "3"), ("remark-mind", long.as_str())];
        let wrong = score(&joris, &nele, &typed).await;
        assert_eq!(wrong.status, 422);
        let open = wrong.text.split(opens).nth(1).unwrap();
        assert!(open.split("</fieldset>").next().unwrap().contains("id=\"level-mind\""), "{open}");
    }
}

#[tokio::test]
async fn a_score_becomes_the_beginning_of_a_goal_for_who_reads_it_and_may_write_the_plan() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        let typed = [("level-money", "2"), ("remark-money", "Er ligt een brief van de bank.")];
        assert_eq!(score(&joris, &nele, &typed).await.status, 303);
        let id = store::of_person(&t.app.db, &nele).await.unwrap()[0].id.clone();
        let goal = format!("/people/{nele}/plan/goals/new?score={id}&domain=money");
        let page = overview(&joris, &nele).await;
        assert!(page.contains(&goal.replace('&', "&amp;")), "{page}");
        assert!(!overview(&t.instructor().await, &nele).await.contains("goals/new"));
        let form = joris.get(&goal).await.text;
        for told in ["value=\"finances\" selected", "Geld: ", "Er ligt een brief van de bank."] {
            assert!(form.contains(told), "{told}: {form}");
        }
        let words = form.split("id=\"words\"").nth(1).unwrap().split("</textarea>").next().unwrap();
        assert!(!words.contains("Geld"), "the aim is in the person's own words: {words}");
        let other = t.somebody().await;
        for elsewhere in [goal.replace(&nele, &other), goal.replace("=money", "=nothing")] {
            let form = joris.get(&elsewhere).await.text;
            assert!(!form.contains("brief van de bank") && !form.contains("selected"), "{form}");
        }
        // What the social security answered goes no further than its score.
        for set in
            ["UPDATE assessment SET source = 'registry'", "UPDATE organisation SET kind = 'ocmw'"]
        {
            t.app.db.script(set).await.unwrap();
        }
        let form = joris.get(&goal).await.text;
        assert!(!form.contains("brief van de bank") && !form.contains("Geld: "), "{form}");
        let back = [("because", "verkeerde dag")];
        let withdraw = format!("/people/{nele}/domains/{id}/withdraw");
        assert_eq!(joris.post(&withdraw, &back).await.status, 303);
        assert!(!joris.get(&goal).await.text.contains("selected"), "taken back");
    }
}

#[tokio::test]
async fn the_overview_takes_a_constant_number_of_statements() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/domains");
        let few = joris.statements_of(&path).await;
        for level in ["1", "2", "3"] {
            score(&joris, &nele, &[("level-money", level), ("level-mind", level)]).await;
        }
        assert_eq!(joris.statements_of(&path).await, few);
    }
}

/// The fields of a list with one domain.
const LIST: &[(&str, &str)] = &[
    ("name", "Werkhouding"),
    ("by", "both"),
    ("answer", "one"),
    ("interval", "3"),
    ("licence", "Eigen lijst"),
    ("levels", "lukt niet\nlukt met hulp\nlukt"),
    ("rows", "1"),
    ("domain-0-label", "Op tijd komen"),
    ("domain-0-category", "work-goals"),
];

#[tokio::test]
async fn a_list_made_in_the_browser_is_scored_with_and_a_change_leaves_the_old_words() {
    for t in TestApp::each().await {
        let (person, coordinator, coach) =
            (t.somebody().await, t.coordinator().await, t.coach().await);
        let list = [&[("owner", t.kade.as_str())], LIST].concat();
        let made = coordinator.post("/instruments/new", &list).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let path = made.location().split('?').next().unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap().to_owned();
        let domains = format!("/people/{person}/domains");
        let new = format!("{domains}/new?instrument={id}");
        let page = coach.get(&new).await.text;
        assert!(page.contains("Op tijd komen") && page.contains("lukt met hulp"), "{page}");
        let key = page.split("name=\"level-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let field = format!("level-{key}");
        let today = t.app.today().to_string();
        let scored =
            [("day", today.as_str()), ("by", "worker"), ("source", "told"), (field.as_str(), "2")];
        let scored = [&[("instrument", id.as_str())], scored.as_slice()].concat();
        assert_eq!(coach.post(&format!("{domains}/new"), &scored).await.status, 303);

        let key_field = ("domain-0-key", key.as_str());
        let mut changed = list.clone();
        changed.retain(|(field, _)| *field != "levels");
        changed.extend([key_field, ("levels", "nog niet\nsoms\naltijd")]);
        let change = format!("{path}/change");
        assert!(coordinator.get(&change).await.text.contains("lukt met hulp"));
        assert_eq!(coordinator.post(&change, &changed).await.status, 303);
        assert!(coach.get(&new).await.text.contains("altijd"), "the new version is offered");
        let page = coach.get(&format!("{domains}?instrument={id}")).await.text;
        assert!(page.contains("lukt met hulp"), "what was scored keeps its words: {page}");
        // Who had the page of the first version open changes nothing any more.
        assert_eq!(coordinator.post(&change, &changed).await.status, 400);
    }
}

#[tokio::test]
async fn a_list_of_another_house_does_not_exist_and_one_of_the_network_is_only_read() {
    for t in TestApp::each().await {
        let coordinator = t.coordinator().await;
        let page = coordinator.get("/instruments").await.text;
        assert!(page.contains("het hele netwerk"), "{page}");
        assert_eq!(coordinator.get("/instruments/household-1/change").await.status, 403);
        let network = [&[("owner", "")], LIST].concat();
        let refused = coordinator.post("/instruments/new", &network).await;
        assert_eq!(refused.status, 422, "a coordinator makes lists for the own house");
        let mut wrong = [&[("owner", t.kade.as_str())], LIST].concat();
        wrong.retain(|(field, _)| *field != "levels");
        let reply = coordinator.post("/instruments/new", &wrong).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Op tijd komen"), "what was typed is there");
        let more = [wrong, vec![("more", "yes")]].concat();
        let reply = coordinator.post("/instruments/new", &more).await;
        assert!(reply.status == 422 && reply.text.contains("domain-3-label"), "{}", reply.status);
    }
}

#[tokio::test]
async fn a_list_out_of_use_is_not_offered_until_it_is_used_again() {
    for t in TestApp::each().await {
        let (person, coordinator, coach) =
            (t.somebody().await, t.coordinator().await, t.coach().await);
        let list = [&[("owner", t.kade.as_str())], LIST].concat();
        let made = coordinator.post("/instruments/new", &list).await;
        let path = made.location().split('?').next().unwrap().to_owned();
        let domains = format!("/people/{person}/domains");
        assert!(coach.get(&domains).await.text.contains("Werkhouding"));
        assert_eq!(coordinator.post(&format!("{path}/use"), &[("use", "no")]).await.status, 303);
        assert!(!coach.get(&domains).await.text.contains("Werkhouding"));
        assert_eq!(coordinator.post(&format!("{path}/use"), &[("use", "yes")]).await.status, 303);
        assert!(coach.get(&domains).await.text.contains("Werkhouding"));
    }
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn what_was_filled_in_on_a_list_that_changed_or_stopped_meanwhile_is_asked_again() {
    for t in TestApp::each().await {
        let (person, coordinator, coach) =
            (t.somebody().await, t.coordinator().await, t.coach().await);
        let list = [&[("owner", t.kade.as_str())], LIST].concat();
        let made = coordinator.post("/instruments/new", &list).await;
        let path = made.location().split('?').next().unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap().to_owned();
        let new = format!("/people/{person}/domains/new");
        let page = coach.get(&format!("{new}?instrument={id}")).await.text;
        let after =
            |sign: &str| page.split(sign).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let (key, shown) = (after("name=\"level-"), after("name=\"shown\" value=\""));
        let (level, remark) = (format!("level-{key}"), format!("remark-{key}"));
        let today = t.app.today().to_string();
        let typed = [
            ("instrument", id.as_str()),
            ("shown", shown.as_str()),
            ("day", today.as_str()),
            ("by", "worker"),
            ("source", "told"),
            (level.as_str(), "1"),
            (remark.as_str(), "Lange tekst"),
        ];
        let mut changed = list.clone();
        changed.retain(|(field, _)| *field != "levels");
        changed
            .extend([("domain-0-key", key.as_str()), ("levels", "lukt\nlukt met hulp\nlukt niet")]);
        assert_eq!(coordinator.post(&format!("{path}/change"), &changed).await.status, 303);
        let again = coach.post(&new, &typed).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("staat er nu anders") && again.text.contains("Lange tekst"));
        assert!(!again.text.contains("value=\"1\" checked"), "the other meaning is not chosen");
        for shown in [None, Some("zzz")] {
            let mut nameless = typed.to_vec();
            nameless.retain(|(field, _)| *field != "shown");
            nameless.extend(shown.map(|shown| ("shown", shown)));
            let reply = coach.post(&new, &nameless).await;
            assert_eq!(reply.status, 422, "what names no version answers none");
            assert!(reply.text.contains("niet welke woorden je las"));
        }
        // What reads the same in both versions needs no second look.
        let same: Vec<_> =
            typed.iter().map(|(f, v)| (*f, if *f == level { "2" } else { v })).collect();
        assert_eq!(coach.post(&new, &same).await.status, 303);
        let newest = coordinator.get("/instruments").await.text;
        let newest = newest.split("<a class=\"name\" href=\"").find(|a| a.contains("Werkhouding"));
        let newest = newest.unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(coordinator.post(&format!("{newest}/use"), &[("use", "no")]).await.status, 303);
        let stopped = coach.post(&new, &typed).await;
        assert_eq!(stopped.status, 422);
        assert!(stopped.text.contains("net gestopt") && stopped.text.contains("Lange tekst"));
    }
}

#[tokio::test]
async fn what_is_to_be_scored_again_stands_on_the_day_of_who_leads() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        let long_ago = [("level-money", "2"), ("day", "2025-05-04")];
        assert_eq!(score(&joris, &nele, &long_ago).await.status, 303);
        assert!(!joris.get("/day").await.text.contains("Leefdomeinen opnieuw"), "he does not lead");
        joris.post(&format!("/people/{nele}/support"), &[]).await;
        let page = joris.get("/day").await.text;
        assert!(page.contains("Leefdomeinen opnieuw bekijken"), "{page}");
        assert!(page.contains(&format!("/people/{nele}/domains?instrument=self-sufficiency")));
        let today = t.app.today().to_string();
        assert_eq!(
            score(&joris, &nele, &[("level-money", "3"), ("day", &today)]).await.status,
            303
        );
        assert!(!joris.get("/day").await.text.contains("Leefdomeinen opnieuw"));
    }
}

#[tokio::test]
async fn what_was_scored_together_says_with_whom_and_each_domain_falls_due_by_itself() {
    for t in TestApp::each().await {
        let (nele, joris) = (t.somebody().await, t.coach().await);
        joris.post(&format!("/people/{nele}/support"), &[]).await;
        let old = [("level-money", "2"), ("level-work", "2"), ("day", "2026-03-04")];
        assert_eq!(score(&joris, &nele, &old).await.status, 303);
        assert_eq!(score(&joris, &nele, &[("level-money", "3")]).await.status, 303);
        let own = [("level-money", "4"), ("by", "person"), ("source", "told")];
        assert_eq!(score(&joris, &nele, &own).await.status, 303);
        let page = overview(&joris, &nele).await;
        assert!(page.contains("samen met Joris Haverbeke"), "{page}");
        assert!(page.contains("samen met Nele Zandvoorde"), "{page}");
        assert!(page.contains("1 domein opnieuw te bekijken"), "{page}");
        assert!(page.contains("opnieuw te bekijken sinds 4 september"), "{page}");
        let day = joris.get("/day").await.text;
        assert!(day.contains("Werk en dag") && !day.contains("Geld"), "{day}");
        let card = joris.get(&format!("/people/{nele}")).await.text;
        assert!(card.contains("opnieuw te bekijken sinds 4 september"), "{card}");
    }
}

#[tokio::test]
async fn nobody_is_scored_before_being_born() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let mut work = t.app.db.work().await.unwrap();
        let born = "UPDATE person SET birth = '1985-03-02' WHERE id = $1";
        work.run(born, values![&nele]).await.unwrap();
        work.save().await.unwrap();
        let sent = [("level-money", "2"), ("day", "1960-01-01")];
        let before = score(&t.coach().await, &nele, &sent).await;
        assert_eq!(before.status, 422);
        assert!(before.text.contains("form-error") || before.text.contains("id=\"day\""));
        assert!(store::of_person(&t.app.db, &nele).await.unwrap().is_empty());
    }
}
