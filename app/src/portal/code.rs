//! The code on a card: 80 random bits in sixteen signs that are not mistaken for each other.

use crate::keys;

/// Crockford's base 32: no I, L, O and U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs a code has: 5 bits each.
const LENGTH: usize = 16;

/// The code of a card, without dashes, in capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// A new one: 80 bits from the operating system.
    pub fn random() -> Code {
        let bits =
            keys::random::<10>().into_iter().fold(0_u128, |all, byte| all << 8 | u128::from(byte));
        let sign = |place: usize| {
            let at = (bits >> (5 * place)) & 31;
            char::from(SIGNS[usize::try_from(at).unwrap_or(0)])
        };
        Code((0..LENGTH).map(sign).collect())
    }

    /// What somebody typed, as far as it can be a code: spaces, dashes and capitals do not matter, and
    /// an O is a zero, an I or L a one.
    pub fn parse(typed: &str) -> Option<Code> {
        let mut signs = String::with_capacity(LENGTH);
        for sign in typed.chars().filter(|c| !c.is_whitespace() && !"-–—._·".contains(*c)) {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if !sign.is_ascii() || !SIGNS.contains(&(sign as u8)) {
                return None;
            }
            signs.push(sign);
        }
        (signs.len() == LENGTH).then_some(Code(signs))
    }

    /// The signs, as they are hashed.
    pub fn signs(&self) -> &str {
        &self.0
    }

    /// As it is printed: `7K3M-9QXD-…`.
    pub fn groups(&self) -> String {
        let groups: Vec<&str> = (0..LENGTH / 4).map(|n| &self.0[4 * n..4 * n + 4]).collect();
        groups.join("-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_code_is_read_back_however_it_was_typed() {
        let code = Code::parse("7K3M-9QXD-0110-ZZZZ").unwrap();
        for typed in ["7k3m 9qxd oiLo zzzz", " 7K3M9QXD0110ZZZZ ", "7k3m—9qxd—0ll0—zzzz"] {
            assert_eq!(Code::parse(typed), Some(code.clone()), "{typed}");
        }
        assert_eq!(code.groups(), "7K3M-9QXD-0110-ZZZZ");
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        for typed in [
            "",
            "7K3M-9QXD-0110-ZZZ",
            "7K3M-9QXD-0110-ZZZZ-1",
            "7K3M-9QXD-0110-ZZZU",
            "٧K3M9QXD0110ZZZZ",
        ] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn new_codes_use_all_signs_in_all_places_and_do_not_repeat() {
        let codes: Vec<Code> = (0..2000).map(|_| Code::random()).collect();
        let distinct: BTreeSet<&str> = codes.iter().map(Code::signs).collect();
        assert_eq!(distinct.len(), codes.len());
        for place in 0..LENGTH {
            let signs: BTreeSet<u8> = codes.iter().map(|c| c.signs().as_bytes()[place]).collect();
            assert_eq!(signs.len(), 32, "place {place}");
        }
        assert!(codes.iter().all(|c| Code::parse(&c.groups()).as_ref() == Some(c)));
    }
}
