//! What a sheet draws: events on an axis, a shaft to scale, a bus line with its stops.

use super::{Block, LinePart, Maker, Moment, Template};
use crate::model::{Event, Feature};

impl Maker<'_> {
    /// The diagrams of a template, in order.
    pub(super) fn diagrams(&self, template: Template) -> Vec<Block> {
        let mut blocks = Vec::new();
        match template {
            Template::Shaft => blocks.extend(self.shaft()),
            Template::BusLine => blocks.extend(self.line()),
            _ => {}
        }
        blocks.extend(self.timeline());
        blocks
    }

    fn timeline(&self) -> Option<Block> {
        let mut moments: Vec<Moment> = self.feature.events.iter().map(|event| self.moment(event)).collect();
        moments.sort_by(|a, b| a.at.total_cmp(&b.at));
        (!moments.is_empty()).then_some(Block::Timeline { moments })
    }

    fn moment(&self, event: &Event) -> Moment {
        let month = event.month.filter(|month| (1..=12).contains(month));
        let day = event.day.filter(|day| (1..=31).contains(day));
        // A year alone is as good as its first of January: the axis has no finer truth.
        let part = month.map_or(0.0, |month| {
            (f64::from(month - 1) + day.map_or(0.0, |day| f64::from(day - 1) / 31.0)) / 12.0
        });
        Moment {
            at: f64::from(event.year) + part,
            date: self.messages.date(event.year, event.month, event.day),
            text: self.words(&event.text),
        }
    }

    /// A shaft against the deepest one and against the years of all of them.
    fn shaft(&self) -> Option<Block> {
        let depth_m = depth(self.feature);
        let (from, to) = (self.feature.valid_from, self.feature.valid_to);
        if depth_m.is_none() && from.is_none() && to.is_none() {
            return None;
        }
        let shafts = || {
            self.atlas
                .iter()
                .map(|(_, other)| other)
                .filter(|other| other.category == "shaft")
        };
        let deepest_m = shafts().filter_map(depth).fold(0.0, f64::max);
        let years = || {
            shafts()
                .flat_map(|shaft| [shaft.valid_from, shaft.valid_to])
                .flatten()
                .map(|dated| dated.year)
        };
        let all_years = [years().min()?, years().max()?];
        let worded = |dated: Option<crate::model::DatedYear>| dated.map(|dated| self.messages.dated_year(dated));
        Some(Block::Shaft {
            depth_m,
            elevation_m: self
                .feature
                .extra
                .get("elevation_m")
                .and_then(crate::model::Property::as_f64),
            deepest_m,
            years: [worded(from), worded(to)],
            span: [from.map(|dated| dated.year), to.map(|dated| dated.year)],
            all_years,
            depth: depth_m.map_or(String::new(), |depth_m| {
                format!("{}\u{a0}m", self.messages.number_shortest(depth_m))
            }),
        })
    }

    /// The stops of a line by commune, communes in the order of the line. Inside a commune the order is that of the line
    /// only where the file says `stops_ordered`: the public list is alphabetical.
    fn line(&self) -> Option<Block> {
        let feature = self.feature;
        if feature.stops.is_empty() {
            // A line without a word about its stops would look as if it had none.
            return Some(Block::Text {
                text: self.text("sheet-line-no-stops"),
                caution: true,
                untranslated: false,
            });
        }
        let ordered = feature.extra.get("stops_ordered") == Some(&crate::model::Property::Bool(true));
        let mut parts: Vec<LinePart> = Vec::new();
        let mut codes: Vec<&str> = Vec::new();
        if !ordered {
            // Communes of the line that have no known stop are stations of the diagram all the same.
            for insee in &feature.communes {
                codes.push(insee);
                parts.push(self.line_part(insee));
            }
        }
        for stop in &feature.stops {
            let place = if ordered {
                codes
                    .last()
                    .filter(|code| **code == stop.commune)
                    .map(|_| codes.len() - 1)
            } else {
                codes.iter().position(|code| *code == stop.commune)
            };
            let place = place.unwrap_or_else(|| {
                codes.push(&stop.commune);
                parts.push(self.line_part(&stop.commune));
                parts.len() - 1
            });
            parts[place].stops.push((stop.name.clone(), stop.id.clone()));
        }
        let located = feature.stops.iter().filter(|stop| stop.id.is_some()).count();
        let args = [("count", located.into()), ("total", feature.stops.len().into())];
        let mut note = self.messages.format("sheet-line-located", &args);
        if !ordered {
            note = format!("{note} {}", self.text("sheet-line-unordered"));
        }
        Some(Block::Line {
            color: feature.color.clone(),
            code: feature.code.clone().unwrap_or_default(),
            ordered,
            parts,
            note,
        })
    }

    fn line_part(&self, insee: &str) -> LinePart {
        let commune = self.atlas.commune(insee);
        LinePart {
            commune: commune.map_or_else(
                || {
                    if insee.is_empty() {
                        self.text("sheet-line-elsewhere")
                    } else {
                        insee.to_owned()
                    }
                },
                |commune| self.words(&commune.name),
            ),
            commune_id: commune.map(|commune| commune.id.clone()),
            stops: Vec::new(),
        }
    }
}

/// Depth in metres, as the source gives it.
fn depth(shaft: &Feature) -> Option<f64> {
    shaft
        .extra
        .get("depth_m")
        .and_then(crate::model::Property::as_f64)
        .filter(|depth_m| depth_m.is_finite() && *depth_m > 0.0)
}
