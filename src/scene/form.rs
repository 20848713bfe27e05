//! The form that a feature takes at a zoom: a dot, an icon, or its own shape.

use crate::index::{Projected, Shown};
use crate::model::{Atlas, FeatureId};
use crate::space::Viewport;
use crate::style::{ClassStyle, Symbology};

/// Radius of the disc under an icon, in points.
const BADGE_RADIUS_PT: f32 = 11.0;
/// Areas smaller than this on the screen, in points, get an icon where their class has one.
pub(super) const ICON_BELOW_PT: f64 = 26.0;
/// Areas smaller than this on the screen, in points, become dots.
const DOT_BELOW_PT: f64 = 3.5;

/// The form of a feature. A shape may carry an icon as well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// Its own lines and areas are drawn.
    pub shape: bool,
    /// Radius of its symbol in points; 0 has none.
    pub symbol_radius_pt: f32,
    /// The symbol has an icon in it.
    pub icon: bool,
}

/// The form of `projected` in `viewport`.
pub fn form(style: &ClassStyle, projected: Projected<'_>, viewport: &Viewport) -> Form {
    let size = projected.extent.size();
    let size_pt = size[0].max(size[1]) * viewport.scale();
    let (has_point, has_area) = (projected.has_points(), projected.has_areas());
    let icon_due = !style.symbol.is_empty() && viewport.zoom >= style.icon_zoom;
    if has_point && !has_area {
        let radius = if icon_due {
            BADGE_RADIUS_PT
        } else {
            dot_radius_pt(style, viewport.zoom)
        };
        return Form {
            shape: false,
            symbol_radius_pt: radius,
            icon: icon_due,
        };
    }
    if has_area && icon_due && size_pt < ICON_BELOW_PT {
        return Form {
            shape: size_pt >= DOT_BELOW_PT,
            symbol_radius_pt: BADGE_RADIUS_PT - 2.0,
            icon: true,
        };
    }
    if has_area && !style.symbol.is_empty() && size_pt < DOT_BELOW_PT {
        return Form {
            shape: false,
            symbol_radius_pt: dot_radius_pt(style, viewport.zoom) * 0.7,
            icon: false,
        };
    }
    Form {
        shape: true,
        symbol_radius_pt: 0.0,
        icon: false,
    }
}

/// Radius of a dot: it grows slowly with the zoom.
pub(super) fn dot_radius_pt(style: &ClassStyle, zoom: f64) -> f32 {
    style.dot_radius_pt * (0.55 + 0.45 * ((zoom - 9.0) / 4.0).clamp(0.0, 1.0) as f32)
}

/// Radius of the symbol of a feature in `viewport`, in points, 0 without one; none when the feature is not drawn at this
/// zoom. Whatever is hit is seen, and the other way round.
pub fn symbol_reach_pt(
    atlas: &Atlas,
    shown: &Shown,
    symbology: &Symbology,
    id: FeatureId,
    projected: Projected<'_>,
    viewport: &Viewport,
) -> Option<f32> {
    let layer = &atlas.layers[id.layer as usize];
    let zoom = viewport.zoom;
    if !shown.reaches(id.layer as usize, &layer.def, zoom) {
        return None;
    }
    let style = symbology
        .layer(id.layer as usize)
        .get(usize::from(layer.class_of[id.index as usize]))?;
    (zoom >= style.min_zoom).then(|| form(style, projected, viewport).symbol_radius_pt)
}

/// Radius of the disc under an icon, in points.
pub(super) fn badge_radius_pt() -> f32 {
    BADGE_RADIUS_PT
}

/// Radius of the largest symbol that there is, in points.
pub fn largest_symbol_pt() -> f32 {
    BADGE_RADIUS_PT
}
