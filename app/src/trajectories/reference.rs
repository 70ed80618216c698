//! Reference data of a new network: work forms, forms that may not overlap, and the rules with a
//! number and a clock. All of it is editable afterwards; nothing in the program counts on a value.
//!
//! Rungs follow the Flemish definition (concept note of 7 June 2013): 5 and 6 with a contract, 1 to 4
//! without. Where no rule states the rung (AMA sociale economie, wijk-werken, vrijwilligerswerk) it is
//! our own choice.

use jiff::civil::{Date, date};

/// A work form: key, Dutch, French and English name, rung, whether it is on the regular labour market.
pub type FormLine = (&'static str, &'static str, &'static str, &'static str, i64, bool);

/// The work forms of a new network, in the order in which they are offered.
pub const FORMS: &[FormLine] = &[
    ("home", "Thuis of geïsoleerd", "À la maison ou isolé", "At home or isolated", 1, false),
    (
        "meeting-place",
        "Buurthuis of ontmoeting",
        "Maison de quartier ou rencontre",
        "Community centre or meeting place",
        2,
        false,
    ),
    (
        "care-offer",
        "Zorg- of welzijnsaanbod",
        "Offre de soins ou d'aide sociale",
        "Care or welfare offer",
        2,
        false,
    ),
    (
        "onthaaltraject",
        "Onthaaltraject",
        "Trajet d’accueil (onthaaltraject)",
        "Reception trajectory (onthaaltraject)",
        2,
        false,
    ),
    ("vrijwilligerswerk", "Vrijwilligerswerk", "Bénévolat", "Volunteering", 3, false),
    (
        "arbeidszorg",
        "Arbeidszorg zonder subsidie",
        "Arbeidszorg sans subside",
        "Arbeidszorg without subsidy",
        3,
        false,
    ),
    (
        "begeleid-werken",
        "Begeleid werken (VAPH)",
        "Travail accompagné (VAPH)",
        "Guided work (VAPH)",
        3,
        false,
    ),
    (
        "ama-welzijn",
        "AMA welzijn",
        "AMA bien-être (AMA welzijn)",
        "AMA under welfare (AMA welzijn)",
        3,
        false,
    ),
    (
        "ama-sociale-economie",
        "AMA sociale economie",
        "AMA économie sociale",
        "AMA in the social economy",
        4,
        false,
    ),
    (
        "activeringstraject",
        "Activeringstraject",
        "Trajet d’activation (activeringstraject)",
        "Activation trajectory (activeringstraject)",
        4,
        false,
    ),
    (
        "opleiding",
        "Opleiding of stage",
        "Formation ou stage",
        "Training or work placement",
        4,
        false,
    ),
    (
        "wijk-werken",
        "Wijk-werken",
        "Travail de proximité (wijk-werken)",
        "Neighbourhood work (wijk-werken)",
        4,
        false,
    ),
    ("artikel-60", "Artikel 60", "Article 60", "Article 60 contract", 5, false),
    (
        "collectief-maatwerk",
        "Collectief maatwerk",
        "Travail adapté collectif",
        "Collective customised work",
        5,
        false,
    ),
    ("enclave", "Enclave", "Enclave", "Enclave", 5, false),
    (
        "lokale-diensteneconomie",
        "Lokale diensteneconomie (LDE)",
        "Économie locale de services (LDE)",
        "Local services economy (LDE)",
        5,
        false,
    ),
    (
        "individueel-maatwerk",
        "Individueel maatwerk",
        "Travail adapté individuel",
        "Individual customised work",
        5,
        true,
    ),
    (
        "werk-met-ondersteuning",
        "Betaald werk met ondersteuning",
        "Travail rémunéré avec soutien",
        "Paid work with support",
        5,
        true,
    ),
    (
        "werk-zonder-ondersteuning",
        "Betaald werk zonder ondersteuning",
        "Travail rémunéré sans soutien",
        "Paid work without support",
        6,
        true,
    ),
];

const AMA_PAGE: &str =
    "Departement Zorg, pagina arbeidsmatige activiteiten, stand 1 januari 2024 (departementwvg.be)";

/// Forms that may not overlap in time, with the source that says so.
pub(super) const CONFLICTS: &[(&str, &str, &str)] = &[
    ("ama-welzijn", "ama-sociale-economie", AMA_PAGE),
    ("ama-welzijn", "begeleid-werken", AMA_PAGE),
];

const OWN: &str = "eigen keuze van het netwerk";
const DECREE: &str = "decreet werk- en zorgtrajecten van 8 juli 2022";
const UNREAD: &str = "besluit van de Vlaamse Regering van 18 november 2022: waarde niet gekend";
const VDAB: &str = "VDAB, pagina AMA sociale economie (extranet.vdab.be)";
const FAQ: &str = "Departement Zorg, vragen over arbeidsmatige activiteiten (departementwvg.be)";
const MAATWERK: &str = "decreet maatwerk bij collectieve inschakeling van 12 juli 2013";
const W2_IN_FORCE: Option<Date> = Some(date(2023, 7, 1));
const AMA_IN_FORCE: Option<Date> = Some(date(2024, 1, 1));

/// A rule: its key, value (nothing: not known), unit, first day in force, source.
pub type ParameterLine = (&'static str, Option<i64>, &'static str, Option<Date>, &'static str);

/// The rules of a new network. `contact-days-N` is for rung N, 0 for who is on no rung;
/// `longest-F` is the longest duration of work form F.
pub const PARAMETERS: &[ParameterLine] = &[
    ("contact-days-0", Some(14), "days", None, OWN),
    ("contact-days-1", Some(21), "days", None, OWN),
    ("contact-days-2", Some(21), "days", None, OWN),
    ("contact-days-3", Some(30), "days", None, OWN),
    ("contact-days-4", Some(30), "days", None, OWN),
    ("contact-days-5", Some(60), "days", None, OWN),
    ("contact-days-6", Some(90), "days", None, OWN),
    ("warn-days", Some(60), "days", None, OWN),
    ("absences-in-a-row", Some(3), "days", None, OWN),
    (
        "longest-activeringstraject",
        Some(18),
        "months",
        W2_IN_FORCE,
        "decreet werk- en zorgtrajecten van 8 juli 2022, artikel 11",
    ),
    (
        "shortest-activeringstraject",
        Some(3),
        "months",
        W2_IN_FORCE,
        "decreet werk- en zorgtrajecten van 8 juli 2022, artikel 11",
    ),
    ("extension-activeringstraject", None, "months", W2_IN_FORCE, UNREAD),
    ("estimate-ama-sociale-economie", Some(12), "months", None, VDAB),
    ("estimate-ama-welzijn", Some(12), "months", None, VDAB),
    (
        "first-evaluation",
        Some(4),
        "weeks",
        None,
        "werkwijze van een arbeidszorgcentrum (wokbrugge.be); geen wettelijke termijn gelezen",
    ),
    (
        "next-evaluation",
        Some(6),
        "months",
        None,
        "werkwijze van een arbeidszorgcentrum (wokbrugge.be); geen wettelijke termijn gelezen",
    ),
    (
        "hours-ama-sociale-economie",
        Some(12),
        "hours",
        None,
        "Vlaanderen.be, arbeidsmatige activiteiten in de sociale economie",
    ),
    (
        "day-ama",
        Some(3),
        "hours",
        None,
        "Arbeidswet, artikel 21, volgens Departement Zorg (departementwvg.be)",
    ),
    (
        "age-ama-welzijn-least",
        Some(18),
        "years",
        None,
        "Departement Zorg, arbeidsmatige activiteiten (departementwvg.be): ouder dan 18 jaar",
    ),
    (
        "age-ama-welzijn-most",
        None,
        "years",
        None,
        "Departement Zorg, arbeidsmatige activiteiten (departementwvg.be): jonger dan de pensioenleeftijd; het getal is niet gekend",
    ),
    ("permission-doctor-reuse", Some(24), "months", None, FAQ),
    ("recognition-ama", Some(60), "months", None, FAQ),
    ("recognition-ama-renewal", Some(6), "months", None, FAQ),
    ("quarterly-ama-sociale-economie", Some(3), "months", None, "herwin.be, subsidie AMA WSE"),
    ("pop-review", Some(12), "months", None, "herwin.be, persoonlijk ontwikkelingsplan"),
    ("pop-upload", Some(1), "months", None, "herwin.be, persoonlijk ontwikkelingsplan"),
    ("pop-refresh", Some(10), "days", None, "herwin.be, persoonlijk ontwikkelingsplan"),
    ("wop-longest", Some(60), "months", None, MAATWERK),
    ("wop-start-package", Some(731), "days", None, MAATWERK),
    ("target-group-evaluation", Some(60), "months", None, MAATWERK),
    (
        "mandate-network-coordinator",
        Some(60),
        "months",
        Some(date(2022, 10, 1)),
        "decreet werk- en zorgtrajecten van 8 juli 2022, artikel 19",
    ),
    (
        "retention-onthaaltraject",
        Some(12),
        "months",
        W2_IN_FORCE,
        "decreet werk- en zorgtrajecten van 8 juli 2022, artikel 6",
    ),
    ("retention-subsidy-data", Some(120), "months", W2_IN_FORCE, DECREE),
    ("retention-other", None, "months", None, "niet gekend"),
    ("retention-no-step", None, "months", None, "niet gekend"),
    (
        "retention-sign-up",
        Some(3),
        "months",
        None,
        "eigen keuze van het netwerk; geen wettelijke termijn gelezen",
    ),
    (
        "reflection-gpmi",
        Some(5),
        "days",
        None,
        "wet van 26 mei 2002 over het recht op maatschappelijke integratie",
    ),
    (
        "expense-day-vrijwilligerswerk",
        None,
        "cents",
        None,
        "wet van 3 juli 2005 over de rechten van vrijwilligers: basisbedrag € 24,79 per dag bij index 103,14, elk jaar aangepast; het bedrag van nu is niet gekend",
    ),
    (
        "expense-year-vrijwilligerswerk",
        None,
        "cents",
        None,
        "wet van 3 juli 2005 over de rechten van vrijwilligers: basisbedrag € 991,57 per jaar bij index 103,14, elk jaar aangepast; het bedrag van nu is niet gekend",
    ),
    (
        "expense-km-vrijwilligerswerk",
        Some(2000),
        "kilometres",
        None,
        "wet van 3 juli 2005 over de rechten van vrijwilligers: ten hoogste 2 000 km per jaar",
    ),
    (
        "expense-voucher-ama-welzijn",
        Some(3500),
        "cents",
        None,
        "Departement Zorg, onkostenvergoeding (departementwvg.be): geschenkbonnen tot € 35 per jaar, en € 35 per kind",
    ),
    ("participants-per-guide", None, "people", None, UNREAD),
    ("amount-ama-welzijn", None, "cents", AMA_IN_FORCE, UNREAD),
    (
        "amount-ama-sociale-economie",
        Some(281_220),
        "cents",
        Some(date(2022, 4, 1)),
        "herwin.be, subsidie AMA WSE: bedrag per traject bij de index van 1 april 2022; latere bedragen zijn niet gekend",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_conflict_and_every_longest_duration_names_a_form() {
        let known = |key: &str| FORMS.iter().any(|form| form.0 == key);
        assert!(CONFLICTS.iter().all(|(one, other, _)| known(one) && known(other)));
        let longest = PARAMETERS.iter().filter_map(|line| line.0.strip_prefix("longest-"));
        assert!(longest.clone().count() > 0 && longest.clone().all(known));
    }

    #[test]
    fn contract_forms_stand_on_five_and_six_and_only_they_are_regular() {
        for (key, .., rung, regular) in FORMS {
            assert!((1..=6).contains(rung), "{key}");
            assert!(!regular || *rung >= 5, "{key}");
        }
    }
}
