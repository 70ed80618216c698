//! Open data over HTTP and on the command line, on both engines.

mod bringing;
mod machines;
mod schema;
mod settings;
