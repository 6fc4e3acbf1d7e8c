//! What the SLO calculator answers, in words and rows.

use crate::codec::link::calculator::{Ask, Field, WINDOWS};
use crate::document::{Column, Entry, reading};
use crate::grammar::cell;
use crate::grammar::chain;
use crate::grammar::chain::{availability_text, target_text};
use crate::grammar::number::UNKNOWN;
use crate::math::slo::burn::spend_of;
use crate::math::slo::{Chain, burn_rate, extra_nine, time_to_exhaustion};
use crate::math::{Days, Estimate, Minutes, Percent, PercentError, Share, error_budget};
use crate::text::figures::{figure, minutes_in_words, percent};

/// Sentences, of which the first is the answer; none for an empty field.
pub type Words = Vec<String>;

/// Heads of the columns of [`downtime`]: how many users are hit.
pub const HIT: [&str; 3] = ["All users down", "10% of users", "1% of users"];

/// Targets that people promise.
const USUAL: [&str; 11] = [
    "99.9999", "99.999", "99.995", "99.99", "99.95", "99.9", "99.5", "99", "98", "95", "90",
];

/// What stands where a target is needed and none can be read.
pub const NEEDS_TARGET: &str = "That takes a target, in the field above.";

/// A time in minutes, in the unit it is best said in.
pub fn span(minutes: f64) -> String {
    if let Some(words) = minutes_in_words(Minutes::new(minutes)) {
        words
    } else if minutes > 0.0 && minutes < 1.0 {
        format!("{} s", figure(minutes * 60.0))
    } else if figure(minutes) == UNKNOWN {
        UNKNOWN.to_owned()
    } else {
        format!("{} min", figure(minutes))
    }
}

fn read_percent(text: &str) -> Result<Percent, String> {
    text.parse().map_err(|error| {
        match error {
            PercentError::NotANumber => "Expected a percentage such as 99.9.",
            PercentError::TooManyDecimals => "Expected no more than twelve decimals.",
            PercentError::Above100 => "Expected no more than 100%.",
        }
        .to_owned()
    })
}

/// The target; `None` for an empty field.
///
/// # Errors
/// A sentence for what is no percentage.
pub fn target(ask: &Ask) -> Result<Option<Percent>, String> {
    let text = ask.get(Field::Target);
    match text.trim().is_empty() {
        true => Ok(None),
        false => read_percent(text).map(Some),
    }
}

/// For each window its name and how long a target lets all, a tenth or a hundredth of users be down,
/// in the order of [`HIT`].
pub fn downtime(target: Percent) -> Vec<(&'static str, [String; 3])> {
    let row = |&(_, days, name): &(&str, f64, &'static str)| {
        let window = Days::new(days);
        let budget = error_budget(target, window).get();
        let cell = |times: f64| match budget * times {
            0.0 => "none".to_owned(),
            long if long >= window.minutes().get() => "all the time".to_owned(),
            long => span(long),
        };
        (name, [cell(1.0), cell(10.0), cell(100.0)])
    };
    WINDOWS.iter().map(row).collect()
}

/// What is to be said about a target; nothing about most.
pub fn about_target(target: Percent) -> &'static str {
    if !target.is_extreme() {
        ""
    } else if target.left_to_fail().get() > 0.0 {
        "0% allows everything to fail: no budget can ever be spent."
    } else {
        "100% allows nothing to fail: the first failure breaks it, and no release, repair or test may ever cost a request."
    }
}

/// What an address asked for and cannot be a window.
pub fn no_window(ask: &Ask) -> Option<String> {
    let text = ask.no_window()?;
    let (_, window) = ask.window();
    Some(format!(
        "The address asks for a window of \u{201c}{text}\u{201d}, which is no number of days from 1 hour to ten years: what follows is for {window}."
    ))
}

/// The highest target that allows the downtime.
///
/// # Errors
/// A sentence for what is no duration.
pub fn highest_target(ask: &Ask) -> Result<Words, String> {
    let (days, window) = ask.window();
    let entry = cell::read(Column::Ettr, ask.get(Field::Down));
    if entry == Entry::Empty {
        return Ok(Vec::new());
    }
    let Ok(Some(Estimate::Point(down))) = reading::duration(&entry) else {
        return Err("Expected a duration such as 43 min, 1h 30m or 90s.".to_owned());
    };
    // What follows a target is rounded: it stands for all that the target allows.
    let allowed = target(ask)
        .ok()
        .flatten()
        .map(|target| error_budget(target, Days::new(days)).get());
    let follows = allowed.filter(|allowed| span(*allowed) == ask.get(Field::Down));
    let down = follows.unwrap_or(down.get());
    let length = Days::new(days).minutes().get();
    if down == 0.0 {
        return Ok(vec![
            "Only 100% allows no downtime at all, and nothing holds it.".to_owned(),
        ]);
    }
    if down >= length {
        return Ok(vec![format!(
            "That is all of {window}: no target above 0% allows it."
        )]);
    }
    let mut words = vec![format!(
        "{} is the highest target that allows {} in {window}.",
        target_text(down / length),
        span(down),
    )];
    let usual = USUAL.iter().filter_map(|text| text.parse().ok());
    let mut allowing = usual.filter(|target| error_budget(*target, Days::new(days)).get() >= down);
    if let Some(target) = allowing.next() {
        let budget = error_budget(target, Days::new(days)).get();
        words.push(format!(
            "Of the targets people promise, {} is the highest that does, with {}.",
            percent(&target),
            span(budget),
        ));
    }
    Ok(words)
}

/// How fast the budget burns while so many requests fail, and how long it lasts.
///
/// # Errors
/// A sentence for what is no percentage.
pub fn burning(ask: &Ask) -> Result<Words, String> {
    let (days, window) = ask.window();
    let text = ask.get(Field::Errors);
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let errors = read_percent(text)?;
    let say = |words: &str| Ok(vec![words.to_owned()]);
    let Ok(Some(target)) = target(ask) else {
        return say(NEEDS_TARGET);
    };
    let failing = errors.of(1.0);
    if failing == 0.0 {
        return say("While nothing fails, nothing of the budget is spent.");
    }
    let ratio = Share::new(failing);
    let Some(burn) = burn_rate(ratio, target) else {
        return say("A target of 100% has no budget to burn: it is broken by the first failure.");
    };
    let budget = span(error_budget(target, Days::new(days)).get());
    let mut words = vec![format!(
        "The burn rate is {}; at 1 a budget lasts exactly its window.",
        figure(burn)
    )];
    if burn < 1.0 {
        words.push(format!(
            "It lasts: {window} of this spends {}% of its {budget}.",
            figure(burn * 100.0)
        ));
    } else if burn == 1.0 {
        words.push(format!(
            "It is spent exactly at the end: {window} of this takes all of its {budget}."
        ));
    } else if let Some(lasts) = time_to_exhaustion(Days::new(days), burn) {
        words.push(format!(
            "A full budget for {window}, {budget}, is spent in {}.",
            span(lasts.get())
        ));
    }
    if burn >= 1.0 {
        let spent = spend_of(burn, Minutes::new(60.0), Days::new(days)).get();
        if spent < 1.0 {
            words.push(format!(
                "An hour of this spends {}% of it.",
                figure(spent * 100.0)
            ));
        }
    }
    Ok(words)
}

/// What all dependencies hold together, and what each should hold for the target.
///
/// # Errors
/// A sentence that names the place, for what is not understood.
pub fn dependencies(ask: &Ask) -> Result<Words, String> {
    let text = ask.get(Field::Depends);
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let chain = chain::read(text)?;
    let year = Days::new(365.0);
    // Sums of many parts can pass the end by the last bit.
    let missing = chain.missing().clamp(0.0, 1.0);
    let down = missing * year.minutes().get();
    let mut words = vec![format!(
        "Together they hold {}: {} of a year are lost before anything of your own fails.",
        availability_text(missing),
        if down == 0.0 {
            "no minutes".to_owned()
        } else {
            span(down)
        },
    )];
    let Ok(Some(target)) = target(ask) else {
        return Ok(words);
    };
    let name = percent(&target);
    let left = error_budget(target, year).get() - down;
    // The noise of the sums above is no minute of anybody's.
    let spare = left > down * 1e-9;
    words.push(if spare {
        format!(
            "Of the budget of {name} they leave {} of a year for your own failures.",
            span(left)
        )
    } else if left >= -down * 1e-9 {
        format!("They take exactly what {name} allows, and leave nothing for your own failures.")
    } else {
        format!(
            "{name} cannot be held on top of them: they take {} of a year more than it allows.",
            span(-left)
        )
    });
    let rule = extra_nine(target).filter(|_| !target.is_extreme());
    if let Some(each) = rule {
        let allowed = each.left_to_fail().get() * (1.0 + 1e-9);
        let needed = needed(&chain);
        let below = needed
            .iter()
            .filter(|part| part.missing() > allowed)
            .count();
        let count = match (below, needed.len()) {
            (0, 1) => "The one here does.".to_owned(),
            (_, 1) => "The one here does not.".to_owned(),
            (0, _) => "All of these do.".to_owned(),
            (below, all) if below == all => format!("Of these {all}, none does."),
            (below, all) => format!(
                "Of these {all}, {below} {} less.",
                if below == 1 { "holds" } else { "hold" }
            ),
        };
        words.push(format!(
            "The rule of the extra nine: for {name}, each dependency that is needed should hold {}, so that ten of them take no more than the whole budget. {count}",
            percent(&each)
        ));
    }
    Ok(words)
}

/// The parts that are all needed; those that stand in for each other are one.
fn needed(chain: &Chain) -> Vec<&Chain> {
    match chain {
        Chain::Series(parts) => parts.iter().flat_map(needed).collect(),
        one => vec![one],
    }
}
