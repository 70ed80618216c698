//! Every query of this room.

mod closures;
pub(crate) mod copied;
mod exceptions;
mod expecting;
mod seen;

pub use closures::{NewClosure, StoredClosure};
pub use closures::{
    add as add_closure, change as change_closure, closures, one as closure,
    remove as remove_closure,
};
pub use closures::{set_holiday, worked_holidays};
pub use exceptions::{
    NewException, add as add_exceptions, follow, remove as remove_exception, whose_exception,
};
pub use expecting::{Of, expected, plan};
pub use seen::{Seen, seen};

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(crate) fn texts() -> Vec<&'static str> {
    [closures::TEXTS, exceptions::TEXTS, expecting::TEXTS, seen::TEXTS].concat()
}
