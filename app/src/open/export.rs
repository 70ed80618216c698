//! `opstap offer export`: the offer as files, as the open data gives it.

use super::hsds::{self, Teller};
use super::{pages, tables};
use crate::clock::Clock;
use crate::config::{Place, read_file};
use crate::offer::Post;
use crate::offer::store::posts;
use crate::start;
use base::db::Db;
use serde_json::{Value, json};
use std::path::PathBuf;

/// The form of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// HSDS 3.0 as JSON: services.json and organizations.json.
    HsdsJson,
    /// HSDS 3.0 as tables: a CSV file each.
    HsdsCsv,
    /// schema.org: offer.jsonld.
    Jsonld,
}

/// What `opstap offer export` is asked.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// Where the network's data is.
    #[command(flatten)]
    pub place: Place,
    /// The form of the files.
    #[arg(long, value_enum)]
    pub form: Form,
    /// The folder to write in; made when it does not exist. Files of the same names are replaced.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Print the result as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Writes the files, and gives what to say.
pub async fn run(export: &Export) -> Result<String, String> {
    let reach = read_file(&export.place.data)?;
    let db = start::database(&export.place).await?;
    let found = offered(&db).await.map_err(|e| e.to_string());
    db.close().await;
    let found = found?;
    let all: Vec<&Post> = found.iter().collect();
    let url = reach.public_url.as_ref().map_or("", |url| url.as_str());
    let teller = Teller { url, since: Clock::System.now() };
    let files = files(export.form, &all, &teller)?;
    let said = |e: std::io::Error| format!("{}: {e}", export.out.display());
    std::fs::create_dir_all(&export.out).map_err(said)?;
    for (name, bytes) in &files {
        std::fs::write(export.out.join(name), bytes).map_err(said)?;
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    if export.json {
        return Ok(json!({ "work_posts": all.len(), "files": names }).to_string());
    }
    let folder = export.out.display();
    Ok(format!("{} work posts in {folder}: {}", all.len(), names.join(", ")))
}

async fn offered(db: &Db) -> base::db::Result<Vec<Post>> {
    posts::offered(db, start::today(db).await?).await
}

fn files(
    form: Form,
    posts: &[&Post],
    teller: &Teller<'_>,
) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let pretty = |told: &Value| serde_json::to_vec_pretty(told).map_err(|e| e.to_string());
    match form {
        Form::HsdsCsv => tables::files(posts, teller),
        Form::Jsonld => Ok(vec![("offer.jsonld", pretty(&pages::jsonld_of(posts, teller.url))?)]),
        Form::HsdsJson => {
            let services: Vec<Value> =
                posts.iter().map(|p| teller.full_service(p).into()).collect();
            let mut houses = posts.to_vec();
            houses.dedup_by_key(|post| &post.organisation);
            let houses: Vec<Value> = houses.into_iter().map(hsds::organisation).collect();
            Ok(vec![
                ("services.json", pretty(&Value::Array(services))?),
                ("organizations.json", pretty(&Value::Array(houses))?),
            ])
        }
    }
}
