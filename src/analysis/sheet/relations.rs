//! Links of a sheet, in both directions: what the sources link, what links here, and what shares company or commune.

use super::around::between_places;
use super::{Block, LinkItem, Maker, Template};
use crate::model::catalog::Role;
use crate::model::sheet;
use crate::model::{Certainty, Feature, FeatureId};

/// Links of one sort that a sheet holds at most; the count says how many there are.
const MOST: usize = 60;

impl Maker<'_> {
    /// Groups of links, in order.
    pub(super) fn relations(&self, template: Template) -> Vec<Block> {
        let mut blocks = self.linked();
        blocks.extend(self.seen());
        blocks.extend(self.linked_from());
        match self.feature.category.as_str() {
            "commune" => blocks.extend(self.inside("communes", |other, code| other.communes.iter().any(|c| c == code))),
            "epci" => blocks.extend(self.inside("epci", |other, code| other.epci.iter().any(|c| c == code))),
            _ if template != Template::BusLine => {
                blocks.extend(self.same_company());
                blocks.extend(self.same_commune());
            }
            _ => {}
        }
        blocks
    }

    /// What the sources link.
    fn linked(&self) -> Vec<Block> {
        let here = self.anchor(self.id);
        let mut blocks = Vec::new();
        for (rel, links) in sheet::links(self.atlas, self.feature) {
            let key = format!("link-{rel}");
            let title = if self.messages.has(&key) {
                self.text(&key)
            } else {
                self.text("sheet-links")
            };
            let total = links.len();
            let mut items: Vec<LinkItem> = links
                .into_iter()
                .map(|named| {
                    let certain = !matches!(named.link.certainty, Certainty::Unknown | Certainty::About);
                    match self
                        .atlas
                        .find(&named.link.to)
                        .and_then(|id| Some((id, self.atlas.feature(id)?)))
                    {
                        Some((id, feature)) => LinkItem {
                            certain,
                            ..self.placed(here, id, feature)
                        },
                        None => LinkItem {
                            to: named.link.to.clone(),
                            internal: false,
                            words: named.link.to.clone(),
                            detail: String::new(),
                            distance_m: None,
                            direction: None,
                            certain,
                        },
                    }
                })
                .collect();
            if total > 6 {
                by_distance(&mut items);
            }
            items.truncate(MOST);
            blocks.push(Block::Links {
                rel: rel.to_owned(),
                title,
                total,
                items,
            });
        }
        blocks
    }

    /// Terrils seen from here, and places that see this one.
    fn seen(&self) -> Vec<Block> {
        let feature = self.feature;
        let seen = feature.sees.iter().filter_map(|id| self.atlas.find(id)).collect();
        let from: Vec<FeatureId> = self
            .atlas
            .iter()
            .filter(|(_, other)| other.sees.contains(&feature.id))
            .map(|(id, _)| id)
            .collect();
        [
            self.group("sees", self.text("field-sees"), seen),
            self.group("seen-from", self.text("sheet-seen-from"), from),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// What links here without being linked from here.
    fn linked_from(&self) -> Option<Block> {
        let feature = self.feature;
        let known = |id: &str| feature.links.iter().any(|link| link.to == id);
        let mut found: Vec<(FeatureId, bool)> = Vec::new();
        for (id, other) in self.atlas.iter() {
            if id == self.id || known(&other.id) {
                continue;
            }
            if let Some(link) = other.links.iter().find(|link| link.to == feature.id) {
                // A candidate shares communes only: that is no proof.
                let certain = link.rel != "candidate" && link.certainty == Certainty::Exact;
                found.push((id, certain));
            }
        }
        let ids = found.iter().map(|(id, _)| *id).collect();
        let mut block = self.group("linked-from", self.text("sheet-linked-from"), ids)?;
        if let Block::Links { items, .. } = &mut block {
            for item in items {
                let sure = found
                    .iter()
                    .any(|(id, certain)| *certain && self.atlas.feature(*id).is_some_and(|other| other.id == item.to));
                item.certain = sure;
            }
        }
        Some(block)
    }

    fn same_company(&self) -> Option<Block> {
        let company = self.feature.company.as_ref()?;
        let ids = self.others(|other| other.company.as_ref() == Some(company));
        let title = self
            .messages
            .format("sheet-same-company", &[("company", company.as_str().into())]);
        self.group("same-company", title, ids)
    }

    /// Other subjects of the first commune, those that the listing links already left out.
    fn same_commune(&self) -> Option<Block> {
        let insee = self.feature.communes.first()?;
        // What stands under another heading of this sheet is not told twice.
        let linked = |other: &Feature| {
            let links = &mut self.feature.links.iter();
            links.any(|link| link.to == other.id) || self.feature.sees.contains(&other.id)
        };
        let ids = self.others(|other| other.communes.contains(insee) && !linked(other));
        let name = self
            .atlas
            .commune_name(insee)
            .map_or(insee.clone(), |name| self.words(name));
        let title = self.messages.format("sheet-same-commune", &[("commune", name.into())]);
        self.group("same-commune", title, ids)
    }

    /// What lies inside a territory, by layer.
    fn inside(&self, rel: &str, belongs: impl Fn(&Feature, &str) -> bool) -> Vec<Block> {
        let Some(code) = &self.feature.code else {
            return Vec::new();
        };
        let mut blocks = Vec::new();
        for (layer_index, layer) in self.atlas.layers.iter().enumerate() {
            let communes = rel == "epci" && self.atlas.catalog.registers.communes.first() == Some(&layer.def.id);
            if layer.def.role != Role::Subject && !communes {
                continue;
            }
            let ids = layer
                .features
                .iter()
                .enumerate()
                .filter(|(_, other)| other.id != self.feature.id && belongs(other, code))
                .map(|(index, _)| FeatureId {
                    layer: layer_index as u32,
                    index: index as u32,
                })
                .collect();
            blocks.extend(self.group(&format!("inside-{}", layer.def.id), self.words(&layer.def.title), ids));
        }
        blocks
    }

    /// Other features of the subject that `wanted` accepts.
    fn others(&self, wanted: impl Fn(&Feature) -> bool) -> Vec<FeatureId> {
        self.atlas
            .iter()
            .filter(|(id, other)| {
                *id != self.id && self.atlas.layers[id.layer as usize].def.role == Role::Subject && wanted(other)
            })
            .map(|(id, _)| id)
            .collect()
    }

    /// Links to features, the nearest first.
    fn group(&self, rel: &str, title: String, ids: Vec<FeatureId>) -> Option<Block> {
        if ids.is_empty() {
            return None;
        }
        let here = self.anchor(self.id);
        let total = ids.len();
        // Ordered roughly first: a geodesic for each of thousands would take milliseconds.
        let mut ordered: Vec<(f64, FeatureId)> = ids
            .into_iter()
            .map(|id| {
                let squared = here.zip(self.anchor(id)).map_or(f64::INFINITY, |(here, there)| {
                    let east = (there.x - here.x) * here.y.to_radians().cos();
                    east.powi(2) + (there.y - here.y).powi(2)
                });
                (squared, id)
            })
            .collect();
        ordered.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut items: Vec<LinkItem> = ordered
            .into_iter()
            .take(MOST)
            .filter_map(|(_, id)| Some(self.placed(here, id, self.atlas.feature(id)?)))
            .collect();
        self.tell_apart(&mut items);
        Some(Block::Links {
            rel: rel.to_owned(),
            title,
            total,
            items,
        })
    }

    /// Things of the same name get their line or code beside it: three stops at one station, one for each line.
    fn tell_apart(&self, items: &mut [LinkItem]) {
        let names: Vec<String> = items.iter().map(|item| item.words.clone()).collect();
        for item in items {
            if names.iter().filter(|name| **name == item.words).count() < 2 {
                continue;
            }
            let other = self.atlas.get(&item.to);
            let line = other.and_then(|other| other.extra.get("line")?.as_str());
            let Some(telling) = line.or_else(|| other?.code.as_deref()) else {
                continue;
            };
            item.detail = if item.detail.is_empty() {
                telling.to_owned()
            } else {
                format!("{telling} · {}", item.detail)
            };
        }
    }

    /// A link to a feature with the way from symbol to symbol. A territory is not a place to walk to.
    fn placed(&self, here: Option<geo_types::Coord<f64>>, id: FeatureId, other: &Feature) -> LinkItem {
        let walkable = self.atlas.layers[id.layer as usize].def.role == Role::Subject
            && !matches!(
                other.category.as_str(),
                "component" | "bus-line" | "cycle-route" | "commune" | "epci"
            )
            && !matches!(
                self.feature.category.as_str(),
                "component" | "bus-line" | "cycle-route" | "commune" | "epci"
            );
        let way = walkable
            .then(|| {
                here.zip(self.anchor(id))
                    .map(|(here, there)| between_places(here, there))
            })
            .flatten();
        self.item(other, way)
    }
}

fn by_distance(items: &mut [LinkItem]) {
    items.sort_by(|a, b| {
        let distance = |item: &LinkItem| item.distance_m.unwrap_or(f64::INFINITY);
        distance(a).total_cmp(&distance(b))
    });
}
