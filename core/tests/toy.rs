//! The worked example of the crate's documentation, driven as hosts drive a runtime.

#[path = "toy/runtime.rs"]
mod runtime;

use std::cell::RefCell;
use std::rc::Rc;

use anypy_core::{
    Compare, Error, ErrorKind, Host, HostHandle, Limits, LoadOptions, Name, Result, Runtime, Slice, Source,
    Step, Stream, Value,
};
use runtime::{Toy, WORDS_PER_SLICE};

/// A host that remembers what it was told. Its objects: 1 is a promise, 2 has an attribute `answer`.
#[derive(Default)]
struct Recorder {
    said: RefCell<String>,
    released: RefCell<Vec<HostHandle>>,
}

impl Host for Recorder {
    fn write(&self, stream: Stream, text: &str) {
        assert_eq!(stream, Stream::Stdout);
        self.said.borrow_mut().push_str(text);
    }

    fn read_line(&self, _prompt: &str) -> Option<String> {
        Some("a line".to_string())
    }

    fn get_attr(&self, _rt: &mut dyn Runtime, object: HostHandle, name: Name<'_>) -> Result<Value> {
        match (object.0, name.text) {
            (2, "answer") => Ok(Value::Int(42)),
            _ => Err(Error::host("no such attribute", object)),
        }
    }

    fn is_thenable(&self, object: HostHandle) -> bool {
        object.0 == 1
    }

    fn release(&self, object: HostHandle) {
        self.released.borrow_mut().push(object);
    }
}

fn toy() -> (Toy, Rc<Recorder>) {
    let host = Rc::new(Recorder::default());
    let mut toy = Toy::new();
    let options = LoadOptions { host: host.clone(), limits: Limits::default(), argv: vec![], path: vec![] };
    toy.load(options).expect("the toy loads");
    (toy, host)
}

fn eval(toy: &mut Toy, text: &str) -> Result<Value> {
    let scope = toy.main_scope()?;
    let result = toy.eval(&Source::exec(text, "sum.toy"), scope);
    toy.release(scope);
    result
}

#[test]
fn evaluates() {
    let (mut toy, host) = toy();
    assert_eq!(eval(&mut toy, "3 4 + dup *"), Ok(Value::Int(49)));
    assert_eq!(eval(&mut toy, "1 4 /"), Ok(Value::Float(0.25)));
    assert_eq!(eval(&mut toy, r#""x" 5 store "done" print"#), Ok(Value::None));
    assert_eq!(eval(&mut toy, "x 1 +"), Ok(Value::Int(6)));
    assert_eq!(eval(&mut toy, "input"), Ok(Value::Str("a line".into())));
    assert_eq!(*host.said.borrow(), "done\n");
}

#[test]
fn an_exception_has_type_and_traceback() {
    let (mut toy, _) = toy();
    let error = eval(&mut toy, "1 0 /").unwrap_err();
    assert_eq!(error.kind, ErrorKind::Python);
    assert_eq!(error.message, "ZeroDivisionError: division by zero");
    let details = error.python.expect("a Python exception has details");
    assert_eq!(details.type_name, "ZeroDivisionError");
    assert_eq!((details.traceback[0].file.as_str(), details.traceback[0].line), ("sum.toy", 3));
    assert!(details.formatted.starts_with("Traceback (most recent call last):\n"));
    assert_eq!(eval(&mut toy, "1"), Ok(Value::Int(1)), "the runtime goes on");
}

#[test]
fn suspends_and_goes_on() {
    let (mut toy, _) = toy();
    let scope = toy.main_scope().unwrap();
    let run = toy.start(&Source::exec("0.5 sleep input", "sum.toy"), scope).unwrap();
    let step = toy.resume(run, Slice::Breathing, Ok(Value::None));
    assert!(matches!(step, Step::Sleep(0.5)), "{step:?}");
    let step = toy.resume(run, Slice::Breathing, Ok(Value::None));
    assert!(matches!(&step, Step::Input(prompt) if prompt == "? "), "{step:?}");
    let step = toy.resume(run, Slice::Breathing, Ok(Value::Str("typed".into())));
    assert!(matches!(&step, Step::Done(Ok(Value::Str(line))) if line == "typed"), "{step:?}");
}

#[test]
fn breathes() {
    let (mut toy, _) = toy();
    let scope = toy.main_scope().unwrap();
    let text = format!("0 {}", "1 + ".repeat(WORDS_PER_SLICE));
    let run = toy.start(&Source::exec(&text, "sum.toy"), scope).unwrap();
    let mut breaths = 0;
    let result = loop {
        match toy.resume(run, Slice::Breathing, Ok(Value::None)) {
            Step::Breathe => breaths += 1,
            Step::Done(result) => break result,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(result, Ok(Value::Int(WORDS_PER_SLICE as i64)));
    assert_eq!(breaths, 2);
}

#[test]
fn awaits_and_raises_where_it_waits() {
    let (mut toy, _) = toy();
    toy.register_module("promise", HostHandle(1)).unwrap();
    let scope = toy.main_scope().unwrap();
    for (answer, result) in [
        (Ok(Value::Int(41)), Ok(Value::Int(42))),
        (Err(Error::host("rejected", HostHandle(9))), Err(Error::host("rejected", HostHandle(9)))),
    ] {
        let run = toy.start(&Source::exec(r#""promise" import await 1 +"#, "sum.toy"), scope).unwrap();
        let step = toy.resume(run, Slice::Breathing, Ok(Value::None));
        assert!(matches!(step, Step::Await(HostHandle(1))), "{step:?}");
        match toy.resume(run, Slice::Breathing, answer) {
            Step::Done(done) => assert_eq!(done, result),
            other => panic!("{other:?}"),
        }
    }
    let error = eval(&mut toy, r#""promise" import await"#).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Unsupported, "a blocking run can't await");
}

#[test]
fn interrupts_and_cancels() {
    let (mut toy, _) = toy();
    toy.interrupt();
    assert_eq!(eval(&mut toy, "1").unwrap_err().message, "KeyboardInterrupt");
    assert_eq!(eval(&mut toy, "1"), Ok(Value::Int(1)));
    let scope = toy.main_scope().unwrap();
    let run = toy.start(&Source::exec("input", "sum.toy"), scope).unwrap();
    toy.cancel(run);
    let step = toy.resume(run, Slice::Breathing, Ok(Value::None));
    assert!(matches!(step, Step::Done(Err(_))), "{step:?}");
}

#[test]
fn objects_are_operated_on_by_handle() {
    let (mut toy, host) = toy();
    let before = toy.handles();
    let Ok(Value::Python(square)) = eval(&mut toy, "[ dup * ]") else { panic!("a word is an object") };
    assert_eq!(toy.call(square, vec![Value::Int(7)], vec![]), Ok(Value::Int(49)));
    assert_eq!(toy.type_name(square), "word");
    let list = toy.new_list(vec![Value::Int(1), Value::Str("two".into())]).unwrap();
    assert_eq!(toy.len(list), Ok(2));
    assert_eq!(toy.get_item(list, Value::Int(1)), Ok(Value::Str("two".into())));
    let items = toy.iter(list).unwrap();
    assert_eq!(toy.next(items), Ok(Some(Value::Int(1))));
    assert_eq!(toy.next(items), Ok(Some(Value::Str("two".into()))));
    assert_eq!(toy.next(items), Ok(None));
    let copy = toy.duplicate(list);
    assert!(toy.same(list, copy) && !toy.same(list, items));
    assert_eq!(toy.compare(Compare::Eq, list, copy), Ok(true));

    toy.register_module("host", HostHandle(2)).unwrap();
    assert_eq!(eval(&mut toy, r#""host" import .answer"#), Ok(Value::Int(42)));

    for handle in [square, list, items, copy] {
        toy.release(handle);
    }
    assert_eq!(toy.handles(), before, "nothing is left behind");
    assert!(host.released.borrow().is_empty(), "the module still holds its host object");
    toy.dispose();
    assert_eq!(*host.released.borrow(), [HostHandle(2)]);
    assert_eq!(toy.main_scope().unwrap_err().kind, ErrorKind::Load);
}

#[test]
fn files_are_the_runtimes_own() {
    let (mut toy, _) = toy();
    toy.write_file("/data/a.txt", b"text").unwrap();
    assert_eq!(toy.read_file("/data/a.txt").unwrap(), b"text");
    assert_eq!(
        toy.read_file("/b").unwrap_err().message,
        "FileNotFoundError: No such file or directory: '/b'"
    );
}
