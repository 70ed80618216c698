//! Every query of this room; whole tables are copied through the database façade.

/// The name of the network.
pub const NETWORK: &str = "SELECT name FROM network LIMIT 1";
/// The keyed hash by which the right key is recognised.
pub const KEY_CHECK: &str = "SELECT value FROM key_check LIMIT 1";
/// Notes the keyed hash.
pub const SET_KEY_CHECK: &str = "INSERT INTO key_check (id, value) VALUES (1, $1)";
/// Whether somebody has begun to use the network.
pub const IN_USE: &str = "SELECT (SELECT count(*) FROM network) + (SELECT count(*) FROM account)
    + (SELECT count(*) FROM person) AS n";
/// What the attachments should be.
pub const ATTACHMENTS: &str =
    "SELECT id, size, sha256 FROM attachment WHERE deleted_at IS NULL ORDER BY id";

/// The attachments of a moment that are still there.
pub const ATTACHMENTS_AT: &str =
    "SELECT id, sha256 FROM attachment WHERE deleted_at IS NULL AND made_at < $1 ORDER BY id";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[NETWORK, KEY_CHECK, SET_KEY_CHECK, IN_USE, ATTACHMENTS, ATTACHMENTS_AT];
