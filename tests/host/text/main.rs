//! What is said, on screen and in documents.

#[path = "../../support/mod.rs"]
mod support;

mod cards;
mod copies;
mod figures;
mod hostile;
mod markup;
mod odds_words;
mod papers;
mod papers_laws;
mod picture_frame;
mod readout;
mod report;
mod rules;
mod rules_formats;
mod rules_names;
mod rules_openslo;
mod rules_slo_generator;
mod silent;
mod slo_page;
mod snippet;
mod words;
mod working;
