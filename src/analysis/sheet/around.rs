//! What is nearest to a feature: station, bus stop, cycle network, park; with distance and direction, and with a word where
//! the data cannot answer.

use geo::BoundingRect as _;
use geo_types::{Coord, Geometry, Rect};

use super::{Block, LinkItem, Maker, Near, Template};
use crate::analysis::access::{BusKnowledge, bus_knowledge};
use crate::model::{Feature, GeometryStatus};
use crate::space::{Extent, Wind, between};

/// Positions of two geometries whose product is more than this are compared from the middle of the first one.
const MOST_PAIRS: usize = 4_000_000;

/// The nearest feature and the way there.
pub(super) struct Nearest<'a> {
    pub feature: &'a Feature,
    pub way: between::Between,
}

impl Maker<'_> {
    /// The answers of a sheet; territories and lines of bus have none.
    pub(super) fn around(&self, template: Template) -> Option<Block> {
        if matches!(template, Template::Commune | Template::BusLine) || self.is_territory() {
            return None;
        }
        let from = self.start()?;
        let mut answers = Vec::new();
        if self.feature.category != "station" {
            answers.extend(self.simple(&from, "station"));
        }
        if self.feature.category != "bus-stop" {
            answers.extend(self.bus_stop(&from));
        }
        if template != Template::CycleRoute {
            answers.extend(self.cycle(&from));
        }
        if template != Template::Park {
            answers.extend(self.park(&from));
        }
        (!answers.is_empty()).then_some(Block::Around { answers })
    }

    fn is_territory(&self) -> bool {
        matches!(
            self.feature.category.as_str(),
            "commune" | "epci" | "departement" | "basin" | "buffer-zone"
        )
    }

    /// What distances are measured from: the geometry, or the middle of a very long one.
    fn start(&self) -> Option<Geometry<f64>> {
        let geometry = self.feature.geometry()?;
        if geo::CoordsIter::coords_count(&geometry) > 3_000 {
            return Some(Geometry::Point(self.anchor(self.id)?.into()));
        }
        Some(geometry)
    }

    /// A link with distance and direction in words.
    pub(super) fn item(&self, feature: &Feature, way: Option<between::Between>) -> LinkItem {
        let direction = way.and_then(|way| way.bearing).map(Wind::of);
        let detail = match way {
            None => String::new(),
            Some(way) if way.distance_m < 0.5 => self.text("sheet-here"),
            Some(way) => {
                let distance = self.messages.distance(way.distance_m);
                match direction {
                    Some(wind) => format!("{distance} {}", self.text(wind_key(wind))),
                    None => distance,
                }
            }
        };
        LinkItem {
            to: feature.id.clone(),
            internal: true,
            words: self.words(&feature.name),
            detail,
            distance_m: way.map(|way| (way.distance_m * 10.0).round() / 10.0),
            direction,
            certain: true,
        }
    }

    fn simple(&self, from: &Geometry<f64>, category: &str) -> Option<Near> {
        let found = self.nearest(from, |feature| feature.category == category)?;
        Some(Near {
            key: "station",
            label: self.text("sheet-near-station"),
            conclusive: true,
            item: Some(self.item(found.feature, Some(found.way))),
            note: None,
        })
    }

    /// Never conclusive while stops are missing from the map.
    fn bus_stop(&self, from: &Geometry<f64>) -> Option<Near> {
        let BusKnowledge {
            known,
            located,
            unlisted,
            ..
        } = bus_knowledge(self.atlas);
        let found = self.nearest(from, |feature| feature.category == "bus-stop");
        if found.is_none() && known == 0 && unlisted == 0 {
            return None;
        }
        let conclusive = located == known && unlisted == 0;
        let note = (!conclusive).then(|| {
            let args = [
                ("located", located.into()),
                ("known", known.into()),
                ("unlisted", unlisted.into()),
            ];
            self.messages.format("sheet-near-bus-note", &args)
        });
        Some(Near {
            key: "bus-stop",
            label: self.text("sheet-near-bus"),
            conclusive,
            item: found.map(|found| self.item(found.feature, Some(found.way))),
            note,
        })
    }

    /// Asked of routes that are drawn only.
    fn cycle(&self, from: &Geometry<f64>) -> Option<Near> {
        let routes = || {
            self.atlas
                .iter()
                .map(|(_, feature)| feature)
                .filter(|feature| feature.category == "cycle-route")
        };
        let undrawn = routes().filter(|route| route.geometry.is_none()).count();
        let found = self.nearest(from, |feature| feature.category == "cycle-route")?;
        Some(Near {
            key: "cycle",
            label: self.text("sheet-near-cycle"),
            conclusive: true,
            item: Some(self.item(found.feature, Some(found.way))),
            note: (undrawn > 0).then(|| {
                self.messages
                    .format("sheet-near-cycle-note", &[("count", undrawn.into())])
            }),
        })
    }

    /// Asked of parks of which land is drawn only: a marker on a commune has no edge to walk to.
    fn park(&self, from: &Geometry<f64>) -> Option<Near> {
        let is_park = |feature: &Feature| feature.category == "park";
        let drawn = |feature: &Feature| feature.geometry.as_ref().is_some_and(|shape| shape.dimension() == 2);
        let found = self.nearest(from, |feature| is_park(feature) && drawn(feature))?;
        let undrawn = self
            .atlas
            .iter()
            .filter(|(_, feature)| is_park(feature) && !drawn(feature))
            .count();
        let indicative = found.feature.geometry_status == GeometryStatus::Indicative;
        Some(Near {
            key: "park",
            label: self.text("sheet-near-park"),
            conclusive: true,
            item: Some(self.item(found.feature, Some(found.way))),
            // Who stands on documented land needs no word about the rest.
            note: (found.way.distance_m > 0.0 && (undrawn > 0 || indicative)).then(|| {
                self.messages
                    .format("sheet-near-park-note", &[("count", undrawn.into())])
            }),
        })
    }

    /// The nearest other feature that `wanted` accepts. Boxes are compared first: their distance is never more than the true one.
    pub(super) fn nearest(&self, from: &Geometry<f64>, wanted: impl Fn(&Feature) -> bool) -> Option<Nearest<'_>> {
        let rect = from.bounding_rect()?;
        let shrink = rect.center().y.to_radians().cos();
        let mut candidates: Vec<(f64, &Feature)> = self
            .atlas
            .iter()
            .filter(|(id, feature)| *id != self.id && wanted(feature))
            .filter_map(|(_, feature)| {
                let bounds = feature.bounds_geo()?;
                Some((apart(rect, bounds, shrink), feature))
            })
            .collect();
        candidates.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best: Option<Nearest<'_>> = None;
        for (apart_deg, feature) in candidates {
            // A degree of latitude is more than 110 km everywhere.
            let least_m = apart_deg * 110_000.0;
            if best.as_ref().is_some_and(|best| best.way.distance_m < least_m) {
                break;
            }
            let Some(geometry) = feature.geometry() else { continue };
            let pairs = geo::CoordsIter::coords_count(from) * geo::CoordsIter::coords_count(&geometry);
            let middle = Geometry::Point(rect.center().into());
            let way = between::between(if pairs > MOST_PAIRS { &middle } else { from }, &geometry);
            if let Some(way) = way
                && best.as_ref().is_none_or(|best| way.distance_m < best.way.distance_m)
            {
                best = Some(Nearest { feature, way });
            }
        }
        best
    }
}

/// Distance of two boxes in degrees of latitude.
fn apart(a: Rect<f64>, b: Extent, shrink: f64) -> f64 {
    let gap = |a_min: f64, a_max: f64, b_min: f64, b_max: f64| (b_min - a_max).max(a_min - b_max).max(0.0);
    let east = gap(a.min().x, a.max().x, b.min[0], b.max[0]) * shrink;
    let north = gap(a.min().y, a.max().y, b.min[1], b.max[1]);
    east.hypot(north)
}

/// The way between two places as for a walker.
pub(super) fn between_places(from_geo: Coord<f64>, to_geo: Coord<f64>) -> between::Between {
    let distance_m = crate::space::measure::distance_m(from_geo, to_geo);
    between::Between {
        distance_m,
        bearing: (distance_m >= 0.5).then(|| between::bearing(from_geo, to_geo)),
        to_geo,
    }
}

/// Message of a wind, as it follows a distance.
pub fn wind_key(wind: Wind) -> &'static str {
    match wind {
        Wind::North => "wind-north",
        Wind::NorthEast => "wind-north-east",
        Wind::East => "wind-east",
        Wind::SouthEast => "wind-south-east",
        Wind::South => "wind-south",
        Wind::SouthWest => "wind-south-west",
        Wind::West => "wind-west",
        Wind::NorthWest => "wind-north-west",
    }
}
