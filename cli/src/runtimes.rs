//! The runtimes of this build, by Cargo feature.

use std::rc::Rc;

use anypy_core::{Limits, LoadOptions, Registry, Runtime, RuntimeRequest, select};

use crate::host::Terminal;

/// Makes a runtime that is not loaded yet.
pub type Constructor = fn() -> Box<dyn Runtime>;

/// The engines that this build links, the default first.
pub fn built_in() -> Registry<Constructor> {
    let constructors: &[Constructor] = &[
        #[cfg(feature = "mini")]
        anypy_mini::new,
        #[cfg(feature = "full")]
        anypy_full::new,
    ];
    let mut registry = Registry::new();
    for constructor in constructors {
        registry.add(constructor().info().clone(), *constructor);
    }
    registry
}

/// The text of `--version`: this command's, and each runtime's.
pub fn versions(registry: &Registry<Constructor>) -> String {
    let mut text = format!("anypy {}", env!("CARGO_PKG_VERSION"));
    for entry in registry.entries() {
        let info = &entry.info;
        text += &format!("\n{} {} (Python {})", info.name, info.version, info.python);
    }
    text
}

/// Brings up the named runtime, or the default one.
pub fn start(
    name: Option<&str>,
    registry: &Registry<Constructor>,
    host: Rc<Terminal>,
    argv: Vec<String>,
    folder: String,
) -> Result<Box<dyn Runtime>, String> {
    let first = registry.entries().first().ok_or("this build has no runtime: build it with a feature")?;
    let request = RuntimeRequest::named(name.unwrap_or(&first.info.name));
    let entry = select(&request, registry).map_err(|refusal| refusal.text())?;
    let mut runtime = (entry.location)();
    let options = LoadOptions { host, limits: Limits::default(), argv, path: vec![folder] };
    runtime.load(options).map_err(|error| format!("{} does not start: {error}", entry.info.name))?;
    Ok(runtime)
}
