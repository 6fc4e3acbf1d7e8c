//! A factor's transform tabulated on a line, piece by piece in omega, as far as it was asked.

use std::cell::RefCell;
use std::rc::Rc;

use super::super::model::factor::{Bounds, Factor};
use super::super::numeric::chebyshev::{Basis, NODES};
use super::super::numeric::complex::exp;
use super::piece::Piece;

/// What an exponent may be off by before its piece is halved, where the factor is not small.
const SMOOTH: f64 = 2e-10;
/// A piece is halved no more often than this.
const MOST_HALVINGS: u32 = 6;
/// The narrowest piece, as a share of its place.
const LEAST_WIDTH: f64 = 1.0 / 256.0;

/// A factor's table on one line, which grows while it is used.
pub(crate) type SharedTable = Rc<RefCell<Table>>;

/// A factor on one line, known up to some frequency.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) pieces: Vec<Piece>,
}

impl Table {
    /// Adds one more piece, unless the table already goes that far; whether it does.
    pub(crate) fn extend(&mut self, factor: &Factor, a: f64, end: f64) -> bool {
        let from = self.pieces.last().map_or(0.0, |piece| piece.to);
        if from >= end {
            return true;
        }
        let mut to = if self.pieces.is_empty() {
            // The widest first piece on which the factor turns little.
            let mut to = a;
            while to * 2.0 <= factor.first_end {
                to *= 2.0;
            }
            to
        } else {
            // No more than twice as wide as the last one.
            let last = self.pieces.last().map_or(a, |piece| piece.to - piece.from);
            from + from.min((2.0 * last).max(from * LEAST_WIDTH))
        };
        let start = match self.pieces.last() {
            Some(last) => last.climbs.clone(),
            None => factor.climbs(a),
        };
        let mut halvings = 0;
        let piece = loop {
            let piece = factor.piece(a, from, to, &start);
            // Where the factor is small, so is what an error does.
            let wanted = (SMOOTH * exp(-piece.bounds[0].size)).min(1e-8);
            if piece.error <= wanted.max(8.0 * piece.floor)
                || halvings == MOST_HALVINGS
                || to - from <= from * LEAST_WIDTH
            {
                break piece;
            }
            to = from + (to - from) / 2.0;
            halvings += 1;
        };
        self.pieces.push(piece);
        self.pieces.last().is_some_and(|piece| piece.to >= end)
    }

    /// How far off the exponent may be between two frequencies,
    /// or the factor itself.
    pub(crate) fn errors_between(&self, from: f64, to: f64) -> (f64, f64) {
        let first = self.pieces.partition_point(|piece| piece.to <= from);
        let (mut most, mut absolute) = (0.0_f64, 0.0_f64);
        for piece in &self.pieces[first..] {
            if piece.from > to {
                break;
            }
            most = most.max(piece.error);
            absolute = absolute.max(piece.absolute);
        }
        (most, absolute)
    }

    /// What holds from a frequency on, as far as the table goes.
    pub(crate) fn bounds_at(&self, place: f64) -> Bounds {
        let number = self.pieces.partition_point(|piece| piece.to <= place);
        let Some(piece) = self.pieces.get(number) else {
            return Bounds {
                size: 0.0,
                excess: f64::INFINITY,
                rest: f64::INFINITY,
                one: 1.0,
            };
        };
        let nodes = Basis::get().places(piece.from, piece.to.min(1e300));
        let before = nodes.partition_point(|node| *node <= place);
        if before > 0 {
            return piece.bounds[before - 1];
        }
        match number {
            0 => Bounds {
                size: 0.0,
                excess: f64::INFINITY,
                rest: f64::INFINITY,
                one: 1.0,
            },
            _ => self.pieces[number - 1].bounds[NODES - 1],
        }
    }
}
