//! Files: the operating system's, or those of the in-memory file system (`py/posix.py`) of a page.

use std::rc::Rc;

use anypy_core::Result;

use crate::shared::Shared;

#[cfg(feature = "system-files")]
mod system {
    use anypy_core::{Error, ErrorKind};

    use super::{Rc, Result, Shared};

    fn failed(what: &str, path: &str, error: std::io::Error) -> Error {
        Error::new(ErrorKind::Host, format!("full: cannot {what} '{path}': {error}"))
    }

    pub(crate) fn write(_: &Rc<Shared>, path: &str, data: &[u8]) -> Result<()> {
        if let Some(folder) = std::path::Path::new(path).parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed("make the folder of", path, error))?;
        }
        std::fs::write(path, data).map_err(|error| failed("write", path, error))
    }

    pub(crate) fn read(_: &Rc<Shared>, path: &str) -> Result<Vec<u8>> {
        std::fs::read(path).map_err(|error| failed("read", path, error))
    }
}

#[cfg(not(feature = "system-files"))]
mod memory {
    use super::{Rc, Result, Shared};

    pub(crate) fn write(shared: &Rc<Shared>, path: &str, data: &[u8]) -> Result<()> {
        shared.python(|vm| {
            let function = vm.import("posix", 0)?.get_attr("_write_file", vm)?;
            function.call((vm.ctx.new_str(path), vm.ctx.new_bytes(data.to_vec())), vm)?;
            // Finders remember the names in a folder by the second that it was last changed.
            shared.support(vm, "forget_folders")?.call((), vm)?;
            Ok(())
        })
    }

    pub(crate) fn read(shared: &Rc<Shared>, path: &str) -> Result<Vec<u8>> {
        shared.python(|vm| {
            let function = vm.import("posix", 0)?.get_attr("_read_file", vm)?;
            let data = function.call((vm.ctx.new_str(path),), vm)?;
            data.try_into_value(vm)
        })
    }
}

#[cfg(not(feature = "system-files"))]
pub(crate) use memory::{read, write};
#[cfg(feature = "system-files")]
pub(crate) use system::{read, write};
