//! Writing the reference data into a new network.

use crate::trajectories::reference::{CONFLICTS, FORMS, PARAMETERS};
use base::db::{Result, Work};
use base::values;

const ADD_FORM: &str = "INSERT INTO work_form
    (id, name_nl, name_fr, name_en, rung, regular, position) VALUES";
const ADD_CONFLICT: &str = "INSERT INTO work_form_conflict (one, other, source) VALUES";
const ADD_PARAMETER: &str =
    "INSERT INTO rule_parameter (id, rule, value, unit, valid_from, source) VALUES";

/// Puts the reference data into a new network. What is there already stays as it is.
pub async fn seed(work: &mut Work) -> Result<()> {
    let forms = FORMS.iter().zip(1_i64..).map(|(form, position)| {
        let (id, nl, fr, en, rung, regular) = *form;
        values![id, nl, fr, en, rung, regular, position]
    });
    work.insert_many(ADD_FORM, forms.collect(), "ON CONFLICT (id) DO NOTHING").await?;
    let conflicts = CONFLICTS.iter().map(|(one, other, source)| values![*one, *other, *source]);
    work.insert_many(ADD_CONFLICT, conflicts.collect(), "ON CONFLICT (one, other) DO NOTHING")
        .await?;
    let rules = PARAMETERS.iter().map(|(rule, value, unit, from, source)| {
        values![*rule, *rule, *value, *unit, *from, *source]
    });
    work.insert_many(ADD_PARAMETER, rules.collect(), "ON CONFLICT (id) DO NOTHING").await?;
    Ok(())
}
