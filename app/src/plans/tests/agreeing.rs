//! Over HTTP, on both engines: agreeing on the own page and on a screen, and what is typed twice.

use super::super::{How, Signer, store};
use super::{action, goal, plan};
use crate::language::FELL_BACK;
use crate::testing::TestApp;
use crate::trajectories::tests::nele;
use base::values;

/// The mark of the plan that a page shows.
pub(super) fn mark(page: &str) -> String {
    let at = page.find("name=\"mark\" value=\"").expect("a plan to agree") + 19;
    page[at..].split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_person_agrees_on_the_own_page_to_the_plan_as_it_was_read() {
    for t in TestApp::each().await {
        let account = t.participant("Nele Eigen", &t.kade).await;
        let own = t.sign_in_account(&account).await;
        let person = t.actor(&own).await.person.unwrap();
        // Who came in with a card may agree as well.
        t.app.db.script("UPDATE session SET way = 'card'").await.unwrap();
        assert!(!own.get("/mine/plan").await.text.contains("Ja, ik ga akkoord"), "nothing yet");
        goal(&t, &person, "health", "Minder roken").await;
        let first = own.get("/mine").await.text;
        assert!(first.contains("Er staat een plan voor jou") && first.contains("/mine/plan#mark"));
        let read = own.get("/mine/plan").await.text;
        assert!(read.contains("href=\"#mark\""), "the question is one press away: {read}");
        let read = mark(&read);
        goal(&t, &person, "housing", "Een eigen stek").await;
        let late = own.post("/mine/plan", &[("mark", &read)]).await;
        assert_eq!(late.status, 422);
        assert!(late.text.contains("Je plan veranderde net"));
        let aim = [("aim_rung", "5"), ("words", "Halftijds in het groen")];
        let reply = t.coach().await.post(&format!("/people/{person}/aim"), &aim).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let late = own.post("/mine/plan", &[("mark", &mark(&late.text))]).await;
        assert_eq!(late.status, 422, "the aim is part of what one agrees to");
        let read = mark(&late.text);
        assert_eq!(own.post("/mine/plan", &[("mark", &read)]).await.status, 303);
        let page = own.get("/mine/plan").await.text;
        assert!(page.contains("Jij ging akkoord op") && page.contains("versie 1"), "{page}");
        assert!(!page.contains("Ja, ik ga akkoord") && page.contains("/mine/corrections"));
        assert!(!own.get("/mine").await.text.contains("/mine/plan#mark"), "nothing waits");
        let version = store::versions(&t.app.db, &person).await.unwrap().remove(0);
        assert_eq!((version.how, version.number), (How::Portal, 1));
        let worker = plan(&t.coach().await, &person).await;
        assert!(worker.contains("Op de eigen pagina") && worker.contains("zoals het nu is"));
        goal(&t, &person, "family", "Vaker bij mijn zus").await;
        assert!(plan(&t.coach().await, &person).await.contains("sindsdien gewijzigd"));
        assert!(own.get("/mine/plan").await.text.contains("Ja, ik ga akkoord"), "asked again");
        assert!(own.get("/mine").await.text.contains("Je plan is veranderd"), "and told");
        assert_eq!(t.coach().await.post("/mine/plan", &[("mark", &read)]).await.status, 404);
    }
}

#[tokio::test]
async fn a_plan_is_signed_on_the_screen_with_a_name_and_a_tick() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/sign");
        let mark = mark(&joris.get(&path).await.text);
        let without = joris.post(&path, &[("mark", &mark)]).await;
        assert_eq!(without.status, 422);
        for told in ["Typ je naam om te tekenen", "Vink aan dat je akkoord gaat"] {
            assert!(without.text.contains(told), "{told}");
        }
        let signed = [("mark", mark.as_str()), ("name", "Nele Zandvoorde"), ("sure", "yes")];
        assert_eq!(joris.post(&path, &signed).await.status, 303);
        let version = store::versions(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!((version.how, version.signer), (How::Screen, Some(Signer::Person)));
        assert!(version.names.starts_with("Nele Zandvoorde, "), "{}", version.names);
        assert_eq!(t.instructor().await.get(&path).await.status, 403);
        assert!(plan(&joris, &nele).await.contains("Op het scherm, met naam getekend"));
    }
}

#[tokio::test]
async fn for_the_family_name_it_is_asked_once() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/sign");
        let mark = mark(&joris.get(&path).await.text);
        let short = [("mark", mark.as_str()), ("name", "Nele"), ("sure", "yes")];
        let asked = joris.post(&path, &short).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("En je familienaam?") && asked.text.contains("value=\"Nele\""));
        assert!(asked.text.contains("name=\"short\" value=\"asked\""), "{}", asked.text);
        let again = [short.to_vec(), vec![("short", "asked")]].concat();
        assert_eq!(joris.post(&path, &again).await.status, 303, "once is enough");
    }
}

#[tokio::test]
async fn under_another_name_it_is_asked_once_more_who_signs() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/sign");
        let first = joris.get(&path).await.text;
        assert!(!first.contains("name=\"signer\""), "who types the own name is not asked");
        let mark = mark(&first);
        let piet = [("mark", mark.as_str()), ("name", "Piet"), ("sure", "yes")];
        let asked = joris.post(&path, &piet).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("Je typte “Piet”. Dit plan is van Nele."), "{}", asked.text);
        assert!(asked.text.contains("name=\"signer\"") && asked.text.contains("value=\"Piet\""));
        assert!(store::versions(&t.app.db, &nele).await.unwrap().is_empty());
        let parent = [piet.to_vec(), vec![("signer", "parent")]].concat();
        let signed = joris.post(&path, &parent).await;
        assert_eq!(signed.status, 303, "{}", signed.text);
        let version = store::versions(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!((version.signer, version.is_own()), (Some(Signer::Parent), false));
        let page = format!("/people/{nele}/plan/versions/{}", version.id);
        for told in [page, format!("/people/{nele}/plan"), format!("/people/{nele}/plan/print")] {
            assert!(joris.get(&told).await.text.contains("een ouder tekende"), "{told}");
        }
        // The worker who holds the screen signs for nobody.
        let worker = [("mark", mark.as_str()), ("name", "joris haverbeke"), ("sure", "yes")];
        let refused =
            joris.post(&path, &[worker.to_vec(), vec![("signer", "person")]].concat()).await;
        assert!(refused.status == 422 && refused.text.contains("Geef het scherm aan Nele"));
        // Who says to be the person is believed, and both names stand there.
        let self_same = [piet.to_vec(), vec![("signer", "person")]].concat();
        assert_eq!(joris.post(&path, &self_same).await.status, 303);
        let version = store::versions(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!((version.signer, version.is_own()), (Some(Signer::Person), true));
        assert!(version.names.contains("(“Piet”), Joris Haverbeke"), "{}", version.names);
    }
}

#[tokio::test]
async fn the_signing_page_is_in_the_language_of_the_person_and_can_be_in_another() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let aim = [("aim_rung", "5"), ("words", "Halftijds in het groen")];
        joris.post(&format!("/people/{nele}/aim"), &aim).await;
        let path = format!("/people/{nele}/plan/sign");
        let dutch = joris.get(&path).await.text;
        assert!(dutch.contains("Jouw doel is trede 5") && dutch.contains("Ik teken met mijn naam"));
        let mut work = t.app.db.work().await.unwrap();
        let set = "UPDATE person SET language = 'ar' WHERE id = $1";
        work.run(set, values![&nele]).await.unwrap();
        work.save().await.unwrap();
        for (language, there) in [("", "lang=\"ar\" dir=\"rtl\""), ("uk", "lang=\"uk\"")] {
            FELL_BACK.lock().unwrap().clear();
            let page = joris.get(&format!("{path}?language={language}")).await.text;
            assert!(page.contains(&format!("<html {there}")), "{page}");
            assert!(page.contains("Voor de begeleider:"), "the way back is for the worker");
            let fell: Vec<_> = FELL_BACK.lock().unwrap().iter().cloned().collect();
            assert!(fell.is_empty(), "{fell:?}");
            let sent = [("mark", mark(&page)), ("language", language.to_owned())];
            let sent = sent.each_ref().map(|(name, value)| (*name, value.as_str()));
            let wrong = joris.post(&path, &sent).await;
            assert!(wrong.text.contains(&format!("<html {there}")), "{}", wrong.text);
        }
        let own = joris.get("/day").await.text;
        assert!(own.contains("<html lang=\"nl\""), "the worker keeps the own language");
    }
}

#[tokio::test]
async fn another_language_keeps_what_was_typed_and_that_it_is_signed() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/sign");
        let first = joris.get(&path).await.text;
        assert!(first.contains("name=\"in_language\" value=\"uk\""), "{first}");
        assert!(!first.contains("?language=uk\" lang"), "a link would lose what was typed");
        let mark = mark(&first);
        let typed =
            [("mark", mark.as_str()), ("name", "Nele Z"), ("sure", "yes"), ("in_language", "uk")];
        let asked = joris.post(&path, &typed).await;
        assert_eq!(asked.status, 422, "the form again");
        assert!(asked.text.contains("<html lang=\"uk\""));
        assert!(asked.text.contains("value=\"Nele Z\"") && asked.text.contains("checked"));
        // Larger letters keep it too, and the worker's own name is refused without asking who signs.
        assert!(
            first.contains("name=\"in_size\" value=\"b\"") && !first.contains("href=\"/size/b")
        );
        let larger = joris.post(&path, &[typed[0], typed[1], ("in_size", "b")]).await;
        assert_eq!(larger.status, 422);
        assert!(larger.text.contains("size-2") && larger.text.contains("value=\"Nele Z\""));
        assert!(larger.headers["set-cookie"].to_str().unwrap().starts_with("size=b"));
        let worker = joris.post(&path, &[typed[0], ("name", "Joris Haverbeke"), typed[2]]).await;
        assert_eq!(worker.status, 422);
        assert!(!worker.text.contains("name=\"signer\""), "{}", worker.text);
        assert!(store::versions(&t.app.db, &nele).await.unwrap().is_empty(), "nothing is signed");
        let signed = joris.post(&path, &[typed[0], ("name", "Nele Zandvoorde"), typed[2]]).await;
        let thanks = joris.get(signed.location()).await.text;
        let id = store::versions(&t.app.db, &nele).await.unwrap().remove(0).id;
        let other = format!("{path}?signed={id}&language=uk");
        assert!(thanks.contains(&other.replace('&', "&#38;")), "{thanks}");
        assert!(!joris.get(&other).await.text.contains("name=\"name\""), "it is done there too");
    }
}

#[tokio::test]
async fn of_names_that_a_worker_noted_it_is_not_said_who_signed() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/agree");
        let mark = mark(&joris.get(&path).await.text);
        let sent =
            [("mark", mark.as_str()), ("day", "2026-11-20"), ("names", "Piet"), ("how", "paper")];
        assert_eq!(joris.post(&path, &sent).await.status, 303);
        let version = store::versions(&t.app.db, &nele).await.unwrap().remove(0);
        assert_eq!((version.signer, version.is_own(), version.signed_for()), (None, false, None));
        let copied = async || joris.get(&format!("/people/{nele}/file.json")).await.text;
        let whole = copied().await;
        let given = |text: &str| {
            let plan = text.split("\"agreed_plans\"").nth(1).unwrap().to_owned();
            plan.split("given_by\":")
                .nth(1)
                .unwrap()
                .trim_start()
                .split([',', '\n', '}'])
                .next()
                .unwrap()
                .to_owned()
        };
        assert_eq!(given(&whole), "null");
        let mut work = t.app.db.work().await.unwrap();
        work.run("UPDATE plan_version SET signer = 'parent'", values![]).await.unwrap();
        work.save().await.unwrap();
        assert_eq!(given(&copied().await), "\"parent\"");
    }
}

#[tokio::test]
async fn what_was_typed_on_a_form_of_the_plan_is_there_again_and_gone_once_it_is_saved() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let one = goal(&t, &nele, "housing", "Een eigen stek").await;
        let action = action(&t, &one).await;
        let joris = t.coach().await;
        for (key, field, rest) in [
            (format!("/people/{nele}/plan/goals/new"), "words", "category=work-goals"),
            (format!("/goals/{one}/edit"), "words", "version=1&category=housing"),
            (format!("/goals/{one}/actions/new"), "words", "who=person"),
            (format!("/actions/{action}"), "words", "version=1&who=person"),
            (format!("/actions/{action}/done"), "result", "version=1"),
            (format!("/people/{nele}/plan/agree"), "names", "how=spoken"),
        ] {
            let mut sent = vec![("draft-key", key.as_str()), (field, "Half getypt")];
            sent.extend(rest.split('&').filter_map(|pair| pair.split_once('=')));
            assert_eq!(joris.post("/drafts", &sent).await.status, 204, "{key}");
            let page = joris.get(&key).await.text;
            assert!(page.contains("Half getypt") && page.contains("data-draft="), "{key}");
            assert!(!t.coordinator().await.get(&key).await.text.contains("Half getypt"), "{key}");
        }
        let edit = format!("/goals/{one}/edit");
        let rest = [("category", "housing"), ("from", "2026-11-01"), ("state", "open")];
        let sent = [vec![("version", "1"), ("words", "Een huisje")], rest.to_vec()].concat();
        assert_eq!(joris.post(&edit, &sent).await.status, 303);
        let page = joris.get(&edit).await.text;
        assert!(page.contains("Een huisje") && !page.contains("Half getypt"));
    }
}

#[tokio::test]
async fn what_a_colleague_chose_meanwhile_is_said_in_words() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let goal = goal(&t, &nele, "housing", "Een eigen stek").await;
        let action = action(&t, &goal).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/goals/{goal}/edit");
        let edit = |category, from, state| {
            let what = [("category", category), ("from", from), ("state", state)];
            [vec![("version", "1"), ("words", "Een huisje")], what.to_vec()].concat()
        };
        assert_eq!(joris.post(&path, &edit("family", "2026-10-01", "reached")).await.status, 303);
        let met = marieke.post(&path, &edit("housing", "2026-11-01", "open")).await.text;
        for told in ["Gezin", "1 oktober 2026", "Bereikt"] {
            assert!(met.contains(&format!("{told}</span>")), "{told}: {met}");
        }
        let path = format!("/actions/{action}");
        let edit = |who, state, result| {
            let what = [("who", who), ("state", state), ("result", result)];
            [vec![("version", "1"), ("words", "Bellen")], what.to_vec()].concat()
        };
        let mine = joris.account.as_str();
        assert_eq!(joris.post(&path, &edit(mine, "done", "Gebeld")).await.status, 303);
        let met = marieke.post(&path, &edit("person", "open", "")).await;
        assert_eq!(met.status, 422);
        for told in ["Joris Haverbeke", "Gedaan", "Gebeld", "22 november 2026"] {
            assert!(met.text.contains(&format!("{told}</span>")), "{told}: {}", met.text);
        }
    }
}

#[tokio::test]
async fn two_at_the_same_moment_keep_one_version_of_one_agreement_and_two_of_two() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/people/{nele}/plan/agree");
        let mark = mark(&joris.get(&path).await.text);
        let agreed = |names: &'static str| {
            [("mark", mark.as_str()), ("day", "2026-11-20"), ("names", names), ("how", "spoken")]
        };
        let numbers = async || {
            let versions = store::versions(&t.app.db, &nele).await.unwrap();
            let mut numbers: Vec<i64> = versions.iter().map(|v| v.number).collect();
            numbers.sort_unstable();
            numbers
        };
        for (with, other) in [("Nele", "Nele"), ("Nele, Joris", "Nele, Marieke")] {
            let (one, two) = (agreed(with), agreed(other));
            let (one, two) = tokio::join!(joris.post(&path, &one), marieke.post(&path, &two));
            assert_eq!((one.status, two.status), (303, 303));
        }
        assert_eq!(numbers().await, [1, 2, 3]);
    }
}

#[tokio::test]
async fn the_screen_goes_to_the_person_without_the_workers_menu_and_a_name_has_letters() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        goal(&t, &nele, "housing", "Een eigen stek").await;
        let joris = t.coach().await;
        let path = format!("/people/{nele}/plan/sign");
        let page = joris.get(&path).await.text;
        for way in ["href=\"/day\"", "href=\"/people\"", "role=\"search\"", "href=\"/account\""] {
            assert!(!page.contains(way), "{way}");
        }
        assert!(page.contains("data-aloud") && page.contains("laat het voorlezen"));
        assert!(page.contains(&format!("href=\"/people/{nele}/plan\"")), "a way back");
        let mark = mark(&page);
        let long = "x".repeat(81);
        for (name, said) in [
            ("  ", "Typ je naam om te tekenen"),
            ("0499 12 34 56", "Typ je naam in letters"),
            (long.as_str(), "te lang voor een naam"),
        ] {
            let sent = [("mark", mark.as_str()), ("name", name), ("sure", "yes")];
            let refused = joris.post(&path, &sent).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(refused.text.contains(said), "{said}");
            assert!(!refused.text.contains("name=\"signer\""), "{name} is no name of anybody");
        }
        let sent = [("mark", mark.as_str()), ("name", "Nele Zandvoorde"), ("sure", "yes")];
        let signed = joris.post(&path, &sent).await;
        let thanks = joris.get(signed.location()).await.text;
        assert!(thanks.contains("Geef het scherm nu terug") && !thanks.contains("href=\"/day\""));
        let print = joris.get(&format!("/people/{nele}/plan/print")).await.text;
        assert!(print.contains("Op het scherm") && print.contains("Nele Zandvoorde, Joris"));
        assert!(print.contains("zoals het nu is"));
        goal(&t, &nele, "family", "Vaker bij mijn zus").await;
        let print = joris.get(&format!("/people/{nele}/plan/print")).await.text;
        assert!(print.contains("Het plan is sindsdien gewijzigd"));
    }
}
