//! The rules, without a network.

use crate::agreements::gaps::{Place, Taking, What, gaps};
use crate::agreements::template::Fault;
use crate::agreements::{
    Agreement, Dimona, Element, Framework, Said, State, declarations, template,
};
use crate::offer::HalfDays;
use crate::permits::{Known, Permission, Rule, Standing};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const TODAY: Date = date(2026, 11, 22);

pub fn agreement(id: &str, from: Date, until: Option<Date>) -> Agreement {
    let text = |text: &str| text.to_owned();
    let all = Framework::Welfare.asks().iter();
    Agreement {
        id: text(id),
        person: text("nele"),
        person_name: text("Nele Zandvoorde"),
        organisation: text("kade"),
        organisation_name: text("Atelier De Kade"),
        step: text("step"),
        work_form: text("ama-welzijn"),
        form_names: [text("AMA welzijn"), text("AMA"), text("AMA")],
        work_post: text("inpak"),
        post_name: text("Inpak"),
        site_name: text("Loods"),
        from,
        until,
        state: State::Signed,
        signed: Some(from),
        signed_by: text("Nele en Joris"),
        scan: None,
        end_reason: String::new(),
        dimona_in: None,
        dimona_out: None,
        said: all.map(|element| (*element, text("gezegd"))).collect::<Said>(),
        version: 1,
    }
}

fn taking(places: &[&str]) -> Taking {
    let place = |post: &&str| Place {
        work_post: (*post).to_owned(),
        name: format!("{post}, Loods"),
        from: date(2026, 2, 2),
        half_days: HalfDays::from_bits(1),
    };
    Taking {
        step: "step".to_owned(),
        person: "nele".to_owned(),
        person_name: "Nele Zandvoorde".to_owned(),
        work_form: "ama-welzijn".to_owned(),
        form_names: ["AMA welzijn".to_owned(), String::new(), String::new()],
        days: (date(2026, 1, 5), None),
        hours: None,
        statute: Some("leefloon".to_owned()),
        places: places.iter().map(place).collect(),
    }
}

fn known() -> Known {
    let rule = Rule {
        id: "regel".to_owned(),
        work_form: "ama-welzijn".to_owned(),
        statute: "leefloon".to_owned(),
        given_by: "ocmw".to_owned(),
        source: "een bron".to_owned(),
        source_day: None,
        version: 1,
    };
    Known { rules: vec![rule], ..Known::default() }
}

fn given(until: Date) -> BTreeMap<String, Vec<Permission>> {
    let one = Permission {
        id: "p".to_owned(),
        given_by: "ocmw".to_owned(),
        asked: None,
        decided: Some(date(2026, 1, 2)),
        is_refused: false,
        same_activity: None,
        until: Some(until),
        proof: true,
    };
    BTreeMap::from([("nele".to_owned(), vec![one])])
}

/// The words of what is missing, with the work post.
fn missing(taking: Taking, all: &[Agreement], until: Date, period: (Date, Date)) -> Vec<String> {
    let found = gaps(&[taking], all, (&known(), &given(until)), period);
    found.iter().map(|gap| format!("{} {}", gap.what.word(), gap.work_post)).collect()
}

#[test]
fn each_work_post_has_an_agreement_of_its_own() {
    let far = date(2027, 12, 31);
    let now = (TODAY, TODAY);
    let one = agreement("a", date(2026, 1, 5), None);
    assert!(missing(taking(&["inpak"]), std::slice::from_ref(&one), far, now).is_empty());
    let both = missing(taking(&["inpak", "groen", "groen"]), std::slice::from_ref(&one), far, now);
    assert_eq!(both, ["agreement groen"]);
    assert_eq!(missing(taking(&[]), &[], far, now), ["agreement "]);
    assert!(missing(taking(&[]), std::slice::from_ref(&one), far, now).is_empty());
    let over = agreement("b", date(2026, 1, 5), Some(date(2026, 10, 1)));
    assert_eq!(
        missing(taking(&["inpak"]), std::slice::from_ref(&over), far, now),
        ["agreement inpak"]
    );
    let quarter = (date(2026, 7, 1), date(2026, 9, 30));
    assert!(missing(taking(&["inpak"]), &[over], far, quarter).is_empty());
    let other = Taking { work_form: "arbeidszorg".to_owned(), ..taking(&["inpak"]) };
    assert!(missing(other, &[], far, now).is_empty(), "no framework asks it");
}

#[test]
fn a_signature_an_element_and_a_permission_are_told_apart() {
    let mut one = agreement("a", date(2026, 1, 5), None);
    one.state = State::ToSign;
    one.said.remove(&Element::Guide);
    one.said.insert(Element::Tasks, "  ".to_owned());
    let found = missing(taking(&["inpak"]), &[one], date(2026, 11, 1), (TODAY, TODAY));
    assert_eq!(found, ["signature inpak", "element inpak", "permission "]);
    // The permission is judged on the last day of the period that is asked about.
    let quarter = (date(2026, 7, 1), date(2026, 9, 30));
    let good = agreement("a", date(2026, 1, 5), None);
    assert!(missing(taking(&["inpak"]), &[good], date(2026, 11, 1), quarter).is_empty());
}

#[test]
fn a_step_that_ended_in_the_period_is_judged_on_its_last_day() {
    let ended = Taking { days: (date(2026, 1, 5), Some(date(2026, 7, 31))), ..taking(&["inpak"]) };
    let good = agreement("a", date(2026, 1, 5), Some(date(2026, 7, 31)));
    let quarter = (date(2026, 7, 1), date(2026, 9, 30));
    assert!(missing(ended, &[good], date(2026, 8, 15), quarter).is_empty());
    let unknown = Taking { statute: Some("loon".to_owned()), ..taking(&["inpak"]) };
    let whole = agreement("a", date(2026, 1, 5), None);
    assert!(missing(unknown, &[whole], date(2026, 11, 1), quarter).is_empty(), "nothing to mend");
    let permit = gaps(&[taking(&[])], &[], (&known(), &BTreeMap::new()), quarter);
    let found = permit.iter().find_map(|gap| match &gap.what {
        What::Permission(permit) => Some((permit.standing, gap.address())),
        _ => None,
    });
    let address = "/people/nele/permissions/new?given_by=ocmw".to_owned();
    assert_eq!(found, Some((Standing::Missing, address)));
}

fn declared(all: &[Agreement]) -> Vec<(Dimona, Date)> {
    declarations(all, TODAY).iter().map(|d| (d.what, d.day)).collect()
}

#[test]
fn one_time_at_an_organisation_is_declared_once() {
    let first = agreement("a", date(2026, 1, 5), Some(date(2026, 6, 30)));
    let next = agreement("b", date(2026, 7, 1), None);
    assert_eq!(declared(&[first.clone(), next.clone()]), [(Dimona::In, date(2026, 1, 5))]);
    let mut done = first.clone();
    done.dimona_in = Some(date(2026, 1, 4));
    assert!(declared(&[done.clone(), next]).is_empty());
    assert_eq!(declared(&[done.clone()]), [(Dimona::Out, date(2026, 6, 30))]);
    let later = agreement("c", date(2026, 9, 1), None);
    let both = [(Dimona::Out, date(2026, 6, 30)), (Dimona::In, date(2026, 9, 1))];
    assert_eq!(declared(&[done, later]), both);
    let unsigned = Agreement { state: State::ToSign, ..first.clone() };
    let never = Agreement { until: Some(date(2026, 1, 1)), ..first };
    assert!(declared(&[unsigned, never]).is_empty());
}

#[test]
fn a_template_knows_its_places() {
    let text = "# Wat\n[Taken] op [uurrooster]\n[iets]";
    assert_eq!(template::fault(text), Some(Fault::Unknown("iets".to_owned())));
    assert_eq!(template::fault("[lichamelijke ongevallen] [Handtekeningen]"), None);
    assert_eq!(template::places().len(), Element::ALL.len() + 8);
}

#[test]
fn a_template_that_would_print_something_else_is_refused() {
    let signs = |text: &str| template::fault(&format!("{text}\n# Tekenen\n[handtekeningen]"));
    assert_eq!(signs("# Taken\n[taken], [naam]"), None);
    assert_eq!(signs("# Taken [taken]"), Some(Fault::InHeading("taken".to_owned())));
    assert_eq!(template::fault("# [handtekeningen]").map(|f| f != Fault::NoSignatures), Some(true));
    assert_eq!(template::fault("# Taken\n[taken]"), Some(Fault::NoSignatures));
    for half in ["[x [naam] hier", "[[naam]]", "naam] hier", "[naam", "[ta\nken]"] {
        let first = half.lines().next().unwrap_or("").to_owned();
        assert_eq!(signs(half), Some(Fault::Bracket(first)), "{half}");
    }
}

#[test]
fn nothing_is_declared_before_it_is_so() {
    let going = agreement("a", date(2026, 1, 5), None);
    assert_eq!(going.may_declare(Dimona::In, TODAY), Ok(()));
    assert_eq!(going.may_declare(Dimona::Out, TODAY), Err("agreements-declare-not-ended"));
    let later = Agreement { until: Some(date(2026, 12, 31)), ..going.clone() };
    assert_eq!(later.may_declare(Dimona::Out, TODAY), Err("agreements-declare-not-ended"));
    let over = Agreement { until: Some(TODAY), ..going.clone() };
    assert_eq!(over.may_declare(Dimona::Out, TODAY), Ok(()));
    let draft = Agreement { state: State::Draft, ..over };
    assert_eq!(draft.may_declare(Dimona::In, TODAY), Err("agreements-declare-unsigned"));
}

#[test]
fn what_is_missing_says_since_when() {
    let since = |taking: Taking, all: &[Agreement], until: Date| -> Vec<(&str, Date)> {
        let found = gaps(&[taking], all, (&known(), &given(until)), (TODAY, TODAY));
        found.iter().map(|gap| (gap.what.word(), gap.since)).collect()
    };
    let far = date(2027, 12, 31);
    let place = [("agreement", date(2026, 2, 2))];
    assert_eq!(since(taking(&["inpak"]), &[], far), place, "the place at the work post");
    assert_eq!(since(taking(&[]), &[], far), [("agreement", date(2026, 1, 5))], "the step");
    let mut one = agreement("a", date(2026, 3, 9), None);
    one.state = State::ToSign;
    let both = [("signature", date(2026, 3, 9)), ("permission", date(2026, 11, 2))];
    assert_eq!(since(taking(&["inpak"]), &[one], date(2026, 11, 1)), both);
}
