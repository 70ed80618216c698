//! The second factor with an app: a code of six digits that changes every 30 seconds (RFC 6238).
//!
//! The secret is kept encrypted with the key that lies outside the data. Each step of 30 seconds
//! opens the door once, so that a code read over a shoulder is worth nothing.

pub use super::store::totp::{forget, secret, set, use_step};
use crate::keys;
use crate::view::square::Square;
use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

/// A new secret of 160 bits, as RFC 4226 advises.
pub fn new_secret() -> [u8; 20] {
    keys::random()
}

/// The secret as people type it: four letters at a time.
pub fn in_words(secret: &[u8]) -> String {
    let letters = data_encoding::BASE32_NOPAD.encode(secret);
    let groups: Vec<&str> =
        letters.as_bytes().chunks(4).filter_map(|c| std::str::from_utf8(c).ok()).collect();
    groups.join(" ")
}

fn totp(secret: &[u8], name: &str) -> Option<Totp> {
    let name = name.replace(':', " ");
    Builder::new()
        .with_secret(Secret::from(secret))
        .with_account_name(name)
        .with_issuer(Some("Opstap"))
        .build()
        .ok()
}

/// The step at which this code fits, a step early or late included.
pub fn step_of(secret: &[u8], typed: &str, now: Timestamp) -> Option<i64> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 {
        return None;
    }
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = totp(secret, "opstap")?.check(&digits, seconds)?;
    i64::try_from(step).ok()
}

/// A drawing of the secret for the camera of the app.
pub fn drawing(secret: &[u8], email: &str) -> Option<Square> {
    Square::of(&totp(secret, email)?.to_url().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 6238, appendix B: the SHA-1 vectors, last six digits.
    const RFC: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_the_standard() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")]
        {
            let now = Timestamp::from_second(second).unwrap();
            assert_eq!(step_of(RFC, code, now), Some(second / 30));
        }
    }

    #[test]
    fn a_code_is_good_a_step_early_or_late_and_not_longer() {
        let at = |second| step_of(RFC, "005 924", Timestamp::from_second(second).unwrap());
        assert!(at(1_234_567_890 + 30).is_some() && at(1_234_567_890 - 30).is_some());
        assert!(at(1_234_567_890 + 61).is_none());
        assert_eq!(step_of(RFC, "005925", Timestamp::from_second(1_234_567_890).unwrap()), None);
    }

    #[test]
    fn the_drawing_has_quiet_around_it() {
        let Square { path, size } = drawing(RFC, "wout@dekade.example").unwrap();
        assert!(path.starts_with("M4 4h1v1h-1z") && size > 30);
        assert_eq!(in_words(&RFC[..5]), "GEZD GNBV");
    }
}
