//! [`Runtime`], operation by operation.

use std::rc::Rc;

use anypy_core::{
    Abilities, Compare, Error, ErrorKind, HostHandle, LoadOptions, MemoryReport, PyHandle, Result, Run,
    Runtime, RuntimeInfo, Slice, Source, Step, Value,
};
use rustpython_vm::{
    AsObject, PyObject, PyObjectRef, PyResult, TryFromBorrowedObject, VirtualMachine,
    builtins::{PyDictRef, PyStr},
    function::{FuncArgs, KwArgs},
    protocol::PyIterReturn,
    types::PyComparisonOp,
};

use crate::convert::{to_object, to_value};
use crate::shared::Shared;
use crate::{boot, files, info, run};

/// A handle to an engine; see [`Shared`].
pub(crate) struct Full {
    info: Rc<RuntimeInfo>,
    shared: Option<Rc<Shared>>,
}

impl Full {
    pub(crate) fn new() -> Full {
        Full { info: Rc::new(info::info(cfg!(not(feature = "system-files")))), shared: None }
    }

    /// Another handle to a loaded engine.
    pub(crate) fn of(shared: Rc<Shared>) -> Full {
        Full { info: shared.info.clone(), shared: Some(shared) }
    }

    fn shared(&self) -> Result<&Rc<Shared>> {
        self.shared.as_ref().ok_or_else(|| Error::new(ErrorKind::Load, "full: the runtime is not loaded"))
    }

    /// Runs `f` on the object behind a handle.
    fn on<R>(
        &self,
        handle: PyHandle,
        f: impl FnOnce(&VirtualMachine, &Rc<Shared>, PyObjectRef) -> PyResult<R>,
    ) -> Result<R> {
        let shared = self.shared()?;
        let object = shared.object(handle)?;
        shared.python(|vm| f(vm, shared, object))
    }

    /// A value as an object, with the failure as a Python exception.
    fn object_of(shared: &Rc<Shared>, vm: &VirtualMachine, value: Value) -> PyResult {
        to_object(shared, vm, value).map_err(|error| shared.raise(vm, error))
    }
}

impl Runtime for Full {
    fn info(&self) -> &RuntimeInfo {
        &self.info
    }

    fn load(&mut self, options: LoadOptions) -> Result<()> {
        if self.shared.is_some() {
            return Err(Error::new(ErrorKind::Load, "full: the runtime is loaded already"));
        }
        let shared = Shared::new(self.info.clone(), options.host.clone(), options.limits);
        boot::boot(&shared, &options)?;
        self.shared = Some(shared);
        Ok(())
    }

    fn dispose(&mut self) {
        if let Some(shared) = &self.shared {
            shared.dispose();
        }
    }

    fn main_scope(&mut self) -> Result<PyHandle> {
        let shared = self.shared()?;
        shared.python(|vm| {
            let main = vm.ensure_main_module()?;
            Ok(shared.new_handle(main.dict().into()))
        })
    }

    fn new_scope(&mut self, name: &str) -> Result<PyHandle> {
        let shared = self.shared()?;
        shared.python(|vm| {
            let scope = vm.ctx.new_dict();
            scope.set_item("__name__", vm.ctx.new_str(name).into(), vm)?;
            scope.set_item("__builtins__", vm.builtins.clone().into(), vm)?;
            Ok(shared.new_handle(scope.into()))
        })
    }

    fn start(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Run> {
        self.on(scope, |vm, shared, scope| {
            let globals: PyDictRef =
                scope.downcast().map_err(|_| vm.new_type_error("the scope to run in has to be a dict"))?;
            let running = run::compile(shared, vm, source, globals)?;
            Ok(Run(shared.runs.borrow_mut().insert(running)))
        })
    }

    fn start_call(&mut self, callable: PyHandle, args: Vec<Value>) -> Result<Run> {
        self.on(callable, |vm, shared, callable| {
            let args =
                args.into_iter().map(|arg| Self::object_of(shared, vm, arg)).collect::<PyResult<Vec<_>>>()?;
            Ok(Run(shared.runs.borrow_mut().insert(run::Running::Call { callable, args })))
        })
    }

    fn start_await(&mut self, awaitable: PyHandle) -> Result<Run> {
        self.on(awaitable, |vm, shared, awaitable| {
            let iterator = shared.support(vm, "awaitable_iterator")?.call((awaitable,), vm)?;
            let running = run::Running::Awaiting { iterator, result_in: None };
            Ok(Run(shared.runs.borrow_mut().insert(running)))
        })
    }

    fn resume(&mut self, run: Run, _slice: Slice, input: Result<Value>) -> Step {
        match self.shared() {
            Ok(shared) => run::resume(shared, run.0, input),
            Err(error) => Step::Done(Err(error)),
        }
    }

    fn cancel(&mut self, run: Run) {
        if let Some(shared) = &self.shared {
            run::cancel(shared, run.0);
        }
    }

    fn interrupt(&mut self) {
        if let Some(shared) = &self.shared {
            shared.interrupt();
        }
    }

    fn get_attr(&mut self, object: PyHandle, name: &str) -> Result<Value> {
        self.on(object, |vm, shared, object| {
            Ok(to_value(shared, vm, &*object.get_attr(vm.ctx.intern_str(name), vm)?))
        })
    }

    fn set_attr(&mut self, object: PyHandle, name: &str, value: Value) -> Result<()> {
        self.on(object, |vm, shared, object| {
            let value = Self::object_of(shared, vm, value)?;
            object.set_attr(vm.ctx.intern_str(name), value, vm)
        })
    }

    fn del_attr(&mut self, object: PyHandle, name: &str) -> Result<()> {
        self.on(object, |vm, _, object| object.del_attr(vm.ctx.intern_str(name), vm))
    }

    fn has_attr(&mut self, object: PyHandle, name: &str) -> Result<bool> {
        self.on(object, |vm, _, object| object.has_attr(vm.ctx.intern_str(name), vm))
    }

    fn get_item(&mut self, object: PyHandle, key: Value) -> Result<Value> {
        self.on(object, |vm, shared, object| {
            let key = Self::object_of(shared, vm, key)?;
            Ok(to_value(shared, vm, &*object.get_item(&*key, vm)?))
        })
    }

    fn set_item(&mut self, object: PyHandle, key: Value, value: Value) -> Result<()> {
        self.on(object, |vm, shared, object| {
            let key = Self::object_of(shared, vm, key)?;
            let value = Self::object_of(shared, vm, value)?;
            object.set_item(&*key, value, vm)
        })
    }

    fn del_item(&mut self, object: PyHandle, key: Value) -> Result<()> {
        self.on(object, |vm, shared, object| {
            let key = Self::object_of(shared, vm, key)?;
            object.del_item(&*key, vm)
        })
    }

    fn contains(&mut self, object: PyHandle, value: Value) -> Result<bool> {
        self.on(object, |vm, shared, object| {
            let value = Self::object_of(shared, vm, value)?;
            vm._contains(&object, &value)
        })
    }

    fn call(
        &mut self,
        callable: PyHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        self.on(callable, |vm, shared, callable| {
            let args =
                args.into_iter().map(|arg| Self::object_of(shared, vm, arg)).collect::<PyResult<Vec<_>>>()?;
            let keywords = keywords
                .into_iter()
                .map(|(name, value)| Ok((name, Self::object_of(shared, vm, value)?)))
                .collect::<PyResult<KwArgs>>()?;
            let result = callable.call_with_args(FuncArgs::new(args, keywords), vm)?;
            Ok(to_value(shared, vm, &result))
        })
    }

    fn iter(&mut self, object: PyHandle) -> Result<PyHandle> {
        self.on(object, |vm, shared, object| Ok(shared.new_handle(object.get_iter(vm)?.into())))
    }

    fn next(&mut self, iterator: PyHandle) -> Result<Option<Value>> {
        self.on(iterator, |vm, shared, iterator| {
            match rustpython_vm::protocol::PyIter::new(iterator).next(vm)? {
                PyIterReturn::Return(item) => Ok(Some(to_value(shared, vm, &item))),
                PyIterReturn::StopIteration(_) => Ok(None),
            }
        })
    }

    fn len(&mut self, object: PyHandle) -> Result<usize> {
        self.on(object, |vm, _, object| object.length(vm))
    }

    fn compare(&mut self, op: Compare, a: PyHandle, b: PyHandle) -> Result<bool> {
        let b = self.shared()?.object(b)?;
        let op = match op {
            Compare::Lt => PyComparisonOp::Lt,
            Compare::Le => PyComparisonOp::Le,
            Compare::Eq => PyComparisonOp::Eq,
            Compare::Ne => PyComparisonOp::Ne,
            Compare::Gt => PyComparisonOp::Gt,
            Compare::Ge => PyComparisonOp::Ge,
        };
        self.on(a, |vm, _, a| a.rich_compare_bool(&b, op, vm))
    }

    fn same(&mut self, a: PyHandle, b: PyHandle) -> bool {
        let Ok(shared) = self.shared() else { return false };
        match (shared.object(a), shared.object(b)) {
            (Ok(a), Ok(b)) => a.is(&b),
            _ => false,
        }
    }

    fn truth(&mut self, object: PyHandle) -> Result<bool> {
        self.on(object, |vm, _, object| object.is_true(vm))
    }

    fn repr(&mut self, object: PyHandle) -> Result<String> {
        self.on(object, |vm, _, object| Ok(object.repr(vm)?.to_string_lossy().into_owned()))
    }

    fn text(&mut self, object: PyHandle) -> Result<String> {
        self.on(object, |vm, _, object| Ok(object.str(vm)?.to_string_lossy().into_owned()))
    }

    fn type_name(&mut self, object: PyHandle) -> String {
        self.on(object, |_, _, object| Ok(object.class().name().to_string())).unwrap_or_default()
    }

    fn dir(&mut self, object: PyHandle) -> Result<Vec<String>> {
        self.on(object, |vm, _, object| {
            let names = vm.dir(Some(object))?;
            let names = names.borrow_vec();
            Ok(names
                .iter()
                .filter_map(|name| name.downcast_ref::<PyStr>())
                .map(|name| name.to_string_lossy().into_owned())
                .collect())
        })
    }

    fn abilities(&mut self, object: PyHandle) -> Abilities {
        self.on(object, |vm, _, object| Ok(abilities(vm, &object))).unwrap_or_default()
    }

    fn buffer(&mut self, object: PyHandle, visit: &mut dyn FnMut(&mut [u8], &str)) -> Result<()> {
        self.on(object, |vm, _, object| {
            let buffer = rustpython_vm::protocol::PyBuffer::try_from_borrowed_object(vm, &object)?;
            let format = buffer.desc.format.to_string();
            if buffer.desc.readonly {
                // Nothing that the visitor does may reach the object.
                buffer.contiguous_or_collect(|bytes| visit(&mut bytes.to_vec(), &format));
                return Ok(());
            }
            match buffer.as_contiguous_mut() {
                Some(mut bytes) => {
                    visit(&mut bytes, &format);
                    Ok(())
                }
                None => Err(vm.new_buffer_error("the buffer is not contiguous")),
            }
        })
    }

    fn handle(&mut self, value: Value) -> Result<PyHandle> {
        let shared = self.shared()?;
        if let Value::Python(handle) = value {
            shared.object(handle)?;
            return Ok(handle);
        }
        shared.python(|vm| Ok(shared.new_handle(Self::object_of(shared, vm, value)?)))
    }

    fn value(&mut self, object: PyHandle) -> Value {
        self.on(object, |vm, shared, object| Ok(to_value(shared, vm, &object))).unwrap_or(Value::None)
    }

    fn new_list(&mut self, items: Vec<Value>) -> Result<PyHandle> {
        let shared = self.shared()?;
        shared.python(|vm| {
            let items = items
                .into_iter()
                .map(|item| Self::object_of(shared, vm, item))
                .collect::<PyResult<Vec<_>>>()?;
            Ok(shared.new_handle(vm.ctx.new_list(items).into()))
        })
    }

    fn new_dict(&mut self, items: Vec<(Value, Value)>) -> Result<PyHandle> {
        let shared = self.shared()?;
        shared.python(|vm| {
            let dict = vm.ctx.new_dict();
            for (key, value) in items {
                let key = Self::object_of(shared, vm, key)?;
                let value = Self::object_of(shared, vm, value)?;
                dict.set_item(&*key, value, vm)?;
            }
            Ok(shared.new_handle(dict.into()))
        })
    }

    fn duplicate(&mut self, object: PyHandle) -> PyHandle {
        let Ok(shared) = self.shared() else { return PyHandle(0) };
        match shared.object(object) {
            Ok(object) => shared.new_handle(object),
            Err(_) => PyHandle(0),
        }
    }

    fn identity(&mut self, object: PyHandle) -> u32 {
        self.shared().and_then(|shared| shared.object(object)).map_or(0, |object| object.get_id() as u32)
    }

    fn release(&mut self, object: PyHandle) {
        if let Some(shared) = &self.shared {
            let object = shared.take(object);
            // A destructor may run, which is Python code.
            let _ = shared.enter(|_| {
                drop(object);
                Ok(())
            });
        }
    }

    fn register_module(&mut self, name: &str, object: HostHandle) -> Result<()> {
        let shared = self.shared()?;
        shared.python(|vm| {
            let module = shared.wrap(vm, object);
            let name = vm.ctx.new_str(name);
            shared.support(vm, "register_module")?.call((name, module), vm)?;
            Ok(())
        })
    }

    fn write_file(&mut self, path: &str, data: &[u8]) -> Result<()> {
        files::write(self.shared()?, path, data)
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>> {
        files::read(self.shared()?, path)
    }

    fn collect(&mut self) {
        if let Some(shared) = &self.shared {
            let _ = shared.python(|vm| vm.call_method(vm.import("gc", 0)?.as_object(), "collect", ()));
        }
    }

    fn memory(&self) -> MemoryReport {
        info::memory()
    }
}

/// What `object` can do.
fn abilities(vm: &VirtualMachine, object: &PyObject) -> Abilities {
    let types = &vm.ctx.types;
    let is = |class| object.fast_isinstance(class);
    let has = |name: &'static str| object.class().get_attr(vm.ctx.intern_str(name)).is_some();
    let is_class = is(types.type_type);
    let is_dict = is(types.dict_type);
    let is_set = is(types.set_type) || is(types.frozenset_type);
    let is_text = is(types.str_type) || is(types.bytes_type) || is(types.bytearray_type);
    let sequence = is(types.list_type)
        || is(types.tuple_type)
        || is(types.range_type)
        || is_text
        || (has("__getitem__") && has("__len__") && has("index") && has("count"));
    let mapping = is_dict || (has("__getitem__") && has("__len__") && has("keys") && has("items"));
    let table = [
        (Abilities::CALL, object.is_callable()),
        (Abilities::ITER, has("__iter__")),
        (Abilities::NEXT, has("__next__")),
        (Abilities::LEN, has("__len__")),
        (Abilities::ITEM, has("__getitem__")),
        (Abilities::SEQUENCE, sequence && !mapping),
        (Abilities::MAPPING, mapping),
        (Abilities::AWAIT, has("__await__")),
        (Abilities::BUFFER, object.class().slots().as_buffer.load().is_some()),
        (Abilities::SET, is_set),
        (Abilities::EXCEPTION, is(vm.ctx.exceptions.base_exception_type)),
        (Abilities::ASYNC_ITER, has("__aiter__")),
        (Abilities::GENERATOR, has("send") && has("throw")),
        (Abilities::CLASS, is_class),
    ];
    let mut bits = 0;
    for (bit, can) in table {
        if can {
            bits |= bit;
        }
    }
    Abilities(bits)
}
