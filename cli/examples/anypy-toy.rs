//! A command line around another runtime: the toy of the core crate's documentation. The tests of this crate drive it.

// The core crate's own tests use the rest of it.
#[allow(dead_code)]
#[path = "../../core/tests/toy/runtime.rs"]
mod toy;

use std::process::ExitCode;

use anypy_core::{Registry, Runtime};

fn main() -> ExitCode {
    let mut registry: Registry<anypy_cli::Constructor> = Registry::new();
    registry.add(toy::Toy::new().info().clone(), || Box::new(toy::Toy::new()));
    ExitCode::from(anypy_cli::run(std::env::args().skip(1).collect(), &registry))
}
