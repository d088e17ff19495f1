//! axe-core, by Deque: the rules of WCAG 2.2, A and AA, as far as a program can check them.

use anyhow::ensure;
use serde_json::Value;

use super::{Page, Result};

const AXE: &str = include_str!("../axe/axe.min.js");

/// `target-size` (24 by 24 px) is off in axe unless it is asked for.
const ALL: &str = "{
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] },
    rules: { 'target-size': { enabled: true } },
}";

/// The rules that depend on colors.
const COLORS: &str = "{ runOnly: ['color-contrast', 'link-in-text-block'] }";

const TELL: &str = "(found) => found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id}: ${target.flat().join(' ')}\\n    ${help}. ${failureSummary.split('\\n').slice(1).map((line) => line.trim()).join('; ')}`))";

impl Page {
    /// Fails with every violation: rule, element, why.
    pub fn axe(&self) -> Result<()> {
        let found = self.violations()?;
        ensure!(found.is_empty(), "{}:\n{}", self.place(), found.join("\n"));
        Ok(())
    }

    pub fn violations(&self) -> Result<Vec<String>> {
        self.run(ALL)
    }

    /// What another scheme of colors can break. The other rules have nothing new to say of it.
    pub fn color_violations(&self) -> Result<Vec<String>> {
        self.run(COLORS)
    }

    fn run(&self, rules: &str) -> Result<Vec<String>> {
        // Where scripts are off, axe is one too. The page has been built without them by now.
        if !self.view.js {
            self.view.with_js().apply(&self.tab)?;
        }
        if self.ask("typeof axe")? == "undefined" {
            // The page's content security policy does not bind the protocol.
            self.value(&format!("{AXE}; 0"))?;
        }
        let found = self.value(&format!(
            "axe.run(document, {{ ...{rules}, resultTypes: ['violations'], iframes: false }}).then({TELL})"
        ));
        if !self.view.js {
            self.view.apply(&self.tab)?;
        }
        let found = found?;
        let found = found.as_array().into_iter().flatten();
        Ok(found.filter_map(Value::as_str).map(str::to_owned).collect())
    }
}
