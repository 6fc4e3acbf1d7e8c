//! What is said of links, cards and files that leave the page.

pub mod loss;
pub mod share_words;
pub mod snippet;
