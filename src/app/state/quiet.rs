//! What nobody wants to be told again before something is written.

use crate::app::state::workbook::Workbook;
use crate::store::notes::quiet;
use crate::text::share::loss::Carrier;

impl Workbook {
    /// Whether what a carrier cannot hold is no longer said.
    pub fn is_quiet(&self, carrier: Carrier) -> bool {
        self.with_storage(|storage| quiet::is_quiet(storage, carrier.code()))
    }

    /// Says it no longer. Where the browser stores nothing it is said again.
    pub fn be_quiet(&self, carrier: Carrier) {
        self.with_storage(|storage| quiet::add(storage, carrier.code()));
    }
}
