//! What a work post can be: sectors, levels of demand, and how much Dutch one needs. The lists are our
//! own, in words that a reader without training understands.

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sector {
    /// Gardens, parks, vegetables.
    Green,
    /// Caring for animals.
    Animals,
    /// Packing and assembling.
    Packing,
    /// Wood and metal.
    Wood,
    /// Sewing, weaving, leather.
    Textile,
    /// Kitchen and serving.
    Kitchen,
    /// Second-hand goods and recycling.
    Reuse,
    /// Cleaning and laundry.
    Cleaning,
    /// Paper, computers, reception.
    Office,
    /// Shop, warehouse, transport.
    Logistics,
    /// Caring for people.
    Care,
    /// Something else.
    Other,
}

impl Sector {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Sector; 12] = [
        Sector::Green,
        Sector::Animals,
        Sector::Packing,
        Sector::Wood,
        Sector::Textile,
        Sector::Kitchen,
        Sector::Reuse,
        Sector::Cleaning,
        Sector::Office,
        Sector::Logistics,
        Sector::Care,
        Sector::Other,
    ];

    /// The word in storage, forms and keys of words (`offer-sector-green`).
    pub fn word(self) -> &'static str {
        match self {
            Sector::Green => "green",
            Sector::Animals => "animals",
            Sector::Packing => "packing",
            Sector::Wood => "wood",
            Sector::Textile => "textile",
            Sector::Kitchen => "kitchen",
            Sector::Reuse => "reuse",
            Sector::Cleaning => "cleaning",
            Sector::Office => "office",
            Sector::Logistics => "logistics",
            Sector::Care => "care",
            Sector::Other => "other",
        }
    }

    /// The sector with this word.
    pub fn parse(word: &str) -> Option<Sector> {
        Sector::ALL.into_iter().find(|s| s.word() == word)
    }

    /// Its drawing.
    pub fn icon(self) -> &'static str {
        match self {
            Sector::Green | Sector::Animals => "i-leaf",
            Sector::Kitchen => "i-cup",
            Sector::Office => "i-doc",
            Sector::Logistics => "i-bus",
            Sector::Care => "i-heart",
            Sector::Reuse => "i-swap",
            Sector::Cleaning => "i-house",
            _ => "i-check",
        }
    }
}

/// How much something asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Effort {
    /// Little.
    Light,
    /// In between.
    Medium,
    /// Much.
    Heavy,
}

impl Effort {
    /// All of them, from little to much.
    pub const ALL: [Effort; 3] = [Effort::Light, Effort::Medium, Effort::Heavy];

    /// The word in storage, forms and keys of words (`offer-physical-light`).
    pub fn word(self) -> &'static str {
        match self {
            Effort::Light => "light",
            Effort::Medium => "medium",
            Effort::Heavy => "heavy",
        }
    }

    /// The effort with this word.
    pub fn parse(word: &str) -> Option<Effort> {
        Effort::ALL.into_iter().find(|e| e.word() == word)
    }
}

/// How much Dutch one needs, from none to fluent. The levels are those of the Common European Framework
/// of Reference for Languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dutch {
    /// None.
    None,
    /// Some words.
    A1,
    /// Simple sentences.
    A2,
    /// A conversation.
    B1,
}

impl Dutch {
    /// All of them, from none to fluent.
    pub const ALL: [Dutch; 4] = [Dutch::None, Dutch::A1, Dutch::A2, Dutch::B1];

    /// The word in storage, forms and keys of words (`offer-dutch-a1`).
    pub fn word(self) -> &'static str {
        match self {
            Dutch::None => "none",
            Dutch::A1 => "a1",
            Dutch::A2 => "a2",
            Dutch::B1 => "b1",
        }
    }

    /// The level with this word.
    pub fn parse(word: &str) -> Option<Dutch> {
        Dutch::ALL.into_iter().find(|d| d.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back_as_what_it_was_written_for() {
        assert!(Sector::ALL.iter().all(|s| Sector::parse(s.word()) == Some(*s)));
        assert!(Effort::ALL.iter().all(|e| Effort::parse(e.word()) == Some(*e)));
        assert!(Dutch::ALL.iter().all(|d| Dutch::parse(d.word()) == Some(*d)));
        assert!(Dutch::None < Dutch::B1);
    }
}
