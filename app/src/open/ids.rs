//! Identifiers as HSDS writes them: UUIDs with their hyphens.

use sha2::{Digest as _, Sha256};

/// The identifier of something that is stored: its own when it is a UUID, else one made of it.
pub fn of(id: &str) -> String {
    let plain = plain(id);
    if plain.len() == 32 && plain.chars().all(|c| c.is_ascii_hexdigit()) {
        hyphenated(&plain)
    } else {
        derived(id, "")
    }
}

/// The identifier of something that is a part of something else, the same each time (UUID version 8).
pub fn derived(of: &str, what: &str) -> String {
    let hash = Sha256::digest(format!("opstap\n{of}\n{what}"));
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    hyphenated(&data_encoding::HEXLOWER.encode(&bytes))
}

/// The identifier as it is stored here: without hyphens.
pub fn plain(id: &str) -> String {
    id.trim().replace('-', "").to_lowercase()
}

fn hyphenated(plain: &str) -> String {
    [&plain[..8], &plain[8..12], &plain[12..16], &plain[16..20], &plain[20..]].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_goes_out_with_hyphens_and_comes_back_as_it_was() {
        let id = "0199aaaa00007000800000000000ffff";
        assert_eq!(of(id), "0199aaaa-0000-7000-8000-00000000ffff");
        assert_eq!(plain(&of(id)), id);
        let made = of("ama-welzijn");
        assert_eq!(made.len(), 36);
        assert_eq!(made, of("ama-welzijn"));
        assert_ne!(derived(id, "phone"), derived(id, "address"));
    }
}
