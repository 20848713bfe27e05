//! Bytes to text: encodings, byte-order marks, and the binary files that people take for text.

use std::borrow::Cow;

/// Text with what had to be done to get it.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded<'a> {
    /// The text without its byte-order mark.
    pub text: Cow<'a, str>,
    /// Whether there was a UTF-8 byte-order mark.
    pub had_mark: bool,
    /// Whether the bytes were UTF-16.
    pub utf16: bool,
}

/// Why bytes are not text.
#[derive(Debug, PartialEq)]
pub(super) enum NotText {
    /// No byte, or nothing but white space.
    Empty,
    /// The beginning of a file of another kind: its usual name.
    Other(&'static str),
    /// A byte that UTF-8 forbids, with the text that comes before it.
    Encoding {
        /// Position of the byte.
        at: usize,
    },
}

/// Beginnings of files that are not text.
const SIGNATURES: [(&[u8], &str); 10] = [
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"%PDF", "PDF"),
    (b"SQLite format 3", "SQLite (GeoPackage)"),
    (b"fgb\x03", "FlatGeobuf"),
];

/// Decodes UTF-8 or UTF-16, with or without a byte-order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotText::Other(name));
    }
    let (body, had_mark, wide) = match bytes {
        [0xFF, 0xFE, rest @ ..] if !rest.starts_with(&[0, 0]) => {
            (rest, true, Some(u16::from_le_bytes as fn([u8; 2]) -> u16))
        }
        [0xFE, 0xFF, rest @ ..] => (rest, true, Some(u16::from_be_bytes as _)),
        [first, 0, ..] if *first != 0 => (bytes, false, Some(u16::from_le_bytes as _)),
        [0, second, ..] if *second != 0 => (bytes, false, Some(u16::from_be_bytes as _)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, true, None),
        _ => (bytes, false, None),
    };
    let text = match wide {
        Some(join) => Cow::Owned(utf16(body, join)?),
        None => match std::str::from_utf8(body) {
            Ok(text) => Cow::Borrowed(text),
            Err(error) => {
                let at = error.valid_up_to() + (bytes.len() - body.len());
                return Err(NotText::Encoding { at });
            }
        },
    };
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Err(NotText::Empty);
    }
    Ok(Decoded {
        text,
        had_mark: had_mark && wide.is_none(),
        utf16: wide.is_some(),
    })
}

fn utf16(body: &[u8], join: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    if !body.len().is_multiple_of(2) {
        return Err(NotText::Encoding { at: body.len() - 1 });
    }
    let units = body.chunks_exact(2).map(|pair| join([pair[0], pair[1]]));
    let mut text = String::with_capacity(body.len() / 2);
    for (index, letter) in char::decode_utf16(units).enumerate() {
        match letter {
            Ok(letter) => text.push(letter),
            Err(_) => return Err(NotText::Encoding { at: index * 2 }),
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str, split: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(split).collect()
    }

    #[test]
    fn utf_16_of_both_orders_is_read_with_and_without_a_mark() {
        for mark in [true, false] {
            for split in [u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes] {
                let bytes = wide("{\"é\":1}", split, mark);
                let decoded = decode(&bytes).unwrap();
                assert_eq!((decoded.text.as_ref(), decoded.utf16), ("{\"é\":1}", true));
            }
        }
    }

    #[test]
    fn a_utf_8_mark_is_taken_off_and_told() {
        let decoded = decode(b"\xEF\xBB\xBF{}").unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.had_mark), ("{}", true));
    }

    #[test]
    fn what_is_not_text_says_what_it_is() {
        assert_eq!(decode(b" \n").unwrap_err(), NotText::Empty);
        assert_eq!(decode(b"PK\x03\x04rest").unwrap_err(), NotText::Other("ZIP"));
        assert_eq!(decode(b"{\"a\":\"\xE9\"}").unwrap_err(), NotText::Encoding { at: 6 });
    }
}
