//! Random tables from a seed, and their odds by drawing horizons: a second opinion on the exact ones.

use bad_minutes::math::{
    Days, Estimate, Frequency, Minutes, OddsRisk, PerYear, Question, RiskEstimates, Share, Shift,
    YearLength,
};

/// Half the width of a 90 % interval in standard deviations.
pub const Z95: f64 = 1.644_853_626_951_472_2;

/// xoshiro256++ by D. Blackman and S. Vigna, seeded by splitmix64.
pub struct Chance([u64; 4]);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut state = seed;
        Self([0; 4].map(|_| {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        }))
    }

    fn next(&mut self) -> u64 {
        let s = &mut self.0;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// Flat on (0, 1).
    pub fn share(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// Flat in the logarithm.
    pub fn about(&mut self, low: f64, high: f64) -> f64 {
        self.between(low.ln(), high.ln()).exp()
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    fn normal(&mut self) -> f64 {
        let (radius, turn) = (self.share(), self.share());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
    }

    /// Arrivals within `rate` unit-rate units of time.
    fn poisson(&mut self, rate: f64) -> u64 {
        let (mut left, mut count) = (rate, 0);
        loop {
            left += self.share().ln();
            if left < 0.0 {
                return count;
            }
            count += 1;
        }
    }

    fn estimate(&mut self, estimate: Estimate<f64>) -> f64 {
        match estimate {
            Estimate::Point(value) => value,
            Estimate::Lognormal { low, high } => {
                let sigma = (high / low).ln() / (2.0 * Z95);
                (low * high).sqrt() * (sigma * self.normal()).exp()
            }
            Estimate::Exponential { high } => -high / 20_f64.ln() * self.share().ln(),
            Estimate::Uniform { low, high } => self.between(low, high),
            Estimate::Capped { low, high, most } => self.between(low, high).min(most),
        }
    }

    /// The bad minutes of one horizon.
    pub fn total(&mut self, question: &Question, risks: &[OddsRisk]) -> f64 {
        let mut total = 0.0;
        for risk in risks {
            let RiskEstimates {
                ettd,
                ettr,
                impact,
                frequency,
            } = risk.estimates;
            let days = question.horizon.get();
            let mut rate = risk.shift.rate
                * match frequency {
                    Frequency::Every(ettf) => days / self.estimate(bare(ettf)),
                    Frequency::Rate(rate) => {
                        self.estimate(bare(rate)) * days / question.year.days().get()
                    }
                };
            let mut size = 1.0;
            if let (true, Some(k)) = (risk.doubted, question.doubt) {
                let sigma = k.ln() / Z95;
                rate *= (sigma * self.normal() - sigma * sigma / 2.0).exp();
                size = (sigma * self.normal() - sigma * sigma / 2.0).exp();
            }
            for _ in 0..self.poisson(rate) {
                let detect = (self.estimate(bare(ettd)) + risk.shift.ettd.get()).max(0.0);
                let resolve = (self.estimate(bare(ettr)) + risk.shift.ettr.get()).max(0.0);
                total += (detect + resolve) * self.estimate(bare(impact)) * size;
            }
        }
        total
    }
}

fn bare<U: bad_minutes::math::units::Unit>(estimate: Estimate<U>) -> Estimate<f64> {
    match estimate {
        Estimate::Point(value) => Estimate::Point(value.get()),
        Estimate::Lognormal { low, high } => Estimate::Lognormal {
            low: low.get(),
            high: high.get(),
        },
        Estimate::Exponential { high } => Estimate::Exponential { high: high.get() },
        Estimate::Uniform { low, high } => Estimate::Uniform {
            low: low.get(),
            high: high.get(),
        },
        Estimate::Capped { low, high, most } => Estimate::Capped {
            low: low.get(),
            high: high.get(),
            most: most.get(),
        },
    }
}

pub fn point(minutes: f64) -> Estimate<Minutes> {
    Estimate::Point(Minutes::new(minutes))
}

pub fn range(low: f64, high: f64) -> Estimate<Minutes> {
    Estimate::Lognormal {
        low: Minutes::new(low),
        high: Minutes::new(high),
    }
}

pub fn shares(low: f64, high: f64) -> Estimate<Share> {
    if low < high {
        Estimate::Uniform {
            low: Share::new(low),
            high: Share::new(high),
        }
    } else {
        Estimate::Point(Share::new(low))
    }
}

pub fn every(days: f64) -> Frequency {
    Frequency::Every(Estimate::Point(Days::new(days)))
}

pub fn every_range(low: f64, high: f64) -> Frequency {
    Frequency::Every(Estimate::Lognormal {
        low: Days::new(low),
        high: Days::new(high),
    })
}

pub fn risk(
    ettd: Estimate<Minutes>,
    ettr: Estimate<Minutes>,
    impact: Estimate<Share>,
    frequency: Frequency,
) -> OddsRisk {
    OddsRisk {
        estimates: RiskEstimates {
            ettd,
            ettr,
            impact,
            frequency,
        },
        shift: Shift::default(),
        doubted: false,
    }
}

/// A question over some days, with the budgets of 99, 99.5, 99.9 and 99.95 %.
pub fn question(days: f64) -> Question {
    let share = |share: f64| Minutes::new(share * days * 1440.0);
    Question {
        horizon: Days::new(days),
        year: YearLength::Days365,
        doubt: None,
        budgets: [0.01, 0.005, 0.001, 0.0005].map(share).to_vec(),
        quantiles: Vec::new(),
        each: false,
        error: Question::ERROR,
    }
}

/// A duration: a point in one of four, else any of the three shapes over at most three decades.
fn duration(chance: &mut Chance) -> Estimate<Minutes> {
    let low = chance.about(0.2, 200.0);
    let high = low * chance.about(1.5, 300.0);
    let minutes = Minutes::new;
    match (chance.share() * 8.0) as u32 {
        0 => point(0.0),
        1 => point(low.round()),
        2 => Estimate::Exponential {
            high: minutes(high),
        },
        3 => Estimate::Uniform {
            low: minutes(low),
            high: minutes(high),
        },
        _ => range(low, high),
    }
}

/// Any risk a person might write: about one in four figures a point, incidents from one a week to one
/// in ten years, one in five shifted either way.
pub fn any_risk(chance: &mut Chance) -> OddsRisk {
    let impact = if chance.chance(0.4) {
        let share = (chance.between(0.01, 1.0) * 100.0).round() / 100.0;
        shares(share, share)
    } else {
        let high = chance.about(0.02, 1.0);
        shares(high * chance.between(0.0, 0.9), high)
    };
    let days = chance.about(7.0, 3650.0);
    let wide = days * chance.about(1.5, 20.0);
    let frequency = match (chance.share() * 6.0) as u32 {
        0 | 1 => every(days),
        2 => Frequency::Every(Estimate::Uniform {
            low: Days::new(days),
            high: Days::new(wide),
        }),
        3 => Frequency::Rate(Estimate::Uniform {
            low: PerYear::new(0.0),
            high: PerYear::new(365.0 / days),
        }),
        _ => every_range(days, wide),
    };
    let mut risk = risk(duration(chance), duration(chance), impact, frequency);
    if chance.chance(0.2) {
        risk.shift = Shift {
            ettd: Minutes::new(chance.between(-30.0, 30.0)),
            ettr: Minutes::new(chance.between(-30.0, 30.0)),
            rate: chance.between(0.5, 2.0),
        };
    }
    risk.doubted = chance.chance(0.5);
    risk
}

/// One to twenty such risks.
pub fn any_table(chance: &mut Chance) -> Vec<OddsRisk> {
    let count = chance.about(1.0, 21.0) as usize;
    (0..count).map(|_| any_risk(chance)).collect()
}
