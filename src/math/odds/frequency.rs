//! How many incidents there are in a horizon: Poisson with a rate that may itself be unknown.
//!
//! Rates lie on a lattice of ln rate with a whole number of nodes per doubling. The number of
//! incidents has the generating function G(t) = E[exp(rate (t - 1))], which is read as a power series
//! while the counts are few, and otherwise from the rates: those of one doubling need an
//! exponential each, and all higher ones follow by squaring.
//!
//! Source: mixed Poisson distributions, Loss Models, chapter 6 and 7.

use super::super::estimate::{Estimate, Frequency, lognormal_parameters};
use super::super::units::{Days, Unit, YearLength};
use super::normal::density;
use super::transform::Spectrum;

/// Rates further than so many sigmas from the middle have a probability of 6e-10.
const FARTHEST: f64 = 6.2;
/// The most rates kept of one frequency.
const MOST_RATES: usize = 4096;
/// Beyond so many incidents the power series is no longer the shorter way.
const MOST_COUNTS: f64 = 2048.0;
/// The probability of more incidents than are counted.
const UNCOUNTED: f64 = 1e-11;
/// What a frequency's value may be wrong by, so small because tilting lifts it.
const FAINT: f64 = 1e-14;

/// The incidents of one risk over the horizon.
pub(super) struct Incidents {
    /// Expected incidents, once for each equally spaced ln rate, and how probable.
    rates: Vec<(f64, f64)>,
    per_doubling: usize,
    /// P(n incidents); empty when they are too many.
    counts: Vec<f64>,
    /// Up to which |t|^2 how many of the counts matter.
    lengths: Vec<(f64, usize)>,
}

/// What is known of ln rate before it is put on nodes: values with their weights, all blurred by sigma.
struct LogRate {
    values: Vec<(f64, f64)>,
    sigma: f64,
}

impl Incidents {
    /// The incidents of `horizon` days, `factor` times as many as the frequency says. With doubt
    /// the rate is multiplied once by a lognormal of mean 1 and this sigma.
    pub(super) fn of(
        frequency: Frequency,
        horizon: Days,
        year: YearLength,
        factor: f64,
        doubt: f64,
    ) -> Self {
        let times = horizon.get() * factor;
        let scale = match frequency {
            Frequency::Every(_) => times,
            Frequency::Rate(_) => times / year.days().get(),
        };
        let mut log_rate = match frequency {
            Frequency::Every(days) => LogRate::of(days, true),
            Frequency::Rate(rate) => LogRate::of(rate, false),
        };
        for value in &mut log_rate.values {
            value.0 += scale.ln() - doubt * doubt / 2.0;
        }
        log_rate.sigma = (log_rate.sigma * log_rate.sigma + doubt * doubt).sqrt();
        let (rates, per_doubling) = log_rate.nodes();
        let mut incidents = Self {
            rates,
            per_doubling,
            counts: Vec::new(),
            lengths: Vec::new(),
        };
        let most = incidents.rates.last().map_or(0.0, |last| last.0);
        if most + 9.0 * most.sqrt() + 30.0 <= MOST_COUNTS {
            incidents.counts = incidents.thinned(0.0, 1.0);
            incidents.measure();
        }
        incidents
    }

    /// G at a real place: with the probability that an incident costs nothing, that of no cost at all.
    pub(super) fn generating(&self, place: f64) -> f64 {
        let mut sum = 0.0;
        for (rate, weight) in &self.rates {
            sum += weight * (rate * (place - 1.0)).exp();
        }
        sum
    }

    /// The mean of the rate and of its square, without its highest thousandth: how large a lattice
    /// should be, not what the tail costs.
    pub(super) fn rough_moments(&self) -> (f64, f64) {
        let (mut mean, mut square, mut seen) = (0.0, 0.0, 0.0);
        for (rate, weight) in &self.rates {
            mean += weight * rate;
            square += weight * rate * rate;
            seen += weight;
            if seen > 0.999 {
                break;
            }
        }
        (mean, square)
    }

    /// Whether P(n incidents) is known for each n that matters.
    pub(super) fn is_counted(&self) -> bool {
        !self.counts.is_empty()
    }

    /// The only rate, if it is known.
    pub(super) fn known(&self) -> Option<f64> {
        match self.rates[..] {
            [(rate, _)] => Some(rate),
            _ => None,
        }
    }

    /// P(n incidents of a kind and none of a third), where an incident is of that kind with
    /// probability `share` and harmless with probability `nothing`.
    pub(super) fn thinned(&self, nothing: f64, share: f64) -> Vec<f64> {
        let mut counts = Vec::new();
        for (rate, weight) in &self.rates {
            let missed = rate * (1.0 - nothing - share).max(0.0);
            poisson(rate * share, weight * (-missed).exp(), &mut counts);
        }
        let mut beyond = 0.0;
        while counts.len() > 1 {
            beyond += counts[counts.len() - 1];
            if beyond > UNCOUNTED {
                break;
            }
            counts.pop();
        }
        counts
    }

    /// For a few lengths of the series, up to which |t| what follows is faint.
    fn measure(&mut self) {
        let mut beyond = 0.0;
        let mut lengths = Vec::new();
        let mut wanted = self.counts.len();
        lengths.push((f64::INFINITY, wanted));
        for length in (4..self.counts.len()).rev() {
            beyond += self.counts[length];
            if length * 8 <= wanted * 7 {
                wanted = length;
                let most = (FAINT / beyond).powf(2.0 / length as f64);
                lengths.push((most, length));
            }
        }
        lengths.reverse();
        self.lengths = lengths;
    }

    /// Puts each value t of a spectrum through G.
    pub(super) fn compose(&self, spectrum: &mut Spectrum) {
        if self.counts.is_empty() {
            self.compose_rates(spectrum);
        } else {
            self.compose_counts(spectrum);
        }
    }

    /// The power series with real coefficients by the recurrence b[n] = p[n] + 2 Re t b[n+1] - |t|^2 b[n+2]
    /// (Clenshaw; Knuth, The Art of Computer Programming, 4.6.4), four frequencies abreast.
    fn compose_counts(&self, spectrum: &mut Spectrum) {
        let counts = &self.counts[..];
        let length = spectrum.re.len();
        let mut at = 0;
        while at < length {
            let mut twice = [0.0; 4];
            let mut square = [0.0; 4];
            let mut largest: f64 = 0.0;
            for lane in 0..4 {
                let place = (at + lane).min(length - 1);
                let (re, im) = (spectrum.re[place], spectrum.im[place]);
                twice[lane] = 2.0 * re;
                square[lane] = re * re + im * im;
                largest = largest.max(square[lane]);
            }
            let mut place = 0;
            while self.lengths[place].0 < largest {
                place += 1;
            }
            let many = self.lengths[place].1;
            let mut one = [0.0; 4];
            let mut two = [0.0; 4];
            for count in counts[1..many].iter().rev() {
                let mut next = [0.0; 4];
                for lane in 0..4 {
                    next[lane] = count + twice[lane] * one[lane] - square[lane] * two[lane];
                }
                two = one;
                one = next;
            }
            for lane in 0..4 {
                let place = at + lane;
                if place < length {
                    let (re, im) = (spectrum.re[place], spectrum.im[place]);
                    spectrum.re[place] = counts[0] + re * one[lane] - square[lane] * two[lane];
                    spectrum.im[place] = im * one[lane];
                }
            }
            at += 4;
        }
    }

    fn compose_rates(&self, spectrum: &mut Spectrum) {
        let silent = self.silence();
        for at in 0..spectrum.re.len() {
            let (re, im) = (spectrum.re[at] - 1.0, spectrum.im[at]);
            let (mut sum_re, mut sum_im) = (0.0, 0.0);
            if -re < silent {
                for first in 0..self.per_doubling.min(self.rates.len()) {
                    let rate = self.rates[first].0;
                    let size = (rate * re).exp();
                    let (sin, cos) = (rate * im).sin_cos();
                    let (mut a, mut b) = (size * cos, size * sin);
                    let mut place = first;
                    while place < self.rates.len() {
                        let weight = self.rates[place].1;
                        sum_re += weight * a;
                        sum_im += weight * b;
                        let square = a * a - b * b;
                        b *= 2.0 * a;
                        a = square;
                        if a * a + b * b < FAINT * FAINT {
                            break;
                        }
                        place += self.per_doubling;
                    }
                }
            }
            spectrum.re[at] = sum_re;
            spectrum.im[at] = sum_im;
        }
    }

    /// How far t must stay from 1 for G to be faint there.
    fn silence(&self) -> f64 {
        let mut distance: f64 = 2.0;
        while distance > 1e-12 && self.generating(1.0 - distance / 2.0) < FAINT {
            distance /= 2.0;
        }
        distance + f64::EPSILON
    }
}

/// Adds the probabilities of a Poisson number times a weight.
fn poisson(rate: f64, weight: f64, counts: &mut Vec<f64>) {
    let most = (rate + 9.0 * rate.sqrt() + 30.0) as usize;
    if counts.len() <= most {
        counts.resize(most + 1, 0.0);
    }
    let middle = if rate < 16.0 { 0 } else { rate as usize };
    let n = middle as f64;
    let log = if middle == 0 {
        -rate
    } else {
        // Stirling's series for ln n!, to 1e-12 from 16 on.
        let factorial = n * n.ln() - n
            + 0.5 * (std::f64::consts::TAU * n).ln()
            + (1.0 - (1.0 - 2.0 / (7.0 * n * n)) / (30.0 * n * n)) / (12.0 * n);
        n * rate.ln() - rate - factorial
    };
    let top = weight * log.exp();
    let mut term = top;
    for (n, count) in counts.iter_mut().enumerate().take(most + 1).skip(middle) {
        *count += term;
        term *= rate / (n + 1) as f64;
    }
    term = top;
    // A weight of Lagrange's may be below 0.
    let faint = top.abs() * 1e-22;
    for n in (0..middle).rev() {
        term *= (n + 1) as f64 / rate;
        if term.abs() < faint {
            break;
        }
        counts[n] += term;
    }
}

impl LogRate {
    /// ln of an estimate, or of its inverse.
    fn of<U: Unit>(estimate: Estimate<U>, inverse: bool) -> Self {
        let sign = if inverse { -1.0 } else { 1.0 };
        match estimate {
            Estimate::Point(value) => Self {
                values: vec![(sign * value.get().ln(), 1.0)],
                sigma: 0.0,
            },
            Estimate::Lognormal { low, high } => {
                let (mu, sigma) = lognormal_parameters(low.get(), high.get());
                Self {
                    values: vec![(sign * mu, 1.0)],
                    sigma,
                }
            }
            Estimate::Uniform { low, high } => {
                let (low, high) = (low.get(), high.get());
                let from = low.max(1e-9 * high);
                Self::panels(sign, from, high, &|x| x / (high - low))
            }
            Estimate::Exponential { high } => {
                let mean = high.get() / 20f64.ln();
                Self::panels(sign, 1e-9 * mean, 45.0 * mean, &|x| {
                    x / mean * (-x / mean).exp()
                })
            }
        }
    }

    /// A density of ln x, by Gauss and Legendre's rule of four on small panels.
    fn panels(sign: f64, from: f64, to: f64, density: &dyn Fn(f64) -> f64) -> Self {
        const RULE: [(f64, f64); 4] = [
            (-0.861_136_311_594_052_6, 0.173_927_422_568_726_93),
            (-0.339_981_043_584_856_26, 0.326_072_577_431_273_07),
            (0.339_981_043_584_856_26, 0.326_072_577_431_273_07),
            (0.861_136_311_594_052_6, 0.173_927_422_568_726_93),
        ];
        const PANELS: usize = 128;
        let width = (to / from).ln() / PANELS as f64;
        let mut values = Vec::with_capacity(4 * PANELS);
        let mut total = 0.0;
        for panel in 0..PANELS {
            for (place, weight) in RULE {
                let log = from.ln() + width * (panel as f64 + 0.5 + place / 2.0);
                let share = weight * width * density(log.exp());
                total += share;
                values.push((sign * log, share));
            }
        }
        for value in &mut values {
            value.1 /= total;
        }
        Self { values, sigma: 0.0 }
    }

    /// Rates and their weights, equally spaced in ln rate, and how many to a doubling.
    fn nodes(&self) -> (Vec<(f64, f64)>, usize) {
        if let ([(value, _)], true) = (&self.values[..], self.sigma < 1e-9) {
            return (vec![(value.exp(), 1.0)], 1);
        }
        let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
        for (value, _) in &self.values {
            least = least.min(*value);
            most = most.max(*value);
        }
        let blurred = self.sigma >= 1e-9;
        // A Poisson probability is 1 / sqrt rate wide in ln rate, and a blurred one narrower than sigma.
        let spacing = if blurred {
            let typical = (most + 2.5 * self.sigma).exp();
            1.0 / (1.0 / (self.sigma * self.sigma) + typical).sqrt()
        } else {
            0.1 / (1.0 + most.exp()).sqrt()
        };
        let margin = FARTHEST * self.sigma;
        let (least, most) = (least - margin, most + margin);
        let spacing = spacing.max((most - least) / MOST_RATES as f64);
        let per_doubling = (std::f64::consts::LN_2 / spacing).ceil().max(1.0);
        let spacing = std::f64::consts::LN_2 / per_doubling;
        let origin = least - 2.0 * spacing;
        let length = ((most - origin) / spacing) as usize + 4;
        let mut weights = vec![0.0; length];
        for (value, share) in &self.values {
            let place = (value - origin) / spacing;
            if blurred {
                let margin = margin / spacing;
                let first = (place - margin).max(0.0) as usize;
                let last = ((place + margin) as usize + 1).min(length - 1);
                for (at, weight) in weights[first..=last].iter_mut().enumerate() {
                    let distance = ((first + at) as f64 - place) * spacing / self.sigma;
                    *weight += share * density(distance) * spacing / self.sigma;
                }
            } else {
                let (first, taps) = super::lattice::taps(place as usize, place.fract());
                for (tap, part) in taps.iter().enumerate() {
                    weights[first + tap] += share * part;
                }
            }
        }
        let mut total = 0.0;
        for weight in &weights {
            total += weight;
        }
        let mut nodes = Vec::with_capacity(length);
        for (at, weight) in weights.iter().enumerate() {
            nodes.push(((origin + at as f64 * spacing).exp(), weight / total));
        }
        (nodes, per_doubling as usize)
    }
}
