//! What Opstap stands on and another program could use too: the database façade, identifiers,
//! names and their spelling, national numbers, rough dates, municipalities. No web, no domain.

pub mod db;
pub mod id;
pub mod insz;
pub mod invented_names;
pub mod municipalities;
pub mod names;
pub mod rough_date;
