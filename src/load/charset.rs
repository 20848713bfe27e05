//! The encodings of old tables and lists: what they are called in many files, and bytes to text.

use std::borrow::Cow;

use encoding_rs::Encoding;

/// A way to write letters as bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::load) enum Charset {
    /// One that browsers know.
    Known(&'static Encoding),
    /// One of MS-DOS: its name and the letters of the bytes 128 to 255.
    Dos(&'static str, &'static str),
}

/// Code page 850: MS-DOS in western Europe.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
/// Code page 437: MS-DOS in America.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self::Known(encoding_rs::UTF_8);
    /// Windows-1252, which holds all of ISO 8859-1.
    pub const WINDOWS_1252: Self = Self::Known(encoding_rs::WINDOWS_1252);
    /// MS-DOS in western Europe.
    pub const DOS_850: Self = Self::Dos("CP850", CP850);
    /// MS-DOS in America.
    pub const DOS_437: Self = Self::Dos("CP437", CP437);

    /// The encoding that a `.cpg` file or an XML declaration names.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0' || letter == '\u{feff}');
        let upper = name.to_uppercase();
        let digits: String = upper.chars().filter(char::is_ascii_digit).collect();
        let is_code =
            upper.starts_with("CP") || upper.starts_with("ANSI") || upper.starts_with("OEM") || upper == digits;
        match (is_code, digits.as_str()) {
            (true, "850" | "858") => return Some(Self::DOS_850),
            (true, "437") => return Some(Self::DOS_437),
            (true, "65001") => return Some(Self::UTF_8),
            (true, "28591" | "88591") => return Some(Self::WINDOWS_1252),
            (true, "28605" | "885915") => return Some(Self::Known(encoding_rs::ISO_8859_15)),
            (true, "125") => return None,
            (true, code) if code.starts_with("125") && code.len() == 4 => {
                return Encoding::for_label(format!("windows-{code}").as_bytes()).map(Self::Known);
            }
            _ => {}
        }
        if let Some(language) = upper.strip_prefix("LDID/") {
            return Self::of_language(language.trim().parse().ok()?);
        }
        if upper.starts_with("UTF") && digits == "8" {
            return Some(Self::UTF_8);
        }
        if upper.starts_with("ISO") || upper.starts_with("8859") {
            let part = digits.strip_prefix("8859").unwrap_or("");
            return Encoding::for_label(format!("iso-8859-{part}").as_bytes()).map(Self::Known);
        }
        Encoding::for_label(name.as_bytes()).map(Self::Known)
    }

    /// The encoding of a language driver of dBASE.
    pub fn of_language(id: u8) -> Option<Self> {
        match id {
            0x01 | 0x09 | 0x0B | 0x0D | 0x0F | 0x11 | 0x15 | 0x18 | 0x19 | 0x1B => Some(Self::DOS_437),
            0x02 | 0x0A | 0x0E | 0x10 | 0x12 | 0x14 | 0x16 | 0x1A | 0x1D | 0x25 | 0x37 => Some(Self::DOS_850),
            0x03 | 0x57 | 0x58 | 0x59 => Some(Self::WINDOWS_1252),
            _ => None,
        }
    }

    /// What to call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Dos(name, _) => name,
        }
    }

    /// Text of bytes; whether every byte was a letter of the encoding.
    pub fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Known(encoding) => {
                let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
                (text, !had_errors)
            }
            Self::Dos(..) if bytes.is_ascii() => (String::from_utf8_lossy(bytes), true),
            Self::Dos(_, upper) => {
                let letters: Vec<char> = upper.chars().collect();
                let of = |byte: &u8| match byte.checked_sub(128) {
                    Some(place) => letters.get(usize::from(place)).copied().unwrap_or('\u{fffd}'),
                    None => char::from(*byte),
                };
                (Cow::Owned(bytes.iter().map(of).collect()), true)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_known_by_their_many_names() {
        for name in ["UTF-8", "utf8", "UTF8\r\n", "65001", "\u{feff}UTF-8"] {
            assert_eq!(Charset::named(name), Some(Charset::UTF_8), "{name}");
        }
        for name in [
            "1252",
            "CP1252",
            "ANSI 1252",
            "windows-1252",
            "ISO-8859-1",
            "88591",
            "ISO 8859-1",
            "LDID/87",
            "latin1",
        ] {
            assert_eq!(Charset::named(name), Some(Charset::WINDOWS_1252), "{name}");
        }
        assert_eq!(Charset::named("CP850"), Some(Charset::DOS_850));
        assert_eq!(Charset::named("klingon"), None);
    }

    #[test]
    fn accents_are_read_in_each_encoding() {
        for (charset, bytes) in [
            (Charset::UTF_8, "F\u{e9}\u{ea}".as_bytes()),
            (Charset::WINDOWS_1252, b"F\xe9\xea".as_slice()),
            (Charset::DOS_850, b"F\x82\x88".as_slice()),
            (Charset::DOS_437, b"F\x82\x88".as_slice()),
        ] {
            assert_eq!(
                charset.decode(bytes),
                (Cow::Borrowed("F\u{e9}\u{ea}"), true),
                "{}",
                charset.name()
            );
        }
        assert!(!Charset::UTF_8.decode(b"\xe9").1);
    }
}
