//! What was scored of a part of life, told to other rooms: as the beginning of a goal.

use super::pages::opens;
use super::{REGISTRY, shown, store};
use crate::access::{Category, File};
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;
use serde::Deserialize;

/// Which score is asked for: where it was given, and the domain.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    /// The assessment; empty when none is asked for.
    #[serde(default)]
    score: String,
    #[serde(default)]
    domain: String,
}

/// A score in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The part of life to which it belongs.
    pub category: Category,
    /// `Geld: ik heb schulden`, and what was remarked; empty for what may not leave the score: an answer of
    /// the social security.
    pub why: String,
}

/// The score, for who may read it; nothing when there is none, also when it was taken back.
pub async fn told(
    app: &App,
    page: &Page,
    file: &File,
    which: &Which,
) -> Result<Option<Told>, Problem> {
    if which.score.is_empty() {
        return Ok(None);
    }
    let given = store::one(&app.db, &file.person, &which.score).await?;
    let Some(given) = given.filter(|given| given.withdrawn_at.is_none()) else { return Ok(None) };
    let all = store::instruments(&app.db).await?;
    let of = all.iter().find(|i| i.id == given.instrument).and_then(|i| i.domain(&which.domain));
    let (Some(domain), Some(score)) = (of, given.score(&which.domain)) else { return Ok(None) };
    if opens(file, domain.category, Some(&given)).is_err() {
        return Ok(None);
    }
    let (category, stays) = (domain.category, given.source == REGISTRY);
    if stays {
        return Ok(Some(Told { category, why: String::new() }));
    }
    let said = shown::words(page, domain, score);
    let words = format!("{}{} {said}", domain.label.say(page.language), page.colon());
    let why = [words.as_str(), &score.remark].join("\n");
    Ok(Some(Told { category, why: why.trim_end().to_owned() }))
}
