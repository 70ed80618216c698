//! The list of a whole site: where somebody walks in, and what did not happen where.

use super::*;
use crate::offer::tests::{last, packing, site};

const SINCE: (Date, Option<Date>) = (date(2024, 3, 4), None);
const MORNING: i64 = 1;

/// A site with two work posts: the packing, where Nele has a place, and the garden, where Milan has one.
struct Yard {
    site: String,
    packing: String,
    garden: String,
    nele: String,
    milan: String,
}

async fn yard(t: &TestApp) -> Yard {
    let marieke = t.coordinator().await;
    let site = site(t, &marieke).await;
    assert_eq!(marieke.post("/posts/new", &packing(&site)).await.status, 303);
    let mut garden = packing(&site);
    garden.retain(|(name, _)| *name != "name");
    garden.push(("name", "Groenploeg"));
    assert_eq!(marieke.post("/posts/new", &garden).await.status, 303);
    let packing = last(t, "SELECT id FROM work_post WHERE name = 'Inpakatelier'").await;
    let garden = last(t, "SELECT id FROM work_post WHERE name = 'Groenploeg'").await;
    let nele = placed(t, "Nele", &packing, MORNING, SINCE).await;
    let milan = placed(t, "Milan", &garden, MORNING, SINCE).await;
    monday(t).await;
    Yard { site, packing, garden, nele, milan }
}

impl Yard {
    fn list(&self) -> String {
        format!("/presence/sites/{}?day={MONDAY}&half=0", self.site)
    }

    fn off(&self) -> String {
        format!("/presence/sites/{}/not-held?day={MONDAY}&half=0", self.site)
    }
}

#[tokio::test]
async fn a_first_name_stands_at_the_work_post_that_was_chosen_and_can_be_taken_back() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let (greta, path) = (t.instructor().await, yard.list());
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "walk_in", "Zoltan");
        set(&mut form, "act", "first-name");
        let asked = send(&greta, &path, &form).await;
        assert!(asked.status == 422 && asked.text.contains("Kies bij welke werkpost"));
        set(&mut form, "walk_post", &yard.garden);
        let shown = send(&greta, &path, &form).await.text;
        assert!(shown.contains("+ 1 nieuw") && shown.contains("Haal weg"), "{shown}");
        let again = format!("value=\"{}\" selected", yard.garden);
        assert!(!shown.contains(&again), "who comes next is asked where");
        // What was just typed goes off the list at once.
        let mut off = fields(&shown);
        set(&mut off, "act", "drop-0");
        assert!(!send(&greta, &path, &off).await.text.contains("Zoltan"));
        let mut form = fields(&shown);
        set(&mut form, "act", "save");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        let stored = last(&t, "SELECT work_post AS id FROM walk_in").await;
        assert_eq!(stored, yard.garden);
        // What is stored goes with the next saving.
        let id = last(&t, "SELECT id FROM walk_in").await;
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "act", &format!("forget-{id}"));
        let shown = send(&greta, &path, &form).await.text;
        assert!(
            shown.contains("gaat weg als je bewaart") && !shown.contains("+ 1 nieuw"),
            "{shown}"
        );
        let mut form = fields(&shown);
        set(&mut form, "act", "save");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        let left = "SELECT count(*) AS n FROM walk_in";
        assert_eq!(t.app.db.row(left, values![]).await.unwrap().get::<i64>("n").unwrap(), 0);
        assert_eq!(noted(&t, &yard.milan).await, ["present"]);
    }
}

#[tokio::test]
async fn who_is_on_the_list_already_is_named_and_not_offered() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let other = somebody(&t, "Nele").await;
        let (greta, path) = (t.instructor().await, yard.list());
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "walk_in", "Nele");
        set(&mut form, "walk_post", &yard.packing);
        let asked = send(&greta, &path, &form).await.text;
        assert!(asked.contains("Staat al op de lijst: Nele Zandvoorde."), "{asked}");
        assert!(asked.contains(&format!("person-{other}")));
        assert!(!asked.contains(&format!("person-{}", yard.nele)));
    }
}

#[tokio::test]
async fn what_did_not_happen_at_a_site_says_its_reach_and_lets_choose() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let (greta, path) = (t.instructor().await, yard.off());
        let asked = greta.get(&path).await.text;
        for words in ["Dit geldt voor 2 mensen", "Groenploeg: 1 persoon verwacht"] {
            assert!(asked.contains(words), "{words}: {asked}");
        }
        assert_eq!(greta.post(&path, &[("reason", "weather")]).await.status, 422);
        let one = [("reason", "weather"), ("post", yard.garden.as_str())];
        assert_eq!(greta.post(&path, &one).await.status, 303);
        let shown = greta.get(&yard.list()).await.text;
        assert!(shown.contains("Ging niet door bij:") && shown.contains(&yard.nele), "{shown}");
        assert!(!shown.contains(&format!("value=\"{}\"", yard.milan)), "{shown}");
        assert_eq!(send(&greta, &yard.list(), &fields(&shown)).await.status, 303);
        assert_eq!(noted(&t, &yard.nele).await, ["present"]);
        assert!(noted(&t, &yard.milan).await.is_empty());
    }
}

#[tokio::test]
async fn all_work_posts_of_a_site_are_one_row() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let greta = t.instructor().await;
        let both = [("reason", "weather"), ("post", &yard.garden), ("post", &yard.packing)];
        assert_eq!(greta.post(&yard.off(), &both).await.status, 303);
        let sql = "SELECT count(*) AS n FROM not_held WHERE work_post IS NULL";
        assert_eq!(t.app.db.row(sql, values![]).await.unwrap().get::<i64>("n").unwrap(), 1);
        assert_eq!(greta.post(&yard.off(), &[("act", "undo")]).await.status, 303);
    }
}

#[tokio::test]
async fn a_name_typed_while_saving_is_asked_about_and_the_answer_saves_the_list() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let (greta, path) = (t.instructor().await, yard.list());
        let mut form = fields(&greta.get(&path).await.text);
        tick(&mut form, &yard.milan, "sick");
        set(&mut form, "walk_in", "Zoltan");
        set(&mut form, "walk_post", &yard.garden);
        set(&mut form, "act", "save");
        let asked = send(&greta, &path, &form).await;
        assert_eq!(asked.status, 422);
        let (before, rest) = asked.text.split_once("Nog niet bewaard: wie is Zoltan?").unwrap();
        assert!(!before.contains("data-row") && rest.contains("data-row"), "on top of the list");
        assert!(noted(&t, &yard.milan).await.is_empty());
        let mut form = fields(&asked.text);
        set(&mut form, "walk_post", &yard.garden);
        set(&mut form, "act", "first-name");
        assert_eq!(send(&greta, &path, &form).await.status, 303);
        assert_eq!(noted(&t, &yard.milan).await, ["sick"]);
        assert_eq!(last(&t, "SELECT work_post AS id FROM walk_in").await, yard.garden);
    }
}

#[tokio::test]
async fn the_only_one_of_a_name_is_saved_along_and_a_new_line_is_brought_in_sight() {
    for t in TestApp::each().await {
        let yard = yard(&t).await;
        let amir = somebody(&t, "Amir").await;
        let (greta, path) = (t.instructor().await, yard.list());
        let mut form = fields(&greta.get(&path).await.text);
        set(&mut form, "walk_in", "Amir");
        set(&mut form, "walk_post", &yard.garden);
        set(&mut form, "act", "add");
        let shown = send(&greta, &path, &form).await;
        assert!(shown.status == 422 && shown.text.contains("tabindex=\"-1\" autofocus"));
        set(&mut form, "act", "save");
        let saved = send(&greta, &path, &form).await;
        assert_eq!(saved.status, 303);
        assert_eq!(noted(&t, &amir).await, ["present"]);
        let page = greta.get(saved.location()).await.text;
        assert!(page.contains("Bewaard: voormiddag, "), "{page}");
        assert!(page.contains("3 van 3 aanwezig") && page.contains("Pas aan"), "{page}");
    }
}
