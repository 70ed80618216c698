//! Every query of this room.

pub mod corrections;
pub mod erasing;
pub mod looked;
pub mod retention;
pub(super) mod whole;

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    let parts = whole::PARTS.iter().map(|part| part.sql).collect();
    [
        parts,
        corrections::TEXTS.to_vec(),
        retention::TEXTS.to_vec(),
        erasing::texts(),
        looked::TEXTS.to_vec(),
    ]
    .concat()
}
