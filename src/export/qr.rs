//! Codes to be read by a telephone.

use geo_types::Coord;
use qrcode::{Color, EcLevel, QrCode};

/// A square of dark and light modules, without the quiet margin of four modules that it wants around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules in a row.
    pub side: usize,
    /// Whether each is dark, row by row from the top left.
    pub dark: Vec<bool>,
}

/// The code of a text; none when it is too long for one.
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    Some(Code {
        side: code.width(),
        dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect(),
    })
}

/// The address of a place as RFC 5870 writes it, with its uncertainty in metres where it is known.
pub fn geo_uri(place_geo: Coord<f64>, uncertainty_m: Option<f64>) -> String {
    let place = format!("geo:{:.5},{:.5}", place_geo.y, place_geo.x);
    match uncertainty_m {
        Some(metres) if metres.is_finite() && metres > 0.0 => format!("{place};u={metres:.0}"),
        _ => place,
    }
}

/// The dark modules as one SVG path in units of a module, margin of four included.
pub fn path(code: &Code) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    for (place, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
        // Writing to a string cannot fail.
        let _ = write!(path, "M{} {}h1v1h-1z", place % code.side + 4, place / code.side + 4);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_latitude_first_with_its_uncertainty() {
        let lens = Coord { x: 2.8103, y: 50.4306 };
        assert_eq!(geo_uri(lens, None), "geo:50.43060,2.81030");
        assert_eq!(geo_uri(lens, Some(150.0)), "geo:50.43060,2.81030;u=150");
    }

    #[test]
    fn a_code_has_its_three_finders_and_a_margin() {
        let code = code("geo:50.43060,2.81030").unwrap();
        let at = |x: usize, y: usize| code.dark[y * code.side + x];
        let last = code.side - 1;
        assert!(at(0, 0) && at(last, 0) && at(0, last) && !at(1, 1) && at(3, 3));
        assert_eq!(code.dark.len(), code.side * code.side);
        assert!(path(&code).starts_with("M4 4h1v1h-1z"));
        assert!(super::code(&"x".repeat(5_000)).is_none());
    }
}
