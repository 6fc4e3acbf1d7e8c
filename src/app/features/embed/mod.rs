//! Cards of an engagement in somebody else's page.

mod card;
mod card_budget;
mod card_journeys;
mod card_odds;
mod card_rank;
mod card_risks;
mod host_line;
pub mod page;
mod shown;
pub mod slots;
mod while_counted;
