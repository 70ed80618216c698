//! The key for what must stay unreadable in a stolen database: national numbers and the secrets of
//! second factors. It lies in its own file, outside the data folder and outside every backup.

use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// The key and what it is used for.
#[derive(Clone)]
pub struct Keys {
    encrypt: [u8; 32],
    find: [u8; 32],
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A random word of 160 bits for links and cookies.
pub fn random_word() -> String {
    data_encoding::BASE32_NOPAD.encode(&random::<20>()).to_lowercase()
}

/// SHA-256 as text: how tokens are kept.
pub fn hash(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

impl Keys {
    /// Keys from one secret of 32 bytes; each use gets its own.
    pub fn from_secret(secret: [u8; 32]) -> Keys {
        let derive = |what: &str| -> [u8; 32] {
            let mut mac =
                <Hmac<Sha256> as hmac::Mac>::new_from_slice(&secret).expect("any length will do");
            mac.update(what.as_bytes());
            mac.finalize().into_bytes().into()
        };
        Keys { encrypt: derive("encrypt"), find: derive("find") }
    }

    /// Reads the key file.
    pub fn read(path: &Path) -> Result<Keys, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|e| format!("the key file {} cannot be read: {e}", path.display()))?;
        let bytes = data_encoding::HEXLOWER
            .decode(text.trim().as_bytes())
            .ok()
            .and_then(|b| <[u8; 32]>::try_from(b).ok())
            .ok_or_else(|| format!("the key file {} is damaged", path.display()))?;
        Ok(Keys::from_secret(bytes))
    }

    /// Makes a new key file that only its owner can read, and reads it.
    pub fn make(path: &Path) -> Result<Keys, String> {
        use std::io::Write as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        let problem = |e| format!("the key file {} cannot be made: {e}", path.display());
        let secret: [u8; 32] = random();
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(problem)?;
        writeln!(file, "{}", data_encoding::HEXLOWER.encode(&secret)).map_err(problem)?;
        file.sync_all().map_err(problem)?;
        Ok(Keys::from_secret(secret))
    }

    /// Encrypts; the result says nothing about what went in but its length.
    pub fn encrypt(&self, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; 24] = random();
        let cipher = XChaCha20Poly1305::new(&self.encrypt.into());
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), plain)
            .expect("short texts can always be encrypted");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Decrypts; nothing when the key is another one or the text was changed.
    pub fn decrypt(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_at_checked(24)?;
        XChaCha20Poly1305::new(&self.encrypt.into()).decrypt(XNonce::from_slice(nonce), sealed).ok()
    }

    /// What tells this key from another one without giving it away; kept in the database.
    pub fn check_value(&self) -> String {
        self.find_hash("is this the key of this network?")
    }

    /// A keyed hash: equal for equal texts, so that doubles can be found without reading them.
    pub fn find_hash(&self, text: &str) -> String {
        let mut mac =
            <Hmac<Sha256> as hmac::Mac>::new_from_slice(&self.find).expect("any length will do");
        mac.update(text.as_bytes());
        data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encrypted_comes_back_and_only_with_the_same_key() {
        let keys = Keys::from_secret([7; 32]);
        let sealed = keys.encrypt(b"85040300188");
        assert_eq!(keys.decrypt(&sealed).as_deref(), Some(b"85040300188".as_slice()));
        assert_eq!(Keys::from_secret([8; 32]).decrypt(&sealed), None);
        assert_ne!(sealed, keys.encrypt(b"85040300188"));
    }

    #[test]
    fn equal_texts_have_equal_find_hashes_only_under_one_key() {
        let keys = Keys::from_secret([7; 32]);
        assert_eq!(keys.find_hash("x"), keys.find_hash("x"));
        assert_ne!(keys.find_hash("x"), Keys::from_secret([8; 32]).find_hash("x"));
    }
}
