//! From the document to figures and findings: pure, total, without text.

pub mod objective;
