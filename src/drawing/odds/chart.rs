//! The arithmetic of a chart of P(total > x): scales, ticks and paths.

use crate::grammar::number::plain;
use crate::text::figures::figure;

/// The size of the drawing and its margins, in its own units.
pub const WIDTH: f64 = 720.0;
/// As [`WIDTH`].
pub const HEIGHT: f64 = 300.0;
const LEFT: f64 = 48.0;
/// As [`WIDTH`]; half a label stands beyond the axis.
pub const RIGHT: f64 = 26.0;
const TOP: f64 = 22.0;
const BOTTOM: f64 = 30.0;
/// The most ticks wanted along the minutes, and how far apart they are at least, about.
const TICKS: f64 = 6.0;
const TICK_ROOM: f64 = 64.0;

/// From minutes and probabilities to places in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: f64,
    to: f64,
    log: bool,
    /// Width and height of the drawing.
    size: (f64, f64),
}

/// A tick: where, and what is written there.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Place along the axis.
    pub at: f64,
    /// Its label.
    pub label: String,
}

impl Scale {
    /// A scale that shows up to `most` minutes, in a drawing of the usual size; from a thousandth of that when
    /// it is logarithmic.
    pub fn new(most: f64, log: bool) -> Self {
        Self::sized(most, log, (WIDTH, HEIGHT))
    }

    /// As [`Self::new`], in a drawing so wide and so high.
    pub fn sized(most: f64, log: bool, size: (f64, f64)) -> Self {
        let most = if most > 0.0 && most.is_finite() {
            most
        } else {
            1.0
        };
        if log {
            let (from, to) = (most / 1000.0, most);
            Self {
                from,
                to,
                log,
                size,
            }
        } else {
            let step = step(most / most_ticks(size.0));
            let to = (most / step).ceil() * step;
            Self {
                from: 0.0,
                to,
                log,
                size,
            }
        }
    }

    /// Where the axis of minutes ends.
    pub fn end(&self) -> f64 {
        self.size.0 - RIGHT
    }

    /// Where so many minutes stand, held inside the drawing.
    pub fn x(&self, minutes: f64) -> f64 {
        let share = if self.log {
            (minutes.max(self.from) / self.from).ln() / (self.to / self.from).ln()
        } else {
            minutes / self.to
        };
        LEFT + share.clamp(0.0, 1.0) * (self.end() - LEFT)
    }

    /// Whether so many minutes are within the drawing.
    pub fn holds(&self, minutes: f64) -> bool {
        (self.from..=self.to).contains(&minutes)
    }

    /// The ticks along the minutes.
    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut tick = |minutes: f64| {
            let at = self.x(minutes);
            let label = figure(minutes);
            ticks.push(Tick { at, label });
        };
        if self.log {
            let mut minutes = power_of_ten_below(self.from);
            while minutes <= self.to {
                if minutes >= self.from {
                    tick(minutes);
                }
                minutes *= 10.0;
            }
        } else {
            let step = step(self.to / most_ticks(self.size.0));
            let mut count = 0.0;
            while count * step <= self.to * 1.000_001 {
                tick(count * step);
                count += 1.0;
            }
        }
        ticks
    }

    /// The path of a curve through (minutes, probability); of stairs when it falls at certain
    /// totals alone.
    pub fn path(&self, curve: &[(f64, f64)], stairs: bool) -> String {
        let mut path = String::new();
        for (minutes, above) in curve.iter().filter(|(minutes, _)| *minutes <= self.to) {
            let (x, y) = (place(self.x(*minutes)), place(self.y(*above)));
            match (path.is_empty(), stairs) {
                (true, _) => path += &format!("M{x} {y}"),
                (false, true) => path += &format!("H{x}V{y}"),
                (false, false) => path += &format!("L{x} {y}"),
            }
        }
        path
    }

    /// The places of a curve through (minutes, probability) that are within the drawing; of stairs when it falls
    /// at certain totals alone.
    pub fn places(&self, curve: &[(f64, f64)], stairs: bool) -> Vec<(f64, f64)> {
        let mut places: Vec<(f64, f64)> = Vec::new();
        for (minutes, above) in curve.iter().filter(|(minutes, _)| *minutes <= self.to) {
            let (x, y) = (self.x(*minutes), self.y(*above));
            if let (true, Some((_, before))) = (stairs, places.last().copied()) {
                places.push((x, before));
            }
            places.push((x, y));
        }
        places
    }

    /// Where a probability stands.
    pub fn y(&self, probability: f64) -> f64 {
        TOP + (1.0 - probability.clamp(0.0, 1.0)) * (self.size.1 - TOP - BOTTOM)
    }

    /// The ticks along the probabilities.
    pub fn probability_ticks(&self) -> Vec<Tick> {
        let tick = |quarter: u8| Tick {
            at: self.y(f64::from(quarter) / 4.0),
            label: format!("{}%", u32::from(quarter) * 25),
        };
        (0..=4).map(tick).collect()
    }
}

/// How many ticks have room in a drawing so wide; a whole number, so that the axis ends at one.
fn most_ticks(width: f64) -> f64 {
    ((width - LEFT - RIGHT) / TICK_ROOM)
        .floor()
        .clamp(2.0, TICKS)
}

/// A place in the drawing, to a tenth of its units.
pub fn place(at: f64) -> String {
    plain((at * 10.0).round() / 10.0)
}

/// A round step of about this size: 1, 2 or 5 times a power of ten.
fn step(size: f64) -> f64 {
    let base = power_of_ten_below(size);
    let times = size / base;
    let times = match times {
        times if times <= 1.0 => 1.0,
        times if times <= 2.0 => 2.0,
        times if times <= 5.0 => 5.0,
        _ => 10.0,
    };
    times * base
}

fn power_of_ten_below(value: f64) -> f64 {
    let mut power = 1.0;
    while power > value && power > 1e-12 {
        power /= 10.0;
    }
    while power * 10.0 <= value && power < 1e15 {
        power *= 10.0;
    }
    power
}
