//! How it goes at home: work and family, the home, income, getting around, the children.

use super::{DomainLine, FREE, Own, Scale};
use crate::access::Category::{Children, DailyLife, Family, Finances, Housing};

pub(super) const OWN: Own = Own {
    key: "household",
    name: ["Gezin en woning", "Famille et logement", "Family and home"],
    explanation: [
        "Wat thuis meetelt om een stap te kunnen zetten. Wat niet past, laat je open.",
        "Ce qui compte à la maison pour pouvoir avancer. Laissez ouvert ce qui ne convient pas.",
        "What counts at home to be able to take a step. Leave open what does not fit.",
    ],
    only: None,
    is_ticks: false,
    interval: Some(12),
    licence: FREE,
    domains: DOMAINS,
    scales: SCALES,
};

const SCALES: &[Scale] = &[
    (
        "",
        &[
            ["Dringend", "Urgent", "Urgent"],
            ["Moeilijk", "Difficile", "Difficult"],
            ["Gaat", "Ça va", "Fair"],
            ["Goed", "Bien", "Good"],
        ],
    ),
    (
        "waiting-list",
        &[
            [
                "Nodig, nog niet ingeschreven",
                "Nécessaire, pas encore inscrit",
                "Needed, not registered yet",
            ],
            [
                "Ingeschreven, nog lang wachten",
                "Inscrit, encore longtemps à attendre",
                "Registered, still a long wait",
            ],
            [
                "Ingeschreven, woning in zicht",
                "Inscrit, logement en vue",
                "Registered, a home in sight",
            ],
            ["Niet nodig", "Pas nécessaire", "Not needed"],
        ],
    ),
    (
        "eviction",
        &[
            ["Datum gekend of vonnis", "Date connue ou jugement", "Date known, or a judgment"],
            [
                "Er is een brief of aanmaning",
                "Une lettre ou mise en demeure est arrivée",
                "There is a letter or notice",
            ],
            [
                "Huurachterstand, afspraken lopen",
                "Arriérés de loyer, accords en cours",
                "Rent arrears, agreements hold",
            ],
            ["Geen dreiging", "Aucune menace", "No threat"],
        ],
    ),
];

const DOMAINS: &[DomainLine] = &[
    (
        "balance",
        Family,
        ["Werk en gezin", "Travail et famille", "Work and family"],
        [
            "Werk, zorg en rust naast elkaar volhouden.",
            "Tenir ensemble travail, soins et repos.",
            "Keeping up work, care and rest side by side.",
        ],
    ),
    (
        "quality",
        Housing,
        ["Staat van de woning", "État du logement", "State of the home"],
        [
            "Vocht, verwarming, veiligheid.",
            "Humidité, chauffage, sécurité.",
            "Damp, heating, safety.",
        ],
    ),
    (
        "crowding",
        Housing,
        ["Plaats", "Espace", "Space"],
        [
            "Genoeg kamers voor wie er woont.",
            "Assez de pièces pour qui y vit.",
            "Enough rooms for who lives there.",
        ],
    ),
    (
        "cost",
        Housing,
        ["Kost van de woning", "Coût du logement", "Cost of the home"],
        [
            "Huur of lening, energie en water kunnen betalen.",
            "Pouvoir payer loyer ou emprunt, énergie et eau.",
            "Being able to pay rent or loan, energy and water.",
        ],
    ),
    (
        "waiting-list",
        Housing,
        [
            "Wachtlijst voor een woning",
            "Liste d’attente pour un logement",
            "Waiting list for a home",
        ],
        [
            "Sociale woning of huursubsidie.",
            "Logement social ou subside de loyer.",
            "Social housing or rent subsidy.",
        ],
    ),
    (
        "eviction",
        Housing,
        ["Dreigende uithuiszetting", "Menace d’expulsion", "Threat of eviction"],
        [
            "Moet het gezin misschien weg uit de woning?",
            "La famille doit-elle peut-être quitter le logement ?",
            "May the family have to leave the home?",
        ],
    ),
    (
        "income",
        Finances,
        ["Inkomen", "Revenus", "Income"],
        [
            "Genoeg en zeker inkomen, rechten opgenomen.",
            "Revenus suffisants et sûrs, droits ouverts.",
            "Enough and certain income, rights taken up.",
        ],
    ),
    (
        "mobility",
        DailyLife,
        ["Vervoer", "Mobilité", "Getting around"],
        [
            "Naar werk, school en winkel kunnen.",
            "Pouvoir aller au travail, à l’école et au magasin.",
            "Being able to reach work, school and shops.",
        ],
    ),
    (
        "childcare",
        Children,
        ["Kinderopvang", "Garde d’enfants", "Childcare"],
        [
            "Opvang op de uren die nodig zijn. Geen kinderen? Laat het open.",
            "Garde aux heures nécessaires. Pas d’enfants ? Laissez ouvert.",
            "Care at the hours that are needed. No children? Leave it open.",
        ],
    ),
    (
        "school",
        Children,
        ["School en vrije tijd", "École et loisirs", "School and free time"],
        [
            "Naar school gaan, meedoen na de uren, schoolkosten.",
            "Aller à l’école, participer après les heures, frais scolaires.",
            "Going to school, joining in after hours, school costs.",
        ],
    ),
    (
        "growing-up",
        Children,
        ["Opgroeien", "Grandir", "Growing up"],
        [
            "Hoe de kinderen zich voelen en ontwikkelen.",
            "Comment les enfants se sentent et se développent.",
            "How the children feel and develop.",
        ],
    ),
];
