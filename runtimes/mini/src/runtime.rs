//! [`anypy_core::Runtime`] on the VM.
//!
//! [`Mini`] is the VM itself under another name, so that a native function, which has the VM, can hand the host the
//! runtime. What the runtime keeps besides (the table of runs) hangs on the VM as [`Vm::attachment`].

use std::rc::Rc;

use anypy_core::{
    Abilities, Compare, Error, ErrorKind, Host, HostHandle, LoadOptions, MemoryReport, Mode, PyHandle,
    Result, Run, Runtime, RuntimeInfo, Slice, Source, Step, Stream,
};
use anypy_mini_base::platform::Platform;
use anypy_mini_vm::import::HOME;
use anypy_mini_vm::layout::{ByteArray, Dict, Tuple};
use anypy_mini_vm::load::CompileOptions;
use anypy_mini_vm::{Builtin, Gc, Kind, Raised, Res, Sym, Value, Vm, is};

use crate::convert::{from_host, to_error, to_host};
use crate::host::Bridge;
use crate::runs::{Runs, resume};

/// The runtime.
#[repr(transparent)]
pub struct Mini(Vm);

/// What the runtime keeps besides the VM.
struct State {
    host: Rc<dyn Host>,
    info: RuntimeInfo,
    runs: Runs,
    main: Option<u32>,
    loaded: bool,
}

/// The host before there is one.
struct Nowhere;

impl Host for Nowhere {
    fn write(&self, _: Stream, _: &str) {}
}

fn state(vm: &mut Vm) -> &mut State {
    match vm.attachment.downcast_mut::<State>() {
        Some(state) => state,
        None => unreachable!("the attachment is set where the VM is made"),
    }
}

fn runs(vm: &mut Vm) -> Option<&mut Runs> {
    Some(&mut state(vm).runs)
}

impl Mini {
    /// A runtime, not loaded yet.
    pub fn boxed(platform: Rc<dyn Platform>) -> Box<dyn Runtime> {
        Mini::boxed_mini(platform)
    }

    /// As [`Mini::boxed`], with its type known.
    pub fn boxed_mini(platform: Rc<dyn Platform>) -> Box<Mini> {
        let host: Rc<dyn Host> = Rc::new(Nowhere);
        let vm = Vm::new(&anypy_mini_lib::LIBRARY, platform, Rc::new(Bridge { host: host.clone() }));
        let Ok(mut vm) = vm else { unreachable!("an empty heap holds the builtin types") };
        #[cfg(feature = "native")]
        vm.module_sets.push(&anypy_mini_modules::MODULES);
        vm.attachment =
            Box::new(State { host, info: crate::info(), runs: Runs::default(), main: None, loaded: false });
        let raw = Box::into_raw(vm) as *mut Mini;
        // SAFETY: `Mini` is a transparent wrapper of `Vm`, so the allocation is one of a `Mini`.
        unsafe { Box::from_raw(raw) }
    }

    /// The runtime that a VM is.
    pub fn of(vm: &mut Vm) -> &mut Mini {
        // SAFETY: `Mini` is a transparent wrapper of `Vm`; the borrow is passed on.
        unsafe { &mut *(core::ptr::from_mut(vm) as *mut Mini) }
    }

    fn host(&mut self) -> Rc<dyn Host> {
        state(&mut self.0).host.clone()
    }

    fn ready(&mut self) -> Result<()> {
        if state(&mut self.0).loaded {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Load, "the runtime is not loaded, or was disposed of"))
    }

    /// Runs an operation for the host: roots are let go after it, an exception becomes an error.
    fn operate<T>(&mut self, f: impl FnOnce(&mut Vm) -> Res<T>) -> Result<T> {
        self.ready()?;
        let vm = &mut self.0;
        let mark = vm.root_mark();
        let before = vm.set_slice(false);
        let result = f(vm);
        vm.restore_slice(before);
        let result = match result {
            Ok(v) => Ok(v),
            Err(Raised) => {
                let host = state(vm).host.clone();
                Err(to_error(vm, &*host))
            }
        };
        vm.unroot(mark);
        result
    }

    fn object(&mut self, h: PyHandle) -> Value {
        self.0.pinned(h.0).unwrap_or(Value::NONE)
    }

    fn give(&mut self, result: Result<Value>) -> Result<anypy_core::Value> {
        let v = result?;
        let host = self.host();
        Ok(to_host(&mut self.0, &*host, v))
    }

    /// Collects garbage at every instruction and overwrites what is freed: shows missing roots.
    pub fn set_gc_stress(&mut self, on: bool) {
        self.0.heap.stress = on;
        self.0.heap.ticks = 0;
    }
}

impl Runtime for Mini {
    fn info(&self) -> &RuntimeInfo {
        match self.0.attachment.downcast_ref::<State>() {
            Some(state) => &state.info,
            None => unreachable!("the attachment is set where the VM is made"),
        }
    }

    fn load(&mut self, options: LoadOptions) -> Result<()> {
        let vm = &mut self.0;
        let limits = options.limits;
        vm.heap.limit = limits.memory;
        if limits.recursion > 0 {
            vm.recursion_limit = limits.recursion;
        }
        if limits.slice_ms > 0 {
            vm.slice = limits.slice_ms as f64 / 1000.0;
        }
        vm.argv = options.argv;
        vm.path = options.path;
        if vm.path.is_empty() {
            vm.path.push(HOME.to_owned());
        }
        vm.embedder = Rc::new(Bridge { host: options.host.clone() });
        let s = state(vm);
        s.host = options.host;
        s.loaded = true;
        let main = self.operate(|vm| {
            let module = vm.module("__main__")?;
            vm.root(module.value());
            vm.register_module("__main__", module.value())?;
            let builtins = vm.loaded_module("builtins")?.unwrap_or(Value::NONE);
            let dict = Gc::<Dict>::of(module.dict.get());
            vm.dict_set_text(dict, "__builtins__", builtins)?;
            for name in ["__doc__", "__spec__", "__package__"] {
                vm.dict_set_text(dict, name, Value::NONE)?;
            }
            Ok(vm.pin(dict.value()))
        })?;
        state(&mut self.0).main = Some(main);
        Ok(())
    }

    fn dispose(&mut self) {
        let vm = &mut self.0;
        let s = state(vm);
        s.loaded = false;
        s.runs = Runs::default();
        s.main = None;
        vm.forget_everything();
        let mut dead = core::mem::take(&mut vm.heap.dead_hosts);
        let embedder = vm.embedder.clone();
        embedder.release(&mut dead);
    }

    fn main_scope(&mut self) -> Result<PyHandle> {
        self.ready()?;
        match state(&mut self.0).main {
            Some(main) => Ok(self.duplicate(PyHandle(main))),
            None => Err(Error::new(ErrorKind::Internal, "no main module")),
        }
    }

    fn new_scope(&mut self, name: &str) -> Result<PyHandle> {
        self.operate(|vm| {
            let module = vm.module(name)?;
            let builtins = vm.loaded_module("builtins")?.unwrap_or(Value::NONE);
            let dict = Gc::<Dict>::of(module.dict.get());
            vm.dict_set_text(dict, "__builtins__", builtins)?;
            Ok(PyHandle(vm.pin(dict.value())))
        })
    }

    fn start(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Run> {
        let globals = self.object(scope);
        let mode = match source.mode {
            Mode::Exec => anypy_mini_syntax::Mode::Exec,
            Mode::Eval => anypy_mini_syntax::Mode::Eval,
            Mode::Single => anypy_mini_syntax::Mode::Single,
        };
        self.operate(|vm| {
            if !is(globals, Kind::Dict) {
                return vm.type_error(&["the scope is not a dict"]);
            }
            let options = CompileOptions {
                mode,
                want_value: source.mode == Mode::Exec,
                top_level_await: source.top_level_await,
                first_line: source.first_line.max(1),
            };
            vm.remember_source(source.file, source.text, source.first_line.max(1));
            let code = vm.compile(source.text, source.file, options)?;
            vm.root(code);
            let frame = vm.frame_for_code(code, globals, None)?;
            let mut table = core::mem::take(&mut state(vm).runs);
            let run = table.frame(vm, frame);
            state(vm).runs = table;
            Ok(run)
        })
    }

    fn start_call(&mut self, callable: PyHandle, args: Vec<anypy_core::Value>) -> Result<Run> {
        let f = self.object(callable);
        self.operate(|vm| {
            let mut values = Vec::with_capacity(args.len());
            for arg in args {
                let v = from_host(vm, arg)?;
                vm.root(v);
                values.push(v);
            }
            let args = vm.tuple(&values)?;
            let mut table = core::mem::take(&mut state(vm).runs);
            let run = table.call(vm, f, args);
            state(vm).runs = table;
            Ok(run)
        })
    }

    fn start_await(&mut self, awaitable: PyHandle) -> Result<Run> {
        let v = self.object(awaitable);
        self.operate(|vm| {
            let iterator = vm.await_iterator(v)?;
            let mut table = core::mem::take(&mut state(vm).runs);
            let run = table.drive(vm, iterator);
            state(vm).runs = table;
            Ok(run)
        })
    }

    fn resume(&mut self, run: Run, slice: Slice, input: Result<anypy_core::Value>) -> Step {
        if let Err(e) = self.ready() {
            return Step::Done(Err(e));
        }
        let host = self.host();
        resume(&mut self.0, &*host, runs, run, slice, input)
    }

    fn cancel(&mut self, run: Run) {
        let error = self.operate(|vm| {
            let e = vm.exception(Builtin::KeyboardInterrupt, "cancelled")?;
            Ok(vm.pin(e))
        });
        let Ok(object) = error else { return };
        let details = anypy_core::PythonError { object: Some(PyHandle(object)), ..Default::default() };
        let mut input = Err(Error::python("cancelled", details));
        // A program that swallows the exception and waits again is asked a few times, then dropped.
        for _ in 0..10 {
            match self.resume(run, Slice::Blocking, input) {
                Step::Done(result) => {
                    self.drop_result(result);
                    return;
                }
                Step::Await(h) => {
                    self.host().release(h);
                    input = Err(Error::new(ErrorKind::Internal, "cancelled"));
                }
                _ => input = Err(Error::new(ErrorKind::Internal, "cancelled")),
            }
        }
    }

    fn interrupt(&mut self) {
        self.0.interrupted = true;
        self.0.heap.ticks = 0;
    }

    fn get_attr(&mut self, object: PyHandle, name: &str) -> Result<anypy_core::Value> {
        let v = self.object(object);
        let r = self.operate(|vm| vm.getattr_text(v, name));
        self.give(r)
    }

    fn set_attr(&mut self, object: PyHandle, name: &str, value: anypy_core::Value) -> Result<()> {
        let v = self.object(object);
        self.operate(|vm| {
            let value = from_host(vm, value)?;
            vm.root(value);
            let name = vm.intern(name)?;
            vm.setattr(v, name, value)
        })
    }

    fn del_attr(&mut self, object: PyHandle, name: &str) -> Result<()> {
        let v = self.object(object);
        self.operate(|vm| {
            let name = vm.intern(name)?;
            vm.delattr(v, name)
        })
    }

    fn has_attr(&mut self, object: PyHandle, name: &str) -> Result<bool> {
        let v = self.object(object);
        self.operate(|vm| {
            let name = vm.intern(name)?;
            Ok(vm.getattr_opt_quiet(v, name)?.is_some())
        })
    }

    fn get_item(&mut self, object: PyHandle, key: anypy_core::Value) -> Result<anypy_core::Value> {
        let v = self.object(object);
        let r = self.operate(|vm| {
            let key = from_host(vm, key)?;
            vm.root(key);
            vm.get_item(v, key)
        });
        self.give(r)
    }

    fn set_item(&mut self, object: PyHandle, key: anypy_core::Value, value: anypy_core::Value) -> Result<()> {
        let v = self.object(object);
        self.operate(|vm| {
            let key = from_host(vm, key)?;
            vm.root(key);
            let value = from_host(vm, value)?;
            vm.root(value);
            vm.set_item(v, key, value)
        })
    }

    fn del_item(&mut self, object: PyHandle, key: anypy_core::Value) -> Result<()> {
        let v = self.object(object);
        self.operate(|vm| {
            let key = from_host(vm, key)?;
            vm.root(key);
            vm.del_item(v, key)
        })
    }

    fn contains(&mut self, object: PyHandle, value: anypy_core::Value) -> Result<bool> {
        let v = self.object(object);
        self.operate(|vm| {
            let value = from_host(vm, value)?;
            vm.root(value);
            vm.contains(v, value)
        })
    }

    fn call(
        &mut self,
        callable: PyHandle,
        args: Vec<anypy_core::Value>,
        keywords: Vec<(String, anypy_core::Value)>,
    ) -> Result<anypy_core::Value> {
        let f = self.object(callable);
        let r = self.operate(|vm| {
            let mut values = Vec::with_capacity(args.len() + keywords.len());
            for arg in args {
                let v = from_host(vm, arg)?;
                vm.root(v);
                values.push(v);
            }
            if keywords.is_empty() {
                return vm.call(f, &values);
            }
            let mut names = Vec::with_capacity(keywords.len());
            for (name, value) in keywords {
                names.push(vm.intern(&name)?);
                let v = from_host(vm, value)?;
                vm.root(v);
                values.push(v);
            }
            let names = vm.tuple(&names)?;
            vm.root(names);
            vm.call_with(f, &values, Some(Gc::<Tuple>::of(names)))
        });
        self.give(r)
    }

    // As `call`, with nothing on the way that allocates or asks twice.
    fn call_few(&mut self, callable: PyHandle, args: &mut [anypy_core::Value]) -> Result<anypy_core::Value> {
        if args.len() > FEW {
            let args = args.iter_mut().map(|arg| core::mem::replace(arg, anypy_core::Value::None)).collect();
            return self.call(callable, args, Vec::new());
        }
        let f = self.object(callable);
        let vm = &mut self.0;
        let mark = vm.root_mark();
        let before = vm.set_slice(false);
        let result = call_few(vm, f, args);
        vm.restore_slice(before);
        let result = match result {
            Ok(v) if v.is_small() => Ok(anypy_core::Value::Int(v.as_small() as i64)),
            Ok(Value::NONE) => Ok(anypy_core::Value::None),
            Ok(v) => {
                let host = state(vm).host.clone();
                Ok(to_host(vm, &*host, v))
            }
            Err(Raised) => {
                let host = state(vm).host.clone();
                Err(to_error(vm, &*host))
            }
        };
        vm.unroot(mark);
        result
    }

    fn iter(&mut self, object: PyHandle) -> Result<PyHandle> {
        let v = self.object(object);
        self.operate(|vm| {
            let it = vm.iter(v)?;
            Ok(PyHandle(vm.pin(it)))
        })
    }

    fn next(&mut self, iterator: PyHandle) -> Result<Option<anypy_core::Value>> {
        let v = self.object(iterator);
        match self.operate(|vm| vm.next(v))? {
            Value::UNBOUND => Ok(None),
            v => self.give(Ok(v)).map(Some),
        }
    }

    fn len(&mut self, object: PyHandle) -> Result<usize> {
        let v = self.object(object);
        self.operate(|vm| vm.len(v))
    }

    fn compare(&mut self, op: Compare, a: PyHandle, b: PyHandle) -> Result<bool> {
        let (a, b) = (self.object(a), self.object(b));
        self.operate(|vm| vm.compare_bool(op as u32, a, b))
    }

    fn same(&mut self, a: PyHandle, b: PyHandle) -> bool {
        self.object(a) == self.object(b)
    }

    fn truth(&mut self, object: PyHandle) -> Result<bool> {
        let v = self.object(object);
        self.operate(|vm| vm.truth(v))
    }

    fn repr(&mut self, object: PyHandle) -> Result<String> {
        let v = self.object(object);
        self.operate(|vm| vm.repr(v))
    }

    fn text(&mut self, object: PyHandle) -> Result<String> {
        let v = self.object(object);
        self.operate(|vm| vm.text_of(v))
    }

    fn type_name(&mut self, object: PyHandle) -> String {
        let v = self.object(object);
        self.0.type_name_of(v).to_owned()
    }

    fn dir(&mut self, object: PyHandle) -> Result<Vec<String>> {
        let v = self.object(object);
        self.operate(|vm| {
            let f = vm.builtins_dict();
            let name = vm.intern("dir")?;
            let f = f.get_name(name).unwrap_or(Value::NONE);
            let list = vm.call(f, &[v])?;
            vm.root(list);
            let mut names = Vec::new();
            for name in vm.collect_iterable(list)? {
                names.push(vm.text_of(name)?);
            }
            Ok(names)
        })
    }

    fn abilities(&mut self, object: PyHandle) -> Abilities {
        let v = self.object(object);
        self.operate(|vm| Ok(Abilities(abilities(vm, v)?))).unwrap_or_default()
    }

    fn buffer(&mut self, object: PyHandle, visit: &mut dyn FnMut(&mut [u8], &str)) -> Result<()> {
        let v = self.object(object);
        self.operate(|vm| {
            let inner = vm.unwrap(v);
            let view = vm.library.view_bytes;
            let Some(mut bytes) = view(vm, inner) else {
                return vm.type_error_about(v, "a bytes-like object is required, not '@'");
            };
            let format = format(vm, inner)?;
            visit(&mut bytes, &format);
            // What the host wrote goes back where it can.
            if is(inner, Kind::ByteArray) {
                for (cell, byte) in Gc::<ByteArray>::of(inner).cells().iter().zip(&bytes) {
                    cell.set(*byte);
                }
            }
            Ok(())
        })
    }

    fn handle(&mut self, value: anypy_core::Value) -> Result<PyHandle> {
        self.operate(|vm| {
            let v = from_host(vm, value)?;
            Ok(PyHandle(vm.pin(v)))
        })
    }

    fn value(&mut self, object: PyHandle) -> anypy_core::Value {
        let v = self.object(object);
        let host = self.host();
        to_host(&mut self.0, &*host, v)
    }

    fn new_list(&mut self, items: Vec<anypy_core::Value>) -> Result<PyHandle> {
        self.operate(|vm| {
            let list = vm.list_with_capacity(items.len())?;
            vm.root(list.value());
            for item in items {
                let v = from_host(vm, item)?;
                vm.list_push(list, v)?;
            }
            Ok(PyHandle(vm.pin(list.value())))
        })
    }

    fn new_dict(&mut self, items: Vec<(anypy_core::Value, anypy_core::Value)>) -> Result<PyHandle> {
        self.operate(|vm| {
            let dict = vm.dict_new()?;
            vm.root(dict.value());
            for (key, value) in items {
                let key = from_host(vm, key)?;
                vm.root(key);
                let value = from_host(vm, value)?;
                vm.root(value);
                vm.dict_set(dict, key, value)?;
            }
            Ok(PyHandle(vm.pin(dict.value())))
        })
    }

    fn duplicate(&mut self, object: PyHandle) -> PyHandle {
        let v = self.object(object);
        PyHandle(self.0.pin(v))
    }

    fn identity(&mut self, object: PyHandle) -> u32 {
        self.object(object).bits()
    }

    fn release(&mut self, object: PyHandle) {
        self.0.unpin(object.0);
    }

    fn register_module(&mut self, name: &str, object: HostHandle) -> Result<()> {
        self.operate(|vm| {
            let object = vm.host_object(object.0, None)?;
            vm.register_module(name, object)
        })
    }

    fn write_file(&mut self, path: &str, data: &[u8]) -> Result<()> {
        self.ready()?;
        self.0.write_file(path, data);
        Ok(())
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>> {
        self.ready()?;
        match self.0.read_file(path) {
            Some(data) => Ok(data),
            None => self.operate(|vm| {
                let message = vm.str("No such file or directory")?;
                let name = vm.str(path)?;
                vm.error_with(Builtin::FileNotFoundError, &[Value::small(2), message, name])
            }),
        }
    }

    fn collect(&mut self) {
        // Only the host's own calls come here: what native code holds is rooted by then.
        self.0.collect();
    }

    fn memory(&self) -> MemoryReport {
        let (reserved, used) = self.0.heap.report();
        MemoryReport { used, reserved, limit: self.0.heap.limit }
    }
}

impl Mini {
    fn drop_result(&mut self, result: Result<anypy_core::Value>) {
        match result {
            Ok(anypy_core::Value::Python(h)) => self.release(h),
            Ok(anypy_core::Value::Host(h)) => self.host().release(h),
            Err(e) => {
                if let Some(h) = e.python.and_then(|p| p.object) {
                    self.release(h);
                }
                if let Some(h) = e.host {
                    self.host().release(h);
                }
            }
            _ => {}
        }
    }
}

/// Arguments of a call that is no allocation.
const FEW: usize = 2;

fn call_few(vm: &mut Vm, f: Value, args: &mut [anypy_core::Value]) -> Res {
    let mut values = [Value::NONE; FEW];
    let count = args.len().min(values.len());
    for (value, arg) in values.iter_mut().zip(args) {
        *value = match core::mem::replace(arg, anypy_core::Value::None) {
            anypy_core::Value::Int(i) => vm.int(i)?,
            arg => from_host(vm, arg)?,
        };
        if value.is_heap() {
            vm.root(*value);
        }
    }
    vm.call(f, &values[..count])
}

/// The type code of a buffer's items.
fn format(vm: &mut Vm, buffer: Value) -> Res<String> {
    let name = match anypy_mini_vm::heap::kind(buffer) {
        Kind::Bytes | Kind::ByteArray => return Ok("B".to_owned()),
        Kind::MemoryView => "format",
        _ => "typecode",
    };
    let name = vm.intern(name)?;
    match vm.getattr_opt_quiet(buffer, name)? {
        Some(format) => vm.text_of(format),
        None => Ok("B".to_owned()),
    }
}

fn abilities(vm: &mut Vm, v: Value) -> Res<u32> {
    let mut bits = 0;
    if is(v, Kind::Type) {
        return Ok(Abilities::CLASS | Abilities::CALL);
    }
    for (sym, bit) in [
        (Sym::Call, Abilities::CALL),
        (Sym::Iter, Abilities::ITER),
        (Sym::Next, Abilities::NEXT),
        (Sym::Len, Abilities::LEN),
        (Sym::GetItem, Abilities::ITEM),
        (Sym::Await, Abilities::AWAIT),
        (Sym::AIter, Abilities::ASYNC_ITER),
    ] {
        if vm.has_special(v, sym)? {
            bits |= bit;
        }
    }
    let inner = vm.unwrap(v);
    if inner.is_heap() {
        use Abilities as A;
        bits |= match anypy_mini_vm::heap::kind(inner) {
            Kind::List | Kind::Tuple => A::SEQUENCE | A::ITER | A::LEN | A::ITEM,
            Kind::Dict => A::MAPPING | A::ITER | A::LEN | A::ITEM,
            Kind::Set | Kind::FrozenSet => A::SET | A::ITER | A::LEN,
            Kind::Function | Kind::Method | Kind::Native => A::CALL,
            Kind::Bytes | Kind::ByteArray | Kind::MemoryView => A::BUFFER | A::ITER | A::LEN | A::ITEM,
            Kind::Range | Kind::DictView => A::ITER | A::LEN,
            Kind::Iter => A::ITER | A::NEXT,
            Kind::Generator => match Gc::<anypy_mini_vm::layout::Header>::of(inner).aux.get() & 3 {
                0 => A::ITER | A::NEXT | A::GENERATOR,
                1 => A::AWAIT,
                _ => A::ASYNC_ITER,
            },
            Kind::Exception => A::EXCEPTION,
            _ => 0,
        };
    }
    Ok(bits)
}
