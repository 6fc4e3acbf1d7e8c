//! What comes from outside and goes out: cells, files, links, tables.

#[path = "../../support/mod.rs"]
mod support;

mod cell;
mod chain;
mod checklist;
mod copies;
mod csv;
mod damaged;
mod dialects;
mod embed_ask;
mod examples;
mod host_message;
mod incident_stamps;
mod incident_titles;
mod incidents;
mod journeys;
mod json;
mod loss;
mod merge;
mod odds_message;
mod paste;
mod query;
mod schema;
mod share;
mod share_lock;
mod slo_files;
mod slo_files_back;
mod spreadsheet;
mod steps;
mod tables;
mod v1;
mod xlsx;
