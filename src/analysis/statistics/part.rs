//! What of a geometry lies in a zone.

use geo::{BooleanOps as _, BoundingRect as _, Intersects as _};
use geo_types::{Geometry, MultiPolygon};

use crate::analysis::parts::{areas, lines};
use crate::index::facets::ground::{any_segment, covers};
use crate::space::measure;

/// Less than this of a feature, in metres or square metres, is no part: borders of different sources are never quite the same.
const LEAST: f64 = 1.0;

/// Lengths and areas of a piece of a geometry.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Part {
    /// Metres of lines, along the geodesic.
    pub length_m: f64,
    /// Square metres of areas, on the ellipsoid.
    pub area_m2: f64,
}

impl Part {
    /// The whole geometry.
    pub fn whole(geometry: &Geometry<f64>) -> Self {
        Self {
            length_m: measure::length_m(geometry),
            area_m2: measure::area_m2(geometry),
        }
    }

    /// What lies inside `outline`; none when nothing does, or less than a metre of a line or a square metre of an area.
    pub fn inside(geometry: &Geometry<f64>, outline: &MultiPolygon<f64>) -> Option<Self> {
        let (rect, zone) = (geometry.bounding_rect()?, outline.bounding_rect()?);
        if !rect.intersects(&zone) {
            return None;
        }
        let mut part = Self::default();
        let areas = areas(geometry);
        if let Some(areas) = &areas {
            let cut = outline.intersection(areas);
            part.area_m2 = cut.iter().map(|piece| measure::area_m2(&piece.clone().into())).sum();
        }
        let lines = lines(geometry);
        if !lines.0.is_empty() {
            part.length_m = measure::length_m(&outline.clip(&lines, false).into());
        }
        let measured = areas.is_some() || !lines.0.is_empty();
        let there = if measured {
            part.area_m2 >= LEAST || part.length_m >= LEAST
        } else {
            let whole = Geometry::MultiPolygon(outline.clone());
            any_segment(geometry, &mut |segment| covers(&whole, segment[0]))
        };
        there.then_some(part)
    }
}
