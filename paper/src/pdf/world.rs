//! What typst needs around a page: one text, four fonts, and nothing of the machine it runs on.

use super::NotSet;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Smart, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The fonts, the first being the one that is used where it can: Atkinson Hyperlegible for Latin, and
/// Noto for other letters. All under the SIL Open Font License, `paper/fonts/OFL.txt`.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../fonts/atkinson-400.ttf"),
    include_bytes!("../../fonts/atkinson-700.ttf"),
    include_bytes!("../../fonts/noto-sans-400.ttf"),
    include_bytes!("../../fonts/noto-arabic-400.ttf"),
];

static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().flat_map(|data| Font::iter(Bytes::new(*data))).collect();
    Shelf {
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        page: Source::detached(include_str!("page.typ")),
        fonts,
    }
});

/// What is the same for every document.
struct Shelf {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    page: Source,
}

/// One document; the page finds its contents as `sys.inputs.doc`.
struct Desk {
    library: LazyHash<Library>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        SHELF.page.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHELF.page.id() { Ok(SHELF.page.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether one of the fonts has a picture of this sign.
pub(super) fn shows(sign: char) -> bool {
    SHELF.fonts.iter().any(|font| font.info().coverage.contains(sign as u32))
}

/// Sets a document and forgets it: typst keeps what it computed for a next time, and that would be
/// what somebody wrote.
pub(super) fn set(doc: Dict) -> Result<Vec<u8>, NotSet> {
    let inputs: Dict = [("doc".into(), Value::Dict(doc))].into_iter().collect();
    let library = Library::builder().with_inputs(inputs).build();
    let made = compile(&Desk { library: LazyHash::new(library) });
    typst::comemo::evict(0);
    made
}

fn compile(desk: &Desk) -> Result<Vec<u8>, NotSet> {
    let pages = typst::compile::<PagedDocument>(desk).output.map_err(|all| told(&all))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|error| NotSet(error.message().to_string()))?;
    let options = PdfOptions {
        creator: Smart::Custom(Some("Opstap".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&pages, &options).map_err(|all| told(&all))
}

fn told(all: &[SourceDiagnostic]) -> NotSet {
    NotSet(all.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("; "))
}
