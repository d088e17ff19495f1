//! How a page is looked at: width, touch, light or dark, with or without scripts, on paper.

use std::fmt;

use serde_json::json;

use super::Result;
use super::devtools::Tab;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    pub width: u32,
    height: u32,
    touch: bool,
    dark: bool,
    pub js: bool,
    print: bool,
    reduced_motion: bool,
}

impl View {
    pub fn desktop() -> Self {
        Self {
            width: 1280,
            height: 900,
            touch: false,
            dark: false,
            js: true,
            print: false,
            reduced_motion: false,
        }
    }

    pub fn phone() -> Self {
        Self {
            width: 390,
            height: 844,
            touch: true,
            ..Self::desktop()
        }
    }

    /// The narrowest screen that WCAG's reflow asks for.
    pub fn narrow() -> Self {
        Self {
            width: 320,
            height: 640,
            ..Self::phone()
        }
    }

    /// A sheet of A4 within its margins, at 96 dots an inch.
    pub fn paper() -> Self {
        Self {
            width: 718,
            height: 1046,
            print: true,
            ..Self::desktop()
        }
    }

    /// The same in a window of another size.
    pub fn sized(self, width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            ..self
        }
    }

    pub fn dark(self) -> Self {
        Self { dark: true, ..self }
    }

    pub fn no_js(self) -> Self {
        Self { js: false, ..self }
    }

    pub(super) fn with_js(self) -> Self {
        Self { js: true, ..self }
    }

    pub fn print(self) -> Self {
        Self {
            print: true,
            ..self
        }
    }

    pub fn reduced_motion(self) -> Self {
        Self {
            reduced_motion: true,
            ..self
        }
    }

    /// Makes a tab look like this. It works on an open page too, as a turned screen would.
    pub(super) fn apply(self, tab: &Tab) -> Result<()> {
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.reduced_motion {
            "reduce"
        } else {
            "no-preference"
        };
        let calls = [
            (
                "Emulation.setDeviceMetricsOverride",
                json!({
                    "width": self.width,
                    "height": self.height,
                    "deviceScaleFactor": if self.touch { 2 } else { 1 },
                    "mobile": self.touch,
                }),
            ),
            (
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": self.touch, "maxTouchPoints": 5 }),
            ),
            (
                "Emulation.setEmulatedMedia",
                json!({
                    "media": if self.print { "print" } else { "" },
                    "features": [
                        { "name": "prefers-color-scheme", "value": scheme },
                        { "name": "prefers-reduced-motion", "value": motion },
                    ],
                }),
            ),
            (
                "Emulation.setScriptExecutionDisabled",
                json!({ "value": !self.js }),
            ),
        ];
        for (method, params) in calls {
            tab.call(method, params)?;
        }
        Ok(())
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.dark { "dark" } else { "light" };
        write!(f, "{}x{} px, {scheme}", self.width, self.height)?;
        if self.touch {
            write!(f, ", touch")?;
        }
        if !self.js {
            write!(f, ", no JavaScript")?;
        }
        if self.print {
            write!(f, ", print")?;
        }
        if self.reduced_motion {
            write!(f, ", reduced motion")?;
        }
        Ok(())
    }
}
