//! Mounts the app.

fn main() {
    #[cfg(target_arch = "wasm32")]
    bad_minutes::app::mount();
}
