//! Units as types, so that minutes and days never meet unnoticed.

use std::iter::Sum;
use std::ops::{Add, Sub};

/// Minutes in a day.
pub const MINUTES_PER_DAY: f64 = 1440.0;

/// A quantity in one unit.
pub trait Unit: Copy + PartialOrd {
    /// Wraps a bare number that is already in this unit.
    fn new(value: f64) -> Self;
    /// The bare number.
    fn get(self) -> f64;
}

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
        pub struct $name(f64);

        impl $name {
            /// Wraps a bare number that is already in this unit.
            pub const fn new(value: f64) -> Self {
                Self(value)
            }

            /// The bare number.
            pub const fn get(self) -> f64 {
                self.0
            }
        }

        impl Unit for $name {
            fn new(value: f64) -> Self {
                Self(value)
            }

            fn get(self) -> f64 {
                self.0
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
                Self(items.map(|item| item.0).sum())
            }
        }
    };
}

unit!(
    /// Minutes: durations, bad minutes, budgets.
    Minutes
);
unit!(
    /// Days: time between failures, windows.
    Days
);
unit!(
    /// A share of users or of time, 0 to 1.
    Share
);
unit!(
    /// Occurrences a year.
    PerYear
);

impl Days {
    /// The same span in minutes.
    pub fn minutes(self) -> Minutes {
        Minutes::new(self.get() * MINUTES_PER_DAY)
    }
}

/// How long the engagement's year is. One setting serves incidents and budgets alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum YearLength {
    /// 365 days, the practice's own figure.
    #[default]
    Days365,
    /// 365.25 days, as the well-known spreadsheets count.
    Days365_25,
}

impl YearLength {
    /// The year in days.
    pub const fn days(self) -> Days {
        match self {
            Self::Days365 => Days::new(365.0),
            Self::Days365_25 => Days::new(365.25),
        }
    }
}
