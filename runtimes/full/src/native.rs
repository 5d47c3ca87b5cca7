//! The module `_anypy`: what the Python half of this crate (`py/support.py`) needs from the Rust half.

pub(crate) use _anypy::module_def;

#[rustpython_vm::pymodule]
mod _anypy {
    use anypy_core::{Name, Stream};
    use rustpython_vm::{PyObjectRef, PyResult, VirtualMachine, builtins::PyStrRef, function::PosArgs};

    use crate::convert::{to_object, to_value};
    use crate::js::JsProxy;
    use crate::shared::Shared;

    fn stream(number: i32) -> Stream {
        if number == 2 { Stream::Stderr } else { Stream::Stdout }
    }

    /// Writes text to stdout (1) or stderr (2).
    #[pyfunction]
    fn write(number: i32, text: PyStrRef, vm: &VirtualMachine) -> PyResult<usize> {
        Shared::current(vm)?.write(stream(number), &text.to_string_lossy());
        Ok(text.char_len())
    }

    /// Shows what was written so far.
    #[pyfunction]
    fn flush(number: i32, vm: &VirtualMachine) -> PyResult<()> {
        Shared::current(vm)?.flush(stream(number));
        Ok(())
    }

    /// A line from the host, without its newline; None at the end of input.
    #[pyfunction]
    fn read_line(prompt: PyStrRef, vm: &VirtualMachine) -> PyResult<Option<String>> {
        let shared = Shared::current(vm)?;
        shared.flush(Stream::Stdout);
        shared.flush(Stream::Stderr);
        Ok(shared.host.read_line(&prompt.to_string_lossy()))
    }

    /// Blocks for so many seconds.
    #[pyfunction]
    fn block(seconds: f64, vm: &VirtualMachine) -> PyResult<()> {
        let shared = Shared::current(vm)?;
        shared.flush(Stream::Stdout);
        shared.flush(Stream::Stderr);
        shared.host.block(seconds);
        Ok(())
    }

    /// Nanoseconds since 1970.
    #[pyfunction]
    fn time_ns() -> u64 {
        crate::clock::wall_ns()
    }

    /// Nanoseconds of a clock that never goes back.
    #[pyfunction]
    fn monotonic_ns() -> u64 {
        crate::clock::monotonic_ns()
    }

    /// The page's time zone at a time: seconds east of UTC and its short name.
    #[cfg(target_arch = "wasm32")]
    #[pyfunction]
    fn zone(seconds: f64) -> (i32, String) {
        crate::clock::zone(seconds)
    }

    /// Processors of the machine that the page is on.
    #[cfg(target_arch = "wasm32")]
    #[pyfunction]
    fn processors() -> u32 {
        crate::clock::processors()
    }

    /// Random bytes from the host's own source.
    #[pyfunction]
    fn urandom(size: usize, vm: &VirtualMachine) -> PyResult<PyObjectRef> {
        let mut bytes = vec![0; size];
        getrandom::fill(&mut bytes).map_err(|_| vm.new_os_error("no source of random numbers"))?;
        Ok(vm.ctx.new_bytes(bytes).into())
    }

    /// The host's global object, None where the host has none.
    #[pyfunction]
    fn host_global(vm: &VirtualMachine) -> PyResult<Option<PyObjectRef>> {
        let shared = Shared::current(vm)?;
        Ok(shared.host.global().ok().map(|handle| shared.wrap(vm, handle)))
    }

    /// `object.name(*args)` in one crossing.
    #[pyfunction]
    fn call_method(object: PyObjectRef, name: PyStrRef, args: PosArgs, vm: &VirtualMachine) -> PyResult {
        let shared = Shared::current(vm)?;
        let Some(proxy) = object.downcast_ref::<JsProxy>() else {
            return Err(vm.new_type_error("a JsProxy is expected"));
        };
        let args = args.iter().map(|arg| to_value(&shared, vm, arg)).collect();
        let text = name.to_string_lossy();
        let name = Name { id: 0, text: &text };
        let value =
            shared.call_host(vm, |host, rt| host.call_method(rt, proxy.handle(), name, args, Vec::new()))?;
        to_object(&shared, vm, value).map_err(|error| shared.raise(vm, error))
    }

    /// Calls one of two functions once a thenable settles.
    #[pyfunction]
    fn then(
        promise: PyObjectRef,
        on_value: PyObjectRef,
        on_error: PyObjectRef,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let shared = Shared::current(vm)?;
        let Some(proxy) = promise.downcast_ref::<JsProxy>() else {
            return Err(vm.new_type_error("a JsProxy is expected"));
        };
        let (on_value, on_error) = (shared.new_handle(on_value), shared.new_handle(on_error));
        shared.call_host(vm, |host, rt| host.then(rt, proxy.handle(), on_value, on_error))
    }

    /// Calls a function from the host's event loop.
    #[pyfunction]
    fn call_later(seconds: f64, callback: PyObjectRef, vm: &VirtualMachine) -> PyResult<()> {
        let shared = Shared::current(vm)?;
        let callback = shared.new_handle(callback);
        shared.call_host(vm, |host, rt| host.call_later(rt, seconds, callback))
    }
}
