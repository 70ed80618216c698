//! People: who they are, how to reach them, who supports them; the search that is also the new-person form.

pub mod pages;
pub mod store;
