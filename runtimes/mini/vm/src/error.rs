//! Raising exceptions from native code, and the words that several places share.

use crate::heap::Gc;
use crate::layout::*;
use crate::types::Builtin;
use crate::value::{Raised, Res, Value};
use crate::vm::{Vm, is};

impl Vm {
    /// An exception object of a builtin class with a message; no arguments when the message is empty.
    pub fn exception(&mut self, class: Builtin, message: &str) -> Res {
        if message.is_empty() {
            return self.exception_with(class, &[]);
        }
        let text = self.str(message)?;
        self.exception_with(class, &[text])
    }

    /// An exception object of a builtin class.
    pub fn exception_with(&mut self, class: Builtin, args: &[Value]) -> Res {
        let class = self.builtin(class);
        let args = self.tuple(args)?;
        self.exception_new(class, args)
    }

    /// An exception object of any exception class, without running `__init__`.
    pub fn exception_new(&mut self, class: Value, args: Value) -> Res {
        let value = self.allocate(Kind::Exception, 0, size_of::<Exception>())?;
        let e = Gc::<Exception>::of(value);
        e.class.set(class);
        e.args.set(args);
        for field in [&e.traceback, &e.cause, &e.context, &e.dict, &e.extra] {
            field.set(None);
        }
        Ok(value)
    }

    /// Raises a builtin exception with a message.
    #[cold]
    #[inline(never)]
    pub fn error<T>(&mut self, class: Builtin, message: &str) -> Res<T> {
        let exception = self.exception(class, message)?;
        self.pending = Some(exception);
        Err(Raised)
    }

    /// Raises a builtin exception with arguments.
    #[cold]
    #[inline(never)]
    pub fn error_with<T>(&mut self, class: Builtin, args: &[Value]) -> Res<T> {
        let exception = self.exception_with(class, args)?;
        self.pending = Some(exception);
        Err(Raised)
    }

    /// Raises a builtin exception whose message is these parts joined: `core::fmt` costs too many bytes.
    #[cold]
    #[inline(never)]
    pub fn error_parts<T>(&mut self, class: Builtin, parts: &[&str]) -> Res<T> {
        let message = parts.concat();
        self.error(class, &message)
    }

    /// Raises TypeError.
    #[cold]
    #[inline(never)]
    pub fn type_error<T>(&mut self, parts: &[&str]) -> Res<T> {
        self.error_parts(Builtin::TypeError, parts)
    }

    /// Raises TypeError with the name of an object's type in the place of the message's `@`: one text is a third of the
    /// code that a list of parts is.
    #[cold]
    #[inline(never)]
    pub fn type_error_about<T>(&mut self, object: Value, message: &str) -> Res<T> {
        let name = self.type_name_of(object);
        let (before, after) = message.split_once('@').unwrap_or((message, ""));
        self.type_error(&[before, name, after])
    }

    /// Raises ValueError.
    #[cold]
    #[inline(never)]
    pub fn value_error<T>(&mut self, parts: &[&str]) -> Res<T> {
        self.error_parts(Builtin::ValueError, parts)
    }

    /// The class of the pending exception is a subclass of `class`.
    pub fn pending_is(&self, class: Builtin) -> bool {
        match self.pending {
            Some(e) if self.wait.is_none() => self.exception_is(e, class),
            _ => false,
        }
    }

    /// Clears the pending exception if it is of `class`: whether it was.
    pub fn catch(&mut self, class: Builtin) -> bool {
        let caught = self.pending_is(class);
        if caught {
            self.pending = None;
        }
        caught
    }

    /// Whether an exception object is of a builtin class.
    pub fn exception_is(&self, exception: Value, class: Builtin) -> bool {
        is(exception, Kind::Exception)
            && self.is_subtype(Gc::<Exception>::of(exception).class.get(), self.builtin(class))
    }

    /// `args[0]` of an exception, None without.
    pub fn exception_arg(&self, exception: Value) -> Value {
        if !is(exception, Kind::Exception) {
            return Value::NONE;
        }
        let e = Gc::<Exception>::of(exception);
        Gc::<Tuple>::of(e.args.get()).items().first().copied().unwrap_or(Value::NONE)
    }

    /// Raises StopIteration with a value (None: without).
    pub fn stop_iteration<T>(&mut self, value: Value) -> Res<T> {
        if value.is_none() {
            self.error_with(Builtin::StopIteration, &[])
        } else {
            self.error_with(Builtin::StopIteration, &[value])
        }
    }

    /// `type(v).__name__` as Rust text, for messages.
    pub fn type_name_of(&self, value: Value) -> &'static str {
        let class = Gc::<Type>::of(self.type_of(value));
        Gc::<Str>::of(class.name.get()).text()
    }

    /// TypeError "unsupported operand type(s) for +: 'int' and 'str'".
    #[cold]
    pub fn unsupported_operands<T>(&mut self, op: &str, a: Value, b: Value) -> Res<T> {
        let (a, b) = (self.type_name_of(a), self.type_name_of(b));
        self.type_error(&["unsupported operand type(s) for ", op, ": '", a, "' and '", b, "'"])
    }

    /// TypeError "'X' object ... ".
    #[cold]
    pub fn object_error<T>(&mut self, value: Value, rest: &str) -> Res<T> {
        let name = self.type_name_of(value);
        self.type_error(&["'", name, "' object ", rest])
    }
}
