//! Why a line does not come along: each reason apart, with the field or the column that it is about.

use crate::form::Form;
use crate::language::{Language, Message};

/// What a reason is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// The line as a whole.
    Line,
    /// A field of the form of the site.
    Site(String),
    /// A field of the form of the work post.
    Post(String),
    /// A column of a sheet, by its title.
    Column(String),
}

/// One reason.
#[derive(Debug, Clone)]
pub struct Why {
    /// What it is about.
    pub of: Of,
    /// What is wrong, for a reader in any language.
    pub message: Message,
}

/// A line that does not come along.
#[derive(Debug, Clone)]
pub struct Left {
    /// The file.
    pub file: String,
    /// The line, or the how-manieth of a list.
    pub line: usize,
    /// Every reason that was found.
    pub whys: Vec<Why>,
}

impl Left {
    /// Every reason in one line of English, as a terminal shows it.
    pub fn english(&self) -> String {
        self.whys.iter().map(Why::english).collect::<Vec<_>>().join("; ")
    }
}

impl Why {
    /// A column of a sheet says something that is not understood.
    pub fn of_column(column: &str, message: Message) -> Why {
        Why { of: Of::Column(column.to_owned()), message }
    }

    /// In English, with the option of the command that would help.
    fn english(&self) -> String {
        let said = self.message.say(Language::En);
        let help = match self.message.key {
            "open-bring-whose" => " Name an organisation with --organisation.",
            "open-bring-framework" => " Name one with --work-form.",
            _ => "",
        };
        let said = format!("{said}{help}");
        match &self.of {
            Of::Line => said,
            Of::Site(field) => format!("site, {field}: {said}"),
            Of::Post(field) => format!("work post, {field}: {said}"),
            Of::Column(column) => format!("{column}: {said}"),
        }
    }
}

/// The line as a whole is refused, for one reason.
pub fn line(message: impl Into<Message>) -> Vec<Why> {
    vec![Why { of: Of::Line, message: message.into() }]
}

/// Why the form of a site could not be read, field by field.
pub fn site(form: &Form) -> Vec<Why> {
    fields(form, Of::Site)
}

/// Why the form of a work post could not be read, field by field.
pub fn post(form: &Form) -> Vec<Why> {
    fields(form, Of::Post)
}

fn fields(form: &Form, of: impl Fn(String) -> Of) -> Vec<Why> {
    let one = |(field, message): &(String, Message)| Why {
        of: of(field.clone()),
        message: message.clone(),
    };
    form.errors().iter().map(one).collect()
}
