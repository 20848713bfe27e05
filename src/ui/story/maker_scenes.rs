//! The scenes of the story that is being made, in their order.

use egui::{Align, EventFilter, Id, Key, Layout, Modifiers, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::maker::Maker;
use super::maker_form::maker_command;
use super::shelf::Stories;
use crate::state::MakerCommand;
use crate::ui::{Context, controls};

/// Height of a row, in points.
pub(super) const ROW_PT: f32 = 46.0;

/// The scenes in their order: a click shows one, a drag moves it; with the keyboard the arrows go from one to the next, move
/// it with Alt, and Delete takes it out.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, maker: &mut Maker) {
    let count = maker.story.scenes.len();
    if count == 0 {
        ui.add(egui::Label::new(cx.text("story-no-scene")).wrap());
        return;
    }
    let looks = (cx.palette.theme(), cx.lang());
    let mut rows: Vec<Rect> = Vec::new();
    let hint = cx.text("story-order").to_owned();
    let focused = std::mem::take(&mut maker.focused);
    for (index, scene) in maker.story.scenes.iter().enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_PT), Sense::hover());
        // A name of its own: the keyboard stays with it whatever comes and goes above.
        let id = Id::unique(("maker scene", index));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        rows.push(rect);
        let title = scene.title.get(maker.lang);
        let title = if title.is_empty() {
            cx.text("story-untitled")
        } else {
            title
        };
        let label = format!("{}. {title}", index + 1);
        let on = maker.chosen == Some(index);
        response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, on, &label));
        if focused == Some(index) {
            response.request_focus();
        }
        if response.has_focus() {
            keys(ui, cx, &response, (index, count), &mut maker.focused);
        }
        if on && maker.shown != maker.chosen {
            response.scroll_to_me(None);
        }
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let fill = if on {
            cx.color("accent-soft")
        } else if response.hovered() {
            cx.color("hover")
        } else {
            egui::Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 6.0, fill);
        controls::focus_ring(ui, cx, rect, &response);
        let picture = Rect::from_min_size(rect.min + vec2(4.0, 3.0), vec2((ROW_PT - 6.0) * 1.6, ROW_PT - 6.0));
        ui.painter().rect_filled(picture, 4.0, cx.color("field"));
        if let Some(texture) = stories.previews.get(scene, looks) {
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), picture, uv, egui::Color32::WHITE);
        }
        let text = Rect::from_min_max(pos2(picture.right() + 8.0, rect.top()), rect.max - vec2(4.0, 0.0));
        let builder = egui::UiBuilder::new()
            .max_rect(text)
            .layout(Layout::left_to_right(Align::Center));
        let mut child = ui.new_child(builder);
        child.add(egui::Label::new(&label).truncate().selectable(false));
        if response.clicked() {
            cx.push(maker_command(MakerCommand::Show(index)));
        }
        if response.drag_started() {
            maker.dragged = Some(index);
        }
        response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(&hint);
    }
    maker.shown = maker.chosen;
    drag(ui, cx, maker, &rows);
}

/// What the keys do to the scene that has the keyboard; the keyboard goes along with it.
fn keys(
    ui: &Ui,
    cx: &mut Context<'_>,
    response: &Response,
    (index, count): (usize, usize),
    focused: &mut Option<usize>,
) {
    let filter = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let above = index.checked_sub(1);
    let below = Some(index + 1).filter(|below| *below < count);
    for (key, other) in [(Key::ArrowUp, above), (Key::ArrowDown, below)] {
        // With Alt first: the toolkit takes a key with more modifiers for the plain one too.
        let moves = pressed(Modifiers::ALT, key);
        if !moves && !pressed(Modifiers::NONE, key) {
            continue;
        }
        let Some(other) = other else { continue };
        let command = if moves {
            MakerCommand::Move(index, other)
        } else {
            MakerCommand::Show(other)
        };
        cx.push(maker_command(command));
        *focused = Some(other);
    }
    if pressed(Modifiers::NONE, Key::Delete) {
        cx.push(maker_command(MakerCommand::Remove(index)));
        *focused = Some(index.min(count.saturating_sub(2)));
    }
}

/// A scene that is dragged goes where a line shows.
fn drag(ui: &Ui, cx: &mut Context<'_>, maker: &mut Maker, rows: &[Rect]) {
    let (Some(from), Some(at)) = (maker.dragged, ui.input(|input| input.pointer.latest_pos())) else {
        return;
    };
    let gap = rows.iter().filter(|row| row.center().y < at.y).count();
    let to = if gap > from { gap - 1 } else { gap };
    if ui.input(|input| input.pointer.any_released()) {
        maker.dragged = None;
        if to != from {
            cx.push(maker_command(MakerCommand::Move(from, to)));
        }
        return;
    }
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    let y = match rows.get(gap) {
        Some(row) => row.top(),
        None => rows.last().map_or(0.0, |row| row.bottom()),
    };
    if let Some(row) = rows.first() {
        ui.painter()
            .hline(row.x_range(), y, Stroke::new(2.5, cx.color("accent")));
    }
}
