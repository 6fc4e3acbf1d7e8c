//! The answer in the bar.

use bad_minutes::document::Window;
use bad_minutes::text::odds_words::holds_share;

#[test]
fn the_bar_says_how_often_the_target_holds() {
    let check = |p, window, expected: &str| assert_eq!(holds_share(p, window), expected);
    check(0.28, Window::Quarter, "holds in 28% of quarters");
    check(1.0, Window::Year, "holds in 100% of years");
    check(0.0004, Window::Year, "holds in <\u{a0}0.1% of years");
}
