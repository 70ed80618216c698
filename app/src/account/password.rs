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
