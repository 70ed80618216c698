//! The package for the e-loket: a sheet with the fields that it asks, what is missing, and the signed papers.
//! It is typed over and uploaded there by people: the e-loket takes no file of ours.

use super::super::store::{self, House, Known, Period};
use super::super::{Agreement, Framework, Scan, State as Stage};
use crate::access::{self, Actor, Kind};
use crate::audit::{self, Deed, Line, Thing};
use crate::notes::attachments;
use crate::people::pages::number_for_file;
use crate::problem::{Answer, Problem};
use crate::view::Page;
use crate::web::App;
use axum::http::header;
use axum::response::IntoResponse as _;
use paper::sheet::{Cell, Column, Sheet};
use paper::xlsx;
use std::collections::HashMap;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What the e-loket takes of one paper, in bytes: 10 MB (vragen over arbeidsmatige activiteiten,
/// departementwvg.be).
const LONGEST: i64 = 10 * 1024 * 1024;
/// What a package weighs at most: what does not fit is named.
const HEAVIEST: i64 = 100 * 1024 * 1024;

/// One line of the package.
struct Entry<'a> {
    agreement: &'a Agreement,
    known: Known,
    number: Option<String>,
    /// The paper that goes along, with its name in the package.
    scan: Option<(&'a Scan, String)>,
    missing: Vec<String>,
}

/// What is handed in of a period: signed agreements of AMA welzijn that begin or end in it.
fn handed_in(agreements: &[Agreement], (from, until): Period) -> Vec<&Agreement> {
    let within = |day: jiff::civil::Date| from <= day && day <= until;
    let is_in = |a: &&Agreement| {
        Framework::of(&a.work_form) == Framework::Welfare
            && a.state == Stage::Signed
            && (within(a.from) || a.until.is_some_and(within))
    };
    agreements.iter().filter(is_in).collect()
}

/// The name of a paper in the package: number, name, and the ending of what it is.
fn paper_name(number: usize, known: &Known, scan: &Scan) -> String {
    let name = base::names::fold(&format!("{} {}", known.family, known.given)).replace(' ', "-");
    let ending = match scan.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/tiff" => "tiff",
        _ => "pdf",
    };
    format!("overeenkomsten/{number:03}-{name}.{ending}")
}

async fn entries<'a>(
    app: &App,
    page: &Page,
    (actor, organisation): (&Actor, &str),
    (all, house): (&[&'a Agreement], &House),
    people: &HashMap<String, Known>,
) -> Result<Vec<Entry<'a>>, Problem> {
    let (mut entries, mut weight) = (vec![], 0);
    for (at, agreement) in all.iter().enumerate() {
        let known = people.get(&agreement.person).cloned().unwrap_or_default();
        let file = access::open(app, actor, &agreement.person, "agreement").await?;
        let number = number_for_file(app, actor, &agreement.person, organisation).await?;
        let number = number.map(|number| number.punctuated());
        let mut missing = vec![];
        for (is_there, key) in [
            (!house.service_kind.is_empty(), "agreements-no-service-kind"),
            (!house.recognition.is_empty(), "agreements-no-recognition"),
            (!house.email.is_empty(), "agreements-no-email"),
            (number.is_some(), "agreements-no-number"),
        ] {
            missing.extend((!is_there).then(|| page.t(key)));
        }
        let open = agreement.scan.as_ref().filter(|_| file.reads_at(Kind::TeamNotes, organisation));
        let scan = match open {
            None => Err("agreements-no-paper"),
            Some(scan) if scan.size > LONGEST => Err("agreements-paper-too-large"),
            Some(scan) if weight + scan.size > HEAVIEST => Err("agreements-package-full"),
            Some(scan) => Ok(scan),
        };
        let scan = match scan {
            Ok(scan) => {
                weight += scan.size;
                Some((scan, paper_name(at + 1, &known, scan)))
            }
            Err(key) => {
                missing.push(page.t(key));
                None
            }
        };
        entries.push(Entry { agreement, known, number, scan, missing });
    }
    Ok(entries)
}

/// The fields of the e-loket, a line for each agreement.
fn sheet(page: &Page, entries: &[Entry<'_>], house: &House, until: jiff::civil::Date) -> Sheet {
    let columns = [
        ("agreements-act", 14),
        ("agreements-service-kind", 24),
        ("agreements-recognition", 18),
        ("agreements-given", 20),
        ("agreements-family", 20),
        ("people-insz", 18),
        ("agreements-post", 36),
        ("offer-from", 14),
        ("agreements-last-day", 14),
        ("agreements-paper", 40),
        ("agreements-email", 30),
        ("agreements-what", 60),
    ];
    let column = |(key, width): (&str, u8)| Column::new(page.t(key), width);
    let text = |text: &str| Cell::Text(text.to_owned());
    let row = |entry: &Entry<'_>| {
        let a = entry.agreement;
        let stops = a.until.is_some_and(|day| day <= until);
        vec![
            Cell::Text(page.t(if stops { "agreements-stop" } else { "agreements-hand-in" })),
            text(&house.service_kind),
            text(&house.recognition),
            text(&entry.known.given),
            text(&entry.known.family),
            entry.number.as_deref().map_or(Cell::Empty, text),
            Cell::Text(a.place()),
            Cell::Day(a.from),
            a.until.map_or(Cell::Empty, Cell::Day),
            entry.scan.as_ref().map_or(Cell::Empty, |(_, name)| text(name)),
            text(&house.email),
            Cell::Text(entry.missing.join("; ")),
        ]
    };
    Sheet {
        title: page.t("agreements-loket-sheet"),
        columns: columns.map(column).to_vec(),
        rows: entries.iter().map(row).collect(),
        notes: vec![page.t("agreements-loket-note")],
    }
}

/// The zip: the papers, and last the sheet, which names a paper that could not be read and is not in it.
async fn packed(
    app: &App,
    page: &Page,
    mut entries: Vec<Entry<'_>>,
    (house, until): (&House, jiff::civil::Date),
) -> Result<Vec<u8>, Problem> {
    let broken = |error: zip::result::ZipError| Problem::Ours(error.to_string());
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    // Scans are packed already.
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for entry in &mut entries {
        let Some((scan, name)) = entry.scan.take() else { continue };
        match tokio::fs::read(attachments::place(&app.attachments, &scan.id)).await {
            Ok(bytes) => {
                zip.start_file(name.as_str(), stored).map_err(broken)?;
                zip.write_all(&bytes)?;
                entry.scan = Some((scan, name));
            }
            Err(error) => {
                tracing::error!(scan = %scan.id, %error, "a signed paper cannot be read");
                entry.missing.push(page.t("agreements-paper-away"));
            }
        }
    }
    let sheet = sheet(page, &entries, house, until);
    let sheet = xlsx::write(&[sheet], page.today).map_err(|e| Problem::Ours(e.to_string()))?;
    zip.start_file("e-loket.xlsx", stored).map_err(broken)?;
    zip.write_all(&sheet)?;
    Ok(zip.finish().map_err(broken)?.into_inner())
}

/// Answers with the package of a period; that it left is logged, and each number that is in it.
pub(super) async fn answer(
    app: &App,
    page: &Page,
    actor: &Actor,
    (organisation, period): (&str, Period),
    agreements: Vec<Agreement>,
    people: HashMap<String, Known>,
) -> Answer {
    let house = store::house(&app.db, organisation).await?;
    let all = handed_in(&agreements, period);
    let entries = entries(app, page, (actor, organisation), (&all, &house), &people).await?;
    let count = entries.len();
    let bytes = packed(app, page, entries, (&house, period.1)).await?;
    let line = Line::by(actor, Deed::Export, Thing::Agreements, organisation).at(organisation);
    audit::look(app, line.because(format!("{count} lines"))).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"e-loket.zip\"".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}
