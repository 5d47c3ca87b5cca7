//! What wasm gives to JavaScript: one numbered operation on the runtime, and memory for what crosses.
//!
//! `anypy_op(code, object, records, count)` reads its arguments from records and leaves its result in the first;
//! the return value is the result's tag.

use std::rc::Rc;

use anypy_core::{
    Error, ErrorKind, Limits, LoadOptions, Mode, PyHandle, Result, Run, Runtime, Slice, Source, Step, Value,
};

use crate::convert::{give_bytes, give_error, give_value, take, take_result};
use crate::current;
use crate::host::{JsHost, take_all};
use crate::memory::{self, Record, incoming, keeping, tag};
use crate::ops::py as op;

/// Address of the scratch memory.
#[unsafe(no_mangle)]
pub extern "C" fn anypy_scratch() -> u32 {
    memory::scratch_address()
}

/// A block of `bytes` bytes (align 1), or of records (align 8).
#[unsafe(no_mangle)]
pub extern "C" fn anypy_alloc(bytes: u32, align: u32) -> u32 {
    memory::allocate(bytes, align as usize)
}

/// Frees a block.
#[unsafe(no_mangle)]
pub extern "C" fn anypy_free(address: u32, bytes: u32, align: u32) {
    memory::free(address, bytes, align as usize);
}

/// An operation on the runtime.
#[unsafe(no_mangle)]
pub extern "C" fn anypy_op(code: u32, object: u32, address: u32, count: u32) -> u32 {
    let records = incoming(address, count);
    let result = &records[0];
    let object = PyHandle(object);
    let entered = current::enter(|rt| {
        if code == op::CALL {
            let outcome = match records.get(..count as usize).unwrap_or(records) {
                [] => rt.call_few(object, &mut []),
                [a] => {
                    let a = take(rt, a);
                    rt.call_few(object, &mut [a])
                }
                [a, b] => {
                    let args = &mut [take(rt, a), take(rt, b)];
                    rt.call_few(object, args)
                }
                all => {
                    let args = take_all(rt, all);
                    rt.call(object, args, Vec::new())
                }
            };
            return finish(rt, result, outcome);
        }
        keeping(records, || operate(rt, code, object, records, count as usize));
    });
    if entered.is_none() {
        result.set(tag::BUSY, 0, 0);
    }
    result.tag.get()
}

fn finish(rt: &mut dyn Runtime, record: &Record, outcome: Result<Value>) {
    match outcome {
        Ok(value) => give_value(rt, record, value),
        Err(error) => give_error(rt, record, error),
    }
}

/// As [`finish`], but an exception of one of these types is a missing value.
fn finish_or_missing(rt: &mut dyn Runtime, record: &Record, outcome: Result<Value>, types: &[&str]) {
    if let Err(Error { python: Some(details), .. }) = &outcome
        && types.contains(&details.type_name.as_str())
    {
        if let Some(exception) = details.object {
            rt.release(exception);
        }
        return record.set(tag::MISSING, 0, 0);
    }
    finish(rt, record, outcome);
}

fn operate(rt: &mut dyn Runtime, code: u32, object: PyHandle, records: &[Record], count: usize) {
    let result = &records[0];
    let text =
        |index: usize| records.get(index).map_or_else(String::new, |record| record.with_text(str::to_owned));
    let number = |index: usize| records.get(index).map_or(0.0, |record| f64::from_bits(record.data.get()));
    let outcome = match code {
        op::GET_ATTR => {
            let outcome = result.with_text(|name| rt.get_attr(object, name));
            return finish_or_missing(rt, result, outcome, &["AttributeError"]);
        }
        op::SET_ATTR => {
            let value = take(rt, &records[1]);
            result.with_text(|name| rt.set_attr(object, name, value)).map(|()| Value::None)
        }
        op::DEL_ATTR => result.with_text(|name| rt.del_attr(object, name)).map(|()| Value::None),
        op::HAS_ATTR => result.with_text(|name| rt.has_attr(object, name)).map(Value::Bool),
        op::GET_ITEM => {
            let key = take(rt, result);
            let outcome = rt.get_item(object, key);
            return finish_or_missing(rt, result, outcome, &["KeyError", "IndexError"]);
        }
        op::SET_ITEM => {
            let (key, value) = (take(rt, result), take(rt, &records[1]));
            rt.set_item(object, key, value).map(|()| Value::None)
        }
        op::DEL_ITEM => {
            let key = take(rt, result);
            rt.del_item(object, key).map(|()| Value::None)
        }
        op::CONTAINS => {
            let value = take(rt, result);
            rt.contains(object, value).map(Value::Bool)
        }
        op::CALL_KEYWORDS => {
            // The count of keywords, the positional arguments, then pairs of name and value.
            let positional = count.saturating_sub(1 + 2 * number(0) as usize);
            let args = take_all(rt, &records[1..1 + positional]);
            let mut keywords = Vec::new();
            for pair in records[1 + positional..count].chunks_exact(2) {
                let name = pair[0].take_text(pair[0].aux.get() & 1 == 1);
                keywords.push((name, take(rt, &pair[1])));
            }
            rt.call(object, args, keywords)
        }
        op::ITER => rt.iter(object).map(Value::Python),
        op::NEXT => return next_values(rt, object, records),
        op::LEN => rt.len(object).map(|len| Value::Int(len as i64)),
        op::SAME => Ok(Value::Bool(rt.same(object, PyHandle(number(0) as u32)))),
        op::TEXT => rt.text(object).map(Value::Str),
        op::TYPE => Ok(Value::Str(rt.type_name(object))),
        op::DIR => rt.dir(object).map(|names| Value::Str(names.join("\n"))),
        op::BUFFER => {
            // A third record has bytes to write to the buffer.
            let given = records.get(2).map(|record| record.take_bytes(record.aux.get() & 1 == 1));
            let (mut bytes, mut format) = (Vec::new(), String::new());
            let outcome = rt.buffer(object, &mut |data, kind| {
                match &given {
                    Some(given) if given.len() == data.len() => data.copy_from_slice(given),
                    _ => bytes = data.to_vec(),
                }
                format = kind.to_owned();
            });
            // The format's first character that is a type, in the second record.
            let kind = format.bytes().next_back().unwrap_or(b'B');
            records[1].set(tag::INT, 0, f64::from(kind).to_bits());
            outcome.map(|()| Value::Bytes(bytes))
        }
        op::NEW_LIST => {
            let items = take_all(rt, &records[..count]);
            rt.new_list(items).map(Value::Python)
        }
        op::NEW_DICT => {
            let mut items = Vec::new();
            for pair in records[..count].chunks_exact(2) {
                items.push((take(rt, &pair[0]), take(rt, &pair[1])));
            }
            rt.new_dict(items).map(Value::Python)
        }
        op::DUPLICATE => Ok(Value::Python(rt.duplicate(object))),
        op::RELEASE => {
            rt.release(object);
            Ok(Value::None)
        }
        op::LOAD => load(rt, records, count).map(|()| Value::None),
        op::MAIN_SCOPE => rt.main_scope().map(Value::Python),
        op::NEW_SCOPE => result.with_text(|name| rt.new_scope(name)).map(Value::Python),
        op::EVAL => with_source(records, |source| rt.eval(source, object)),
        op::START => with_source(records, |source| rt.start(source, object)).map(run_number),
        op::START_AWAIT => rt.start_await(object).map(run_number),
        op::RESUME => {
            let input = take_result(rt, result);
            let step = rt.resume(Run(object.0), Slice::Breathing, input);
            return finish_step(rt, result, step);
        }
        op::CANCEL => {
            rt.cancel(Run(object.0));
            Ok(Value::None)
        }
        op::INTERRUPT => {
            rt.interrupt();
            Ok(Value::None)
        }
        op::REGISTER => match take(rt, &records[1]) {
            Value::Host(module) => rt.register_module(&text(0), module).map(|()| Value::None),
            _ => Err(Error::new(ErrorKind::Load, "a JavaScript module is an object")),
        },
        op::WRITE_FILE => {
            let data = records[1].take_bytes(records[1].aux.get() & 1 == 1);
            result.with_text(|path| rt.write_file(path, &data)).map(|()| Value::None)
        }
        op::READ_FILE => result.with_text(|path| rt.read_file(path)).map(Value::Bytes),
        op::COLLECT => {
            rt.collect();
            Ok(Value::None)
        }
        op::MEMORY => {
            let report = rt.memory();
            for (record, bytes) in records.iter().zip([report.used, report.reserved, report.limit]) {
                record.set(tag::INT, 0, (bytes as f64).to_bits());
            }
            return;
        }
        op::DISPOSE => {
            rt.dispose();
            Ok(Value::None)
        }
        _ => Err(Error::new(ErrorKind::Internal, "runtime.js and its wasm file are of different builds")),
    };
    finish(rt, result, outcome);
}

fn run_number(run: Run) -> Value {
    Value::Int(i64::from(run.0))
}

/// Fills as many records as there are, or fewer at the end; the tag of the first that is not filled is MISSING.
fn next_values(rt: &mut dyn Runtime, iterator: PyHandle, records: &[Record]) {
    for record in records {
        match rt.next(iterator) {
            // Text would need an area each: a long text is given, a short one too when it is not alone.
            Ok(Some(Value::Str(text))) if records.len() > 1 => {
                record.set_span(tag::STR, 1, memory::give(text.into_bytes()));
            }
            Ok(Some(Value::Bytes(bytes))) if records.len() > 1 => {
                record.set_span(tag::BYTES, 1, memory::give(bytes));
            }
            Ok(Some(value)) => give_value(rt, record, value),
            Ok(None) => return record.set(tag::MISSING, 0, 0),
            Err(error) => return give_error(rt, record, error),
        }
    }
}

/// Records: text, file name, first line, mode, whether `await` may stand at the top.
fn with_source<R>(records: &[Record], run: impl FnOnce(&Source<'_>) -> Result<R>) -> Result<R> {
    let [text, file, line, mode, top_level_await, ..] = records else {
        return Err(Error::new(ErrorKind::Internal, "source is five records"));
    };
    let text = text.take_text(text.aux.get() & 1 == 1);
    let file = file.take_text(file.aux.get() & 1 == 1);
    run(&Source {
        text: &text,
        file: &file,
        first_line: f64::from_bits(line.data.get()) as u32,
        mode: match f64::from_bits(mode.data.get()) as u32 {
            0 => Mode::Exec,
            1 => Mode::Eval,
            _ => Mode::Single,
        },
        top_level_await: top_level_await.aux.get() != 0,
    })
}

/// Records: memory, recursion, slice, number of `argv`, then `argv` and `path`.
fn load(rt: &mut dyn Runtime, records: &[Record], count: usize) -> Result<()> {
    let number = |index: usize| records.get(index).map_or(0.0, |record| f64::from_bits(record.data.get()));
    let limits = Limits { memory: number(0) as u64, recursion: number(1) as u32, slice_ms: number(2) as u32 };
    let mut argv = Vec::new();
    for record in records[..count].iter().skip(4) {
        argv.push(record.take_text(record.aux.get() & 1 == 1));
    }
    let path = argv.split_off((number(3) as usize).min(argv.len()));
    rt.load(LoadOptions { host: Rc::new(JsHost), limits, argv, path })
}

fn finish_step(rt: &mut dyn Runtime, record: &Record, step: Step) {
    match step {
        Step::Done(outcome) => finish(rt, record, outcome),
        Step::Breathe => record.set(tag::BREATHE, 0, 0),
        Step::Sleep(seconds) => record.set(tag::SLEEP, 0, seconds.to_bits()),
        Step::Input(prompt) => give_bytes(record, tag::INPUT, prompt.into_bytes()),
        Step::Await(promise) => record.set(tag::AWAIT, 0, u64::from(promise.0)),
    }
}
