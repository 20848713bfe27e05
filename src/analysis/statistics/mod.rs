//! Statistics of layers by zones: how many features, kilometres and hectares lie in each commune, body, drawn area or
//! buffer; shares, and figures for each inhabitant. Geometries are cut at the borders of zones: land across two communes
//! counts in both, by its area.

pub mod classes;
mod part;
pub mod report;
#[cfg(test)]
mod tests;
mod zone;

use geo::BoundingRect as _;
use rayon::prelude::*;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use serde::Serialize;

use crate::model::{Atlas, Feature, FeatureId, GeometryStatus};
use crate::space::measure;

pub use part::Part;
pub use zone::{By, CommunePart, Zone, communes_in, inhabitants_in, zones};

/// Figures of some features in a zone.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Sum {
    /// Features of which something lies there.
    pub count: usize,
    /// Kilometres of their lines, inside.
    pub length_km: f64,
    /// Hectares of their areas, inside. Land of two features counts twice.
    pub area_ha: f64,
}

impl Sum {
    fn add(&mut self, part: &Part) {
        self.count += 1;
        self.length_km += part.length_m / 1e3;
        self.area_ha += part.area_m2 / 1e4;
    }
}

/// A zone with what lies in it.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneSum {
    /// Index into the zones that were asked for.
    pub zone: usize,
    /// What lies in it.
    pub sum: Sum,
}

impl ZoneSum {
    /// Part of the zone that the areas cover, 0 to 1; more where areas overlap. None for a zone without area.
    pub fn cover(&self, zone: &Zone) -> Option<f64> {
        (zone.area_ha > 0.0).then(|| self.sum.area_ha / zone.area_ha)
    }

    /// Part of the whole table that lies in this zone, 0 to 1: by area, else by length, else by count.
    pub fn share(&self, total: &Sum) -> Option<f64> {
        if total.area_ha > 0.0 {
            Some(self.sum.area_ha / total.area_ha)
        } else if total.length_km > 0.0 {
            Some(self.sum.length_km / total.length_km)
        } else {
            (total.count > 0).then(|| self.sum.count as f64 / total.count as f64)
        }
    }

    /// Features for each thousand inhabitants.
    pub fn count_per_thousand(&self, zone: &Zone) -> Option<f64> {
        zone.people().map(|people| self.sum.count as f64 / people * 1e3)
    }

    /// Metres for each inhabitant.
    pub fn metres_each(&self, zone: &Zone) -> Option<f64> {
        zone.people().map(|people| self.sum.length_km * 1e3 / people)
    }

    /// Square metres for each inhabitant.
    pub fn square_metres_each(&self, zone: &Zone) -> Option<f64> {
        zone.people().map(|people| self.sum.area_ha * 1e4 / people)
    }
}

/// Statistics of some features by zones.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Every zone that was asked for, in its order.
    pub rows: Vec<ZoneSum>,
    /// The features as a whole, cut by nothing; each counts once.
    pub total: Sum,
    /// The parts of features inside any zone, as a whole; each feature counts once.
    pub inside: Sum,
    /// Features without a geometry: they take no part.
    pub without_geometry: usize,
    /// Features that are a marker for land that nobody publishes: they count, and take no part in areas.
    pub markers: usize,
    /// Features whose outline is indicative: their areas are no official ones.
    pub indicative: usize,
}

type Whole = GeomWithData<Rectangle<[f64; 2]>, usize>;

/// Adds up `features` by `zones`.
pub fn statistics(atlas: &Atlas, features: &[FeatureId], zones: &[Zone]) -> Statistics {
    let boxes = zones.iter().enumerate().filter_map(|(at, zone)| {
        let rect = zone.outline.bounding_rect()?;
        let corners = [rect.min(), rect.max()].map(|corner| [corner.x, corner.y]);
        Some(Whole::new(Rectangle::from_corners(corners[0], corners[1]), at))
    });
    let tree = RTree::bulk_load(boxes.collect());
    let parts: Vec<(Part, Vec<(usize, Part)>)> = features
        .par_iter()
        .with_min_len(4)
        .filter_map(|id| atlas.feature(*id).and_then(Feature::geometry))
        .map(|geometry| {
            let whole = Part::whole(&geometry);
            let Some(rect) = geometry.bounding_rect() else {
                return (whole, Vec::new());
            };
            let window = AABB::from_corners([rect.min().x, rect.min().y], [rect.max().x, rect.max().y]);
            let mut near: Vec<usize> = tree
                .locate_in_envelope_intersecting(window)
                .map(|whole| whole.data)
                .collect();
            near.sort_unstable();
            let cut = near
                .into_iter()
                .filter_map(|zone| Some((zone, Part::inside(&geometry, &zones[zone].outline)?)));
            (whole, cut.collect())
        })
        .collect();
    let mut answer = Statistics {
        rows: (0..zones.len())
            .map(|zone| ZoneSum {
                zone,
                sum: Sum::default(),
            })
            .collect(),
        total: Sum::default(),
        inside: Sum::default(),
        without_geometry: 0,
        markers: 0,
        indicative: 0,
    };
    for (whole, cut) in &parts {
        answer.total.add(whole);
        let mut all = Part::default();
        for (zone, part) in cut {
            answer.rows[*zone].sum.add(part);
            all.length_m += part.length_m;
            all.area_m2 += part.area_m2;
        }
        if !cut.is_empty() {
            answer.inside.add(&all);
        }
    }
    let each = || features.iter().filter_map(|id| atlas.feature(*id));
    answer.without_geometry = each().filter(|feature| feature.geometry.is_none()).count();
    let indicative = each().filter(|feature| feature.geometry_status == GeometryStatus::Indicative);
    for feature in indicative {
        match feature.geometry.as_ref().map(|shape| shape.dimension()) {
            Some(0) => answer.markers += 1,
            Some(_) => answer.indicative += 1,
            None => {}
        }
    }
    answer
}

/// Area of a zone's outline, in hectares.
fn area_ha(outline: &geo_types::MultiPolygon<f64>) -> f64 {
    outline
        .iter()
        .map(|polygon| measure::area_m2(&polygon.clone().into()))
        .sum::<f64>()
        / 1e4
}
