//! Opstap: the working tool of a regional work-and-welfare network.
//!
//! The map, one line per room. Each room has its rule (`mod.rs`), its storage (`store.rs`), its
//! pages (`pages.rs` and `.html`), its words (`.ftl`) and its tests.

pub mod access; // who may see and do what, with the reason
pub mod account; // signing in, sessions, second factors, invitations
pub mod administration; // work forms, rules with sources, regions
pub mod agreements; // the agreement per work post: what it says, the paper, who signed, the lists
pub mod appointments; // the next date of everybody
pub mod asks; // a partner asks to read more, and hears yes or nothing
pub mod audit; // who did and saw what, sealed line by line
pub mod backup; // one file with everything, and back; doctor
pub mod clocks; // what is to be done by when, reckoned out of the files and the rules
pub mod consent; // to whom a person opens the file, for what, until when
pub mod day; // my day
pub mod demo; // invented people, to try the program out and to measure it
pub mod drafts; // typed text that was not saved yet
pub mod expenses; // what somebody may be paid back, against what the law allows
pub mod figures; // stock, flows, the share that stepped to paid work
pub mod handover; // what somebody who comes new needs to know, and the last word of who stops
pub mod help; // help in plain words, per task
pub mod hours; // how much guidance was given, against people and places
pub mod households; // members, moves, children
pub mod imports; // tables in, with mapping, preview and undo
pub mod instruments; // parts of life, scored by worker and person
pub mod letters; // a few sentences of who reads along to who leads
pub mod mail; // mail on its way out, tried again until it is there
pub mod merging; // two records of one person, with undo
pub mod mine; // the own pages of a participant
pub mod notes; // notes, templates, attachments
pub mod offer; // sites and work posts, free half-days, who has a place where
pub mod open; // the offer as open data: HSDS, schema.org, changes; out and in
pub mod organisations; // organisations, members, switches
pub mod people; // people, their team, and the search that is also the new-person form
pub mod permits; // who must agree, by framework and income, and where that stands
pub mod plans; // goals in the own words, who does what by when, what was agreed
pub mod portal; // the way in of a person: card, link
pub mod portraits; // pictures of people, for the tablet at the door
pub mod presence; // who was there on a half-day, noted faster than on paper
pub mod referrals; // a question to another organisation, until it is answered
pub mod returns; // what is told to those who pay: days, months, flows, with what is missing
pub mod rights; // a copy of the file, corrections, retention, erasure
pub mod safety_net; // signals, the vangnet board, way back, caseload; `settle`
pub mod seen; // what a role, or somebody, sees of a file
pub mod sign_ups; // signing up without an account, from the page of a work post, until it is answered
pub mod trajectories; // dated steps on the ladder, aims, permissions
pub mod way_in; // from signing up to working at an organisation, and the waiting list
pub mod weeks; // who is expected where on which half-day: holidays, closures, exceptions

pub mod alone; // one serving program per network
pub mod clock; // the one place that asks what time it is
pub mod config; // settings from command line, environment and file
pub mod form; // a form that forgets nothing
pub mod jobs; // work that the program does later by itself
pub mod keys; // the key for national numbers and second factors
pub mod language; // the words in Dutch, French and English
pub mod operate; // commands that look after a network, in words for a terminal
pub mod problem; // what can go wrong, and how a reader hears of it
pub mod rate; // so many tries in so much time
pub mod routes; // routes with their doors
pub mod schema; // the schema texts
pub mod signs; // signs that nobody sees
pub mod start; // opening a data folder
pub mod terminal; // what the commands print
pub mod view; // what every page has in common
pub mod web; // state, layers, the sum of all routes

#[cfg(test)]
mod house_tests;
#[cfg(test)]
pub mod testing;
