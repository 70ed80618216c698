//! Every query of this room.

pub(crate) mod copied;
pub mod corrections;
pub mod erasing;
pub mod looked;
pub mod officers;
pub mod retention;
mod traces;
pub(super) mod whole;

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    let parts = whole::parts().map(|part| part.sql).collect();
    [
        parts,
        corrections::TEXTS.to_vec(),
        retention::TEXTS.to_vec(),
        erasing::texts(),
        traces::TEXTS.to_vec(),
        looked::TEXTS.to_vec(),
        officers::TEXTS.to_vec(),
    ]
    .concat()
}
