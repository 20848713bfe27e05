//! A strict reader of RFC 8259 text that walks over a document without building a tree.
//!
//! Every position is a byte offset into the whole text. The reader never recurses deeper than [`MAX_DEPTH`] and knows
//! nothing of GeoJSON.

use std::borrow::Cow;

/// Deepest nesting that is read; hostile documents go far beyond, real ones stay under 20.
pub(super) const MAX_DEPTH: u16 = 256;

/// Bytes that open, close or quote: all that counting brackets needs to see.
static STRUCTURE: [bool; 256] = {
    let mut table = [false; 256];
    let mut marks = b"{}[]\"".as_slice();
    while let [mark, rest @ ..] = marks {
        table[*mark as usize] = true;
        marks = rest;
    }
    table
};

/// A place where the text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syntax {
    /// Code of the diagnostic.
    pub code: &'static str,
    /// Byte offset.
    pub at: usize,
}

/// A reader over a piece of a document.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    /// Byte offset of the next byte.
    pub at: usize,
    depth: u16,
    /// Escapes that are half of a pair; each was read as U+FFFD.
    pub lone_surrogates: usize,
}

impl<'a> Cursor<'a> {
    /// A reader of `text` from `at` to its end.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            depth: 0,
            lone_surrogates: 0,
        }
    }

    /// Moves over white space.
    #[inline]
    pub fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// The next byte, white space skipped.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        self.space();
        self.bytes.get(self.at).copied()
    }

    /// The finding that something else stands here than JSON allows.
    pub fn wrong(&self) -> Syntax {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        let code = match rest.first() {
            None => "json-truncated",
            Some(b'N' | b'I' | b'n' | b'i') => "json-not-finite",
            Some(b'-') if rest.get(1).is_some_and(u8::is_ascii_alphabetic) => "json-not-finite",
            Some(b'/' | b'#') => "json-comment",
            Some(b'\'') => "json-quote",
            Some(_) => "json-syntax",
        };
        Syntax { code, at: self.at }
    }

    fn fail<T>(&self, code: &'static str) -> Result<T, Syntax> {
        Err(Syntax { code, at: self.at })
    }

    /// Takes `byte` after white space.
    #[inline]
    pub fn take(&mut self, byte: u8) -> Result<(), Syntax> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.wrong())
    }

    /// Goes one level in after an opening bracket.
    #[inline]
    pub fn enter(&mut self, open: u8) -> Result<(), Syntax> {
        self.take(open)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail("json-depth");
        }
        Ok(())
    }

    /// Whether another item follows inside brackets; takes the comma, or the closing bracket.
    #[inline]
    pub fn more(&mut self, first: &mut bool, close: u8) -> Result<bool, Syntax> {
        let next = self.peek();
        if next == Some(close) {
            self.at += 1;
            self.depth = self.depth.saturating_sub(1);
            return Ok(false);
        }
        if std::mem::take(first) {
            return Ok(true);
        }
        if next != Some(b',') {
            return Err(self.wrong());
        }
        self.at += 1;
        match self.peek() {
            Some(after) if after == close => self.fail("json-comma"),
            _ => Ok(true),
        }
    }

    /// The name of a member and its colon.
    pub fn name(&mut self) -> Result<Cow<'a, str>, Syntax> {
        let name = self.string()?;
        self.take(b':')?;
        Ok(name)
    }

    /// A string.
    pub fn string(&mut self) -> Result<Cow<'a, str>, Syntax> {
        self.take(b'"')?;
        let start = self.at;
        let end = self.plain_run();
        if self.bytes.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(Cow::Borrowed(&self.text[start..end]));
        }
        let mut out = String::new();
        self.at = start;
        loop {
            let from = self.at;
            self.at = self.plain_run();
            out.push_str(&self.text[from..self.at]);
            match self.bytes.get(self.at) {
                None => return self.fail("json-truncated"),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => {
                    let letter = self.escape()?;
                    out.push(letter);
                }
                Some(_) => return self.fail("json-control"),
            }
        }
    }

    /// The end of the run of plain letters from here.
    #[inline]
    fn plain_run(&self) -> usize {
        let rest = &self.bytes[self.at..];
        let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F));
        self.at + plain.unwrap_or(rest.len())
    }

    fn escape(&mut self) -> Result<char, Syntax> {
        let letter = match self.bytes.get(self.at + 1) {
            None => return self.fail("json-truncated"),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            Some(_) => return self.fail("json-escape"),
        };
        self.at += 2;
        Ok(letter)
    }

    fn unicode(&mut self) -> Result<char, Syntax> {
        let high = self.hex4(self.at)?;
        let after = self.at + 6;
        if let Some(letter) = char::from_u32(high) {
            self.at = after;
            return Ok(letter);
        }
        if (0xD800..0xDC00).contains(&high) && self.bytes.get(after..after + 2) == Some(b"\\u") {
            let low = self.hex4(after)?;
            if (0xDC00..0xE000).contains(&low) {
                self.at = after + 6;
                let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or('\u{FFFD}'));
            }
        }
        self.lone_surrogates += 1;
        self.at = after;
        Ok('\u{FFFD}')
    }

    fn hex4(&self, at: usize) -> Result<u32, Syntax> {
        let Some(digits) = self.bytes.get(at + 2..at + 6) else {
            let at = self.bytes.len();
            return Err(Syntax {
                code: "json-truncated",
                at,
            });
        };
        digits.iter().try_fold(0, |sum, digit| {
            let value = char::from(*digit).to_digit(16);
            value.map(|value| sum * 16 + value).ok_or(Syntax {
                code: "json-escape",
                at,
            })
        })
    }

    /// Takes one of the three words.
    pub fn word(&mut self, word: &str) -> Result<(), Syntax> {
        self.space();
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word.as_bytes()) && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric) {
            self.at += word.len();
            return Ok(());
        }
        if word.as_bytes().starts_with(rest) {
            let at = self.bytes.len();
            return Err(Syntax {
                code: "json-truncated",
                at,
            });
        }
        Err(self.wrong())
    }

    /// Walks over one value and checks all of it.
    pub fn skip(&mut self) -> Result<(), Syntax> {
        match self.peek() {
            Some(b'{') => self.skip_object(),
            Some(b'[') => {
                self.enter(b'[')?;
                let mut first = true;
                while self.more(&mut first, b']')? {
                    self.skip()?;
                }
                Ok(())
            }
            Some(b'"') => self.string().map(|_| ()),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            Some(b'-' | b'0'..=b'9') => self.number_text().map(|_| ()),
            _ => Err(self.wrong()),
        }
    }

    fn skip_object(&mut self) -> Result<(), Syntax> {
        self.enter(b'{')?;
        let mut first = true;
        while self.more(&mut first, b'}')? {
            self.name()?;
            self.skip()?;
        }
        Ok(())
    }

    /// Finds the end of one value by counting brackets only: fast, and right when the value is right. Whatever it
    /// passes must be read strictly afterwards.
    pub fn skim(&mut self) -> Result<(), Syntax> {
        let mut depth = 0_u32;
        loop {
            if depth > 0 {
                let rest = &self.bytes[self.at..];
                let next = rest.iter().position(|byte| STRUCTURE[usize::from(*byte)]);
                self.at += next.unwrap_or(rest.len());
            }
            match self.peek() {
                Some(b'{' | b'[') => {
                    depth += 1;
                    if depth + u32::from(self.depth) > u32::from(MAX_DEPTH) {
                        return self.fail("json-depth");
                    }
                    self.at += 1;
                }
                Some(b'}' | b']') if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(b'"') => self.skim_string()?,
                Some(b',' | b':' | b'}' | b']') | None => return Err(self.wrong()),
                Some(_) => self.skim_scalar(),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn skim_scalar(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = |byte: &u8| {
            matches!(
                byte,
                b',' | b':' | b'[' | b']' | b'{' | b'}' | b'"' | b' ' | b'\n' | b'\r' | b'\t'
            )
        };
        self.at += rest.iter().position(end).unwrap_or(rest.len());
    }

    fn skim_string(&mut self) -> Result<(), Syntax> {
        self.at += 1;
        loop {
            let rest = &self.bytes[self.at..];
            match rest.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
                None => {
                    self.at = self.bytes.len();
                    return self.fail("json-truncated");
                }
                Some(run) if rest[run] == b'"' => {
                    self.at += run + 1;
                    return Ok(());
                }
                Some(run) => self.at = (self.at + run + 2).min(self.bytes.len()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn checked(text: &str) -> Result<(), &'static str> {
        let mut cursor = Cursor::new(text, 0);
        cursor.skip().map_err(|fault| fault.code)?;
        match cursor.peek() {
            None => Ok(()),
            Some(_) => Err("trailing"),
        }
    }

    #[test]
    fn what_the_grammar_forbids_is_refused_with_its_reason() {
        let cases = [
            (r#"{"a":[1,2"#, "json-truncated"),
            (r#"{"a":NaN}"#, "json-not-finite"),
            (r#"{"a":-Infinity}"#, "json-not-finite"),
            (r#"{"a":1,}"#, "json-comma"),
            (r#"{'a':1}"#, "json-quote"),
            (r#"{"a":01}"#, "json-number"),
            (r#"{"a":1.}"#, "json-number"),
            (r#"{"a":+1}"#, "json-syntax"),
            (r#"{"a":.5}"#, "json-syntax"),
            (r#"{"a":1 /* x */}"#, "json-comment"),
            ("{\"a\":\"\t\"}", "json-control"),
            (r#"{"a":"\x"}"#, "json-escape"),
            (r#"{"a":tru"#, "json-truncated"),
            (r#"{"a" 1}"#, "json-syntax"),
            (r#"[1 2]"#, "json-syntax"),
            (r#"[1}"#, "json-syntax"),
        ];
        for (text, code) in cases {
            assert_eq!(checked(text), Err(code), "{text}");
        }
        assert_eq!(checked(&"[".repeat(100_000)), Err("json-depth"));
    }

    #[test]
    fn half_a_surrogate_pair_is_replaced_and_counted() {
        let mut cursor = Cursor::new(r#""a\ud800b\ud83d\ude00""#, 0);
        assert_eq!(cursor.string().unwrap(), "a\u{FFFD}b😀");
        assert_eq!(cursor.lone_surrogates, 1);
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_accepted_and_skimmed_to_its_end(value in any::<Vec<(String, Option<f64>)>>()) {
            let text = serde_json::to_string(&value).unwrap();
            prop_assert_eq!(checked(&text), Ok(()));
            let mut cursor = Cursor::new(&text, 0);
            cursor.skim().unwrap();
            prop_assert_eq!(cursor.at, text.len());
        }

        #[test]
        fn the_strict_reader_agrees_with_serde_json_on_any_text(text in "[\\[\\]{},:\"a1.e\\-n ]{0,24}") {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            let overflow = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
            prop_assert_eq!(checked(&text).is_ok(), theirs.is_ok() || overflow, "{}", text);
        }
    }
}
