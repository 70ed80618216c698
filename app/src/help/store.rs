//! Help asks nothing of the database.

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) const TEXTS: &[&str] = &[];
