//! Passwords, kept as Argon2id hashes.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use tokio::sync::Semaphore;

/// The shortest password that is taken.
pub const SHORTEST: usize = 12;
/// The longest; longer ones only keep the server busy.
pub const LONGEST: usize = 200;

/// Each hash takes 19 MB for a moment: no more than two at once, so that memory stays small.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What is wrong with a new password, as a key of words; nothing when it will do.
///
/// Long is what counts (NIST SP 800-63B): no rules about digits and signs, but not the own name or
/// address, the program, the network or the organisation (`around`), and not one and the same sign,
/// a row of the keyboard or one piece again and again.
pub fn weakness(password: &str, name: &str, email: &str, around: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("password-too-short");
    }
    if length > LONGEST {
        return Some("password-too-long");
    }
    let typed = plain(password);
    let left =
        own_words(name, email, around).iter().fold(typed.clone(), |t, own| t.replace(own, ""));
    if left.len() < 6 && left.len() < typed.len() {
        return Some("password-own-name");
    }
    let different: std::collections::BTreeSet<char> = password.chars().collect();
    let rows = ["abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qwertyuiop", "01234567890123456789"];
    if different.len() < 5
        || (!typed.is_empty() && rows.iter().any(|row| row.contains(&typed)))
        || is_one_piece_repeated(&typed)
    {
        return Some("password-too-simple");
    }
    None
}

/// Letters and digits, as small letters.
fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words that others try first, the longest first: whole names, and each word in them.
fn own_words(name: &str, email: &str, around: &[&str]) -> Vec<String> {
    let texts = [&[name, email, "Opstap"], around].concat();
    let parts = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(plain);
        words.chain([plain(text), plain(text.split('@').next().unwrap_or(""))]).collect()
    };
    let mut words: Vec<String> = texts.into_iter().flat_map(parts).collect();
    words.retain(|word| word.len() >= 4);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Whether a text is one short piece again and again, whatever digits stand behind it.
fn is_one_piece_repeated(typed: &str) -> bool {
    let letters: Vec<char> = typed.trim_end_matches(char::is_numeric).chars().collect();
    let repeats = |piece: usize| letters.iter().zip(&letters[piece..]).all(|(a, b)| a == b);
    (1..SHORTEST).take_while(|piece| piece * 2 <= letters.len()).any(repeats)
}

/// Makes the hash of a password.
pub async fn hash(password: String) -> String {
    let _turn = AT_ONCE.acquire().await;
    let work = move || {
        Argon2::default()
            .hash_password(password.as_bytes())
            .expect("a password of allowed length can be hashed")
            .to_string()
    };
    tokio::task::spawn_blocking(work).await.expect("hashing does not fail")
}

/// Whether a password fits a hash. Without a hash it takes as long and does not fit, so that
/// nobody can tell from the time whether an account exists.
pub async fn fits(password: String, hash: Option<String>) -> bool {
    let _turn = AT_ONCE.acquire().await;
    let work = move || {
        let known = hash.as_deref().and_then(|h| PasswordHash::new(h).ok());
        if let Some(known) = known {
            Argon2::default().verify_password(password.as_bytes(), &known).is_ok()
        } else {
            let _ = Argon2::default().hash_password(password.as_bytes());
            false
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_own_name_or_one_sign() {
        let problem = |password| {
            let around = ["Netwerk Kruisdam", "Atelier De Kade"];
            weakness(password, "Wout Zilverling", "wout.z@dekade.example", &around)
        };
        assert_eq!(problem("kort"), Some("password-too-short"));
        let long = "lang ".repeat(60);
        assert_eq!(weakness(&long, "", "", &[]), Some("password-too-long"));
        assert_eq!(problem("WoutZilverling1"), Some("password-own-name"));
        assert_eq!(problem("wout.z@dekade.example"), Some("password-own-name"));
        assert_eq!(problem("aaaaaaaaaaaaaaa"), Some("password-too-simple"));
        assert_eq!(problem("012345678901"), Some("password-too-simple"));
        for own in
            ["Opstap-2026-Opstap", "zilverling Wout 26", "kruisdam kruisdam", "AtelierDeKade1"]
        {
            assert_eq!(problem(own), Some("password-own-name"), "{own}");
        }
        for piece in ["welkomwelkom", "welkomwelkom2026", "regenregenregen", "Hallo hallo 1!"] {
            assert_eq!(problem(piece), Some("password-too-simple"), "{piece}");
        }
        for good in ["vier gele regenjassen", "opstap vier gele jassen", "regenjas regenton"] {
            assert_eq!(problem(good), None, "{good}");
        }
    }

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let kept = hash("vier gele regenjassen".to_owned()).await;
        assert!(fits("vier gele regenjassen".to_owned(), Some(kept.clone())).await);
        assert!(!fits("vijf gele regenjassen".to_owned(), Some(kept)).await);
        assert!(!fits("vier gele regenjassen".to_owned(), None).await);
    }
}
