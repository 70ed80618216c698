//! Where a value about a person comes from, and to whom it is open because of that.
//!
//! Income and health indications are kept by the organisation that noted them, like steps and notes: it
//! reads them itself, another one when the person gives it ([`Kind::category`]), also when that other one
//! has a file of its own. Of values from before the program knew this, the source may not be known: those
//! open to nobody without consent. What came from the network of social security stays where it was asked.

use crate::access::{Act, File, Kind, Verdict};
use crate::instruments::REGISTRY;
use crate::view::Page;

/// On what an income can rest.
pub const SOURCES: [&str; 3] = ["told", "document", REGISTRY];

/// Who noted a value, and on what it rests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The organisation; nothing when it is not known.
    pub organisation: Option<String>,
    /// Its name.
    pub name: String,
    /// A word of [`SOURCES`], or empty.
    pub source: String,
}

impl Origin {
    /// Whether a reader may see a value of this kind.
    pub fn may_read(&self, file: &File, kind: Kind) -> Verdict {
        // No organisation has an empty id: what nobody is known to keep is of others.
        let keeper = self.organisation.as_deref().unwrap_or("");
        if self.source == REGISTRY {
            file.standing.may_read_registry(kind, keeper)
        } else {
            file.standing.may(Act::Read, kind, keeper)
        }
    }

    /// Whether this organisation noted it.
    pub fn is_of(&self, organisation: &str) -> bool {
        self.organisation.as_deref() == Some(organisation)
    }

    /// Who noted it, for the screen.
    pub fn said(&self, page: &Page) -> String {
        if self.organisation.is_none() {
            return page.t("people-origin-unknown");
        }
        match self.source.as_str() {
            "" | "told" => self.name.clone(),
            source => {
                let source = page.t(&format!("instruments-source-{source}"));
                page.with2("people-origin", ("name", self.name.as_str()), ("source", source))
            }
        }
    }
}
