//! Which elements of a page hold its config, and what there is to fetch for it: PyScript's rules.
//!
//! One `<py-config>` a page, or else `config=` attributes that all say the same. The two kinds of scripts have
//! separate configs.

use anypy_core::text;

use crate::diagnostic::{BAD_CONFIG, CONFLICT, Diagnostic, Rejected};
use crate::runtime::ScriptKind;
use crate::source::{Format, Place};

/// An element that holds or names a config.
#[derive(Clone, Copy, Debug, Default)]
pub struct ConfigElement<'a> {
    /// What diagnostics call it: `<py-config>`, `<script type="py" config="...">`.
    pub origin: &'a str,
    /// Whether it is a `<py-config>` or `<mpy-config>`, and not a script with `config=`.
    pub is_config: bool,
    /// `src=` of a config element.
    pub src: Option<&'a str>,
    /// `config=` of a script.
    pub config: Option<&'a str>,
    /// `type=` of a config element.
    pub format: Option<&'a str>,
    /// The text in a config element.
    pub text: &'a str,
}

/// What [`resolve`](crate::resolve) has to be given.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Plan {
    /// URL of a file to fetch, relative to the page.
    pub url: Option<String>,
    /// Inline text, not empty.
    pub inline: Option<String>,
    /// What diagnostics call the inline text.
    pub origin: String,
    /// The format that an attribute or the URL declares.
    pub format: Option<Format>,
}

/// Decides between a page's elements; those of one kind of scripts, in document order.
pub fn plan(kind: ScriptKind, elements: &[ConfigElement<'_>]) -> Result<Plan, Rejected> {
    let configs: Vec<&ConfigElement<'_>> = elements.iter().filter(|element| element.is_config).collect();
    let scripts: Vec<&ConfigElement<'_>> = elements.iter().filter(|element| !element.is_config).collect();
    match (configs.as_slice(), scripts.as_slice()) {
        ([], []) => Ok(Plan::default()),
        ([_, second, ..], _) => {
            let message = ["Too many ", kind.name(), "-config"];
            Err(conflict(second.origin, &message, "put everything into one of them"))
        }
        ([_], [script, ..]) => {
            let message = ["Ambiguous ", kind.name(), "-config VS config attribute"];
            Err(conflict(script.origin, &message, "leave one of them out"))
        }
        ([element], []) => config_element(element),
        ([], [first, others @ ..]) => {
            if let Some(other) = others.iter().find(|other| other.config != first.config) {
                let message = ["Unable to use different configs on main"];
                return Err(conflict(other.origin, &message, "give all scripts the same `config`"));
            }
            attribute(first)
        }
    }
}

fn conflict(origin: &str, message: &[&str], suggestion: &str) -> Rejected {
    Rejected::because(|| {
        Diagnostic::error(Place::whole(origin), message.concat()).code(CONFLICT).suggestion(suggestion)
    })
}

fn config_element(element: &ConfigElement<'_>) -> Result<Plan, Rejected> {
    let declared = match element.format.map(str::trim_ascii) {
        None | Some("") => None,
        Some("toml") => Some(Format::Toml),
        Some("json") => Some(Format::Json),
        Some(other) => {
            return Err(Rejected::because(|| {
                let message = ["The type of config supplied '", other, "' is not supported"].concat();
                Diagnostic::error(Place::whole(element.origin), message)
                    .expected("type=\"toml\" or type=\"json\"")
            }));
        }
    };
    let url = element.src.map(str::trim_ascii).filter(|src| !src.is_empty());
    let extension = url.and_then(Format::of_url);
    if let (Some(url), Some(declared), Some(extension)) = (url, declared, extension)
        && declared != extension
    {
        return Err(bad_url(element.origin, url, declared.name()));
    }
    let inline = (!element.text.trim_ascii().is_empty()).then(|| element.text.to_string());
    Ok(Plan {
        url: url.map(str::to_string),
        inline,
        origin: element.origin.to_string(),
        format: declared.or(extension),
    })
}

/// `config="..."`: a URL that ends in .toml or .json, or else the config itself.
fn attribute(element: &ConfigElement<'_>) -> Result<Plan, Rejected> {
    let text = element.config.unwrap_or_default().trim_ascii();
    let mut plan = Plan { origin: element.origin.to_string(), ..Plan::default() };
    if text.is_empty() {
        return Ok(plan);
    }
    if Format::of_text(text) != Format::Json && ends_in_extension(text) {
        let Some(format) = Format::of_url(text) else {
            return Err(bad_url(element.origin, text, "toml or json"));
        };
        plan.url = Some(text.to_string());
        plan.format = Some(format);
    } else {
        plan.inline = Some(text.to_string());
    }
    Ok(plan)
}

/// Whether a text ends as a file's URL does: a dot, letters, and at most a query. TOML text does not.
fn ends_in_extension(text: &str) -> bool {
    let path = match text::split_once(text, b'?') {
        Some((_, query)) if query.bytes().any(|byte| byte.is_ascii_whitespace()) => return false,
        Some((path, _)) => path,
        None => text,
    };
    match text::rfind(path, b'.').and_then(|at| path.get(at + 1..)) {
        Some(extension) => {
            !extension.is_empty() && extension.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        }
        None => false,
    }
}

fn bad_url(origin: &str, url: &str, expected: &str) -> Rejected {
    Rejected::because(|| {
        Diagnostic::error(Place::whole(origin), ["Invalid URL: ", url].concat())
            .code(BAD_CONFIG)
            .expected([expected, " content"].concat())
    })
}
