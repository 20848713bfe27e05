//! The properties that our schema does not know: names shared by all features that have the same ones, values of two
//! words each.

use std::fmt;
use std::sync::Arc;

use arcstr::ArcStr;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// A value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Property {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Another number.
    Float(f64),
    /// A text, shared with other features that say the same.
    Text(ArcStr),
    /// A list, an object, a whole number beyond 63 bits.
    Other(Box<Value>),
}

impl Property {
    /// The text, when it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when it is one.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Int(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            Self::Other(value) => value.as_f64(),
            _ => None,
        }
    }

    /// The whole number, when it is one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, when it is a list.
    pub fn as_array(&self) -> Option<&[Value]> {
        match self {
            Self::Other(value) => value.as_array().map(Vec::as_slice),
            _ => None,
        }
    }

    /// Whether it says nothing.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value as JSON.
    pub fn to_value(&self) -> Value {
        self.clone().into()
    }
}

impl From<Value> for Property {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(truth) => Self::Bool(truth),
            Value::String(text) => Self::Text(text.into()),
            Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
                (Some(whole), _, _) => Self::Int(whole),
                (None, None, Some(float)) => Self::Float(float),
                _ => Self::Other(Box::new(Value::Number(number))),
            },
            other => Self::Other(Box::new(other)),
        }
    }
}

impl From<Property> for Value {
    fn from(property: Property) -> Self {
        match property {
            Property::Null => Self::Null,
            Property::Bool(truth) => Self::Bool(truth),
            Property::Int(number) => number.into(),
            Property::Float(number) => number.into(),
            Property::Text(text) => Self::String(text.to_string()),
            Property::Other(value) => *value,
        }
    }
}

/// As JSON, a text without its quotes.
impl fmt::Display for Property {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            other => other.to_value().fmt(out),
        }
    }
}

impl Serialize for Property {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(truth) => serializer.serialize_bool(*truth),
            Self::Int(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Other(value) => value.serialize(serializer),
        }
    }
}

/// Properties in the order of the file. Names are unique.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Properties {
    /// Names, shared; none where there is no property.
    names: Option<Arc<[ArcStr]>>,
    values: Box<[Property]>,
}

impl Properties {
    /// Properties with these names and as many values; names must be unique.
    pub fn new(names: Arc<[ArcStr]>, values: Vec<Property>) -> Self {
        debug_assert_eq!(names.len(), values.len());
        let names = (!names.is_empty()).then_some(names);
        Self {
            names,
            values: values.into_boxed_slice(),
        }
    }

    fn names(&self) -> &[ArcStr] {
        self.names.as_deref().unwrap_or(&[])
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Property> {
        let index = self.names().iter().position(|known| known == name)?;
        self.values.get(index)
    }

    /// Names and values in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Property)> + ExactSizeIterator {
        self.names().iter().map(ArcStr::as_str).zip(self.values.iter())
    }

    /// Names in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator {
        self.names().iter().map(ArcStr::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether there is one of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.keys().any(|known| known == name)
    }

    /// Sets a value; a new name comes last. Copies the names: meant for a few features, not for a loader.
    pub fn insert(&mut self, name: impl Into<ArcStr>, value: impl Into<Property>) {
        let (name, value) = (name.into(), value.into());
        if let Some(index) = self.names().iter().position(|known| *known == name) {
            self.values[index] = value;
            return;
        }
        self.names = Some(self.names().iter().cloned().chain([name]).collect());
        let mut values = std::mem::take(&mut self.values).into_vec();
        values.push(value);
        self.values = values.into_boxed_slice();
    }
}

impl std::ops::Index<&str> for Properties {
    type Output = Property;

    /// The value of a name; null when there is none.
    fn index(&self, name: &str) -> &Property {
        static NULL: Property = Property::Null;
        self.get(name).unwrap_or(&NULL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn json_comes_back_as_it_was_in_two_words_a_value() {
        let values = json!([null, true, -3, 41.0, 1e300, "é", [1, {"a": 2}], u64::MAX, i64::MIN]);
        for value in values.as_array().unwrap() {
            let property = Property::from(value.clone());
            assert_eq!(property.to_value().to_string(), value.to_string());
            assert_eq!(serde_json::to_string(&property).unwrap(), value.to_string());
        }
        assert_eq!(size_of::<Property>(), 16);
    }

    #[test]
    fn names_keep_their_order_and_the_last_value_counts() {
        let mut some = Properties::default();
        for (name, value) in [("b", json!(1)), ("a", json!("x")), ("b", json!(2.5))] {
            some.insert(name, value);
        }
        assert_eq!(some.keys().collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!((some["b"].as_f64(), some["a"].as_str()), (Some(2.5), Some("x")));
        assert!(some["c"].is_null() && some.get("c").is_none() && some.contains_key("a"));
    }
}
