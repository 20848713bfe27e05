//! A row of the list: badge, name, category and commune, and the value that the list is ordered by.

use egui::{Rect, RichText, Sense, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText, pos2, vec2};

use crate::index::facets::ground;
use crate::model::{Feature, FeatureId, SortKey};
use crate::paint::egui::color32;
use crate::ui::{Context, controls, words};

/// Height of a row, in points: a line of body text and a small one.
pub(super) fn height(ui: &Ui) -> f32 {
    (ui.text_style_height(&TextStyle::Body) + ui.text_style_height(&TextStyle::Small) + 12.0).round()
}

/// Shows a row in the width that there is.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, id: FeatureId, height: f32) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let Some(feature) = cx.atlas().feature(id) else {
        return response;
    };
    let on = cx.state.selection.as_deref() == Some(feature.id.as_str());
    let name = feature.name.get(cx.lang());
    let value = value(cx, id, feature);
    let below = below(cx, feature);
    let label = [name, below.as_str(), value.as_str()].map(str::trim).join(", ");
    let label = label.trim_end_matches(", ");
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, on, label));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, cx.color("hover"));
    } else if on {
        ui.painter().rect_filled(rect, 6.0, cx.color("accent-soft"));
    }
    controls::focus_ring(ui, cx, rect, &response);
    badge(ui, cx, id, feature, pos2(rect.left() + 17.0, rect.center().y));
    let small = |text: &str| WidgetText::from(RichText::new(text).small().color(cx.color("text-secondary")));
    let value = small(&value).into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Small);
    let left = rect.left() + 36.0;
    let room = rect.right() - 8.0 - left;
    let value_room = if value.size().x > 0.0 {
        value.size().x + 8.0
    } else {
        0.0
    };
    let title = WidgetText::from(RichText::new(name).color(cx.color("text")));
    let title = title.into_galley(ui, Some(TextWrapMode::Truncate), room - value_room, TextStyle::Body);
    let below = small(&below).into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Small);
    let top = rect.center().y - (title.size().y + below.size().y) / 2.0;
    let base = top + (title.size().y - value.size().y) / 2.0;
    let painter = ui.painter();
    painter.galley(
        pos2(rect.right() - 8.0 - value.size().x, base),
        value,
        cx.color("text-secondary"),
    );
    let middle = top + title.size().y;
    painter.galley(pos2(left, top), title, cx.color("text"));
    painter.galley(pos2(left, middle), below, cx.color("text-secondary"));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn badge(ui: &Ui, cx: &Context<'_>, id: FeatureId, feature: &Feature, center: egui::Pos2) {
    let layer = &cx.atlas().layers[id.layer as usize];
    let class = usize::from(layer.class_of[id.index as usize]);
    let style = cx.symbology.layer(id.layer as usize).get(class);
    let own = feature
        .color
        .as_deref()
        .and_then(|own| crate::style::Rgba::parse(own).ok());
    let color = own
        .or(style.map(|style| style.symbol_color()))
        .map_or(cx.color("accent"), color32);
    ui.painter().circle_filled(center, 12.0, color);
    let category = cx.atlas().catalog.category(&feature.category);
    let symbol = style
        .map(|style| style.symbol.as_ref())
        .filter(|symbol| !symbol.is_empty())
        .or(category.map(|category| category.symbol.as_str()))
        .unwrap_or("marker");
    let inner = Rect::from_center_size(center, Vec2::splat(16.0));
    controls::icon(
        ui,
        cx.textures,
        symbol,
        inner,
        color32(cx.palette.interface("symbol-icon")),
    );
}

/// Commune, and category where the name does not say it.
fn below(cx: &Context<'_>, feature: &Feature) -> String {
    let category = words::category(cx.atlas(), cx.lang(), feature);
    let commune = feature
        .communes
        .first()
        .and_then(|insee| cx.atlas().commune_name(insee));
    match commune.map(|name| name.get(cx.lang())) {
        Some(commune) => format!("{commune} · {category}"),
        None => category,
    }
}

/// What the list is ordered by, in words; a list by name shows how large things are.
fn value(cx: &Context<'_>, id: FeatureId, feature: &Feature) -> String {
    match cx.state.order.key {
        SortKey::Distance => {
            let from = cx.asked.results.center_geo;
            let geometry = feature.geometry();
            geometry.map_or(String::new(), |geometry| {
                cx.messages.distance(ground::distance_m(&geometry, from))
            })
        }
        SortKey::Year => match (feature.valid_from, feature.valid_to) {
            (None, None) => cx.text("results-undated").to_owned(),
            (Some(from), Some(to)) => format!("{}–{}", cx.messages.year(from.year), cx.messages.year(to.year)),
            (Some(from), None) => cx.messages.year(from.year),
            (None, Some(to)) => format!("–{}", cx.messages.year(to.year)),
        },
        SortKey::Name | SortKey::Size => {
            let measure = cx.world.facets().measure(id);
            if measure.area_ha > 0.0 {
                cx.messages.area(measure.area_ha)
            } else if measure.length_km > 0.0 {
                cx.messages.length(measure.length_km * 1_000.0)
            } else {
                String::new()
            }
        }
    }
}
