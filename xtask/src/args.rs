//! Command-line arguments: flags and values are taken out by name, what is left are the positional ones.

use anyhow::{Context, Result, bail};
use std::str::FromStr;

/// The arguments after the command's name. Take the flags and options first, then [`Args::rest`].
pub struct Args {
    items: Vec<String>,
}

impl Args {
    /// Wraps the arguments that follow the command's name.
    pub fn new(items: Vec<String>) -> Self {
        Self { items }
    }

    /// Takes out `--name`; true when it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.items.len();
        self.items.retain(|item| item != name);
        self.items.len() < before
    }

    /// Takes out every `--name VALUE` or `--name=VALUE`.
    pub fn values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let mut left = Vec::new();
        let mut items = std::mem::take(&mut self.items).into_iter();
        while let Some(item) = items.next() {
            if item == name {
                found.push(items.next().with_context(|| format!("{name} wants a value"))?);
            } else if let Some(value) = item.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
                found.push(value.to_string());
            } else {
                left.push(item);
            }
        }
        self.items = left;
        Ok(found)
    }

    /// Takes out one option; the last one wins.
    pub fn value<T: FromStr>(&mut self, name: &str) -> Result<Option<T>> {
        let Some(text) = self.values(name)?.pop() else {
            return Ok(None);
        };
        match text.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => bail!("{name} cannot be `{text}`"),
        }
    }

    /// The positional arguments; an option that nobody took is an error.
    pub fn rest(self) -> Result<Vec<String>> {
        if let Some(unknown) = self.items.iter().find(|item| item.starts_with('-')) {
            bail!("unknown option {unknown}; `cargo xtask help` lists them");
        }
        Ok(self.items)
    }

    /// Checks that nothing is left over.
    pub fn finish(self) -> Result<()> {
        match self.rest()?.first() {
            Some(extra) => bail!("unexpected argument `{extra}`; `cargo xtask help` lists them"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(text: &str) -> Args {
        Args::new(text.split(' ').map(String::from).collect())
    }

    #[test]
    fn takes_flags_and_values() {
        let mut a = args("dir --port 9 --open --name=x more");
        assert!(a.flag("--open"));
        assert!(!a.flag("--open"));
        assert_eq!(a.value::<u16>("--port").unwrap(), Some(9));
        assert_eq!(a.value::<String>("--name").unwrap().as_deref(), Some("x"));
        assert_eq!(a.rest().unwrap(), ["dir", "more"]);
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(args("--what").rest().is_err());
        assert!(args("--port").value::<u16>("--port").is_err());
        assert!(args("--port x").value::<u16>("--port").is_err());
        assert!(args("extra").finish().is_err());
    }
}
