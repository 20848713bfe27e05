//! What an audience reads: the opening and the closing slide over the quiet map, and the words of a scene beside it.

use egui::{Align2, Area, Color32, CornerRadius, FontId, Id, Label, Rect, RichText, Ui, Vec2, pos2, vec2};

use super::shelf::Stories;
use super::{drawer_pt, pictures, slide_card_pt};
use crate::load::story::OpenedStory;
use crate::model::Scene;
use crate::paint::egui::font_id;
use crate::text::Face;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::theme::card;
use crate::ui::{Context, EDGE_PT, NARROW_PT, furniture, prose};

/// Ground of the opening and the closing slide, over the map: coal, in every theme.
const COAL: Color32 = Color32::from_rgba_premultiplied(22, 20, 18, 232);
/// Words on it.
const CHALK: Color32 = Color32::from_rgb(250, 246, 238);
const DUST: Color32 = Color32::from_rgb(201, 194, 182);
/// The green that rises from it.
const GREEN: Color32 = Color32::from_rgb(146, 196, 92);

/// How much larger words are than in a window of 1280 × 800 points.
pub fn scale(window: Rect) -> f32 {
    (window.width() / 1280.0).min(window.height() / 800.0).clamp(0.6, 4.0)
}

/// The opening slide: title and description.
pub(super) fn opening(ui: &Ui, cx: &Context<'_>, opened: &OpenedStory, window: Rect) {
    let lang = cx.lang();
    let territory = cx.atlas().catalog.title.get(lang).to_owned();
    let foot = format!("Archipel · {territory}");
    let title = opened.story.title.get(lang);
    plate(ui, window, title, opened.story.description.get(lang), &foot);
}

/// The closing slide: thanks, and whose data it was.
pub(super) fn closing(ui: &Ui, cx: &Context<'_>, opened: &OpenedStory, window: Rect) {
    let credits = crate::state::story::credits(cx.atlas(), &opened.story);
    let title = opened.story.title.get(cx.lang());
    plate(ui, window, cx.text("story-thanks"), title, &credits.join(" · "));
}

fn plate(ui: &Ui, window: Rect, title: &str, about: &str, foot: &str) {
    ui.painter().rect_filled(window, 0.0, COAL);
    let scale = scale(window);
    let left = window.left() + window.width() * 0.1;
    let width = window.width() * 0.8;
    let font = |face: Face, size: f32| font_id(face, size * scale);
    let words =
        |text: &str, font: FontId, color: Color32| Label::new(RichText::new(text).font(font).color(color)).wrap();
    Area::new(Id::unique("story plate"))
        .interactable(false)
        .pivot(Align2::LEFT_CENTER)
        .fixed_pos(pos2(left, window.center().y - 10.0 * scale))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 18.0 * scale;
            let (bar, _) = ui.allocate_exact_size(vec2(84.0, 7.0) * scale, egui::Sense::hover());
            ui.painter().rect_filled(bar, 3.5 * scale, GREEN);
            ui.add(words(title, font(Face::Bold, 58.0), CHALK));
            if !about.is_empty() {
                ui.add(words(about, font(Face::Regular, 25.0), DUST));
            }
        });
    Area::new(Id::unique("story plate foot"))
        .interactable(false)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pos2(left, window.bottom() - 36.0 * scale))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            ui.add(words(foot, font(Face::Regular, 13.5), DUST));
        });
}

/// The words of a scene, in a card at the left, or at the foot of a narrow window.
pub(super) fn caption(
    ui: &Ui,
    cx: &Context<'_>,
    stories: &mut Stories,
    opened: &OpenedStory,
    (scene, number): (&Scene, usize),
    window: Rect,
) {
    let lang = cx.lang();
    let narrow = window.width() < NARROW_PT;
    let scale = scale(window).max(0.8) * cx.state.text_size.clamp(0.9, 1.5);
    let edge = 2.0 * EDGE_PT;
    let (width, most) = if narrow {
        (window.width() - edge, drawer_pt(window) - edge)
    } else {
        (slide_card_pt(window), window.height() - 2.0 * edge)
    };
    let padding = 22.0 * scale.min(1.6);
    Area::new(Id::unique("story caption"))
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(pos2(
            window.left() + if narrow { EDGE_PT } else { edge },
            window.bottom() - if narrow { EDGE_PT } else { edge },
        ))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(padding).show(ui, |ui| {
                ui.set_width(width - 2.0 * padding - 2.0);
                // A card that stands on its foot has the room above it, whatever it held before.
                ui.set_max_height(most - 2.0 * padding);
                ui.spacing_mut().item_spacing.y = 10.0 * scale;
                egui::ScrollArea::vertical()
                    .id_salt(("caption", number))
                    .max_height(most - 2.0 * padding)
                    .follow(ui, |ui| {
                        let font = |face: Face, size: f32| font_id(face, size * scale);
                        let count = format!("{number} / {}", opened.story.scenes.len());
                        let count = RichText::new(count)
                            .font(font(Face::Semibold, 13.0))
                            .color(cx.color("accent"));
                        ui.add(Label::new(count));
                        let title = RichText::new(scene.title.get(lang)).font(font(Face::Bold, 28.0));
                        ui.add(Label::new(title.color(cx.color("text"))).wrap());
                        let (bar, _) = ui.allocate_exact_size(vec2(46.0, 4.0) * scale, egui::Sense::hover());
                        ui.painter().rect_filled(bar, CornerRadius::same(2), cx.color("accent"));
                        if let Some(name) = &scene.picture {
                            pictures::show(ui, cx, &mut stories.pictures, opened, name, most * 0.42);
                        }
                        // The size of text is in the style already.
                        prose::show(ui, cx, scene.text.get(lang), 20.0 * scale / 14.0 / cx.state.text_size);
                    });
            });
        });
}

/// The whole window in one colour, over everything.
pub(super) fn black(ui: &Ui, window: Rect) {
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("story black"));
    ui.ctx().layer_painter(layer).rect_filled(window, 0.0, Color32::BLACK);
}

/// Whose data is on the map: its licences ask for it on every picture.
pub(super) fn credits(ui: &Ui, cx: &Context<'_>, window: Rect) {
    let scale = scale(window);
    let words = RichText::new(furniture::credits(cx).join(" · ")).font(font_id(Face::Regular, 10.0 * scale));
    let words = words.color(cx.color("text-secondary"));
    let left = if window.width() < NARROW_PT {
        EDGE_PT
    } else {
        slide_card_pt(window) + 4.0 * EDGE_PT
    };
    Area::new(Id::unique("story credits"))
        .interactable(false)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(window.max - vec2(EDGE_PT, 4.0))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            egui::Frame::new()
                .fill(cx.color("card").gamma_multiply(0.85))
                .corner_radius(4)
                .inner_margin(egui::Margin::symmetric(6, 2))
                .show(ui, |ui| {
                    ui.set_max_width(window.width() - left - EDGE_PT - 12.0);
                    ui.add(Label::new(words).truncate());
                });
        });
}

/// The number that is being typed, large enough to be seen by who types it.
pub(super) fn typed(ui: &Ui, cx: &Context<'_>, digits: &str, window: Rect) {
    if digits.is_empty() {
        return;
    }
    let scale = scale(window);
    Area::new(Id::unique("story digits"))
        .order(egui::Order::Foreground)
        .interactable(false)
        .pivot(Align2::RIGHT_BOTTOM)
        .fixed_pos(window.max - Vec2::splat(2.0 * EDGE_PT))
        .show(ui.ctx(), |ui| {
            card(cx.palette).show(ui, |ui| {
                let words = RichText::new(digits).font(font_id(Face::Semibold, 28.0 * scale));
                ui.label(words);
            });
        });
}
