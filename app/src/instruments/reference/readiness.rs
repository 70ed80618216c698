//! How ready somebody is for a next step at work: short, for the work floor.

use super::{DomainLine, FREE, Own};
use crate::access::Category::{DailyLife, Health, Learning, WorkGoals};

pub(super) const OWN: Own = Own {
    key: "work-readiness",
    name: [
        "Klaar voor een stap op het werk",
        "Prêt pour une étape au travail",
        "Ready for a step at work",
    ],
    explanation: [
        "Acht punten van de werkvloer. Kijk naar de laatste vier weken.",
        "Huit points de l’atelier. Pensez aux quatre dernières semaines.",
        "Eight points from the work floor. Think of the last four weeks.",
    ],
    only: None,
    is_ticks: false,
    interval: Some(6),
    licence: FREE,
    domains: DOMAINS,
    scales: &[(
        "",
        &[
            ["Nog niet", "Pas encore", "Not yet"],
            ["Met veel steun", "Avec beaucoup de soutien", "With much support"],
            ["Met wat steun", "Avec un peu de soutien", "With some support"],
            ["Zelfstandig", "De façon autonome", "Independently"],
        ],
    )],
};

const DOMAINS: &[DomainLine] = &[
    (
        "wish",
        WorkGoals,
        ["Zin in werk", "Envie de travailler", "Wish to work"],
        [
            "Weet wat hij of zij wil en gaat ervoor.",
            "Sait ce qu’il ou elle veut et s’y engage.",
            "Knows what he or she wants and goes for it.",
        ],
    ),
    (
        "coming",
        WorkGoals,
        ["Komen en verwittigen", "Venir et prévenir", "Coming and calling"],
        [
            "Is er op de afgesproken uren, of laat iets weten.",
            "Est là aux heures convenues, ou prévient.",
            "Is there at the agreed hours, or lets know.",
        ],
    ),
    (
        "task",
        WorkGoals,
        ["Een taak afwerken", "Finir une tâche", "Finishing a task"],
        [
            "Begrijpt de uitleg, werkt af, vraagt hulp.",
            "Comprend les consignes, termine, demande de l’aide.",
            "Understands instructions, finishes, asks for help.",
        ],
    ),
    (
        "pace",
        WorkGoals,
        ["Tempo en volhouden", "Rythme et endurance", "Pace and stamina"],
        [
            "Houdt de uren en het tempo vol.",
            "Tient les heures et le rythme.",
            "Keeps up the hours and the pace.",
        ],
    ),
    (
        "together",
        WorkGoals,
        ["Samenwerken", "Travailler ensemble", "Working together"],
        [
            "Met collega’s en met wie leiding geeft.",
            "Avec les collègues et avec qui dirige.",
            "With colleagues and with who leads.",
        ],
    ),
    (
        "language",
        Learning,
        ["Taal op het werk", "Langue au travail", "Language at work"],
        [
            "Verstaan, lezen en gelezen worden op de werkvloer.",
            "Comprendre, lire et se faire comprendre au travail.",
            "Understanding, reading and being understood at work.",
        ],
    ),
    (
        "health",
        Health,
        ["Gezondheid op het werk", "Santé au travail", "Health at work"],
        [
            "Wat lichaam en hoofd aankunnen.",
            "Ce que le corps et le moral supportent.",
            "What body and mind can bear.",
        ],
    ),
    (
        "around",
        DailyLife,
        ["Geregeld rondom werk", "Organisé autour du travail", "Arranged around work"],
        [
            "Vervoer, opvang en papieren zijn in orde.",
            "Transport, garde et papiers sont en ordre.",
            "Transport, childcare and papers are in order.",
        ],
    ),
];
