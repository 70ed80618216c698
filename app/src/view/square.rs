//! A square code (QR) for the camera of a telephone, drawn in the page itself.

use std::fmt::Write as _;

/// A drawn square code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// The path of the drawing.
    pub path: String,
    /// How wide and high it is, in modules.
    pub size: usize,
}

/// Modules of quiet around the code, as scanners want.
const QUIET: usize = 4;

impl Square {
    /// The code that says `text`; nothing when it is too long for one.
    pub fn of(text: &str) -> Option<Square> {
        let code = qrcode::QrCode::new(text).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (at, color) in code.to_colors().into_iter().enumerate() {
            if color == qrcode::Color::Dark {
                let _ = write!(path, "M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET);
            }
        }
        Some(Square { path, size: width + 2 * QUIET })
    }
}
