//! What kind of file it is, by what is in it.

use crate::signs;

/// A kind of file that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
    /// A TIFF picture, as scanners make.
    Tiff,
    /// A Word document without macros.
    Docx,
    /// An Excel workbook without macros.
    Xlsx,
    /// A text of the open document format.
    Odt,
    /// Plain text in UTF-8.
    Text,
}

impl FileKind {
    /// All of them.
    pub const ALL: &[FileKind] = &[
        FileKind::Pdf,
        FileKind::Jpeg,
        FileKind::Png,
        FileKind::Tiff,
        FileKind::Docx,
        FileKind::Xlsx,
        FileKind::Odt,
        FileKind::Text,
    ];
    /// Those of a paper that was scanned or photographed.
    pub const PAPER: &[FileKind] = &[FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::Tiff];

    /// Reads the kind from the contents; nothing when it is none that is taken.
    pub fn of(bytes: &[u8]) -> Option<FileKind> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(FileKind::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(FileKind::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(FileKind::Png),
            [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Some(FileKind::Tiff),
            [b'P', b'K', 3, 4, ..] => office(bytes),
            _ => is_plain_text(bytes).then_some(FileKind::Text),
        }
    }

    /// The media type with which it is sent.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Tiff => "image/tiff",
            FileKind::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Odt => "application/vnd.oasis.opendocument.text",
            FileKind::Text => "text/plain; charset=utf-8",
        }
    }

    /// The endings that its name may have; the first is put on when it has another one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileKind::Pdf => &["pdf"],
            FileKind::Jpeg => &["jpg", "jpeg"],
            FileKind::Png => &["png"],
            FileKind::Tiff => &["tif", "tiff"],
            FileKind::Docx => &["docx"],
            FileKind::Xlsx => &["xlsx"],
            FileKind::Odt => &["odt"],
            FileKind::Text => &["txt", "csv", "md"],
        }
    }

    /// A name without path or odd characters, with an ending that fits the contents.
    pub fn name(self, given: &str) -> String {
        let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
        let plain: String = signs::visible(last)
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>' | '|' | ':' | '*' | '?'))
            .take(120)
            .collect();
        let plain = plain.trim().trim_start_matches('.');
        let plain = if plain.is_empty() { "bijlage" } else { plain };
        let ending = plain.rsplit_once('.').map(|(_, e)| e.to_lowercase());
        if ending.is_some_and(|e| self.endings().contains(&e.as_str())) {
            plain.to_owned()
        } else {
            format!("{plain}.{}", self.endings()[0])
        }
    }
}

/// A zip folder that is an office document: told by the names of the parts in it. One with macros
/// is not taken.
fn office(bytes: &[u8]) -> Option<FileKind> {
    const ODT: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.text";
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    if has(b"vbaProject.bin") {
        return None;
    }
    // An OpenDocument begins with an unpacked part that names it.
    if bytes.get(30..30 + ODT.len()) == Some(ODT) {
        return Some(FileKind::Odt);
    }
    if !has(b"[Content_Types].xml") {
        return None;
    }
    if has(b"word/document.xml") {
        Some(FileKind::Docx)
    } else if has(b"xl/workbook.xml") {
        Some(FileKind::Xlsx)
    } else {
        None
    }
}

/// Text that a reader can read: UTF-8 without control characters, and not a page for a browser.
fn is_plain_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let start = text.trim_start_matches('\u{feff}').trim_start();
    !start.is_empty()
        && !start.starts_with('<')
        && !start.starts_with("#!")
        && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_is_in_it_and_not_what_it_is_called() {
        assert_eq!(FileKind::of(b"%PDF-1.7 ..."), Some(FileKind::Pdf));
        assert_eq!(FileKind::of(b"\xFF\xD8\xFF\xE0rest"), Some(FileKind::Jpeg));
        assert_eq!(FileKind::of("Gesprek met zéér veel goesting".as_bytes()), Some(FileKind::Text));
        assert_eq!(FileKind::Text.name("rapport.pdf"), "rapport.pdf.txt");
        assert_eq!(FileKind::Pdf.name("rapport.PDF"), "rapport.PDF");
    }

    #[test]
    fn programs_pages_and_empty_files_are_not_taken() {
        for bytes in [
            &b"MZ\x90\0\x03"[..],
            b"\x7fELF\x02\x01",
            b"<!doctype html><script>",
            b"  <svg xmlns=''>",
            b"#!/bin/sh\n",
            b"PK\x03\x04 something else",
            b"\xFF\xFEutf-16",
            b"",
        ] {
            assert_eq!(FileKind::of(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn office_documents_are_told_apart_and_refused_with_macros() {
        let word = b"PK\x03\x04....[Content_Types].xml....word/document.xml".to_vec();
        assert_eq!(FileKind::of(&word), Some(FileKind::Docx));
        let sheet = b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml";
        assert_eq!(FileKind::of(sheet), Some(FileKind::Xlsx));
        let mut odt = b"PK\x03\x04".to_vec();
        odt.resize(30, 0);
        odt.extend(b"mimetypeapplication/vnd.oasis.opendocument.textPK");
        assert_eq!(FileKind::of(&odt), Some(FileKind::Odt));
        let macros = [word, b"word/vbaProject.bin".to_vec()].concat();
        assert_eq!(FileKind::of(&macros), None);
    }

    #[test]
    fn a_name_cannot_lead_to_another_folder_or_another_header() {
        assert_eq!(FileKind::Pdf.name("../../etc/passwd.pdf"), "passwd.pdf");
        assert_eq!(FileKind::Pdf.name("C:\\werk\\a.pdf"), "a.pdf");
        assert_eq!(FileKind::Pdf.name("a\r\nSet-Cookie: x\".pdf"), "aSet-Cookie x.pdf");
        assert_eq!(FileKind::Png.name(""), "bijlage.png");
        assert_eq!(FileKind::Pdf.name("\u{202e}fdp.exe\u{200b}"), "fdp.exe.pdf");
    }
}
