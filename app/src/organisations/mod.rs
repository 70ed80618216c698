//! Organisations: centres, workshops, OCMW, umbrella bodies with members, and their switches.

mod edit_pages;
pub mod pages;
pub mod store;
#[cfg(test)]
mod tests;

/// What kind of organisation it is. Only tells readers whom they deal with; rights hang on roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A centre for arbeidszorg.
    Arbeidszorg,
    /// A maatwerkbedrijf.
    Maatwerk,
    /// An OCMW (CPAS): the municipal welfare service.
    Ocmw,
    /// A CAW: a centre for general welfare work.
    Caw,
    /// The public employment service.
    Vdab,
    /// A trade union.
    Union,
    /// Community work in a neighbourhood.
    Community,
    /// An employer where somebody works or tries to.
    Employer,
    /// A body whose members are organisations.
    Umbrella,
    /// The province or another funder: sees numbers only.
    Province,
    /// Another partner.
    Partner,
}

impl Kind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Kind; 11] = [
        Kind::Arbeidszorg,
        Kind::Maatwerk,
        Kind::Ocmw,
        Kind::Caw,
        Kind::Vdab,
        Kind::Union,
        Kind::Community,
        Kind::Employer,
        Kind::Umbrella,
        Kind::Province,
        Kind::Partner,
    ];

    /// The word in storage, forms and keys of words (`organisations-kind-ocmw`).
    pub fn word(self) -> &'static str {
        match self {
            Kind::Arbeidszorg => "arbeidszorg",
            Kind::Maatwerk => "maatwerk",
            Kind::Ocmw => "ocmw",
            Kind::Caw => "caw",
            Kind::Vdab => "vdab",
            Kind::Union => "union",
            Kind::Community => "community",
            Kind::Employer => "employer",
            Kind::Umbrella => "umbrella",
            Kind::Province => "province",
            Kind::Partner => "partner",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The choices of a form, in the reader's language.
    pub fn options(page: &crate::view::Page) -> Vec<(String, String)> {
        let words =
            |k: Kind| (k.word().to_owned(), page.t(&format!("organisations-kind-{}", k.word())));
        Kind::ALL.into_iter().map(words).collect()
    }
}

/// Reads a municipality that may be left out: by its Dutch or French name. Gives its NIS code.
pub fn municipality(form: &mut crate::form::Form, field: &str) -> Option<&'static str> {
    let typed = form.value(field).trim().to_owned();
    if typed.is_empty() {
        return None;
    }
    let wanted = base::names::fold(&typed);
    let found = base::municipalities::find(&typed).into_iter().find(|m| {
        m.nis == typed
            || base::names::fold(m.name_nl) == wanted
            || base::names::fold(m.name_fr) == wanted
    });
    if found.is_none() {
        form.wrong(field, "organisations-no-such-municipality");
    }
    found.map(|m| m.nis)
}

/// The name of a municipality in the reader's language; nothing when the code is not known.
pub fn municipality_name(page: &crate::view::Page, nis: &str) -> &'static str {
    base::municipalities::by_nis(nis).map_or("", |m| match page.language {
        crate::language::Language::Fr => m.name_fr,
        _ => m.name_nl,
    })
}
