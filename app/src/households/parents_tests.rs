//! What an adult sees of a child, and a membership that was a mistake, over HTTP.

use crate::access::Role;
use crate::people::{NewPerson, store as people};
use crate::testing::{Client, TestApp};
use base::rough_date::RoughDate;
use base::values;
use jiff::civil::date;

async fn add(t: &TestApp, given: &str, birth: RoughDate) -> String {
    let new = NewPerson {
        given: given.into(),
        family: "Zandvoorde".into(),
        birth,
        ..NewPerson::default()
    };
    let mut work = t.app.db.work().await.unwrap();
    let (now, today) = (t.app.now(), t.app.today());
    let id = people::add(&mut work, now, today, &t.kade, &new, None).await.unwrap();
    work.save().await.unwrap();
    id
}

/// Nele and her child Fien of eleven in one household.
async fn family(t: &TestApp, birth: RoughDate) -> (String, String) {
    let nele = add(t, "Nele", RoughDate::Day(date(1985, 3, 14))).await;
    let fien = add(t, "Fien", birth).await;
    let coach = t.coach().await;
    let fields = [("with", nele.as_str()), ("role", "child"), ("from", "2026-01-01")];
    let reply = coach.post(&format!("/people/{fien}/household"), &fields).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    (nele, fien)
}

const FIEN: RoughDate = RoughDate::Day(date(2015, 5, 1));

async fn let_look(coach: &Client<'_>, fien: &str, nele: &str, until: &str) -> u16 {
    let fields = [("adult", nele), ("ground", "parent"), ("from", "2026-11-22"), ("until", until)];
    coach.post(&format!("/people/{fien}/parents"), &fields).await.status
}

/// The own pages of a person, in the account that was made for it.
async fn own<'a>(t: &'a TestApp, person: &str) -> Client<'a> {
    let sql = "SELECT id FROM account WHERE person = $1";
    let row = t.app.db.row(sql, values![person]).await.unwrap();
    t.sign_in_account(&row.get::<String>("id").unwrap()).await
}

/// The page about a child that stands on the first page.
async fn child_page(own: &Client<'_>) -> Option<String> {
    let home = own.get("/mine").await.text;
    let id = home.split("/mine/children/").nth(1)?.split('"').next()?.to_owned();
    Some(format!("/mine/children/{id}"))
}

#[tokio::test]
async fn a_parent_sees_appointments_and_plan_of_a_child_and_the_child_sees_who_looked() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        assert_eq!(let_look(&coach, &fien, &nele, "2033-05-01").await, 422, "she is eighteen then");
        assert_eq!(let_look(&coach, &fien, &nele, "2033-04-30").await, 303);
        assert_eq!(let_look(&coach, &fien, &nele, "2033-04-30").await, 422, "once is enough");
        let mut work = t.app.db.work().await.unwrap();
        let (now, today) = (t.app.now(), t.app.today());
        for (category, words) in [("learning", "Leren zwemmen"), ("health", "Naar de dokter")] {
            let sql = "INSERT INTO plan_goal (id, person, organisation, category, words, from_day,
                made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
            let id = base::id::new(now);
            let all = values![id, &fien, &t.kade, category, words, today, &coach.account, now];
            work.run(sql, all).await.unwrap();
        }
        work.save().await.unwrap();
        let own = own(&t, &nele).await;
        let path = child_page(&own).await.expect("a tile for Fien");
        let page = own.get(&path).await.text;
        assert!(page.contains("Leren zwemmen") && !page.contains("Naar de dokter"), "{page}");
        assert_eq!(t.coach().await.get(&path).await.status, 404, "it is Nele’s page");
        let looks = coach.get(&format!("/people/{fien}/looks")).await.text;
        assert!(looks.contains("Nele Zandvoorde") && looks.contains("Over een kind"), "{looks}");
    }
}

#[tokio::test]
async fn the_access_ends_by_a_worker_at_eighteen_and_when_somebody_leaves() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        let_look(&coach, &fien, &nele, "2033-04-30").await;
        let own = own(&t, &nele).await;
        let path = child_page(&own).await.unwrap();
        let row = path.rsplit('/').next().unwrap();
        let end = format!("/people/{fien}/parents/{row}/end");
        assert_eq!(coach.post(&end, &[]).await.status, 422, "a reason is asked");
        let why = format!("because-{row}");
        assert_eq!(coach.post(&end, &[(&why, "Zo beslist")]).await.status, 303);
        assert_eq!(own.get(&path).await.status, 404);

        let_look(&coach, &fien, &nele, "2033-04-30").await;
        assert!(child_page(&own).await.is_some());
        let member = "SELECT id FROM household_member WHERE person = $1";
        let row = t.app.db.row(member, values![&nele]).await.unwrap();
        let member: String = row.get("id").unwrap();
        let last = format!("end-{member}");
        let end = format!("/people/{nele}/household/{member}/end");
        assert_eq!(coach.post(&end, &[(&last, "2026-11-22")]).await.status, 303);
        assert!(child_page(&own).await.is_none(), "she left today");

        let_look(&coach, &fien, &nele, "2033-04-30").await;
        assert!(child_page(&own).await.is_some(), "a worker let her look again");
        let mut work = t.app.db.work().await.unwrap();
        let older = "UPDATE person SET birth = '2008-11-22' WHERE id = $1";
        work.run(older, values![&fien]).await.unwrap();
        work.save().await.unwrap();
        assert!(child_page(&own).await.is_none(), "of age today");
        assert_eq!(let_look(&coach, &fien, &nele, "2026-12-01").await, 422);
    }
}

#[tokio::test]
async fn a_membership_that_was_a_mistake_is_taken_away_and_stays_in_the_log() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        let page = coach.get(&format!("/people/{nele}")).await.text;
        assert!(page.contains("11 jaar"), "the age tells two children of one name apart");
        let sql = "SELECT id FROM household_member WHERE person = $1";
        let member: String = t.app.db.row(sql, values![&fien]).await.unwrap().get("id").unwrap();
        let path = format!("/people/{fien}/household/{member}/mistake");
        assert_eq!(coach.post(&path, &[]).await.status, 422);
        let why = format!("mistake-{member}");
        assert_eq!(coach.post(&path, &[(&why, "wrong-person")]).await.status, 303);
        assert!(!coach.get(&format!("/people/{nele}")).await.text.contains("Fien"));
        assert_eq!(coach.post(&path, &[(&why, "wrong-person")]).await.status, 404);
        let log = "SELECT count(*) AS n FROM audit_line WHERE action = 'remove'
            AND detail = 'wrong-person'";
        assert_eq!(t.app.db.row(log, values![]).await.unwrap().get::<i64>("n").unwrap(), 1);
    }
}

#[tokio::test]
async fn a_mistake_ends_what_a_parent_sees_only_within_that_household_and_when_it_was_not_over() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        assert_eq!(let_look(&coach, &fien, &nele, "2033-04-30").await, 303);
        let mut work = t.app.db.work().await.unwrap();
        let now = t.app.now();
        let old = super::store::make(&mut work, now, "", &t.kade).await.unwrap();
        let (from, until) = (date(2020, 1, 1), Some(date(2021, 1, 1)));
        let row =
            super::store::join(&mut work, now, &old, &nele, "adult", from, until).await.unwrap();
        work.save().await.unwrap();
        let open = async || {
            let sql = "SELECT count(*) AS n FROM parent_access WHERE ended_at IS NULL";
            t.app.db.row(sql, values![]).await.unwrap().get::<i64>("n").unwrap()
        };
        let slip = async |person: &str, member: &str| {
            let path = format!("/people/{person}/household/{member}/mistake");
            coach.post(&path, &[(&format!("mistake-{member}"), "twice")]).await
        };
        assert_eq!(slip(&nele, &row).await.status, 303);
        assert_eq!(open().await, 1, "that one was over long ago");
        let sql = "SELECT id FROM household_member WHERE person = $1";
        let member: String = t.app.db.row(sql, values![&fien]).await.unwrap().get("id").unwrap();
        let reply = slip(&fien, &member).await;
        assert_eq!(open().await, 0);
        let said = reply.headers["set-cookie"].to_str().unwrap();
        assert!(said.contains("households-said-mistake-ended"), "{said}");
    }
}

#[tokio::test]
async fn who_lives_at_the_door_of_a_secret_address_does_not_give_it_away() {
    for t in TestApp::each().await {
        door(&t, None).await;
    }
}

#[tokio::test]
async fn a_stay_with_a_planned_last_day_is_as_secret_as_any_until_that_day() {
    for last in [date(2026, 12, 22), date(2026, 11, 22)] {
        for t in TestApp::each().await {
            door(&t, Some(last)).await;
        }
    }
}

/// A father who looks at a child reads where its appointments are, or not.
async fn reads_place(t: &TestApp, child: &str) -> bool {
    let father = t.somebody().await;
    let name = format!("Vader {}", &father[father.len() - 6..]);
    let account = t.add_account(&name, &t.kade, &[Role::Participant]).await;
    let mut work = t.app.db.work().await.unwrap();
    let (now, id) = (t.app.now(), base::id::new(t.app.now()));
    let own = "UPDATE account SET person = $2 WHERE id = $1";
    work.run(own, values![&account, &father]).await.unwrap();
    let look = "INSERT INTO parent_access (id, person, account, organisation, ground, from_day,
        made_by, made_at) VALUES ($1, $2, $3, $4, 'parent', '2026-01-01', $3, $5)";
    work.run(look, values![&id, child, &account, &t.kade, now]).await.unwrap();
    let date =
        "INSERT INTO appointment (id, person, account, organisation, day, kind, place, made_at)
        VALUES ($1, $2, $3, $4, '2026-11-25', 'talk', 'Vluchthuis-teken', $5)";
    work.run(date, values![&id, child, &account, &t.kade, now]).await.unwrap();
    work.save().await.unwrap();
    let page = t.sign_in_account(&account).await.get(&format!("/mine/children/{id}")).await;
    assert_eq!(page.status, 200);
    page.text.contains("Vluchthuis-teken")
}

/// Nele lives with Els, until her last day when it is planned; her address becomes secret.
#[expect(clippy::too_many_lines, reason = "one story from beginning to end")]
async fn door(t: &TestApp, last: Option<jiff::civil::Date>) {
    {
        let (nele, els) = (t.somebody().await, t.somebody().await);
        let mut work = t.app.db.work().await.unwrap();
        let lives = "UPDATE person SET street = 'Merkteken-straat 9', municipality = '32003'
            WHERE id = $1";
        let home = "INSERT INTO household (id, name, made_by_organisation, made_at)
            VALUES ('home', '', $1, $2)";
        work.run(home, values![&t.kade, t.app.now()]).await.unwrap();
        for (person, role) in [(&nele, "adult"), (&els, "child")] {
            work.run(lives, values![person]).await.unwrap();
            let member = "INSERT INTO household_member (id, household, person, role, from_day)
                VALUES ($1, 'home', $1, $2, '2026-01-01')";
            work.run(member, values![person, role]).await.unwrap();
        }
        let planned = "UPDATE household_member SET until_day = $2 WHERE person = $1";
        work.run(planned, values![&nele, last]).await.unwrap();
        work.save().await.unwrap();
        let (coach, instructor) = (t.coach().await, t.instructor().await);
        let path = format!("/people/{els}");
        assert!(instructor.get(&path).await.text.contains("Merkteken-straat"));
        let protect = format!("/people/{nele}/protect");
        let page = coach.get(&protect).await.text;
        assert!(page.contains(&format!("name=\"also\" value=\"{els}\" checked")), "{page}");
        // Only the mother is made secret: the daughter is treated so as well.
        assert!(reads_place(t, &els).await);
        assert_eq!(coach.post(&protect, &[("protected", "yes")]).await.status, 303);
        assert!(!reads_place(t, &els).await, "until {last:?}");
        let page = coach.get(&format!("/people/{nele}/protect")).await.text;
        assert!(page.contains(&format!("/people/{els}/parents")), "who is seen by a parent");
        assert!(!instructor.get(&path).await.text.contains("Merkteken-straat"));
        assert!(!instructor.get("/people?municipality=Diksmuide").await.text.contains(&els));
        assert!(coach.get(&path).await.text.contains("Merkteken-straat"));
        let seen = format!("{path}/seen-by?account={}", instructor.account);
        let seen = t.coordinator().await.get(&seen).await.text;
        assert!(seen.contains("Adres en gezin zijn geheim."), "{seen}");
        coach.post(&protect, &[]).await;
        assert!(instructor.get(&path).await.text.contains("Merkteken-straat"));
        let both = [("protected", "yes"), ("also", els.as_str())];
        assert_eq!(coach.post(&protect, &both).await.status, 303);
        let sql = "SELECT is_protected FROM person WHERE id = $1";
        let row = t.app.db.row(sql, values![&els]).await.unwrap();
        assert!(row.get::<bool>("is_protected").unwrap());
    }
}

async fn member_of(t: &TestApp, person: &str) -> String {
    let sql = "SELECT id FROM household_member WHERE person = $1";
    t.app.db.row(sql, values![person]).await.unwrap().get("id").unwrap()
}

async fn run(t: &TestApp, sql: &'static str, values: Vec<base::db::Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

const PLANNED: &str = "UPDATE household_member SET until_day = '2026-12-02' WHERE person = $1";

#[tokio::test]
async fn what_a_parent_sees_ends_with_a_leaving_that_is_planned_or_comes_earlier() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        run(&t, PLANNED, values![&nele]).await;
        let fields = [
            ("adult", nele.as_str()),
            ("ground", "parent"),
            ("from", "2026-11-22"),
            ("until", "2033-04-30"),
        ];
        let reply = coach.post(&format!("/people/{fien}/parents"), &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("2 december 2026"), "{}", reply.text);
        assert_eq!(let_look(&coach, &fien, &nele, "2026-12-02").await, 303);

        let page = coach.get(&format!("/people/{nele}/household")).await.text;
        let member = member_of(&t, &nele).await;
        let last = format!("end-{member}");
        assert!(page.contains(&last), "a planned end can come earlier");
        let end = format!("/people/{nele}/household/{member}/end");
        let later = coach.post(&end, &[(&last, "2026-12-24")]).await;
        assert!(later.status == 422 && later.text.contains("2 december 2026"), "{}", later.text);
        assert_eq!(coach.post(&end, &[(&last, "2026-11-25")]).await.status, 303);
        let sql = "SELECT until_day FROM parent_access WHERE person = $1";
        let row = t.app.db.row(sql, values![&fien]).await.unwrap();
        assert_eq!(row.get::<jiff::civil::Date>("until_day").unwrap(), date(2026, 11, 25));
        assert_eq!(coach.post(&end, &[(&last, "2026-11-22")]).await.status, 303, "today after all");
        assert!(child_page(&own(&t, &nele).await).await.is_none());
        run(
            &t,
            "UPDATE household_member SET until_day = '2026-11-01' WHERE person = $1",
            values![&nele],
        )
        .await;
        let page = coach.get(&format!("/people/{fien}/parents")).await.text;
        assert!(page.contains("Nele Zandvoorde (woont er niet meer)"), "{page}");
    }
}

#[tokio::test]
async fn what_a_parent_was_to_see_after_the_leaving_never_begins() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        let fields = [
            ("adult", nele.as_str()),
            ("ground", "parent"),
            ("from", "2026-12-20"),
            ("until", "2033-04-30"),
        ];
        assert_eq!(coach.post(&format!("/people/{fien}/parents"), &fields).await.status, 303);
        let member = member_of(&t, &nele).await;
        let last = format!("end-{member}");
        let end = format!("/people/{nele}/household/{member}/end");
        assert_eq!(coach.post(&end, &[(&last, "2026-12-01")]).await.status, 303);
        let sql = "SELECT ended_because FROM parent_access WHERE person = $1";
        let row = t.app.db.row(sql, values![&fien]).await.unwrap();
        assert_eq!(row.get::<String>("ended_because").unwrap(), "household");
    }
}

#[tokio::test]
async fn a_planned_end_gives_nobody_two_households_and_a_move_can_come_earlier() {
    for t in TestApp::each().await {
        let (nele, _) = family(&t, FIEN).await;
        let coach = t.coach().await;
        run(&t, PLANNED, values![&nele]).await;
        let path = format!("/people/{nele}/household");
        let child = [("child-given", "Lou"), ("child-from", "2026-11-22")];
        assert_eq!(coach.post(&format!("{path}/child"), &child).await.status, 303);
        let count = "SELECT count(*) AS n FROM household_member WHERE person = $1";
        let count =
            async || t.app.db.row(count, values![&nele]).await.unwrap().get::<i64>("n").unwrap();
        assert_eq!(count().await, 1, "the child comes where she lives");
        assert!(coach.get(&path).await.text.contains("Lou"));
        let moves = [("with", "new"), ("role", "adult"), ("from", "2026-11-24"), ("moves", "yes")];
        assert_eq!(coach.post(&path, &moves).await.status, 303);
        let both = "SELECT count(*) AS n FROM household_member m JOIN household_member o
            ON o.person = m.person AND o.id <> m.id AND o.from_day <= m.from_day
            AND (o.until_day IS NULL OR o.until_day >= m.from_day) WHERE m.person = $1";
        let row = t.app.db.row(both, values![&nele]).await.unwrap();
        assert_eq!((count().await, row.get::<i64>("n").unwrap()), (2, 0));
    }
}

#[tokio::test]
async fn the_page_and_the_print_of_who_left_do_not_name_who_came_after() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        run(
            &t,
            "UPDATE household_member SET until_day = '2026-11-20' WHERE person = $1",
            values![&nele],
        )
        .await;
        let late = add(&t, "Nakomer", RoughDate::Unknown).await;
        let fields = [("with", fien.as_str()), ("role", "partner"), ("from", "2026-11-21")];
        assert_eq!(coach.post(&format!("/people/{late}/household"), &fields).await.status, 303);
        for page in ["", "/print", "/household"] {
            let own = coach.get(&format!("/people/{nele}{page}")).await.text;
            assert!(own.contains("Fien") && !own.contains("Nakomer"), "{page}");
            assert!(coach.get(&format!("/people/{fien}{page}")).await.text.contains("Nakomer"));
        }
    }
}

#[tokio::test]
async fn who_makes_a_child_secret_stops_what_a_parent_sees_with_a_reason() {
    for t in TestApp::each().await {
        let there = crate::house_tests::things(&t).await;
        let coach = t.coach().await;
        let path = format!("/people/{}/protect", there.person);
        let page = coach.get(&path).await.text;
        let ticked = format!("name=\"stop\" value=\"{}\" checked", there.parent_access);
        assert!(page.contains(&ticked), "offered, and ticked: {page}");
        let mut fields = vec![("protected", "yes"), ("stop", there.parent_access.as_str())];
        let refused = coach.post(&path, &fields).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("because-error"), "{}", refused.text);
        fields.push(("because", "Niet veilig"));
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        let sql = "SELECT ended_because FROM parent_access WHERE id = $1 AND ended_at IS NOT NULL";
        let row = t.app.db.row(sql, base::values![&there.parent_access]).await.unwrap();
        assert_eq!(row.get::<String>("ended_because").unwrap(), "Niet veilig");
    }
}

/// Closes the file of De Kade on somebody.
async fn close(t: &TestApp, person: &str) {
    let sql = "UPDATE involvement SET until_day = $2, closing_reason = 'x' WHERE person = $1";
    run(t, sql, values![person, t.app.today()]).await;
}

#[tokio::test]
async fn what_a_parent_sees_of_a_child_with_a_closed_file_is_stopped_and_what_cannot_be_done_is_said()
 {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        assert_eq!(let_look(&coach, &fien, &nele, "2027-05-31").await, 303);
        close(&t, &fien).await;
        let path = format!("/people/{nele}/protect");
        let page = coach.get(&path).await.text;
        assert!(page.contains("dat dossier is bij jou niet open"), "{page}");
        assert!(!page.contains("name=\"also\""), "{page}");
        let row = t.app.db.row("SELECT id FROM parent_access", vec![]).await.unwrap();
        let access: String = row.get("id").unwrap();
        let fields = [("protected", "yes"), ("stop", access.as_str()), ("because", "Niet veilig")];
        // Ticked on a page from before the file was closed.
        let late = [fields.as_slice(), &[("also", fien.as_str())]].concat();
        let told = coach.post(&path, &late).await;
        assert_eq!(told.status, 422);
        assert!(told.text.contains("Hier veranderde intussen iets"), "{}", told.text);
        assert!(told.text.contains("Niet veilig"), "nothing typed is lost");
        assert_eq!(coach.post(&path, &fields).await.status, 303);
        assert_eq!(child_page(&own(&t, &nele).await).await, None, "it is over");
    }
}

#[tokio::test]
async fn in_a_closed_file_what_a_parent_sees_is_ended_and_nothing_is_added() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        assert_eq!(let_look(&coach, &fien, &nele, "2027-05-31").await, 303);
        close(&t, &fien).await;
        let path = format!("/people/{fien}/parents");
        let page = coach.get(&path).await.text;
        assert!(page.contains("/end\"") && !page.contains("name=\"adult\""), "{page}");
        assert_eq!(let_look(&coach, &fien, &nele, "2027-05-31").await, 403);
        let row = t.app.db.row("SELECT id FROM parent_access", vec![]).await.unwrap();
        let access: String = row.get("id").unwrap();
        let because = format!("because-{access}");
        let ended = coach.post(&format!("{path}/{access}/end"), &[(&because, "Niet veilig")]).await;
        assert_eq!(ended.status, 303, "{}", ended.text);
        assert_eq!(child_page(&own(&t, &nele).await).await, None);
    }
}

#[tokio::test]
async fn a_parent_is_read_under_the_name_in_the_file_whatever_the_account_is_called() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        assert_eq!(let_look(&coach, &fien, &nele, "2027-05-31").await, 303);
        let sql = "UPDATE account SET name = 'Greta Instructeur' WHERE person = $1";
        run(&t, sql, values![&nele]).await;
        let own = own(&t, &nele).await;
        own.get(&child_page(&own).await.unwrap()).await;
        for page in ["parents", "looks"] {
            let page = coach.get(&format!("/people/{fien}/{page}")).await.text;
            assert!(page.contains("Nele Zandvoorde"), "{page}");
            assert!(!page.contains("Greta Instructeur"), "{page}");
        }
    }
}

#[tokio::test]
async fn a_closed_file_holds_nothing_of_a_secret_household_and_the_copy_counts_people() {
    for t in TestApp::each().await {
        let (nele, fien) = family(&t, FIEN).await;
        let coach = t.coach().await;
        // They move together: one child in two households.
        for person in [&nele, &fien] {
            let role = if person == &nele { "adult" } else { "child" };
            let with = if person == &nele { "new" } else { nele.as_str() };
            let fields = [("with", with), ("role", role), ("from", "2026-11-23"), ("moves", "yes")];
            let moved = coach.post(&format!("/people/{person}/household"), &fields).await;
            assert_eq!(moved.status, 303, "{}", moved.text);
        }
        let copy = coach.get(&format!("/people/{nele}/file.json")).await.text;
        let number = copy.split("\"number\":").nth(1).unwrap().trim_start();
        assert!(number.starts_with('1'), "{copy}");
        let sql = "SELECT household FROM household_member WHERE person = $1 ORDER BY from_day DESC";
        let home: String =
            t.app.db.rows(sql, values![&nele]).await.unwrap()[0].get("household").unwrap();
        coach.post(&format!("/people/{nele}/protect"), &[("protected", "yes")]).await;
        assert_eq!(coach.get(&format!("/households/{home}")).await.status, 200);
        close(&t, &nele).await;
        close(&t, &fien).await;
        assert_eq!(coach.get(&format!("/households/{home}")).await.status, 404);
        let copy = coach.get(&format!("/people/{nele}/file.json")).await.text;
        assert!(!copy.contains("2026-11-23\"") || !copy.contains("\"role\""), "{copy}");
    }
}
