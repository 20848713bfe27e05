//! Ids and attributes of a feature, as every format gives them.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::Property;

/// The `id` member.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::load) enum Id {
    /// A string.
    Text(String),
    /// A number, as written.
    Number(String),
}

impl Id {
    /// The id without its type.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }
}

/// Members of an object in their order; the last of two equal names wins.
#[derive(Debug, Default)]
pub(in crate::load) struct Members<'a> {
    /// Names and values.
    pub list: Vec<(Cow<'a, str>, Property)>,
    /// Places of the names, once they are too many to look through.
    places: HashMap<Cow<'a, str>, usize>,
}

/// Members that are looked through one by one.
const FEW: usize = 24;

impl<'a> Members<'a> {
    /// Adds a value, or replaces the one of the same name and says so in `repeated`.
    pub fn put(&mut self, name: Cow<'a, str>, value: Property, at: usize, repeated: &mut Option<(usize, String)>) {
        let known = if self.list.len() <= FEW {
            self.list.iter().position(|(known, _)| *known == name)
        } else {
            if self.places.is_empty() {
                let places = self.list.iter().enumerate();
                self.places = places.map(|(place, (name, _))| (name.clone(), place)).collect();
            }
            self.places.get(&name).copied()
        };
        match known {
            Some(place) => {
                self.list[place].1 = value;
                repeated.get_or_insert((at, name.into_owned()));
            }
            None => {
                if self.list.len() > FEW {
                    self.places.insert(name.clone(), self.list.len());
                }
                self.list.push((name, value));
            }
        }
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&Property> {
        let found = self.list.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value)
    }
}
