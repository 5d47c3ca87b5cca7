//! [`Value`]s to Python objects and back.
//!
//! None, bool, int, float, str and bytes (subclasses included) cross by value; a host object comes back as
//! itself; everything else crosses as a handle.

use std::rc::Rc;

use anypy_core::{BigInt, Result, Value};
use rustpython_vm::{
    AsObject, PyObject, PyObjectRef, VirtualMachine,
    builtins::{PyBytes, PyFloat, PyInt, PyStr},
};

use crate::js::JsProxy;
use crate::shared::{Shared, is};

/// The object that `value` stands for; takes its handle.
pub(crate) fn to_object(shared: &Rc<Shared>, vm: &VirtualMachine, value: Value) -> Result<PyObjectRef> {
    Ok(match value {
        Value::None | Value::Null => vm.ctx.none(),
        Value::Bool(value) => vm.ctx.new_bool(value).into(),
        Value::Int(value) => vm.ctx.new_int(value).into(),
        Value::BigInt(value) => big_to_object(vm, &value),
        Value::Float(value) => vm.ctx.new_float(value).into(),
        Value::Str(text) => vm.ctx.new_str(text).into(),
        Value::Bytes(bytes) => vm.ctx.new_bytes(bytes).into(),
        Value::Python(handle) => {
            let object = shared.object(handle)?;
            shared.take(handle);
            object
        }
        Value::Host(handle) => shared.wrap(vm, handle),
    })
}

/// What crosses for `object`.
pub(crate) fn to_value(shared: &Rc<Shared>, vm: &VirtualMachine, object: &PyObject) -> Value {
    let types = &vm.ctx.types;
    if vm.is_none(object) {
        return Value::None;
    }
    if object.class().is(types.bool_type) {
        return Value::Bool(object.is(&vm.ctx.true_value));
    }
    if is(object, types.str_type)
        && let Some(text) = object.downcast_ref::<PyStr>()
    {
        return Value::Str(text.to_string_lossy().into_owned());
    }
    if is(object, types.int_type)
        && let Some(int) = object.downcast_ref::<PyInt>()
    {
        return int_to_value(int);
    }
    if is(object, types.float_type)
        && let Some(float) = object.downcast_ref::<PyFloat>()
    {
        return Value::Float(float.to_f64());
    }
    if let Some(bytes) = object.downcast_ref::<PyBytes>() {
        return Value::Bytes(bytes.as_bytes().to_vec());
    }
    if let Some(proxy) = object.downcast_ref::<JsProxy>() {
        return Value::Host(shared.host.duplicate(proxy.handle()));
    }
    Value::Python(shared.new_handle(object.to_owned()))
}

fn int_to_value(int: &PyInt) -> Value {
    let big = int.as_bigint();
    if let Ok(small) = i64::try_from(big) {
        return Value::Int(small);
    }
    let (sign, magnitude) = big.to_u32_digits();
    Value::BigInt(BigInt { negative: sign == malachite_bigint::Sign::Minus, magnitude })
}

fn big_to_object(vm: &VirtualMachine, value: &BigInt) -> PyObjectRef {
    let sign = if value.negative { malachite_bigint::Sign::Minus } else { malachite_bigint::Sign::Plus };
    vm.ctx.new_bigint(&malachite_bigint::BigInt::from_slice(sign, &value.magnitude)).into()
}
