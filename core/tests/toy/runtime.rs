//! A toy runtime: a calculator in reverse Polish notation, as the shortest complete [`Runtime`].
//!
//! `3 4 + dup * print` prints 49. `"x" 5 store` binds a name that `x` then reads, `[ dup * ] "square" swap store` a
//! word that can be called. `input`, `sleep` and `await` suspend, and so does any program after
//! [`WORDS_PER_SLICE`] words: that is all that a host needs to keep a page alive.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use anypy_core::{
    Abilities, BigInt, Capabilities, Compare, Error, ErrorKind, Host, HostHandle, LanguageLevel, LoadOptions,
    MemoryReport, Name, PyHandle, PythonError, Result, Run, Runtime, RuntimeInfo, Slice, Source, Step,
    Stream, TraceFrame, Value,
};

/// How many words run between two breaths. A real engine looks at the clock.
pub const WORDS_PER_SLICE: usize = 100;

/// A namespace's names, in order of definition.
type Names = Vec<(String, Object)>;

/// What the toy computes with. Everything that is not a scalar is shared, as in Python.
#[derive(Clone)]
enum Object {
    None,
    Number(f64),
    Text(Rc<str>),
    List(Rc<RefCell<Vec<Object>>>),
    /// A namespace, and the only kind of dict: its keys are text.
    Scope(Rc<RefCell<Names>>),
    /// A word: source text in brackets.
    Word(Rc<Vec<String>>),
    /// A host object, given back when the last reference is dropped.
    Host(Rc<HostObject>),
}

struct HostObject {
    handle: HostHandle,
    host: Rc<dyn Host>,
}

impl Drop for HostObject {
    fn drop(&mut self) {
        self.host.release(self.handle);
    }
}

/// A program that has started: the whole state of its execution, so that it can stop anywhere.
struct Program {
    words: Rc<Vec<String>>,
    next: usize,
    stack: Vec<Object>,
    scope: PyHandle,
    file: String,
    /// Whether the word before `next` suspended and its result is still to come.
    waiting: bool,
}

/// The runtime. What it hands out are indices into `objects` and `programs`.
pub struct Toy {
    info: RuntimeInfo,
    host: Option<Rc<dyn Host>>,
    objects: HashMap<u32, Object>,
    programs: HashMap<u32, Program>,
    files: HashMap<String, Vec<u8>>,
    modules: HashMap<String, Object>,
    counter: u32,
    main: PyHandle,
    interrupted: bool,
}

impl Toy {
    /// A runtime that is not loaded yet.
    pub fn new() -> Toy {
        Toy {
            info: RuntimeInfo {
                name: "toy".to_string(),
                version: "1.0.0".to_string(),
                python: "0".to_string(),
                level: LanguageLevel::Dialect,
                download_bytes: 0,
                capabilities: Capabilities {
                    sync_sleep: true,
                    interrupt: true,
                    files: true,
                    ..Capabilities::default()
                },
            },
            host: None,
            objects: HashMap::new(),
            programs: HashMap::new(),
            files: HashMap::new(),
            modules: HashMap::new(),
            counter: 0,
            main: PyHandle(0),
            interrupted: false,
        }
    }

    /// How many handles are held by the host: the first thing to look at when memory grows.
    pub fn handles(&self) -> usize {
        self.objects.len()
    }

    fn host(&self) -> Result<Rc<dyn Host>> {
        self.host.clone().ok_or_else(|| Error::new(ErrorKind::Load, "toy is not loaded"))
    }

    fn count(&mut self) -> u32 {
        self.counter += 1;
        self.counter
    }

    fn keep(&mut self, object: Object) -> PyHandle {
        let handle = PyHandle(self.count());
        self.objects.insert(handle.0, object);
        handle
    }

    fn object(&self, handle: PyHandle) -> Result<Object> {
        self.objects
            .get(&handle.0)
            .cloned()
            .ok_or_else(|| Error::new(ErrorKind::Internal, "a released handle was used"))
    }

    /// Takes a value over from the host, with the handle in it.
    fn take(&mut self, value: Value) -> Result<Object> {
        Ok(match value {
            Value::None | Value::Null => Object::None,
            Value::Bool(truth) => Object::Number(f64::from(truth)),
            Value::Int(number) => Object::Number(number as f64),
            Value::BigInt(BigInt { .. }) | Value::Bytes(_) => {
                return Err(Error::unsupported("toy has numbers and text only"));
            }
            Value::Float(number) => Object::Number(number),
            Value::Str(text) => Object::Text(text.into()),
            Value::Python(handle) => {
                let object = self.object(handle)?;
                self.release(handle);
                object
            }
            Value::Host(handle) => Object::Host(Rc::new(HostObject { handle, host: self.host()? })),
        })
    }

    /// Gives a value to the host: scalars as they are, all others behind a new handle.
    fn give(&mut self, object: Object) -> Value {
        match object {
            Object::None => Value::None,
            Object::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                Value::Int(number as i64)
            }
            Object::Number(number) => Value::Float(number),
            Object::Text(text) => Value::Str(text.to_string()),
            Object::Host(object) => Value::Host(object.host.duplicate(object.handle)),
            other => Value::Python(self.keep(other)),
        }
    }

    fn launch(&mut self, words: Rc<Vec<String>>, stack: Vec<Object>, scope: PyHandle, file: &str) -> Run {
        let run = Run(self.count());
        let program = Program { words, next: 0, stack, scope, file: file.to_string(), waiting: false };
        self.programs.insert(run.0, program);
        run
    }

    /// Runs a program until it ends (`Ok(None)`) or has to wait.
    ///
    /// The program is not in `self.programs` meanwhile: a host function that it calls may use the runtime freely.
    fn advance(&mut self, program: &mut Program, slice: Slice, input: Result<Value>) -> Result<Option<Step>> {
        let input = input?;
        if core::mem::take(&mut program.waiting) {
            let object = self.take(input)?;
            program.stack.push(object);
        }
        let host = self.host()?;
        let mut budget = WORDS_PER_SLICE;
        while let Some(word) = program.words.get(program.next).cloned() {
            if core::mem::take(&mut self.interrupted) {
                return Err(raise("KeyboardInterrupt", ""));
            }
            if slice == Slice::Breathing && budget == 0 {
                return Ok(Some(Step::Breathe));
            }
            budget = budget.saturating_sub(1);
            program.next += 1;
            match word.as_str() {
                // A blocking run waits in the host, the other kind hands the wait to it.
                "input" if slice == Slice::Blocking => {
                    let line = host.read_line("? ").map_or(Object::None, |line| Object::Text(line.into()));
                    program.stack.push(line);
                }
                "input" => {
                    program.waiting = true;
                    return Ok(Some(Step::Input("? ".to_string())));
                }
                "sleep" => {
                    let seconds = pop_number(program)?;
                    if slice == Slice::Breathing {
                        return Ok(Some(Step::Sleep(seconds)));
                    }
                    host.block(seconds);
                }
                "await" => match pop(program)? {
                    Object::Host(promise) if host.is_thenable(promise.handle) => {
                        program.waiting = true;
                        return Ok(Some(Step::Await(host.duplicate(promise.handle))));
                    }
                    _ => return Err(raise("TypeError", "await wants a promise")),
                },
                word => self.word(program, &*host, word)?,
            }
        }
        Ok(None)
    }

    /// Executes one word that never waits.
    fn word(&mut self, program: &mut Program, host: &dyn Host, word: &str) -> Result<()> {
        let object = match word {
            "+" | "-" | "*" | "/" => {
                let (b, a) = (pop_number(program)?, pop_number(program)?);
                match word {
                    "+" => Object::Number(a + b),
                    "-" => Object::Number(a - b),
                    "*" => Object::Number(a * b),
                    _ if b == 0.0 => return Err(raise("ZeroDivisionError", "division by zero")),
                    _ => Object::Number(a / b),
                }
            }
            "dup" => {
                let top = pop(program)?;
                program.stack.push(top.clone());
                top
            }
            "swap" => {
                let (b, a) = (pop(program)?, pop(program)?);
                program.stack.push(b);
                a
            }
            "[" => {
                let start = program.next;
                let length = program.words[start..].iter().position(|word| word == "]");
                let length = length.ok_or_else(|| raise("SyntaxError", "'[' was never closed"))?;
                program.next = start + length + 1;
                Object::Word(Rc::new(program.words[start..start + length].to_vec()))
            }
            "print" => {
                let text = show(&pop(program)?) + "\n";
                host.write(Stream::Stdout, &text);
                return Ok(());
            }
            "store" => {
                let (value, name) = (pop(program)?, pop(program)?);
                return self.assign(program.scope, &show(&name), value);
            }
            "import" => {
                let name = show(&pop(program)?);
                let module = self.modules.get(&name).cloned();
                module.ok_or_else(|| raise("ModuleNotFoundError", &format!("No module named '{name}'")))?
            }
            _ => match (word.parse::<f64>(), word.strip_prefix('.')) {
                (Ok(number), _) => Object::Number(number),
                // `.name`: an attribute of a host object.
                (_, Some(name)) => {
                    let Object::Host(object) = pop(program)? else {
                        return Err(raise("TypeError", "only host objects have attributes"));
                    };
                    let value = host.get_attr(self, object.handle, Name { id: 0, text: name })?;
                    self.take(value)?
                }
                _ if word.starts_with('"') => Object::Text(word.trim_matches('"').into()),
                _ => self.lookup(program.scope, word)?,
            },
        };
        program.stack.push(object);
        Ok(())
    }

    fn scope(&self, scope: PyHandle) -> Result<Rc<RefCell<Names>>> {
        match self.object(scope)? {
            Object::Scope(names) => Ok(names),
            _ => Err(raise("TypeError", "toy has names in scopes only")),
        }
    }

    fn lookup(&self, scope: PyHandle, name: &str) -> Result<Object> {
        let names = self.scope(scope)?;
        let found = names.borrow().iter().find(|(key, _)| key == name).map(|(_, object)| object.clone());
        found.ok_or_else(|| raise("NameError", &format!("name '{name}' is not defined")))
    }

    fn assign(&mut self, scope: PyHandle, name: &str, object: Object) -> Result<()> {
        let names = self.scope(scope)?;
        let mut names = names.borrow_mut();
        match names.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = object,
            None => names.push((name.to_string(), object)),
        }
        Ok(())
    }

    fn remove(&mut self, scope: PyHandle, name: &str) -> Result<()> {
        self.lookup(scope, name)?;
        self.scope(scope)?.borrow_mut().retain(|(key, _)| key != name);
        Ok(())
    }
}

fn pop(program: &mut Program) -> Result<Object> {
    program.stack.pop().ok_or_else(|| raise("IndexError", "the stack is empty"))
}

fn pop_number(program: &mut Program) -> Result<f64> {
    match pop(program)? {
        Object::Number(number) => Ok(number),
        _ => Err(raise("TypeError", "a number was expected")),
    }
}

/// A Python exception without a traceback; [`locate`] adds it.
fn raise(type_name: &str, text: &str) -> Error {
    let message = if text.is_empty() { type_name.to_string() } else { format!("{type_name}: {text}") };
    let details = PythonError {
        type_name: type_name.to_string(),
        args: vec![format!("{text:?}")],
        ..PythonError::default()
    };
    Error::python(message, details)
}

/// Says where in the program an exception was raised. The toy counts words as lines.
fn locate(mut error: Error, program: &Program) -> Error {
    if let Some(details) = &mut error.python {
        let frame = TraceFrame {
            file: program.file.clone(),
            line: program.next as u32,
            function: "<module>".to_string(),
            ..TraceFrame::default()
        };
        details.formatted = format!(
            "Traceback (most recent call last):\n  File \"{}\", line {}, in <module>\n{}\n",
            frame.file, frame.line, error.message
        );
        details.traceback.push(frame);
    }
    error
}

fn show(object: &Object) -> String {
    match object {
        Object::None => "None".to_string(),
        Object::Number(number) => number.to_string(),
        Object::Text(text) => text.to_string(),
        Object::List(items) => format!("[{}]", items.borrow().iter().map(show).collect::<Vec<_>>().join(" ")),
        Object::Scope(names) => format!("<scope of {} names>", names.borrow().len()),
        Object::Word(words) => format!("[ {} ]", words.join(" ")),
        Object::Host(object) => format!("<host object {}>", object.handle.0),
    }
}

impl Runtime for Toy {
    fn info(&self) -> &RuntimeInfo {
        &self.info
    }

    fn load(&mut self, options: LoadOptions) -> Result<()> {
        self.host = Some(options.host);
        self.main = self.new_scope("__main__")?;
        Ok(())
    }

    fn dispose(&mut self) {
        *self = Toy::new();
    }

    fn main_scope(&mut self) -> Result<PyHandle> {
        self.host()?;
        Ok(self.duplicate(self.main))
    }

    fn new_scope(&mut self, name: &str) -> Result<PyHandle> {
        self.host()?;
        let names = vec![("__name__".to_string(), Object::Text(name.into()))];
        Ok(self.keep(Object::Scope(Rc::new(RefCell::new(names)))))
    }

    fn start(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Run> {
        self.host()?;
        let scope = self.duplicate(scope);
        let words = source.text.split_whitespace().map(str::to_string).collect();
        Ok(self.launch(Rc::new(words), Vec::new(), scope, source.file))
    }

    fn start_call(&mut self, callable: PyHandle, args: Vec<Value>) -> Result<Run> {
        let Object::Word(words) = self.object(callable)? else {
            return Err(raise("TypeError", "only words can be called"));
        };
        let stack = args.into_iter().map(|arg| self.take(arg)).collect::<Result<Vec<Object>>>()?;
        let scope = self.main_scope()?;
        Ok(self.launch(words, stack, scope, "<word>"))
    }

    fn start_await(&mut self, _awaitable: PyHandle) -> Result<Run> {
        Err(Error::unsupported("toy has no awaitables"))
    }

    fn resume(&mut self, run: Run, slice: Slice, input: Result<Value>) -> Step {
        let Some(mut program) = self.programs.remove(&run.0) else {
            return Step::Done(Err(Error::new(ErrorKind::Internal, "no such run")));
        };
        match self.advance(&mut program, slice, input) {
            Ok(Some(step)) => {
                self.programs.insert(run.0, program);
                step
            }
            Ok(None) => {
                self.release(program.scope);
                let result = program.stack.pop().unwrap_or(Object::None);
                Step::Done(Ok(self.give(result)))
            }
            Err(error) => {
                self.release(program.scope);
                Step::Done(Err(locate(error, &program)))
            }
        }
    }

    fn cancel(&mut self, run: Run) {
        if let Some(program) = self.programs.remove(&run.0) {
            self.release(program.scope);
        }
    }

    fn interrupt(&mut self) {
        self.interrupted = true;
    }

    fn get_attr(&mut self, object: PyHandle, name: &str) -> Result<Value> {
        let type_name = self.type_name(object);
        Err(raise("AttributeError", &format!("'{type_name}' object has no attribute '{name}'")))
    }

    fn set_attr(&mut self, object: PyHandle, name: &str, _value: Value) -> Result<()> {
        self.get_attr(object, name).map(drop)
    }

    fn del_attr(&mut self, object: PyHandle, name: &str) -> Result<()> {
        self.get_attr(object, name).map(drop)
    }

    fn has_attr(&mut self, _object: PyHandle, _name: &str) -> Result<bool> {
        Ok(false)
    }

    fn get_item(&mut self, object: PyHandle, key: Value) -> Result<Value> {
        let key = self.take(key)?;
        let item = match (self.object(object)?, key) {
            (Object::List(items), Object::Number(index)) => items.borrow().get(index as usize).cloned(),
            (Object::Scope(_), Object::Text(name)) => self.lookup(object, &name).ok(),
            _ => return Err(raise("TypeError", "not subscriptable so")),
        };
        item.map(|item| self.give(item)).ok_or_else(|| raise("LookupError", "no such item"))
    }

    fn set_item(&mut self, object: PyHandle, key: Value, value: Value) -> Result<()> {
        let (key, value) = (self.take(key)?, self.take(value)?);
        self.assign(object, &show(&key), value)
    }

    fn del_item(&mut self, object: PyHandle, key: Value) -> Result<()> {
        let key = self.take(key)?;
        self.remove(object, &show(&key))
    }

    fn contains(&mut self, object: PyHandle, value: Value) -> Result<bool> {
        let value = show(&self.take(value)?);
        Ok(match self.object(object)? {
            Object::List(items) => items.borrow().iter().any(|item| show(item) == value),
            Object::Scope(names) => names.borrow().iter().any(|(name, _)| *name == value),
            _ => return Err(raise("TypeError", "not a container")),
        })
    }

    fn call(
        &mut self,
        callable: PyHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        if !keywords.is_empty() {
            return Err(raise("TypeError", "words take no keyword arguments"));
        }
        let run = self.start_call(callable, args)?;
        match self.resume(run, Slice::Blocking, Ok(Value::None)) {
            Step::Done(result) => result,
            _ => {
                self.cancel(run);
                Err(Error::unsupported("this word awaits: use start_call"))
            }
        }
    }

    fn iter(&mut self, object: PyHandle) -> Result<PyHandle> {
        // An iterator is the list of what is left, last first.
        let Object::List(items) = self.object(object)? else {
            return Err(raise("TypeError", "not iterable"));
        };
        let left = items.borrow().iter().rev().cloned().collect();
        Ok(self.keep(Object::List(Rc::new(RefCell::new(left)))))
    }

    fn next(&mut self, iterator: PyHandle) -> Result<Option<Value>> {
        let Object::List(left) = self.object(iterator)? else {
            return Err(raise("TypeError", "not an iterator"));
        };
        let item = left.borrow_mut().pop();
        Ok(item.map(|item| self.give(item)))
    }

    fn len(&mut self, object: PyHandle) -> Result<usize> {
        match self.object(object)? {
            Object::List(items) => Ok(items.borrow().len()),
            Object::Scope(names) => Ok(names.borrow().len()),
            Object::Text(text) => Ok(text.chars().count()),
            _ => Err(raise("TypeError", "no len()")),
        }
    }

    fn compare(&mut self, op: Compare, a: PyHandle, b: PyHandle) -> Result<bool> {
        Ok(match (self.object(a)?, self.object(b)?) {
            (Object::Number(a), Object::Number(b)) => match op {
                Compare::Lt => a < b,
                Compare::Le => a <= b,
                Compare::Eq => a == b,
                Compare::Ne => a != b,
                Compare::Gt => a > b,
                Compare::Ge => a >= b,
            },
            (a, b) => match op {
                Compare::Eq => show(&a) == show(&b),
                Compare::Ne => show(&a) != show(&b),
                _ => return Err(raise("TypeError", "only numbers are ordered")),
            },
        })
    }

    fn same(&mut self, a: PyHandle, b: PyHandle) -> bool {
        match (self.object(a), self.object(b)) {
            (Ok(Object::List(a)), Ok(Object::List(b))) => Rc::ptr_eq(&a, &b),
            (Ok(Object::Scope(a)), Ok(Object::Scope(b))) => Rc::ptr_eq(&a, &b),
            (Ok(Object::Word(a)), Ok(Object::Word(b))) => Rc::ptr_eq(&a, &b),
            (Ok(a), Ok(b)) => show(&a) == show(&b),
            _ => false,
        }
    }

    fn truth(&mut self, object: PyHandle) -> Result<bool> {
        Ok(match self.object(object)? {
            Object::None => false,
            Object::Number(number) => number != 0.0,
            Object::Word(_) | Object::Host(_) => true,
            _ => self.len(object)? > 0,
        })
    }

    fn repr(&mut self, object: PyHandle) -> Result<String> {
        match self.object(object)? {
            Object::Text(text) => Ok(format!("{text:?}")),
            other => Ok(show(&other)),
        }
    }

    fn text(&mut self, object: PyHandle) -> Result<String> {
        Ok(show(&self.object(object)?))
    }

    fn type_name(&mut self, object: PyHandle) -> String {
        let name = match self.object(object) {
            Ok(Object::None) => "NoneType",
            Ok(Object::Number(_)) => "number",
            Ok(Object::Text(_)) => "text",
            Ok(Object::List(_)) => "list",
            Ok(Object::Scope(_)) => "scope",
            Ok(Object::Word(_)) => "word",
            Ok(Object::Host(_)) => "host",
            Err(_) => "released",
        };
        name.to_string()
    }

    fn dir(&mut self, _object: PyHandle) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn abilities(&mut self, object: PyHandle) -> Abilities {
        Abilities(match self.object(object) {
            Ok(Object::List(_)) => Abilities::ITER | Abilities::LEN | Abilities::ITEM | Abilities::SEQUENCE,
            Ok(Object::Scope(_)) => Abilities::LEN | Abilities::ITEM | Abilities::MAPPING,
            Ok(Object::Word(_)) => Abilities::CALL,
            _ => 0,
        })
    }

    fn buffer(&mut self, _object: PyHandle, _visit: &mut dyn FnMut(&mut [u8], &str)) -> Result<()> {
        Err(raise("TypeError", "toy has no buffers"))
    }

    fn handle(&mut self, value: Value) -> Result<PyHandle> {
        let object = self.take(value)?;
        Ok(self.keep(object))
    }

    fn value(&mut self, object: PyHandle) -> Value {
        match self.object(object) {
            Ok(object) => self.give(object),
            Err(_) => Value::None,
        }
    }

    fn new_list(&mut self, items: Vec<Value>) -> Result<PyHandle> {
        let items = items.into_iter().map(|item| self.take(item)).collect::<Result<Vec<Object>>>()?;
        Ok(self.keep(Object::List(Rc::new(RefCell::new(items)))))
    }

    fn new_dict(&mut self, items: Vec<(Value, Value)>) -> Result<PyHandle> {
        let scope = self.keep(Object::Scope(Rc::default()));
        for (key, value) in items {
            self.set_item(scope, key, value)?;
        }
        Ok(scope)
    }

    fn duplicate(&mut self, object: PyHandle) -> PyHandle {
        match self.object(object) {
            Ok(object) => self.keep(object),
            Err(_) => object,
        }
    }

    fn release(&mut self, object: PyHandle) {
        self.objects.remove(&object.0);
    }

    fn register_module(&mut self, name: &str, object: HostHandle) -> Result<()> {
        let module = self.take(Value::Host(object))?;
        self.modules.insert(name.to_string(), module);
        Ok(())
    }

    fn write_file(&mut self, path: &str, data: &[u8]) -> Result<()> {
        self.files.insert(path.to_string(), data.to_vec());
        Ok(())
    }

    fn read_file(&mut self, path: &str) -> Result<Vec<u8>> {
        let data = self.files.get(path).cloned();
        data.ok_or_else(|| raise("FileNotFoundError", &format!("No such file or directory: '{path}'")))
    }

    fn collect(&mut self) {}

    fn memory(&self) -> MemoryReport {
        let used = (self.objects.len() * size_of::<Object>()) as u64;
        MemoryReport { used, reserved: used, limit: 0 }
    }
}
