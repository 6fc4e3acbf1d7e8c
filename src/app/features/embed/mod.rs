//! The feature Embed: its page and its parts.

pub mod card;
pub mod card_journeys;
pub mod card_odds;
pub mod card_rank;
pub mod card_risks;
pub mod card_slo;
pub mod embed_frame;
pub mod host_line;
pub mod page;
