//! Reads the JSON that cargo and rustc print.
//!
//! Written here so that no exercise compiles a JSON library before its first verdict.

use std::iter::Peekable;
use std::str::Chars;

/// A JSON value. The accessors answer `Null`, or nothing, for what is not there: every caller
/// looks for few fields of messages that may change.
#[derive(Debug, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value that `text` holds; `None` when `text` is not one JSON value.
    pub(super) fn parse(text: &str) -> Option<Json> {
        let mut reader = Reader(text.chars().peekable());
        let value = reader.value()?;
        reader.skip_space();
        reader.0.next().is_none().then_some(value)
    }

    pub(super) fn get(&self, key: &str) -> &Json {
        match self {
            Json::Object(fields) => fields
                .iter()
                .find(|(name, _)| name == key)
                .map_or(&Json::Null, |(_, v)| v),
            _ => &Json::Null,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    pub(super) fn number(&self) -> Option<usize> {
        // Lines and columns: far below where f64 or the cast would round.
        if let Json::Number(n) = self {
            Some(*n as usize)
        } else {
            None
        }
    }

    pub(super) fn is_true(&self) -> bool {
        *self == Json::Bool(true)
    }

    pub(super) fn items(&self) -> &[Json] {
        if let Json::List(items) = self {
            items
        } else {
            &[]
        }
    }
}

struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    fn value(&mut self) -> Option<Json> {
        self.skip_space();
        match self.0.peek()? {
            '{' => self.object(),
            '[' => self.list(),
            '"' => self.string().map(Json::Text),
            _ => self.bare(),
        }
    }

    fn skip_space(&mut self) {
        while self.0.next_if(|c| c.is_ascii_whitespace()).is_some() {}
    }

    /// Takes `expected` if it comes next, after spaces.
    fn take(&mut self, expected: char) -> Option<char> {
        self.skip_space();
        self.0.next_if_eq(&expected)
    }

    fn object(&mut self) -> Option<Json> {
        self.take('{')?;
        let mut fields = Vec::new();
        if self.take('}').is_some() {
            return Some(Json::Object(fields));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            self.take(':')?;
            fields.push((name, self.value()?));
            if self.take(',').is_none() {
                self.take('}')?;
                return Some(Json::Object(fields));
            }
        }
    }

    fn list(&mut self) -> Option<Json> {
        self.take('[')?;
        let mut items = Vec::new();
        if self.take(']').is_some() {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.take(',').is_none() {
                self.take(']')?;
                return Some(Json::List(items));
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.0.next_if_eq(&'"')?;
        let mut text = String::new();
        loop {
            text.push(match self.0.next()? {
                '"' => return Some(text),
                '\\' => match self.0.next()? {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'u' => self.unicode()?,
                    c @ ('"' | '\\' | '/') => c,
                    _ => return None,
                },
                c => c,
            });
        }
    }

    /// What follows `\u`: four digits, or two times four for what lies beyond 16 bits.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.0.next_if_eq(&'\\')?;
        self.0.next_if_eq(&'u')?;
        let second = self.four_digits()?.checked_sub(0xdc00)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn four_digits(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |n, _| Some(n * 16 + self.0.next()?.to_digit(16)?))
    }

    /// `null`, `true`, `false` or a number.
    fn bare(&mut self) -> Option<Json> {
        let mut word = String::new();
        while let Some(c) = self
            .0
            .next_if(|c| c.is_ascii_alphanumeric() || "+-.".contains(*c))
        {
            word.push(c);
        }
        match word.as_str() {
            "null" => Some(Json::Null),
            "true" => Some(Json::Bool(true)),
            "false" => Some(Json::Bool(false)),
            number => number.parse().ok().map(Json::Number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_kind_of_value() {
        let json = r#" {"a": [1, -2.5e1, true, false, null], "b": {}, "c": [], "d": "x"} "#;
        let json = Json::parse(json).unwrap();
        assert_eq!(json.get("a").items().len(), 5);
        assert_eq!(json.get("a").items()[0].number(), Some(1));
        assert_eq!(json.get("a").items()[1], Json::Number(-25.0));
        assert!(json.get("a").items()[2].is_true());
        assert_eq!(json.get("d").text(), Some("x"));
        assert_eq!(json.get("nothing").get("there"), &Json::Null);
    }

    #[test]
    fn reads_the_escapes_of_a_windows_path_and_of_a_message() {
        let json = Json::parse(r#""C:\\my course\\lib.rs \"\u00e9\ud83e\udd80\"\n""#).unwrap();
        assert_eq!(json.text(), Some("C:\\my course\\lib.rs \"é🦀\"\n"));
    }

    #[test]
    fn refuses_what_is_not_json() {
        for bad in [
            "",
            "{",
            "[1 2]",
            "{\"a\"}",
            "\"\\x\"",
            "nul",
            "1 1",
            "\"\\ud83e\"",
        ] {
            assert_eq!(Json::parse(bad), None, "{bad}");
        }
    }
}
