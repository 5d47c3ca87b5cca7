//! A toy engine behind the real bridge: enough of Python's surface syntax to test and to time every crossing.
//!
//! One statement a line; `def f(a): return a + 1`, `async def f(p): return await p`, `for i in range(n): statement`,
//! `raise ValueError("x")`, assignments to names, attributes and items, calls with keywords, lists, dicts, lambdas.
//! Suspension only at the top level: `x = await p`, `sleep(1)`, `x = input("?")`, `breathe()`, `forever()`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use anypy_core::*;

#[derive(Clone)]
enum V {
    None,
    Null,
    Bool(bool),
    Int(i64),
    Big(BigInt),
    Float(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Obj(Rc<Obj>),
}

enum Obj {
    List(RefCell<Vec<V>>),
    Dict(RefCell<Vec<(V, V)>>),
    Iter(RefCell<(Vec<V>, usize)>),
    Function { name: Rc<str>, params: Vec<Rc<str>>, body: Rc<Stmt>, is_async: bool },
    Native(&'static str),
    Coroutine(Rc<Stmt>, Locals),
    Instance { type_name: Rc<str>, args: Vec<V>, attrs: RefCell<Vec<(Rc<str>, V)>> },
    Js(JsRef),
}

struct JsRef(HostHandle, Rc<dyn Host>);

impl Drop for JsRef {
    fn drop(&mut self) {
        self.1.release(self.0);
    }
}

enum Expr {
    Const(V),
    Name(Rc<str>),
    Attr(Box<Expr>, Rc<str>, u32),
    Item(Box<Expr>, Box<Expr>),
    Call(Box<Expr>, Vec<Expr>, Vec<(Rc<str>, Expr)>),
    List(Vec<Expr>),
    Dict(Vec<(Expr, Expr)>),
    Add(Box<Expr>, Box<Expr>),
    Lambda(Vec<Rc<str>>, Rc<Stmt>),
}

enum Stmt {
    Expr(Expr),
    Assign(Expr, Expr),
    Await(Option<Expr>, Expr),
    Return(Expr),
    ReturnAwait(Expr),
    Raise(Expr),
    Def(Rc<str>, Vec<Rc<str>>, Rc<Stmt>, bool),
    For(Rc<str>, Expr, Box<Stmt>),
    Pass,
}

type Locals = Rc<RefCell<HashMap<Rc<str>, V>>>;

struct Parser<'a> {
    text: &'a str,
    at: usize,
    names: &'a mut HashMap<Rc<str>, u32>,
}

impl Parser<'_> {
    fn space(&mut self) {
        while self.text[self.at..].starts_with(' ') {
            self.at += 1;
        }
    }
    fn eat(&mut self, token: &str) -> bool {
        self.space();
        let found = self.text[self.at..].starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }
    fn word(&mut self) -> Option<Rc<str>> {
        self.space();
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end == 0 || rest.as_bytes()[0].is_ascii_digit() {
            return None;
        }
        self.at += end;
        Some(rest[..end].into())
    }
    fn keyword(&mut self, word: &str) -> bool {
        let at = self.at;
        let found = self.word().as_deref() == Some(word);
        if !found {
            self.at = at;
        }
        found
    }
    fn fail<T>(&self) -> Result<T> {
        Err(python("SyntaxError", &("can't read: ".to_owned() + &self.text[self.at..])))
    }
    fn params(&mut self, end: &str) -> Vec<Rc<str>> {
        let mut params = Vec::new();
        while !self.eat(end) {
            params.extend(self.word());
            if !self.eat(",") && self.eat(end) {
                break;
            }
        }
        params
    }
    fn statement(&mut self) -> Result<Stmt> {
        self.space();
        if self.at == self.text.len() || self.eat("#") || self.keyword("import") || self.keyword("pass") {
            return Ok(Stmt::Pass);
        }
        let is_async = self.keyword("async");
        if self.keyword("def") {
            let name = self.word().unwrap_or_default();
            self.eat("(");
            let params = self.params(")");
            self.eat(":");
            return Ok(Stmt::Def(name, params, Rc::new(self.statement()?), is_async));
        }
        if self.keyword("for") {
            let name = self.word().unwrap_or_default();
            self.keyword("in");
            let iterable = self.expr()?;
            self.eat(":");
            return Ok(Stmt::For(name, iterable, Box::new(self.statement()?)));
        }
        if self.keyword("return") {
            return Ok(if self.keyword("await") {
                Stmt::ReturnAwait(self.expr()?)
            } else {
                Stmt::Return(self.expr()?)
            });
        }
        if self.keyword("raise") {
            return Ok(Stmt::Raise(self.expr()?));
        }
        if self.keyword("await") {
            return Ok(Stmt::Await(None, self.expr()?));
        }
        let first = self.expr()?;
        if self.eat("=") {
            if self.keyword("await") {
                return Ok(Stmt::Await(Some(first), self.expr()?));
            }
            return Ok(Stmt::Assign(first, self.expr()?));
        }
        self.space();
        if self.at < self.text.len() && !self.text[self.at..].starts_with('#') {
            self.fail()
        } else {
            Ok(Stmt::Expr(first))
        }
    }
    fn list(&mut self, end: &str) -> Result<Vec<Expr>> {
        let mut items = Vec::new();
        while !self.eat(end) {
            items.push(self.expr()?);
            if !self.eat(",") {
                if !self.eat(end) {
                    return self.fail();
                }
                break;
            }
        }
        Ok(items)
    }
    fn expr(&mut self) -> Result<Expr> {
        let mut left = self.postfix()?;
        while self.eat("+") {
            left = Expr::Add(Box::new(left), Box::new(self.postfix()?));
        }
        Ok(left)
    }
    fn postfix(&mut self) -> Result<Expr> {
        let mut e = self.atom()?;
        loop {
            if self.eat(".") {
                let Some(name) = self.word() else { return self.fail() };
                let next = self.names.len() as u32 + 1;
                let id = *self.names.entry(name.clone()).or_insert(next);
                e = Expr::Attr(Box::new(e), name, id);
            } else if self.eat("[") {
                e = Expr::Item(Box::new(e), Box::new(self.expr()?));
                self.eat("]");
            } else if self.eat("(") {
                let (mut args, mut keywords) = (Vec::new(), Vec::new());
                while !self.eat(")") {
                    let at = self.at;
                    match self.word() {
                        Some(name) if self.eat("=") => keywords.push((name, self.expr()?)),
                        _ => {
                            self.at = at;
                            args.push(self.expr()?);
                        }
                    }
                    if !self.eat(",") {
                        if !self.eat(")") {
                            return self.fail();
                        }
                        break;
                    }
                }
                e = Expr::Call(Box::new(e), args, keywords);
            } else {
                return Ok(e);
            }
        }
    }
    fn atom(&mut self) -> Result<Expr> {
        if self.eat("[") {
            return Ok(Expr::List(self.list("]")?));
        }
        if self.eat("{") {
            let mut items = Vec::new();
            while !self.eat("}") {
                let key = self.expr()?;
                self.eat(":");
                items.push((key, self.expr()?));
                self.eat(",");
            }
            return Ok(Expr::Dict(items));
        }
        let bytes = self.eat("b\"");
        if bytes || self.eat("\"") {
            let Some(len) = self.text[self.at..].find('"') else { return self.fail() };
            let text = &self.text[self.at..self.at + len];
            self.at += len + 1;
            return Ok(Expr::Const(if bytes {
                V::Bytes(text.as_bytes().into())
            } else {
                V::Str(text.into())
            }));
        }
        if self.keyword("lambda") {
            let params = self.params(":");
            return Ok(Expr::Lambda(params, Rc::new(Stmt::Return(self.expr()?))));
        }
        if let Some(name) = self.word() {
            return Ok(match &*name {
                "None" => Expr::Const(V::None),
                "True" => Expr::Const(V::Bool(true)),
                "False" => Expr::Const(V::Bool(false)),
                _ => Expr::Name(name),
            });
        }
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(rest.len());
        let number = &rest[..end];
        self.at += end;
        if let Ok(int) = number.parse::<i64>() {
            return Ok(Expr::Const(V::Int(int)));
        }
        if number.len() > 18 && number.bytes().all(|b| b.is_ascii_digit()) {
            let mut magnitude: Vec<u32> = Vec::new();
            for digit in number.bytes() {
                let mut carry = u64::from(digit - b'0');
                for limb in &mut magnitude {
                    carry += u64::from(*limb) * 10;
                    *limb = carry as u32;
                    carry >>= 32;
                }
                if carry > 0 {
                    magnitude.push(carry as u32);
                }
            }
            return Ok(Expr::Const(V::Big(BigInt { negative: false, magnitude })));
        }
        number.parse().map(|float| Expr::Const(V::Float(float))).or_else(|_| self.fail())
    }
}

/// What a program does not catch: a JavaScript error has Python's traceback as well.
fn uncaught(error: Error) -> Error {
    match error.host {
        Some(_) => Error { host: error.host, ..python("JsException", &error.message) },
        None => error,
    }
}

fn python(type_name: &str, text: &str) -> Error {
    let message = format!("{type_name}: {text}");
    Error::python(
        message.clone(),
        PythonError {
            type_name: type_name.into(),
            traceback: vec![TraceFrame {
                file: "<toy>".into(),
                line: 1,
                columns: (0, 4),
                function: "<module>".into(),
            }],
            formatted: format!(
                "Traceback (most recent call last):\n  File \"<toy>\", line 1, in <module>\n{message}\n"
            ),
            ..PythonError::default()
        },
    )
}

struct Running {
    program: Rc<Vec<Stmt>>,
    at: usize,
    locals: Locals,
    last: V,
    target: Option<usize>,
}

struct Toy {
    host: Option<Rc<dyn Host>>,
    handles: Vec<Option<V>>,
    free: Vec<u32>,
    globals: Option<Rc<Obj>>,
    names: HashMap<Rc<str>, u32>,
    runs: Vec<Option<Running>>,
    modules: HashMap<Rc<str>, V>,
    files: HashMap<String, Vec<u8>>,
    interrupted: Cell<bool>,
    info: RuntimeInfo,
}

const BUILTINS: &[&str] = &[
    "print", "range", "len", "str", "attempt", "method", "new", "iterate", "sleep", "input", "breathe",
    "forever", "repr", "host_is", "then", "later", "bench", "same",
];

impl Toy {
    fn host(&self) -> Rc<dyn Host> {
        self.host.clone().expect("loaded")
    }
    fn put(&mut self, v: V) -> PyHandle {
        if let Some(h) = self.free.pop() {
            self.handles[h as usize] = Some(v);
            return PyHandle(h);
        }
        self.handles.push(Some(v));
        PyHandle(self.handles.len() as u32 - 1)
    }
    fn at(&self, h: PyHandle) -> V {
        self.handles[h.0 as usize].clone().expect("a live handle")
    }
    fn out(&mut self, v: V) -> Value {
        match v {
            V::None => Value::None,
            V::Null => Value::Null,
            V::Bool(b) => Value::Bool(b),
            V::Int(i) => Value::Int(i),
            V::Big(b) => Value::BigInt(b),
            V::Float(f) => Value::Float(f),
            V::Str(s) => Value::Str((*s).into()),
            V::Bytes(b) => Value::Bytes(b.to_vec()),
            V::Obj(o) => match &*o {
                Obj::Js(js) => Value::Host(self.host().duplicate(js.0)),
                _ => Value::Python(self.put(V::Obj(o))),
            },
        }
    }
    fn take(&mut self, v: Value) -> V {
        match v {
            Value::None => V::None,
            Value::Null => V::Null,
            Value::Bool(b) => V::Bool(b),
            Value::Int(i) => V::Int(i),
            Value::BigInt(b) => V::Big(b),
            Value::Float(f) => V::Float(f),
            Value::Str(s) => V::Str(s.into()),
            Value::Bytes(b) => V::Bytes(b.into()),
            Value::Python(h) => {
                let v = self.at(h);
                self.release(h);
                v
            }
            Value::Host(h) => V::Obj(Rc::new(Obj::Js(JsRef(h, self.host())))),
        }
    }
    fn raise(&mut self, v: V) -> Error {
        let V::Obj(o) = &v else { return python("TypeError", "exceptions must derive from BaseException") };
        match &**o {
            Obj::Instance { type_name, args, .. } => {
                let text = args.first().map_or(String::new(), |v| self.show(v, false));
                let type_name = type_name.clone();
                let object = self.put(v.clone());
                let mut error = python(&type_name, &text);
                if let Some(p) = &mut error.python {
                    p.object = Some(object);
                }
                error
            }
            Obj::Js(js) => Error::host("a JavaScript error", self.host().duplicate(js.0)),
            _ => python("TypeError", "exceptions must derive from BaseException"),
        }
    }
    fn caught(&mut self, e: Error) -> V {
        if let Some(h) = e.host {
            return self.take(Value::Host(h));
        }
        if let Some(h) = e.python.as_ref().and_then(|p| p.object) {
            return self.take(Value::Python(h));
        }
        let type_name = e.python.map_or("RuntimeError".into(), |p| p.type_name);
        V::Obj(Rc::new(Obj::Instance {
            type_name: type_name.as_str().into(),
            args: vec![V::Str(e.message.as_str().into())],
            attrs: RefCell::default(),
        }))
    }
    fn show(&self, v: &V, quote: bool) -> String {
        match v {
            V::None | V::Null => "None".into(),
            V::Bool(b) => if *b { "True" } else { "False" }.into(),
            V::Int(i) => i.to_string(),
            V::Big(b) => format!("big({})", b.magnitude.len()),
            V::Float(f) => f.to_string(),
            V::Str(s) if quote => format!("'{s}'"),
            V::Str(s) => (**s).into(),
            V::Bytes(b) => format!("b'{}'", String::from_utf8_lossy(b)),
            V::Obj(o) => match &**o {
                Obj::List(items) => {
                    let items: Vec<String> = items.borrow().iter().map(|v| self.show(v, true)).collect();
                    format!("[{}]", items.join(", "))
                }
                Obj::Dict(items) => {
                    let items: Vec<String> = (items.borrow().iter())
                        .map(|(k, v)| format!("{}: {}", self.show(k, true), self.show(v, true)))
                        .collect();
                    format!("{{{}}}", items.join(", "))
                }
                Obj::Function { name, .. } => format!("<function {name}>"),
                Obj::Native(name) => format!("<built-in function {name}>"),
                Obj::Instance { type_name, args, .. } => {
                    format!("{type_name}({})", args.first().map_or(String::new(), |v| self.show(v, true)))
                }
                Obj::Js(_) => "<JsProxy>".into(),
                _ => "<object>".into(),
            },
        }
    }
    fn equal(&self, a: &V, b: &V) -> bool {
        match (a, b) {
            (V::Obj(a), V::Obj(b)) => Rc::ptr_eq(a, b),
            (V::Int(a), V::Float(b)) | (V::Float(b), V::Int(a)) => *a as f64 == *b,
            _ => self.show(a, true) == self.show(b, true),
        }
    }
    fn parse(&mut self, source: &Source<'_>) -> Result<Rc<Vec<Stmt>>> {
        let mut program = Vec::new();
        for text in source.text.lines() {
            program.push(Parser { text, at: 0, names: &mut self.names }.statement()?);
        }
        Ok(Rc::new(program))
    }
    fn lookup(&self, name: &Rc<str>, locals: &Locals) -> Result<V> {
        if let Some(v) = locals.borrow().get(name) {
            return Ok(v.clone());
        }
        if let Some(Obj::Dict(items)) = self.globals.as_deref()
            && let Some((_, v)) = items.borrow().iter().find(|(k, _)| matches!(k, V::Str(k) if k == name))
        {
            return Ok(v.clone());
        }
        if let Some(v) = self.modules.get(name) {
            return Ok(v.clone());
        }
        if let Some(name) = BUILTINS.iter().find(|b| **b == &**name) {
            return Ok(V::Obj(Rc::new(Obj::Native(name))));
        }
        if name.ends_with("Error") {
            return Ok(V::Str(name.clone()));
        }
        Err(python("NameError", &format!("name '{name}' is not defined")))
    }
    fn eval_expr(&mut self, e: &Expr, locals: &Locals) -> Result<V> {
        Ok(match e {
            Expr::Const(v) => v.clone(),
            Expr::Name(name) => self.lookup(name, locals)?,
            Expr::Attr(object, name, id) => {
                let object = self.eval_expr(object, locals)?;
                self.get(&object, Name { id: *id, text: name })?
            }
            Expr::Item(object, key) => {
                let (object, key) = (self.eval_expr(object, locals)?, self.eval_expr(key, locals)?);
                self.item(&object, key)?
            }
            Expr::List(items) => {
                let items = items.iter().map(|e| self.eval_expr(e, locals)).collect::<Result<_>>()?;
                V::Obj(Rc::new(Obj::List(RefCell::new(items))))
            }
            Expr::Dict(items) => {
                let mut pairs = Vec::new();
                for (k, v) in items {
                    pairs.push((self.eval_expr(k, locals)?, self.eval_expr(v, locals)?));
                }
                V::Obj(Rc::new(Obj::Dict(RefCell::new(pairs))))
            }
            Expr::Add(a, b) => match (self.eval_expr(a, locals)?, self.eval_expr(b, locals)?) {
                (V::Int(a), V::Int(b)) => V::Int(a + b),
                (V::Int(a), V::Float(b)) | (V::Float(b), V::Int(a)) => V::Float(a as f64 + b),
                (V::Float(a), V::Float(b)) => V::Float(a + b),
                (V::Str(a), V::Str(b)) => V::Str(format!("{a}{b}").into()),
                _ => return Err(python("TypeError", "unsupported operand type(s) for +")),
            },
            Expr::Lambda(params, body) => V::Obj(Rc::new(Obj::Function {
                name: "<lambda>".into(),
                params: params.clone(),
                body: body.clone(),
                is_async: false,
            })),
            Expr::Call(callee, args, keywords) => {
                let mut values = Vec::with_capacity(args.len());
                let mut named = Vec::new();
                // `object.name(...)` on a JS object is one crossing.
                if let Expr::Attr(object, name, id) = &**callee {
                    let object = self.eval_expr(object, locals)?;
                    for e in args {
                        values.push(self.eval_expr(e, locals)?);
                    }
                    for (name, e) in keywords {
                        named.push((name.to_string(), self.eval_expr(e, locals)?));
                    }
                    if let V::Obj(o) = &object
                        && let Obj::Js(js) = &**o
                    {
                        if &**name == "new" {
                            return self.ask_host(js, values, named, |host, rt, h, a, k| {
                                host.construct(rt, h, a, k)
                            });
                        }
                        let name = Name { id: *id, text: name };
                        return self.ask_host(js, values, named, |host, rt, h, a, k| {
                            host.call_method(rt, h, name, a, k)
                        });
                    }
                    let callee = self.get(&object, Name { id: *id, text: name })?;
                    return self.call_value(&callee, values, named);
                }
                let callee = self.eval_expr(callee, locals)?;
                for e in args {
                    values.push(self.eval_expr(e, locals)?);
                }
                for (name, e) in keywords {
                    named.push((name.to_string(), self.eval_expr(e, locals)?));
                }
                self.call_value(&callee, values, named)?
            }
        })
    }
    fn ask_host(
        &mut self,
        js: &JsRef,
        args: Vec<V>,
        keywords: Vec<(String, V)>,
        run: impl FnOnce(
            &dyn Host,
            &mut dyn Runtime,
            HostHandle,
            Vec<Value>,
            Vec<(String, Value)>,
        ) -> Result<Value>,
    ) -> Result<V> {
        let args = args.into_iter().map(|v| self.out(v)).collect();
        let keywords = keywords.into_iter().map(|(k, v)| (k, self.out(v))).collect();
        let host = self.host();
        let value = run(&*host, self, js.0, args, keywords)?;
        Ok(self.take(value))
    }
    fn get(&mut self, object: &V, name: Name<'_>) -> Result<V> {
        if let V::Obj(o) = object {
            match &**o {
                Obj::Js(js) => {
                    let host = self.host();
                    let value = host.get_attr(self, js.0, name)?;
                    return Ok(self.take(value));
                }
                Obj::Instance { attrs, .. } => {
                    if let Some((_, v)) = attrs.borrow().iter().find(|(k, _)| &**k == name.text) {
                        return Ok(v.clone());
                    }
                }
                Obj::Function { name: n, .. } if name.text == "__name__" => return Ok(V::Str(n.clone())),
                _ => {}
            }
        }
        Err(python("AttributeError", &format!("object has no attribute '{}'", name.text)))
    }
    fn item(&mut self, object: &V, key: V) -> Result<V> {
        if let V::Obj(o) = object {
            match &**o {
                Obj::Js(js) => {
                    let (host, key) = (self.host(), self.out(key));
                    let value = host.get_item(self, js.0, key)?;
                    return Ok(self.take(value));
                }
                Obj::List(items) => {
                    let V::Int(i) = key else {
                        return Err(python("TypeError", "list indices must be integers"));
                    };
                    return items
                        .borrow()
                        .get(i as usize)
                        .cloned()
                        .ok_or_else(|| python("IndexError", "list index out of range"));
                }
                Obj::Dict(items) => {
                    let found =
                        items.borrow().iter().find(|(k, _)| self.equal(k, &key)).map(|(_, v)| v.clone());
                    return found.ok_or_else(|| python("KeyError", &self.show(&key, true)));
                }
                _ => {}
            }
        }
        Err(python("TypeError", "object is not subscriptable"))
    }
    fn set(&mut self, object: &V, key: V, value: V) -> Result<()> {
        if let V::Obj(o) = object {
            match &**o {
                Obj::Js(js) => {
                    let (host, key, value) = (self.host(), self.out(key), self.out(value));
                    return host.set_item(self, js.0, key, value);
                }
                Obj::Dict(items) => {
                    let found = items.borrow().iter().position(|(k, _)| self.equal(k, &key));
                    match found {
                        Some(i) => items.borrow_mut()[i].1 = value,
                        None => items.borrow_mut().push((key, value)),
                    }
                    return Ok(());
                }
                Obj::List(items) => {
                    if let V::Int(i) = key
                        && let Some(slot) = items.borrow_mut().get_mut(i as usize)
                    {
                        *slot = value;
                        return Ok(());
                    }
                    return Err(python("IndexError", "list assignment index out of range"));
                }
                _ => {}
            }
        }
        Err(python("TypeError", "object does not support item assignment"))
    }
    fn call_value(&mut self, callee: &V, args: Vec<V>, keywords: Vec<(String, V)>) -> Result<V> {
        if let V::Str(name) = callee {
            return Ok(V::Obj(Rc::new(Obj::Instance {
                type_name: name.clone(),
                args,
                attrs: RefCell::default(),
            })));
        }
        let V::Obj(o) = callee else { return Err(python("TypeError", "object is not callable")) };
        match &**o {
            Obj::Js(js) => self.ask_host(js, args, keywords, |host, rt, h, a, k| host.call(rt, h, a, k)),
            Obj::Native(name) => self.native(name, args),
            Obj::Function { params, body, is_async, name } => {
                let mut locals = HashMap::new();
                let given = args.len();
                for (param, v) in params.iter().zip(args) {
                    locals.insert(param.clone(), v);
                }
                for (k, v) in keywords {
                    locals.insert(k.as_str().into(), v);
                }
                if given > params.len() || locals.len() != params.len() {
                    return Err(python(
                        "TypeError",
                        &format!(
                            "{name}() takes {} positional arguments but {given} were given",
                            params.len()
                        ),
                    ));
                }
                let locals = Rc::new(RefCell::new(locals));
                if *is_async {
                    return Ok(V::Obj(Rc::new(Obj::Coroutine(body.clone(), locals))));
                }
                self.exec(body, &locals)
            }
            _ => Err(python("TypeError", "object is not callable")),
        }
    }
    fn exec(&mut self, s: &Stmt, locals: &Locals) -> Result<V> {
        match s {
            Stmt::Pass => Ok(V::None),
            Stmt::Expr(e) | Stmt::Return(e) => self.eval_expr(e, locals),
            Stmt::Assign(target, e) => {
                let value = self.eval_expr(e, locals)?;
                self.assign(target, value, locals).map(|()| V::None)
            }
            Stmt::Raise(e) => {
                let v = self.eval_expr(e, locals)?;
                Err(self.raise(v))
            }
            Stmt::Def(name, params, body, is_async) => {
                let f = V::Obj(Rc::new(Obj::Function {
                    name: name.clone(),
                    params: params.clone(),
                    body: body.clone(),
                    is_async: *is_async,
                }));
                self.assign(&Expr::Name(name.clone()), f, locals).map(|()| V::None)
            }
            Stmt::For(name, iterable, body) => {
                let iterable = self.eval_expr(iterable, locals)?;
                let n = match iterable {
                    V::Int(n) => n,
                    _ => 0,
                };
                for i in 0..n {
                    locals.borrow_mut().insert(name.clone(), V::Int(i));
                    self.exec(body, locals)?;
                }
                Ok(V::None)
            }
            Stmt::Await(..) | Stmt::ReturnAwait(_) => Err(python("RuntimeError", "await outside of a run")),
        }
    }
    fn assign(&mut self, target: &Expr, value: V, locals: &Locals) -> Result<()> {
        match target {
            Expr::Name(name) => {
                let globals = self.globals.clone().map(V::Obj).unwrap_or(V::None);
                self.set(&globals, V::Str(name.clone()), value)
            }
            Expr::Attr(object, name, id) => {
                let object = self.eval_expr(object, locals)?;
                self.set_attribute(&object, Name { id: *id, text: name }, value)
            }
            Expr::Item(object, key) => {
                let (object, key) = (self.eval_expr(object, locals)?, self.eval_expr(key, locals)?);
                self.set(&object, key, value)
            }
            _ => Err(python("SyntaxError", "cannot assign")),
        }
    }
    fn set_attribute(&mut self, object: &V, name: Name<'_>, value: V) -> Result<()> {
        let V::Obj(o) = object else { return Err(python("AttributeError", name.text)) };
        match &**o {
            Obj::Js(js) => {
                let (host, value) = (self.host(), self.out(value));
                host.set_attr(self, js.0, name, value)
            }
            Obj::Instance { attrs, .. } => {
                attrs.borrow_mut().retain(|(k, _)| &**k != name.text);
                attrs.borrow_mut().push((name.text.into(), value));
                Ok(())
            }
            _ => Err(python("AttributeError", name.text)),
        }
    }
    fn native(&mut self, name: &str, args: Vec<V>) -> Result<V> {
        let host = self.host();
        let arg = |i: usize| args.get(i).cloned().unwrap_or(V::None);
        let js = |i: usize| match arg(i) {
            V::Obj(o) => match &*o {
                Obj::Js(js) => Ok(js.0),
                _ => Err(python("TypeError", "not a JsProxy")),
            },
            _ => Err(python("TypeError", "not a JsProxy")),
        };
        match name {
            "print" => {
                let text: Vec<String> = args.iter().map(|v| self.show(v, false)).collect();
                host.write(Stream::Stdout, &(text.join(" ") + "\n"));
                Ok(V::None)
            }
            "range" | "same" => Ok(arg(0)),
            "len" => {
                let h = js(0)?;
                host.len(self, h).map(|n| V::Int(n as i64))
            }
            "str" => match arg(0) {
                V::Obj(o) if matches!(&*o, Obj::Js(_)) => {
                    let h = js(0)?;
                    host.text(self, h).map(|s| V::Str(s.into()))
                }
                v => Ok(V::Str(self.show(&v, false).into())),
            },
            "repr" => Ok(V::Str(self.show(&arg(0), true).into())),
            "attempt" => match self.call_value(&arg(0), Vec::new(), Vec::new()) {
                Ok(v) => Ok(v),
                Err(e) => Ok(self.caught(e)),
            },
            "iterate" => {
                let h = js(0)?;
                let it = host.iter(self, h)?;
                let mut items = Vec::new();
                while let Some(v) = host.next(self, it)? {
                    items.push(self.take(v));
                }
                host.release(it);
                Ok(V::Obj(Rc::new(Obj::List(RefCell::new(items)))))
            }
            "host_is" => {
                let (a, b) = (js(0)?, js(1)?);
                let (kind, class) = host.type_of(a);
                let names = host.dir(a).len() as i64;
                let facts = vec![
                    V::Bool(host.same(a, b)),
                    V::Bool(host.truth(a)),
                    V::Str(kind.into()),
                    V::Str(class.into()),
                    V::Bool(names > 0),
                    V::Bool(host.is_thenable(a)),
                    host.bytes(a).map_or(V::None, |b| V::Bytes(b.into())),
                ];
                Ok(V::Obj(Rc::new(Obj::List(RefCell::new(facts)))))
            }
            "then" => {
                let (h, f, g) = (js(0)?, self.put(arg(1)), self.put(arg(2)));
                host.then(self, h, f, g).map(|()| V::None)
            }
            "later" => {
                let f = self.put(arg(1));
                host.call_later(self, if let V::Float(s) = arg(0) { s } else { 0.0 }, f).map(|()| V::None)
            }
            // bench(kind, object, count): one host operation in a loop, without the toy's own work around it.
            "bench" => {
                let (h, V::Str(kind), V::Int(count)) = (js(1)?, arg(0), arg(2)) else {
                    return Err(python("TypeError", "bench(kind, object, count)"));
                };
                let name = Name { id: 4000, text: "x" };
                let method = Name { id: 4001, text: "f" };
                for i in 0..count {
                    let value = match &*kind {
                        "get" => host.get_attr(self, h, name)?,
                        "set" => {
                            host.set_attr(self, h, name, Value::Int(i))?;
                            continue;
                        }
                        "call int" => host.call(self, h, vec![Value::Int(i)], Vec::new())?,
                        "call str" => host.call(self, h, vec![Value::Str("a string".into())], Vec::new())?,
                        "method" => host.call_method(self, h, method, vec![Value::Int(i)], Vec::new())?,
                        _ => return Err(python("ValueError", &kind)),
                    };
                    if let Value::Host(value) = value {
                        host.release(value);
                    }
                }
                Ok(V::None)
            }
            _ => Err(python("NotImplementedError", name)),
        }
    }
    fn step(&mut self, run: &mut Running, mut input: Option<Result<V>>) -> Option<Step> {
        // Handles the answer to what the last statement waited for.
        if let Some(target) = run.target.take() {
            let value = match input.take() {
                Some(Err(e)) => return Some(Step::Done(Err(e))),
                Some(Ok(v)) => v,
                None => V::None,
            };
            if self.interrupted.replace(false) {
                return Some(Step::Done(Err(python("KeyboardInterrupt", ""))));
            }
            let program = run.program.clone();
            match &program[target] {
                Stmt::Await(Some(to), _) | Stmt::Assign(to, _) => {
                    if let Err(e) = self.assign(to, value, &run.locals.clone()) {
                        return Some(Step::Done(Err(e)));
                    }
                }
                Stmt::Expr(Expr::Call(callee, ..)) if matches!(&**callee, Expr::Name(n) if &**n == "forever") => {
                    run.at = target
                }
                _ => run.last = value,
            }
        }
        let program = run.program.clone();
        let index = run.at;
        let Some(s) = program.get(index) else {
            let last = std::mem::replace(&mut run.last, V::None);
            return Some(Step::Done(Ok(self.out(last))));
        };
        run.at += 1;
        let locals = run.locals.clone();
        let wait = match s {
            Stmt::Await(_, e) | Stmt::ReturnAwait(e) => {
                run.target = Some(index);
                match self.eval_expr(e, &locals) {
                    Ok(V::Obj(o)) => match &*o {
                        Obj::Js(js) => Step::Await(self.host().duplicate(js.0)),
                        _ => return Some(Step::Done(Err(python("TypeError", "object can't be awaited")))),
                    },
                    Ok(_) => return Some(Step::Done(Err(python("TypeError", "object can't be awaited")))),
                    Err(e) => return Some(Step::Done(Err(e))),
                }
            }
            Stmt::Expr(Expr::Call(callee, args, _)) | Stmt::Assign(_, Expr::Call(callee, args, _)) if matches!(&**callee, Expr::Name(n) if ["sleep", "input", "breathe", "forever"].contains(&&**n)) =>
            {
                let Expr::Name(n) = &**callee else { return None };
                let arg = args.first().map_or(Ok(V::None), |e| self.eval_expr(e, &locals)).unwrap_or(V::None);
                run.target = Some(index);
                match (&**n, arg) {
                    ("sleep", V::Int(s)) => Step::Sleep(s as f64),
                    ("sleep", V::Float(s)) => Step::Sleep(s),
                    ("input", v) => Step::Input(self.show(&v, false)),
                    _ => Step::Breathe,
                }
            }
            _ => {
                match self.exec(s, &locals) {
                    Ok(v) => run.last = v,
                    Err(e) => return Some(Step::Done(Err(e))),
                }
                return None;
            }
        };
        Some(wait)
    }
    fn run(&mut self, program: Rc<Vec<Stmt>>, locals: Locals) -> Run {
        self.runs.push(Some(Running { program, at: 0, locals, last: V::None, target: None }));
        Run(self.runs.len() as u32 - 1)
    }
}

impl Runtime for Toy {
    fn info(&self) -> &RuntimeInfo {
        &self.info
    }
    fn load(&mut self, options: LoadOptions) -> Result<()> {
        let global = options.host.global()?;
        self.host = Some(options.host);
        let global = self.take(Value::Host(global));
        self.modules.insert("js".into(), global);
        self.globals = Some(Rc::new(Obj::Dict(RefCell::default())));
        let argv = options.argv.iter().map(|a| V::Str(a.as_str().into())).collect();
        self.modules.insert("argv".into(), V::Obj(Rc::new(Obj::List(RefCell::new(argv)))));
        Ok(())
    }
    fn dispose(&mut self) {
        self.handles.clear();
        self.globals = None;
        self.modules.clear();
    }
    fn main_scope(&mut self) -> Result<PyHandle> {
        let globals = self.globals.clone().ok_or_else(|| Error::new(ErrorKind::Load, "not loaded"))?;
        Ok(self.put(V::Obj(globals)))
    }
    fn new_scope(&mut self, name: &str) -> Result<PyHandle> {
        let name = vec![(V::Str("__name__".into()), V::Str(name.into()))];
        Ok(self.put(V::Obj(Rc::new(Obj::Dict(RefCell::new(name))))))
    }
    fn start(&mut self, source: &Source<'_>, scope: PyHandle) -> Result<Run> {
        if let V::Obj(o) = self.at(scope) {
            self.globals = Some(o);
        }
        let program = self.parse(source)?;
        Ok(self.run(program, Locals::default()))
    }
    fn start_call(&mut self, callable: PyHandle, args: Vec<Value>) -> Result<Run> {
        let value = self.call(callable, args, Vec::new())?;
        let handle = self.handle(value)?;
        self.start_await(handle)
    }
    fn start_await(&mut self, awaitable: PyHandle) -> Result<Run> {
        let V::Obj(o) = self.at(awaitable) else { return Err(python("TypeError", "not awaitable")) };
        let Obj::Coroutine(body, locals) = &*o else { return Err(python("TypeError", "not awaitable")) };
        let program = match &**body {
            Stmt::Return(Expr::Const(v)) => vec![Stmt::Expr(Expr::Const(v.clone()))],
            _ => vec![Stmt::Await(Some(Expr::Name("_".into())), Expr::Name("_body".into()))],
        };
        if program.len() == 1 && matches!(program[0], Stmt::Expr(_)) {
            return Ok(self.run(Rc::new(program), locals.clone()));
        }
        // `return await e`: the awaited value is the last one. Anything else runs to its end at once.
        match &**body {
            Stmt::ReturnAwait(e) => {
                let value = self.eval_expr(e, locals)?;
                Ok(self.run(Rc::new(vec![Stmt::Await(None, Expr::Const(value))]), locals.clone()))
            }
            other => {
                let value = self.exec(other, locals)?;
                Ok(self.run(Rc::new(vec![Stmt::Expr(Expr::Const(value))]), locals.clone()))
            }
        }
    }
    fn resume(&mut self, run: Run, slice: Slice, input: Result<Value>) -> Step {
        let Some(mut running) = self.runs.get_mut(run.0 as usize).and_then(Option::take) else {
            return Step::Done(Err(Error::new(ErrorKind::Internal, "no such run")));
        };
        let mut input = Some(input.map(|v| self.take(v)));
        loop {
            match self.step(&mut running, input.take()) {
                None => {}
                Some(Step::Sleep(s)) if slice == Slice::Blocking => self.host().block(s),
                Some(Step::Breathe) if slice == Slice::Blocking => {}
                Some(Step::Input(p)) if slice == Slice::Blocking => {
                    let line = self.host().read_line(&p);
                    input = Some(Ok(line.map_or(V::None, |s| V::Str(s.into()))));
                }
                Some(Step::Done(result)) => return Step::Done(result.map_err(uncaught)),
                Some(step) => {
                    self.runs[run.0 as usize] = Some(running);
                    return step;
                }
            }
        }
    }
    fn cancel(&mut self, run: Run) {
        if let Some(slot) = self.runs.get_mut(run.0 as usize) {
            *slot = None;
        }
    }
    fn interrupt(&mut self) {
        self.interrupted.set(true);
    }
    fn get_attr(&mut self, object: PyHandle, name: &str) -> Result<Value> {
        let v = self.get(&self.at(object), Name { id: 0, text: name })?;
        Ok(self.out(v))
    }
    fn set_attr(&mut self, object: PyHandle, name: &str, value: Value) -> Result<()> {
        let value = self.take(value);
        self.set_attribute(&self.at(object), Name { id: 0, text: name }, value)
    }
    fn del_attr(&mut self, object: PyHandle, name: &str) -> Result<()> {
        match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::Instance { attrs, .. } => {
                    attrs.borrow_mut().retain(|(k, _)| &**k != name);
                    Ok(())
                }
                _ => Err(python("AttributeError", name)),
            },
            _ => Err(python("AttributeError", name)),
        }
    }
    fn has_attr(&mut self, object: PyHandle, name: &str) -> Result<bool> {
        Ok(self.get(&self.at(object), Name { id: 0, text: name }).is_ok())
    }
    fn get_item(&mut self, object: PyHandle, key: Value) -> Result<Value> {
        let key = self.take(key);
        let v = self.item(&self.at(object), key)?;
        Ok(self.out(v))
    }
    fn set_item(&mut self, object: PyHandle, key: Value, value: Value) -> Result<()> {
        let (key, value) = (self.take(key), self.take(value));
        Toy::set(self, &self.at(object), key, value)
    }
    fn del_item(&mut self, object: PyHandle, key: Value) -> Result<()> {
        let key = self.take(key);
        if let V::Obj(o) = self.at(object)
            && let Obj::Dict(items) = &*o
        {
            let found = items.borrow().iter().position(|(k, _)| self.equal(k, &key));
            return match found {
                Some(i) => {
                    items.borrow_mut().remove(i);
                    Ok(())
                }
                None => Err(python("KeyError", &self.show(&key, true))),
            };
        }
        Err(python("TypeError", "object doesn't support item deletion"))
    }
    fn contains(&mut self, object: PyHandle, value: Value) -> Result<bool> {
        let value = self.take(value);
        Ok(match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::List(items) => items.borrow().iter().any(|v| self.equal(v, &value)),
                Obj::Dict(items) => items.borrow().iter().any(|(k, _)| self.equal(k, &value)),
                _ => false,
            },
            _ => false,
        })
    }
    fn call(
        &mut self,
        callable: PyHandle,
        args: Vec<Value>,
        keywords: Vec<(String, Value)>,
    ) -> Result<Value> {
        let args = args.into_iter().map(|v| self.take(v)).collect();
        let keywords = keywords.into_iter().map(|(k, v)| (k, self.take(v))).collect();
        let v = self.call_value(&self.at(callable), args, keywords).map_err(uncaught)?;
        Ok(self.out(v))
    }
    fn iter(&mut self, object: PyHandle) -> Result<PyHandle> {
        let items = match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::List(items) => items.borrow().clone(),
                Obj::Dict(items) => items.borrow().iter().map(|(k, _)| k.clone()).collect(),
                _ => return Err(python("TypeError", "object is not iterable")),
            },
            _ => return Err(python("TypeError", "object is not iterable")),
        };
        Ok(self.put(V::Obj(Rc::new(Obj::Iter(RefCell::new((items, 0)))))))
    }
    fn next(&mut self, iterator: PyHandle) -> Result<Option<Value>> {
        if let V::Obj(o) = self.at(iterator)
            && let Obj::Iter(state) = &*o
        {
            let item = {
                let mut state = state.borrow_mut();
                state.1 += 1;
                state.0.get(state.1 - 1).cloned()
            };
            return Ok(item.map(|v| self.out(v)));
        }
        Err(python("TypeError", "object is not an iterator"))
    }
    fn len(&mut self, object: PyHandle) -> Result<usize> {
        match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::List(items) => Ok(items.borrow().len()),
                Obj::Dict(items) => Ok(items.borrow().len()),
                _ => Err(python("TypeError", "object has no len()")),
            },
            _ => Err(python("TypeError", "object has no len()")),
        }
    }
    fn compare(&mut self, op: Compare, a: PyHandle, b: PyHandle) -> Result<bool> {
        Ok(self.equal(&self.at(a), &self.at(b)) == (op == Compare::Eq))
    }
    fn same(&mut self, a: PyHandle, b: PyHandle) -> bool {
        matches!((self.at(a), self.at(b)), (V::Obj(a), V::Obj(b)) if Rc::ptr_eq(&a, &b))
    }
    fn truth(&mut self, object: PyHandle) -> Result<bool> {
        Ok(self.len(object).map_or(true, |n| n > 0))
    }
    fn repr(&mut self, object: PyHandle) -> Result<String> {
        Ok(self.show(&self.at(object), true))
    }
    fn text(&mut self, object: PyHandle) -> Result<String> {
        Ok(self.show(&self.at(object), false))
    }
    fn type_name(&mut self, object: PyHandle) -> String {
        match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::List(_) => "list",
                Obj::Dict(_) => "dict",
                Obj::Function { .. } => "function",
                Obj::Native(_) => "builtin_function_or_method",
                Obj::Coroutine(..) => "coroutine",
                Obj::Instance { type_name, .. } => return type_name.to_string(),
                _ => "object",
            }
            .into(),
            V::Bytes(_) => "bytes".into(),
            _ => "object".into(),
        }
    }
    fn dir(&mut self, object: PyHandle) -> Result<Vec<String>> {
        Ok(match self.at(object) {
            V::Obj(o) => match &*o {
                Obj::Instance { attrs, .. } => attrs.borrow().iter().map(|(k, _)| k.to_string()).collect(),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        })
    }
    fn abilities(&mut self, object: PyHandle) -> Abilities {
        use Abilities as A;
        Abilities(match self.handles[object.0 as usize].as_ref() {
            Some(V::Obj(o)) => match &**o {
                Obj::List(_) => A::ITER | A::LEN | A::ITEM | A::SEQUENCE,
                Obj::Dict(_) => A::ITER | A::LEN | A::ITEM | A::MAPPING,
                Obj::Function { .. } | Obj::Native(_) => A::CALL,
                Obj::Coroutine(..) => A::AWAIT,
                Obj::Iter(_) => A::ITER | A::NEXT,
                Obj::Instance { .. } => A::EXCEPTION,
                Obj::Js(_) => 0,
            },
            Some(V::Bytes(_)) => A::BUFFER | A::LEN | A::ITEM | A::ITER,
            _ => 0,
        })
    }
    fn buffer(&mut self, object: PyHandle, visit: &mut dyn FnMut(&mut [u8], &str)) -> Result<()> {
        match self.at(object) {
            V::Bytes(b) => {
                visit(&mut b.to_vec(), "B");
                Ok(())
            }
            _ => Err(python("TypeError", "a bytes-like object is required")),
        }
    }
    fn handle(&mut self, value: Value) -> Result<PyHandle> {
        let v = self.take(value);
        Ok(self.put(v))
    }
    fn value(&mut self, object: PyHandle) -> Value {
        let v = self.at(object);
        self.out(v)
    }
    fn new_list(&mut self, items: Vec<Value>) -> Result<PyHandle> {
        let items = items.into_iter().map(|v| self.take(v)).collect();
        Ok(self.put(V::Obj(Rc::new(Obj::List(RefCell::new(items))))))
    }
    fn new_dict(&mut self, items: Vec<(Value, Value)>) -> Result<PyHandle> {
        let items = items.into_iter().map(|(k, v)| (self.take(k), self.take(v))).collect();
        Ok(self.put(V::Obj(Rc::new(Obj::Dict(RefCell::new(items))))))
    }
    fn duplicate(&mut self, object: PyHandle) -> PyHandle {
        let v = self.at(object);
        self.put(v)
    }
    fn release(&mut self, object: PyHandle) {
        if let Some(slot) = self.handles.get_mut(object.0 as usize) {
            *slot = None;
            self.free.push(object.0);
        }
    }
    fn register_module(&mut self, name: &str, object: HostHandle) -> Result<()> {
        let v = self.take(Value::Host(object));
        self.modules.insert(name.into(), v);
        Ok(())
    }
    fn write_file(&mut self, path: &str, data: &[u8]) -> Result<()> {
        self.files.insert(path.into(), data.into());
        Ok(())
    }
    fn read_file(&mut self, path: &str) -> Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| python("FileNotFoundError", path))
    }
    fn collect(&mut self) {}
    fn memory(&self) -> MemoryReport {
        let used = self.handles.iter().filter(|h| h.is_some()).count() as u64;
        MemoryReport { used, reserved: self.handles.len() as u64, limit: 0 }
    }
}

/// The toy.
pub fn new() -> Box<dyn Runtime> {
    Box::new(Toy {
        host: None,
        handles: vec![None],
        free: Vec::new(),
        globals: None,
        names: HashMap::new(),
        runs: vec![None],
        modules: HashMap::new(),
        files: HashMap::new(),
        interrupted: Cell::new(false),
        info: RuntimeInfo {
            name: "toy".into(),
            version: "0.1.0".into(),
            python: "3".into(),
            level: LanguageLevel::Dialect,
            download_bytes: 0,
            capabilities: Capabilities {
                modules: vec!["js".into()],
                sync_sleep: true,
                top_level_await: true,
                interrupt: true,
                files: true,
                ..Capabilities::default()
            },
        },
    })
}

anypy_bridge::export!(new());
