//! The week of a work post and of a person, and what a tap does.

use super::expecting::placed;
use crate::access::{Category, Role};
use crate::offer::tests::last;
use crate::testing::{Client, Reply, TestApp};
use axum::body::Body;

const EXCEPTION: &str = "SELECT id FROM placement_exception ORDER BY id DESC LIMIT 1";

/// Sends a tap that changes nothing, and so leaves no line in the log.
async fn in_vain(t: &TestApp, client: &Client<'_>, path: &str, slot: &str) -> Reply {
    let request = client
        .request("POST", &format!("{path}?nth={slot}"))
        .header("content-type", "application/x-www-form-urlencoded");
    t.send(request.body(Body::from(format!("slot={slot}"))).unwrap()).await
}

/// Whether the page after this answer says so.
fn said(reply: &Reply, key: &str) -> bool {
    let cookies = reply.headers.get_all("set-cookie");
    cookies.iter().any(|cookie| cookie.to_str().unwrap().contains(key))
}

#[tokio::test]
async fn a_tap_says_that_somebody_does_not_come_and_another_one_takes_it_back() {
    for t in TestApp::each().await {
        let (nele, placement, post) = placed(&t).await;
        let joris = t.coach().await;
        let path = format!("/weeks?post={post}&day=2026-11-25");
        let week = joris.get(&path).await.text;
        let free = "<span aria-hidden=\"true\">1</span><span class=\"vh\">1 vrij</span>";
        assert!(week.contains("Nele") && week.contains(free), "{week}");
        assert!(week.contains(&format!("/placements/{placement}/tap")));
        let monday = [("slot", "2026-11-23-0"), ("back", path.as_str())];
        let tapped = joris.post(&format!("/placements/{placement}/tap"), &monday).await;
        let exception = last(&t, EXCEPTION).await;
        assert_eq!(tapped.location(), format!("{path}&tapped={exception}"));
        let week = joris.get(tapped.location()).await.text;
        assert!(week.contains("Nele Zandvoorde komt niet op maandag 23 november, voormiddag."));
        let row = format!("#w-{post}-{nele}");
        assert!(week.contains(&format!("id=\"{}\"", &row[1..])), "{week}");
        let told = [("slot", "2026-11-26-0"), ("back", &format!("{path}{row}"))];
        let at_row = joris.post(&format!("/placements/{placement}/tap"), &told).await;
        assert!(at_row.location().ends_with(&row), "{}", at_row.location());
        assert!(week.contains("Komt niet. Zo afgesproken"), "{week}");
        assert!(week.contains("2 vrij"), "{week}");
        let tap = format!("/placements/{placement}/tap");
        let again = in_vain(&t, &joris, &tap, "2026-11-23-0").await;
        assert!(said(&again, "weeks-said-meanwhile"), "{:?}", again.headers);
        let own = joris.get(&format!("/people/{nele}/week?day=2026-11-23")).await.text;
        assert!(own.contains("Komt niet. Zo afgesproken"), "{own}");
        let exception = last(&t, EXCEPTION).await;
        let back = joris.post(&format!("/exceptions/{exception}/remove"), &[]).await;
        assert_eq!(back.location(), format!("/people/{nele}/week"));
        let tuesday = [("slot", "2026-11-24-1")];
        joris.post(&format!("/placements/{placement}/tap"), &tuesday).await;
        assert!(joris.get(&path).await.text.contains("Komt extra. Zo afgesproken"));
        let early = in_vain(&t, &joris, &tap, "2026-10-27-1").await;
        assert!(said(&early, "weeks-said-outside"), "the placement had not begun");
    }
}

#[tokio::test]
async fn who_may_not_read_the_file_sees_that_somebody_comes_and_changes_nothing() {
    for t in TestApp::each().await {
        let (_, placement, post) = placed(&t).await;
        let petra = t.add_account("Petra Partner", &t.kade, &[Role::Partner]).await;
        let petra = t.sign_in_account(&petra).await;
        let week = petra.get(&format!("/weeks?post={post}")).await.text;
        assert!(week.contains("Iemand") && !week.contains("Nele"), "{week}");
        assert!(!week.contains(&placement));
        let iris = t.add_account("Iris Instructeur", &t.kade, &[Role::Instructor]).await;
        let iris = t.sign_in_account(&iris).await;
        let week = iris.get(&format!("/weeks?post={post}")).await.text;
        assert!(week.contains("Nele") && !week.contains("/tap"), "{week}");
        let tap =
            iris.post(&format!("/placements/{placement}/tap"), &[("slot", "2026-11-23-0")]).await;
        assert_eq!(tap.status, 403);
        let other = t.add_account("Cor Coördinator", &t.leiekant, &[Role::Coordinator]).await;
        let other = t.sign_in_account(&other).await;
        assert_eq!(other.get(&format!("/weeks?post={post}")).await.status, 404);
    }
}

#[tokio::test]
async fn who_reads_along_goes_from_the_week_to_the_offer_and_not_to_the_week_of_others() {
    for t in TestApp::each().await {
        let (nele, _, post) = placed(&t).await;
        crate::consent::tests::give(&t, &nele, &t.ocmw, &[Category::Agreements]).await;
        let (week, offer) = (format!("/weeks?post={post}"), format!("href=\"/offer/{post}\""));
        let path = format!("/people/{nele}/week?day=2026-11-25");
        let along = t.partner().await.get(&path).await.text;
        assert!(along.contains(&offer) && !along.contains(&week), "{along}");
        let own = t.coach().await.get(&path).await.text;
        assert!(own.contains(&week) && !own.contains(&offer), "{own}");
    }
}

#[tokio::test]
async fn the_number_of_statements_of_a_week_does_not_depend_on_who_is_in_it() {
    for t in TestApp::each().await {
        let (_, _, post) = placed(&t).await;
        let joris = t.coach().await;
        let (full, empty) = (
            format!("/weeks?post={post}&day=2026-11-25"),
            format!("/weeks?post={post}&day=2020-01-01"),
        );
        let few = joris.statements_of(&empty).await;
        assert_eq!(joris.statements_of(&full).await, few);
    }
}

#[tokio::test]
async fn a_half_day_moves_to_another_one_and_what_cannot_be_is_told_at_its_field() {
    for t in TestApp::each().await {
        let (nele, placement, _) = placed(&t).await;
        let joris = t.coach().await;
        let path = format!("/placements/{placement}/otherwise");
        assert_eq!(joris.get(&path).await.status, 200);
        let form = |day: &'static str, other: &'static str, reason: &'static str| {
            let first = [("how", "instead"), ("day", day), ("half", "0"), ("reason", reason)];
            [first.to_vec(), vec![("other_day", other), ("other_half", "1")]].concat()
        };
        for (day, other, reason, told) in [
            ("2026-11-24", "2026-11-25", "family", "geen halve dag van elke week"),
            ("2026-10-26", "2026-11-25", "family", "De plaats loopt dan niet"),
            ("2026-12-25", "2026-12-22", "family", "Dan is het gesloten"),
            ("2026-11-23", "", "family", "Vul een datum in"),
            ("2026-11-23", "2026-11-30", "family", "al een halve dag van elke week"),
            ("2026-11-23", "2026-11-25", "other", "Schrijf kort waarom"),
        ] {
            let reply = joris.post(&path, &form(day, other, reason)).await;
            assert_eq!(reply.status, 422);
            assert!(reply.text.contains(told), "{told}: {}", reply.text);
        }
        assert_eq!(
            joris.post(&path, &form("2026-11-23", "2026-11-25", "family")).await.status,
            303
        );
        let week = joris.get(&format!("/people/{nele}/week?day=2026-11-25")).await.text;
        let comes = "Komt extra. Voor de kinderen of thuis";
        assert!(week.contains("Komt niet. Voor de kinderen") && week.contains(comes), "{week}");
        let again = joris.post(&path, &form("2026-11-23", "2026-11-26", "family")).await;
        assert!(again.text.contains("al iets genoteerd"), "{}", again.text);
    }
}

#[tokio::test]
async fn other_half_days_from_a_day_on_are_planned_and_end_with_what_runs() {
    for t in TestApp::each().await {
        let (nele, placement, _) = placed(&t).await;
        let joris = t.coach().await;
        let path = format!("/placements/{placement}/next");
        assert_eq!(joris.get(&path).await.status, 200);
        let early = [("from", "2026-11-02"), ("half_days", "0"), ("version", "1")];
        let early = joris.post(&path, &early).await.text;
        assert!(early.contains("na het begin van deze plaats (2 november 2026)"), "{early}");
        let same = [("from", "2027-01-04"), ("version", "1")];
        let ticks = [("half_days", "0"), ("half_days", "1"), ("half_days", "8")];
        let reply = joris.post(&path, &[same.to_vec(), ticks.to_vec()].concat()).await;
        assert!(reply.text.contains("dezelfde halve dagen als nu"), "{}", reply.text);
        let away = [("slot", "2027-01-04-0")];
        joris.post(&format!("/placements/{placement}/tap"), &away).await;
        let more =
            [("from", "2027-01-04"), ("version", "1"), ("half_days", "0"), ("half_days", "2")];
        let warned = joris.post(&path, &more).await;
        assert!(warned.text.contains("De werkpost is dan gesloten: dinsdag voormiddag"));
        let seen = ("seen", "De werkpost is dan gesloten: dinsdag voormiddag.");
        assert_eq!(joris.post(&path, &[more.to_vec(), vec![seen]].concat()).await.status, 303);
        let week = joris.get(&format!("/people/{nele}/week?day=2027-01-04")).await.text;
        assert!(week.contains("Gepland") && week.contains("dinsdag voormiddag"), "{week}");
        assert!(week.contains("Komt niet"), "what was noted for that day goes along");
        let before = joris.get(&format!("/people/{nele}/week?day=2026-12-28")).await.text;
        assert!(before.contains("28 december 2026 tot en met 3 januari 2027"), "{before}");
        let end = format!("/placements/{placement}/end");
        assert!(joris.get(&end).await.text.contains("Daarna gepland"));
        let stop = [("day", "2026-12-04"), ("version", "2"), ("later", "1")];
        assert_eq!(joris.post(&end, &stop).await.status, 303);
        let sql = "SELECT count(*) AS n FROM placement";
        let left: i64 = t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap();
        assert_eq!(left, 1, "what was planned does not happen either");
    }
}

#[tokio::test]
async fn the_own_pages_tell_what_is_not_as_in_every_week() {
    for t in TestApp::each().await {
        let (nele, placement, _) = placed(&t).await;
        let joris = t.coach().await;
        let tap = format!("/placements/{placement}/tap");
        joris.post(&tap, &[("slot", "2026-11-23-0")]).await;
        joris.post(&tap, &[("slot", "2026-11-26-1")]).await;
        let closed =
            [("scope", "all"), ("from", "2026-11-27"), ("part", "day"), ("reason", "team")];
        t.coordinator().await.post("/closures/new", &closed).await;
        let account = t.participant("Nele Zandvoorde", &t.kade).await;
        let mut work = t.app.db.work().await.unwrap();
        let own = "UPDATE account SET person = $2 WHERE id = $1";
        work.run(own, base::values![&account, &nele]).await.unwrap();
        work.save().await.unwrap();
        let client = t.sign_in_account(&account).await;
        for path in ["/mine/week", "/mine", "/mine/print"] {
            let page = client.get(path).await.text;
            for told in ["Je komt dan niet", "Je komt dan extra", "Gesloten: Teamdag of opleiding"]
            {
                assert!(page.contains(told), "{path}: {told}: {page}");
            }
        }
        let plain = t.app.db.row("SELECT id FROM placement", vec![]).await.unwrap();
        assert_eq!(plain.get::<String>("id").unwrap(), placement);
    }
}
