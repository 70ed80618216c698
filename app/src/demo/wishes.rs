//! What people of the demo want, in words that people use, and what is done for it.

use crate::access::Category::{
    self, Children, DailyLife, Family, Finances, Health, Housing, Learning, SocialNetwork,
    WorkGoals,
};

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The person.
    Person,
    /// Whoever leads the file.
    Lead,
    /// Somebody else, by name.
    Other(&'static str),
}

use Doer::{Lead, Other, Person};

/// Something to do: what, who, and what comes of it once it is done.
pub type Deed = (&'static str, Doer, &'static str);

/// A wish: part of life, the own words, why, and what can be done for it.
pub type Wish = (Category, &'static str, &'static str, &'static [Deed]);

/// What anybody may want.
pub const WISHES: [Wish; 20] = [
    (
        WorkGoals,
        "Weer elke week een vaste taak hebben",
        "Dan heb ik een reden om op te staan.",
        &[
            ("Kiezen tussen keuken en atelier", Person, "Het wordt de keuken."),
            ("Een proefdag afspreken met de werkpostbegeleider", Lead, "De proefdag ging goed."),
        ],
    ),
    (
        WorkGoals,
        "Een halve dag meer komen",
        "",
        &[
            ("Bekijken welke dag het best past", Lead, "Donderdag in de voormiddag."),
            ("Opvang regelen voor die dag", Person, "Een buurvrouw springt bij."),
        ],
    ),
    (
        WorkGoals,
        "Werken in het groen, dicht bij huis",
        "Binnen zitten maakt mij onrustig.",
        &[
            ("Een dag meedraaien in de groenploeg", Lead, "Dat ging goed. Het mag nog eens."),
            ("Werkschoenen kopen", Person, "Gekocht in de kringwinkel."),
            ("Samen de uren bekijken", Lead, "Drie halve dagen lukt."),
        ],
    ),
    (
        WorkGoals,
        "Opnieuw in een winkel werken",
        "",
        &[
            ("Een cv maken", Lead, "Het cv staat op papier."),
            ("Vragen of een stage kan bij de kruidenier", Person, "Ik mag een week komen."),
            ("De stage opvolgen", Lead, "Klantvriendelijk, wel snel moe."),
        ],
    ),
    (
        WorkGoals,
        "Op tijd komen, elke dag",
        "Ik wil dat ze op mij kunnen rekenen.",
        &[
            ("De wekker op de telefoon zetten", Person, "Dat werkt, op maandag nog niet."),
            ("Elke vrijdag samen terugkijken", Lead, "Vier weken op rij op tijd."),
        ],
    ),
    (
        Finances,
        "Weten wat er op het einde van de maand overblijft",
        "",
        &[
            ("Samen de rekeningen op een rij zetten", Lead, "Er zijn drie schulden, klein."),
            ("Een afspraak maken voor budgetbegeleiding", Person, "De eerste afspraak is geweest."),
        ],
    ),
    (
        Finances,
        "Mijn schuld bij de energieleverancier afbetalen",
        "Dan slaap ik rustiger.",
        &[
            ("Bellen voor een afbetalingsplan", Lead, "Elke maand een vast bedrag."),
            ("Elke maand het bewijs bewaren", Person, "Zit in de blauwe map."),
        ],
    ),
    (
        Housing,
        "Een woning waar het niet vochtig is",
        "De kleine is altijd verkouden.",
        &[
            ("Inschrijven voor een sociale woning", Person, "Ingeschreven."),
            ("Met de verhuurder praten over het dak", Lead, "Hij laat iemand komen."),
        ],
    ),
    (
        Housing,
        "Alleen kunnen wonen",
        "",
        &[
            ("Een lijst maken van wat ik al kan", Person, "Koken en poetsen lukt."),
            ("Gaan kijken naar begeleid wonen", Lead, "Er is een wachtlijst."),
        ],
    ),
    (
        SocialNetwork,
        "Mensen leren kennen in mijn straat",
        "",
        &[("Meegaan naar de buurtkoffie", Person, "Twee keer geweest, het was gezellig.")],
    ),
    (
        SocialNetwork,
        "Weer gaan vissen met de club",
        "Daar denk ik aan niets anders.",
        &[
            ("Het lidgeld vragen", Person, "Het kan in twee keer."),
            ("Meerijden op zondag", Other("Buurman Wim"), "Hij komt mij halen."),
        ],
    ),
    (
        Learning,
        "Beter Nederlands spreken aan de telefoon",
        "",
        &[
            ("Inschrijven voor de avondles", Person, "De les begint op dinsdag."),
            ("Een gesprek oefenen", Lead, "Het lukt als ik traag mag spreken."),
        ],
    ),
    (
        Learning,
        "Mails kunnen sturen",
        "Alles is nu digitaal.",
        &[
            ("Naar de digibank gaan", Person, "Een adres gemaakt."),
            ("Samen een eerste mail schrijven", Lead, "Verstuurd aan de school."),
        ],
    ),
    (
        DailyLife,
        "Alleen met de bus kunnen gaan",
        "",
        &[
            ("De eerste rit samen doen", Lead, "De rit heen lukte alleen."),
            ("Een abonnement vragen", Person, "Met korting gekregen."),
        ],
    ),
    (
        DailyLife,
        "Mijn papieren op orde houden",
        "",
        &[
            ("Elke maandag de post openen", Person, "Dat lukt de meeste weken."),
            ("Een map maken per onderwerp", Lead, "Vier mappen, met kleuren."),
        ],
    ),
    (
        DailyLife,
        "Rijbewijs B halen",
        "Dan kan ik ook naar werk dat ver ligt.",
        &[("Het boek van de theorie lenen", Person, "Geleend in de bibliotheek.")],
    ),
    (
        Health,
        "Beter slapen",
        "Dan hou ik het langer vol.",
        &[
            ("Een afspraak maken bij de huisarts", Person, "De dokter past de pillen aan."),
            ("Over een maand vragen hoe het gaat", Lead, "Vijf uur per nacht, dat is meer."),
        ],
    ),
    (
        Health,
        "Naar de tandarts durven gaan",
        "",
        &[("Meegaan naar de eerste afspraak", Lead, "Het viel goed mee.")],
    ),
    (
        Family,
        "Minder ruzie thuis",
        "",
        &[
            ("Bellen naar het CAW", Person, "Een gesprek in twee weken."),
            ("Vragen hoe het thuis gaat", Lead, "Het is rustiger."),
        ],
    ),
    (
        Children,
        "Iemand die de kinderen van school haalt als ik werk",
        "Anders moet ik telkens vroeger weg.",
        &[
            ("Vragen aan oma", Other("Oma Rita"), "Op dinsdag en donderdag."),
            ("Opvang vragen aan de school", Person, "Er is nog plaats."),
        ],
    ),
];

/// What two adults of a household want together.
pub const AT_HOME: [Wish; 2] = [
    (
        Housing,
        "Samen een huis met een kamer meer",
        "Nu slapen we met vier in twee kamers.",
        &[
            ("Samen inschrijven voor een sociale woning", Person, "Ingeschreven, de brief is er."),
            ("De papieren van het gezin nakijken", Lead, "Alles is volledig."),
        ],
    ),
    (
        Finances,
        "Samen sparen voor de winter",
        "",
        &[("Elke maand iets opzij zetten", Person, "Drie maanden gelukt.")],
    ),
];

/// What Nele wants.
pub const NELE: [Wish; 3] = [
    (
        WorkGoals,
        "Vier halve dagen werken, liefst in het groen",
        "Dan heb ik weer een ritme en kom ik onder de mensen.",
        &[
            ("Een dag meedraaien in de groenploeg", Lead, "Dat ging goed. Het mag nog eens."),
            ("Samen de uren bekijken met de werkpostbegeleider", Lead, ""),
        ],
    ),
    (
        Housing,
        "Een huis waar de kinderen elk een kamer hebben",
        "",
        &[
            ("Inschrijven voor een sociale woning", Person, ""),
            ("Papieren van het gezin verzamelen", Person, ""),
        ],
    ),
    (
        Children,
        "Iemand die de kinderen van school haalt als ik werk",
        "Anders moet ik telkens vroeger weg.",
        &[("Op dinsdag de kinderen afhalen", Other("Oma Rita"), "")],
    ),
];

/// What somebody who stops tells who comes next.
pub const LAST_WORDS: [&str; 6] = [
    "Spreekt liever al wandelend dan aan een tafel. Bel niet voor tien uur.",
    "Begint traag, maar houdt lang vol. Zeg vooraf wat er die dag gebeurt, dan gaat het goed.",
    "De afspraak met het OCMW over het budget loopt nog. Vraag ernaar, dat geeft rust.",
    "Wil niet dat er naar huis gebeld wordt. Een bericht op de telefoon werkt wel.",
    "Kan meer dan getoond wordt. Geef eens een taak met verantwoordelijkheid.",
    "Na een drukke week blijft het stil. Bel dan zelf even, dat werd altijd gewaardeerd.",
];

/// What Joris's colleague wrote about Nele when she stopped.
pub const ABOUT_NELE: &str = "Nele werkt het best in de voormiddag, en het liefst buiten. Als ze stil \
    wordt, is er thuis iets met de kinderen: vraag het gewoon. De inschrijving voor een woning loopt nog.";
