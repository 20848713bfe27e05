//! What lies behind each door, and how far it is from the kiosk.

use std::sync::Arc;

use super::pieces::Kx;
use crate::analysis::access::catchment::Travel;
use crate::index::facets::ground;
use crate::model::catalog::Role;
use crate::model::kiosk::Door;
use crate::model::{Feature, FeatureId, Lang};

/// Things near the kiosk that are listed.
const MOST_NEAR: usize = 60;

/// A sort of things behind a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// Everything.
    All,
    /// Places that receive visitors.
    Visit,
    /// Spoil tips.
    Terrils,
    /// Estates of miners.
    Cites,
    /// Pits, headframes, churches, schools.
    Buildings,
    /// Bus lines.
    Lines,
    /// Stations of the railway.
    Stations,
}

impl Kind {
    /// The sorts that a door offers; none where it offers no choice.
    pub(super) fn of(door: Door) -> &'static [Self] {
        match door {
            Door::Heritage => &[Self::Visit, Self::Terrils, Self::Cites, Self::Buildings],
            Door::Bus => &[Self::Lines, Self::Stations],
            _ => &[],
        }
    }

    /// The sort that was chosen, or the first.
    pub(super) fn chosen(door: Door, key: Option<&str>) -> Self {
        let all = Self::of(door);
        let known = key.and_then(|key| all.iter().copied().find(|kind| kind.key() == key));
        known.or(all.first().copied()).unwrap_or(Self::All)
    }

    /// The word of the state; also the end of its message key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Visit => "visit",
            Self::Terrils => "terrils",
            Self::Cites => "cites",
            Self::Buildings => "buildings",
            Self::Lines => "lines",
            Self::Stations => "stations",
        }
    }
}

/// Whether a thing of this layer lies behind the door.
fn belongs(door: Door, kind: Kind, layer: &str, feature: &Feature) -> bool {
    let category = feature.category.as_str();
    match (door, kind) {
        (Door::Parks, _) => layer == "parks",
        (Door::Heritage, Kind::Terrils) => layer == "unesco" && category == "terril",
        (Door::Heritage, Kind::Cites) => layer == "unesco" && category == "cite",
        (Door::Heritage, Kind::Buildings) => layer == "unesco" && category == "bati",
        (Door::Heritage, _) => {
            layer == "sites"
                && matches!(category, "mining-site" | "culture" | "remembrance")
                && feature.geometry.is_some()
        }
        (Door::Bicycle, _) => layer == "cycle",
        (Door::Bus, Kind::Stations) => layer == "stations",
        (Door::Bus, _) => layer == "bhns",
        (Door::Near, _) => matches!(layer, "sites" | "parks" | "unesco" | "stations") && feature.geometry.is_some(),
        (Door::Stories | Door::Map, _) => false,
    }
}

type Listed = Arc<[(FeatureId, Option<f64>)]>;

/// The list that was made last.
#[derive(Default)]
pub(super) struct Things {
    known: Option<(Door, Kind, Lang, usize, Listed)>,
}

impl Things {
    /// What lies behind a door, nearest first; where nothing is near, by name.
    pub(super) fn of(&mut self, kx: &Kx<'_, '_>, door: Door, kind: Kind) -> Listed {
        let atlas = kx.cx.atlas();
        let (lang, territory) = (kx.cx.lang(), std::ptr::from_ref(atlas) as usize);
        if let Some((of, of_kind, in_lang, in_atlas, listed)) = &self.known
            && (*of, *of_kind, *in_lang, *in_atlas) == (door, kind, lang, territory)
        {
            return Arc::clone(listed);
        }
        let mut all: Vec<(FeatureId, Option<f64>)> = atlas
            .iter()
            .filter(|(id, feature)| {
                let layer = &atlas.layers[id.layer as usize];
                let usable = layer.def.role != Role::Territory;
                usable && belongs(door, kind, &layer.def.id, feature)
            })
            .map(|(id, feature)| (id, distance_m(kx, feature)))
            .collect();
        let name = |id: FeatureId| {
            let words = atlas.feature(id).map_or("", |feature| feature.name.get(lang));
            crate::i18n::name_key(words)
        };
        if door == Door::Bus && kind == Kind::Lines || kx.config.here.is_none() {
            all.sort_by_cached_key(|(id, _)| name(*id));
        } else {
            all.sort_by(|one, other| {
                let far = |distance: Option<f64>| distance.unwrap_or(f64::INFINITY);
                far(one.1).total_cmp(&far(other.1))
            });
        }
        if door == Door::Near {
            // What several sources tell of is one thing to a visitor.
            let mut names = std::collections::HashSet::new();
            all.retain(|(id, _)| names.insert(atlas.feature(*id).map_or("", |feature| feature.name.get(lang))));
            all.truncate(MOST_NEAR);
        }
        let listed: Listed = all.into();
        self.known = Some((door, kind, lang, territory, Arc::clone(&listed)));
        listed
    }
}

/// Metres from the kiosk to the nearest part of a thing, straight; none where one of them has no place.
pub(super) fn distance_m(kx: &Kx<'_, '_>, feature: &Feature) -> Option<f64> {
    let here = kx.config.here.as_ref()?.geo();
    let geometry = feature.geometry()?;
    let metres = ground::distance_m(&geometry, here);
    metres.is_finite().then_some(metres)
}

/// Minutes on foot and by bicycle over a straight distance: streets make it longer, by the factor that catchments reckon with.
pub(super) fn minutes(distance_m: f64) -> [f64; 2] {
    [Travel::on_foot(1.0), Travel::by_bicycle(1.0)]
        .map(|travel| (distance_m * travel.detour / travel.reach_m()).max(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kilometre_is_a_walk_of_a_quarter_of_an_hour() {
        let [foot, bicycle] = minutes(1_000.0);
        assert!((foot - 16.25).abs() < 0.01, "{foot}");
        assert!((bicycle - 5.2).abs() < 0.01, "{bicycle}");
        assert_eq!(minutes(0.0), [1.0, 1.0]);
    }

    #[test]
    fn every_door_has_something_behind_it() {
        let atlas = crate::load::atlas::embedded();
        for door in [Door::Parks, Door::Heritage, Door::Bicycle, Door::Bus, Door::Near] {
            let kinds = match Kind::of(door) {
                [] => &[Kind::All],
                kinds => kinds,
            };
            for kind in kinds {
                let count = atlas
                    .iter()
                    .filter(|(id, feature)| belongs(door, *kind, &atlas.layers[id.layer as usize].def.id, feature))
                    .count();
                assert!(count >= 5, "{door:?} {kind:?}: {count}");
            }
        }
    }
}
