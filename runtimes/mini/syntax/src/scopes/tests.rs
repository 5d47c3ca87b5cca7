//! Symbol tables, checked scope by scope in the order of the text.

use super::*;
use crate::{Mode, Options, parse};

/// The tables of a text, one line a scope in the order of their numbers: kind and flags, then lists.
fn tables(text: &str) -> String {
    let mut names = Names::new();
    let module = match parse(text, Options::new(Mode::Exec), &mut names) {
        Ok(module) => module,
        Err(error) => panic!("{}", error.message),
    };
    let scopes = match analyze(&module, &names) {
        Ok(scopes) => scopes,
        Err(error) => return error.message.clone(),
    };
    let mut out = String::new();
    let list = |list: &[Name]| list.iter().map(|&n| names.get(n)).collect::<Vec<_>>().join(" ");
    for scope in &scopes.list {
        out += &format!("{:?}", scope.kind);
        for (set, flag) in [
            (scope.is_generator, " generator"),
            (scope.is_async, " async"),
            (scope.class_cell, " class-cell"),
        ] {
            out += if set { flag } else { "" };
        }
        for (what, list) in [
            ("vars", list(&scope.varnames)),
            ("cells", list(&scope.cellvars)),
            ("free", list(&scope.freevars)),
        ] {
            if !list.is_empty() {
                out += &format!(" {what}({list})");
            }
        }
        out += "\n";
    }
    out
}

/// How the scope of that number sees a name.
fn resolution(text: &str, scope: u32, name: &str) -> Resolution {
    let mut names = Names::new();
    let Ok(module) = parse(text, Options::new(Mode::Exec), &mut names) else { panic!("parse") };
    let Ok(scopes) = analyze(&module, &names) else { panic!("analyze") };
    let name = names.intern(name);
    scopes.get(ScopeId(scope)).resolve(name)
}

#[test]
fn closures() {
    let text = "def f(a, b=1, *c, d, **e):\n  x = a\n  def g():\n    return x + b\n  return g\n";
    assert_eq!(tables(text), "Module\nFunction vars(a b d c e g) cells(b x)\nFunction free(b x)\n");
    assert_eq!(resolution(text, 1, "x"), Resolution::Cell(1));
    assert_eq!(resolution(text, 1, "b"), Resolution::Cell(0));
    assert_eq!(resolution(text, 1, "g"), Resolution::Local(5));
    assert_eq!(resolution(text, 2, "x"), Resolution::Free(1));
    assert_eq!(resolution(text, 0, "f"), Resolution::Name);
    assert_eq!(resolution(text, 2, "print"), Resolution::GlobalImplicit);
}

#[test]
fn captured_parameters_start_from_their_argument() {
    let mut names = Names::new();
    let text = "def f(a, b):\n  c = 1\n  return lambda: (b, c)\n";
    let Ok(module) = parse(text, Options::new(Mode::Exec), &mut names) else { panic!("parse") };
    let Ok(scopes) = analyze(&module, &names) else { panic!("analyze") };
    assert_eq!(scopes.get(ScopeId(1)).cell_params, [Some(1), None]);
    assert_eq!(scopes.get(ScopeId(2)).captures, [Capture::Cell(0), Capture::Cell(1)]);
}

#[test]
fn variables_pass_through_functions_and_classes() {
    let text = "def f():\n  x = 1\n  class C:\n    x = x\n    def g(self): return x\n";
    assert_eq!(
        tables(text),
        "Module\nFunction vars(C) cells(x)\nClass free(x)\nFunction vars(self) free(x)\n"
    );
    assert_eq!(resolution(text, 2, "x"), Resolution::Name);
    let text = "def f():\n  x = 1\n  class C:\n    y = x\n";
    assert_eq!(resolution(text, 2, "x"), Resolution::ClassFree(0));
    let text = "def f():\n  x = 1\n  class C:\n    nonlocal x\n    x = 2\n";
    assert_eq!(resolution(text, 2, "x"), Resolution::Free(0));
}

#[test]
fn zero_argument_super_needs_the_class_cell() {
    let text = "class C:\n  def f(self): super().f()\n  def g(self): return [__class__ for _ in 1]\n";
    assert_eq!(
        tables(text),
        "Module\nClass class-cell cells(__class__)\nFunction vars(self) free(__class__)\n\
         Function vars(self) free(__class__)\n\
         Comprehension vars(.0 _) free(__class__)\n"
    );
}

#[test]
fn comprehensions() {
    let text = "def f(n):\n  return [(i, n, last := i) for i in n if [j for j in i]]\n";
    assert_eq!(
        tables(text),
        "Module\nFunction vars(n) cells(n last)\nComprehension vars(.0 i) free(n last)\nComprehension vars(.0 j)\n"
    );
    assert_eq!(resolution("[y := x for x in z]", 1, "y"), Resolution::GlobalExplicit);
    assert_eq!(resolution("[y for x in z]", 1, "y"), Resolution::GlobalImplicit);
}

#[test]
fn flags() {
    assert_eq!(
        tables("def g(): yield\nasync def c(): await x\nasync def a():\n  yield\n(x for x in y)\n"),
        "Module\nFunction generator\nFunction async\nFunction generator async\n\
         Comprehension generator vars(.0 x)\n"
    );
    assert_eq!(
        tables("async def f(): return [x async for x in y], (await x for x in y)\n"),
        "Module\nFunction async\nComprehension async vars(.0 x)\n\
         Comprehension generator async vars(.0 x)\n"
    );
}

#[test]
fn globals() {
    let text = "def f():\n  global x\n  x = 1\n  def g(): return x\n";
    assert_eq!(resolution(text, 1, "x"), Resolution::GlobalExplicit);
    assert_eq!(resolution(text, 2, "x"), Resolution::GlobalImplicit);
}

#[test]
fn names_in_classes_are_mangled() {
    let text = "class C:\n  def f(self):\n    __x = self.__y\n";
    assert!(tables(text).contains("vars(self _C__x)"));
}
