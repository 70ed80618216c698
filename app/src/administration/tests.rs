//! Settings over HTTP, and the work that follows on a changed rule.

use crate::jobs;
use crate::testing::{Client, TestApp};
use base::values;

async fn seeded() -> Vec<TestApp> {
    let all = TestApp::each().await;
    for t in &all {
        let mut work = t.app.db.work().await.unwrap();
        crate::trajectories::seed(&mut work).await.unwrap();
        work.save().await.unwrap();
    }
    all
}

async fn rule(t: &TestApp, name: &str) -> String {
    let sql = "SELECT id FROM rule_parameter WHERE rule = $1 ORDER BY valid_from DESC LIMIT 1";
    t.app.db.row(sql, values![name]).await.unwrap().get("id").unwrap()
}

async fn save_rule(client: &Client<'_>, id: &str, value: &str, version: &str) -> u16 {
    let fields =
        [("value", value), ("source", "eigen keuze van het netwerk"), ("version", version)];
    client.post(&format!("/settings/rules/{id}"), &fields).await.status
}

#[tokio::test]
async fn only_administrators_open_the_settings() {
    for t in seeded().await {
        let id = rule(&t, "warn-days").await;
        for path in ["/settings", "/settings/forms/new", &format!("/settings/rules/{id}")] {
            let reply = t.administrator().await.get(path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert!(!reply.text.contains('⟦'), "{path}");
            for other in [t.coordinator().await, t.coach().await, t.network_coordinator().await] {
                assert_eq!(other.get(path).await.status, 404, "{path}");
            }
        }
        assert_eq!(save_rule(&t.coordinator().await, &id, "1", "1").await, 404);
    }
}

#[tokio::test]
async fn every_rule_and_unit_has_words() {
    use crate::language::{Language, knows};
    for (rule, _, unit, _, _) in crate::trajectories::PARAMETERS {
        assert!(knows(Language::Nl, &format!("settings-rule-{rule}")), "{rule}");
        assert!(knows(Language::Nl, &format!("settings-in-{unit}")), "{unit}");
        let has_amount = *unit == "cents" || knows(Language::Nl, &format!("settings-unit-{unit}"));
        assert!(has_amount, "{unit}");
    }
}

#[tokio::test]
async fn a_changed_rule_asks_everybody_to_be_settled_and_says_so() {
    for t in seeded().await {
        let administrator = t.administrator().await;
        let id = rule(&t, "warn-days").await;
        assert_eq!(save_rule(&administrator, &id, "zestig", "1").await, 422);
        assert_eq!(save_rule(&administrator, &id, "-1", "1").await, 422);
        assert_eq!(save_rule(&administrator, &id, "45", "1").await, 303);
        assert_eq!(save_rule(&administrator, &id, "50", "1").await, 422, "a second hand is shown");
        let page = administrator.get("/settings").await.text;
        assert!(
            page.contains("45 dagen") && page.contains("rekent signalen en cijfers opnieuw uit")
        );
        jobs::run_due(&t.app).await.unwrap();
        assert!(!jobs::is_waiting(&t.app.db, jobs::Kind::SettleEverybody).await.unwrap());
        assert_eq!(save_rule(&administrator, &id, "", "2").await, 303);
        assert!(administrator.get("/settings").await.text.contains("niet gekend"));
    }
}

#[tokio::test]
async fn a_new_value_ends_the_old_one_the_day_before() {
    for t in seeded().await {
        let administrator = t.administrator().await;
        let id = rule(&t, "warn-days").await;
        let path = format!("/settings/rules/{id}/next");
        let fields =
            [("value", "30"), ("from", "2027-01-01"), ("source", "besluit van het netwerk")];
        assert_eq!(administrator.post(&path, &fields).await.status, 303);
        let page = administrator.get("/settings").await.text;
        assert!(page.contains("31 december 2026") && page.contains("1 januari 2027"), "{page}");
    }
}

/// From when the safety net says that nobody spoke to somebody.
async fn silent_from(t: &TestApp, person: &str) -> Option<jiff::civil::Date> {
    let sql = "SELECT from_day FROM signal WHERE person = $1 AND kind = 'no-contact'";
    let row = t.app.db.maybe(sql, values![person]).await.unwrap();
    row.map(|row| row.get("from_day").unwrap())
}

#[tokio::test]
async fn a_rule_that_begins_later_begins_on_its_day_and_is_over_after_its_last() {
    for t in seeded().await {
        let nele = crate::safety_net::tests::person(&t, &t.kade, "Nele").await;
        let administrator = t.administrator().await;
        let id = rule(&t, "contact-days-0").await;
        assert_eq!(save_rule(&administrator, &id, "90", "1").await, 303);
        jobs::run_due(&t.app).await.unwrap();
        let today = t.app.today();
        let after = |days| today.checked_add(jiff::Span::new().days(days)).unwrap();
        let before = silent_from(&t, &nele).await;
        assert!(before >= Some(after(90)), "{before:?}");
        let (from, until) = (after(10).to_string(), after(20).to_string());
        let mut fields = vec![("value", "30"), ("from", &*from), ("source", "besluit")];
        let path = format!("/settings/rules/{id}/next");
        assert_eq!(administrator.post(&path, &fields).await.status, 303);
        let next = "SELECT id FROM rule_parameter WHERE rule = 'contact-days-0'
            AND valid_from IS NOT NULL";
        let next: String = t.app.db.row(next, vec![]).await.unwrap().get("id").unwrap();
        fields.extend([("until", &*until), ("version", "1")]);
        let reply = administrator.post(&format!("/settings/rules/{next}"), &fields).await;
        assert_eq!(reply.status, 303);
        jobs::run_due(&t.app).await.unwrap();
        assert_eq!(silent_from(&t, &nele).await, before, "not yet");
        t.clock.pass(jiff::SignedDuration::from_hours(24 * 10));
        crate::safety_net::refresh(&t.app).await.unwrap();
        let during = silent_from(&t, &nele).await;
        assert!(during < before && during.is_some(), "{during:?} and {before:?}");
        t.clock.pass(jiff::SignedDuration::from_hours(24 * 11));
        crate::safety_net::refresh(&t.app).await.unwrap();
        assert_ne!(silent_from(&t, &nele).await, during, "the rule is over");
    }
}

#[tokio::test]
async fn work_forms_conflicts_and_regions_are_edited() {
    for t in seeded().await {
        let administrator = t.administrator().await;
        let mut fields = vec![("nl", "Groenploeg"), ("fr", "Équipe verte"), ("en", "Green team")];
        fields.extend([("rung", "3"), ("from", "2026-12-01"), ("until", "2026-01-01")]);
        let wrong = administrator.post("/settings/forms/new", &fields).await;
        assert_eq!(wrong.status, 422);
        fields.pop();
        assert_eq!(administrator.post("/settings/forms/new", &fields).await.status, 303);
        let pair = [("one", "vrijwilligerswerk"), ("other", "arbeidszorg"), ("source", "proef")];
        assert_eq!(administrator.post("/settings/conflicts/new", &pair).await.status, 303);
        let same = [("one", "arbeidszorg"), ("other", "arbeidszorg"), ("source", "proef")];
        assert_eq!(administrator.post("/settings/conflicts/new", &same).await.status, 422);
        let places = [("name", "Kust"), ("places", "Oostende\nbredene\nNergenshuizen")];
        let wrong = administrator.post("/settings/regions/new", &places).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text.contains("Nergenshuizen"));
        let places = [("name", "Kust"), ("places", "Oostende\nbredene")];
        assert_eq!(administrator.post("/settings/regions/new", &places).await.status, 303);
        let twice = [("name", " KUST"), ("places", "Brugge")];
        let twice = administrator.post("/settings/regions/new", &twice).await;
        assert_eq!(twice.status, 422);
        assert!(twice.text.contains("Er is al een regio met deze naam"));
        let empty = [("name", "Polder"), ("places", " ,\n")];
        let empty = administrator.post("/settings/regions/new", &empty).await;
        assert_eq!(empty.status, 422);
        assert!(empty.text.contains("minstens één gemeente"));
        let page = administrator.get("/settings").await.text;
        assert!(page.contains("Groenploeg") && page.contains("Bron: proef"));
        assert!(page.contains("Bredene, Oostende") || page.contains("Oostende, Bredene"));
        let gone = administrator.post("/settings/conflicts/remove", &pair).await;
        assert_eq!(gone.status, 303);
    }
}

#[tokio::test]
async fn a_rule_is_found_by_a_word_of_its_name_or_source() {
    for t in seeded().await {
        let administrator = t.administrator().await;
        let rules = |page: &str| page.matches("href=\"/settings/rules/").count();
        let all = rules(&administrator.get("/settings").await.text);
        let some = rules(&administrator.get("/settings?q=waarsch").await.text);
        assert!(some < all, "{some} of {all}");
        let none = administrator.get("/settings?q=zeemeermin").await.text;
        assert!(rules(&none) == 0 && none.contains("Geen regel met dat woord."));
    }
}
