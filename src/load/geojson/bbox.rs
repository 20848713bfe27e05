//! The `bbox` member: read to be checked, never used.

use super::Stop;
use crate::load::json::Cursor;
use crate::load::reading::finding::Notes;

/// Checks a `bbox` as RFC 7946 section 5 defines it: an array of 2 × n numbers, n at least two.
pub(super) fn check(cursor: &mut Cursor<'_>, notes: &mut Notes) -> Result<(), Stop> {
    cursor.space();
    let at = cursor.at;
    match cursor.peek() {
        Some(b'[') => {}
        Some(b'n') => {
            cursor.word("null")?;
            notes.warn("bbox-null", at);
            return Ok(());
        }
        _ => {
            cursor.skip()?;
            return Err(Stop::fault("bbox-malformed", at));
        }
    }
    cursor.enter(b'[')?;
    let mut numbers = Vec::with_capacity(6);
    let mut count = 0_usize;
    let mut first = true;
    while cursor.more(&mut first, b']')? {
        if !matches!(cursor.peek(), Some(b'-' | b'0'..=b'9')) {
            cursor.skip()?;
            return Err(Stop::fault("bbox-malformed", at));
        }
        let number = cursor.number()?;
        if !number.is_finite() {
            return Err(Stop::fault("bbox-malformed", at));
        }
        count += 1;
        if numbers.len() < 8 {
            numbers.push(number);
        }
    }
    if count < 4 || !count.is_multiple_of(2) {
        return Err(Stop::fault("bbox-malformed", at));
    }
    let south_north = [numbers.get(1), numbers.get(count / 2 + 1)];
    if let [Some(south), Some(north)] = south_north
        && south > north
    {
        notes.warn("bbox-upside-down", at);
    }
    Ok(())
}
