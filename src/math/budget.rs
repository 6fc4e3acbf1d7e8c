//! Percentages in decimal, and the error budget they leave.

use std::fmt;
use std::str::FromStr;

use super::units::{Days, Minutes, Share};

/// Decimals a percentage may carry: twelve nines and a margin, and every figure fits an i64.
const MOST_DECIMALS: u32 = 12;

/// A percentage from 0 to 100 held in decimal, because 1 - 0.9999 in binary is not 0.0001
/// and then allows 99 failures in a million instead of 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent {
    /// The percentage times 10^decimals.
    scaled: u64,
    decimals: u32,
}

/// Why a text is no percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// Not digits with an optional decimal point and percent sign.
    NotANumber,
    /// More than twelve decimals.
    TooManyDecimals,
    /// Above 100.
    Above100,
}

impl Percent {
    /// 25 %.
    pub const QUARTER: Self = Self {
        scaled: 25,
        decimals: 0,
    };

    /// 100 - p, as a share of 1 times `amount`, with one rounding at the end.
    pub fn complement_of(self, amount: f64) -> f64 {
        let hundred = 100 * 10u64.pow(self.decimals);
        (hundred - self.scaled) as f64 * amount / hundred as f64
    }

    /// What is left to fail, as a share.
    pub fn left_to_fail(self) -> Share {
        Share::new(self.complement_of(1.0))
    }

    /// The percentage that leaves a tenth of what this one leaves: one nine more. `None` where it would
    /// have too many decimals.
    pub fn with_a_tenth_left(self) -> Option<Self> {
        let unit = 10u64.pow(self.decimals);
        (self.decimals < MOST_DECIMALS).then(|| Self {
            scaled: 900 * unit + self.scaled,
            decimals: self.decimals + 1,
        })
    }

    /// The percentage times `amount` / 100, with one rounding at the end.
    pub fn of(self, amount: f64) -> f64 {
        self.scaled as f64 * amount / (100 * 10u64.pow(self.decimals)) as f64
    }

    /// Whether this is 0 % or 100 %, which leave everything or nothing to fail.
    pub fn is_extreme(self) -> bool {
        self.scaled == 0 || self.scaled == 100 * 10u64.pow(self.decimals)
    }
}

impl FromStr for Percent {
    type Err = PercentError;

    fn from_str(text: &str) -> Result<Self, PercentError> {
        let text = text.trim();
        let text = text.strip_suffix('%').unwrap_or(text).trim_end();
        // No percentage has thousands, so a comma is a decimal mark.
        let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) {
            return Err(PercentError::NotANumber);
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = fraction.len() as u32;
        if decimals > MOST_DECIMALS {
            return Err(PercentError::TooManyDecimals);
        }
        let whole = whole.trim_start_matches('0');
        if whole.len() > 3 {
            return Err(PercentError::Above100);
        }
        let scaled = format!("0{whole}{fraction}")
            .parse()
            .map_err(|_| PercentError::NotANumber)?;
        if scaled > 100 * 10u64.pow(decimals) {
            return Err(PercentError::Above100);
        }
        Ok(Self { scaled, decimals })
    }
}

impl fmt::Display for Percent {
    /// All the digits and no padding: 99.9995 stays 99.9995.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10u64.pow(self.decimals);
        write!(f, "{}", self.scaled / unit)?;
        if self.decimals > 0 {
            let width = self.decimals as usize;
            write!(f, ".{:0width$}", self.scaled % unit)?;
        }
        Ok(())
    }
}

/// The minutes of `window` that may fail while `target` still holds:
/// (1 - target) * window * 1440, with 100 - target taken in decimal.
///
/// Source: the definition of an error budget (Site Reliability Engineering, chapter 3).
pub fn error_budget(target: Percent, window: Days) -> Minutes {
    Minutes::new(target.complement_of(window.minutes().get()))
}
