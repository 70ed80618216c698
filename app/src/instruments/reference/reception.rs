//! What was done per domain, with the three ticks of the integrated broad reception (GBO).

use super::{DomainLine, Own};
use crate::access::Category::{Family, Finances, Housing, WorkGoals};
use crate::instruments::Scorer;

pub(super) const OWN: Own = Own {
    key: "gbo",
    name: [
        "Onthaal: wat is er gedaan (GBO)",
        "Accueil : ce qui a été fait (GBO)",
        "Reception: what was done (GBO)",
    ],
    explanation: [
        "Per leefgebied drie vinkjes: aan bod gekomen, actie ondernomen, concreet resultaat. Het zegt wat er gedaan is, niet hoe het met iemand gaat.",
        "Trois coches par domaine : abordé, action entreprise, résultat concret. Cela dit ce qui a été fait, pas comment va la personne.",
        "Three ticks per domain: discussed, action taken, concrete result. It says what was done, not how somebody is.",
    ],
    only: Some(Scorer::Worker),
    is_ticks: true,
    interval: None,
    licence: [
        "Naar de registratie van het geïntegreerd breed onthaal. Die telt vijftien leefgebieden; alleen deze vier zijn ons bij naam gekend.",
        "D’après l’enregistrement de l’accueil large intégré (GBO). Il compte quinze domaines ; seuls ces quatre nous sont connus par leur nom.",
        "After the registration of the integrated broad reception (GBO). It has fifteen domains; only these four are known to us by name.",
    ],
    domains: DOMAINS,
    scales: &[(
        "",
        &[
            ["Aan bod gekomen", "Abordé", "Discussed"],
            ["Actie ondernomen", "Action entreprise", "Action taken"],
            ["Concreet resultaat", "Résultat concret", "Concrete result"],
        ],
    )],
};

const DOMAINS: &[DomainLine] = &[
    (
        "finances",
        Finances,
        ["Financiën", "Finances", "Finances"],
        [
            "Geld, schulden, rechten en uitkeringen.",
            "Argent, dettes, droits et allocations.",
            "Money, debts, rights and benefits.",
        ],
    ),
    (
        "day",
        WorkGoals,
        ["Dagbesteding", "Occupation de la journée", "How the day is spent"],
        [
            "Werk, opleiding, activiteiten.",
            "Travail, formation, activités.",
            "Work, training, activities.",
        ],
    ),
    (
        "housing",
        Housing,
        ["Wonen", "Logement", "Housing"],
        ["De woning en het wonen.", "Le logement et l’habitat.", "The home and living there."],
    ),
    (
        "family",
        Family,
        ["Familiale relaties", "Relations familiales", "Family relations"],
        [
            "Partner, ouders, kinderen.",
            "Partenaire, parents, enfants.",
            "Partner, parents, children.",
        ],
    ),
];
