//! Has the linker leave in the page's program, where it is a release for the browser, what needs what:
//! `scripts/split-program.mjs` parts it by that.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name, value| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=bad-minutes=--emit-relocs");
    }
}
