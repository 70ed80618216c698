//! Where a permission stands, case by case; and the reference data over HTTP.

use super::*;
use crate::access::Role;
use crate::offer::HalfDays;
use crate::testing::TestApp;
use crate::trajectories::Hours;
use base::rough_date::RoughDate;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 22);

fn rule(work_form: &str, statute: &str, given_by: &str) -> Rule {
    let word = |word: &str| word.to_owned();
    Rule {
        id: format!("{work_form}-{statute}"),
        work_form: word(work_form),
        statute: word(statute),
        given_by: word(given_by),
        source: word("een bron"),
        source_day: None,
        version: 1,
    }
}

fn known() -> Known {
    let figures = [
        ("warn-days", Some(60), "days"),
        ("permission-doctor-reuse", Some(24), "months"),
        ("age-ama-welzijn-least", Some(18), "years"),
        ("age-ama-welzijn-most", None, "years"),
        ("hours-ama-sociale-economie", Some(12), "hours"),
        ("day-ama", Some(3), "hours"),
    ];
    Known {
        rules: vec![
            rule("ama-welzijn", "leefloon", "ocmw"),
            rule("ama-welzijn", "arbeidsongeschikt", "adviserend-arts"),
            rule("ama-welzijn", "ivt-it", "none"),
            rule("ama-welzijn", "loon", ""),
            rule("ama-sociale-economie", "", "vdab"),
        ],
        figures: Figures::of(&figures),
    }
}

fn given(given_by: &str, decided: Option<Date>, until: Option<Date>) -> Permission {
    Permission {
        id: format!("{given_by}-{decided:?}"),
        given_by: given_by.to_owned(),
        asked: Some(date(2026, 1, 5)),
        decided,
        is_refused: false,
        same_activity: None,
        until,
        proof: true,
    }
}

fn stands(form: &str, statute: Option<&str>, all: &[Permission]) -> Option<Standing> {
    permit(&known(), (form, statute), all, TODAY).map(|permit| permit.standing)
}

#[test]
fn who_must_agree_follows_from_framework_and_income() {
    assert_eq!(stands("ama-welzijn", Some("leefloon"), &[]), Some(Standing::Missing));
    assert_eq!(stands("ama-welzijn", Some("ivt-it"), &[]), Some(Standing::NotNeeded));
    assert_eq!(stands("ama-welzijn", Some("loon"), &[]), Some(Standing::Unknown));
    assert_eq!(stands("ama-welzijn", Some("nwwz"), &[]), Some(Standing::Unknown));
    assert_eq!(stands("ama-welzijn", None, &[]), Some(Standing::NoStatute));
    assert_eq!(stands("ama-sociale-economie", None, &[]), Some(Standing::Missing));
    assert_eq!(stands("arbeidszorg", Some("leefloon"), &[]), None);
}

#[test]
fn a_permission_warns_sixty_days_before_its_last_day_and_counts_the_newest_decision() {
    let of = |all: &[Permission]| stands("ama-welzijn", Some("leefloon"), all).unwrap();
    let decided = Some(date(2026, 2, 1));
    assert_eq!(of(&[given("ocmw", None, None)]), Standing::Asked(Some(date(2026, 1, 5))));
    assert_eq!(of(&[given("vdab", decided, None)]), Standing::Missing);
    assert_eq!(of(&[given("ocmw", decided, None)]), Standing::Holds(None));
    let (last, edge, far) = (date(2026, 11, 21), date(2027, 1, 21), date(2027, 1, 22));
    assert_eq!(of(&[given("ocmw", decided, Some(last))]), Standing::Expired(last));
    assert_eq!(of(&[given("ocmw", decided, Some(edge))]), Standing::RunsOut(edge));
    assert_eq!(of(&[given("ocmw", decided, Some(far))]), Standing::Holds(Some(far)));
    let later = Some(date(2026, 6, 1));
    let no = Permission { is_refused: true, ..given("ocmw", later, None) };
    assert_eq!(of(&[given("ocmw", decided, Some(far)), no]), Standing::Refused(later));
    let other = Permission { same_activity: Some(false), ..given("ocmw", decided, Some(far)) };
    assert_eq!(of(&[other]), Standing::OtherActivity);
}

#[test]
fn that_of_the_advisory_doctor_without_a_last_day_can_be_used_for_two_years() {
    let of = |day| {
        let all = [given("adviserend-arts", Some(day), None)];
        stands("ama-welzijn", Some("arbeidsongeschikt"), &all).unwrap()
    };
    assert_eq!(of(date(2024, 11, 21)), Standing::Expired(date(2026, 11, 21)));
    assert_eq!(of(date(2025, 12, 1)), Standing::Holds(Some(date(2027, 12, 1))));
}

#[test]
fn a_finding_tells_its_source_and_what_is_not_known_is_none() {
    let hours = |text: &str| Hours::read(text);
    let looked = Looked {
        work_form: "ama-welzijn",
        from: TODAY,
        hours: hours("8"),
        half_days: HalfDays::from_bits(0b0101),
        warning: None,
        birth: RoughDate::Day(date(1985, 4, 3)),
    };
    let keys = |step: &Looked<'_>| {
        let all = findings(step, &known().figures);
        assert!(all.iter().all(|finding| !finding.source.is_empty()));
        all.iter().map(|finding| finding.key).collect::<Vec<_>>()
    };
    assert!(keys(&looked).is_empty());
    let young = Looked { birth: RoughDate::Day(date(2008, 11, 23)), ..looked.clone() };
    assert_eq!(keys(&young), ["permits-too-young"]);
    let year = Looked { birth: RoughDate::Year(2008), ..looked.clone() };
    assert!(keys(&year).is_empty(), "perhaps eighteen already");
    let short = Looked { hours: hours("5"), ..looked.clone() };
    assert_eq!(keys(&short), ["permits-short-day"]);
    let social = Looked { work_form: "ama-sociale-economie", ..looked.clone() };
    assert_eq!(keys(&social), ["permits-few-hours"]);
    let unknown = Looked { hours: None, birth: RoughDate::Unknown, ..social };
    assert!(keys(&unknown).is_empty());
    let both = Looked { warning: Some("een bron"), ..looked };
    assert_eq!(keys(&both), ["permits-together"]);
}

#[tokio::test]
async fn an_administrator_changes_who_must_agree_and_two_tabs_meet() {
    for t in TestApp::each().await {
        let account = t.add_account("Rol beheer", &t.kade, &[Role::Administrator]).await;
        let client = t.sign_in_account(&account).await;
        let list = client.get("/settings/who-agrees").await.text;
        assert!(list.contains("leefloon") && list.contains("niet gekend"), "{list}");
        let path = "/settings/who-agrees/ama-welzijn-loon";
        let said = [("given_by", "other"), ("source", "brief van het netwerk"), ("version", "1")];
        assert_eq!(client.post(path, &said).await.status, 303);
        assert_eq!(client.post(path, &said).await.status, 422, "an older version");
        let none = [("given_by", "other"), ("source", ""), ("version", "2")];
        assert_eq!(client.post(path, &none).await.status, 422, "a source is asked");
        assert!(client.get("/settings/who-agrees").await.text.contains("brief van het netwerk"));
    }
}

#[tokio::test]
async fn a_permission_that_two_note_at_one_moment_is_noted_once() {
    for t in TestApp::each().await {
        let nele = crate::trajectories::tests::nele(&t).await;
        let (joris, marieke) = (t.coach().await, t.coordinator().await);
        let path = format!("/people/{nele}/permissions/new");
        let asked = [("given_by", "ocmw"), ("asked", "2026-11-20"), ("answer", "yes")];
        let (one, other) = tokio::join!(joris.post(&path, &asked), marieke.post(&path, &asked));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        let told = if one.status == 422 { one.text } else { other.text };
        assert!(told.contains("given_by-error") && told.contains("al genoteerd"), "{told}");
        let again = [("given_by", "ocmw"), ("asked", "2026-11-21"), ("answer", "yes")];
        assert_eq!(joris.post(&path, &again).await.status, 303, "asked once more");
    }
}
