//! The byte budgets of `bench/budgets.toml`, checked against what was built. Growth over a budget fails the build.

use crate::dist::{Sizes, Weight};
use crate::project::{self, grouped};
use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    budget: Vec<Budget>,
}

/// One line of the file: what is weighed, and the most it may weigh.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    name: String,
    /// What a page fetches of this runtime.
    runtime: Option<String>,
    /// Or the whole page with this runtime.
    page: Option<String>,
    raw: u64,
    brotli: u64,
}

/// The outcome of every budget.
pub struct Report {
    lines: Vec<String>,
    /// Budgets kept.
    pub passed: usize,
    /// Budgets overrun.
    pub failed: usize,
}

impl Report {
    /// One line for each budget.
    pub fn print(&self) {
        for line in &self.lines {
            println!("{line}");
        }
    }
}

/// Compares; budgets over things that were not built are left out.
pub fn check(sizes: &Sizes) -> Result<Report> {
    let path = project::root().join("bench/budgets.toml");
    let budgets: Budgets =
        toml::from_str(&project::read_text(&path)?).with_context(|| path.display().to_string())?;
    let mut report = Report { lines: Vec::new(), passed: 0, failed: 0 };
    if !sizes.budgeted {
        report
            .lines
            .push("budgets are not enforced: this toolchain cannot rebuild the standard library".into());
        return Ok(report);
    }
    for budget in &budgets.budget {
        if let Some(weight) = weight(budget, sizes) {
            let over = weight.raw > budget.raw || weight.brotli > budget.brotli;
            let [raw, brotli] = [(weight.raw, budget.raw), (weight.brotli, budget.brotli)]
                .map(|(is, most)| format!("{} of {}", grouped(is), grouped(most)));
            let verdict = if over { "OVER BUDGET" } else { "within budget" };
            report.lines.push(format!("{verdict}: {}: raw {raw}, brotli {brotli} bytes", budget.name));
            *(if over { &mut report.failed } else { &mut report.passed }) += 1;
        }
    }
    Ok(report)
}

fn weight(budget: &Budget, sizes: &Sizes) -> Option<Weight> {
    if let Some(page) = &budget.page {
        // Without the loader there is no page yet to weigh.
        return sizes.files.contains_key("anypy.js").then(|| sizes.pages.get(page).copied())?;
    }
    sizes.runtimes.get(budget.runtime.as_ref()?).copied()
}
