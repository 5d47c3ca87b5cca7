//! Runs a Python file on the bare engine: `cargo run -p anypy-mini-lib --example run FILE.py`.
//!
//! Without the runtime around it: no event loop, no host objects. For tests of the engine alone.

use std::io::Write;
use std::rc::Rc;

use anypy_mini_base::native::Native;
use anypy_mini_lib::{LIBRARY, traceback};
use anypy_mini_syntax::Mode;
use anypy_mini_vm::load::CompileOptions;
use anypy_mini_vm::{Builtin, Embedder, HostOp, Res, Sym, Value, Vm, Wait};

struct Terminal;

impl Embedder for Terminal {
    fn write(&self, _: &mut Vm, stderr: bool, text: &str) {
        if stderr {
            eprint!("{text}");
        } else {
            print!("{text}");
        }
    }

    fn block(&self, vm: &mut Vm, wait: Wait) -> Res {
        match wait {
            Wait::Sleep(seconds) => std::thread::sleep(std::time::Duration::from_secs_f64(seconds)),
            Wait::Input(prompt) => {
                print!("{prompt}");
                let _ = std::io::stdout().flush();
                let mut line = String::new();
                return match std::io::stdin().read_line(&mut line) {
                    Ok(n) if n > 0 => vm.str(line.trim_end_matches('\n')),
                    _ => vm.error(Builtin::EOFError, "EOF when reading a line"),
                };
            }
            Wait::Host(_) | Wait::Breathe => {}
        }
        Ok(Value::NONE)
    }

    fn host(&self, vm: &mut Vm, _: HostOp, _: Value, _: Option<Value>, _: &[Value], _: Option<Value>) -> Res {
        vm.error(Builtin::RuntimeError, "there is no host here")
    }

    fn release(&self, handles: &mut Vec<u32>) {
        handles.clear();
    }

    fn read_file(&self, path: &str) -> Option<Vec<u8>> {
        std::fs::read(path).ok()
    }
}

fn main() {
    // Debug builds nest deeply on the native stack.
    let run = std::thread::Builder::new().stack_size(512 << 20).spawn(run);
    let status = run.ok().and_then(|t| t.join().ok()).unwrap_or(70);
    let _ = std::io::stdout().flush();
    std::process::exit(status);
}

fn run() -> i32 {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(file) = args.first() else {
        eprintln!("usage: run FILE.py [ARGS]");
        return 2;
    };
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let Ok(mut vm) = Vm::new(&LIBRARY, Rc::new(Native::new()), Rc::new(Terminal)) else { return 70 };
    vm.heap.stress = std::env::var_os("ANYPY_GC_STRESS").is_some();
    vm.path.push(file.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned());
    vm.argv = args.clone();
    match main_module(&mut vm, file, &text) {
        Ok(_) => 0,
        Err(_) => {
            let e = vm.take_pending();
            if vm.exception_is(e, Builtin::SystemExit) {
                return match anypy_mini_lib::types::exception::attribute(&mut vm, e, Sym::Code) {
                    Ok(v) if v.is_none() => 0,
                    Ok(v) if v.is_small() => v.as_small(),
                    Ok(v) => {
                        let text = vm.text_of(v).unwrap_or_default();
                        eprintln!("{text}");
                        1
                    }
                    Err(_) => 1,
                };
            }
            let text = traceback::format_exception(&mut vm, e);
            eprint!("{text}");
            1
        }
    }
}

fn main_module(vm: &mut Vm, file: &str, text: &str) -> Res {
    let module = vm.module("__main__")?;
    vm.register_module("__main__", module.value())?;
    let shown = vm.str(file)?;
    let globals = module.dict.get();
    let dict = anypy_mini_vm::Gc::of(globals);
    vm.dict_set_text(dict, "__file__", shown)?;
    if let Some(builtins) = vm.loaded_module("builtins")? {
        vm.dict_set_text(dict, "__builtins__", builtins)?;
    }
    vm.sources.push((file.to_owned(), text.to_owned(), 1));
    let options =
        CompileOptions { mode: Mode::Exec, want_value: false, top_level_await: false, first_line: 1 };
    let code = vm.compile(text, file, options)?;
    vm.root(code);
    vm.run_code(code, globals, None)
}
