//! The state behind every handle to one engine.
//!
//! RustPython's objects are reference counted and its machine is used through `&VirtualMachine`, so the runtime
//! is a thin handle around an `Rc`: while Python runs, the host is given another such handle and may use it as
//! freely as the first (see [`Shared::enter`]).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use anypy_core::{Error, ErrorKind, Host, HostHandle, Limits, PyHandle, Result, RuntimeInfo, Stream};
use once_cell::unsync::OnceCell;
use rustpython_vm::{
    AsObject, Interpreter, PyObject, PyObjectRef, PyResult, VirtualMachine, builtins::PyBaseExceptionRef,
};

use crate::runtime::Full;
use crate::{errors, js, run::Running, slots::Slots};

/// One engine.
pub(crate) struct Shared {
    pub(crate) info: Rc<RuntimeInfo>,
    pub(crate) host: Rc<dyn Host>,
    pub(crate) limits: Limits,
    interp: RefCell<Option<Rc<Interpreter>>>,
    handles: RefCell<Slots<PyObjectRef>>,
    pub(crate) runs: RefCell<Slots<Running>>,
    pub(crate) js: OnceCell<js::Types>,
    /// The Python half of this crate (`py/support.py`), as a module.
    pub(crate) support: OnceCell<PyObjectRef>,
    /// `KeyboardInterrupt` is due when a run next begins or goes on; while Python runs, [`Shared::signals`] has it.
    pub(crate) interrupted: Cell<bool>,
    /// Makes a running program do something at its next instruction.
    pub(crate) signals: OnceCell<rustpython_vm::signal::UserSignalSender>,
    /// Text written and not yet a whole line, by stream.
    unflushed: [RefCell<String>; 2],
    depth: Cell<u32>,
}

thread_local! {
    /// The engines that run on this thread, innermost last. Native functions are handed a machine and find
    /// the rest here.
    static RUNNING: RefCell<Vec<Rc<Shared>>> = const { RefCell::new(Vec::new()) };
}

/// Longest incomplete line that is held back, in bytes.
const LINE_BUFFER: usize = 4096;

impl Shared {
    pub(crate) fn new(info: Rc<RuntimeInfo>, host: Rc<dyn Host>, limits: Limits) -> Rc<Shared> {
        Rc::new(Shared {
            info,
            host,
            limits,
            interp: RefCell::new(None),
            handles: RefCell::new(Slots::new()),
            runs: RefCell::new(Slots::new()),
            js: OnceCell::new(),
            support: OnceCell::new(),
            interrupted: Cell::new(false),
            signals: OnceCell::new(),
            unflushed: [const { RefCell::new(String::new()) }; 2],
            depth: Cell::new(0),
        })
    }

    pub(crate) fn set_interpreter(&self, interp: Interpreter) {
        *self.interp.borrow_mut() = Some(Rc::new(interp));
    }

    /// The engine that `vm`, which is running, belongs to.
    pub(crate) fn current(vm: &VirtualMachine) -> PyResult<Rc<Shared>> {
        RUNNING
            .with_borrow(|all| all.last().cloned())
            .ok_or_else(|| vm.new_runtime_error("this Python engine runs outside of its runtime"))
    }

    /// Runs `f` inside the engine. Nests. Buffered output is shown when the outermost call ends.
    pub(crate) fn enter<R>(self: &Rc<Self>, f: impl FnOnce(&VirtualMachine) -> Result<R>) -> Result<R> {
        let Some(interp) = self.interp.borrow().clone() else {
            return Err(Error::new(ErrorKind::Load, "full: the runtime has been disposed of"));
        };
        RUNNING.with_borrow_mut(|all| all.push(self.clone()));
        self.depth.set(self.depth.get() + 1);
        let result = interp.enter(f);
        self.depth.set(self.depth.get() - 1);
        RUNNING.with_borrow_mut(|all| all.pop());
        if self.depth.get() == 0 {
            self.flush(Stream::Stdout);
            self.flush(Stream::Stderr);
        }
        result
    }

    /// Like [`enter`](Shared::enter) for Python operations: an exception becomes an [`Error`].
    pub(crate) fn python<R>(self: &Rc<Self>, f: impl FnOnce(&VirtualMachine) -> PyResult<R>) -> Result<R> {
        self.enter(|vm| f(vm).map_err(|exception| errors::from_exception(self, vm, exception)))
    }

    /// Calls the host, handing it the runtime; an error becomes a Python exception.
    pub(crate) fn call_host<R>(
        self: &Rc<Self>,
        vm: &VirtualMachine,
        f: impl FnOnce(&dyn Host, &mut Full) -> Result<R>,
    ) -> PyResult<R> {
        let mut runtime = Full::of(self.clone());
        f(&*self.host, &mut runtime).map_err(|error| self.raise(vm, error))
    }

    /// The exception that stands for `error` in Python.
    pub(crate) fn raise(self: &Rc<Self>, vm: &VirtualMachine, error: Error) -> PyBaseExceptionRef {
        errors::to_exception(self, vm, error)
    }

    pub(crate) fn new_handle(&self, object: PyObjectRef) -> PyHandle {
        PyHandle(self.handles.borrow_mut().insert(object))
    }

    /// The object behind a handle.
    pub(crate) fn object(&self, handle: PyHandle) -> Result<PyObjectRef> {
        self.handles.borrow().get(handle.0).cloned().ok_or_else(stale)
    }

    /// Gives the handle back and returns what it held.
    pub(crate) fn take(&self, handle: PyHandle) -> Option<PyObjectRef> {
        self.handles.borrow_mut().remove(handle.0)
    }

    /// A host object as Python sees it; takes the handle.
    pub(crate) fn wrap(self: &Rc<Self>, vm: &VirtualMachine, object: HostHandle) -> PyObjectRef {
        js::wrap(self, vm, object)
    }

    /// A function of the support module.
    pub(crate) fn support(&self, vm: &VirtualMachine, name: &'static str) -> PyResult {
        match self.support.get() {
            Some(module) => module.get_attr(name, vm),
            None => Err(vm.new_runtime_error("the engine is not loaded yet")),
        }
    }

    /// Writes text, whole lines at a time.
    pub(crate) fn write(&self, stream: Stream, text: &str) {
        let index = stream as usize;
        let due = {
            let mut held = self.unflushed[index].borrow_mut();
            held.push_str(text);
            text.contains('\n') || held.len() >= LINE_BUFFER
        };
        if due {
            self.flush(stream);
        }
    }

    /// Shows what has been written so far.
    pub(crate) fn flush(&self, stream: Stream) {
        let text = self.unflushed[stream as usize].take();
        if !text.is_empty() {
            self.host.write(stream, &text);
        }
    }

    /// Raises `KeyboardInterrupt` in what runs now or next.
    pub(crate) fn interrupt(&self) {
        if self.depth.get() > 0
            && let Some(signals) = self.signals.get()
            && signals.send(Box::new(|vm| Err(crate::run::keyboard_interrupt(vm)))).is_ok()
        {
            return;
        }
        self.interrupted.set(true);
    }

    pub(crate) fn dispose(self: &Rc<Self>) {
        let _ = self.enter(|vm| {
            if let Ok(support) = self.support(vm, "at_exit") {
                let _ = support.call((), vm);
            }
            drop(self.runs.borrow_mut().take_all());
            drop(self.handles.borrow_mut().take_all());
            Ok(())
        });
        let interp = self.interp.take();
        drop(interp);
    }
}

#[cold]
fn stale() -> Error {
    Error::new(ErrorKind::Internal, "full: this handle has already been released")
}

/// Whether `object` is an instance of the built-in class `class` or of a subclass.
pub(crate) fn is(object: &PyObject, class: &rustpython_vm::Py<rustpython_vm::builtins::PyType>) -> bool {
    object.fast_isinstance(class)
}
