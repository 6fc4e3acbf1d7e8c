//! What the clock of a timed round shows and says.

/// The minutes to choose from.
pub const CHOICES: [&str; 5] = ["3", "5", "8", "10", "15"];
/// What is chosen before anybody does.
pub const USUAL: &str = "5";

/// The time left as it is shown, rounded up to a second; all `minutes` while no round runs.
pub fn shown(seconds: Option<f64>, minutes: &str) -> String {
    match seconds {
        None => format!("{minutes}:00"),
        Some(left) => {
            let left = left.max(0.0).ceil() as u64;
            format!("{}:{:02}", left / 60, left % 60)
        }
    }
}

/// What is said aloud: that a round runs, when a minute is left, and when it is over.
pub fn announced(seconds: Option<f64>) -> &'static str {
    match seconds {
        None => "",
        Some(left) if left <= 0.0 => "Time is up. What comes to mind now still counts.",
        Some(left) if left <= 60.0 => "One minute left, or less.",
        Some(_) => "The clock runs.",
    }
}
