//! [`Host`] for JavaScript: a page, a worker, Node.
//!
//! Attributes and calls have imports of their own and write at most the records that they need; everything else goes
//! through one numbered import. All errors come back as records: JavaScript never unwinds through Rust.

use anypy_core::{
    Arg, Error, Host, HostHandle, Name, PyHandle, PythonError, Result, Runtime, Stream, Supply, Value,
};

use crate::convert::{lend, take, take_result};
use crate::memory::{Frame, tag};
use crate::ops::host as op;
use crate::{current, imports};

/// The host. All of its state is on JavaScript's side.
pub struct JsHost;

/// Pairs of keyword and value.
type Keywords = Vec<(String, Value)>;

/// Writes arguments and keywords as records.
fn fill(rt: &mut dyn Runtime, args: &[Value], keywords: &Keywords) -> Frame {
    let frame = Frame::new(args.len() + 2 * keywords.len());
    let (positional, named) = frame.records().split_at(args.len().min(frame.records().len()));
    for (record, value) in positional.iter().zip(args) {
        lend(rt, record, value);
    }
    for (pair, (name, value)) in named.chunks_exact(2).zip(keywords) {
        pair[0].set_span(tag::STR, 0, name.as_bytes());
        lend(rt, &pair[1], value);
    }
    frame
}

/// A numbered operation that may run Python again.
fn operate(
    rt: &mut dyn Runtime,
    code: u32,
    object: HostHandle,
    args: &[Value],
    named: &Keywords,
) -> Result<Value> {
    let frame = fill(rt, args, named);
    let (address, count, pairs) = (frame.address(), args.len() as u32, named.len() as u32);
    current::lend(rt, || imports::op(code, object.0, address, count, pairs));
    take_result(rt, frame.result())
}

/// A numbered operation for which Python cannot be entered: a thrown error counts as no answer.
fn ask<R>(code: u32, object: HostHandle, argument: u32, read: impl FnOnce(&Frame) -> R) -> R {
    let frame = Frame::new(1);
    frame.result().set(tag::FLOAT, 0, f64::from(argument).to_bits());
    imports::op(code, object.0, frame.address(), 1, 0);
    if frame.result().tag.get() == tag::THROWN {
        // The error object is not of interest; its text area copy needs no freeing.
        imports::drop(frame.result().aux.get() & 0x7fff_ffff);
        frame.result().set(tag::NONE, 0, 0);
    }
    read(&frame)
}

fn answer_text(frame: &Frame) -> String {
    match frame.result().tag.get() {
        tag::STR => frame.result().with_text(str::to_owned),
        _ => String::new(),
    }
}

fn answer_truth(frame: &Frame) -> bool {
    frame.result().tag.get() == tag::BOOL && frame.result().aux.get() != 0
}

/// An exception that the engine makes by its type's name.
#[cold]
fn missing(type_name: &str, text: &str) -> Error {
    let mut message = String::from(type_name);
    message.push_str(": ");
    message.push_str(text);
    Error::python(message, PythonError { type_name: type_name.into(), ..PythonError::default() })
}

fn handle_of(value: Value) -> Result<HostHandle> {
    match value {
        Value::Host(handle) => Ok(handle),
        _ => Err(Error::new(anypy_core::ErrorKind::Internal, "JavaScript gave no object where one was due")),
    }
}

impl Host for JsHost {
    fn write(&self, stream: Stream, text: &str) {
        let stream = if stream == Stream::Stdout { 0 } else { 1 };
        imports::write(stream, text.as_ptr() as usize as u32, text.len() as u32);
    }

    fn read_line(&self, prompt: &str) -> Option<String> {
        let frame = Frame::new(1);
        frame.result().set_span(tag::STR, 0, prompt.as_bytes());
        imports::op(op::READ_LINE, 0, frame.address(), 1, 0);
        (frame.result().tag.get() == tag::STR).then(|| answer_text(&frame))
    }

    fn block(&self, seconds: f64) {
        let frame = Frame::new(1);
        frame.result().set(tag::FLOAT, 0, seconds.to_bits());
        imports::op(op::BLOCK, 0, frame.address(), 1, 0);
    }

    /// JavaScript answers with text (a letter, `P` for a package, before the source), an address, a promise, or nothing.
    fn module(&self, rt: &mut dyn Runtime, name: &str, may_wait: bool) -> Result<Supply> {
        let args = [Value::Str(name.to_owned()), Value::Bool(may_wait)];
        Ok(match operate(rt, op::MODULE, HostHandle(0), &args, &Vec::new())? {
            Value::Str(mut text) => Supply::Source { package: text.remove(0) == 'P', text },
            Value::Int(address) => Supply::Linked(address as u32),
            Value::Host(promise) => Supply::Later(promise),
            _ => Supply::Unknown,
        })
    }

    fn global(&self) -> Result<HostHandle> {
        ask(op::GLOBAL, HostHandle(0), 0, |frame| Ok(HostHandle(frame.result().low())))
    }

    fn get_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<Value> {
        let frame = Frame::new(1);
        let (address, text) = (frame.address(), name.text);
        current::lend(rt, || {
            imports::get(object.0, name.id, text.as_ptr() as usize as u32, text.len() as u32, address);
        });
        if frame.result().tag.get() == tag::MISSING {
            return Err(missing("AttributeError", name.text));
        }
        take_result(rt, frame.result())
    }

    fn set_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>, value: Value) -> Result<()> {
        let frame = Frame::new(1);
        lend(rt, frame.result(), &value);
        let (address, text) = (frame.address(), name.text);
        current::lend(rt, || {
            imports::set(object.0, name.id, text.as_ptr() as usize as u32, text.len() as u32, address);
        });
        take_result(rt, frame.result()).map(|_| ())
    }

    fn del_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<()> {
        operate(rt, op::DEL_ATTR, object, &[Value::Str(name.text.into())], &Vec::new()).map(|_| ())
    }

    fn has_attr(&self, rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<bool> {
        operate(rt, op::HAS_ATTR, object, &[Value::Str(name.text.into())], &Vec::new())
            .map(|value| value == Value::Bool(true))
    }

    fn get_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<Value> {
        let frame = fill(rt, std::slice::from_ref(&key), &Vec::new());
        let address = frame.address();
        current::lend(rt, || imports::op(op::GET_ITEM, object.0, address, 1, 0));
        if frame.result().tag.get() == tag::MISSING {
            // An index is out of range where there are indexes, everything else is a key.
            let sequence = frame.result().aux.get() == 1;
            return Err(match key {
                _ if sequence => missing("IndexError", "list index out of range"),
                Value::Str(key) => missing("KeyError", &key),
                _ => missing("KeyError", "no such key"),
            });
        }
        take_result(rt, frame.result())
    }

    fn set_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value, value: Value) -> Result<()> {
        operate(rt, op::SET_ITEM, object, &[key, value], &Vec::new()).map(|_| ())
    }

    fn del_item(&self, rt: &mut dyn Runtime, object: HostHandle, key: Value) -> Result<()> {
        operate(rt, op::DEL_ITEM, object, &[key], &Vec::new()).map(|_| ())
    }

    fn contains(&self, rt: &mut dyn Runtime, object: HostHandle, value: Value) -> Result<bool> {
        operate(rt, op::CONTAINS, object, &[value], &Vec::new()).map(|value| value == Value::Bool(true))
    }

    fn call(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> Result<Value> {
        let frame = fill(rt, &args, &keywords);
        let address = frame.address();
        current::lend(rt, || imports::call(function.0, address, args.len() as u32, keywords.len() as u32));
        take_result(rt, frame.result())
    }

    fn call_method(
        &self,
        rt: &mut dyn Runtime,
        object: HostHandle,
        name: Name<'_>,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> Result<Value> {
        let frame = fill(rt, &args, &keywords);
        let (address, count, pairs) = (frame.address(), args.len() as u32, keywords.len() as u32);
        let (text, len) = (name.text.as_ptr() as usize as u32, name.text.len() as u32);
        current::lend(rt, || imports::method(object.0, name.id, text, len, address, count, pairs));
        take_result(rt, frame.result())
    }

    fn call_lent(
        &self,
        rt: &mut dyn Runtime,
        object: HostHandle,
        name: Option<Name<'_>>,
        args: &mut [Arg<'_>],
    ) -> Result<Value> {
        let frame = Frame::new(args.len());
        for (record, arg) in frame.records().iter().zip(args.iter()) {
            match arg {
                Arg::Value(value) => lend(rt, record, value),
                Arg::Text(text) => record.set_span(tag::STR, 0, text.as_bytes()),
                Arg::Host(handle) => record.set(tag::LENT, 0, u64::from(handle.0)),
            }
        }
        let (address, count) = (frame.address(), args.len() as u32);
        current::lend(rt, || match name {
            Some(Name { id, text }) => {
                let (at, len) = (text.as_ptr() as usize as u32, text.len() as u32);
                imports::method(object.0, id, at, len, address, count, 0);
            }
            None => imports::call(object.0, address, count, 0),
        });
        take_result(rt, frame.result())
    }

    fn construct(
        &self,
        rt: &mut dyn Runtime,
        function: HostHandle,
        args: Vec<Value>,
        keywords: Keywords,
    ) -> Result<Value> {
        operate(rt, op::CONSTRUCT, function, &args, &keywords)
    }

    fn iter(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<HostHandle> {
        operate(rt, op::ITER, object, &[], &Vec::new()).and_then(handle_of)
    }

    fn next(&self, rt: &mut dyn Runtime, iterator: HostHandle) -> Result<Option<Value>> {
        let frame = Frame::new(1);
        let address = frame.address();
        current::lend(rt, || imports::op(op::NEXT, iterator.0, address, 0, 0));
        if frame.result().tag.get() == tag::MISSING {
            return Ok(None);
        }
        take_result(rt, frame.result()).map(Some)
    }

    fn len(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<usize> {
        operate(rt, op::LEN, object, &[], &Vec::new()).map(|value| match value {
            Value::Int(len) => len as usize,
            _ => 0,
        })
    }

    fn same(&self, a: HostHandle, b: HostHandle) -> bool {
        ask(op::SAME, a, b.0, answer_truth)
    }

    fn truth(&self, object: HostHandle) -> bool {
        ask(op::TRUTH, object, 0, answer_truth)
    }

    fn text(&self, rt: &mut dyn Runtime, object: HostHandle) -> Result<String> {
        operate(rt, op::TEXT, object, &[], &Vec::new()).map(|value| match value {
            Value::Str(text) => text,
            _ => String::new(),
        })
    }

    fn type_of(&self, object: HostHandle) -> (&'static str, String) {
        const TYPES: [&str; 5] = ["object", "function", "symbol", "undefined", "bigint"];
        let answer = ask(op::TYPE_OF, object, 0, answer_text);
        // The first character is the index of the type, the rest the constructor's name.
        let index = answer.bytes().next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
        (TYPES.get(index).copied().unwrap_or("object"), answer.get(1..).unwrap_or("").to_owned())
    }

    fn dir(&self, object: HostHandle) -> Vec<String> {
        let names = ask(op::DIR, object, 0, answer_text);
        if names.is_empty() { Vec::new() } else { names.split('\n').map(str::to_owned).collect() }
    }

    fn is_thenable(&self, object: HostHandle) -> bool {
        ask(op::IS_THENABLE, object, 0, answer_truth)
    }

    fn then(
        &self,
        rt: &mut dyn Runtime,
        promise: HostHandle,
        on_value: PyHandle,
        on_error: PyHandle,
    ) -> Result<()> {
        let callbacks = [Value::Python(on_value), Value::Python(on_error)];
        operate(rt, op::THEN, promise, &callbacks, &Vec::new()).map(|_| ())
    }

    fn call_later(&self, rt: &mut dyn Runtime, seconds: f64, callback: PyHandle) -> Result<()> {
        let args = [Value::Float(seconds), Value::Python(callback)];
        operate(rt, op::CALL_LATER, HostHandle(0), &args, &Vec::new()).map(|_| ())
    }

    fn new_array(&self, rt: &mut dyn Runtime, items: Vec<Value>) -> Result<HostHandle> {
        operate(rt, op::NEW_ARRAY, HostHandle(0), &items, &Vec::new()).and_then(handle_of)
    }

    fn new_object(&self, rt: &mut dyn Runtime, items: Keywords) -> Result<HostHandle> {
        operate(rt, op::NEW_OBJECT, HostHandle(0), &[], &items).and_then(handle_of)
    }

    fn bytes(&self, object: HostHandle) -> Option<Vec<u8>> {
        ask(op::BYTES, object, 0, |frame| {
            let record = frame.result();
            (record.tag.get() == tag::BYTES).then(|| record.take_bytes(record.aux.get() & 1 == 1))
        })
    }

    fn duplicate(&self, object: HostHandle) -> HostHandle {
        ask(op::DUPLICATE, object, 0, |frame| HostHandle(frame.result().low()))
    }

    fn release(&self, object: HostHandle) {
        imports::drop(object.0);
    }
}

/// Reads all of a call's records.
pub fn take_all(rt: &mut dyn Runtime, records: &[crate::memory::Record]) -> Vec<Value> {
    let mut values = Vec::with_capacity(records.len());
    for record in records {
        values.push(take(rt, record));
    }
    values
}
