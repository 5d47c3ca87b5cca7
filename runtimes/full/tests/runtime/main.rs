//! The whole trait, on a host with objects. One binary, because RustPython takes long to link.

mod mock;

use std::rc::Rc;

use anypy_core::{
    Abilities, Compare, Error, ErrorKind, Host, Limits, LoadOptions, Mode, PyHandle, Runtime, Slice, Source,
    Step, Value,
};
use mock::{Mock, Object};

struct Page {
    host: Rc<Mock>,
    rt: Box<dyn Runtime>,
    main: PyHandle,
}

/// Runs a test on a thread with a stack for a thousand calls of an unoptimised machine.
fn on_page(test: impl FnOnce(&mut Page) + Send + 'static) {
    let work = move || {
        let host = Rc::new(Mock::default());
        let world = host.plain(vec![("answer", Value::Int(42)), ("empty", Value::None)]);
        *host.world.borrow_mut() = Some(world);
        let mut rt = anypy_full::new();
        let argv = vec!["app.py".to_owned(), "x".to_owned()];
        let options = LoadOptions { host: host.clone(), limits: Limits::default(), argv, path: vec![] };
        rt.load(options).expect("loads");
        let main = rt.main_scope().expect("a scope");
        let mut page = Page { host, rt, main };
        test(&mut page);
        page.rt.dispose();
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(work).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

impl Page {
    fn run(&mut self, text: &str) -> Result<Value, Error> {
        self.rt.eval(&Source::exec(text, "<test>"), self.main)
    }

    fn ok(&mut self, text: &str) -> Value {
        match self.run(text) {
            Ok(value) => value,
            Err(error) => panic!("{}", error.python.map_or(error.message, |python| python.formatted)),
        }
    }

    fn handle(&mut self, expression: &str) -> PyHandle {
        match self.ok(expression) {
            Value::Python(handle) => handle,
            value => self.rt.handle(value).expect("a handle"),
        }
    }

    /// The formatted traceback of what `text` raises.
    fn raises(&mut self, text: &str) -> String {
        let error = self.run(text).expect_err("raises");
        error.python.expect("a Python exception").formatted
    }

    fn output(&self) -> String {
        self.host.out.take()
    }
}

#[test]
fn values_cross_both_ways() {
    on_page(|page| {
        assert_eq!(page.ok("x = 6 * 7\nx"), Value::Int(42));
        assert_eq!(page.ok("x = 1"), Value::None);
        assert_eq!(page.ok("def f(): pass"), Value::None);
        assert_eq!(page.ok("'a' + 'b\\u00e9'"), Value::Str("abé".into()));
        assert_eq!(page.ok("(True, None)[0]"), Value::Bool(true));
        assert_eq!(page.ok("2.5"), Value::Float(2.5));
        assert_eq!(page.ok("b'\\0x'"), Value::Bytes(vec![0, b'x']));
        assert_eq!(page.ok("-2**63"), Value::Int(i64::MIN));
        let Value::BigInt(big) = page.ok("-(2**64 + 5)") else { panic!("a big integer") };
        assert_eq!((big.negative, &big.magnitude[..]), (true, &[5, 0, 1][..]));
        let big = page.rt.handle(Value::BigInt(big)).expect("a handle");
        assert_eq!(page.rt.repr(big), Ok("-18446744073709551621".into()));
        assert_eq!(page.ok("\"doc\""), Value::Str("doc".into()));
        assert_eq!(page.ok("__doc__"), Value::Str("doc".into()));
        assert_eq!(page.ok("'__anypy_value__' in globals()"), Value::Bool(false));
        assert_eq!(page.rt.eval(&Source::eval("  1 +\\\n 1"), page.main), Ok(Value::Int(2)));
    });
}

#[test]
fn operations_by_handle() {
    on_page(|page| {
        let list = page.handle("[3, 1, 2]");
        let rt = &mut page.rt;
        assert_eq!(rt.len(list), Ok(3));
        assert_eq!(rt.get_item(list, Value::Int(-1)), Ok(Value::Int(2)));
        assert_eq!(rt.set_item(list, Value::Int(0), Value::Str("x".into())), Ok(()));
        assert_eq!(rt.del_item(list, Value::Int(1)), Ok(()));
        assert_eq!(rt.repr(list), Ok("['x', 2]".into()));
        assert_eq!(rt.contains(list, Value::Int(2)), Ok(true));
        assert_eq!((rt.truth(list), rt.type_name(list)), (Ok(true), "list".into()));
        let copy = rt.duplicate(list);
        assert!(rt.same(list, copy));
        rt.release(list);
        assert_eq!(rt.len(list).map_err(|error| error.kind), Err(ErrorKind::Internal));
        let iterator = rt.iter(copy).expect("an iterator");
        assert_eq!(rt.next(iterator), Ok(Some(Value::Str("x".into()))));
        assert_eq!(rt.next(iterator), Ok(Some(Value::Int(2))));
        assert_eq!(rt.next(iterator), Ok(None));
        let bits = rt.abilities(copy);
        assert!(bits.has(Abilities::ITER | Abilities::LEN | Abilities::ITEM | Abilities::SEQUENCE));
        assert!(!bits.has(Abilities::MAPPING) && !bits.has(Abilities::CALL) && !bits.has(Abilities::AWAIT));
        let dict = rt.new_dict(vec![(Value::Str("a".into()), Value::Int(1))]).expect("a dict");
        assert!(rt.abilities(dict).has(Abilities::MAPPING));
        assert_eq!(rt.text(dict), Ok("{'a': 1}".into()));
        let list = rt.new_list(vec![Value::Int(1), Value::Python(dict)]).expect("a list");
        assert_eq!(rt.repr(list), Ok("[1, {'a': 1}]".into()));
        let (one, two) = (page.handle("1"), page.handle("2"));
        assert_eq!(page.rt.compare(Compare::Lt, one, two), Ok(true));
        assert_eq!(page.rt.compare(Compare::Eq, one, two), Ok(false));
        let f = page.handle("def f(a, *, b=1):\n    return (a, b)\nf");
        let result = page.rt.call(f, vec![Value::Int(5)], vec![("b".into(), Value::Int(6))]);
        let Ok(Value::Python(result)) = result else { panic!("a tuple") };
        assert_eq!(page.rt.repr(result), Ok("(5, 6)".into()));
        assert!(page.rt.abilities(f).has(Abilities::CALL));
        assert_eq!(page.rt.get_attr(f, "__name__"), Ok(Value::Str("f".into())));
        assert_eq!(page.rt.set_attr(f, "note", Value::Bool(false)), Ok(()));
        assert_eq!((page.rt.has_attr(f, "note"), page.rt.del_attr(f, "note")), (Ok(true), Ok(())));
        assert_eq!(page.rt.has_attr(f, "note"), Ok(false));
        assert!(page.rt.dir(f).expect("names").contains(&"__call__".to_owned()));
        let bytes = page.handle("data = bytearray(b'abc')\ndata");
        page.rt.buffer(bytes, &mut |bytes, _| bytes[0] = b'X').expect("a buffer");
        assert_eq!(page.ok("bytes(data)"), Value::Bytes(b"Xbc".to_vec()));
        let scope = page.rt.new_scope("other").expect("a scope");
        assert_eq!(
            page.rt.eval(&Source::exec("y = 1\n__name__", "<other>"), scope),
            Ok(Value::Str("other".into()))
        );
        assert_eq!(page.ok("'y' in globals()"), Value::Bool(false));
    });
}

#[test]
fn streams_and_input() {
    on_page(|page| {
        page.ok("import sys\nprint('a', 1)\nprint('no newline', end='')\nprint('err', file=sys.stderr)");
        assert_eq!((page.output(), page.host.err.take()), ("a 1\nno newline".into(), "err\n".into()));
        page.ok("sys.stdout.buffer.write('é'.encode())\nsys.stdout.flush()");
        assert_eq!(page.output(), "é");
        page.host.input.borrow_mut().extend(["Ada".to_owned(), "second".to_owned()]);
        assert_eq!(page.ok("input('name? ')"), Value::Str("Ada".into()));
        assert_eq!(page.ok("sys.stdin.readline()"), Value::Str("second\n".into()));
        assert!(page.raises("input()").ends_with("EOFError: EOF when reading a line\n"));
        page.ok("import time\ntime.sleep(0.25)");
        assert_eq!(page.host.slept.take(), [0.25]);
        assert_eq!(page.ok("sys.argv[1] + sys.stdout.encoding"), Value::Str("xutf-8".into()));
        page.ok("import asyncio\nasync def late(x):\n    await asyncio.sleep(0.001)\n    return x");
        page.ok("async def both(): return await asyncio.gather(late(1), late(2))");
        assert_eq!(page.ok("asyncio.run(both())[1]"), Value::Int(2));
        assert!(page.raises("sys.stdout.fileno()").ends_with("io.UnsupportedOperation: fileno\n"));
        let text =
            "import io, contextlib\nout = io.StringIO()\nwith contextlib.redirect_stdout(out): print(1)\n";
        assert_eq!(page.ok(&format!("{text}out.getvalue()")), Value::Str("1\n".into()));
    });
}

#[test]
fn errors_are_as_python3_prints_them() {
    on_page(|page| {
        let source =
            Source { first_line: 10, ..Source::exec("def f(x):\n    return 1 / x\n\nf(0)\n", "<page>") };
        let error = page.rt.eval(&source, page.main).expect_err("raises");
        let python = error.python.expect("a Python exception");
        assert_eq!(error.message, "ZeroDivisionError: division by zero");
        assert_eq!(
            (&*python.type_name, &python.args[..]),
            ("ZeroDivisionError", &["'division by zero'".to_owned()][..])
        );
        let expected = "Traceback (most recent call last):\n  File \"<page>\", line 13, in <module>\n    f(0)\n    ~^^^\n  \
                        File \"<page>\", line 11, in f\n    return 1 / x\n           ~~^~~\n\
                        ZeroDivisionError: division by zero\n";
        assert_eq!(python.formatted, expected);
        let frames: Vec<_> =
            python.traceback.iter().map(|frame| (frame.line, frame.columns, &*frame.function)).collect();
        assert_eq!(frames, [(13, (0, 4), "<module>"), (11, (11, 16), "f")]);
        let object = python.object.expect("the exception");
        assert!(page.rt.abilities(object).has(Abilities::EXCEPTION));
        let chained =
            page.raises("try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('bad') from e");
        assert!(chained.contains("KeyError: 'k'\n\nThe above exception was the direct cause"), "{chained}");
        let syntax = page.raises("x = (1,\ny = 2");
        assert!(syntax.contains("File \"<test>\", line 1") && syntax.contains("SyntaxError"), "{syntax}");
        let exit = page.run("import sys\nsys.exit(3)").expect_err("exits");
        assert_eq!((exit.kind, exit.exit_code), (ErrorKind::Exit, 3));
        let exit = page.run("sys.exit('told')").expect_err("exits");
        assert_eq!((exit.exit_code, page.host.err.take()), (1, "told\n".into()));
        let deep = page.raises("def deep(n): return deep(n + 1)\ndeep(0)");
        assert!(deep.contains("RecursionError: maximum recursion depth exceeded"), "{deep}");
        assert_eq!(page.ok("1 + 1"), Value::Int(2));
    });
}

#[test]
fn interactive_statements() {
    on_page(|page| {
        let single = |page: &mut Page, text: &str| {
            let source = Source { mode: Mode::Single, ..Source::exec(text, "<stdin>") };
            page.rt
                .eval(&source, page.main)
                .map_err(|error| error.python.map_or(error.message, |e| e.type_name))
        };
        let incomplete = Err("_IncompleteInputError".to_owned());
        assert_eq!(single(page, "1 + 1"), Ok(Value::None));
        assert_eq!((page.output(), page.ok("_")), ("2\n".into(), Value::Int(2)));
        assert_eq!(single(page, "if 1:"), incomplete);
        assert_eq!(single(page, "if 1:\n    print('in')"), incomplete);
        assert_eq!(single(page, "if 1:\n    print('in')\n"), Ok(Value::None));
        assert_eq!(page.output(), "in\n");
        assert_eq!(single(page, "x = ["), incomplete);
        assert_eq!(single(page, "'''a"), incomplete);
        assert_eq!(single(page, ""), Ok(Value::None));
        assert_eq!(single(page, "1 1"), Err("SyntaxError".to_owned()));
    });
}

#[test]
fn host_objects_are_python_objects() {
    on_page(|page| {
        assert_eq!(page.ok("import js\njs.answer"), Value::Int(42));
        assert_eq!(page.ok("from js import empty\nempty"), Value::None);
        assert!(page.raises("js.nothing").contains("AttributeError: "));
        page.ok("js.x = 1\njs.f = lambda a, b=2: a + b");
        assert_eq!(page.ok("hasattr(js, 'x')"), Value::Bool(true));
        page.ok("del js.x");
        assert_eq!(page.ok("hasattr(js, 'x') or callable(js)"), Value::Bool(false));
        assert_eq!(page.ok("js.f(1)"), Value::Int(3));
        let host = page.host.clone();
        let items = vec![Value::Int(1), Value::Str("two".into())];
        let items = Value::Host(host.add(Object::Array(items)));
        let fail = host.function(|host, _, _| {
            let thrown = host.plain(vec![("code", Value::Int(7))]);
            Err(Error::host("Error: broken", thrown))
        });
        let apply = host.function(|_, rt, args| {
            let Some(Value::Python(callback)) = args.first() else { panic!("a callback") };
            let result = rt.call(*callback, vec![Value::Int(20)], vec![]);
            rt.release(*callback);
            result
        });
        let pick = host.function(|host, _, args| match args.last() {
            Some(Value::Host(options)) => Ok(Value::Host(host.duplicate(*options))),
            _ => Ok(Value::Int(args.len() as i64)),
        });
        let module = host.plain(vec![("items", items), ("fail", fail), ("apply", apply), ("pick", pick)]);
        page.rt.register_module("tools.here", module).expect("registers");
        page.ok("from tools.here import items, fail, apply, pick\nimport tools.here as here");
        assert_eq!(page.ok("repr([[*items], items[1], len(items), 1 in items, bool(items)])"), {
            Value::Str("[[1, 'two'], 'two', 2, True, True]".into())
        });
        assert_eq!(page.ok("items[0] = 9\ndel items[1]\nitems[0]"), Value::Int(9));
        assert!(page.raises("items[5]").ends_with("IndexError: list index out of range\n"));
        assert_eq!(page.ok("items == here.items and not items == 1"), Value::Bool(true));
        assert_eq!(page.ok("here.items in {items: 1}"), Value::Bool(true));
        assert_eq!(page.ok("apply(lambda x: x + 1)"), Value::Int(21));
        assert_eq!(page.ok("pick(1, key='v').key"), Value::Str("v".into()));
        assert_eq!(page.ok("pick.new(1, 2)"), Value::Int(2));
        assert_eq!(page.ok("type(pick).__name__ + pick.typeof"), Value::Str("JsFunctionfunction".into()));
        assert_eq!(page.ok("'items' in dir(here)"), Value::Bool(true));
        let caught =
            "from _anypy_support import JsException\ntry:\n    fail()\nexcept JsException as e:\n    c = e";
        page.ok(caught);
        assert_eq!(page.ok("str(c.js_error.code) + str(c)"), Value::Str("7Error: broken".into()));
        // A Python exception that passes through the host is the same one on the other side.
        let text = "class Mine(Exception): pass\nm = Mine('m')\ndef boom(x): raise m\n\
                    try:\n    apply(boom)\nexcept Mine as e:\n    same = e is m\nsame";
        assert_eq!(page.ok(text), Value::Bool(true));
        let uncaught = page.run("fail()").expect_err("raises");
        assert_eq!(
            (uncaught.message.as_str(), uncaught.kind),
            ("js.JsException: Error: broken", ErrorKind::Host)
        );
        assert!(uncaught.host.is_some() && uncaught.python.is_some());
    });
}

#[test]
fn await_outside_of_functions() {
    on_page(|page| {
        let host = page.host.clone();
        let promise = host.add(Object::Promise);
        let module = host.plain(vec![("promise", Value::Host(promise))]);
        page.rt.register_module("net", module).expect("registers");
        let start = |page: &mut Page, text: &str| {
            let source = Source { top_level_await: true, ..Source::exec(text, "<async>") };
            page.rt.start(&source, page.main).expect("compiles")
        };
        let go = |page: &mut Page, run, input| page.rt.resume(run, Slice::Breathing, input);
        let run = start(
            page,
            "from net import promise\ngot = await promise\nasync def f():\n    return got + await promise\nawait f()",
        );
        let Step::Await(waits) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        assert!(host.is_thenable(waits));
        let Step::Await(_) = go(page, run, Ok(Value::Int(40))) else { panic!("waits again") };
        let Step::Done(Ok(value)) = go(page, run, Ok(Value::Int(2))) else { panic!("done") };
        assert_eq!((value, page.ok("got")), (Value::Int(42), Value::Int(40)));
        // Rejections are exceptions at the `await`.
        let run = start(page, "try:\n    await promise\nexcept Exception as e:\n    r = repr(e)\nr");
        let Step::Await(_) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        let thrown = host.plain(vec![]);
        let Step::Done(Ok(value)) = go(page, run, Err(Error::host("Error: no", thrown))) else {
            panic!("done")
        };
        assert_eq!(value, Value::Str("JsException('Error: no')".into()));
        // A run that is dropped runs its `finally`.
        let run = start(page, "try:\n    await promise\nfinally:\n    print('closed')");
        let Step::Await(_) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        page.rt.cancel(run);
        assert_eq!(page.output(), "closed\n");
        // Coroutines and calls are driven in the same way.
        let coroutine = page.handle("async def g(x):\n    return x + await promise\ng(1)");
        let run = page.rt.start_await(coroutine).expect("starts");
        let Step::Await(_) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        let Step::Done(Ok(value)) = go(page, run, Ok(Value::Int(1))) else { panic!("done") };
        assert_eq!(value, Value::Int(2));
        let g = page.handle("g");
        let run = page.rt.start_call(g, vec![Value::Int(5)]).expect("starts");
        let Step::Await(_) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        let Step::Done(Ok(value)) = go(page, run, Ok(Value::Int(1))) else { panic!("done") };
        assert_eq!(value, Value::Int(6));
        // An interrupt reaches what goes on next.
        let run = start(page, "await promise");
        let Step::Await(_) = go(page, run, Ok(Value::None)) else { panic!("waits") };
        page.rt.interrupt();
        let Step::Done(Err(error)) = go(page, run, Ok(Value::None)) else { panic!("done") };
        assert_eq!(error.python.expect("an exception").type_name, "KeyboardInterrupt");
    });
}

/// Programs that use files as programs do, on whatever file system this build has.
#[test]
fn files_and_imports() {
    on_page(|page| {
        let folder = std::env::temp_dir().join(format!("anypy-full-{}", std::process::id()));
        let folder = folder.to_str().expect("text").to_owned();
        page.rt.write_file(&format!("{folder}/pack/__init__.py"), b"from .part import x\n").expect("writes");
        page.rt.write_file(&format!("{folder}/pack/part.py"), b"x = 'from part'\n").expect("writes");
        assert_eq!(page.rt.read_file(&format!("{folder}/pack/part.py")), Ok(b"x = 'from part'\n".to_vec()));
        page.ok(&format!("import sys\nfolder = {folder:?}\nsys.path.insert(0, folder)"));
        assert_eq!(page.ok("import pack\npack.x"), Value::Str("from part".into()));
        page.ok(include_str!("files.py"));
        assert_eq!(page.output(), "files work\n");
        assert!(page.rt.read_file(&format!("{folder}/nothing")).is_err());
        let _ = std::fs::remove_dir_all(folder);
    });
}

#[test]
fn everything_is_given_back() {
    on_page(|page| {
        let host = page.host.clone();
        page.ok("import js, gc\njs.x = [1]\njs.x");
        let before = host.live();
        page.ok(
            "for i in range(10):\n    js.answer\n    y = js.self_ = js\ndel y, js.self_\ngc.collect()\nNone",
        );
        assert_eq!(host.live(), before);
        page.rt.dispose();
        let error = page.rt.main_scope().expect_err("disposed");
        assert_eq!(error.kind, ErrorKind::Load);
    });
}

#[test]
fn info_is_true() {
    on_page(|page| {
        let info = page.rt.info().clone();
        assert_eq!((&*info.name, &*info.python), ("full", "3.14"));
        let modules = info.capabilities.modules.join(" ");
        for name in ["json", "re", "asyncio", "dataclasses", "pathlib", "datetime", "decimal", "sqlite3"] {
            let has = info.capabilities.modules.iter().any(|module| module == name);
            assert_eq!(has, name != "sqlite3", "{name} in {modules}");
        }
        let names = info.capabilities.modules.join("', '");
        let text = format!(
            "import importlib, warnings\nwarnings.simplefilter('ignore')\nbad = []\nfor name in ['{names}']:\n    \
             if name in ('antigravity', 'this'): continue\n    try: importlib.import_module(name)\n    \
             except Exception as e: bad.append((name, repr(e)))\nrepr(bad)"
        );
        assert_eq!(page.ok(&text), Value::Str("[]".into()));
    });
}
