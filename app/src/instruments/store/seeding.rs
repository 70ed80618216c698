//! Writing instruments into a network.

use crate::instruments::reference::{OWN, Own};
use crate::instruments::{Scorer, reference::Text};
use base::db::{Result, Value, Work};
use base::values;

const ADD: &str = "INSERT INTO instrument (id, key, version, scored_by, answer, interval_months,
    position, name_nl, name_fr, name_en, explanation_nl, explanation_fr, explanation_en, licence_nl,
    licence_fr, licence_en) VALUES";
const ADD_DOMAIN: &str = "INSERT INTO instrument_domain (instrument, key, position, category,
    label_nl, label_fr, label_en, explanation_nl, explanation_fr, explanation_en) VALUES";
const ADD_LEVEL: &str = "INSERT INTO instrument_level
    (instrument, domain, value, words_nl, words_fr, words_en) VALUES";

/// The id of the first version of an instrument of a new network.
fn id(own: &Own) -> String {
    format!("{}-1", own.key)
}

/// Values with a text in its three languages behind them.
fn worded(mut values: Vec<Value>, texts: &[Text]) -> Vec<Value> {
    values.extend(texts.iter().flatten().map(|text| Value::from(*text)));
    values
}

/// Puts the instruments of a new network into one. What is there already stays as it is.
pub async fn seed(work: &mut Work) -> Result<()> {
    let instruments = OWN.iter().zip(1_i64..).map(|(own, position)| {
        let by = own.only.map_or("both", Scorer::word);
        let answer = if own.is_ticks { "several" } else { "one" };
        let values = values![id(own), own.key, 1_i64, by, answer, own.interval, position];
        worded(values, &[own.name, own.explanation, own.licence])
    });
    work.insert_many(ADD, instruments.collect(), "ON CONFLICT (id) DO NOTHING").await?;
    let domains = OWN.iter().flat_map(|own| {
        own.domains.iter().zip(1_i64..).map(|((key, category, label, explanation), position)| {
            worded(values![id(own), *key, position, category.word()], &[*label, *explanation])
        })
    });
    work.insert_many(ADD_DOMAIN, domains.collect(), "ON CONFLICT (instrument, key) DO NOTHING")
        .await?;
    let levels = OWN.iter().flat_map(|own| {
        own.scales.iter().flat_map(|(domain, levels)| {
            levels
                .iter()
                .zip(1_i64..)
                .map(|(words, value)| worded(values![id(own), *domain, value], &[*words]))
        })
    });
    let once = "ON CONFLICT (instrument, domain, value) DO NOTHING";
    work.insert_many(ADD_LEVEL, levels.collect(), once).await?;
    Ok(())
}
