//! Arguments of a message.

use std::fmt::Display;

use fluent_bundle::FluentValue;

/// An argument of a message: words shown as they are, or a number, which is written as the language does and chooses the
/// plural. A year is words, not a number: pass `messages.year(1880)`, or it would be written "1 880".
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Formatted for the language.
    Number(f64),
}

impl Arg {
    /// An argument shown as `value` displays itself.
    pub fn shown(value: impl Display) -> Self {
        Self::Text(value.to_string())
    }
}

macro_rules! text_from {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(value: $kind) -> Self {
                Self::Text(value.to_string())
            }
        }
    )*};
}

macro_rules! number_from {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            #[allow(clippy::cast_lossless, clippy::cast_precision_loss)] // counts stay far below 2^53
            fn from(value: $kind) -> Self {
                Self::Number(value as f64)
            }
        }
    )*};
}

text_from!(&str, &String, std::borrow::Cow<'_, str>);
number_from!(f64, f32, i32, i64, u32, u64, usize);

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
        }
    }
}
