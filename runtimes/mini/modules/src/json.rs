//! `_json`: reading and writing JSON text, the loops of the `json` package.
//!
//! Both directions keep an explicit stack, so that depth costs heap and ends in RecursionError at the program's limit.
//! Strings are scanned as UTF-8 bytes; positions of errors are counted in code points only when there is one. Keys
//! that repeat within a document are one string object each. Lone surrogates of `\ud800` escapes, which strings can't
//! hold, become U+FFFD.

use anypy_mini_base::bigint::write_i64;
use anypy_mini_base::float;
use anypy_mini_base::hash::hash_bytes;
use anypy_mini_base::text::char_count;
use anypy_mini_vm::layout::{Dict, List, Str, Tuple};
use anypy_mini_vm::native::function;
use anypy_mini_vm::{Args, Builtin, Gc, Kind, ModuleDef, NativeDef, Res, Value, Vm, is};

// Reading

/// Slots of the table of keys seen in a document.
const KEYS: usize = 64;

/// What a decoder is asked to do, from the tuple that `JSONDecoder` makes. None: the default.
struct Hooks {
    strict: bool,
    object: Value,
    pairs: Value,
    float: Value,
    int: Value,
    constant: Value,
    /// Whether any is given, so that Python code may run and values in progress must be rooted.
    any: bool,
}

impl Hooks {
    fn read(vm: &mut Vm, v: Value) -> Res<Hooks> {
        let items: &[Value] = if is(v, Kind::Tuple) { Gc::<Tuple>::of(v).items() } else { &[] };
        let &[strict, object, pairs, float, int, constant] = items else {
            return vm.type_error(&["scanner wants a tuple of 6 items"]);
        };
        let strict = vm.truth(strict)?;
        let any = items.iter().skip(1).any(|v| !v.is_none());
        Ok(Hooks { strict, object, pairs, float, int, constant, any })
    }
}

/// A container in progress.
enum Open {
    List(Gc<List>),
    /// A dict and the key whose value comes next.
    Dict(Gc<Dict>, Value),
    /// The list of pairs for `object_pairs_hook`, and the key.
    Pairs(Gc<List>, Value),
}

struct Scanner<'a> {
    /// The document, whose lifetime the caller guarantees by rooting it.
    doc: Value,
    text: &'a str,
    s: &'a [u8],
    at: usize,
    hooks: Hooks,
    keys: [Value; KEYS],
    stack: Vec<Open>,
}

/// What to look for at a place in the document.
enum Want {
    Value,
    /// A value was read: what may follow it.
    After(Value),
    /// A key, or with `true` also the end of the object.
    Key(bool),
}

impl Scanner<'_> {
    fn peek(&self) -> u8 {
        self.s.get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Raises JSONDecodeError for the byte offset `at`.
    #[cold]
    fn fail<T>(&self, vm: &mut Vm, message: &str, at: usize) -> Res<T> {
        let module = vm.import("json")?;
        let name = vm.intern("JSONDecodeError")?;
        let class = vm.getattr(module, name)?;
        let message = vm.str(message)?;
        let position = char_count(self.s.get(..at).unwrap_or(self.s));
        let position = vm.int(position as i64)?;
        let error = vm.call(class, &[message, self.doc, position])?;
        vm.raise(error)
    }

    /// Keeps a value alive where hooks may run.
    fn keep(&self, vm: &mut Vm, v: Value) {
        if self.hooks.any && v.is_heap() {
            vm.root(v);
        }
    }

    /// Reads the value that starts here, and all that it contains.
    fn value(&mut self, vm: &mut Vm) -> Res {
        let mut want = Want::Value;
        loop {
            want = match want {
                Want::Value => self.start(vm)?,
                Want::Key(may_end) => self.key(vm, may_end)?,
                Want::After(v) => match self.after(vm, v)? {
                    Some(want) => want,
                    None => return Ok(v),
                },
            };
        }
    }

    /// A value's first characters: all of it where it is no container.
    fn start(&mut self, vm: &mut Vm) -> Res<Want> {
        let c = self.peek();
        let v = match c {
            b'"' => self.string(vm)?,
            b'{' => {
                self.deepen(vm, "object")?;
                self.at += 1;
                let open = if self.hooks.pairs.is_none() {
                    let dict = vm.dict_new()?;
                    self.keep(vm, dict.value());
                    Open::Dict(dict, Value::NONE)
                } else {
                    let list = vm.list_with_capacity(0)?;
                    self.keep(vm, list.value());
                    Open::Pairs(list, Value::NONE)
                };
                self.stack.push(open);
                self.skip_space();
                return Ok(Want::Key(true));
            }
            b'[' => {
                self.deepen(vm, "array")?;
                self.at += 1;
                let list = vm.list_with_capacity(0)?;
                self.keep(vm, list.value());
                self.skip_space();
                if self.peek() != b']' {
                    self.stack.push(Open::List(list));
                    return Ok(Want::Value);
                }
                self.at += 1;
                list.value()
            }
            b'-' | b'0'..=b'9' => self.number(vm)?,
            _ => {
                static CONSTANTS: [(&str, Value); 3] =
                    [("null", Value::NONE), ("true", Value::TRUE), ("false", Value::FALSE)];
                let rest = self.s.get(self.at..).unwrap_or(&[]);
                match CONSTANTS.iter().find(|(word, _)| rest.starts_with(word.as_bytes())) {
                    Some((word, v)) => {
                        self.at += word.len();
                        *v
                    }
                    None => self.not_a_number(vm)?,
                }
            }
        };
        self.keep(vm, v);
        Ok(Want::After(v))
    }

    fn deepen(&mut self, vm: &mut Vm, what: &str) -> Res<()> {
        if self.stack.len() as u32 + vm.depth() < vm.recursion_limit {
            return Ok(());
        }
        vm.error_parts(
            Builtin::RecursionError,
            &["maximum recursion depth exceeded while decoding a JSON ", what, " from a unicode string"],
        )
    }

    /// `NaN` and the infinities.
    fn not_a_number(&mut self, vm: &mut Vm) -> Res {
        static CONSTANTS: [(&str, f64); 3] =
            [("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", f64::NEG_INFINITY)];
        let rest = self.s.get(self.at..).unwrap_or(&[]);
        let Some((word, x)) = CONSTANTS.iter().find(|(word, _)| rest.starts_with(word.as_bytes())) else {
            return self.fail(vm, "Expecting value", self.at);
        };
        self.at += word.len();
        if self.hooks.constant.is_none() {
            return vm.float(*x);
        }
        let word = vm.str(word)?;
        vm.call(self.hooks.constant, &[word])
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self, vm: &mut Vm) -> Res {
        let start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        match self.peek() {
            b'0' => self.at += 1,
            b'1'..=b'9' => {
                self.digits();
            }
            _ => {
                self.at = start;
                return self.not_a_number(vm);
            }
        }
        let whole = self.at;
        // A part that does not fit the grammar is not part of the number: what follows it will complain.
        if self.peek() == b'.' {
            self.at += 1;
            if !self.digits() {
                self.at = whole;
            }
        }
        let fraction = self.at;
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            if !self.digits() {
                self.at = fraction;
            }
        }
        let text = self.text.get(start..self.at).unwrap_or("");
        let is_int = self.at == whole;
        let hook = if is_int { self.hooks.int } else { self.hooks.float };
        if !hook.is_none() {
            let text = vm.str(text)?;
            return vm.call(hook, &[text]);
        }
        if !is_int {
            let x = float::parse(&*vm.platform, text).unwrap_or(f64::NAN);
            return vm.float(x);
        }
        if text.len() > 18 {
            let text = vm.str(text)?;
            let int = vm.builtin(Builtin::Int);
            return vm.call(int, &[text]);
        }
        let mut n = 0i64;
        for c in text.bytes().filter(u8::is_ascii_digit) {
            n = n * 10 + i64::from(c - b'0');
        }
        vm.int(if text.starts_with('-') { -n } else { n })
    }

    fn key(&mut self, vm: &mut Vm, may_end: bool) -> Res<Want> {
        if may_end && self.peek() == b'}' {
            self.at += 1;
            return self.close(vm);
        }
        if self.peek() != b'"' {
            return self.fail(vm, "Expecting property name enclosed in double quotes", self.at);
        }
        let start = self.at + 1;
        let plain = self.plain(start);
        let name = if self.s.get(plain) == Some(&b'"') {
            self.at = plain + 1;
            let text = self.text.get(start..plain).unwrap_or("");
            let hash = hash_bytes(text.as_bytes()) as usize;
            match self.keys.get(hash % KEYS) {
                Some(known) if is(*known, Kind::Str) && Gc::<Str>::of(*known).text() == text => *known,
                _ => {
                    let name = vm.str(text)?;
                    self.keep(vm, name);
                    if let Some(place) = self.keys.get_mut(hash % KEYS) {
                        *place = name;
                    }
                    name
                }
            }
        } else {
            let name = self.string(vm)?;
            self.keep(vm, name);
            name
        };
        self.skip_space();
        if self.peek() != b':' {
            return self.fail(vm, "Expecting ':' delimiter", self.at);
        }
        self.at += 1;
        self.skip_space();
        if let Some(Open::Dict(_, key) | Open::Pairs(_, key)) = self.stack.last_mut() {
            *key = name;
        }
        Ok(Want::Value)
    }

    /// Puts a value where it belongs and looks at what follows. `None`: it was the outermost one.
    fn after(&mut self, vm: &mut Vm, v: Value) -> Res<Option<Want>> {
        let Some(open) = self.stack.last() else { return Ok(None) };
        let (end, next) = match open {
            Open::List(list) => {
                vm.list_push(*list, v)?;
                (b']', Want::Value)
            }
            Open::Dict(dict, key) => {
                vm.dict_set_name(*dict, *key, v)?;
                (b'}', Want::Key(false))
            }
            Open::Pairs(list, key) => {
                let pair = vm.tuple(&[*key, v])?;
                vm.list_push(*list, pair)?;
                (b'}', Want::Key(false))
            }
        };
        self.skip_space();
        let c = self.peek();
        if c == end {
            self.at += 1;
            return self.close(vm).map(Some);
        }
        if c != b',' {
            return self.fail(vm, "Expecting ',' delimiter", self.at);
        }
        self.at += 1;
        self.skip_space();
        Ok(Some(next))
    }

    /// Ends the innermost container.
    fn close(&mut self, vm: &mut Vm) -> Res<Want> {
        let v = match self.stack.pop() {
            Some(Open::List(list)) => list.value(),
            Some(Open::Dict(dict, _)) if self.hooks.object.is_none() => dict.value(),
            Some(Open::Dict(dict, _)) => vm.call(self.hooks.object, &[dict.value()])?,
            Some(Open::Pairs(list, _)) => vm.call(self.hooks.pairs, &[list.value()])?,
            None => Value::NONE,
        };
        self.keep(vm, v);
        Ok(Want::After(v))
    }

    /// The first place from `at` on that is not plain text of a string.
    fn plain(&self, mut at: usize) -> usize {
        while let Some(&c) = self.s.get(at)
            && c != b'"'
            && c != b'\\'
            && c >= b' '
        {
            at += 1;
        }
        at
    }

    /// A string, from its quote on.
    fn string(&mut self, vm: &mut Vm) -> Res {
        let begin = self.at;
        let mut start = begin + 1;
        let mut out = String::new();
        loop {
            let end = self.plain(start);
            let part = self.text.get(start..end).unwrap_or("");
            match self.s.get(end) {
                None => return self.fail(vm, "Unterminated string starting at", begin),
                Some(b'"') => {
                    self.at = end + 1;
                    if out.is_empty() {
                        return vm.str(part);
                    }
                    out.push_str(part);
                    return vm.str(&out);
                }
                Some(b'\\') => {
                    out.push_str(part);
                    start = self.escape(vm, begin, end + 1, &mut out)?;
                }
                Some(c) => {
                    if self.hooks.strict {
                        return self.fail(vm, "Invalid control character at", end);
                    }
                    out.push_str(part);
                    out.push(char::from(*c));
                    start = end + 1;
                }
            }
        }
    }

    /// An escape sequence, `at` after its backslash: where it ends.
    fn escape(&mut self, vm: &mut Vm, begin: usize, at: usize, out: &mut String) -> Res<usize> {
        let Some(&c) = self.s.get(at) else {
            return self.fail(vm, "Unterminated string starting at", begin);
        };
        let meant = match c {
            b'"' | b'\\' | b'/' => char::from(c),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let Some(mut code) = self.hex(at + 1) else {
                    return self.fail(vm, "Invalid \\uXXXX escape", at);
                };
                let mut end = at + 5;
                if (0xD800..0xDC00).contains(&code)
                    && self.s.get(end..end + 2) == Some(b"\\u")
                    && let Some(low @ 0xDC00..=0xDFFF) = self.hex(end + 2)
                {
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    end += 6;
                }
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                return Ok(end);
            }
            _ => return self.fail(vm, "Invalid \\escape", at - 1),
        };
        out.push(meant);
        Ok(at + 1)
    }

    /// Four hexadecimal digits, which more text must follow.
    fn hex(&self, at: usize) -> Option<u32> {
        self.s.get(at + 4)?;
        let mut code = 0;
        for c in self.s.get(at..at + 4)? {
            code = code * 16 + char::from(*c).to_digit(16)?;
        }
        Some(code)
    }
}

fn scanner(vm: &mut Vm, args: &Args<'_>) -> Res<Scanner<'static>> {
    let Some(doc) = vm.as_str(args.at(0)) else {
        return vm.type_error_about(args.at(0), "first argument must be a string, not @");
    };
    let hooks = Hooks::read(vm, args.at(1))?;
    let text = doc.text();
    Ok(Scanner {
        doc: args.at(0),
        text,
        s: text.as_bytes(),
        at: 0,
        hooks,
        keys: [Value::UNBOUND; KEYS],
        stack: Vec::new(),
    })
}

/// `decode(text, hooks)`: the value of a whole document.
fn decode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut scanner = scanner(vm, args)?;
    scanner.skip_space();
    let v = scanner.value(vm)?;
    scanner.skip_space();
    if scanner.at < scanner.s.len() {
        vm.root(v);
        return scanner.fail(vm, "Extra data", scanner.at);
    }
    Ok(v)
}

/// `scan(text, hooks, start)`: the value that starts there, and where it ends.
fn scan(vm: &mut Vm, args: &Args<'_>) -> Res {
    let mut scanner = scanner(vm, args)?;
    let start = vm.index_i64(args.at(2))?;
    let Ok(start) = usize::try_from(start) else { return vm.value_error(&["idx cannot be negative"]) };
    scanner.at = anypy_mini_base::text::byte_offset(scanner.s, start);
    if scanner.at == scanner.s.len() {
        return scanner.fail(vm, "Expecting value", scanner.at);
    }
    let v = scanner.value(vm)?;
    let end = char_count(scanner.s.get(..scanner.at).unwrap_or(&[]));
    let end = vm.int(end as i64)?;
    vm.tuple(&[v, end])
}

// Writing

const ASCII: i64 = 1;
const ALLOW_NAN: i64 = 2;
const SORT_KEYS: i64 = 4;
const SKIP_KEYS: i64 = 8;
const CHECK_CIRCULAR: i64 = 16;

/// A container whose items are being written.
struct Level {
    /// The list, tuple or dict; for a value that `default` replaced, that value.
    container: Value,
    /// Number of the next item, or of the next entry of a dict.
    next: usize,
    /// Whether nothing has been written yet.
    first: bool,
    /// The value is none of these, and `default` has replaced it.
    replaced: bool,
    /// Sorted keys of a dict and their values.
    sorted: Option<Vec<(Value, Value)>>,
}

struct Writer {
    out: String,
    flags: i64,
    default: Value,
    indent: Option<&'static str>,
    item_separator: &'static str,
    key_separator: &'static str,
    stack: Vec<Level>,
}

static HEX: &[u8; 16] = b"0123456789abcdef";

fn push_unicode(unit: u16, out: &mut String) {
    out.push_str("\\u");
    for shift in [12, 8, 4, 0] {
        let digit = HEX.get(usize::from(unit >> shift & 15)).copied().unwrap_or(b'0');
        out.push(char::from(digit));
    }
}

/// A string in quotes.
fn quote(text: &str, ascii: bool, out: &mut String) {
    out.push('"');
    let s = text.as_bytes();
    let mut start = 0;
    let mut at = 0;
    while let Some(&c) = s.get(at) {
        let plain = c >= b' ' && c != b'"' && c != b'\\' && (!ascii || c < 0x7F);
        if plain {
            at += 1;
            continue;
        }
        out.push_str(text.get(start..at).unwrap_or(""));
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        at += c.len_utf8();
        start = at;
        let short = match c {
            '"' | '\\' => c,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{c}' => 'f',
            '\u{8}' => 'b',
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    push_unicode(*unit, out);
                }
                continue;
            }
        };
        out.push('\\');
        out.push(short);
    }
    out.push_str(text.get(start..).unwrap_or(""));
    out.push('"');
}

impl Writer {
    /// Writes what is no container; the containers' values to go on with otherwise.
    fn scalar(&mut self, vm: &mut Vm, v: Value) -> Res<bool> {
        if let Some(word) = word_of(v) {
            self.out.push_str(word);
        } else if let Some(text) = vm.as_str(v) {
            quote(text.text(), self.flags & ASCII != 0, &mut self.out);
        } else if !self.number(vm, v)? {
            return Ok(false);
        }
        Ok(true)
    }

    /// Writes an int or a float.
    fn number(&mut self, vm: &mut Vm, v: Value) -> Res<bool> {
        if v.is_small() {
            write_i64(i64::from(v.as_small()), &mut self.out);
        } else if vm.as_int(v).is_some() {
            let plain = vm.unwrap(v);
            vm.repr_into(plain, &mut self.out)?;
        } else if let Some(x) = vm.as_float(v) {
            if x.is_finite() {
                float::repr(&*vm.platform, x, &mut self.out);
            } else if self.flags & ALLOW_NAN == 0 {
                return vm.value_error(&["Out of range float values are not JSON compliant"]);
            } else {
                self.out.push_str(match x {
                    _ if x.is_nan() => "NaN",
                    _ if x > 0.0 => "Infinity",
                    _ => "-Infinity",
                });
            }
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn newline(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            for level in &self.stack {
                if !level.replaced {
                    self.out.push_str(indent);
                }
            }
        }
    }

    /// Writes a value: all of it where it is no container, else a container is open.
    fn start(&mut self, vm: &mut Vm, v: Value) -> Res<()> {
        if self.scalar(vm, v)? {
            return Ok(());
        }
        if self.flags & CHECK_CIRCULAR != 0 && self.stack.iter().any(|level| level.container == v) {
            return vm.value_error(&["Circular reference detected"]);
        }
        if self.stack.len() as u32 + vm.depth() >= vm.recursion_limit {
            return vm.error(
                Builtin::RecursionError,
                "maximum recursion depth exceeded while encoding a JSON object",
            );
        }
        let plain = vm.unwrap(v);
        let mut level = Level { container: v, next: 0, first: true, replaced: false, sorted: None };
        if is(plain, Kind::List) || is(plain, Kind::Tuple) {
            if items_of(plain, 0).is_none() {
                self.out.push_str("[]");
                return Ok(());
            }
            self.out.push('[');
        } else if is(plain, Kind::Dict) {
            let dict = Gc::<Dict>::of(plain);
            if dict.is_empty() {
                self.out.push_str("{}");
                return Ok(());
            }
            if self.flags & SORT_KEYS != 0 {
                level.sorted = Some(sorted(vm, dict)?);
            }
            self.out.push('{');
        } else {
            level.replaced = true;
            self.stack.push(level);
            vm.root(v);
            let replaced = vm.call(self.default, &[v])?;
            vm.root(replaced);
            return self.start(vm, replaced);
        }
        self.stack.push(level);
        self.newline();
        Ok(())
    }

    /// Writes an object's key; `false` where it is to be skipped.
    fn key(&mut self, vm: &mut Vm, key: Value, first: bool) -> Res<bool> {
        let start = self.out.len();
        if !first {
            self.out.push_str(self.item_separator);
            self.newline();
        }
        if let Some(text) = vm.as_str(key) {
            quote(text.text(), self.flags & ASCII != 0, &mut self.out);
        } else {
            self.out.push('"');
            if let Some(word) = word_of(key) {
                self.out.push_str(word);
            } else if !self.number(vm, key)? {
                if self.flags & SKIP_KEYS != 0 {
                    self.out.truncate(start);
                    return Ok(false);
                }
                return vm.type_error_about(key, "keys must be str, int, float, bool or None, not @");
            }
            self.out.push('"');
        }
        self.out.push_str(self.key_separator);
        Ok(true)
    }

    /// Writes the next item of the innermost container, or its end.
    fn step(&mut self, vm: &mut Vm) -> Res<()> {
        let Some(level) = self.stack.last_mut() else { return Ok(()) };
        let (first, at) = (level.first, level.next);
        let plain = vm.unwrap(level.container);
        if is(plain, Kind::Dict) {
            let pair = match &level.sorted {
                Some(pairs) => {
                    level.next += 1;
                    pairs.get(at).copied()
                }
                None => {
                    let entries = Gc::<Dict>::of(plain).entries().iter().enumerate().skip(at);
                    let mut live = entries.filter(|(_, e)| !e.key.get().is_unbound());
                    live.next().map(|(i, e)| {
                        level.next = i + 1;
                        (e.key.get(), e.value.get())
                    })
                }
            };
            let Some((key, v)) = pair else { return self.end('}') };
            if self.key(vm, key, first)? {
                if let Some(level) = self.stack.last_mut() {
                    level.first = false;
                }
                self.start(vm, v)?;
            }
            return Ok(());
        }
        if level.replaced {
            // What `default` put in this one's place is written.
            self.stack.pop();
            return Ok(());
        }
        let Some(v) = items_of(plain, at) else { return self.end(']') };
        (level.next, level.first) = (at + 1, false);
        if !first {
            self.out.push_str(self.item_separator);
            self.newline();
        }
        self.start(vm, v)
    }

    fn end(&mut self, bracket: char) -> Res<()> {
        self.stack.pop();
        self.newline();
        self.out.push(bracket);
        Ok(())
    }
}

/// The `i`th item of a list or tuple.
fn items_of(v: Value, i: usize) -> Option<Value> {
    if is(v, Kind::List) {
        Gc::<List>::of(v).items().get(i).map(|c| c.get())
    } else {
        Gc::<Tuple>::of(v).items().get(i).copied()
    }
}

fn word_of(v: Value) -> Option<&'static str> {
    match v {
        Value::NONE => Some("null"),
        Value::TRUE => Some("true"),
        Value::FALSE => Some("false"),
        _ => None,
    }
}

/// A dict's pairs in the order of their keys.
fn sorted(vm: &mut Vm, dict: Gc<Dict>) -> Res<Vec<(Value, Value)>> {
    let mut pairs: Vec<(Value, Value)> = dict.pairs().collect();
    if pairs.iter().all(|(key, _)| is(*key, Kind::Str)) {
        // UTF-8 sorts as its code points do.
        pairs.sort_unstable_by(|a, b| Gc::<Str>::of(a.0).bytes().cmp(Gc::<Str>::of(b.0).bytes()));
        return Ok(pairs);
    }
    let keys: Vec<Value> = pairs.iter().map(|(key, _)| *key).collect();
    let keys = vm.list(&keys)?;
    vm.root(keys);
    let name = vm.intern("sort")?;
    vm.call_method(keys, name, &[])?;
    pairs.clear();
    for key in Gc::<List>::of(keys).to_vec() {
        if let Some(v) = vm.dict_get(dict, key)? {
            pairs.push((key, v));
        }
    }
    Ok(pairs)
}

fn text_argument(vm: &mut Vm, v: Value) -> Res<&'static str> {
    match vm.as_str(v) {
        Some(s) => Ok(s.text()),
        None => vm.type_error_about(v, "separators and indent must be str, not @"),
    }
}

/// `encode(obj, default, flags, indent or None, item_separator, key_separator)`: JSON text.
fn encode(vm: &mut Vm, args: &Args<'_>) -> Res {
    let flags = vm.index_i64(args.at(2))?;
    let indent = if args.at(3).is_none() { None } else { Some(text_argument(vm, args.at(3))?) };
    let item_separator = text_argument(vm, args.at(4))?;
    let key_separator = text_argument(vm, args.at(5))?;
    let mut writer = Writer {
        out: String::new(),
        flags,
        default: args.at(1),
        indent,
        item_separator,
        key_separator,
        stack: Vec::new(),
    };
    writer.start(vm, args.at(0))?;
    while !writer.stack.is_empty() {
        writer.step(vm)?;
    }
    vm.str(&writer.out)
}

/// `quote(text, ascii)`: a string in JSON's quotes.
fn quoted(vm: &mut Vm, args: &Args<'_>) -> Res {
    let Some(text) = vm.as_str(args.at(0)) else {
        return vm.type_error_about(args.at(0), "first argument must be a string, not @");
    };
    let ascii = vm.truth(args.at(1))?;
    let mut out = String::new();
    quote(text.text(), ascii, &mut out);
    vm.str(&out)
}

static FUNCTIONS: &[NativeDef] = &[
    function("decode", decode, 2, 2),
    function("scan", scan, 3, 3),
    function("encode", encode, 6, 6),
    function("quote", quoted, 2, 2),
];

/// The module's table.
pub static DEF: ModuleDef = ModuleDef { name: "_json", functions: FUNCTIONS, init: None };
