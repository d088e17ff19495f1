//! Mouse, touch and keyboard, as the browser gets them from a reader's hand.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use serde_json::json;

use super::keys::key;
use super::page::PATIENCE;
use super::{Page, Result};

/// Brings the element into view and finds a spot of it that a click would reach.
/// Gives `{x, y}`, or why there is none.
const SPOT: &str = "((css) => {
    const it = document.querySelector(css);
    if (!it) return 'there is no such element';
    if (!it.checkVisibility({ checkVisibilityCSS: true })) return 'it is not visible';
    if (it.matches(':disabled')) return 'it is disabled';
    it.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    let over = null;
    // A link in running text may be broken over two lines: its middle is no part of it then.
    for (const box of [it.getBoundingClientRect(), ...it.getClientRects()]) {
        if (box.width === 0 || box.height === 0) continue;
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const hit = document.elementFromPoint(x, y);
        if (hit && (it.contains(hit) || hit.closest('label')?.control === it)) return { x, y };
        over = hit ?? over;
    }
    return over ? `another element would get it: ${over.cloneNode().outerHTML}` : 'it lies outside of the window';
})";

type Point = (f64, f64);

impl Page {
    /// Clicks with the mouse. Waits for an element that is still to come or on its way.
    pub fn click(&self, css: &str) -> Result<()> {
        let at = self.spot(css, PATIENCE)?;
        self.mouse("mouseMoved", at, 0)?;
        self.mouse("mousePressed", at, 1)?;
        self.mouse("mouseReleased", at, 1)
    }

    /// Moves the mouse there.
    pub fn hover(&self, css: &str) -> Result<()> {
        let at = self.spot(css, PATIENCE)?;
        self.mouse("mouseMoved", at, 0)
    }

    /// Drags with the mouse over the first element, from one part of it to another: (0.5, 0.5) is
    /// its middle.
    pub fn drag(&self, css: &str, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let way = self.way(css, from, to)?;
        self.mouse("mouseMoved", way[0], 0)?;
        self.mouse("mousePressed", way[0], 1)?;
        for &at in &way[1..] {
            self.mouse("mouseMoved", at, 1)?;
        }
        self.mouse("mouseReleased", way[way.len() - 1], 1)
    }

    /// Touches with a finger. Chromium makes the click of it after it has answered, so the click is waited for: unless
    /// another page has come by it.
    pub fn tap(&self, css: &str) -> Result<()> {
        let at = self.spot(css, PATIENCE)?;
        self.ask(
            "window.tapped = false; \
             addEventListener('click', () => { window.tapped = true; }, { once: true, capture: true })",
        )?;
        self.touch("touchStart", Some(at))?;
        self.touch("touchEnd", None)?;
        match self.view.js {
            true => self.until("window.tapped !== false"),
            // No script hears of it.
            false => Ok(()),
        }
    }

    /// Like [`Page::drag`], with a finger.
    pub fn swipe(&self, css: &str, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        let way = self.way(css, from, to)?;
        self.touch("touchStart", Some(way[0]))?;
        for &at in &way[1..] {
            self.touch("touchMove", Some(at))?;
        }
        self.touch("touchEnd", None)
    }

    fn mouse(&self, kind: &str, (x, y): Point, held: u32) -> Result<()> {
        let button = if held == 0 { "none" } else { "left" };
        let buttons = if kind == "mouseReleased" { 0 } else { held };
        let event = json!({
            "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": held,
        });
        self.tab.call("Input.dispatchMouseEvent", event)?;
        Ok(())
    }

    fn touch(&self, kind: &str, at: Option<Point>) -> Result<()> {
        let fingers: Vec<_> = at.iter().map(|(x, y)| json!({ "x": x, "y": y })).collect();
        let event = json!({ "type": kind, "touchPoints": fingers });
        self.tab.call("Input.dispatchTouchEvent", event)?;
        Ok(())
    }

    /// A way over an element, in small steps.
    fn way(&self, css: &str, from: (f64, f64), to: (f64, f64)) -> Result<Vec<Point>> {
        self.spot(css, PATIENCE)?;
        let size = self.of(
            css,
            "(({ x, y, width, height }) => [x, y, width, height])(it.getBoundingClientRect())",
        )?;
        let [x, y, width, height] = [0, 1, 2, 3].map(|i| size[i].as_f64().unwrap_or_default());
        let step = |step: u32| {
            let part = f64::from(step) / 8.0;
            let right = from.0 + (to.0 - from.0) * part;
            let down = from.1 + (to.1 - from.1) * part;
            (x + width * right, y + height * down)
        };
        Ok((0..=8).map(step).collect())
    }

    /// Where a click reaches the element, once it stands still there.
    pub(super) fn spot(&self, css: &str, patience: Duration) -> Result<Point> {
        let deadline = Instant::now() + patience;
        let mut last = None;
        loop {
            let spot = self.value(&format!("{SPOT}({css:?})"))?;
            let point = spot["x"].as_f64().zip(spot["y"].as_f64());
            // Twice at the same place: it does not move.
            if let Some(point) = point
                && last == Some(point)
            {
                return Ok(point);
            }
            last = point;
            if Instant::now() > deadline {
                let why = spot.as_str().unwrap_or("it never stands still");
                bail!("{}: cannot click {css}: {why}", self.place());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key: `a`, `Enter`, `ArrowRight`, `Space`, `Shift+Tab`, `Control+k`.
    pub fn key(&self, keys: &str) -> Result<()> {
        let (modifiers, name) = match keys.rsplit_once('+') {
            Some((modifiers, name)) if !name.is_empty() => (modifiers, name),
            _ => ("", keys),
        };
        let mut held = 0;
        for name in modifiers.split('+').filter(|name| !name.is_empty()) {
            held |= match name {
                "Alt" => 1,
                "Control" => 2,
                "Meta" => 4,
                "Shift" => 8,
                _ => bail!("no modifier is called {name}"),
            };
        }
        self.press(name, held)
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) -> Result<()> {
        for letter in text.chars() {
            let name = letter.to_string();
            if key(&name).is_ok() {
                self.press(&name, 0)?;
            } else {
                self.tab.call("Input.insertText", json!({ "text": name }))?;
            }
        }
        Ok(())
    }

    fn press(&self, name: &str, held: u32) -> Result<()> {
        let mut event = key(name)?;
        event["modifiers"] = held.into();
        // Of the modifiers only Shift leaves a letter a letter.
        if held & !8 != 0 {
            event["text"] = "".into();
        }
        let silent = event["text"] == "";
        event["type"] = if silent { "rawKeyDown" } else { "keyDown" }.into();
        self.tab.call("Input.dispatchKeyEvent", event.clone())?;
        event["type"] = "keyUp".into();
        self.tab.call("Input.dispatchKeyEvent", event)?;
        Ok(())
    }

    pub fn focus(&self, css: &str) -> Result<()> {
        self.of(css, "it.focus()")?;
        ensure!(
            self.focused(css)?,
            "{}: {css} cannot have the focus",
            self.place()
        );
        Ok(())
    }

    /// Whether the first element that fits has the focus.
    pub fn focused(&self, css: &str) -> Result<bool> {
        Ok(self.of(css, "it === document.activeElement")? == true)
    }

    /// Chooses a file in a file input.
    pub fn upload(&self, css: &str, path: &Path) -> Result<()> {
        let question = json!({ "expression": format!("document.querySelector({css:?})") });
        let it = self.tab.call("Runtime.evaluate", question)?;
        let files = json!({ "files": [path], "objectId": it["result"]["objectId"] });
        self.tab.call("DOM.setFileInputFiles", files)?;
        Ok(())
    }
}
