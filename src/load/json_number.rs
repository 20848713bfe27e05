//! Numbers of RFC 8259: their grammar, and their values on a fast path that is exact.

use super::json::{Cursor, Syntax};

impl<'a> Cursor<'a> {
    /// A number as it is written.
    #[inline]
    pub fn number_text(&mut self) -> Result<&'a str, Syntax> {
        self.space();
        let start = self.at;
        let mut at = start;
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(0);
        let digits = |mut at: usize| {
            while byte(at).is_ascii_digit() {
                at += 1;
            }
            at
        };
        let fault = |at: usize| {
            let code = if at >= self.bytes.len() {
                "json-truncated"
            } else {
                "json-number"
            };
            Err(Syntax { code, at })
        };
        if byte(at) == b'-' {
            at += 1;
        }
        let whole = at;
        at = digits(at);
        if at == whole {
            if at == start || byte(at).is_ascii_alphabetic() {
                return Err(self.wrong());
            }
            return fault(at);
        }
        if byte(whole) == b'0' && at > whole + 1 {
            return fault(whole);
        }
        if byte(at) == b'.' {
            let fraction = at + 1;
            at = digits(fraction);
            if at == fraction {
                return fault(at);
            }
        }
        if matches!(byte(at), b'e' | b'E') {
            let exponent = at + if matches!(byte(at + 1), b'+' | b'-') { 2 } else { 1 };
            at = digits(exponent);
            if at == exponent {
                return fault(at);
            }
        }
        if byte(at).is_ascii_alphanumeric() || matches!(byte(at), b'.' | b'+' | b'_') {
            return fault(at);
        }
        self.at = at;
        Ok(&self.text[start..at])
    }

    /// A number; infinite when it is too large for 64 bits.
    #[inline]
    pub fn number(&mut self) -> Result<f64, Syntax> {
        let text = self.number_text()?;
        Ok(short_decimal(text.as_bytes()).unwrap_or_else(|| text.parse().unwrap_or(f64::INFINITY)))
    }
}

/// The value of a decimal that fits the exact fast path (Clinger 1990): at most 15 digits and a power of ten up to 22.
fn short_decimal(text: &[u8]) -> Option<f64> {
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.len() > 16 {
        return None;
    }
    let mut sum = 0_u64;
    let mut fraction = None;
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                sum = sum * 10 + u64::from(byte - b'0');
                fraction = fraction.map(|count: usize| count + 1);
            }
            b'.' => fraction = Some(0),
            _ => return None,
        }
    }
    if sum >= 1 << 53 {
        return None;
    }
    let value = sum as f64 / POWERS[fraction.unwrap_or(0)];
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_fast_path_of_numbers_gives_the_nearest_double(text in "-?(0|[1-9][0-9]{0,12})(\\.[0-9]{1,12})?(e-?[0-9]{1,3})?") {
            let mine = Cursor::new(&text, 0).number().unwrap();
            prop_assert_eq!(mine.to_bits(), text.parse::<f64>().unwrap().to_bits());
        }
    }
}
