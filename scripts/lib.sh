# shellcheck shell=bash
# Shared by the scripts beside it, which source it: it finds what a task needs, installs what is
# missing and can be had, and says which. Written for bash 3.2 too, the one on macOS.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Outside the clone, so that several clones share what took minutes to build.
readonly TOOLS="${XDG_CACHE_HOME:-$HOME/.cache}/bad-minutes"
readonly TRUNK_VERSION=0.21.14
readonly WASM_SPLIT_VERSION=0.2.4

say() { printf '%s\n' "$*"; }

die() {
  printf '\nerror: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# at_least NEEDED FOUND: is version FOUND the same as NEEDED or newer?
at_least() { printf '%s\n%s\n' "$1" "$2" | sort -C -V; }

# The first thing in a text that looks like a version: "trunk 0.21.14" gives 0.21.14.
version_in() { sed -n '1s/[^0-9]*\([0-9][0-9.]*\).*/\1/p' <<<"$1"; }

# quietly COMMAND...: shows the command's output only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" = 0 ] || tail -n 40 "$log" >&2
  rm -f "$log"
  return "$status"
}

can_apt() { [ "$(id -u)" = 0 ] && has apt-get; }

apt_install() {
  say "Installing $* by apt-get…"
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update || return 1
  quietly apt-get install -y --no-install-recommends "$@"
}

need_rust() {
  local wanted
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  { has cargo && has rustc; } ||
    die "Rust is missing. Install Rust $wanted or newer: https://rustup.rs, or your system's packages."
  if has rustup; then
    pin_toolchain "$wanted"
  fi
  at_least "$wanted" "$(version_in "$(rustc --version)")" ||
    die "Rust $wanted or newer is needed, and $(rustc --version) was found. With rustup: rustup update."
  # Crates with build scripts are linked by the system's C compiler.
  has cc || { can_apt && apt_install gcc libc6-dev; } ||
    die "A C compiler is missing: install gcc or clang (macOS: xcode-select --install)."
  say "Found $(rustc --version)"
}

# Makes the toolchain of rust-toolchain.toml the one used everywhere, also for tools that are built
# outside the project. Where it can't be downloaded, an installed one that is new enough will do.
pin_toolchain() {
  local name
  if ! rustc --version >/dev/null 2>&1; then
    name=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
    say "Installing Rust $name by rustup…"
    if ! quietly rustup toolchain install "$name" --profile minimal -c rustfmt -c clippy; then
      say "It could not be had; trying rustup's default toolchain"
      RUSTUP_TOOLCHAIN=$(rustup default 2>/dev/null | cut -d' ' -f1 || true)
      export RUSTUP_TOOLCHAIN
      rustc --version >/dev/null 2>&1 ||
        die "No usable Rust toolchain. With a network: rustup toolchain install $name (or $1 and newer)."
    fi
  fi
  RUSTUP_TOOLCHAIN=$(rustup show active-toolchain | cut -d' ' -f1)
  export RUSTUP_TOOLCHAIN
}

need_lints() {
  local name
  for name in fmt clippy; do
    cargo "$name" --version >/dev/null 2>&1 && continue
    if has rustup; then
      say "Installing cargo $name by rustup…"
      quietly rustup component add rustfmt clippy && continue
    fi
    die "cargo $name is missing: rustup component add rustfmt clippy, or your system's packages."
  done
}

need_wasm_target() {
  local libs
  libs=$(rustc --print target-libdir --target wasm32-unknown-unknown)
  if [ ! -d "$libs" ] && has rustup; then
    say "Installing the wasm32-unknown-unknown target by rustup…"
    quietly rustup target add wasm32-unknown-unknown || true
  fi
  [ -d "$libs" ] || die "Rust's wasm32-unknown-unknown target is missing.
  With rustup and a network: rustup target add wasm32-unknown-unknown
  Without rustup: your system's package for it, of the same version as rustc (Debian:
  libstd-rust-dev-wasm32; Fedora: rust-std-static-wasm32-unknown-unknown)."
  say "Found Rust's wasm32-unknown-unknown target"
}

# cargo_tool COMMAND CRATE VERSION TIME [FEATURE]: puts CRATE's command on PATH, building it once per
# machine.
cargo_tool() {
  local command=$1 crate=$2 version=$3 time=$4 feature=${5:-default}
  local home="$TOOLS/$command-$version" building
  if [ ! -x "$home/bin/$command" ]; then
    say "Installing $crate $version ($time, once)…"
    mkdir -p "$TOOLS"
    # Built aside and moved at the end: an interrupted install is never taken for a finished one.
    building=$(mktemp -d "$TOOLS/building-XXXXXX")
    cargo_install "$crate" "$version" "$building" "$feature" || {
      rm -rf "$building"
      die "$crate $version could not be built. Install it yourself (cargo install $crate --version $version --features $feature) and have it on PATH."
    }
    rm -rf "$home"
    mv "$building" "$home"
  fi
  export PATH="$home/bin:$PATH"
  say "Found $command $version"
}

# A tool runs for seconds, so it is built for a short build. From "/", where no project's settings
# apply. Without --locked where a crate of the tool's lock file can't be had any more.
cargo_install() (
  cd /
  export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1
  quietly cargo install --locked --root "$3" "$1" --version "$2" --features "$4" 2>/dev/null || {
    say "…with other dependencies than its lock file names, since those can't be had"
    quietly cargo install --root "$3" "$1" --version "$2" --features "$4"
  }
)

# Checks the rules that are written for Prometheus; without it their tests say so and pass.
want_promtool() {
  if has promtool || { can_apt && apt_install prometheus && has promtool; }; then
    say "Found $(promtool --version 2>&1 | head -n 1)"
  else
    say "promtool is missing, so that it won't check the rules for Prometheus (Debian: apt install prometheus)"
  fi
}

need_trunk() {
  local found
  # Another program of this name, by trunk.io, prints its version without a name.
  found=$(trunk --version 2>/dev/null | sed -n 's/^trunk \([0-9.]*\).*/\1/p' || true)
  if [ -n "$found" ] && at_least 0.21 "$found"; then
    say "Found trunk $found on PATH"
  else
    cargo_tool trunk trunk "$TRUNK_VERSION" "five minutes or so"
  fi
}

# The command and the crate talk over a private format, so their versions must be the same.
need_wasm_bindgen() {
  local wanted
  wanted=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  [ -n "$wanted" ] || die "Cargo.lock names no wasm-bindgen; restore it from the repository."
  if has wasm-bindgen && [ "$(version_in "$(wasm-bindgen --version)")" = "$wanted" ]; then
    say "Found wasm-bindgen $wanted on PATH"
  else
    cargo_tool wasm-bindgen wasm-bindgen-cli "$wanted" "about two minutes"
  fi
}

# Names itself without its version.
need_wasm_split() {
  cargo_tool wasm-split-cli wasm_split_cli_support "$WASM_SPLIT_VERSION" "about a minute" build-binary
}

need_node() {
  local stamp=node_modules/.bad-minutes-lock
  { has node && has npm && at_least 20 "$(version_in "$(node --version)")"; } ||
    die "Node 20 or newer with npm is needed: https://nodejs.org, or your system's packages nodejs and npm."
  say "Found node $(version_in "$(node --version)")"
  if ! cmp -s package-lock.json "$stamp"; then
    say "Installing Node packages (wasm-opt, esbuild, Playwright, Puppeteer, axe, Lighthouse)…"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly npm ci --loglevel=error --no-fund --no-audit ||
      die "npm ci failed. It needs the npm registry; try again with a network."
    cp package-lock.json "$stamp"
  fi
  # wasm-opt is among them.
  export PATH="$PWD/node_modules/.bin:$PATH"
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    /Applications/Chromium.app/Contents/MacOS/Chromium; do
    has "$name" && command -v "$name" && return
  done
  return 1
}

need_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then
    has "$CHROMIUM" || die "CHROMIUM is $CHROMIUM, which can't be run."
  else
    CHROMIUM=$(find_chromium) || { can_apt && apt_install chromium fonts-dejavu-core fonts-liberation && CHROMIUM=$(find_chromium); } ||
      die "Chromium is missing. Install Chromium or Google Chrome (Debian: apt install chromium), or set CHROMIUM=/path/to/it."
  fi
  export CHROMIUM
  say "Found $("$CHROMIUM" --version 2>/dev/null || echo "$CHROMIUM")"
}

# The browsers beside Chromium that the smoke goes through; one that is missing and can't be had is left out.
want_engines() {
  ENGINES=''
  FIREFOX=$(command -v firefox-esr || command -v firefox || { can_apt && apt_install firefox-esr >&2 && command -v firefox-esr; } || true)
  if [ -n "$FIREFOX" ]; then
    export FIREFOX
    ENGINES=firefox
    say "Found $("$FIREFOX" --version 2>/dev/null || echo "$FIREFOX")"
  else
    say "Firefox is missing, so that nothing is tried in it (Debian: apt install firefox-esr)"
  fi
  if { has WebKitWebDriver && has Xvfb; } || { can_apt && apt_install webkit2gtk-driver xvfb && has WebKitWebDriver && has Xvfb; }; then
    ENGINES="${ENGINES:+$ENGINES }webkit"
    say "Found WebKitWebDriver and Xvfb"
  else
    say "WebKitWebDriver or Xvfb is missing, so that nothing is tried in WebKit (Debian: apt install webkit2gtk-driver xvfb)"
  fi
}

# What a debug build needs, and a release needs beside.
need_debug_tools() {
  need_rust
  need_wasm_target
  need_trunk
  need_wasm_bindgen
  need_node
}

need_release_tools() {
  need_debug_tools
  need_wasm_split
}

# Its tools are installed, so it downloads nothing. It takes NO_COLOR=1 for a bad option.
run_trunk() { env -u NO_COLOR trunk "$@" --offline; }

build_release() { run_trunk build --release; }

# The release in dist/ stays.
build_debug() {
  mkdir -p target/debug-dist
  run_trunk build --dist target/debug-dist
}

need_dist() {
  # A debug build has no such file.
  [ -f dist/sw.js ] || die "There is no release in dist/: run trunk build --release, or scripts/test --only build."
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}
