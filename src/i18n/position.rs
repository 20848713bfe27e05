//! A place in the words of two systems: WGS 84 as people write it, and Lambert-93, the grid of France.

use std::sync::LazyLock;

use geo_types::Coord;

use super::Messages;
use crate::space::projection::Lambert93;

static LAMBERT: LazyLock<Option<Lambert93>> = LazyLock::new(|| Lambert93::new().ok());

/// "50,43060° N, 2,81030° E": five decimals, about a metre.
pub fn position_geo(messages: &Messages, geo: Coord<f64>) -> String {
    let [latitude, longitude] = [geo.y, geo.x].map(|value| messages.number(value, 5));
    messages.format(
        "map-coordinates",
        &[("latitude", latitude.into()), ("longitude", longitude.into())],
    )
}

/// "Lambert-93 685 432 ; 7 036 111 m", to the metre; none outside the grid.
pub fn position_lambert(messages: &Messages, geo: Coord<f64>) -> Option<String> {
    let metres = LAMBERT.as_ref()?.lambert_from_geo(geo).ok()?;
    let [x, y] = [metres.x, metres.y].map(|value| messages.number(value, 0));
    Some(messages.format("position-lambert", &[("x", x.into()), ("y", y.into())]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn a_place_is_worded_in_both_systems() {
        let french = Messages::new(Lang::Fr);
        let origin = Coord { x: 3.0, y: 46.5 };
        assert_eq!(position_geo(&french, origin), "46,50000°\u{a0}N, 3,00000°\u{a0}E");
        assert_eq!(
            position_lambert(&french, origin).as_deref(),
            Some("Lambert-93 700\u{202f}000\u{202f}; 6\u{202f}600\u{202f}000\u{a0}m")
        );
    }
}
