//! `str`: what it does not share with `bytes`.

use anypy_mini_base::text::codec::{self, Codec, CodecError, Handler};
use anypy_mini_vm::layout::*;
use anypy_mini_vm::native::{static_method, with_keywords};
use anypy_mini_vm::{Args, Builtin, Gc, NativeDef, Res, TypeDef, Value, Vm, is};

use super::memoryview::bytes_of;
use super::text::subject;
use crate::text_methods;

fn new(vm: &mut Vm, args: &Args<'_>) -> Res {
    let class = args.at(0);
    let value = match (args.opt(1), args.opt(2).is_some() || args.opt(3).is_some()) {
        (None, false) => vm.str("")?,
        (Some(v), false) => vm.str_of(v)?,
        (None, true) => vm.str("")?,
        (Some(v), true) => {
            if vm.as_str(v).is_some() {
                return vm.type_error(&["decoding str is not supported"]);
            }
            let Some(data) = bytes_of(vm, v) else {
                return vm.type_error_about(v, "decoding to str: need a bytes-like object, @ found");
            };
            decode(vm, v, &data, args.opt(2), args.opt(3))?
        }
    };
    // `__str__` may have returned an instance of a subclass; `str()` hands it on.
    let value = if class == vm.builtin(Builtin::Str) { value } else { vm.unwrap(value) };
    vm.wrap_new(class, value)
}

fn text_argument(vm: &mut Vm, v: Value, what: &str) -> Res<String> {
    match vm.as_str(v) {
        Some(s) => Ok(s.text().to_owned()),
        None => {
            let t = vm.type_name_of(v);
            vm.type_error(&[what, " must be str, not ", t])
        }
    }
}

/// Codec of `encode` and `decode`, and their error handler or the name that none has. LookupError for unknown codecs.
fn codec_arguments(
    vm: &mut Vm,
    encoding: Option<Value>,
    errors: Option<Value>,
    method: &str,
) -> Res<(Codec, Result<Handler, String>)> {
    let codec = match encoding {
        None => Codec::Utf8,
        Some(v) => {
            let name = text_argument(vm, v, &[method, "() argument 'encoding'"].concat())?;
            match Codec::lookup(&name) {
                Some(codec) => codec,
                None => return vm.error_parts(Builtin::LookupError, &["unknown encoding: ", &name]),
            }
        }
    };
    let handler = match errors {
        None => Ok(Handler::Strict),
        Some(v) => {
            let name = text_argument(vm, v, &[method, "() argument 'errors'"].concat())?;
            // An unknown handler is an error only where it is needed.
            Handler::lookup(&name).ok_or(name)
        }
    };
    Ok((codec, handler))
}

fn known_handler(vm: &mut Vm, handler: &Result<Handler, String>) -> Res<()> {
    match handler {
        Ok(_) => Ok(()),
        Err(name) => vm.error_parts(Builtin::LookupError, &["unknown error handler name '", name, "'"]),
    }
}

/// UnicodeEncodeError or UnicodeDecodeError with its five arguments.
fn codec_error<T>(vm: &mut Vm, class: Builtin, object: Value, e: &CodecError) -> Res<T> {
    let parts = [vm.str(e.codec)?, object, vm.int(e.start as i64)?, vm.int(e.end as i64)?, vm.str(e.reason)?];
    vm.error_with(class, &parts)
}

/// `bytes.decode`
pub fn decode(
    vm: &mut Vm,
    object: Value,
    data: &[u8],
    encoding: Option<Value>,
    errors: Option<Value>,
) -> Res {
    let (codec, handler) = codec_arguments(vm, encoding, errors, "decode")?;
    match codec::decode(data, codec, *handler.as_ref().unwrap_or(&Handler::Strict)) {
        Ok(text) => vm.str(&text),
        Err(e) => {
            known_handler(vm, &handler)?;
            let object = if is(vm.unwrap(object), Kind::Bytes) { object } else { vm.bytes(data)? };
            codec_error(vm, Builtin::UnicodeDecodeError, object, &e)
        }
    }
}

/// `str.encode` as bytes.
pub fn encode_text(
    vm: &mut Vm,
    object: Value,
    encoding: Option<Value>,
    errors: Option<Value>,
    method: &str,
) -> Res<Vec<u8>> {
    let (codec, handler) = codec_arguments(vm, encoding, errors, method)?;
    let text = vm.as_str(object).map_or("", |s| s.text());
    match codec::encode(text, codec, *handler.as_ref().unwrap_or(&Handler::Strict)) {
        Ok(data) => Ok(data),
        Err(e) => {
            known_handler(vm, &handler)?;
            codec_error(vm, Builtin::UnicodeEncodeError, object, &e)
        }
    }
}

fn encode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let data = encode_text(vm, args.at(0), args.opt(1), args.opt(2), "encode")?;
    vm.bytes(&data)
}

fn maketrans(vm: &mut Vm, args: &Args<'_>) -> Res {
    let table = vm.dict_new()?;
    let Some(to) = args.opt(1) else {
        let from = vm.unwrap(args.at(0));
        if !is(from, Kind::Dict) {
            return vm.type_error(&["if you give only one argument to maketrans it must be a dict"]);
        }
        for (key, value) in Gc::<Dict>::of(from).pairs() {
            let key = match vm.as_str(key) {
                Some(s) => {
                    let mut chars = s.text().chars();
                    match (chars.next(), chars.next()) {
                        (Some(c), None) => Value::small(c as i32),
                        _ => {
                            return vm.value_error(&["string keys in translate table must be of length 1"]);
                        }
                    }
                }
                None if vm.as_int(key).is_some() => key,
                None => {
                    return vm.type_error(&["keys in translate table must be strings or integers"]);
                }
            };
            vm.dict_set(table, key, value)?;
        }
        return Ok(table.value());
    };
    let (Some(from), Some(to)) = (vm.as_str(args.at(0)), vm.as_str(to)) else {
        return vm.type_error(&["first maketrans argument must be a string if there is a second argument"]);
    };
    if from.chars.get() != to.chars.get() {
        return vm.value_error(&["the first two maketrans arguments must have equal length"]);
    }
    for (a, b) in from.text().chars().zip(to.text().chars()) {
        vm.dict_set(table, Value::small(a as i32), Value::small(b as i32))?;
    }
    if let Some(gone) = args.opt(2) {
        for c in text_argument(vm, gone, "maketrans() argument 3")?.chars() {
            vm.dict_set(table, Value::small(c as i32), Value::NONE)?;
        }
    }
    Ok(table.value())
}

fn translate(vm: &mut Vm, args: &Args<'_>) -> Res {
    let t = subject(vm, args)?;
    let mut out = String::with_capacity(t.data.len());
    for c in t.as_str().chars() {
        let code = Value::small(c as i32);
        let to = match vm.get_item(args.at(1), code) {
            Ok(to) => to,
            Err(_) if vm.catch(Builtin::LookupError) => code,
            Err(e) => return Err(e),
        };
        if let Some(s) = vm.as_str(to) {
            super::check_size(vm, (out.len() + s.text().len()) as u64)?;
            out.push_str(s.text());
        } else if let Some(i) = vm.as_i64(to) {
            match u32::try_from(i).ok().and_then(char::from_u32) {
                Some(c) => out.push(c),
                None => {
                    return vm.value_error(&["character mapping must be in range(0x110000)"]);
                }
            }
        } else if !to.is_none() {
            return vm.type_error(&["character mapping must return integer, None or str"]);
        }
    }
    vm.str(&out)
}

static METHODS: &[NativeDef] = text_methods! {
    method("encode|encoding,errors", encode, 1, 3),
    method("casefold", text::casefold, 1, 1),
    method("isdecimal", text::isdecimal, 1, 1),
    method("isnumeric", text::isnumeric, 1, 1),
    method("isprintable", text::isprintable, 1, 1),
    method("isidentifier", text::isidentifier, 1, 1),
    static_method("maketrans", maketrans, 1, 3),
    method("translate", translate, 2, 2),
    with_keywords(method("format", crate::format::str_format, 1, anypy_mini_vm::native::VAR)),
    method("format_map", crate::format::str_format_map, 2, 2),
};

static NEW: NativeDef = anypy_mini_vm::native::function("str|object,encoding,errors", new, 1, 4);

/// The type's table.
pub const STR: TypeDef = TypeDef { builtin: Builtin::Str, methods: METHODS, getset: &[], new: Some(&NEW) };
