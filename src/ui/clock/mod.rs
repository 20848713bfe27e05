//! The mining clock at the foot of the map: chart, slider, buttons, the events of the year. What plays and how fast is known
//! here and in no state.

mod caption;
mod chart;
mod figures;
mod play;
mod slider;

use egui::{
    Align, Area, Id, Layout, Rect, RichText, Role, Sense, Shadow, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

pub use self::play::{ClockView, keys};

use super::theme::{card, shadow_around};
use super::{Context, EDGE_PT, NARROW_PT, controls, corners, right_edge};
use crate::analysis::clock::Phase;
use crate::paint::egui::{Painted, font_id};
use crate::scene::{Scene, add_lamp_sample, clock_words};
use crate::space::Viewport;
use crate::state::{Command, State, TimeCommand};
use crate::text::Face;

/// Height of chart and slider with their years, in points.
const TRACK_PT: f32 = 76.0;
/// Height of a row of buttons, in points.
const ROW_PT: f32 = 34.0;
/// Height of the row with the year in a narrow card, in points.
const HEAD_ROW_PT: f32 = 50.0;
/// Width of the button that plays with the year beside it, in points.
const HEAD_PT: f32 = 178.0;
/// Width of the steps with the speed, in points.
const STEPS_PT: f32 = 236.0;
/// Space inside the card, in points.
const PAD_PT: f32 = 10.0;
/// Below this width the year and its buttons have a row of their own, in points.
const SLIM_PT: f32 = 700.0;

/// Height that the clock takes above the strip, with the gap above it, in points; 0 without a clock.
pub fn height_pt(state: &State, window: Rect) -> f32 {
    if state.year.is_none() {
        return 0.0;
    }
    place(state, window).map_or(0.0, |rect| rect.height() + EDGE_PT)
}

/// Whether the clock is on. A story has the map for itself; its scenes say the year.
pub fn is_shown(state: &State) -> bool {
    state.year.is_some() && state.story.is_none()
}

/// Where the clock stands; none without a clock, or where panels leave no map.
fn place(state: &State, window: Rect) -> Option<Rect> {
    if !is_shown(state) {
        return None;
    }
    let right = right_edge(state, window)?;
    let beside = state.left_shown() && window.width() >= NARROW_PT;
    let left = window.left() + EDGE_PT + if beside { state.left_width_pt() + EDGE_PT } else { 0.0 };
    let bottom = window.bottom() - corners::strip_pt(state) - EDGE_PT;
    let head = if right - left < SLIM_PT { HEAD_ROW_PT } else { 0.0 };
    let height = (TRACK_PT + head + ROW_PT) * text(state) + 2.0 * PAD_PT;
    (right - left > 200.0).then(|| Rect::from_min_max(pos2(left, bottom - height), pos2(right, bottom)))
}

/// Factor on the size of text in the clock.
fn text(state: &State) -> f32 {
    state.text_size.clamp(1.0, 1.4)
}

/// Shows the clock when it is on, and lets the years run while they play.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(year) = cx.state.year else { return };
    let Some(mut view) = cx.clock.as_deref_mut().map(std::mem::take) else {
        return;
    };
    if is_shown(cx.state) {
        view.tick(ui.ctx(), cx, year);
    } else {
        view.stop();
    }
    if let Some(rect) = place(cx.state, window) {
        clock(ui, cx, &mut view, rect, year);
        // Two years have their figures instead: a caption would lie over both.
        if cx.state.then.is_none() {
            caption::show(ui, cx, &view, rect, year);
        }
        figures::show(ui, cx, rect);
    }
    if let Some(kept) = cx.clock.as_deref_mut() {
        *kept = view;
    }
}

/// The divider between two years, where there are two.
pub fn divider(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let (Some(then), Some(now)) = (cx.state.then, cx.state.year) else {
        return;
    };
    let bottom = place(cx.state, window).map_or(window.bottom(), |rect| rect.top());
    let label = cx.messages.format(
        "clock-divider",
        &[("then", then.year.to_string().into()), ("now", now.to_string().into())],
    );
    let above = window.with_max_y(bottom + 24.0);
    if let Some(at) = super::basemap::bar(ui, cx, above, "then and now", then.at, None, &label) {
        let thousandths = (at.clamp(0.0, 1.0) * 1000.0).round() as u16;
        cx.push(Command::Time(TimeCommand::SetDivider(thousandths)));
    }
}

fn clock(ui: &mut Ui, cx: &mut Context<'_>, view: &mut ClockView, rect: Rect, year: i32) {
    Area::new(Id::unique("clock"))
        .accessible_name(cx.text("clock-title").to_owned())
        .fixed_pos(rect.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            shadow_around(ui.painter(), cx.palette, rect);
            card(cx.palette).shadow(Shadow::NONE).inner_margin(0).show(ui, |ui| {
                let (whole, _) = ui.allocate_exact_size(rect.size() - Vec2::splat(2.0), Sense::hover());
                let inner = whole.shrink(PAD_PT);
                let text = text(cx.state);
                let slim = rect.width() < SLIM_PT;
                let head = if slim { 0.0 } else { HEAD_PT * text };
                let tools = 34.0 * text;
                let track = Rect::from_min_max(
                    pos2(inner.left() + head + 10.0, inner.top()),
                    pos2(inner.right() - tools - 12.0, inner.top() + TRACK_PT * text),
                );
                slider::show(ui, cx, view, track, year);
                let side = Rect::from_min_max(pos2(inner.right() - tools, inner.top()), inner.right_bottom());
                within(ui, side, Layout::top_down(Align::Max), |ui| tools_ui(ui, cx));
                if slim {
                    let row = row_of(inner, TRACK_PT * text, HEAD_ROW_PT * text);
                    within(ui, row, Layout::left_to_right(Align::Center), |ui| {
                        head_ui(ui, cx, view, year, text)
                    });
                    let row = row_of(inner, (TRACK_PT + HEAD_ROW_PT) * text, ROW_PT * text);
                    within(ui, row, Layout::left_to_right(Align::Center), |ui| {
                        legend_ui(ui, cx, year)
                    });
                } else {
                    let head = Rect::from_min_size(inner.min, vec2(head, TRACK_PT * text));
                    within(ui, head, Layout::left_to_right(Align::Center), |ui| {
                        head_ui(ui, cx, view, year, text)
                    });
                    let row = row_of(inner, TRACK_PT * text, ROW_PT * text);
                    within(ui, row, Layout::left_to_right(Align::Center), |ui| {
                        legend_ui(ui, cx, year);
                        ui.with_layout(Layout::right_to_left(Align::Center), |ui| steps_ui(ui, cx, view, true));
                    });
                }
            });
        });
}

fn row_of(inner: Rect, down: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(inner.left(), inner.top() + down), vec2(inner.width(), height))
}

fn within(ui: &mut Ui, rect: Rect, layout: Layout, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), content);
}

/// Play, and the year.
fn head_ui(ui: &mut Ui, cx: &mut Context<'_>, view: &mut ClockView, year: i32, text: f32) {
    ui.spacing_mut().item_spacing.x = 10.0;
    let side = 44.0 * text.min(1.2);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let playing = view.plays();
    let name = cx.text(if playing { "clock-pause" } else { "clock-play" }).to_owned();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, playing, &name));
    let fill = if response.hovered() {
        cx.color("lamp").gamma_multiply(0.85)
    } else {
        cx.color("lamp")
    };
    let rim = Stroke::new(1.2, cx.color("lamp-rim"));
    ui.painter().circle(rect.center(), side / 2.0 - 1.0, fill, rim);
    if response.has_focus() {
        let ring = Stroke::new(2.0, cx.color("focus"));
        ui.painter().circle_stroke(rect.center(), side / 2.0, ring);
    }
    play_mark(ui, cx, rect.center(), side * 0.2, playing);
    if response.clicked() {
        cx.push(Command::Time(TimeCommand::TogglePlay));
    }
    let keys = format!("{name} ({})", cx.text("key-space"));
    response.on_hover_text(keys);
    let size = 28.0 * text;
    let words = RichText::new(year.to_string())
        .font(font_id(Face::Bold, size))
        .color(cx.color("text"));
    // In a row of its own the steps stand beside it; where they leave no room, the year on the map is enough.
    let has_row = ui.max_rect().width() > HEAD_PT * text;
    let room = ui.max_rect().right() - ui.cursor().left();
    let steps = STEPS_PT * text;
    if !has_row || room > steps + 2.6 * size {
        ui.add(egui::Label::new(words).selectable(false));
    }
    if has_row {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            steps_ui(ui, cx, view, room > steps);
        });
    }
}

/// A triangle to play, two bars to pause.
fn play_mark(ui: &Ui, cx: &Context<'_>, middle: egui::Pos2, half: f32, playing: bool) {
    let lamp = cx.palette.interface("lamp");
    let contrast = |token: &&str| (cx.palette.interface(token).contrast(lamp) * 100.0) as i64;
    let ink = cx.color(["text", "paper"].into_iter().max_by_key(contrast).unwrap_or("text"));
    if playing {
        for x in [-0.55, 0.55] {
            let bar = Rect::from_center_size(middle + vec2(x * half, 0.0), vec2(half * 0.55, half * 1.9));
            ui.painter().rect_filled(bar, 1.0, ink);
        }
    } else {
        let corners = [vec2(-0.65, -1.0), vec2(1.0, 0.0), vec2(-0.65, 1.0)];
        let points = corners.map(|corner| middle + corner * half).to_vec();
        ui.painter().add(egui::Shape::convex_polygon(points, ink, Stroke::NONE));
    }
}

/// Steps and speed, from right to left; steps of ten years where there is room for them.
fn steps_ui(ui: &mut Ui, cx: &mut Context<'_>, view: &mut ClockView, decades: bool) {
    ui.spacing_mut().item_spacing.x = 4.0;
    let count = view.speed();
    let words = cx.messages.format("clock-speed", &[("count", count.into())]);
    let label = cx.messages.format("clock-speed-label", &[("count", count.into())]);
    let response = ui.button(words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    if response.on_hover_text(label).clicked() {
        view.next_speed();
    }
    let all: [(i32, &str); 4] = [(10, "+10"), (1, "+1"), (-1, "−1"), (-10, "−10")];
    for (by, words) in all.into_iter().filter(|(by, _)| decades || by.abs() == 1) {
        let command = Command::Time(TimeCommand::StepYears(by));
        let label = controls::command_label(cx, &command);
        let response = ui.button(words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
        if response.on_hover_text(label).clicked() {
            cx.push(command);
        }
    }
}

/// Close, and two years side by side.
fn tools_ui(ui: &mut Ui, cx: &mut Context<'_>) {
    let label = cx.text("clock-close").to_owned();
    if controls::icon_button(ui, cx, "ui-close", &label, false).clicked() {
        cx.push(Command::Time(TimeCommand::SetYear(None)));
    }
    let command = Command::Time(TimeCommand::ToggleThen);
    let label = controls::command_label(cx, &command);
    if controls::icon_button(ui, cx, "ui-swipe", &label, cx.state.then.is_some()).clicked() {
        cx.push(command);
    }
}

/// What the marks mean, each with its count.
fn legend_ui(ui: &mut Ui, cx: &Context<'_>, year: i32) {
    ui.spacing_mut().item_spacing.x = 6.0;
    let counts = cx.world.clock().counts(cx.atlas(), cx.shown, year);
    let words = clock_words(cx.messages, counts);
    let all = words
        .iter()
        .map(|(_, words)| words.as_str())
        .collect::<Vec<_>>()
        .join(" · ");
    let tip = format!("{all}\n{}", cx.text("clock-filter-years"));
    // The steps stand at the right of a wide card.
    let steps = if ui.max_rect().width() < SLIM_PT { 0.0 } else { STEPS_PT };
    let end = ui.max_rect().right() - steps * text(cx.state);
    let room = end - ui.cursor().left();
    let fitting = fitting(ui, &words, room);
    for (phase, words) in words
        .into_iter()
        .zip(fitting)
        .filter_map(|(part, fits)| fits.then_some(part))
    {
        if let Some(phase) = phase {
            sample(ui, cx, phase);
        }
        let words = RichText::new(words)
            .text_style(egui::TextStyle::Small)
            .color(cx.color("text-secondary"));
        ui.add(egui::Label::new(words).selectable(false)).on_hover_text(&tip);
        ui.add_space(4.0);
    }
}

/// Which parts of the legend find room. What works and what nothing dates come first: nobody must take the undated for
/// absent. The rest stands in the tooltip.
fn fitting(ui: &Ui, words: &[(Option<Phase>, String)], room: f32) -> Vec<bool> {
    let font = egui::TextStyle::Small.resolve(ui.style());
    let width = |(phase, words): &(Option<Phase>, String)| {
        let galley = ui
            .painter()
            .layout_no_wrap(words.clone(), font.clone(), egui::Color32::WHITE);
        let mark = if phase.is_some() { 22.0 } else { 0.0 };
        mark + galley.size().x + 10.0
    };
    let mut order: Vec<usize> = (0..words.len()).collect();
    // The first without a mark are the undated, as `clock_words` has them.
    let undated = words.iter().position(|(phase, _)| phase.is_none());
    order.sort_by_key(|place| (*place != 0 && Some(*place) != undated, *place));
    let mut fits = vec![false; words.len()];
    let mut left = room;
    for place in order {
        let wanted = width(&words[place]);
        fits[place] = wanted <= left || place == 0 || Some(place) == undated;
        if fits[place] {
            left -= wanted;
        }
    }
    fits
}

/// A mark as the map has it.
fn sample(ui: &mut Ui, cx: &Context<'_>, phase: Phase) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    let viewport = Viewport {
        center_geo: geo_types::Coord { x: 0.0, y: 0.0 },
        zoom: 8.0,
        size: [16.0, 16.0],
    };
    let mut scene = Scene::new(viewport, cx.palette.interface("card"));
    add_lamp_sample(cx.palette, phase, [8.0, 8.0], 3.6, &mut scene);
    let mut painted = Painted::default();
    painted.update(&scene, rect, ui.ctx().pixels_per_point(), cx.textures);
    painted.paint_meshes(ui.painter());
}
