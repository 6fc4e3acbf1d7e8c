//! What a bad minute costs, where the charter says it as an amount.

use crate::grammar::number::read_number;
use crate::math::Minutes;
use crate::report::engagement::decisions::chosen;
use crate::report::engagement::sources::Sources;
use crate::text::figures::figure;

/// An amount of money for one bad minute.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// How much.
    pub number: f64,
    /// Of what, as typed: "EUR", "$".
    pub currency: String,
}

/// What may stand behind the amount.
const PER: [&str; 12] = [
    "a", "an", "per", "each", "every", "one", "bad", "minute", "min", "/", "/minute", "/min",
];

/// Currencies that are written as words, besides three capitals and signs.
const WORDS: [&str; 11] = [
    "euro", "euros", "dollar", "dollars", "pound", "pounds", "franc", "francs", "yen", "crowns",
    "rupees",
];

/// Reads "120 EUR", "$1,000 a minute", "about 90 euros per bad minute". `None` for anything else, such
/// as "3k an hour" or "100 to 200": what cannot be read for sure is quoted, never computed with.
pub fn amount(text: &str) -> Option<Amount> {
    let text = text.trim();
    let text = ["about ", "About ", "ca. ", "roughly ", "~"]
        .into_iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let before_end = text.find(|c: char| c.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(before_end)?;
    let (number, after) = read_number(rest).ok()?;
    if number <= 0.0 {
        return None;
    }
    let mut currency = match before.trim() {
        "" => None,
        before => Some(currency_of(before)?),
    };
    for (place, word) in after.trim_end_matches('.').split_whitespace().enumerate() {
        match currency_of(word) {
            Some(found) if place == 0 && currency.is_none() => currency = Some(found),
            _ if PER.contains(&word.to_ascii_lowercase().as_str()) => {}
            _ => return None,
        }
    }
    let currency = currency?;
    Some(Amount { number, currency })
}

fn currency_of(word: &str) -> Option<String> {
    let code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let named = WORDS.contains(&word.to_ascii_lowercase().as_str());
    let sign = matches!(
        word,
        "$" | "€" | "£" | "¥" | "₹" | "US$" | "CA$" | "A$" | "C$" | "Fr."
    );
    (code || named || sign).then(|| word.to_owned())
}

/// What the year costs in money, or what is said instead of an amount.
pub(crate) fn cost_of_year(sources: &Sources) -> Option<String> {
    let said = sources.engagement.charter.worth_of_a_minute.trim();
    if said.is_empty() {
        return None;
    }
    let Some(amount) = amount(said) else {
        return Some(format!(
            "What a bad minute costs, as the charter says it: {said}"
        ));
    };
    let total = sources.analysis.total;
    let mut text = format!(
        "At {} for a bad minute, as the charter says, the year costs {}",
        amount.of(Minutes::new(1.0)),
        amount.of(total)
    );
    if let Some((_, standing)) = chosen(sources)
        && standing.rank.budget < total
    {
        let over = total - standing.rank.budget;
        text += &format!(", {} of it beyond the budget", amount.of(over));
    }
    Some(text + ".")
}

impl Amount {
    /// What so many bad minutes cost: "139 560 EUR".
    pub fn of(&self, minutes: Minutes) -> String {
        let figure = figure(minutes.get() * self.number);
        format!("{figure}\u{a0}{}", self.currency)
    }
}
