//! Hours over HTTP, on both engines.

use crate::testing::{Client, TestApp};
use base::values;
use jiff::civil::{Date, date};

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    work.save().await.unwrap();
}

/// Somebody with a step at De Kade since August.
async fn guided(t: &TestApp, name: &str) -> String {
    let person = crate::safety_net::tests::person(t, &t.kade, name).await;
    let (step, now) = (base::id::new(t.app.now()), t.app.now());
    run(
        t,
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, made_at, changed_at)
         VALUES ($1, $2, $3, 3, 'ama-welzijn', $4, $5, $5)",
        values![step, &person, &t.kade, date(2026, 8, 1), now],
    )
    .await;
    person
}

async fn note(client: &Client<'_>, person: &str, kind: &str, minutes: &str) -> u16 {
    let fields = [
        ("kind", kind),
        ("day", "2026-11-02"),
        ("minutes", minutes),
        ("body", "Gesproken."),
        ("level", "team"),
        ("act", "save"),
    ];
    client.post(&format!("/people/{person}/notes/new"), &fields).await.status
}

fn has(text: &str, all: &[&str]) {
    for wanted in all {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

const NOW: &str = "/hours?period=2026-Q4";

/// The cells of the first line that begins so.
fn line<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let row = page.split(&format!("{name}</th>")).nth(1).unwrap().split("</tr>").next().unwrap();
    row.split("</td>").filter_map(|cell| cell.rsplit('>').next()).map(str::trim).collect()
}

#[tokio::test]
async fn the_length_of_a_note_is_one_tap_and_counts_by_sort() {
    for t in TestApp::each().await {
        let ann = guided(&t, "Ann").await;
        let coach = t.coach().await;
        assert_eq!(note(&coach, &ann, "talk", "45").await, 303);
        assert_eq!(note(&coach, &ann, "phone", "").await, 303);
        assert_eq!(note(&coach, &ann, "meeting", "90").await, 303);
        assert_eq!(note(&coach, &ann, "talk", "veel").await, 422);
        let page = t.coordinator().await.get(NOW).await.text;
        let name = "SELECT name FROM account WHERE id = $1";
        let name: String =
            t.app.db.row(name, values![&coach.account]).await.unwrap().get("name").unwrap();
        // 0,8 with the person (and one call without a length), 1,5 for the person.
        assert_eq!(line(&page, &name)[..5], ["0,8", "0,0", "1,5", "2,3", "1"], "{page}");
        has(&page, &["2,3 uur", "Momenten zonder genoteerde duur"]);
        let id = "SELECT id FROM note WHERE minutes = 45";
        let id: String = t.app.db.row(id, values![]).await.unwrap().get("id").unwrap();
        has(&coach.get(&format!("/notes/{id}")).await.text, &["45 min"]);
        let form = coach.get(&format!("/notes/{id}/correct")).await.text;
        has(&form, &["value=\"45\" checked"]);
    }
}

/// A talk that was held without a note, half-days on the floor, and what was typed over from paper.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one after the other, as it is noted")]
async fn appointments_without_a_note_and_lists_of_the_floor_count_as_far_as_they_are_known() {
    for t in TestApp::each().await {
        let ann = guided(&t, "Ann").await;
        let (post, greta) = (crate::offer::tests::post(&t).await, t.instructor().await);
        let now = t.app.now();
        run(
            &t,
            "INSERT INTO appointment (id, person, account, organisation, day, kind, state, made_at)
             VALUES ($1, $2, $3, $4, $5, 'talk', 'done', $6)",
            values![base::id::new(now), &ann, &greta.account, &t.kade, date(2026, 11, 3), now],
        )
        .await;
        let list = async |person: &str, day: Date, minutes: Option<i64>, source: &'static str| {
            run(
                &t,
                "INSERT INTO presence (person, work_post, day, half, code, minutes, source, made_by,
                 made_at, slot) VALUES ($1, $2, $3, 0, 'present', $4, $5, $6, $7, $8)",
                values![
                    person,
                    &post,
                    day,
                    minutes,
                    source,
                    &greta.account,
                    now,
                    format!("{post}.{day}.0")
                ],
            )
            .await;
        };
        let bob = guided(&t, "Bob").await;
        list(&ann, date(2026, 11, 4), Some(120), "screen").await;
        list(&bob, date(2026, 11, 4), Some(210), "screen").await;
        list(&ann, date(2026, 11, 5), None, "screen").await;
        list(&ann, date(2026, 11, 6), Some(240), "paper").await;
        let own = greta.get(NOW).await.text;
        let name = "SELECT name FROM account WHERE id = $1";
        let name: String =
            t.app.db.row(name, values![&greta.account]).await.unwrap().get("name").unwrap();
        // One half-day of three and a half hours, one of unknown length, one talk of unknown length.
        assert_eq!(line(&own, &name)[..5], ["niet gekend", "3,5", "0,0", "3,5", "2"], "{own}");
        assert!(!own.contains("h-sums"), "what is short is for who coordinates: {own}");
        assert!(!t.coach().await.get(NOW).await.text.contains(&name), "each reads the own hours");
    }
}

#[tokio::test]
async fn what_is_short_is_a_number_with_its_formula_once_the_organisation_says_what_there_is() {
    for t in TestApp::each().await {
        for name in ["Ann", "Bob"] {
            guided(&t, name).await;
        }
        let lies = t.coordinator().await;
        let page = lies.get(NOW).await.text;
        has(&page, &["Tekort per week", "niet gekend", "Mensen × uren per week"]);
        let kept = [
            ("period", "2026-Q4"),
            ("week", "2"),
            ("week_source", "personeelslijst"),
            ("person", "1u30"),
            ("person_source", "eigen norm"),
            ("version", "0"),
        ];
        assert_eq!(lies.post("/hours/year", &kept).await.status, 303);
        let page = lies.get(NOW).await.text;
        // Two people ask three hours, and there are two.
        has(&page, &["3,0 uur", ">1,0 uur</b>", "personeelslijst", "eigen norm"]);
        assert_eq!(lies.post("/hours/year", &kept).await.status, 422, "a second hand");
        let wrong = [("week", "veel"), ("person", "1"), ("version", "1")];
        let reply = lies.post("/hours/year", &wrong).await;
        assert_eq!(reply.status, 422);
        has(&reply.text, &["week-error", "person_source-error"]);
        let bytes = lies.get_bytes("/hours.xlsx?period=2026-Q4").await;
        assert!(paper::read::read(&bytes, "x.xlsx").is_ok());
        assert_eq!(t.coach().await.get("/hours/year").await.status, 404);
        let statements = lies.statements_of(NOW).await;
        guided(&t, "Cis").await;
        assert_eq!(lies.statements_of(NOW).await, statements);
    }
}

#[tokio::test]
async fn the_network_reads_numbers_of_five_people_and_more_and_nobody_by_name() {
    for t in TestApp::each().await {
        let coach = t.coach().await;
        for name in ["Ann", "Bob", "Cis", "Dina"] {
            let person = guided(&t, name).await;
            note(&coach, &person, "talk", "30").await;
        }
        let nia = t.network_coordinator().await;
        let of_kade = format!("{NOW}&organisation={}", t.kade);
        has(&nia.get(&of_kade).await.text, &["Minder dan vijf mensen"]);
        let eef = guided(&t, "Eef").await;
        note(&coach, &eef, "talk", "30").await;
        note(&coach, &eef, "meeting", "60").await;
        let page = nia.get(&of_kade).await.text;
        // One meeting is hidden, and so are the talks that would give it away.
        has(&page, &["afgeschermd", "Tekort per week"]);
        assert!(!page.contains("2,5") && !page.contains("/hours/year"), "{page}");
        let name = "SELECT name FROM account WHERE id = $1";
        let name: String =
            t.app.db.row(name, values![&coach.account]).await.unwrap().get("name").unwrap();
        assert!(!page.contains(&name), "{page}");
        assert_eq!(t.dpo().await.get("/hours").await.status, 404);
        let elsewhere = format!("{NOW}&organisation={}", t.leiekant);
        assert_eq!(coach.get(&elsewhere).await.status, 404);
    }
}
