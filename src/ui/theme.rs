//! Fonts, sizes and colours of the toolkit, after the palette.

use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, Margin, Painter, Rect, Shadow, Stroke, Style,
    TextStyle, Visuals, vec2,
};

use crate::paint::egui::{color32, family, font_id};
use crate::style::{Palette, Theme};
use crate::text::{self, Face};

/// Radius of a card's corners, in points.
const CARD_ROUND: u8 = 12;

/// Installs the fonts that the program brings, and no others.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for face in [Face::Regular, Face::Bold] {
        let data = FontData::from_static(text::japanese_bytes(face));
        fonts.font_data.insert(japanese(face), std::sync::Arc::new(data));
    }
    for face in Face::ALL {
        let name = format!("{face:?}");
        fonts.font_data.insert(
            name.clone(),
            std::sync::Arc::new(FontData::from_static(text::bytes(face))),
        );
        fonts
            .families
            .insert(family(face), vec![name, japanese(face), japanese(Face::Regular)]);
    }
    fonts.families.insert(
        FontFamily::Monospace,
        vec![format!("{:?}", Face::Regular), japanese(Face::Regular)],
    );
    ctx.set_fonts(fonts);
}

/// Name of the Japanese font that goes with a face.
fn japanese(face: Face) -> String {
    let weight = match face {
        Face::Regular | Face::Italic => "regular",
        Face::Semibold | Face::Bold => "bold",
    };
    format!("japanese-{weight}")
}

/// Style of text by use: 12 small, 14 body, 16 buttons of weight, 20 titles, 28 large numerals.
pub fn install_style(ctx: &egui::Context, theme: Theme, text_size: f32, reduce_motion: bool) {
    let palette = Palette::of(theme);
    let mut style = Style::default();
    let sized = |face: Face, size: f32| font_id(face, size * text_size);
    style.text_styles = [
        (TextStyle::Small, sized(Face::Regular, 12.0)),
        (TextStyle::Body, sized(Face::Regular, 14.0)),
        (TextStyle::Button, sized(Face::Regular, 14.0)),
        (TextStyle::Heading, sized(Face::Semibold, 20.0)),
        (TextStyle::Monospace, sized(Face::Regular, 13.0)),
        (TextStyle::Name("strong".into()), sized(Face::Semibold, 14.0)),
        (TextStyle::Name("group".into()), sized(Face::Semibold, 12.0)),
        (TextStyle::Name("numeral".into()), sized(Face::Semibold, 24.0)),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(8.0, 4.0);
    style.spacing.interact_size.y = 26.0 * text_size.max(1.0);
    style.spacing.icon_width = 18.0;
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style.animation_time = if reduce_motion { 0.0 } else { 0.18 };
    style.visuals = visuals(palette);
    ctx.set_theme(if theme.is_dark() {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    });
    ctx.set_global_style(style);
}

fn visuals(palette: &'static Palette) -> Visuals {
    let color = |token: &str| color32(palette.interface(token));
    let mut visuals = if palette.theme().is_dark() {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    visuals.override_text_color = Some(color("text"));
    visuals.weak_text_color = Some(color("text-secondary"));
    visuals.panel_fill = color("paper");
    visuals.window_fill = color("card");
    visuals.window_stroke = Stroke::new(1.0, color("card-border"));
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_shadow = shadow(color("shadow"));
    visuals.popup_shadow = shadow(color("shadow"));
    visuals.hyperlink_color = color("accent");
    visuals.selection.bg_fill = color("accent-soft");
    visuals.selection.stroke = Stroke::new(1.0, color("accent"));
    visuals.extreme_bg_color = color("field");
    visuals.faint_bg_color = color("hover");
    visuals.warn_fg_color = color("warning");
    visuals.error_fg_color = color("error");
    let round = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    for (widget, fill, edge) in [
        (&mut widgets.noninteractive, color("card"), color("divider")),
        (&mut widgets.inactive, color("field"), color("card-border")),
        (&mut widgets.hovered, color("hover"), color("track")),
        (&mut widgets.active, color("pressed"), color("track")),
        (&mut widgets.open, color("hover"), color("card-border")),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, edge);
        widget.fg_stroke = Stroke::new(1.25, color("text"));
        widget.corner_radius = round;
        widget.expansion = 0.0;
    }
    visuals
}

fn shadow(color: Color32) -> Shadow {
    Shadow {
        offset: [0, 4],
        blur: 18,
        spread: 0,
        color,
    }
}

/// The shadow of a card at `rect`, without the part that the card hides: a large card that is drawn in every frame would
/// paint its own area twice.
pub fn shadow_around(painter: &Painter, palette: &'static Palette, rect: Rect) {
    let shape = shadow(color32(palette.interface("shadow"))).as_shape(rect, CornerRadius::same(CARD_ROUND));
    let all = painter.clip_rect();
    // Round corners show what lies under them.
    let hidden = rect.shrink(f32::from(CARD_ROUND) / 2.0);
    let beside = all.with_min_y(hidden.top()).with_max_y(hidden.bottom());
    for strip in [
        all.with_max_y(hidden.top()),
        all.with_min_y(hidden.bottom()),
        beside.with_max_x(hidden.left()),
        beside.with_min_x(hidden.right()),
    ] {
        painter.with_clip_rect(strip).add(shape.clone());
    }
}

/// The paper card that panels lie on.
pub fn card(palette: &'static Palette) -> egui::Frame {
    let color = |token: &str| color32(palette.interface(token));
    egui::Frame::new()
        .fill(color("card"))
        .stroke(Stroke::new(1.0, color("card-border")))
        .corner_radius(CornerRadius::same(CARD_ROUND))
        .shadow(shadow(color("shadow")))
        .inner_margin(Margin::same(12))
}
