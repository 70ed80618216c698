//! The kinds of data about a person, and the categories in which a person shares them.

/// A kind of data about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Names, birth, address, ways to reach, language, team.
    Identity,
    /// Education, work history.
    Background,
    /// Income statute, and the permissions that belong to it.
    Income,
    /// C-M-P-P-S indications: about health.
    Indications,
    /// The national number.
    Insz,
    /// Household and family.
    Household,
    /// Steps, waiting.
    Steps,
    /// Who was there on which half-day, and why not: also that somebody was ill.
    Presence,
    /// What was asked to be paid back, and whether it was.
    Expenses,
    /// The own aim on the ladder.
    Aim,
    /// Scores, goals and actions of a part of life.
    Life(Category),
    /// Notes for the team, and attachments.
    TeamNotes,
    /// Notes meant for network partners under consent.
    NetworkNotes,
    /// Notes for the writer and the lead only, of another writer.
    LeadNotes,
    /// Appointments.
    Appointments,
    /// Who looked.
    Looks,
    /// To whom the person gave consent, and for what.
    Consents,
}

impl Kind {
    /// All of them, in the order of the golden file; [`Kind::Life`] once for each part of life.
    pub fn all() -> Vec<Kind> {
        let mut all = vec![
            Kind::Identity,
            Kind::Background,
            Kind::Income,
            Kind::Indications,
            Kind::Insz,
            Kind::Household,
            Kind::Steps,
            Kind::Presence,
            Kind::Expenses,
            Kind::Aim,
            Kind::TeamNotes,
            Kind::NetworkNotes,
            Kind::LeadNotes,
            Kind::Appointments,
            Kind::Looks,
            Kind::Consents,
        ];
        all.extend(Category::LIFE.map(Kind::Life));
        all
    }

    /// The category in which a person shares this with a partner; nothing for what is never shared:
    /// the national number, presence (it tells who was ill, and no consent asks for it by name), notes of a
    /// team or of two, who looked, and to whom else consent was given.
    pub fn category(self) -> Option<Category> {
        match self {
            Kind::Identity => Some(Category::Identity),
            Kind::Background | Kind::Aim => Some(Category::WorkGoals),
            Kind::Income | Kind::Expenses => Some(Category::Finances),
            Kind::Indications => Some(Category::Health),
            Kind::Household => Some(Category::Family),
            Kind::Steps | Kind::Appointments => Some(Category::Agreements),
            Kind::Life(category) => Some(category),
            Kind::NetworkNotes => Some(Category::Notes),
            Kind::Insz
            | Kind::Presence
            | Kind::TeamNotes
            | Kind::LeadNotes
            | Kind::Looks
            | Kind::Consents => None,
        }
    }
}

/// What a person can share with a partner, one tick each on the consent form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Who it is and how to reach the person. Part of every consent: without it there is no file.
    Identity,
    /// Steps, hours, places and dates.
    Agreements,
    /// What the person wants to reach at work and brings along: aim, education, experience.
    WorkGoals,
    /// Income, debts, benefits.
    Finances,
    /// Housing.
    Housing,
    /// Household, partner, family.
    Family,
    /// Children: care, school, free time.
    Children,
    /// Looking after oneself and the home, mobility, papers.
    DailyLife,
    /// Friends, neighbours, club life.
    SocialNetwork,
    /// Language, reading, digital skills, learning.
    Learning,
    /// Body, mind, addiction, C-M-P-P-S indications.
    Health,
    /// Justice and police.
    Justice,
    /// Notes that were written for network partners.
    Notes,
    /// What was agreed about the person at a meeting of partners.
    Meetings,
}

impl Category {
    /// All of them, in the order of the consent form.
    pub const ALL: [Category; 14] = [
        Category::Identity,
        Category::Agreements,
        Category::WorkGoals,
        Category::Finances,
        Category::Housing,
        Category::Family,
        Category::Children,
        Category::DailyLife,
        Category::SocialNetwork,
        Category::Learning,
        Category::Health,
        Category::Justice,
        Category::Notes,
        Category::Meetings,
    ];

    /// The parts of life in which goals are set and scores are given.
    pub const LIFE: [Category; 10] = [
        Category::WorkGoals,
        Category::Finances,
        Category::Housing,
        Category::Family,
        Category::Children,
        Category::DailyLife,
        Category::SocialNetwork,
        Category::Learning,
        Category::Health,
        Category::Justice,
    ];

    /// The word in storage, forms and keys of words (`access-category-work-goals`).
    pub fn word(self) -> &'static str {
        match self {
            Category::Identity => "identity",
            Category::Agreements => "agreements",
            Category::WorkGoals => "work-goals",
            Category::Finances => "finances",
            Category::Housing => "housing",
            Category::Family => "family",
            Category::Children => "children",
            Category::DailyLife => "daily-life",
            Category::SocialNetwork => "social-network",
            Category::Learning => "learning",
            Category::Health => "health",
            Category::Justice => "justice",
            Category::Notes => "notes",
            Category::Meetings => "meetings",
        }
    }

    /// The category with this word.
    pub fn parse(word: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|c| c.word() == word)
    }
}
