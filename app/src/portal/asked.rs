//! The second fact: what is asked besides the code of a card.

use crate::form::read_day;
use base::rough_date::RoughDate;
use jiff::civil::Date;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The date of birth.
    Birth,
    /// The postcode of where the person lives when the card is made.
    Postcode,
    /// A word that worker and person agreed on.
    Word,
}

/// How short an agreed word may be.
const SHORTEST_WORD: usize = 4;

impl Question {
    /// All of them, the one that is asked when it can be first.
    pub const ALL: [Question; 3] = [Question::Birth, Question::Postcode, Question::Word];

    /// The word in storage and in keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Question::Birth => "birth",
            Question::Postcode => "postcode",
            Question::Word => "word",
        }
    }

    /// The question with this word.
    pub fn parse(word: &str) -> Option<Question> {
        Question::ALL.into_iter().find(|q| q.word() == word)
    }

    /// What somebody typed, in the one way in which it is compared; nothing when it cannot be an answer
    /// at all: then it is no try.
    pub fn read(self, typed: &str) -> Option<String> {
        let plain: String = typed.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        match self {
            Question::Birth => day(typed).map(|day| day.to_string()),
            Question::Postcode => {
                (plain.len() == 4 && plain.parse::<u16>().is_ok()).then_some(plain)
            }
            Question::Word => (plain.chars().count() >= SHORTEST_WORD).then_some(plain),
        }
    }

    /// The answer that the file knows, when it does; an agreed word stands in no file.
    pub fn known(self, birth: RoughDate, postcode: &str) -> Option<String> {
        match (self, birth) {
            (Question::Birth, RoughDate::Day(day)) => Some(day.to_string()),
            (Question::Postcode, _) => Question::Postcode.read(postcode),
            _ => None,
        }
    }
}

/// A day as people write it; also eight digits in a row, day first.
fn day(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() == 8 && typed.len() == 8 {
        return read_day(&format!("{}/{}/{}", &digits[..2], &digits[2..4], &digits[4..]));
    }
    match RoughDate::parse(typed, Date::MAX) {
        Ok(RoughDate::Day(day)) => Some(day),
        _ => read_day(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_of_birth_is_read_as_people_type_it() {
        for typed in [
            "14/03/1985",
            "14-3-1985",
            "14.03.1985",
            "14 03 1985",
            "14031985",
            "1985-03-14",
            "14 maart 1985",
        ] {
            assert_eq!(Question::Birth.read(typed).as_deref(), Some("1985-03-14"), "{typed}");
        }
        for typed in ["", "14 maart", "31/02/1985", "85"] {
            assert_eq!(Question::Birth.read(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_agreed_word_is_compared_without_capitals_and_spaces() {
        assert_eq!(Question::Word.read(" Blauwe Fiets! "), Question::Word.read("blauwefiets"));
        assert_eq!(Question::Word.read("kat"), None, "too short to be agreed");
        assert_eq!(Question::Postcode.read("8400 "), Some("8400".into()));
        assert_eq!(Question::Postcode.read("geen"), None);
    }

    #[test]
    fn a_rough_date_of_birth_is_no_answer() {
        let day = RoughDate::Day(date(1985, 3, 14));
        assert_eq!(Question::Birth.known(day, ""), Some("1985-03-14".into()));
        assert_eq!(Question::Birth.known(RoughDate::Year(1985), ""), None);
        assert_eq!(Question::Postcode.known(RoughDate::Unknown, "8400"), Some("8400".into()));
    }
}
