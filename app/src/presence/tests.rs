//! Presence over HTTP, on both engines.

mod faces;
mod guards;
mod kiosk;
mod life;
mod lists;
mod meeting;
mod offline;
mod signal;
mod site;
mod spelled;
mod today;

use super::Slot;
use crate::offer::{HalfDays, NewPlacement, Stay, store::placements};
use crate::testing::{Client, Reply, TestApp};
use base::values;
use jiff::civil::{Date, date};

/// The day of the lists: a Monday, the day after the test network begins.
pub(crate) const MONDAY: Date = date(2026, 11, 23);

/// The clock goes to that Monday, nine o'clock.
pub(crate) async fn monday(t: &TestApp) {
    t.clock.pass(jiff::SignedDuration::from_hours(24));
    crate::consent::turn::turn(&t.app).await.unwrap();
}

/// Somebody with a file at De Kade and a place at a work post on some half-days; the id.
pub(crate) async fn placed(
    t: &TestApp,
    name: &str,
    post: &str,
    bits: i64,
    (from, until): (Date, Option<Date>),
) -> String {
    let person = somebody(t, name).await;
    place(t, &person, post, bits, (from, until)).await;
    person
}

/// Somebody with a file at De Kade who is found by name.
pub(crate) async fn somebody(t: &TestApp, name: &str) -> String {
    let person = crate::safety_net::tests::person(t, &t.kade, name).await;
    let mut work = t.app.db.work().await.unwrap();
    crate::people::store::reindex(&mut work, &person).await.unwrap();
    work.save().await.unwrap();
    person
}

/// A place at a work post for somebody.
pub(crate) async fn place(
    t: &TestApp,
    person: &str,
    post: &str,
    bits: i64,
    (from, until): (Date, Option<Date>),
) {
    let now = t.app.now();
    let mut work = t.app.db.work().await.unwrap();
    let step = base::id::new(now);
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, made_at, changed_at)
         VALUES ($1, $2, $3, 3, 'ama-welzijn', $4, $5, $5)",
        values![&step, person, &t.kade, date(2026, 1, 5), now],
    )
    .await
    .unwrap();
    let new = NewPlacement {
        person: person.to_owned(),
        organisation: t.kade.clone(),
        step,
        work_post: post.to_owned(),
        stay: Stay { half_days: HalfDays::from_bits(bits), from, until },
        remark: String::new(),
        made_by: None,
    };
    placements::add_many(&mut work, now, &[new]).await.unwrap();
    work.save().await.unwrap();
}

/// The list of a half-day as a browser would send it back: all fields as they stand, radios as ticked.
pub(crate) fn fields(html: &str) -> Vec<(String, String)> {
    let from = html.find("data-roll").expect("a list");
    let form = &html[from..html[from..].find("</form>").unwrap() + from];
    let mut all = vec![];
    for tag in form.split("<input").skip(1) {
        let tag = &tag[..tag.find('>').unwrap()];
        let value = |name: &str| {
            let at = tag.find(&format!(" {name}=\""))? + name.len() + 3;
            Some(tag[at..at + tag[at..].find('"')?].replace("&#10;", "\n").replace("&#38;", "&"))
        };
        let is_radio = tag.contains("type=\"radio\"");
        if !is_radio || tag.ends_with("checked") {
            all.push((value("name").unwrap(), value("value").unwrap_or_default()));
        }
    }
    all
}

/// Sets a field.
pub(crate) fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(own, _)| own != name);
    fields.push((name.to_owned(), value.to_owned()));
}

/// Sets the code of somebody on a list.
pub(crate) fn tick(fields: &mut Vec<(String, String)>, person: &str, code: &str) {
    let is_of = |(name, value): &&(String, String)| name.starts_with('p') && value == person;
    let number = fields.iter().find(is_of).expect("somebody on the list").0[1..].to_owned();
    set(fields, &format!("c{number}"), code);
}

/// Sends a list back.
pub(crate) async fn send(client: &Client<'_>, path: &str, fields: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    client.post(path, &fields).await
}

/// The address of the list of a work post.
pub(crate) fn list(post: &str, day: Date, half: i64) -> String {
    format!("/presence/posts/{post}?day={day}&half={half}")
}

/// What is noted of somebody, in order.
pub(crate) async fn noted(t: &TestApp, person: &str) -> Vec<String> {
    let sql = "SELECT code FROM presence WHERE person = $1 ORDER BY day, half";
    let rows = t.app.db.rows(sql, values![person]).await.unwrap();
    rows.iter().map(|row| row.get("code").unwrap()).collect()
}

/// How many rows of what stood before there are of somebody.
pub(crate) async fn before(t: &TestApp, person: &str) -> i64 {
    let sql = "SELECT count(*) AS n FROM presence_before WHERE person = $1";
    t.app.db.row(sql, values![person]).await.unwrap().get("n").unwrap()
}
