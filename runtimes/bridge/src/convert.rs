//! [`Value`]s and errors to records, and back.

use anypy_core::{BigInt, Error, ErrorKind, HostHandle, PyHandle, PythonError, Result, Runtime, Value};

use crate::memory::{Record, give, tag, to_text_area};

/// Integers up to this size are exact as doubles.
const SAFE: i64 = (1 << 53) - 1;

/// Writes a value whose text and bytes stay alive until the other side has read them. Handles pass over.
pub fn lend(rt: &mut dyn Runtime, record: &Record, value: &Value) {
    match value {
        Value::Str(text) => record.set_span(tag::STR, 0, text.as_bytes()),
        Value::Bytes(bytes) => record.set_span(tag::BYTES, 0, bytes),
        // The limbs are made here, so that they have to be given.
        Value::BigInt(big) => set_big(record, big, 1, give(limbs(big))),
        other => put_plain(rt, record, other),
    }
}

/// Writes a result for JavaScript, which frees what is too long for the text area.
#[inline(never)]
pub fn give_value(rt: &mut dyn Runtime, record: &Record, value: Value) {
    match value {
        Value::Str(text) => give_bytes(record, tag::STR, text.into_bytes()),
        Value::Bytes(bytes) => give_bytes(record, tag::BYTES, bytes),
        Value::BigInt(big) => set_big(record, &big, 1, give(limbs(&big))),
        other => put_plain(rt, record, &other),
    }
}

pub fn give_bytes(record: &Record, tag: u32, bytes: Vec<u8>) {
    match to_text_area(&bytes) {
        Some(span) => record.set_span(tag, 0, span),
        None => record.set_span(tag, 1, give(bytes)),
    }
}

fn limbs(big: &BigInt) -> Vec<u8> {
    big.magnitude.iter().flat_map(|limb| limb.to_le_bytes()).collect()
}

fn set_big(record: &Record, big: &BigInt, owned: u32, bytes: &[u8]) {
    record.set_span(tag::BIG, owned | u32::from(big.negative) << 1, bytes);
}

fn put_plain(rt: &mut dyn Runtime, record: &Record, value: &Value) {
    match *value {
        Value::Null => record.set(tag::NULL, 0, 0),
        Value::Bool(truth) => record.set(tag::BOOL, u32::from(truth), 0),
        Value::Int(int) if (-SAFE..=SAFE).contains(&int) => record.set(tag::INT, 0, (int as f64).to_bits()),
        Value::Int(int) => record.set(tag::LONG, 0, int as u64),
        Value::Float(float) => record.set(tag::FLOAT, 0, float.to_bits()),
        Value::Python(handle) => {
            let data = u64::from(handle.0) | u64::from(rt.identity(handle)) << 32;
            record.set(tag::PYTHON, rt.abilities(handle).0, data);
        }
        Value::Host(handle) => record.set(tag::HOST, 0, u64::from(handle.0)),
        _ => record.set(tag::NONE, 0, 0),
    }
}

/// Reads a value that JavaScript wrote.
pub fn take(rt: &mut dyn Runtime, record: &Record) -> Value {
    let aux = record.aux.get();
    let owned = aux & 1 == 1;
    match record.tag.get() {
        tag::NULL => Value::Null,
        tag::BOOL => Value::Bool(aux != 0),
        tag::INT => Value::Int(f64::from_bits(record.data.get()) as i64),
        tag::FLOAT => Value::Float(f64::from_bits(record.data.get())),
        tag::STR => Value::Str(record.take_text(owned)),
        tag::PYTHON => Value::Python(rt.duplicate(PyHandle(record.low()))),
        tag::HOST => Value::Host(HostHandle(record.low())),
        tag::LONG => Value::Int(record.data.get() as i64),
        tag::BIG => Value::BigInt(BigInt {
            negative: aux & 2 != 0,
            magnitude: (record.take_bytes(owned).chunks_exact(4))
                .map(|limb| u32::from_le_bytes([limb[0], limb[1], limb[2], limb[3]]))
                .collect(),
        }),
        tag::BYTES => Value::Bytes(record.take_bytes(owned)),
        _ => Value::None,
    }
}

/// Reads the result of a host call: a value, or what was thrown.
#[inline]
pub fn take_result(rt: &mut dyn Runtime, record: &Record) -> Result<Value> {
    match record.tag.get() {
        tag::THROWN | tag::RAISED => Err(take_error(rt, record)),
        _ => Ok(take(rt, record)),
    }
}

#[cold]
fn take_error(rt: &mut dyn Runtime, record: &Record) -> Error {
    let aux = record.aux.get();
    // The top bit says whether the text must be freed: the rest of aux is the handle.
    let message = record.take_text(aux >> 31 == 1);
    let handle = aux & 0x7fff_ffff;
    if record.tag.get() == tag::RAISED {
        let object = Some(rt.duplicate(PyHandle(handle)));
        return Error::python(message, PythonError { object, ..PythonError::default() });
    }
    Error::host(message, HostHandle(handle))
}

/// Writes an error for JavaScript: words and length-prefixed text, little-endian, in the order that
/// `readError` of `js/errors.js` reads them.
#[cold]
#[inline(never)]
pub fn give_error(rt: &mut dyn Runtime, record: &Record, error: Error) {
    let mut pack = Pack(Vec::with_capacity(256));
    pack.word(match error.kind {
        ErrorKind::Python => 0,
        ErrorKind::Exit => 1,
        ErrorKind::Host => 2,
        ErrorKind::Unsupported => 3,
        ErrorKind::Load => 4,
        ErrorKind::Config => 5,
        ErrorKind::Internal => 6,
    });
    pack.word(error.exit_code as u32);
    pack.word(error.host.map_or(0, |handle| handle.0));
    pack.text(&error.message);
    let details = error.python.unwrap_or_default();
    pack.word(u32::from(details.object.is_some()));
    if let Some(object) = details.object {
        pack.word(object.0);
        pack.word(rt.abilities(object).0);
    }
    pack.text(&details.type_name);
    pack.text(&details.formatted);
    pack.word(details.traceback.len() as u32);
    for frame in &details.traceback {
        pack.text(&frame.file);
        pack.text(&frame.function);
        pack.word(frame.line);
        pack.word(frame.columns.0);
        pack.word(frame.columns.1);
    }
    record.set_span(tag::ERROR, 1, give(pack.0));
}

struct Pack(Vec<u8>);

impl Pack {
    #[inline(never)]
    fn word(&mut self, word: u32) {
        self.0.extend_from_slice(&word.to_le_bytes());
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.word(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }
}
