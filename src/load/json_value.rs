//! JSON values as trees, for properties: strict, ordered, and with a bound on memory.

use arcstr::ArcStr;
use serde_json::{Map, Number, Value};

use super::json::{Cursor, Syntax};
use crate::model::Property;

/// Largest cost of the properties of one feature. A unit is about 72 bytes of memory, however few bytes of text it took.
const MAX_COST: usize = 4_000_000;

/// What happened while values were built.
#[derive(Debug, Clone, Default)]
pub(super) struct Account {
    /// Memory used, in units of about 72 bytes.
    pub cost: usize,
    /// Offset and name of the first member that an object has twice.
    pub repeated: Option<(usize, String)>,
    /// Offset of the first number too large for 64 bits; such numbers are kept as text.
    pub too_large: Option<usize>,
}

impl Account {
    /// Accounts for `units` more, or refuses them.
    pub fn spend(&mut self, units: usize, at: usize) -> Result<(), Syntax> {
        self.cost += units;
        if self.cost > MAX_COST {
            return Err(Syntax {
                code: "too-many-values",
                at,
            });
        }
        Ok(())
    }
}

/// Reads one value.
pub(super) fn read(cursor: &mut Cursor<'_>, account: &mut Account) -> Result<Value, Syntax> {
    account.spend(1, cursor.at)?;
    match cursor.peek() {
        Some(b'{') => object(cursor, account).map(Value::Object),
        Some(b'[') => array(cursor, account),
        Some(b'"') => Ok(Value::String(cursor.string()?.into_owned())),
        Some(b't') => cursor.word("true").map(|()| Value::Bool(true)),
        Some(b'f') => cursor.word("false").map(|()| Value::Bool(false)),
        Some(b'n') => cursor.word("null").map(|()| Value::Null),
        _ => number(cursor, account),
    }
}

/// Reads one value of a feature; texts are shared by `share`.
pub(super) fn read_property(
    cursor: &mut Cursor<'_>,
    account: &mut Account,
    share: &mut dyn FnMut(&str) -> ArcStr,
) -> Result<Property, Syntax> {
    match cursor.peek() {
        Some(b'"') => {
            account.spend(1, cursor.at)?;
            Ok(Property::Text(share(&cursor.string()?)))
        }
        Some(b'n') => {
            account.spend(1, cursor.at)?;
            cursor.word("null").map(|()| Property::Null)
        }
        _ => read(cursor, account).map(Property::from),
    }
}

fn array(cursor: &mut Cursor<'_>, account: &mut Account) -> Result<Value, Syntax> {
    cursor.enter(b'[')?;
    let mut items = Vec::new();
    let mut first = true;
    while cursor.more(&mut first, b']')? {
        if items.is_empty() {
            account.spend(4, cursor.at)?;
        }
        items.push(read(cursor, account)?);
    }
    Ok(Value::Array(items))
}

fn object(cursor: &mut Cursor<'_>, account: &mut Account) -> Result<Map<String, Value>, Syntax> {
    cursor.enter(b'{')?;
    let mut members = Map::new();
    let mut first = true;
    while cursor.more(&mut first, b'}')? {
        account.spend(if members.is_empty() { 8 } else { 2 }, cursor.at)?;
        let at = cursor.at;
        let name = cursor.name()?.into_owned();
        let value = read(cursor, account)?;
        insert(&mut members, name, value, at, account);
    }
    Ok(members)
}

/// Puts a member into an object; the last of two equal names wins and the first pair is noted.
fn insert(members: &mut Map<String, Value>, name: String, value: Value, at: usize, account: &mut Account) {
    match members.get_mut(&name) {
        Some(old) => {
            *old = value;
            account.repeated.get_or_insert((at, name));
        }
        None => {
            members.insert(name, value);
        }
    }
}

fn number(cursor: &mut Cursor<'_>, account: &mut Account) -> Result<Value, Syntax> {
    let text = cursor.number_text()?;
    if let Ok(whole) = text.parse::<i64>() {
        return Ok(if text == "-0" {
            Value::from(-0.0)
        } else {
            Value::from(whole)
        });
    }
    if let Ok(whole) = text.parse::<u64>() {
        return Ok(Value::from(whole));
    }
    match text.parse().ok().and_then(Number::from_f64) {
        Some(number) => Ok(Value::Number(number)),
        None => {
            account.too_large.get_or_insert(cursor.at);
            Ok(Value::String(text.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_equal_those_of_serde_json_and_keep_their_order() {
        let text = r#"{"b":[1,-2.5,1e3,null,true,"é\n"],"a":{"z":18446744073709551615,"y":{}}}"#;
        let mut account = Account::default();
        let mine = read(&mut Cursor::new(text, 0), &mut account).unwrap();
        assert_eq!(
            mine.to_string(),
            serde_json::from_str::<Value>(text).unwrap().to_string()
        );
        assert!(account.repeated.is_none() && account.too_large.is_none());
    }

    #[test]
    fn the_last_of_two_equal_names_wins_and_is_told() {
        let mut account = Account::default();
        let value = read(&mut Cursor::new(r#"{"a":1,"a":2}"#, 0), &mut account).unwrap();
        assert_eq!(value["a"], 2);
        assert_eq!(account.repeated, Some((7, "a".to_owned())));
    }

    #[test]
    fn a_number_beyond_64_bits_is_kept_as_text() {
        let mut account = Account::default();
        assert_eq!(read(&mut Cursor::new("1e999", 0), &mut account).unwrap(), "1e999");
        assert!(account.too_large.is_some());
    }

    #[test]
    fn a_small_text_cannot_ask_for_a_lot_of_memory() {
        let text = format!("[{}0]", "[0],".repeat(1_000_000));
        let fault = read(&mut Cursor::new(&text, 0), &mut Account::default()).unwrap_err();
        assert_eq!(fault.code, "too-many-values");
    }
}
