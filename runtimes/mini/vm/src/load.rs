//! Source text to code objects: parsing, compiling, and the tables that come with code.

use anypy_mini_base::float;
use anypy_mini_syntax::ast::Constant;
use anypy_mini_syntax::code::{CodeUnit, Const, FLAG_DOCSTRING};
use anypy_mini_syntax::{Mode, Options, SyntaxError};

use crate::heap::Gc;
use crate::layout::*;
use crate::types::Builtin;
use crate::value::{Res, Value};
use crate::vm::Vm;

/// A position in source text: line from 1, columns from 0 in code points.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// First line.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
}

/// How source text is to be compiled.
#[derive(Clone, Copy)]
pub struct CompileOptions {
    /// File, expression or interactive statement.
    pub mode: Mode,
    /// The value is that of the last statement where it is an expression.
    pub want_value: bool,
    /// `await` may stand outside of functions.
    pub top_level_await: bool,
    /// Line of the file that the text's first line is, from 1.
    pub first_line: u32,
}

impl Vm {
    /// Compiles source text to a code object. Raises SyntaxError.
    pub fn compile(&mut self, source: &str, file: &str, options: CompileOptions) -> Res {
        let platform = self.platform.clone();
        let parse = Options {
            mode: options.mode,
            top_level_await: options.top_level_await,
            float: &|text| float::parse(&*platform, text).unwrap_or(0.0),
        };
        let unit = match self.compile_unit(source, parse, options.want_value) {
            Ok(unit) => unit,
            Err(e) => return self.syntax_error(&e, source, file, &options),
        };
        let file = self.intern(file)?;
        self.code_object(&unit, file, options.first_line.saturating_sub(1))
    }

    fn compile_unit(
        &mut self,
        source: &str,
        parse: Options<'_>,
        want_value: bool,
    ) -> Result<CodeUnit, SyntaxError> {
        let module = anypy_mini_syntax::parse(source, parse, &mut self.names)?;
        let scopes = anypy_mini_syntax::scopes::analyze(&module, &self.names)?;
        anypy_mini_syntax::compile::compile(
            &module,
            &scopes,
            &mut self.names,
            anypy_mini_syntax::compile::Options { want_value },
        )
    }

    #[cold]
    fn syntax_error(&mut self, e: &SyntaxError, source: &str, file: &str, options: &CompileOptions) -> Res {
        use anypy_mini_syntax::ErrorKind;
        let class = match e.kind {
            ErrorKind::Indentation => Builtin::IndentationError,
            ErrorKind::Tab => Builtin::TabError,
            // Only who types line by line can go on.
            ErrorKind::Syntax if e.incomplete && options.mode == Mode::Single => {
                Builtin::IncompleteInputError
            }
            ErrorKind::Syntax => Builtin::SyntaxError,
        };
        let line = source.split('\n').nth((e.span.line.max(1) - 1) as usize).unwrap_or("");
        let message = self.str(&e.message)?;
        let file = self.str(file)?;
        let text = self.str(&[line, "\n"].concat())?;
        let shift = options.first_line.saturating_sub(1);
        let int = |n: u32| Value::small(n as i32);
        let details = self.tuple(&[
            file,
            int(e.span.line + shift),
            int(e.span.col + 1),
            text,
            int(e.span.end_line + shift),
            int(e.span.end_col + 1),
        ])?;
        self.error_with(class, &[message, details])
    }

    fn code_object(&mut self, unit: &CodeUnit, file: Value, shift: u32) -> Res {
        let mark = self.root_mark();
        let words = self.blob(unit.code.len() * 4)?;
        for (cell, word) in words.words().iter().zip(&unit.code) {
            cell.set(*word);
        }
        let mut consts = Vec::with_capacity(unit.consts.len());
        for c in &unit.consts {
            consts.push(self.constant(c, file, shift)?);
        }
        let consts = self.tuple(&consts)?;
        let names = self.name_tuple(&unit.names)?;
        let varnames = self.name_tuple(&unit.varnames)?;
        let cellvars = self.name_tuple(&unit.cellvars)?;
        let freevars = self.name_tuple(&unit.freevars)?;
        let mut lines = Vec::with_capacity(unit.lines.len() * 4);
        let mut last = (0u32, 0u32);
        for entry in &unit.lines {
            // Word and line as differences, columns as they are.
            let s = entry.span;
            write_varint(&mut lines, entry.start - last.0);
            write_varint(&mut lines, zigzag(s.line as i32 - last.1 as i32));
            write_varint(&mut lines, zigzag(s.end_line as i32 - s.line as i32));
            write_varint(&mut lines, s.col);
            write_varint(&mut lines, s.end_col);
            last = (entry.start, s.line);
        }
        let lines = self.bytes(&lines)?;
        let mut handlers = Vec::with_capacity(unit.handlers.len() * 6);
        for h in &unit.handlers {
            for n in [h.start, h.end - h.start, h.target, h.depth] {
                write_varint(&mut handlers, n);
            }
        }
        let handlers = self.bytes(&handlers)?;
        let name = self.name_value(unit.name)?;
        let qualname = self.str(&unit.qualname)?;
        let doc = if unit.flags & FLAG_DOCSTRING != 0 {
            Gc::<Tuple>::of(consts).items().first().copied().unwrap_or(Value::NONE)
        } else {
            Value::NONE
        };
        let value = self.allocate(Kind::Code, unit.flags, size_of::<Code>())?;
        let code = Gc::<Code>::of(value);
        code.arg_count.set(unit.arg_count);
        code.posonly_count.set(unit.posonly_count);
        code.kwonly_count.set(unit.kwonly_count);
        code.local_count.set(unit.varnames.len() as u16);
        code.cell_count.set(unit.cellvars.len() as u16);
        code.free_count.set(unit.freevars.len() as u16);
        code.stack_size.set(unit.stack_size + 1); // one more for what is sent or pushed on resumption
        code.first_line.set(unit.first_line + shift);
        code.code_len.set(unit.code.len() as u32);
        code.spare.set(shift);
        code.code.set(words.value());
        code.consts.set(consts);
        code.names.set(names);
        code.varnames.set(varnames);
        code.cellvars.set(cellvars);
        code.freevars.set(freevars);
        code.lines.set(lines);
        code.handlers.set(handlers);
        code.file.set(file);
        code.name.set(name);
        code.qualname.set(qualname);
        code.doc.set(doc);
        code.spare_value.set(None);
        self.unroot(mark);
        Ok(value)
    }

    fn name_tuple(&mut self, names: &[anypy_mini_syntax::Name]) -> Res {
        let mut values = Vec::with_capacity(names.len());
        for name in names {
            values.push(self.name_value(*name)?);
        }
        self.tuple(&values)
    }

    fn constant(&mut self, c: &Const, file: Value, shift: u32) -> Res {
        match c {
            Const::Literal(literal) => self.literal(literal),
            Const::Tuple(items) => {
                let mut values = Vec::with_capacity(items.len());
                for item in items {
                    values.push(self.constant(item, file, shift)?);
                }
                self.tuple(&values)
            }
            Const::Names(names) => self.name_tuple(names),
            Const::Code(unit) => self.code_object(unit, file, shift),
        }
    }

    fn literal(&mut self, literal: &Constant) -> Res {
        match literal {
            Constant::None => Ok(Value::NONE),
            Constant::True => Ok(Value::TRUE),
            Constant::False => Ok(Value::FALSE),
            Constant::Ellipsis => Ok(Value::ELLIPSIS),
            Constant::Int(i) => self.int(*i),
            Constant::BigInt(base, digits) => {
                match anypy_mini_base::bigint::parse_int(digits.as_bytes(), *base as u32, 1 << 20) {
                    Ok(i) => self.int_from(&i),
                    Err(_) => self.memory_error(),
                }
            }
            Constant::Float(x) => self.float(*x),
            Constant::Imaginary(x) => self.complex(0.0, *x),
            // Short strings are likely names: keys of dicts are compared by identity first.
            Constant::Str(s) if s.len() <= 20 => self.intern(s),
            Constant::Str(s) => self.str(s),
            Constant::Bytes(b) => self.bytes(b),
        }
    }

    /// A frame that runs module-level code in these namespaces.
    pub fn frame_for_code(&mut self, code: Value, globals: Value, locals: Option<Value>) -> Res<Gc<Frame>> {
        let c = Gc::<Code>::of(code);
        if c.free_count.get() > 0 {
            return self.type_error(&["code object passed to exec() may not contain free variables"]);
        }
        let frame = self.frame_new(c, globals, None)?;
        frame.locals.set(locals.filter(|l| *l != globals));
        Ok(frame)
    }

    /// Runs module-level code to its end.
    pub fn run_code(&mut self, code: Value, globals: Value, locals: Option<Value>) -> Res {
        if self.nesting >= crate::vm::NESTING_LIMIT {
            return self.error(Builtin::RecursionError, "maximum recursion depth exceeded");
        }
        let frame = self.frame_for_code(code, globals, locals)?;
        self.nesting += 1;
        let result = self.run_nested(frame);
        self.nesting -= 1;
        result
    }
}

fn zigzag(n: i32) -> u32 {
    ((n << 1) ^ (n >> 31)) as u32
}

fn unzigzag(n: u32) -> i32 {
    (n >> 1) as i32 ^ -((n & 1) as i32)
}

fn write_varint(out: &mut Vec<u8>, mut n: u32) {
    while n >= 128 {
        out.push(n as u8 | 128);
        n >>= 7;
    }
    out.push(n as u8);
}

fn read_varint(bytes: &mut &[u8]) -> Option<u32> {
    let mut n = 0;
    let mut shift = 0;
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= ((byte & 127) as u32) << shift;
        if *byte < 128 {
            return Some(n);
        }
        shift += 7;
    }
}

/// The innermost handler around word `at` of the code: where it starts, and the stack depth that it wants.
pub(crate) fn find_handler(code: Gc<Code>, at: u32) -> Option<(u32, u32)> {
    let mut bytes = Gc::<Str>::of(code.handlers.get()).bytes();
    loop {
        let start = read_varint(&mut bytes)?;
        let len = read_varint(&mut bytes)?;
        let target = read_varint(&mut bytes)?;
        let depth = read_varint(&mut bytes)?;
        if at >= start && at - start < len {
            return Some((target, depth));
        }
    }
}

/// Where the instruction at word `at` stands in the source.
pub fn place_of(code: Gc<Code>, at: u32) -> Place {
    let mut bytes = Gc::<Str>::of(code.lines.get()).bytes();
    let shift = code.spare.get();
    let mut found =
        Place { line: code.first_line.get(), end_line: code.first_line.get(), ..Place::default() };
    let (mut start, mut line) = (0u32, 0i32);
    while let (Some(delta), Some(dl), Some(de), Some(column), Some(end_column)) = (
        read_varint(&mut bytes),
        read_varint(&mut bytes),
        read_varint(&mut bytes),
        read_varint(&mut bytes),
        read_varint(&mut bytes),
    ) {
        start += delta;
        if start > at {
            break;
        }
        line += unzigzag(dl);
        found = Place {
            line: line as u32 + shift,
            column,
            end_line: (line + unzigzag(de)) as u32 + shift,
            end_column,
        };
    }
    found
}
