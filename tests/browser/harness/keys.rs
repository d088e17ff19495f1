//! The keys of a keyboard, as the browser's own code names and numbers them.

use anyhow::bail;
use serde_json::{Value, json};

use super::Result;

/// Name, number and the text that it types.
const NAMED: [(&str, u32, &str); 17] = [
    ("Backspace", 8, ""),
    ("Tab", 9, ""),
    ("Enter", 13, "\r"),
    ("Shift", 16, ""),
    ("Escape", 27, ""),
    ("PageUp", 33, ""),
    ("PageDown", 34, ""),
    ("End", 35, ""),
    ("Home", 36, ""),
    ("ArrowLeft", 37, ""),
    ("ArrowUp", 38, ""),
    ("ArrowRight", 39, ""),
    ("ArrowDown", 40, ""),
    ("Insert", 45, ""),
    ("Delete", 46, ""),
    ("F1", 112, ""),
    ("F2", 113, ""),
];

/// Where signs lie: key's name, number, the signs on it.
const SIGNS: [(&str, u32, &str); 11] = [
    ("Semicolon", 186, ";:"),
    ("Equal", 187, "=+"),
    ("Comma", 188, ",<"),
    ("Minus", 189, "-_"),
    ("Period", 190, ".>"),
    ("Slash", 191, "/?"),
    ("Backquote", 192, "`~"),
    ("BracketLeft", 219, "[{"),
    ("Backslash", 220, "\\|"),
    ("BracketRight", 221, "]}"),
    ("Quote", 222, "'\""),
];

/// The signs above the digits 0 to 9.
const ABOVE: &str = ")!@#$%^&*(";

/// What `Input.dispatchKeyEvent` wants to know of a key of an American keyboard.
pub fn key(name: &str) -> Result<Value> {
    let made = |key: &str, code: &str, number: u32, text: &str| json!({ "key": key, "code": code, "windowsVirtualKeyCode": number, "text": text });
    if let Some((_, number, text)) = NAMED.iter().find(|(named, ..)| *named == name) {
        return Ok(made(name, name, *number, text));
    }
    let mut letters = name.chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        if name == "Space" {
            return Ok(made(" ", "Space", 32, " "));
        }
        bail!("no key is called {name}");
    };
    let digit = ABOVE.chars().position(|it| it == letter);
    let digit = digit.map(|at| at as u32).or(letter.to_digit(10));
    if let Some((code, number, _)) = SIGNS.iter().find(|(.., signs)| signs.contains(letter)) {
        return Ok(made(name, code, *number, name));
    }
    Ok(match (letter, digit) {
        (' ', _) => made(" ", "Space", 32, " "),
        (_, Some(digit)) => made(name, &format!("Digit{digit}"), 48 + digit, name),
        ('a'..='z' | 'A'..='Z', _) => {
            let upper = letter.to_ascii_uppercase();
            made(name, &format!("Key{upper}"), upper.into(), name)
        }
        _ => bail!("no key is called {name}"),
    })
}
