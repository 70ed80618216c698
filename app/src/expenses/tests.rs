//! Expenses over HTTP, on both engines.

use crate::access::{Category, Role};
use crate::consent::tests::give;
use crate::testing::{Client, TestApp};
use base::values;

/// Somebody of De Kade who does volunteer work there since the first of the month; the id.
async fn volunteer(t: &TestApp) -> String {
    let nele = crate::safety_net::tests::person(t, &t.kade, "Nele").await;
    let mut work = t.app.db.work().await.unwrap();
    crate::trajectories::store::seed(&mut work).await.unwrap();
    let now = t.app.now();
    work.run(
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, made_at, changed_at)
         VALUES ($1, $2, $3, 3, 'vrijwilligerswerk', $4, $5, $5)",
        values![base::id::new(now), &nele, &t.kade, t.app.today().first_of_month(), now],
    )
    .await
    .unwrap();
    work.save().await.unwrap();
    t.app.permits.forget();
    nele
}

/// What a day may cost is known from now on.
async fn known(t: &TestApp, rule: &str, cents: i64) {
    let mut work = t.app.db.work().await.unwrap();
    let set = "UPDATE rule_parameter SET value = $2 WHERE rule = $1";
    work.run(set, values![rule, cents]).await.unwrap();
    work.save().await.unwrap();
    t.app.permits.forget();
}

/// Notes a claim of today and gives its address.
async fn note(client: &Client<'_>, person: &str, fields: &[(&str, &str)]) -> String {
    let path = format!("/people/{person}/expenses/new");
    let mut all = fields.to_vec();
    all.extend([("from", "2026-11-20"), ("until", ""), ("days", ""), ("kilometres", "")]);
    let reply = client.post(&path, &all).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_claim_is_noted_on_the_work_floor_approved_by_the_coordinator_and_paid() {
    for t in TestApp::each().await {
        let nele = volunteer(&t).await;
        let (greta, coordinator) = (t.instructor().await, t.coordinator().await);
        let claim = note(
            &greta,
            &nele,
            &[("kind", "real"), ("amount", "12,50"), ("what", "Werkhandschoenen")],
        )
        .await;
        let page = greta.get(&claim).await.text;
        assert!(page.contains("€ 12,50") && page.contains("Werkhandschoenen"), "{page}");
        assert!(page.contains("Er is nog geen bewijs bij."), "{page}");
        assert!(!page.contains("Beslis"), "who notes it does not decide");
        let decide = format!("{claim}/decide");
        let no = greta.post(&decide, &[("to", "approved"), ("version", "1")]).await;
        assert_eq!(no.status, 403);
        // A no needs a reason; a yes does not. What was paid is not decided otherwise.
        let refused = [("to", "refused"), ("reason", ""), ("version", "1")];
        let again = coordinator.post(&decide, &refused).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains("Zeg waarom het geweigerd wordt."), "{}", again.text);
        let yes = [("to", "approved"), ("reason", ""), ("version", "1")];
        assert_eq!(coordinator.post(&decide, &yes).await.status, 303);
        assert_eq!(coordinator.post(&decide, &refused).await.status, 422);
        let paid = format!("{claim}/paid");
        let late = [("day", "2026-12-24"), ("version", "2")];
        assert_eq!(coordinator.post(&paid, &late).await.status, 422);
        let today = t.app.today().to_string();
        let fields = [("day", today.as_str()), ("version", "2")];
        assert_eq!(coordinator.post(&paid, &fields).await.status, 303);
        let page = coordinator.get(&claim).await.text;
        assert!(page.contains("betaald op") && !page.contains("id=\"h-decide\""), "{page}");
        let no = [("to", "refused"), ("reason", "x"), ("version", "3")];
        assert_eq!(coordinator.post(&decide, &no).await.status, 422);
        let list = coordinator.get("/expenses?month=2026-11").await.text;
        assert!(list.contains("betaald: € 12,50"), "{list}");
        assert!(!coordinator.get("/expenses?month=2026-10").await.text.contains("€ 12,50"));
    }
}

#[tokio::test]
async fn more_than_is_allowed_is_told_with_its_source_and_never_refused() {
    for t in TestApp::each().await {
        let nele = volunteer(&t).await;
        let coach = t.coordinator().await;
        let one = note(&coach, &nele, &[("kind", "flat"), ("amount", "45"), ("what", "")]).await;
        let page = coach.get(&one).await.text;
        assert!(page.contains("Wat per dag mag, is niet gekend."), "{page}");
        known(&t, "expense-day-vrijwilligerswerk", 4000).await;
        known(&t, "expense-year-vrijwilligerswerk", 8000).await;
        let page = coach.get(&one).await.text;
        assert!(page.contains("Het is meer dan € 40,00 per dag."), "{page}");
        assert!(page.contains("wet van 3 juli 2005"), "{page}");
        let two = [("kind", "flat"), ("amount", "40"), ("what", ""), ("from", "2026-11-19")];
        let path = format!("/people/{nele}/expenses/new");
        assert_eq!(coach.post(&path, &two).await.status, 303);
        let page = coach.get(&format!("/people/{nele}/expenses")).await.text;
        assert!(page.contains("€ 85,00 van ten hoogste € 80,00"), "{page}");
        assert!(page.contains("tone-brick"), "{page}");
        let far = [("kind", "travel"), ("amount", "800"), ("kilometres", "2001"), ("what", "")];
        let far = note(&coach, &nele, &far).await;
        let page = coach.get(&far).await.text;
        assert!(page.contains("2001 km van ten hoogste 2000 km"), "{page}");
    }
}

#[tokio::test]
async fn a_form_that_is_not_sound_comes_back_with_what_was_typed() {
    for t in TestApp::each().await {
        let nele = volunteer(&t).await;
        let coach = t.coordinator().await;
        let path = format!("/people/{nele}/expenses/new");
        let from = ("from", "2026-11-20");
        for (fields, told) in [
            (vec![from, ("kind", "real"), ("what", "x"), ("amount", "")], "Vul het bedrag in."),
            (vec![from, ("kind", "real"), ("what", "x"), ("amount", "-1")], "tussen 0,01"),
            (vec![from, ("kind", "real"), ("what", "x"), ("amount", "0")], "tussen 0,01"),
            (vec![from, ("kind", "real"), ("what", "x"), ("amount", "10000,01")], "tussen 0,01"),
            (vec![from, ("kind", "real"), ("what", ""), ("amount", "7")], "waarvoor het was"),
            (vec![from, ("kind", "travel"), ("amount", "7")], "aantal kilometer"),
            (vec![from, ("kind", "flat"), ("days", "2"), ("amount", "7")], "Zoveel dagen"),
            (vec![from, ("kind", "hour"), ("amount", "7")], "Kies één van"),
            (vec![("from", "2027-02-01"), ("kind", "flat"), ("amount", "7")], "moet nog komen"),
            (
                vec![
                    ("from", "2025-12-31"),
                    ("until", "2026-01-01"),
                    ("kind", "flat"),
                    ("amount", "7"),
                ],
                "Noteer elk jaar apart",
            ),
        ] {
            let reply = coach.post(&path, &fields).await;
            assert_eq!(reply.status, 422, "{fields:?}");
            assert!(reply.text.contains(told), "{told}: {}", reply.text);
        }
        let count = "SELECT count(*) AS n FROM expense";
        let row = t.app.db.row(count, vec![]).await.unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 0);
    }
}

#[tokio::test]
async fn who_was_given_the_finances_reads_a_claim_and_changes_nothing() {
    for t in TestApp::each().await {
        let nele = volunteer(&t).await;
        let coach = t.coordinator().await;
        let fields = [("kind", "real"), ("amount", "12,50"), ("what", "Busabonnement")];
        let claim = note(&coach, &nele, &fields).await;
        let account = t.add_account("Lies Lezer", &t.ocmw, &[Role::Coach]).await;
        let lies = t.sign_in_account(&account).await;
        assert_eq!(lies.get(&claim).await.status, 404);
        give(&t, &nele, &t.ocmw, &[Category::Identity, Category::Finances]).await;
        let page = lies.get(&claim).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Busabonnement") && !page.text.contains("Kijk dit na"));
        assert!(lies.get(&format!("/people/{nele}/expenses")).await.text.contains("€ 12,50"));
        assert_eq!(lies.post(&format!("{claim}/remove"), &[("version", "1")]).await.status, 403);
        let new = format!("/people/{nele}/expenses/new");
        assert_eq!(lies.get(&new).await.status, 403);
        // What is gone is gone for everybody.
        let gone = coach.post(&format!("{claim}/remove"), &[("version", "1")]).await;
        assert_eq!(gone.status, 303);
        assert_eq!(coach.get(&claim).await.status, 404);
    }
}
