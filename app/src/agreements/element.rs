//! The elements of an agreement, and which of them a framework asks.

/// Something an agreement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// On which half-days (uurrooster).
    Timetable,
    /// How many hours.
    Hours,
    /// What one does (takenpakket).
    Tasks,
    /// Where: all locations of the one work post.
    Locations,
    /// Who guides there.
    Guide,
    /// Insurance of civil liability (BA).
    Liability,
    /// Insurance of bodily accidents.
    Accidents,
    /// Insurance of accidents at work.
    WorkAccidents,
    /// Work clothing.
    Clothing,
    /// Safety instructions.
    Safety,
    /// Hygiene.
    Hygiene,
    /// On what conditions somebody is guided.
    Guidance,
    /// What is paid back.
    Expenses,
    /// How it ends.
    Ending,
}

impl Element {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Element; 14] = [
        Element::Timetable,
        Element::Hours,
        Element::Tasks,
        Element::Locations,
        Element::Guide,
        Element::Liability,
        Element::Accidents,
        Element::WorkAccidents,
        Element::Clothing,
        Element::Safety,
        Element::Hygiene,
        Element::Guidance,
        Element::Expenses,
        Element::Ending,
    ];

    /// The word in storage, forms and at the end of keys of words (`agreements-element-tasks`).
    pub fn word(self) -> &'static str {
        match self {
            Element::Timetable => "timetable",
            Element::Hours => "hours",
            Element::Tasks => "tasks",
            Element::Locations => "locations",
            Element::Guide => "guide",
            Element::Liability => "liability",
            Element::Accidents => "accidents",
            Element::WorkAccidents => "work-accidents",
            Element::Clothing => "clothing",
            Element::Safety => "safety",
            Element::Hygiene => "hygiene",
            Element::Guidance => "guidance",
            Element::Expenses => "expenses",
            Element::Ending => "ending",
        }
    }

    /// The element with this word.
    pub fn parse(word: &str) -> Option<Element> {
        Element::ALL.into_iter().find(|element| element.word() == word)
    }

    /// Its place in a template, in Dutch: an agreement is a Dutch paper.
    pub fn place(self) -> &'static str {
        match self {
            Element::Timetable => "uurrooster",
            Element::Hours => "uren",
            Element::Tasks => "taken",
            Element::Locations => "plaatsen",
            Element::Guide => "begeleider",
            Element::Liability => "aansprakelijkheid",
            Element::Accidents => "lichamelijke ongevallen",
            Element::WorkAccidents => "arbeidsongevallen",
            Element::Clothing => "werkkledij",
            Element::Safety => "veiligheid",
            Element::Hygiene => "hygiëne",
            Element::Guidance => "begeleiding",
            Element::Expenses => "onkosten",
            Element::Ending => "einde",
        }
    }

    /// Whether it is known of the work post and the placement, and not of the organisation.
    pub fn is_of_post(self) -> bool {
        matches!(
            self,
            Element::Timetable
                | Element::Hours
                | Element::Tasks
                | Element::Locations
                | Element::Guide
        )
    }
}

/// What an agreement is made under, as far as its elements hang on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framework {
    /// AMA welzijn.
    Welfare,
    /// AMA sociale economie.
    Social,
    /// Another one: no list of elements was read.
    Other,
}

impl Framework {
    /// The framework of a work form.
    pub fn of(work_form: &str) -> Framework {
        match work_form {
            "ama-welzijn" => Framework::Welfare,
            "ama-sociale-economie" => Framework::Social,
            _ => Framework::Other,
        }
    }

    /// Whether there has to be an agreement.
    pub fn needs_agreement(self) -> bool {
        self != Framework::Other
    }

    /// The elements that have to be in it.
    pub fn asks(self) -> &'static [Element] {
        match self {
            Framework::Welfare | Framework::Other => {
                &[Element::Timetable, Element::Tasks, Element::Locations, Element::Guide]
            }
            Framework::Social => &[
                Element::Timetable,
                Element::Hours,
                Element::Tasks,
                Element::Locations,
                Element::Liability,
                Element::WorkAccidents,
                Element::Clothing,
                Element::Safety,
                Element::Hygiene,
                Element::Guidance,
                Element::Ending,
            ],
        }
    }

    /// What says so.
    pub fn source(self) -> &'static str {
        match self {
            Framework::Welfare => {
                "Departement Zorg, vragen over arbeidsmatige activiteiten, modelovereenkomst (departementwvg.be)"
            }
            Framework::Social => {
                "herwin.be, AMA WSE, personeel: wat minstens in de overeenkomst staat"
            }
            Framework::Other => "eigen keuze van het netwerk",
        }
    }
}
