//! The parts of a workbook that stand beside its sheets (source: ECMA-376 part 1, chapter 18).

use super::markup::{attribute, broken, plain, prefix, tag};
use super::package::{Package, TYPES};
use super::{Unfit, date};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Sheets of one workbook.
const MOST_SHEETS: usize = 100;
const BOOK: &str = "xl/workbook.xml";

/// How a workbook writes days.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// By the number of a look: whether a number in it reads as a day.
    pub(super) days: Vec<bool>,
    /// Whether days are counted from 1904.
    pub(super) from_1904: bool,
}

/// A workbook.
pub(super) struct Book {
    /// The name and the part of each sheet.
    pub(super) sheets: Vec<(String, String)>,
    /// The texts that cells share.
    pub(super) shared: Vec<String>,
    pub(super) looks: Looks,
}

impl Book {
    pub(super) fn read(package: &Package) -> Result<Book, Unfit> {
        let parts = parts(package)?;
        let (named, from_1904) = named(package.text(BOOK)?)?;
        if named.len() > MOST_SHEETS {
            return Err(Unfit::TooLarge);
        }
        let of_kind = |kind: &str| parts.values().find(|(own, _)| own.ends_with(kind));
        let is_sheet = |id: &String| parts.get(id).filter(|(kind, _)| kind.ends_with("/worksheet"));
        let sheets =
            named.iter().filter_map(|(name, id)| Some((name.clone(), is_sheet(id)?.1.clone())));
        let shared = of_kind("/sharedStrings").map(|(_, part)| shared(package.text(part)?));
        let days = of_kind("/styles").map(|(_, part)| date::looks(package.text(part)?));
        Ok(Book {
            sheets: sheets.collect(),
            shared: shared.transpose()?.unwrap_or_default(),
            looks: Looks { days: days.transpose()?.unwrap_or_default(), from_1904 },
        })
    }

    /// The parts that say that whoever opens the workbook reckons its formulas anew, and that it is a workbook
    /// and no template of one.
    pub(super) fn reckoned_anew(
        &self,
        package: &Package,
    ) -> Result<BTreeMap<String, String>, Unfit> {
        let types = package.text(TYPES)?;
        let types =
            types.replace("spreadsheetml.template.main+xml", "spreadsheetml.sheet.main+xml");
        let book = with_reckoning(package.text(BOOK)?)?;
        Ok([(TYPES.to_owned(), types), (BOOK.to_owned(), book)].into())
    }
}

/// The parts that a workbook names: kind and place, by id.
fn parts(package: &Package) -> Result<BTreeMap<String, (String, String)>, Unfit> {
    let mut all = BTreeMap::new();
    let mut reader = Reader::from_str(package.text("xl/_rels/workbook.xml.rels")?);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(all),
            Event::Start(one) | Event::Empty(one)
                if one.local_name().as_ref() == "Relationship" =>
            {
                let of = |name| attribute(&one, name).unwrap_or_default();
                let target = of("Target");
                let place = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("xl/{target}"),
                };
                all.insert(of("Id"), (of("Type"), place));
            }
            _ => {}
        }
    }
}

/// The names and ids of the sheets, and whether days are counted from 1904.
fn named(text: &str) -> Result<(Vec<(String, String)>, bool), Unfit> {
    let (mut all, mut from_1904) = (vec![], false);
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok((all, from_1904)),
            Event::Start(one) | Event::Empty(one) => match one.local_name().as_ref() {
                "sheet" => {
                    let of = |name| attribute(&one, name).unwrap_or_default();
                    all.push((of("name"), of("id")));
                }
                "workbookPr" => {
                    let says = attribute(&one, "date1904");
                    from_1904 = says.is_some_and(|says| says == "1" || says == "true");
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The texts that cells share, without how they look and without how they are pronounced.
fn shared(text: &str) -> Result<Vec<String>, Unfit> {
    let (mut all, mut from, mut is_sound): (Vec<String>, Option<usize>, bool) =
        (vec![], None, false);
    let mut reader = Reader::from_str(text);
    loop {
        let before = place(&reader);
        match reader.read_event().map_err(broken)? {
            Event::Eof => return Ok(all),
            Event::Empty(one) if one.local_name().as_ref() == "si" => all.push(String::new()),
            Event::Start(one) => match one.local_name().as_ref() {
                "si" => all.push(String::new()),
                "rPh" => is_sound = true,
                "t" if !is_sound => from = Some(place(&reader)),
                _ => {}
            },
            Event::End(one) => match one.local_name().as_ref() {
                "rPh" => is_sound = false,
                "t" => {
                    if let (Some(from), Some(last)) = (from.take(), all.last_mut()) {
                        last.push_str(&plain(&text[from..before]));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// How far a reader is.
pub(super) fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// What may only stand after the word on reckoning.
const AFTER: [&str; 10] = [
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
    "workbook",
];

fn with_reckoning(text: &str) -> Result<String, Unfit> {
    const ANEW: &str = " fullCalcOnLoad=\"1\"";
    let mut reader = Reader::from_str(text);
    let mut depth = 0;
    loop {
        let before = place(&reader);
        let event = reader.read_event().map_err(broken)?;
        let after = place(&reader);
        let put = |said: String, end: usize| format!("{}{said}{}", &text[..before], &text[end..]);
        match &event {
            Event::Start(one) | Event::Empty(one) if depth == 1 => {
                let (name, own) = (one.local_name(), one.name());
                if name.as_ref() == "calcPr" {
                    let open = if matches!(event, Event::Start(_)) { ">" } else { "/>" };
                    return Ok(put(tag(one, &["fullCalcOnLoad"], ANEW, open), after));
                }
                if AFTER.contains(&name.as_ref()) {
                    return Ok(put(format!("<{}calcPr{ANEW}/>", prefix(own.as_ref())), before));
                }
            }
            Event::End(one) if depth == 1 => {
                return Ok(put(format!("<{}calcPr{ANEW}/>", prefix(one.name().as_ref())), before));
            }
            Event::Eof => return Err(broken("the workbook is not closed")),
            _ => {}
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
}
