//! This room's part of the person page.

use crate::access::File;
use crate::problem::Problem;
use crate::view::Page;
use crate::web::App;

/// The part as HTML, empty when the reader may see nothing of it.
pub async fn on_person_page(_app: &App, _page: &Page, _file: &File) -> Result<String, Problem> {
    Ok(String::new())
}
