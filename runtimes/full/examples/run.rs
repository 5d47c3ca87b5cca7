//! `run FILE...`: runs Python files, each in an engine of its own, for trying things out.

use std::io::Write;
use std::rc::Rc;

use anypy_core::{Host, Limits, LoadOptions, Source, Stream};

struct Terminal;

impl Host for Terminal {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => {
                let _ = std::io::stdout().write_all(text.as_bytes());
            }
            Stream::Stderr => {
                let _ = std::io::stderr().write_all(text.as_bytes());
            }
        }
    }

    fn read_line(&self, prompt: &str) -> Option<String> {
        print!("{prompt}");
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).ok().filter(|read| *read > 0)?;
        Some(line.trim_end_matches('\n').to_owned())
    }

    fn block(&self, seconds: f64) {
        std::thread::sleep(std::time::Duration::from_secs_f64(seconds));
    }
}

fn run(file: &str) -> i32 {
    let mut runtime = anypy_full::new();
    let options = LoadOptions {
        host: Rc::new(Terminal),
        limits: Limits::default(),
        argv: vec![file.to_owned()],
        path: vec![],
    };
    let result = runtime.load(options).and_then(|()| {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let scope = runtime.main_scope()?;
        runtime.eval(&Source::exec(&text, file), scope).map(drop)
    });
    let status = match result {
        Ok(()) => 0,
        Err(error) => {
            match &error.python {
                Some(python) => eprint!("{}", python.formatted),
                None => eprintln!("{error}"),
            }
            if error.kind == anypy_core::ErrorKind::Exit { error.exit_code } else { 1 }
        }
    };
    runtime.dispose();
    status
}

fn main() {
    // A call of a Python function takes about 10 KB of native stack in a debug build.
    let work = || std::env::args().skip(1).map(|file| run(&file)).max().unwrap_or(2);
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(work).expect("a thread");
    std::process::exit(thread.join().unwrap_or(70));
}
