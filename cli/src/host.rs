//! A terminal as a [`Host`]: the process's own streams, blocking waits, a timer queue, and no objects.

use std::cell::RefCell;
use std::io::{BufRead, IsTerminal, Write};
use std::time::{Duration, Instant};

use anypy_core::{FileOp, Host, PyHandle, Result, Runtime, Slice, Step, Stream, Value};

/// Bytes of output that are held back when stdout is not a terminal.
const BUFFER: usize = 1 << 16;

/// The host of the command line.
pub struct Terminal {
    out: RefCell<Vec<u8>>,
    /// Whether output appears line by line.
    interactive: bool,
    /// Callbacks to come, with the time that they are due at.
    timers: RefCell<Vec<(Instant, PyHandle)>>,
}

impl Terminal {
    /// The streams of this process.
    pub fn new() -> Terminal {
        let interactive = std::io::stdout().is_terminal();
        Terminal { out: RefCell::default(), interactive, timers: RefCell::default() }
    }

    /// Writes out what is held back.
    pub fn flush(&self) {
        let out = self.out.take();
        let mut stdout = std::io::stdout().lock();
        // Nobody is left to be told when the other end of a pipe is gone.
        let _ = stdout.write_all(&out).and_then(|()| stdout.flush());
    }

    /// Calls callbacks as they fall due, until there are none left.
    pub fn run_timers(&self, runtime: &mut dyn Runtime) -> Result<()> {
        while let Some((due, callback)) = self.next_timer() {
            self.flush();
            std::thread::sleep(due.saturating_duration_since(Instant::now()));
            let run = runtime.start_call(callback, Vec::new());
            runtime.release(callback);
            let run = run?;
            match runtime.resume(run, Slice::Blocking, Ok(Value::None)) {
                Step::Done(Ok(value)) => drop_value(runtime, value),
                Step::Done(Err(error)) => return Err(error),
                _ => runtime.cancel(run),
            }
        }
        Ok(())
    }

    fn next_timer(&self) -> Option<(Instant, PyHandle)> {
        let mut timers = self.timers.borrow_mut();
        let (index, _) = timers.iter().enumerate().min_by_key(|(_, (due, _))| *due)?;
        Some(timers.remove(index))
    }
}

/// Gives back the handle in a value that is not needed.
pub fn drop_value(runtime: &mut dyn Runtime, value: Value) {
    if let Value::Python(handle) = value {
        runtime.release(handle);
    }
}

impl Host for Terminal {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Stdout => {
                let full = {
                    let mut out = self.out.borrow_mut();
                    out.extend_from_slice(text.as_bytes());
                    out.len() >= BUFFER || (self.interactive && text.contains('\n'))
                };
                if full {
                    self.flush();
                }
            }
            Stream::Stderr => {
                self.flush();
                let _ = std::io::stderr().write_all(text.as_bytes());
            }
        }
    }

    fn read_line(&self, prompt: &str) -> Option<String> {
        self.write(Stream::Stdout, prompt);
        self.flush();
        let mut line = Vec::new();
        let length = std::io::stdin().lock().read_until(b'\n', &mut line).ok()?;
        if length == 0 {
            return None;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
            if line.last() == Some(&b'\r') {
                line.pop();
            }
        }
        Some(String::from_utf8_lossy(&line).into_owned())
    }

    fn block(&self, seconds: f64) {
        self.flush();
        if let Ok(time) = Duration::try_from_secs_f64(seconds) {
            std::thread::sleep(time);
        }
    }

    fn file(&self, op: FileOp, path: &str, data: &[u8]) -> Option<std::result::Result<Vec<u8>, i32>> {
        // What the standard library can't say in numbers is "Input/output error".
        Some(file(op, path, data).map_err(|e| e.raw_os_error().unwrap_or(5)))
    }

    fn call_later(&self, _rt: &mut dyn Runtime, seconds: f64, callback: PyHandle) -> Result<()> {
        let delay = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
        let now = Instant::now();
        let due = now.checked_add(delay).unwrap_or(now);
        self.timers.borrow_mut().push((due, callback));
        Ok(())
    }
}

/// An operation on the process's files: see [`FileOp`].
fn file(op: FileOp, path: &str, data: &[u8]) -> std::io::Result<Vec<u8>> {
    let none = |()| Vec::new();
    match op {
        FileOp::Read => std::fs::read(path),
        FileOp::Write => std::fs::write(path, data).map(none),
        FileOp::Remove => std::fs::remove_file(path).map(none),
        FileOp::List => {
            let mut names = Vec::new();
            for entry in std::fs::read_dir(path)? {
                names.extend_from_slice(entry?.file_name().to_string_lossy().as_bytes());
                names.push(0);
            }
            Ok(names)
        }
        FileOp::MakeFolder => std::fs::create_dir(path).map(none),
        FileOp::RemoveFolder => std::fs::remove_dir(path).map(none),
        FileOp::Rename => std::fs::rename(path, &*String::from_utf8_lossy(data)).map(none),
        FileOp::Stat => {
            let found = std::fs::metadata(path)?;
            let changed = found.modified().ok().and_then(|t| t.duration_since(std::time::UNIX_EPOCH).ok());
            let kind = if found.is_dir() { 'd' } else { 'f' };
            let seconds = changed.unwrap_or_default().as_secs_f64();
            Ok(format!("{kind}\0{}\0{seconds}\0", found.len()).into_bytes())
        }
        FileOp::Folder => Ok(std::env::current_dir()?.to_string_lossy().into_owned().into_bytes()),
        FileOp::ChangeFolder => std::env::set_current_dir(path).map(none),
    }
}
