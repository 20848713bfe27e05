//! A view as an address: `archipel://view?at=LON,LAT,ZOOM&sheet=ID&pin=ID&year=YEAR&layers=JSON&filter=JSON`. Reading one back gives
//! the same view. An address may come from a stranger: it is read within limits, and what is not understood is refused.

use std::collections::BTreeMap;

use geo_types::Coord;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Camera, LayerChoice, MOST_PINS, State};
use crate::model::Filter;

/// How every address begins.
pub const SCHEME: &str = "archipel:";
/// An address is no longer than this, in bytes.
pub const LONGEST: usize = 16_384;
/// An id is no longer than this, in bytes.
const LONGEST_ID: usize = 256;
/// Layers of one address.
const MOST_LAYERS: usize = 500;
/// Years that an address may name; the clock brings them within those of the data.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;
/// Left as they are in a value.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b',')
    .remove(b':');

/// What an address restores.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Link {
    /// Where the camera looks.
    pub camera: Option<Camera>,
    /// Stable id of the feature whose sheet is open.
    pub selection: Option<String>,
    /// Pinned sheets.
    pub pins: Vec<String>,
    /// The year of the clock.
    pub year: Option<i32>,
    /// Choices by layer.
    pub layers: BTreeMap<String, LayerChoice>,
    /// The filter.
    pub filter: Filter,
}

/// Why an address is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinkError {
    /// It does not begin with `archipel://view`.
    #[error("not an address of a view")]
    Foreign,
    /// It is longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
    /// It says something that this program does not know, or twice the same.
    #[error("unknown or repeated part: {0}")]
    Unknown(String),
    /// A value cannot be read, or lies outside its limits.
    #[error("faulty value: {0}")]
    Value(String),
}

impl LinkError {
    /// Message that says it, and the part at fault where there is one.
    pub fn message_key(&self) -> (&'static str, &str) {
        match self {
            Self::Foreign => ("link-error-foreign", ""),
            Self::TooLong => ("link-error-too-long", ""),
            Self::Unknown(part) => ("link-error-unknown", part),
            Self::Value(part) => ("link-error-value", part),
        }
    }
}

/// The address of what a user sees.
pub fn of(state: &State) -> String {
    Link {
        camera: state.camera,
        selection: state.selection.clone(),
        pins: state.pins.clone(),
        year: state.year,
        layers: state.layers.clone(),
        filter: state.filter.clone(),
    }
    .to_string()
}

impl std::fmt::Display for Link {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts: Vec<(&str, String)> = Vec::new();
        if let Some(Camera { center_geo, zoom }) = self.camera {
            // The shortest decimals that read back as the same number.
            parts.push(("at", format!("{},{},{zoom}", center_geo.x, center_geo.y)));
        }
        parts.extend(self.selection.iter().map(|id| ("sheet", id.clone())));
        parts.extend(self.pins.iter().map(|id| ("pin", id.clone())));
        parts.extend(self.year.map(|year| ("year", year.to_string())));
        let json = |value: Result<String, serde_json::Error>| value.map_err(|_| std::fmt::Error);
        if !self.layers.is_empty() {
            parts.push(("layers", json(serde_json::to_string(&self.layers))?));
        }
        if self.filter != Filter::default() {
            parts.push(("filter", json(serde_json::to_string(&self.filter))?));
        }
        out.write_str("archipel://view")?;
        for (place, (key, value)) in parts.iter().enumerate() {
            let mark = if place == 0 { '?' } else { '&' };
            write!(out, "{mark}{key}={}", utf8_percent_encode(value, PLAIN))?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Link {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        if text.len() > LONGEST {
            return Err(LinkError::TooLong);
        }
        let rest = text.trim().strip_prefix("archipel://view").ok_or(LinkError::Foreign)?;
        // Some shells and browsers put a slash behind the name of the host.
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let mut link = Self::default();
        if rest.is_empty() {
            return Ok(link);
        }
        let query = rest.strip_prefix('?').ok_or(LinkError::Foreign)?;
        let mut seen: Vec<&str> = Vec::new();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| unknown(part))?;
            if key != "pin" && seen.contains(&key) {
                return Err(unknown(key));
            }
            seen.push(key);
            let value = percent_decode_str(value).decode_utf8().map_err(|_| faulty(key))?;
            link.take(key, &value)?;
        }
        Ok(link)
    }
}

impl Link {
    fn take(&mut self, key: &str, value: &str) -> Result<(), LinkError> {
        match key {
            "at" => self.camera = Some(camera(value).ok_or_else(|| faulty(key))?),
            "sheet" => self.selection = Some(id(value).ok_or_else(|| faulty(key))?),
            "pin" => {
                if self.pins.len() >= MOST_PINS {
                    return Err(faulty(key));
                }
                self.pins.push(id(value).ok_or_else(|| faulty(key))?);
            }
            "year" => {
                let year = value.parse().ok().filter(|year| YEARS.contains(year));
                self.year = Some(year.ok_or_else(|| faulty(key))?);
            }
            "layers" => {
                let layers: BTreeMap<String, LayerChoice> = serde_json::from_str(value).map_err(|_| faulty(key))?;
                let sound = |choice: &LayerChoice| (0.0..=1.0).contains(&choice.opacity);
                if layers.len() > MOST_LAYERS || !layers.values().all(sound) {
                    return Err(faulty(key));
                }
                self.layers = layers;
            }
            "filter" => self.filter = serde_json::from_str(value).map_err(|_| faulty(key))?,
            _ => return Err(unknown(key)),
        }
        Ok(())
    }

    /// Restores the view; settings and panels stay as they are.
    pub fn open(self, state: &mut State) {
        if self.camera.is_some() {
            state.camera = self.camera;
        }
        state.selection = self.selection;
        state.pins = self.pins;
        state.year = self.year;
        state.layers = self.layers;
        state.filter = self.filter;
    }
}

fn unknown(part: &str) -> LinkError {
    LinkError::Unknown(shortened(part))
}

fn faulty(part: &str) -> LinkError {
    LinkError::Value(shortened(part))
}

/// What a stranger wrote is told in a few harmless characters.
fn shortened(part: &str) -> String {
    part.chars()
        .filter(|letter| letter.is_alphanumeric())
        .take(24)
        .collect()
}

fn camera(value: &str) -> Option<Camera> {
    let numbers: Vec<f64> = value.split(',').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [x, y, zoom] = numbers.try_into().ok()?;
    let sound = x.abs() <= 180.0 && y.abs() <= 90.0 && (0.0..=30.0).contains(&zoom);
    sound.then_some(Camera {
        center_geo: Coord { x, y },
        zoom,
    })
}

fn id(value: &str) -> Option<String> {
    let sound = value.len() <= LONGEST_ID && value.contains(':') && !value.chars().any(char::is_control);
    sound.then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Facet;

    fn link() -> impl Strategy<Value = Link> {
        let camera = prop::option::of((-180.0..180.0f64, -90.0..90.0f64, 0.0..30.0f64));
        let layer = (any::<bool>(), 0.0..=1.0f32, prop::option::of("[a-z-]{1,8}"));
        let id = "[a-z-]{1,8}:[\\PC]{0,12}";
        (
            camera,
            prop::option::of(id),
            prop::collection::vec(id, 0..=MOST_PINS),
            prop::collection::btree_map("[a-z-]{1,8}", layer, 0..4),
            (".{0,12}", prop::collection::btree_set("[\\PC]{1,10}", 0..3)),
            prop::option::of(YEARS),
        )
            .prop_map(|(camera, selection, pins, layers, (words, communes), year)| {
                let mut filter = Filter {
                    text: words,
                    ..Filter::default()
                };
                *filter.facet_mut(Facet::Commune) = communes;
                Link {
                    camera: camera.map(|(x, y, zoom)| Camera {
                        center_geo: Coord { x, y },
                        zoom,
                    }),
                    selection,
                    pins,
                    year,
                    layers: layers
                        .into_iter()
                        .map(|(id, (visible, opacity, only_class))| {
                            let choice = LayerChoice {
                                visible,
                                opacity,
                                only_class,
                                early: false,
                            };
                            (id, choice)
                        })
                        .collect(),
                    filter,
                }
            })
    }

    proptest! {
        #[test]
        fn an_address_reads_back_as_the_same_view(link in link()) {
            let text = link.to_string();
            prop_assert!(text.is_ascii() && !text.contains([' ', '\'', '"', '<']), "{text}");
            prop_assert_eq!(text.parse::<Link>(), Ok(link));
        }

        #[test]
        fn whatever_a_stranger_writes_is_read_or_refused(text in ".{0,200}", tail in "[ -~]{0,80}") {
            let _ = text.parse::<Link>();
            let _ = format!("archipel://view?{tail}").parse::<Link>();
        }
    }

    #[test]
    fn hostile_addresses_are_refused_with_the_part_at_fault() {
        let long = format!("archipel://view?sheet=a:{}", "x".repeat(LONGEST));
        for (text, wanted) in [
            ("https://example.org", LinkError::Foreign),
            ("archipel://run?cmd=rm", LinkError::Foreign),
            ("archipel://view/../..", LinkError::Foreign),
            (long.as_str(), LinkError::TooLong),
            ("archipel://view?at=2.8,50.4", LinkError::Value("at".into())),
            ("archipel://view?at=NaN,50.4,12", LinkError::Value("at".into())),
            ("archipel://view?at=2.8,50.4,1e9", LinkError::Value("at".into())),
            ("archipel://view?sheet=%00%ff", LinkError::Value("sheet".into())),
            (
                "archipel://view?sheet=a:b&sheet=c:d",
                LinkError::Unknown("sheet".into()),
            ),
            ("archipel://view?data=/etc", LinkError::Unknown("data".into())),
            ("archipel://view?year=0", LinkError::Value("year".into())),
            ("archipel://view?filter={}}", LinkError::Value("filter".into())),
            ("archipel://view?layers={\"a\":1}", LinkError::Value("layers".into())),
            (
                "archipel://view?pin=a:b&pin=a:c&pin=a:d&pin=a:e",
                LinkError::Value("pin".into()),
            ),
        ] {
            assert_eq!(text.parse::<Link>(), Err(wanted), "{text}");
        }
    }
}
