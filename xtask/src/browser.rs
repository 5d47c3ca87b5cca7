//! Node scripts that drive Chromium against the built site: the server they use and how they are started.

use crate::http::{self, Site};
use crate::{project, setup};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// The site on a free port, served by a thread of this program until it ends.
pub struct Server {
    /// `http://127.0.0.1:PORT`.
    pub origin: String,
}

impl Server {
    /// Serves dist/, and each folder at its prefix.
    pub fn start(mounts: &[(&str, PathBuf)]) -> Result<Self> {
        let (listener, address) = http::listen(0)?;
        let mut site = Site::new(project::dist());
        for (prefix, folder) in mounts {
            site.mount(prefix, folder.clone());
        }
        std::thread::spawn(move || http::serve(&listener, site));
        Ok(Self { origin: format!("http://{address}") })
    }

    /// `node ARGS` in the repository's root, told where the site and Chromium are.
    pub fn node(&self) -> Result<Command> {
        setup::node_modules()?;
        let mut command = Command::new("node");
        command.current_dir(project::root());
        command.env("ANYPY_ORIGIN", &self.origin).env("CHROMIUM", setup::chromium()?);
        Ok(command)
    }
}
