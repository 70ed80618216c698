//! What is chosen on the preview, as a form.

use crate::form::Form;
use crate::merging::fields::GROUPS;
use crate::merging::plan::Choices;
use crate::merging::{Fields, Side};

/// The form as it is first shown: what only one record knows is taken from that one.
pub(super) fn proposed(kept: &Fields, lost: &Fields) -> Form {
    let version = |record: &Fields| record.get("version").map(ToString::to_string);
    let mut form = Form::filled([
        ("household", Side::Kept.word().to_owned()),
        ("lead", Side::Kept.word().to_owned()),
        ("kept-version", version(kept).unwrap_or_default()),
        ("lost-version", version(lost).unwrap_or_default()),
    ]);
    for group in GROUPS {
        form.set(&format!("field-{}", group.word), group.proposed(kept, lost).word());
    }
    form
}

/// The form of two records as they are now, with what was chosen before one of them changed.
pub(super) fn again(form: &Form, kept: &Fields, lost: &Fields) -> Form {
    let mut again = proposed(kept, lost);
    let fields = GROUPS.iter().map(|group| format!("field-{}", group.word));
    for field in fields.chain(["household".into(), "lead".into()]) {
        if Side::parse(form.value(&field)).is_some() {
            again.set(&field, form.value(&field));
        }
    }
    again
}

/// Reads the choices; what was not sent goes as proposed.
pub(super) fn choices(form: &Form) -> Choices {
    let side = |field: &str| Side::parse(form.value(field));
    let chosen = GROUPS
        .iter()
        .filter_map(|group| Some((group.word.to_owned(), side(&format!("field-{}", group.word))?)));
    Choices {
        fields: chosen.collect(),
        household: side("household").unwrap_or_default(),
        lead: side("lead").unwrap_or_default(),
        asked: false,
    }
}
