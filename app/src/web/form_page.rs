//! The page on which a form stands, by the address to which it is sent.

use std::sync::LazyLock;

/// The paths of one method, with their holes.
fn paths(method: &str) -> Vec<&'static str> {
    let routes = super::routes();
    routes.listed().iter().filter(|route| route.method == method).map(|route| route.path).collect()
}

/// The paths of pages.
static PAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| paths("GET"));
/// The paths to which forms are sent.
static FORMS: LazyLock<Vec<&'static str>> = LazyLock::new(|| paths("POST"));

/// Whether there is a page at this path: not where a form is sent to and nothing can be read.
pub fn is_page(path: &str) -> bool {
    PAGES.iter().any(|route| leads_to(path, route))
}

/// Whether a form is sent to this path.
pub fn is_form(path: &str) -> bool {
    FORMS.iter().any(|route| leads_to(path, route))
}

/// The page of the form that is sent to `path`: the path itself where it can be read, else the nearest
/// page above it. A form that is shown again stands there for its links (another language, larger
/// letters): a link asks with GET, and some addresses take forms only.
pub fn page_of(path: &str) -> &str {
    let mut page = path;
    while !is_page(page) {
        match page.rsplit_once('/') {
            Some((above, _)) if !above.is_empty() => page = above,
            _ => return "/",
        }
    }
    page
}

/// Whether a path is one of a route: the same word, or any word in a hole.
fn leads_to(path: &str, route: &str) -> bool {
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    let fits =
        |(word, part): (&&str, &&str)| word == part || part.starts_with('{') && !word.is_empty();
    path.len() == route.len() && path.iter().zip(&route).all(fits)
}

#[cfg(test)]
mod rules {
    use super::*;

    #[test]
    fn a_form_shown_again_stands_on_a_page_that_can_be_read() {
        for (path, page) in [
            ("/asked/1/undo", "/asked/1"),
            ("/answer/abc/undo", "/answer/abc"),
            ("/emergencies/1", "/emergencies"),
            ("/people/new", "/people/new"),
            ("/people/1/notes/new", "/people/1/notes/new"),
            ("/no-such-form", "/"),
        ] {
            assert_eq!(page_of(path), page);
        }
        for form in FORMS.iter() {
            let path = form.replace(['{', '}'], "");
            assert!(is_page(page_of(&path)), "{form}");
        }
    }
}
