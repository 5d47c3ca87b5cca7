//! Host (JavaScript) objects as Python objects: `JsProxy` and its kinds, and `JsException`.
//!
//! Every operation of a proxy is one call of [`Host`](anypy_core::Host). A proxy's class says what it can do, as in
//! Pyodide: only functions are callable and only thenables awaitable, so that `callable(x)` and
//! `inspect.isawaitable(x)` tell the truth. Names with two leading and trailing underscores belong to Python and
//! never reach the host; neither do the few method names of the class itself.

use std::rc::Rc;

use anypy_core::{Error, Host, HostHandle, Name, Value};
use rustpython_vm::{
    AsObject, Py, PyObject, PyObjectRef, PyPayload, PyRef, PyResult, VirtualMachine, atomic_func,
    builtins::{PyBaseExceptionRef, PyStr, PyType, PyTypeRef},
    class::PyClassImpl,
    common::hash::PyHash,
    common::lock::LazyLock,
    function::{FuncArgs, PyComparisonValue, PySetterValue},
    protocol::{PyIterReturn, PyMappingMethods, PyNumberMethods, PySequenceMethods},
    pyclass,
    types::{
        AsMapping, AsNumber, AsSequence, Comparable, GetAttr, Hashable, IterNext, Iterable, PyComparisonOp,
        Representable, SetAttr,
    },
};

use crate::convert::{to_object, to_value};
use crate::shared::Shared;

/// The classes of one engine.
pub(crate) struct Types {
    proxy: PyTypeRef,
    function: PyTypeRef,
    promise: PyTypeRef,
    exception: PyTypeRef,
}

impl Types {
    pub(crate) fn new(vm: &VirtualMachine) -> Result<Types, String> {
        let proxy = JsProxy::make_static_type();
        let exception = subclass(vm, "JsException", vm.ctx.exceptions.exception_type)?;
        let function = subclass(vm, "JsFunction", &proxy)?;
        function.slots().call.store(Some(call));
        let promise = subclass(vm, "JsPromise", &proxy)?;
        Ok(Types { proxy, function, promise, exception })
    }

    /// The classes by name, for the support module.
    pub(crate) fn all(&self) -> [(&'static str, PyTypeRef); 4] {
        [
            ("JsProxy", self.proxy.clone()),
            ("JsFunction", self.function.clone()),
            ("JsPromise", self.promise.clone()),
            ("JsException", self.exception.clone()),
        ]
    }
}

fn subclass(vm: &VirtualMachine, name: &str, base: &Py<PyType>) -> Result<PyTypeRef, String> {
    let class = PyType::new_simple_heap(name, base, &vm.ctx)?;
    class.set_attr(vm.ctx.intern_str("__module__"), vm.ctx.new_str("js").into());
    Ok(class)
}

/// A Python object for a host object; takes the handle.
pub(crate) fn wrap(shared: &Rc<Shared>, vm: &VirtualMachine, handle: HostHandle) -> PyObjectRef {
    let host = shared.host.clone();
    let class = shared.js.get().map(|types| {
        if host.type_of(handle).0 == "function" {
            &types.function
        } else if host.is_thenable(handle) {
            &types.promise
        } else {
            &types.proxy
        }
    });
    let proxy = JsProxy { host, handle };
    match class {
        Some(class) => match proxy.into_ref_with_type(vm, class.clone()) {
            Ok(proxy) => proxy.into(),
            Err(_) => vm.ctx.none(),
        },
        None => proxy.into_ref(&vm.ctx).into(),
    }
}

/// A `JsException` for what the host threw; takes the handle.
pub(crate) fn new_exception(
    shared: &Rc<Shared>,
    vm: &VirtualMachine,
    message: &str,
    thrown: HostHandle,
) -> PyBaseExceptionRef {
    let thrown = wrap(shared, vm, thrown);
    let Some(types) = shared.js.get() else { return vm.new_runtime_error(message.to_owned()) };
    let text = vm.ctx.new_str(message).into();
    let exception = vm.new_exception(types.exception.clone(), vec![text]);
    let _ = exception.as_object().set_attr("js_error", thrown, vm);
    exception
}

/// What the host threw, if `exception` is a `JsException`: another handle to it.
pub(crate) fn thrown(shared: &Rc<Shared>, vm: &VirtualMachine, exception: &PyObject) -> Option<HostHandle> {
    if !exception.fast_isinstance(&shared.js.get()?.exception) {
        return None;
    }
    let thrown = exception.get_attr("js_error", vm).ok()?;
    Some(shared.host.duplicate(thrown.downcast_ref::<JsProxy>()?.handle))
}

/// A host object, owned.
#[pyclass(module = "js", name = "JsProxy")]
#[derive(PyPayload)]
pub(crate) struct JsProxy {
    host: Rc<dyn Host>,
    handle: HostHandle,
}

impl std::fmt::Debug for JsProxy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "JsProxy({})", self.handle.0)
    }
}

impl Drop for JsProxy {
    fn drop(&mut self) {
        self.host.release(self.handle);
    }
}

/// Python keywords that a property may be named; `obj.from_` reads the property `from`.
const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// Methods of the class; a host property of the same name is reached with `obj["name"]`.
const METHODS: &[&str] = &["new", "typeof"];

fn property(name: &str) -> &str {
    match name.strip_suffix('_') {
        Some(stem) if KEYWORDS.contains(&stem) => stem,
        _ => name,
    }
}

fn is_pythons(name: &str) -> bool {
    METHODS.contains(&name) || (name.len() > 4 && name.starts_with("__") && name.ends_with("__"))
}

#[pyclass(
    flags(BASETYPE),
    with(
        GetAttr,
        SetAttr,
        AsMapping,
        AsSequence,
        AsNumber,
        Comparable,
        Hashable,
        Iterable,
        IterNext,
        Representable
    )
)]
impl JsProxy {
    pub(crate) fn handle(&self) -> HostHandle {
        self.handle
    }

    /// `new Class(...)`
    #[pymethod(name = "new")]
    fn construct(zelf: &Py<Self>, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
        let shared = Shared::current(vm)?;
        let (positional, keywords) = outgoing(&shared, vm, args);
        let value = shared.call_host(vm, |host, rt| host.construct(rt, zelf.handle, positional, keywords))?;
        incoming(&shared, vm, value)
    }

    /// JavaScript's `typeof`.
    #[pygetset(name = "typeof")]
    fn type_of(zelf: &Py<Self>) -> String {
        zelf.host.type_of(zelf.handle).0.to_owned()
    }

    #[pymethod]
    fn __aiter__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.special("__aiter__", vm)
    }

    #[pymethod]
    fn __anext__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult {
        zelf.special("__anext__", vm)
    }

    #[pymethod]
    fn __dir__(zelf: &Py<Self>, vm: &VirtualMachine) -> PyObjectRef {
        let mut names = zelf.host.dir(zelf.handle);
        names.extend(METHODS.iter().map(|name| (*name).to_owned()));
        names.sort_unstable();
        names.dedup();
        let names = names.into_iter().map(|name| vm.ctx.new_str(name).into()).collect();
        vm.ctx.new_list(names).into()
    }

    /// A method with one of Python's names that the host supplies.
    fn special(&self, name: &str, vm: &VirtualMachine) -> PyResult {
        let shared = Shared::current(vm)?;
        let name = Name { id: 0, text: name };
        let value = shared
            .call_host(vm, |host, rt| host.call_method(rt, self.handle, name, Vec::new(), Vec::new()))?;
        incoming(&shared, vm, value)
    }

    fn item(&self, key: &PyObject, vm: &VirtualMachine) -> PyResult {
        let shared = Shared::current(vm)?;
        let key = to_value(&shared, vm, key);
        let value = shared.call_host(vm, |host, rt| host.get_item(rt, self.handle, key))?;
        incoming(&shared, vm, value)
    }

    fn assign_item(&self, key: &PyObject, value: Option<PyObjectRef>, vm: &VirtualMachine) -> PyResult<()> {
        let shared = Shared::current(vm)?;
        let key = to_value(&shared, vm, key);
        match value {
            Some(value) => {
                let value = to_value(&shared, vm, &value);
                shared.call_host(vm, |host, rt| host.set_item(rt, self.handle, key, value))
            }
            None => shared.call_host(vm, |host, rt| host.del_item(rt, self.handle, key)),
        }
    }

    fn has(&self, value: &PyObject, vm: &VirtualMachine) -> PyResult<bool> {
        let shared = Shared::current(vm)?;
        let value = to_value(&shared, vm, value);
        shared.call_host(vm, |host, rt| host.contains(rt, self.handle, value))
    }

    fn length(&self, vm: &VirtualMachine) -> PyResult<usize> {
        Shared::current(vm)?.call_host(vm, |host, rt| host.len(rt, self.handle))
    }
}

/// Arguments on their way to the host.
fn outgoing(shared: &Rc<Shared>, vm: &VirtualMachine, args: FuncArgs) -> (Vec<Value>, Vec<(String, Value)>) {
    let positional = args.args.iter().map(|arg| to_value(shared, vm, arg)).collect();
    let keywords = args
        .kwargs
        .into_iter()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), to_value(shared, vm, &value)))
        .collect();
    (positional, keywords)
}

/// A result on its way to Python.
fn incoming(shared: &Rc<Shared>, vm: &VirtualMachine, value: Value) -> PyResult {
    to_object(shared, vm, value).map_err(|error| shared.raise(vm, error))
}

/// `function(...)`: the call slot of `JsFunction`.
fn call(function: &PyObject, args: FuncArgs, vm: &VirtualMachine) -> PyResult {
    let Some(proxy) = function.downcast_ref::<JsProxy>() else {
        return Err(vm.new_type_error("a JsFunction is expected"));
    };
    let shared = Shared::current(vm)?;
    let (positional, keywords) = outgoing(&shared, vm, args);
    let value = shared.call_host(vm, |host, rt| host.call(rt, proxy.handle, positional, keywords))?;
    incoming(&shared, vm, value)
}

/// Whether the host says that there is no such property.
fn is_absent(error: &Error) -> bool {
    error.python.as_ref().is_some_and(|p| p.object.is_none() && p.type_name == "AttributeError")
}

impl GetAttr for JsProxy {
    fn getattro(zelf: &Py<Self>, name: &Py<PyStr>, vm: &VirtualMachine) -> PyResult {
        let text = name.to_string_lossy();
        if is_pythons(&text) {
            return zelf.as_object().generic_getattr(name, vm);
        }
        let shared = Shared::current(vm)?;
        let name_of = Name { id: 0, text: property(&text) };
        let value = shared.call_host(vm, |host, rt| {
            match host.get_attr(rt, zelf.handle, name_of) {
                Err(error) if is_absent(&error) => Ok(None),
                // A host that does not tell the two apart.
                Ok(Value::None) if !host.has_attr(rt, zelf.handle, name_of)? => Ok(None),
                answer => answer.map(Some),
            }
        })?;
        match value {
            Some(value) => incoming(&shared, vm, value),
            None => {
                // `then` and the like of a class made in Python.
                if let Some(found) = zelf.as_object().generic_getattr_opt(name, None, vm)? {
                    return Ok(found);
                }
                Err(vm.new_no_attribute_error(zelf.as_object().to_owned(), name.to_owned()))
            }
        }
    }
}

impl SetAttr for JsProxy {
    fn setattro(
        zelf: &Py<Self>,
        name: &Py<PyStr>,
        value: PySetterValue,
        vm: &VirtualMachine,
    ) -> PyResult<()> {
        let text = name.to_string_lossy();
        if is_pythons(&text) {
            return zelf.as_object().generic_setattr(name, value, vm);
        }
        let shared = Shared::current(vm)?;
        let name_of = Name { id: 0, text: property(&text) };
        match value {
            PySetterValue::Assign(value) => {
                let value = to_value(&shared, vm, &value);
                shared.call_host(vm, |host, rt| host.set_attr(rt, zelf.handle, name_of, value))
            }
            PySetterValue::Delete => {
                let had = shared.call_host(vm, |host, rt| host.has_attr(rt, zelf.handle, name_of))?;
                if !had {
                    return Err(vm.new_no_attribute_error(zelf.as_object().to_owned(), name.to_owned()));
                }
                shared.call_host(vm, |host, rt| host.del_attr(rt, zelf.handle, name_of))
            }
        }
    }
}

impl AsMapping for JsProxy {
    fn as_mapping() -> &'static PyMappingMethods {
        static METHODS: LazyLock<PyMappingMethods> = LazyLock::new(|| PyMappingMethods {
            length: atomic_func!(|proxy, vm| JsProxy::mapping_downcast(proxy).length(vm)),
            subscript: atomic_func!(|proxy, key, vm| JsProxy::mapping_downcast(proxy).item(key, vm)),
            ass_subscript: atomic_func!(|proxy, key, value, vm| {
                JsProxy::mapping_downcast(proxy).assign_item(key, value, vm)
            }),
        });
        &METHODS
    }
}

impl AsSequence for JsProxy {
    fn as_sequence() -> &'static PySequenceMethods {
        static METHODS: LazyLock<PySequenceMethods> = LazyLock::new(|| PySequenceMethods {
            contains: atomic_func!(|proxy, value, vm| JsProxy::sequence_downcast(proxy).has(value, vm)),
            ..PySequenceMethods::NOT_IMPLEMENTED
        });
        &METHODS
    }
}

impl AsNumber for JsProxy {
    fn as_number() -> &'static PyNumberMethods {
        static METHODS: PyNumberMethods = PyNumberMethods {
            boolean: Some(|proxy, _vm| {
                let proxy = JsProxy::number_downcast(proxy);
                Ok(proxy.host.truth(proxy.handle))
            }),
            ..PyNumberMethods::NOT_IMPLEMENTED
        };
        &METHODS
    }
}

impl Comparable for JsProxy {
    fn cmp(
        zelf: &Py<Self>,
        other: &PyObject,
        op: PyComparisonOp,
        _vm: &VirtualMachine,
    ) -> PyResult<PyComparisonValue> {
        op.eq_only(|| match other.downcast_ref::<JsProxy>() {
            Some(other) => {
                let same = zelf.handle == other.handle || zelf.host.same(zelf.handle, other.handle);
                Ok(PyComparisonValue::Implemented(same))
            }
            None => Ok(PyComparisonValue::NotImplemented),
        })
    }
}

impl Hashable for JsProxy {
    /// The host has no hash that agrees with its identity, so all objects of one constructor share a hash: sets
    /// and dicts of proxies work, and cost a comparison for each of that kind.
    fn hash(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyHash> {
        let (kind, constructor) = zelf.host.type_of(zelf.handle);
        vm.ctx.new_str(format!("{kind} {constructor}")).as_object().hash(vm)
    }
}

impl Iterable for JsProxy {
    fn iter(zelf: PyRef<Self>, vm: &VirtualMachine) -> PyResult {
        let shared = Shared::current(vm)?;
        let handle = shared.call_host(vm, |host, rt| host.iter(rt, zelf.handle))?;
        Ok(shared.wrap(vm, handle))
    }
}

impl IterNext for JsProxy {
    fn next(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<PyIterReturn> {
        let shared = Shared::current(vm)?;
        match shared.call_host(vm, |host, rt| host.next(rt, zelf.handle))? {
            Some(value) => incoming(&shared, vm, value).map(PyIterReturn::Return),
            None => Ok(PyIterReturn::StopIteration(None)),
        }
    }
}

impl Representable for JsProxy {
    fn repr_str(zelf: &Py<Self>, vm: &VirtualMachine) -> PyResult<String> {
        Shared::current(vm)?.call_host(vm, |host, rt| host.text(rt, zelf.handle))
    }
}
