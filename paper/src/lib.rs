//! Sheets on their way in and out, and documents as PDF.
//!
//! Out: a [`pdf::Document`] becomes a tagged PDF; a [`Sheet`] becomes an XLSX file ([`xlsx`]) or a CSV file ([`csv`]).
//! In: any file a person uploads becomes one [`Table`] or an [`Unreadable`] that
//! says what is wrong with it ([`read`]). The crate knows no database, no clock
//! and no language: whatever a person reads comes in with the sheet.

pub mod csv;
pub mod formula;
pub mod pdf;
pub mod read;
pub mod sheet;
pub mod table;
pub mod template;
pub mod xlsx;

mod cell_text;
mod compound;
mod delimited;
mod excel;
mod opendocument;
mod packed;
mod workbook;

pub use read::{Limits, Unreadable, read};
pub use sheet::{Cell, Column, HIDDEN, Sheet};
pub use table::{Line, Table};
