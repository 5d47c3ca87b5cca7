//! What the command line's words mean.

use std::io::IsTerminal;

use anypy_core::Registry;

use crate::runtimes::Constructor;

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Version,
    Run { runtime: Option<String>, program: Program },
    Repl { runtime: Option<String> },
    Check { path: String, json: bool },
}

/// What to run, and `sys.argv` without its first element.
#[derive(Debug, PartialEq, Eq)]
pub enum Program {
    /// A file; `-` is stdin.
    File(String, Vec<String>),
    /// The text itself.
    Code(String, Vec<String>),
}

/// Reads the words after the program's name.
pub fn parse(args: Vec<String>) -> Result<Command, String> {
    let mut args = args.into_iter();
    let mut runtime = None;
    loop {
        let Some(arg) = args.next() else {
            // As `python3`: a conversation with a person, a program from a pipe.
            return Ok(if std::io::stdin().is_terminal() {
                Command::Repl { runtime }
            } else {
                Command::Run { runtime, program: Program::File("-".to_string(), Vec::new()) }
            });
        };
        match arg.as_str() {
            "-h" | "--help" | "help" => return Ok(Command::Help),
            "-V" | "--version" => return Ok(Command::Version),
            "-c" => {
                let code = args.next().ok_or("-c wants the code as its next word")?;
                return Ok(Command::Run { runtime, program: Program::Code(code, args.collect()) });
            }
            "run" => return run(runtime, args),
            "repl" => {
                while let Some(arg) = args.next() {
                    if !take_runtime(&arg, &mut args, &mut runtime)? {
                        return Err(format!("repl does not understand `{arg}`"));
                    }
                }
                return Ok(Command::Repl { runtime });
            }
            "check" => return check(args),
            arg if take_runtime(arg, &mut args, &mut runtime)? => {}
            arg if arg.starts_with('-') && arg != "-" => return Err(format!("there is no option `{arg}`")),
            arg => {
                let commands = ["run", "repl", "check", "help"];
                return Err(match anypy_core::nearest(arg, &mut commands.into_iter()) {
                    Some(near) => format!("there is no command `{arg}`: did you mean `{near}`?"),
                    None => format!("there is no command `{arg}`: did you mean `anypy run {arg}`?"),
                });
            }
        }
    }
}

fn run(mut runtime: Option<String>, mut args: impl Iterator<Item = String>) -> Result<Command, String> {
    while let Some(arg) = args.next() {
        if take_runtime(&arg, &mut args, &mut runtime)? {
            continue;
        }
        let program = match arg.as_str() {
            "-c" => {
                let code = args.next().ok_or("-c wants the code as its next word")?;
                Program::Code(code, args.collect())
            }
            "--" => Program::File(args.next().ok_or("run wants a file")?, args.collect()),
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("run has no option `{option}`"));
            }
            _ => Program::File(arg, args.collect()),
        };
        return Ok(Command::Run { runtime, program });
    }
    Err("run wants a file, or `-` for stdin".to_string())
}

fn check(args: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut path, mut json) = (None, false);
    for arg in args {
        match arg.as_str() {
            "--json" => json = true,
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("check has no option `{option}`"));
            }
            _ if path.is_some() => return Err("check wants one file".to_string()),
            _ => path = Some(arg),
        }
    }
    let path = path.ok_or("check wants a config file, or `-` for stdin")?;
    Ok(Command::Check { path, json })
}

/// Takes `--runtime NAME` or `--runtime=NAME`; tells whether it was that.
fn take_runtime(
    arg: &str,
    args: &mut dyn Iterator<Item = String>,
    runtime: &mut Option<String>,
) -> Result<bool, String> {
    if let Some(name) = arg.strip_prefix("--runtime=") {
        *runtime = Some(name.to_string());
        return Ok(true);
    }
    if arg == "--runtime" {
        *runtime = Some(args.next().ok_or("--runtime wants a name")?);
        return Ok(true);
    }
    Ok(false)
}

/// The text of `--help`.
pub fn help(registry: &Registry<Constructor>) -> String {
    let names: Vec<&str> = registry.entries().iter().map(|entry| entry.info.name.as_str()).collect();
    format!(
        "anypy: Python in a page, and here without one

usage:
  anypy run [--runtime NAME] FILE [ARGS]   run a file; `-` is stdin
  anypy [--runtime NAME] -c CODE [ARGS]    run code
  anypy repl [--runtime NAME]              talk to Python
  anypy check [--json] CONFIG              check a page config (TOML or JSON; `-` is stdin)
  anypy --version
  anypy --help

runtimes in this build: {}; the first is the default

exit status: the program's own; 1 after an uncaught exception or a wrong config; 2 when the command is
not understood or a file can't be opened
",
        if names.is_empty() { "none".to_string() } else { names.join(", ") }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<Command, String> {
        parse(text.split(' ').map(str::to_string).collect())
    }

    fn file(name: &str, args: &[&str]) -> Program {
        Program::File(name.to_string(), args.iter().map(|arg| arg.to_string()).collect())
    }

    #[test]
    fn commands() {
        let full = Some("full".to_string());
        assert_eq!(words("run a.py"), Ok(Command::Run { runtime: None, program: file("a.py", &[]) }));
        assert_eq!(
            words("run --runtime full a.py --runtime x -c"),
            Ok(Command::Run { runtime: full.clone(), program: file("a.py", &["--runtime", "x", "-c"]) })
        );
        assert_eq!(
            words("--runtime=full run -"),
            Ok(Command::Run { runtime: full.clone(), program: file("-", &[]) })
        );
        assert_eq!(
            words("-c print() a"),
            Ok(Command::Run {
                runtime: None,
                program: Program::Code("print()".to_string(), vec!["a".to_string()])
            })
        );
        assert_eq!(
            words("run -- -odd.py"),
            Ok(Command::Run { runtime: None, program: file("-odd.py", &[]) })
        );
        assert_eq!(words("repl --runtime full"), Ok(Command::Repl { runtime: full }));
        assert_eq!(
            words("check --json c.toml"),
            Ok(Command::Check { path: "c.toml".to_string(), json: true })
        );
        assert_eq!(words("--help"), Ok(Command::Help));
    }

    #[test]
    fn mistakes() {
        assert_eq!(words("chekc c.toml").unwrap_err(), "there is no command `chekc`: did you mean `check`?");
        assert_eq!(
            words("hello.py").unwrap_err(),
            "there is no command `hello.py`: did you mean `anypy run hello.py`?"
        );
        assert_eq!(words("--verbose").unwrap_err(), "there is no option `--verbose`");
        assert_eq!(words("run").unwrap_err(), "run wants a file, or `-` for stdin");
        assert_eq!(words("run --runtime").unwrap_err(), "--runtime wants a name");
        assert_eq!(words("-c").unwrap_err(), "-c wants the code as its next word");
        assert_eq!(words("check a b").unwrap_err(), "check wants one file");
    }
}
