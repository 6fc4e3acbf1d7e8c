//! A document as blocks, and what writes them.

pub mod bars;
pub mod blocks;
pub mod html;
pub mod markdown;
pub mod markup;
