//! Where features must be: in a piece of the map, or near something.

use serde::{Deserialize, Serialize};

/// Farthest that "near" may be, in metres.
pub const MOST_NEAR_M: f64 = 50_000.0;

/// A piece of the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtentTerm {
    /// What the map shows now, and follows.
    View,
    /// West, south, east, north in degrees.
    Box([f64; 4]),
}

impl ExtentTerm {
    /// The same with sides to the decimetre, which are written and read back exactly; none when it makes no sense.
    pub fn made_sound(self) -> Option<Self> {
        let tidy = match self {
            Self::View => Self::View,
            Self::Box(sides) => Self::Box(sides.map(|side| (side * 1e6).round() / 1e6)),
        };
        tidy.is_sound().then_some(tidy)
    }

    /// Whether a box has its sides in order and its corners on the globe.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::View => true,
            Self::Box([west, south, east, north]) => {
                let finite = [west, south, east, north].iter().all(|side| side.is_finite());
                let on_globe = south.abs() <= 90.0 && north.abs() <= 90.0 && west.abs() <= 360.0 && east.abs() <= 360.0;
                finite && west < east && south < north && on_globe
            }
        }
    }
}

/// What features must be near to, by stable id. The thing itself is at no distance from itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// One feature.
    Feature(String),
    /// Any feature of a layer.
    Layer(String),
}

/// At most so far from something, or farther, measured on the ground between the nearest points of both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Near {
    /// From what.
    pub of: Target,
    /// How far, in metres.
    pub metres: f64,
    /// Instead farther than that: what an audit of access finds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beyond: bool,
}

impl Near {
    /// The same with a distance within limits; none when it is not finite.
    pub fn made_sound(self) -> Option<Self> {
        let metres = (self.metres.clamp(0.0, MOST_NEAR_M) * 10.0).round() / 10.0;
        self.metres.is_finite().then_some(Self { metres, ..self })
    }
}
