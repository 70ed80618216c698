//! What a copy of a whole file holds of expenses.

use crate::access::Kind;
use crate::rights::part::Take::{Cents, Day, Number, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[Part {
    key: "expenses",
    of: Of::Kind(Kind::Expenses),
    sql: "SELECT e.organisation AS kept_by, o.name AS organisation, e.kind AS expense,
        e.from_day AS from_day, e.until_day AS until_day, e.days AS days,
        e.kilometres AS kilometres, e.cents AS cents, e.what AS what, e.state AS expense_state,
        e.decided_day AS decided_day, e.reason AS reason, e.paid_day AS paid_day,
        a.name AS made_by
        FROM expense e JOIN organisation o ON o.id = e.organisation JOIN account a ON a.id = e.made_by
        WHERE e.person = $1 ORDER BY e.from_day, e.id",
    columns: &[
        ("organisation", Text),
        ("expense", Word("expenses-kind")),
        ("from_day", Day),
        ("until_day", Day),
        ("days", Number),
        ("kilometres", Number),
        ("cents", Cents),
        ("what", Text),
        ("expense_state", Word("expenses-state")),
        ("decided_day", Day),
        ("reason", Text),
        ("paid_day", Day),
        ("made_by", Text),
    ],
}];
