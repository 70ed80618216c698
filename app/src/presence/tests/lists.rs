//! The list of a half-day.

use super::*;
use crate::offer::tests::post;

const SINCE: (Date, Option<Date>) = (date(2026, 3, 2), None);
/// Monday morning.
const MORNING: i64 = 1;

#[tokio::test]
async fn who_is_expected_is_ticked_and_one_saving_notes_all() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let milan = placed(&t, "Milan", &post, MORNING, SINCE).await;
        let elsewhere = placed(&t, "Odette", &post, 4, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let today = greta.get("/presence").await;
        assert!(today.text.contains("2 verwacht, nog te noteren"), "{}", today.text);
        let path = list(&post, MONDAY, 0);
        let mut form = fields(&greta.get(&path).await.text);
        assert_eq!(form.iter().filter(|(_, value)| value == "present").count(), 4);
        assert!(!form.iter().any(|(_, value)| *value == elsewhere));
        tick(&mut form, &milan, "sick");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        assert_eq!(noted(&t, &milan).await, ["sick"]);
        assert!(greta.get("/presence").await.text.contains("1 van 2 aanwezig"));
        // The same again changes nothing, and keeps nothing as what stood before.
        let again = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &again).await.status, 303);
        assert_eq!((before(&t, &nele).await, before(&t, &milan).await), (0, 0));
    }
}

#[tokio::test]
async fn a_correction_keeps_what_stood_there_and_unknown_is_no_row() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        for (code, rows, kept) in [("present", 1, 0), ("late", 1, 1), ("", 0, 2)] {
            let mut form = fields(&greta.get(&path).await.text);
            tick(&mut form, &nele, code);
            assert_eq!(send(&greta, &path, &form).await.status, 303);
            assert_eq!((noted(&t, &nele).await.len(), before(&t, &nele).await), (rows, kept));
        }
    }
}

#[tokio::test]
async fn of_two_hands_neither_is_lost() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let milan = placed(&t, "Milan", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, joris) = (t.instructor().await, t.coach().await);
        let path = list(&post, MONDAY, 0);
        let (mut hers, mut his) =
            (fields(&greta.get(&path).await.text), fields(&joris.get(&path).await.text));
        tick(&mut his, &milan, "sick");
        assert_eq!(send(&joris, &path, &his).await.status, 303);
        // She did not touch Milan: what he wrote stays, and she reads so.
        let through = send(&greta, &path, &hers).await;
        assert_eq!(through.status, 303, "{}", through.text);
        assert_eq!(noted(&t, &milan).await, ["sick"]);
        // She says something else: she is asked, and nothing is written until she says it again.
        tick(&mut hers, &nele, "late");
        tick(&mut hers, &milan, "unexcused");
        let asked = send(&greta, &path, &hers).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text.contains("Intussen genoteerd door Joris"), "{}", asked.text);
        assert_eq!(
            (noted(&t, &milan).await, noted(&t, &nele).await),
            (vec!["sick".into()], vec!["present".into()])
        );
        let again = fields(&asked.text);
        assert_eq!(send(&greta, &path, &again).await.status, 303);
        assert_eq!(noted(&t, &milan).await, ["unexcused"]);
        assert_eq!(before(&t, &milan).await, 1);
    }
}

#[tokio::test]
async fn who_walks_in_is_found_by_first_name_and_else_the_name_is_kept() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        placed(&t, "Nele", &post, MORNING, SINCE).await;
        let amir = somebody(&t, "Amir").await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "walk_in", "amir");
        let shown = send(&greta, &path, &form).await;
        assert_eq!(shown.status, 422);
        let mut form = fields(&shown.text);
        assert!(form.iter().any(|(_, value)| *value == amir), "{}", shown.text);
        set(&mut form, "walk_in", "Zoltan");
        let asked = send(&greta, &path, &form).await;
        assert!(asked.text.contains("niemand met de naam"), "{}", asked.text);
        let mut form = fields(&asked.text);
        set(&mut form, "walk_in", "Zoltan");
        set(&mut form, "act", "first-name");
        let mut form = fields(&send(&greta, &path, &form).await.text);
        set(&mut form, "act", "save");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &amir).await, ["present"]);
        // A coach says who it was.
        let joris = t.coach().await;
        let today = joris.get("/presence").await.text;
        assert!(today.contains("Zoltan") && !greta.get("/presence").await.text.contains("Zoltan"));
        let zoltan = somebody(&t, "Zoltán").await;
        let id = crate::offer::tests::last(&t, "SELECT id FROM walk_in").await;
        let who = format!("/presence/walk-ins/{id}");
        assert!(joris.get(&who).await.text.contains(&zoltan));
        assert_eq!(joris.post(&who, &[("person", &zoltan)]).await.status, 303);
        assert_eq!(noted(&t, &zoltan).await, ["present"]);
        assert_eq!(joris.get(&who).await.status, 404);
    }
}

#[tokio::test]
async fn what_speaks_against_a_presence_is_said_once_and_can_be_saved_all_the_same() {
    for t in TestApp::each().await {
        let (here, there) = (post(&t).await, post(&t).await);
        let begins = placed(&t, "Bea", &here, MORNING, (date(2026, 12, 1), None)).await;
        let both = placed(&t, "Tom", &here, MORNING, SINCE).await;
        place(&t, &both, &there, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let path = list(&there, MONDAY, 0);
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        let path = list(&here, MONDAY, 0);
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "walk_in", "Bea");
        let form = fields(&send(&greta, &path, &form).await.text);
        let asked = send(&greta, &path, &form).await;
        assert_eq!(asked.status, 422);
        for text in ["begint pas op 1 december", "al aanwezig bij Inpakatelier"] {
            assert!(asked.text.contains(text), "{text}: {}", asked.text);
        }
        assert!(noted(&t, &begins).await.is_empty());
        let form = fields(&asked.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &begins).await, ["present"]);
    }
}

#[tokio::test]
async fn a_half_day_that_did_not_happen_is_one_row_and_no_absences() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        let off = format!("/presence/posts/{post}/not-held?day={MONDAY}&half=0");
        let refused = greta.post(&off, &[("reason", "weather")]).await;
        assert_eq!(refused.status, 422, "somebody is noted already");
        let fields_off = [("reason", "weather"), ("clear", "yes")];
        assert_eq!(greta.post(&off, &fields_off).await.status, 303);
        assert_eq!((noted(&t, &nele).await.len(), before(&t, &nele).await), (0, 1));
        assert!(greta.get("/presence").await.text.contains("Ging niet door"));
        let refused = send(&greta, &path, &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("ging niet door"));
        assert_eq!(greta.post(&off, &[("act", "undo")]).await.status, 303);
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
    }
}

#[tokio::test]
async fn an_absence_is_filled_in_on_the_lists_of_its_days() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let away = [("code", "sick"), ("from", "2026-11-23"), ("until", "2026-11-29")];
        let path = format!("/people/{nele}/absences/new");
        let wrong = [("code", "sick"), ("from", "2026-11-23"), ("until", "2026-11-20")];
        assert_eq!(greta.post(&path, &wrong).await.status, 422);
        assert_eq!(greta.post(&path, &away).await.status, 303);
        let path = list(&post, MONDAY, 0);
        let shown = greta.get(&path).await.text;
        assert!(shown.contains("ziek tot 29 november"), "{shown}");
        assert_eq!(send(&greta, &path, &fields(&shown)).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["sick"]);
        let week = greta.get(&format!("/people/{nele}/presence")).await.text;
        assert!(week.contains("Ziek") && week.contains("Inpakatelier"), "{week}");
        let id = crate::offer::tests::last(&t, "SELECT id FROM absence").await;
        let end = [("last", "2026-11-23"), ("version", "1")];
        let path = format!("/absences/{id}/end");
        assert_eq!(greta.post(&path, &end).await.status, 303);
        assert_eq!(greta.post(&path, &end).await.status, 422, "somebody changed it meanwhile");
    }
}

#[tokio::test]
async fn the_future_is_not_noted_and_nothing_typed_is_lost() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        let greta = t.instructor().await;
        let path = list(&post, MONDAY, 0);
        let mut form = fields(&greta.get(&path).await.text);
        tick(&mut form, &nele, "sick");
        let refused = send(&greta, &path, &form).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("moet nog komen"));
        assert!(fields(&refused.text).contains(&("c0".to_owned(), "sick".to_owned())));
        assert!(noted(&t, &nele).await.is_empty());
    }
}

#[tokio::test]
async fn the_list_of_a_site_has_the_people_of_all_its_work_posts() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let site = crate::offer::tests::last(&t, "SELECT site AS id FROM work_post").await;
        let path = format!("/presence/sites/{site}?day={MONDAY}&half=0");
        let form = fields(&greta.get(&path).await.text);
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
    }
}

#[tokio::test]
async fn a_list_takes_as_many_statements_for_two_people_as_for_nine() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        for name in ["An", "Bo"] {
            placed(&t, name, &post, MORNING, SINCE).await;
        }
        monday(&t).await;
        let (greta, path) = (t.instructor().await, list(&post, MONDAY, 0));
        let few = greta.statements_of(&path).await;
        for name in ["Cem", "Dirk", "Els", "Fons", "Gust", "Hanne", "Ine"] {
            placed(&t, name, &post, MORNING, SINCE).await;
        }
        assert_eq!(greta.statements_of(&path).await, few);
    }
}

#[tokio::test]
async fn a_week_of_paper_is_typed_over_by_letters() {
    for t in TestApp::each().await {
        let post = post(&t).await;
        let nele = placed(&t, "Nele", &post, MORNING, SINCE).await;
        monday(&t).await;
        let greta = t.instructor().await;
        let path = format!("/presence/posts/{post}/week?day={MONDAY}");
        let grid = greta.get(&path).await.text;
        assert!(grid.contains("ma 23 vm"), "{grid}");
        let with = |letter: &'static str, version: &'static str| {
            let head = ("h0", format!("{MONDAY}.0"));
            vec![head, ("p0", nele.clone()), ("c0-0", letter.into()), ("v0-0", version.into())]
        };
        let send = async |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
            greta.post(&path, &fields).await
        };
        let wrong = send(with("q", "0")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Deze letter kennen we niet"));
        assert_eq!(send(with("z", "0")).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["sick"]);
        let met = send(with("a", "0")).await;
        assert_eq!(met.status, 422);
        assert!(met.text.contains("Intussen noteerde iemand hier Z"), "{}", met.text);
        assert_eq!(send(with("a", "1")).await.status, 303);
        assert_eq!(noted(&t, &nele).await, ["present"]);
        let blank = greta.get(&format!("/presence/posts/{post}/week/print?day={MONDAY}")).await;
        assert!(blank.text.contains("Nele") && blank.text.contains("Z = Ziek"));
        let pdf = greta.get_bytes(&format!("/presence/posts/{post}/week.pdf?day={MONDAY}")).await;
        assert!(pdf.starts_with(b"%PDF-"));
        let day = greta.get(&format!("/presence/posts/{post}/day-list?day={MONDAY}")).await.text;
        assert!(
            day.contains("Nele Zandvoorde") && day.contains("Genoteerd door Greta Molenaar"),
            "{day}"
        );
    }
}
