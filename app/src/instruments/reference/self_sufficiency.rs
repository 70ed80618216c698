//! How well somebody manages by themselves, in thirteen parts of life and five levels.

use super::{DomainLine, FREE, Own};
use crate::access::Category::{
    Children, DailyLife, Family, Finances, Health, Housing, Justice, Learning, SocialNetwork,
    WorkGoals,
};

pub(super) const OWN: Own = Own {
    key: "self-sufficiency",
    name: ["Hoe het gaat", "Comment ça va", "How it goes"],
    explanation: [
        "Dertien stukken van het leven. Kies bij elk wat het best past bij de laatste vier weken. Wat niet past, laat je open.",
        "Treize domaines de la vie. Choisissez pour chacun ce qui correspond le mieux aux quatre dernières semaines. Laissez ouvert ce qui ne convient pas.",
        "Thirteen parts of life. Choose for each what fits the last four weeks best. Leave open what does not fit.",
    ],
    only: None,
    is_ticks: false,
    interval: Some(6),
    licence: FREE,
    domains: DOMAINS,
    scales: &[(
        "",
        &[
            [
                "Het loopt vast, hulp is nu nodig",
                "C’est bloqué, il faut de l’aide maintenant",
                "It is stuck, help is needed now",
            ],
            [
                "Het lukt zelden, ook met hulp",
                "Cela réussit rarement, même avec de l’aide",
                "It rarely works, even with help",
            ],
            ["Het lukt met hulp", "Cela réussit avec de l’aide", "It works with help"],
            [
                "Het lukt meestal alleen",
                "Cela réussit le plus souvent seul",
                "It mostly works alone",
            ],
            ["Het gaat vanzelf goed", "Tout va bien sans aide", "It goes well by itself"],
        ],
    )],
};

const DOMAINS: &[DomainLine] = &[
    (
        "money",
        Finances,
        ["Geld", "Argent", "Money"],
        [
            "Rondkomen, rekeningen betalen, schulden.",
            "Joindre les deux bouts, payer les factures, dettes.",
            "Making ends meet, paying bills, debts.",
        ],
    ),
    (
        "work",
        WorkGoals,
        ["Werk en dag", "Travail et journée", "Work and day"],
        [
            "Werk, opleiding of een andere zinvolle dag.",
            "Travail, formation ou une autre journée qui a du sens.",
            "Work, training or another day that makes sense.",
        ],
    ),
    (
        "housing",
        Housing,
        ["Wonen", "Logement", "Housing"],
        [
            "Een woning die veilig, betaalbaar en zeker is.",
            "Un logement sûr, abordable et stable.",
            "A home that is safe, affordable and certain.",
        ],
    ),
    (
        "family",
        Family,
        ["Samenleven thuis", "Vie à la maison", "Living together"],
        [
            "Hoe het gaat met partner, ouders en wie thuis woont.",
            "Comment ça va avec partenaire, parents et qui vit à la maison.",
            "How it goes with partner, parents and who lives at home.",
        ],
    ),
    (
        "children",
        Children,
        ["Kinderen", "Enfants", "Children"],
        [
            "Zorg, school en vrije tijd van de kinderen. Geen kinderen? Laat het open.",
            "Soins, école et loisirs des enfants. Pas d’enfants ? Laissez ouvert.",
            "Care, school and free time of the children. No children? Leave it open.",
        ],
    ),
    (
        "body",
        Health,
        ["Lichaam", "Corps", "Body"],
        [
            "Gezond zijn, slapen, naar de dokter kunnen gaan.",
            "Être en bonne santé, dormir, pouvoir aller chez le médecin.",
            "Being healthy, sleeping, being able to see a doctor.",
        ],
    ),
    (
        "mind",
        Health,
        ["Hoofd en gevoel", "Moral et émotions", "Mind and feelings"],
        [
            "Rust, zorgen, somberheid, spanning.",
            "Calme, soucis, tristesse, tension.",
            "Rest, worries, sadness, tension.",
        ],
    ),
    (
        "habits",
        Health,
        ["Gewoonten die last geven", "Habitudes qui pèsent", "Habits that weigh"],
        [
            "Drank, drugs, medicatie, gokken, gamen.",
            "Alcool, drogues, médicaments, jeux d’argent, jeux vidéo.",
            "Drink, drugs, medication, gambling, gaming.",
        ],
    ),
    (
        "home",
        DailyLife,
        ["Huishouden en papieren", "Ménage et papiers", "Household and papers"],
        [
            "Zorgen voor zichzelf, koken, poetsen, post en papieren.",
            "Prendre soin de soi, cuisiner, nettoyer, courrier et papiers.",
            "Looking after oneself, cooking, cleaning, post and papers.",
        ],
    ),
    (
        "mobility",
        DailyLife,
        ["Ergens geraken", "Se déplacer", "Getting around"],
        [
            "Op tijd ergens geraken: fiets, bus, auto.",
            "Arriver quelque part à l’heure : vélo, bus, voiture.",
            "Getting somewhere in time: bicycle, bus, car.",
        ],
    ),
    (
        "people",
        SocialNetwork,
        ["Mensen om je heen", "L’entourage", "People around"],
        [
            "Vrienden, buren, familie, een vereniging.",
            "Amis, voisins, famille, une association.",
            "Friends, neighbours, relatives, a club.",
        ],
    ),
    (
        "learning",
        Learning,
        ["Taal en leren", "Langue et apprentissage", "Language and learning"],
        [
            "Nederlands, lezen, rekenen, computer en telefoon.",
            "Néerlandais, lire, calculer, ordinateur et téléphone.",
            "Dutch, reading, arithmetic, computer and phone.",
        ],
    ),
    (
        "justice",
        Justice,
        ["Politie en gerecht", "Police et justice", "Police and courts"],
        [
            "Boetes, voorwaarden, een lopende zaak.",
            "Amendes, conditions, une affaire en cours.",
            "Fines, conditions, a pending case.",
        ],
    ),
];
