//! The Activities page: what is done together.

use crate::app::components::calibration::calibration;
use crate::app::components::causal_map::causal_map;
use crate::app::components::premortem::premortem;
use crate::app::components::silent_estimates::silent_estimates;
use crate::app::desk::Desk;
use crate::app::view::El;

/// What stands under the page's title.
pub fn activities(desk: Desk) -> Vec<El> {
    vec![
        premortem(desk),
        silent_estimates(desk),
        causal_map(desk),
        calibration(desk),
    ]
}
