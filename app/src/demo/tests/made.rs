//! A small demo network in a real database.

use super::super::{Holds, Login, Wish, open, store};
use super::TODAY;
use crate::config::{Place, Reach};
use crate::web::App;
use base::values;
use std::path::PathBuf;

const PEOPLE: i64 = 250;
const FILES: &str = "SELECT count(*) AS n FROM (
    SELECT person FROM waiting UNION SELECT person FROM way_in) AS everybody";

struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let name = format!("opstap-demo-{}", crate::keys::random_word());
        Folder(std::env::temp_dir().join(name))
    }

    fn place(&self) -> Place {
        Place { data: self.0.join("data"), database: None, key_file: None }
    }

    async fn open(&self) -> Result<(App, Vec<Login>), String> {
        open(&self.place(), &wish()).await
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn wish() -> Wish {
    Wish { people: 250, seed: 1, today: Some(TODAY), reach: Reach::default() }
}

async fn count(app: &App, sql: &'static str) -> i64 {
    app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
}

#[tokio::test]
async fn the_demo_is_marked_stands_still_at_its_day_and_is_opened_again() {
    let folder = Folder::new();
    let (app, logins) = folder.open().await.unwrap();
    assert_eq!(count(&app, FILES).await, PEOPLE);
    assert!(app.network().is_demo);
    assert_eq!(app.today(), TODAY);
    app.db.close().await;
    drop(app);
    let (app, again) = folder.open().await.unwrap();
    assert_eq!(count(&app, FILES).await, PEOPLE);
    assert_eq!(logins, again);
}

#[tokio::test]
async fn a_network_of_real_people_is_refused() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    app.db.script("UPDATE network SET is_demo = FALSE").await.unwrap();
    assert_eq!(store::holds(&app.db).await.unwrap(), Holds::Network);
    app.db.close().await;
    drop(app);
    assert!(folder.open().await.err().unwrap().contains("no demo"));
}

#[tokio::test]
async fn a_demo_that_was_broken_off_is_not_taken_for_a_whole_one() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    app.db.script("UPDATE network SET name = ''").await.unwrap();
    app.db.close().await;
    drop(app);
    assert!(folder.open().await.err().unwrap().contains("broken off"));
}

#[tokio::test]
async fn what_is_made_twice_reads_the_same() {
    let read = async |folder: &Folder| {
        let (app, _) = folder.open().await.unwrap();
        let sql = "SELECT p.sort_name, s.work_form, s.place, s.start_day, o.name AS organisation
            FROM step s JOIN person p ON p.id = s.person JOIN organisation o ON o.id = s.organisation
            ORDER BY p.sort_name, s.start_day, s.work_form";
        let rows = app.db.rows(sql, values![]).await.unwrap();
        let line = |row: &base::db::Row| {
            let text = |name| row.get::<String>(name).unwrap();
            let day: jiff::civil::Date = row.get("start_day").unwrap();
            [text("sort_name"), text("work_form"), text("place"), text("organisation")].join("|")
                + &day.to_string()
        };
        rows.iter().map(line).collect::<Vec<_>>()
    };
    let (one, other) = (Folder::new(), Folder::new());
    let first = read(&one).await;
    assert!(first.len() > 400, "{}", first.len());
    assert_eq!(first, read(&other).await);
}

#[tokio::test]
async fn the_audit_log_holds_and_names_everybody() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    let lines = crate::audit::verify(&app.db).await.unwrap().unwrap();
    assert!(lines > PEOPLE);
    let unnamed = "SELECT count(*) AS n FROM person p WHERE NOT EXISTS
        (SELECT 1 FROM audit_line l WHERE l.person = p.id)";
    assert_eq!(count(&app, unnamed).await, 0);
}

#[tokio::test]
async fn a_coach_of_the_demo_sees_the_own_centre_only() {
    let folder = Folder::new();
    let (app, logins) = folder.open().await.unwrap();
    let login = logins.iter().find(|l| l.role == crate::access::Role::Coach).unwrap();
    let coach = crate::account::store::by_email(&app.db, &login.email).await.unwrap().unwrap();
    let sql = "SELECT count(*) AS n FROM visible_person v JOIN account a ON a.id = v.account
        WHERE v.account = $1 AND v.organisation <> a.organisation";
    let elsewhere: i64 = app.db.row(sql, values![&coach.id]).await.unwrap().get("n").unwrap();
    assert_eq!(elsewhere, 0);
    let sql = "SELECT count(*) AS n FROM visible_person WHERE account = $1";
    let own: i64 = app.db.row(sql, values![&coach.id]).await.unwrap().get("n").unwrap();
    assert!((2..PEOPLE / 4).contains(&own), "{own}");
}

#[tokio::test]
async fn a_few_people_are_on_the_board_and_most_are_not() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    let signs =
        "SELECT count(DISTINCT s.person) AS n FROM signal s WHERE s.from_day <= '2026-11-23'";
    let open = "SELECT count(DISTINCT person) AS n FROM involvement WHERE until_day IS NULL";
    let (signs, open) = (count(&app, signs).await, count(&app, open).await);
    assert!((3..=12).contains(&(signs * 100 / open)), "{signs} of {open}");
}

#[tokio::test]
async fn scores_tell_the_categories_they_are_of() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    assert!(count(&app, "SELECT count(*) AS n FROM assessment").await > 0);
    // Each category that was scored stands there, and no other: as many words as there are categories.
    let untold = "SELECT count(*) AS n FROM assessment c
        JOIN assessment_score s ON s.assessment = c.id
        JOIN instrument_domain d ON d.instrument = c.instrument AND d.key = s.domain
        WHERE c.categories NOT LIKE '%,' || d.category || ',%'";
    assert_eq!(count(&app, untold).await, 0);
    let too_many = "SELECT count(*) AS n FROM assessment c
        WHERE length(c.categories) - length(replace(c.categories, ',', '')) - 1 <>
            (SELECT count(DISTINCT d.category) FROM assessment_score s
             JOIN instrument_domain d ON d.instrument = c.instrument AND d.key = s.domain
             WHERE s.assessment = c.id)";
    assert_eq!(count(&app, too_many).await, 0);
}

#[tokio::test]
async fn most_people_with_an_open_file_have_a_plan_and_many_were_scored_twice() {
    let folder = Folder::new();
    let (app, _) = folder.open().await.unwrap();
    let led = "SELECT count(DISTINCT person) AS n FROM team_member
        WHERE leads AND until_day IS NULL";
    let led = count(&app, led).await;
    let planned = count(&app, "SELECT count(DISTINCT person) AS n FROM plan_goal").await;
    assert!((75..=97).contains(&(planned * 100 / led)), "{planned} of {led}");
    let goals = count(&app, "SELECT count(*) AS n FROM plan_goal").await;
    assert!((150..=320).contains(&(goals * 100 / planned)), "{goals} of {planned}");
    let twice = "SELECT count(*) AS n FROM (SELECT person FROM assessment
        WHERE scored_by = 'worker' GROUP BY person HAVING count(*) > 1) x";
    let twice = count(&app, twice).await;
    assert!(twice * 100 / led >= 30, "{twice} of {led}");
    for (what, sql) in [
        ("household goals", "SELECT count(*) AS n FROM plan_goal WHERE household IS NOT NULL"),
        ("tasks", "SELECT count(*) AS n FROM team_task"),
        ("last words", "SELECT count(*) AS n FROM handover"),
        ("ways to agree", "SELECT count(DISTINCT how) AS n FROM plan_version"),
    ] {
        assert!(count(&app, sql).await > 0, "{what}");
    }
    let kept = app.db.rows("SELECT contents FROM plan_version", values![]).await.unwrap();
    for row in kept {
        let contents: String = row.get("contents").unwrap();
        assert!(contents.contains("\"goals\":[{"), "what was agreed held a goal: {contents}");
    }
}
