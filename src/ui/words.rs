//! Words for things of the model, in the user's language.

use super::Context;

pub use crate::analysis::sheet::category;

/// A place in degrees as people write it: latitude and longitude, five decimals.
pub fn coordinates(cx: &Context<'_>, geo: geo_types::Coord<f64>) -> String {
    let [latitude, longitude] = [geo.y, geo.x].map(|value| cx.messages.number(value, 5));
    cx.messages.format(
        "map-coordinates",
        &[("latitude", latitude.into()), ("longitude", longitude.into())],
    )
}
