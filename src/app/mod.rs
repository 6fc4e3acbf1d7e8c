//! The browser app. Routes and cell movement are plain logic and built everywhere, so that
//! they are tested on the host; all else needs a browser.

pub mod moves;
pub mod route;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod desk_shelf;
#[cfg(target_arch = "wasm32")]
mod desk_tabs;
#[cfg(target_arch = "wasm32")]
mod desk_unsaved;
#[cfg(target_arch = "wasm32")]
mod examples;
#[cfg(target_arch = "wasm32")]
mod grid;
#[cfg(target_arch = "wasm32")]
mod host_line;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod notice;
#[cfg(target_arch = "wasm32")]
mod odds_answers;
#[cfg(target_arch = "wasm32")]
mod odds_desk;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod root;
#[cfg(target_arch = "wasm32")]
mod signals;
#[cfg(target_arch = "wasm32")]
pub mod ui;
#[cfg(target_arch = "wasm32")]
mod view;

#[cfg(target_arch = "wasm32")]
pub use root::mount;
