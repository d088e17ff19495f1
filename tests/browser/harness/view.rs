//! How a page is looked at: width, touch, light or dark, with or without scripts, on paper.

use std::fmt;

use headless_chrome::browser::tab::Tab;
use headless_chrome::protocol::cdp::Emulation;

use super::Result;

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
        tab.call_method(Emulation::SetDeviceMetricsOverride {
            width: self.width,
            height: self.height,
            device_scale_factor: if self.touch { 2.0 } else { 1.0 },
            mobile: self.touch,
            scale: None,
            screen_width: None,
            screen_height: None,
            position_x: None,
            position_y: None,
            dont_set_visible_size: None,
            screen_orientation: None,
            viewport: None,
            display_feature: None,
            device_posture: None,
        })?;
        tab.call_method(Emulation::SetTouchEmulationEnabled {
            enabled: self.touch,
            max_touch_points: self.touch.then_some(5),
        })?;
        let feature = |name: &str, value: &str| Emulation::MediaFeature {
            name: name.to_owned(),
            value: value.to_owned(),
        };
        let scheme = if self.dark { "dark" } else { "light" };
        let motion = if self.reduced_motion {
            "reduce"
        } else {
            "no-preference"
        };
        tab.call_method(Emulation::SetEmulatedMedia {
            media: Some(if self.print { "print" } else { "" }.to_owned()),
            features: Some(vec![
                feature("prefers-color-scheme", scheme),
                feature("prefers-reduced-motion", motion),
            ]),
        })?;
        tab.call_method(Emulation::SetScriptExecutionDisabled { value: !self.js })?;
        Ok(())
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.dark { "dark" } else { "light" };
        write!(f, "{} px, {scheme}", self.width)?;
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
