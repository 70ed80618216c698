//! Several consents of one person to one partner: who changes them at one moment, and since when nothing is open.

use super::store::{closed_since, of_person};
use super::tests::{emergency, give};
use crate::access::{Actor, Category, Grant, Role, Standing};
use crate::asks::answers::noting;
use crate::language::Language;
use crate::testing::TestApp;
use crate::trajectories::tests::nele;
use base::db::Value;
use base::values;
use jiff::SignedDuration;
use jiff::civil::date;
use jiff::tz::TimeZone;

async fn change(t: &TestApp, sql: &'static str, values: Vec<Value>) {
    let mut work = t.app.db.work().await.unwrap();
    work.run(sql, values).await.unwrap();
    work.save().await.unwrap();
}

#[tokio::test]
async fn a_yes_and_a_taking_back_at_one_moment_leave_open_what_stands() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let (coach, coordinator) = (t.coach().await, t.coordinator().await);
        let new = format!("/people/{nele}/consents/new");
        for given in ["housing", "health", "justice"] {
            let first = give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
            let sent = [
                ("organisation", t.ocmw.as_str()),
                ("purpose", "guidance"),
                ("from", "2026-11-22"),
                ("until", "2027-05-31"),
                ("basis", "consent"),
                ("given_how", "spoken"),
                ("given_by", "person"),
                ("language", "Nederlands"),
                ("categories", "identity"),
                ("categories", given),
            ];
            let withdraw = format!("/consents/{first}/withdraw");
            let because = [("because", "asked")];
            let (back, yes) =
                tokio::join!(coach.post(&withdraw, &because), coordinator.post(&new, &sent));
            assert_eq!((back.status, yes.status), (303, 303), "{}{}", back.text, yes.text);
            let sql = "SELECT categories FROM shared_file WHERE person = $1";
            let row = t.app.db.row(sql, values![&nele]).await.unwrap();
            let open: String = row.get("categories").unwrap();
            assert!(open.contains(given) && !open.contains("work-goals"), "{open}");
        }
    }
}

#[test]
fn a_consent_opens_nothing_from_the_day_it_is_withdrawn_or_after_its_last_one() {
    let (from, until) = (date(2026, 11, 1), date(2026, 12, 31));
    let zone = TimeZone::get("Europe/Brussels").unwrap();
    let since = |at: Option<&str>| closed_since(from, until, at.map(|a| a.parse().unwrap()), &zone);
    assert_eq!(since(None), Some(date(2027, 1, 1)));
    assert_eq!(since(Some("2026-11-21T23:30:00Z")), Some(date(2026, 11, 22)));
    assert_eq!(since(Some("2026-10-20T12:00:00Z")), None, "it never opened anything");
}

#[tokio::test]
async fn a_file_is_closed_to_a_partner_since_the_last_of_its_consents_ended() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        let longer = give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let noted_last = give(&t, &nele, &t.ocmw, &[Category::Housing]).await;
        let coach = t.coach().await;
        let because = [("because", "asked")];
        coach.post(&format!("/consents/{noted_last}/withdraw"), &because).await;
        t.clock.pass(SignedDuration::from_hours(48));
        let coach = t.coach().await;
        coach.post(&format!("/consents/{longer}/withdraw"), &because).await;
        let gone = t.partner().await.get(&format!("/people/{nele}")).await;
        assert_eq!(gone.status, 404);
        assert!(gone.text.contains("24 november 2026"), "{}", gone.text);
        let told = coach.get(&format!("/people/{nele}/consents")).await.text;
        assert_eq!(told.matches("leest sinds").count(), 1, "{told}");
        assert!(told.contains("leest sinds vandaag") || told.contains("24 november"), "{told}");
    }
}

#[tokio::test]
async fn what_rests_is_not_told_as_open_on_the_own_paper() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        give(&t, &nele, &t.leiekant, &[Category::Agreements, Category::Health]).await;
        change(&t, "UPDATE organisation SET kind = 'employer' WHERE id = $1", values![&t.leiekant])
            .await;
        let all = of_person(&t.app.db, &nele).await.unwrap();
        assert!(!all[0].opens().contains(&Category::Health), "{:?}", all[0].opens());
        assert!(all[0].opens().contains(&Category::Agreements));
    }
}

#[tokio::test]
async fn who_coordinates_a_closed_file_hears_of_no_emergency_since() {
    for t in TestApp::each().await {
        let nele = t.somebody().await;
        let lotte = t.works_along(&nele).await;
        let sql = "UPDATE involvement SET until_day = '2026-11-20'
            WHERE person = $1 AND organisation = $2";
        change(&t, sql, values![&nele, &t.kade]).await;
        emergency(&t, &nele, &lotte).await;
        let day = t.coordinator().await.get("/day").await.text;
        assert!(!day.contains("Geopend in nood") && !day.contains("Zandvoorde"), "{day}");
    }
}

#[tokio::test]
async fn who_works_for_the_asker_too_notes_the_yes_for_another_organisation() {
    for t in TestApp::each().await {
        let nele = nele(&t).await;
        give(&t, &nele, &t.ocmw, &[Category::WorkGoals]).await;
        let lotte = t.partner().await;
        let asked = [
            ("purpose", "housing"),
            ("until", "2027-05-31"),
            ("why", "We zoeken samen"),
            ("categories", "housing"),
        ];
        assert_eq!(lotte.post(&format!("/people/{nele}/ask"), &asked).await.status, 303);
        let ask = crate::asks::store::standing(&t.app.db, &nele, t.app.today()).await.unwrap();
        let at =
            |organisation: &str| Grant { role: Role::Coach, organisation: organisation.into() };
        let file = crate::access::File {
            person: nele.clone(),
            standing: Standing { grants: vec![at(&t.ocmw), at(&t.kade)], ..Standing::default() },
        };
        let actor = Actor {
            account: lotte.account.clone(),
            name: "Lotte".into(),
            organisation: t.ocmw.clone(),
            organisation_name: "OCMW Kruisdam".into(),
            language: Language::Nl,
            grants: file.standing.grants.clone(),
            person: None,
            session: String::new(),
        };
        assert_eq!(noting(&file, &actor, ask.first()).unwrap(), t.kade);
        assert_eq!(noting(&file, &actor, None).unwrap(), t.ocmw, "else for the own one");
    }
}
