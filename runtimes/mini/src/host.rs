//! The VM's way out to [`anypy_core::Host`].

use std::rc::Rc;

use anypy_core::{Arg, Error, ErrorKind, FileOp, Host, HostHandle, Name, PyHandle, Result, Stream, Supply};
#[cfg(target_family = "wasm")]
use anypy_mini_vm::ModuleDef;
use anypy_mini_vm::layout::{HostObject, STR_FLAGS, STR_INTERNED, Str, Tuple};
use anypy_mini_vm::{Builtin, Embedder, Gc, HostOp, Kind, Res, Value, Vm, Wait, is, vm};

use crate::convert::{from_host, raise, to_host};
use crate::runtime::Mini;

/// An [`Embedder`] on a [`Host`].
pub struct Bridge {
    /// The host.
    pub host: Rc<dyn Host>,
}

fn handle(v: Value) -> HostHandle {
    if is(v, Kind::HostObject) {
        HostHandle(Gc::<HostObject>::of(v).handle.get())
    } else {
        HostHandle(u32::MAX)
    }
}

/// The host's number of a name: from 1 and dense, because a host keeps an array of its own forms. It stands in the
/// string's own header, which lives as long as the VM if the string is interned; 0 when the numbers are used up.
fn name_id(vm: &mut Vm, name: Gc<Str>) -> u32 {
    let aux = name.header.aux.get();
    if aux >> STR_FLAGS != 0 || aux & STR_INTERNED == 0 {
        return (aux >> STR_FLAGS) as u32;
    }
    let id = vm.host_names + 1;
    if id >> (16 - STR_FLAGS) != 0 {
        return 0;
    }
    vm.host_names = id;
    name.header.aux.set(aux | id << STR_FLAGS);
    id as u32
}

/// A name as the host knows it.
fn key_of<'a>(vm: &mut Vm, name: Value) -> Name<'a> {
    let name = Gc::<Str>::of(name);
    Name { id: name_id(vm, name), text: name.text() }
}

impl Bridge {
    fn give(&self, vm: &mut Vm, v: Value) -> anypy_core::Value {
        to_host(vm, &*self.host, v)
    }

    fn call_args(
        &self,
        vm: &mut Vm,
        args: &[Value],
        names: Option<Value>,
    ) -> (Vec<anypy_core::Value>, Vec<(String, anypy_core::Value)>) {
        let named: &[Value] = names.map_or(&[], |n| Gc::<Tuple>::of(n).items());
        let (plain, keyword) = args.split_at(args.len() - named.len());
        let plain = plain.iter().map(|v| self.give(vm, *v)).collect();
        let keyword = named
            .iter()
            .zip(keyword)
            .map(|(n, v)| (Gc::<Str>::of(*n).text().to_owned(), self.give(vm, *v)))
            .collect();
        (plain, keyword)
    }
}

/// An argument as the host may borrow it.
fn lent<'a>(vm: &mut Vm, host: &dyn Host, v: Value) -> Arg<'a> {
    if is(v, Kind::Str) {
        return Arg::Text(Gc::<Str>::of(v).text());
    }
    if is(v, Kind::HostObject) {
        return Arg::Host(handle(v));
    }
    Arg::Value(to_host(vm, host, v))
}

/// A host's answer in Python's terms.
fn take(vm: &mut Vm, result: Result<anypy_core::Value>) -> Res {
    match result {
        Ok(v) => from_host(vm, v),
        Err(e) => Err(raise(vm, e)),
    }
}

fn done(vm: &mut Vm, result: Result<()>) -> Res {
    match result {
        Ok(()) => Ok(Value::NONE),
        Err(e) => Err(raise(vm, e)),
    }
}

impl Embedder for Bridge {
    fn write(&self, _vm: &mut Vm, stderr: bool, text: &str) {
        self.host.write(if stderr { Stream::Stderr } else { Stream::Stdout }, text);
    }

    fn block(&self, vm: &mut Vm, wait: Wait) -> Res {
        match wait {
            Wait::Sleep(seconds) => {
                self.host.block(seconds);
                Ok(Value::NONE)
            }
            Wait::Input(prompt) => match self.host.read_line(&prompt) {
                Some(line) => vm.str(&line),
                None => vm.error(Builtin::EOFError, "EOF when reading a line"),
            },
            Wait::Host(_) | Wait::Again(_) => vm.error(
                Builtin::RuntimeError,
                "can't wait for a promise here: native code (a sort key, for example) called this, and can't be suspended; await it instead",
            ),
            Wait::Breathe => Ok(Value::NONE),
        }
    }

    fn host(
        &self,
        vm: &mut Vm,
        op: HostOp,
        object: Value,
        name: Option<Value>,
        args: &[Value],
        names: Option<Value>,
    ) -> Res {
        let host = self.host.clone();
        let h = handle(object);
        let key = name.map_or(Name { id: 0, text: "" }, |name| key_of(vm, name));
        // The host may call back into Python: what it was given is rooted by the caller, what comes back is new.
        match op {
            HostOp::GetAttr => match host.get_attr(Mini::of(vm), h, key) {
                Err(Error { kind: ErrorKind::Python, python: Some(p), .. })
                    if p.type_name == "AttributeError" && p.object.is_none() =>
                {
                    Ok(Value::UNBOUND)
                }
                r => take(vm, r),
            },
            HostOp::SetAttr => {
                let value = self.give(vm, args.first().copied().unwrap_or(Value::NONE));
                let r = host.set_attr(Mini::of(vm), h, key, value);
                done(vm, r)
            }
            HostOp::DelAttr => {
                let r = host.del_attr(Mini::of(vm), h, key);
                done(vm, r)
            }
            HostOp::GetItem => {
                let k = self.give(vm, args.first().copied().unwrap_or(Value::NONE));
                let r = host.get_item(Mini::of(vm), h, k);
                take(vm, r)
            }
            HostOp::SetItem => {
                let k = self.give(vm, args.first().copied().unwrap_or(Value::NONE));
                let v = self.give(vm, args.get(1).copied().unwrap_or(Value::NONE));
                let r = host.set_item(Mini::of(vm), h, k, v);
                done(vm, r)
            }
            HostOp::DelItem => {
                let k = self.give(vm, args.first().copied().unwrap_or(Value::NONE));
                let r = host.del_item(Mini::of(vm), h, k);
                done(vm, r)
            }
            HostOp::Contains => {
                let k = self.give(vm, args.first().copied().unwrap_or(Value::NONE));
                match host.contains(Mini::of(vm), h, k) {
                    Ok(b) => Ok(Value::bool(b)),
                    Err(e) => Err(raise(vm, e)),
                }
            }
            HostOp::Call | HostOp::CallMethod | HostOp::New => {
                let (plain, keyword) = self.call_args(vm, args, names);
                let rt = Mini::of(vm);
                let r = match op {
                    HostOp::Call => host.call(rt, h, plain, keyword),
                    HostOp::New => host.construct(rt, h, plain, keyword),
                    _ => host.call_method(rt, h, key, plain, keyword),
                };
                take(vm, r)
            }
            HostOp::Iter => match host.iter(Mini::of(vm), h) {
                Ok(it) => vm.host_object(it.0, None),
                Err(e) => Err(raise(vm, e)),
            },
            HostOp::Next => match host.next(Mini::of(vm), h) {
                Ok(Some(v)) => from_host(vm, v),
                Ok(None) => Ok(Value::UNBOUND),
                Err(e) => Err(raise(vm, e)),
            },
            HostOp::Len => match host.len(Mini::of(vm), h) {
                Ok(n) => vm.int(n as i64),
                Err(e) if e.kind == ErrorKind::Unsupported => {
                    vm.type_error_about(object, "object of type '@' has no len()")
                }
                Err(e) => Err(raise(vm, e)),
            },
            HostOp::Truth => Ok(Value::bool(host.truth(h))),
            HostOp::Same => {
                let other = args.first().copied().unwrap_or(Value::NONE);
                Ok(Value::bool(is(other, Kind::HostObject) && host.same(h, handle(other))))
            }
            HostOp::Text => match host.text(Mini::of(vm), h) {
                Ok(text) => vm.str(&text),
                Err(e) => Err(raise(vm, e)),
            },
            HostOp::TypeOf => {
                let (t, _) = host.type_of(h);
                vm.str(t)
            }
            HostOp::Dir => {
                let mut names = Vec::new();
                for name in host.dir(h) {
                    names.push(vm.str(&name)?);
                }
                vm.list(&names)
            }
            HostOp::Thenable => Ok(Value::bool(host.is_thenable(h))),
            HostOp::Global => match host.global() {
                Ok(h) => vm.host_object(h.0, None),
                Err(e) => {
                    vm.error_parts(Builtin::ModuleNotFoundError, &["No module named 'js': ", &e.message])
                }
            },
            HostOp::CallLater => {
                let seconds = args.first().copied().unwrap_or(Value::NONE);
                let seconds = vm.number_as_float(seconds)?.unwrap_or(0.0);
                let f = PyHandle(vm.pin(args.get(1).copied().unwrap_or(Value::NONE)));
                let r = host.call_later(Mini::of(vm), seconds, f);
                done(vm, r)
            }
            HostOp::Then => {
                let ok = PyHandle(vm.pin(args.first().copied().unwrap_or(Value::NONE)));
                let failed = PyHandle(vm.pin(args.get(1).copied().unwrap_or(Value::NONE)));
                let r = host.then(Mini::of(vm), h, ok, failed);
                done(vm, r)
            }
        }
    }

    // The hot ones among the operations: short, and without an allocation for up to two arguments.
    fn call(&self, vm: &mut Vm, object: Value, name: Option<Value>, args: &[Value]) -> Res {
        let host = &*self.host;
        let key = name.map(|name| key_of(vm, name));
        let h = handle(object);
        let result = match args {
            [] => host.call_lent(Mini::of(vm), h, key, &mut []),
            [a] => {
                let a = lent(vm, host, *a);
                host.call_lent(Mini::of(vm), h, key, &mut [a])
            }
            [a, b] => {
                let (a, b) = (lent(vm, host, *a), lent(vm, host, *b));
                host.call_lent(Mini::of(vm), h, key, &mut [a, b])
            }
            _ => {
                let mut all: Vec<Arg<'_>> = args.iter().map(|v| lent(vm, host, *v)).collect();
                host.call_lent(Mini::of(vm), h, key, &mut all)
            }
        };
        match result {
            Ok(anypy_core::Value::Int(i)) => vm.int(i),
            result => take(vm, result),
        }
    }

    fn release(&self, handles: &mut Vec<u32>) {
        for h in handles.drain(..) {
            self.host.release(HostHandle(h));
        }
    }

    fn file(&self, op: u8, path: &str, data: &[u8]) -> Option<core::result::Result<Vec<u8>, i32>> {
        self.host.file(FileOp::from_number(op)?, path, data)
    }

    #[cfg(feature = "native")]
    fn read_file(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }

    #[cfg(not(feature = "native"))]
    fn read_file(&self, _path: &str) -> Option<Vec<u8>> {
        None
    }

    fn module(&self, vm: &mut Vm, name: &str, may_wait: bool) -> Res<vm::Supply> {
        let host = self.host.clone();
        match host.module(Mini::of(vm), name, may_wait) {
            Ok(Supply::Source { text, package }) => Ok(vm::Supply::Source(text, package)),
            #[cfg(target_family = "wasm")]
            Ok(Supply::Linked(address)) => {
                // SAFETY: what a host links is cut out of the same program as this engine (web/src/modules.rs), and
                // the address is what the module's root returned: that of its static table.
                let def = unsafe { &*(address as usize as *const ModuleDef) };
                Ok(vm::Supply::Native(def))
            }
            Ok(Supply::Later(promise)) => Ok(vm::Supply::Later(vm.host_object(promise.0, None)?)),
            Ok(_) => Ok(vm::Supply::Unknown),
            Err(e) => vm.error(Builtin::ImportError, &e.message),
        }
    }
}
