//! From values to pixels, and round values for ticks.

/// A linear scale from values to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// A scale that takes the values `from` to the pixels `to`. A domain without extent is
    /// widened to 1, so that every value has a place.
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        let wide = from.1 - from.0;
        let from = match wide.is_finite() && wide != 0.0 {
            true => from,
            false => (from.0, from.0 + 1.0),
        };
        Self { from, to }
    }

    /// The pixel of a value; values outside the domain lie outside the range.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + share * (self.to.1 - self.to.0)
    }

    /// As [`Scale::at`], kept within the range.
    pub fn within(&self, value: f64) -> f64 {
        let (low, high) = (self.to.0.min(self.to.1), self.to.0.max(self.to.1));
        self.at(value).clamp(low, high)
    }

    /// The value of a pixel.
    pub fn value(&self, pixel: f64) -> f64 {
        let share = (pixel - self.to.0) / (self.to.1 - self.to.0);
        self.from.0 + share * (self.from.1 - self.from.0)
    }
}

/// Round values from 0 up to `max`, about `count` steps of 1, 2, 2.5 or 5 times a power of ten.
pub fn ticks(max: f64, count: usize) -> Vec<f64> {
    if !max.is_finite() || max <= 0.0 {
        return vec![0.0];
    }
    let rough = max / count.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= rough * 0.999);
    let step = step.unwrap_or(10.0) * power;
    let last = (max / step + 1e-9).floor() as usize;
    (0..=last).map(|place| place as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_pixels_are_inverse() {
        let scale = Scale::new((0.0, 1000.0), (44.0, 680.0));
        assert_eq!(scale.at(0.0), 44.0);
        assert_eq!(scale.at(1000.0), 680.0);
        assert!((scale.value(scale.at(526.0)) - 526.0).abs() < 1e-9);
        assert_eq!(scale.within(2000.0), 680.0);
    }

    #[test]
    fn a_domain_without_extent_has_a_place() {
        assert_eq!(Scale::new((0.0, 0.0), (0.0, 10.0)).at(0.0), 0.0);
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(951.0, 4), [0.0, 250.0, 500.0, 750.0]);
        assert_eq!(ticks(873.0, 5), [0.0, 200.0, 400.0, 600.0, 800.0]);
        assert_eq!(ticks(1.0, 4), [0.0, 0.25, 0.5, 0.75, 1.0]);
        assert_eq!(ticks(0.0, 4), [0.0]);
        assert_eq!(ticks(f64::NAN, 4), [0.0]);
    }
}
