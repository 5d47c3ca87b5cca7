//! Bringing RustPython up: settings, modules, streams, and what the host gives.

use std::rc::Rc;

use anypy_core::{Error, ErrorKind, LoadOptions, Result};
use rustpython_vm::{Interpreter, Settings, frozen::FrozenModule, signal::user_signal_channel};

use crate::shared::Shared;
use crate::{js, native};

/// Calls in each other before a RecursionError, as in CPython.
const RECURSION: usize = 1000;

/// Makes cargo compile again when these change: the macro that freezes them does not tell it.
const _: [&str; 7] = [
    include_str!("py/support.py"),
    include_str!("py/posix.py"),
    include_str!("py/select.py"),
    include_str!("py/_signal.py"),
    include_str!("py/_socket.py"),
    include_str!("py/page_events.py"),
    include_str!("py/page_time.py"),
];

/// Builds the interpreter of `shared`.
pub(crate) fn boot(shared: &Rc<Shared>, options: &LoadOptions) -> Result<()> {
    let mut settings = Settings::default();
    settings.argv = if options.argv.is_empty() { vec![String::new()] } else { options.argv.clone() };
    settings.install_signal_handlers = false;
    settings.import_site = false;
    settings.user_site_directory = false;
    settings.write_bytecode = false;
    settings.ignore_environment = true;
    settings.allow_external_library = cfg!(feature = "system-files");

    let (sender, receiver) = user_signal_channel();
    let builder = Interpreter::builder(settings);
    let mut modules = rustpython_stdlib::stdlib_module_defs(&builder.ctx);
    if cfg!(not(feature = "system-files")) {
        modules.retain(|module| module.name.as_str() != "_socket");
    }
    if cfg!(target_arch = "wasm32") {
        // Its `now` has no clock here; `datetime` has a Python form of itself for such places.
        modules.retain(|module| module.name.as_str() != "_datetime");
    }
    modules.push(native::module_def(&builder.ctx));
    let interpreter = builder
        .add_native_modules(&modules)
        .add_frozen_modules(rustpython_pylib::FROZEN_STDLIB)
        .add_frozen_modules(rustpython_vm::py_freeze!(file = "py/support.py", module_name = "_anypy_support"))
        .add_frozen_modules(stand_ins())
        .init_hook(move |vm| vm.set_user_signal_channel(receiver))
        .build();
    shared.set_interpreter(interpreter);
    let _ = shared.signals.set(sender);

    let recursion = match shared.limits.recursion {
        0 => RECURSION,
        limit => limit as usize,
    };
    shared.enter(|vm| {
        vm.recursion_limit.set(recursion);
        let types = shared.js.get_or_try_init(|| js::Types::new(vm));
        let classes = types.map_err(|message| Error::new(ErrorKind::Internal, message))?.all();
        let result = (|| {
            if cfg!(not(feature = "system-files")) {
                vm.import("posix", 0)?.get_attr("_install", vm)?.call((), vm)?;
            }
            if cfg!(target_arch = "wasm32") {
                // The engine's own has neither zone nor weekdays here.
                vm.import("_anypy_time", 0)?.get_attr("install", vm)?.call((), vm)?;
            }
            let support = vm.import("_anypy_support", 0)?;
            let _ = shared.support.set(support.clone());
            let js = vm.ctx.new_dict();
            for (name, class) in classes {
                js.set_item(name, class.into(), vm)?;
            }
            let argv = strings(vm, &options.argv);
            let path = strings(vm, &options.path);
            support.get_attr("boot", vm)?.call((argv, path, js), vm)?;
            let main = vm.ensure_main_module()?;
            let globals = main.dict();
            globals.set_item("__builtins__", vm.builtins.clone().into(), vm)?;
            Ok(())
        })();
        result.map_err(|exception: rustpython_vm::builtins::PyBaseExceptionRef| {
            let mut text = String::new();
            let _ = vm.write_exception(&mut text, &exception);
            Error::new(ErrorKind::Load, format!("full: could not start: {text}"))
        })
    })
}

/// What stands in for the machine where there is none: files in memory, and modules that say no.
#[cfg(not(feature = "system-files"))]
fn stand_ins() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    rustpython_vm::py_freeze!(file = "py/posix.py", module_name = "posix")
        .into_iter()
        .chain(rustpython_vm::py_freeze!(file = "py/select.py", module_name = "select"))
        .chain(rustpython_vm::py_freeze!(file = "py/_signal.py", module_name = "_signal"))
        .chain(rustpython_vm::py_freeze!(file = "py/_socket.py", module_name = "_socket"))
        .chain(rustpython_vm::py_freeze!(file = "py/page_events.py", module_name = "asyncio.unix_events"))
        .chain(rustpython_vm::py_freeze!(file = "py/page_time.py", module_name = "_anypy_time"))
}

#[cfg(feature = "system-files")]
fn stand_ins() -> impl Iterator<Item = (&'static str, FrozenModule)> {
    std::iter::empty()
}

fn strings(vm: &rustpython_vm::VirtualMachine, items: &[String]) -> rustpython_vm::PyObjectRef {
    let items = items.iter().map(|item| vm.ctx.new_str(item.as_str()).into()).collect();
    vm.ctx.new_list(items).into()
}
