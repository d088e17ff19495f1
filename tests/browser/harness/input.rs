//! Mouse, touch and keyboard, as the browser gets them from a reader's hand.

use std::time::{Duration, Instant};

use anyhow::{bail, ensure};
use headless_chrome::browser::tab::ModifierKey;
use headless_chrome::browser::tab::point::Point;
use headless_chrome::protocol::cdp::{DOM, Input};

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

impl Page {
    /// Clicks with the mouse. Waits for an element that is still to come or on its way.
    pub fn click(&self, css: &str) -> Result<()> {
        let point = self.spot(css)?;
        self.tab.click_point(point)?;
        Ok(())
    }

    /// Moves the mouse there.
    pub fn hover(&self, css: &str) -> Result<()> {
        let point = self.spot(css)?;
        self.tab.move_mouse_to_point(point)?;
        Ok(())
    }

    /// Touches with a finger.
    pub fn tap(&self, css: &str) -> Result<()> {
        let at = self.spot(css)?;
        self.touch(Input::DispatchTouchEventTypeOption::TouchStart, Some(at))?;
        self.touch(Input::DispatchTouchEventTypeOption::TouchEnd, None)
    }

    /// Drags a finger over the first element, from one part of it to another: (0.5, 0.5) is its middle.
    pub fn swipe(&self, css: &str, from: (f64, f64), to: (f64, f64)) -> Result<()> {
        self.spot(css)?;
        let size = self.of(
            css,
            "[...Object.values(it.getBoundingClientRect().toJSON())]",
        )?;
        let [x, y, width, height] = [0, 1, 2, 3].map(|i| size[i].as_f64().unwrap_or_default());
        let at = |(right, down): (f64, f64)| Point {
            x: x + width * right,
            y: y + height * down,
        };
        self.touch(
            Input::DispatchTouchEventTypeOption::TouchStart,
            Some(at(from)),
        )?;
        for step in 1..=8 {
            let part = f64::from(step) / 8.0;
            let between = (
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
            );
            self.touch(
                Input::DispatchTouchEventTypeOption::TouchMove,
                Some(at(between)),
            )?;
        }
        self.touch(Input::DispatchTouchEventTypeOption::TouchEnd, None)
    }

    fn touch(&self, kind: Input::DispatchTouchEventTypeOption, at: Option<Point>) -> Result<()> {
        let finger = |at: Point| Input::TouchPoint {
            x: at.x,
            y: at.y,
            radius_x: None,
            radius_y: None,
            rotation_angle: None,
            force: None,
            tangential_pressure: None,
            tilt_x: None,
            tilt_y: None,
            twist: None,
            id: None,
        };
        self.tab.call_method(Input::DispatchTouchEvent {
            Type: kind,
            touch_points: at.map(finger).into_iter().collect(),
            modifiers: None,
            timestamp: None,
        })?;
        Ok(())
    }

    fn spot(&self, css: &str) -> Result<Point> {
        let deadline = Instant::now() + PATIENCE / 4;
        let mut last = None;
        loop {
            let spot = self.value(&format!("{SPOT}({css:?})"))?;
            let point = spot["x"].as_f64().zip(spot["y"].as_f64());
            // Twice at the same place: it does not move.
            if let Some((x, y)) = point
                && last == point
            {
                return Ok(Point { x, y });
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
    pub fn key(&self, key: &str) -> Result<()> {
        let (modifiers, key) = match key.rsplit_once('+') {
            Some((modifiers, key)) if !key.is_empty() => (modifiers, key),
            _ => ("", key),
        };
        let mut held = Vec::new();
        for name in modifiers.split('+').filter(|name| !name.is_empty()) {
            held.push(match name {
                "Alt" => ModifierKey::Alt,
                "Control" => ModifierKey::Ctrl,
                "Meta" => ModifierKey::Meta,
                "Shift" => ModifierKey::Shift,
                _ => bail!("no modifier is called {name}"),
            });
        }
        let key = if key == "Space" { " " } else { key };
        self.tab.press_key_with_modifiers(key, Some(&held))?;
        Ok(())
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.tab.type_str(text)?;
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
    pub fn upload(&self, css: &str, path: &std::path::Path) -> Result<()> {
        let node = self.tab.find_element(css)?.backend_node_id;
        self.tab.call_method(DOM::SetFileInputFiles {
            files: vec![path.display().to_string()],
            node_id: None,
            backend_node_id: Some(node),
            object_id: None,
        })?;
        Ok(())
    }
}
