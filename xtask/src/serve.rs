//! `cargo xtask serve`: builds the site and serves it on 127.0.0.1.

use crate::args::Args;
use crate::build::{self, Options};
use crate::http::{self, Site};
use crate::process::step;
use crate::project;
use anyhow::{Context, Result, bail};
use std::process::{Command, ExitCode, Stdio};

/// `cargo xtask serve [--port 8000] [--open] [--dev] [--no-build] [--mount /PREFIX=DIR]`.
///
/// The last line before it waits is `Serving http://127.0.0.1:PORT/`, which the test harness reads.
pub fn command(mut args: Args) -> Result<ExitCode> {
    let port = args.value("--port")?.unwrap_or(8000);
    let open = args.flag("--open");
    let dev = args.flag("--dev");
    let no_build = args.flag("--no-build");
    let mounts = args.values("--mount")?;
    args.finish()?;

    // Before the build, so that a port in use is known at once.
    let (listener, address) = http::listen(port)?;
    if !no_build {
        build::build(&Options { parts: Vec::new(), dev })?;
    } else if !project::dist().is_dir() {
        bail!("there is no dist/ yet; leave --no-build out once");
    }
    let mut site = Site::new(project::dist());
    for mount in &mounts {
        let (prefix, folder) = mount.split_once('=').context("--mount wants /PREFIX=DIR")?;
        site.mount(prefix, folder.into());
    }
    let url = format!("http://{address}/");
    println!("Serving {url}");
    if open {
        open_browser(&url);
    }
    http::serve(&listener, site)?;
    Ok(ExitCode::SUCCESS)
}

/// Asks the desktop to open the page; without a desktop the printed address has to do.
fn open_browser(url: &str) {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let started = Command::new(opener).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        step(&format!("no {opener} here: open {url} yourself"));
    }
}
