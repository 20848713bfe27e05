//! Figures of a commune: people, heritage, kilometres of network, hectares of park for each thousand inhabitants. What the
//! data does not hold is left out, and said.

use geo::{BooleanOps as _, BoundingRect as _, Intersects as _};
use geo_types::{Geometry, MultiPolygon};

use super::{Maker, Value};
use crate::analysis::parts::{areas, lines};
use crate::space::measure;

impl Maker<'_> {
    pub(super) fn commune_numerals(&mut self) -> Vec<Value> {
        let population = self.population();
        let people = population.as_ref().and_then(|value| value.number);
        let mut values: Vec<Value> = population.into_iter().collect();
        values.push(self.heritage());
        let Some(outline) = self.feature.geometry().as_ref().and_then(areas) else {
            return values;
        };
        values.push(self.network(&outline));
        values.extend(
            people
                .filter(|people| *people > 0.0)
                .map(|people| self.parks(&outline, people)),
        );
        values
    }

    /// Features of the World Heritage listing that name this commune.
    fn heritage(&self) -> Value {
        let code = self.feature.code.clone().unwrap_or_default();
        let listed = self
            .atlas
            .iter()
            .filter(|(_, other)| {
                other.communes.contains(&code) && other.links.iter().any(|link| link.rel == "component")
            })
            .count();
        let how = Some(self.text("sheet-how-counted"));
        let label = self.text("sheet-commune-heritage");
        self.computed(
            "listed-features",
            &label,
            &self.messages.count(listed),
            listed as f64,
            how,
        )
    }

    /// Length of the drawn cycle routes inside the commune.
    fn network(&self, outline: &MultiPolygon<f64>) -> Value {
        let mut length_m = 0.0;
        let mut undrawn = 0;
        for (_, route) in self.atlas.iter().filter(|(_, other)| other.category == "cycle-route") {
            match route.geometry().as_ref().map(lines) {
                Some(lines) if meets(&lines.bounding_rect(), outline) => {
                    length_m += measure::length_m(&Geometry::MultiLineString(outline.clip(&lines, false)));
                }
                Some(_) => {}
                None => undrawn += 1,
            }
        }
        let how = self.messages.format("sheet-how-network", &[("count", undrawn.into())]);
        let label = self.text("sheet-commune-cycle");
        let worded = format!("{}\u{a0}km", self.messages.number(length_m / 1000.0, 1));
        self.computed("cycle-km", &label, &worded, length_m / 1000.0, Some(how))
    }

    /// Hectares of drawn park land inside the commune for each thousand inhabitants; land of two parks counts once.
    fn parks(&self, outline: &MultiPolygon<f64>, people: f64) -> Value {
        let mut land = MultiPolygon::<f64>(Vec::new());
        let mut undrawn = 0;
        for (_, park) in self.atlas.iter().filter(|(_, other)| other.category == "park") {
            match park.geometry().as_ref().and_then(areas) {
                Some(area) if meets(&area.bounding_rect(), outline) => {
                    land = land.union(&outline.intersection(&area));
                }
                Some(_) => {}
                None => undrawn += 1,
            }
        }
        let area_ha = measure::area_m2(&Geometry::MultiPolygon(land)) / 10_000.0;
        let per_thousand = area_ha / people * 1000.0;
        let args = [
            ("area", self.messages.area(area_ha).into()),
            ("each", self.messages.number(area_ha * 10_000.0 / people, 1).into()),
            ("count", undrawn.into()),
        ];
        let how = self.messages.format("sheet-how-parks", &args);
        let label = self.text("sheet-commune-parks");
        let worded = format!("{}\u{a0}ha", self.messages.number(per_thousand, 2));
        self.computed("park-ha-per-1000-inhabitants", &label, &worded, per_thousand, Some(how))
    }
}

fn meets(rect: &Option<geo_types::Rect<f64>>, outline: &MultiPolygon<f64>) -> bool {
    rect.zip(outline.bounding_rect()).is_some_and(|(a, b)| a.intersects(&b))
}
