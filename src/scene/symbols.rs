//! Symbols: who gets room for an icon, who becomes a dot, and the disc of what is only approximately there.

use std::f32::consts::TAU;
use std::sync::Arc;

use super::collision::Occupied;
use super::form::Form;
use super::input::SceneInput;
use super::scene::{Badge, Item, Path, Scene, Stroke, SymbolItem};
use crate::index::Projected;
use crate::model::{Feature, GeometryStatus};
use crate::style::{ClassStyle, Rgba};

/// Positions worse than this are drawn as a disc of their precision, in metres.
const VAGUE_BEYOND_M: f64 = 500.0;
/// Discs of precision are drawn between these radii, in points: smaller ones hide under the symbol, larger ones say nothing.
const DISC_PT: std::ops::RangeInclusive<f64> = 16.0..=220.0;

/// A symbol that still has to find room.
pub struct SymbolCandidate {
    item: SymbolItem,
    dot_radius_pt: f32,
    /// Layer and index: the topmost layer wins.
    rank: (usize, u32),
}

/// Whether the place of a feature is only approximately known.
fn is_vague(feature: &Feature) -> bool {
    matches!(
        feature.geometry_status,
        GeometryStatus::Approximate | GeometryStatus::Indicative
    ) && feature.precision_m.is_some_and(|metres| metres > VAGUE_BEYOND_M)
}

/// Adds the symbols of a feature to `found`: one at each of its points, else one at its anchor.
#[allow(clippy::too_many_arguments)]
pub fn candidates(
    input: &SceneInput<'_>,
    rank: (usize, u32),
    feature: &Feature,
    projected: Projected<'_>,
    style: &ClassStyle,
    form: Form,
    opacity: f32,
    found: &mut Vec<SymbolCandidate>,
) {
    let hollow = style.hollow || is_vague(feature);
    let ring = if style.hollow {
        style.disc
    } else {
        style.stroke.unwrap_or(style.disc).solid()
    };
    let card = input.palette.interface("card");
    let candidate = |place| {
        let at = input.viewport.screen_from_mercator(place);
        let item = SymbolItem {
            at: [at.x as f32, at.y as f32],
            radius_pt: form.symbol_radius_pt,
            badge: if hollow { Badge::Hollow } else { Badge::Disc },
            color: if hollow { ring } else { style.disc }.faded(opacity),
            rim: (if hollow { card } else { style.rim.0 }.faded(opacity), style.rim.1),
            icon: form.icon.then(|| Arc::clone(&style.symbol)),
            icon_color: if hollow { ring } else { style.icon_color }.faded(opacity),
        };
        SymbolCandidate {
            item,
            dot_radius_pt: style.dot_radius_pt,
            rank,
        }
    };
    let before = found.len();
    found.extend(projected.places().map(candidate));
    if found.len() == before {
        found.push(candidate(projected.anchor()));
    }
}

/// Adds the disc within which an approximate place lies, pale and dashed, under everything of its layer.
pub fn add_precision_disc(
    input: &SceneInput<'_>,
    feature: &Feature,
    projected: Projected<'_>,
    color: Rgba,
    scene: &mut Scene,
) {
    let Some(metres) = feature.precision_m.filter(|_| is_vague(feature)) else {
        return;
    };
    let radius = metres / input.viewport.metres_per_point();
    if !DISC_PT.contains(&radius) {
        return;
    }
    let at = input.viewport.screen_from_mercator(projected.anchor());
    let (first, corners) = (scene.points.len() as u32, 72_u32);
    let radius = radius as f32;
    let (path, triangle) = (scene.paths.len() as u32, scene.triangles.len() as u32);
    scene.points.extend((0..corners).map(|corner| {
        let angle = corner as f32 / corners as f32 * TAU;
        [at.x as f32 + radius * angle.cos(), at.y as f32 + radius * angle.sin()]
    }));
    scene.paths.push(Path {
        start: first,
        end: first + corners,
        closed: true,
        hole: false,
        blob: false,
    });
    scene
        .triangles
        .extend((1..corners - 1).flat_map(|corner| [first, first + corner, first + corner + 1]));
    let (paths, triangles) = (path..path + 1, triangle..scene.triangles.len() as u32);
    scene.items.push(Item::Fill {
        paths: paths.clone(),
        triangles,
        color: color.faded(0.03),
        pattern: None,
    });
    let dash_pt: Option<Arc<[f32]>> = Some(Arc::from([3.0, 4.0].as_slice()));
    scene.items.push(Item::Stroke {
        paths,
        stroke: Stroke {
            color: color.faded(0.6),
            width_pt: 1.0,
            dash_pt,
        },
    });
}

/// Symbols find their room, topmost first; one with no room left for its icon becomes a dot. Dots lie below icons, and
/// names may be written over them.
pub fn place(mut symbols: Vec<SymbolCandidate>, occupied: &mut Occupied, scene: &mut Scene) {
    symbols.sort_by_key(|symbol| symbol.rank);
    for symbol in symbols.iter_mut().filter(|symbol| symbol.item.icon.is_some()) {
        let [x, y] = symbol.item.at;
        let reach = symbol.item.radius_pt * 0.85;
        if !occupied.claim([x - reach, y - reach, x + reach, y + reach]) {
            symbol.item.icon = None;
            symbol.item.radius_pt = symbol.dot_radius_pt;
        }
    }
    let (icons, dots): (Vec<_>, Vec<_>) = symbols.into_iter().rev().partition(|symbol| symbol.item.icon.is_some());
    scene
        .items
        .extend(dots.into_iter().chain(icons).map(|symbol| Item::Symbol(symbol.item)));
}
