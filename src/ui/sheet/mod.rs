//! The sheets on the right: that of the selection, and pinned ones beside it to be compared. What a sheet says is made by
//! `analysis::sheet`; here it is laid out.

mod actions;
mod band;
mod blocks;
mod facts;
mod line;
mod links;
mod save;
mod shaft;
mod source;
mod timeline;

use egui::{Area, Id, Pos2, Rect, ScrollArea, Ui, pos2, vec2};

pub(super) use save::carry_out;

use super::left_panel::drag_edge;
use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT};
use crate::analysis::sheet::Sheet;
use crate::model::FeatureId;
use crate::state::{Command, PanelCommand, State};

/// Room of the map that sheets leave at least, in points.
const LEAST_MAP_PT: f32 = 240.0;

/// A sheet that is being laid out.
struct Page<'a> {
    sheet: &'a Sheet,
    id: FeatureId,
    /// It is the sheet of the selection, not a pinned one.
    current: bool,
}

/// Ids of the sheets that have room, left to right: pinned ones, then that of the selection.
pub fn columns(state: &State, window: Rect) -> Vec<&str> {
    let mut ids: Vec<&str> = state.pins.iter().map(String::as_str).collect();
    ids.retain(|id| state.selection.as_deref() != Some(*id));
    ids.extend(state.selection.as_deref());
    let most = if window.width() < NARROW_PT {
        1
    } else {
        let left = if state.panels.left_open {
            state.left_width_pt() + EDGE_PT
        } else {
            0.0
        };
        let free = window.width() - left - LEAST_MAP_PT;
        ((free / (state.sheet_width_pt() + EDGE_PT)).floor() as usize).max(1)
    };
    // The selection is the last and always has room.
    let first = ids.len().saturating_sub(most);
    ids.split_off(first)
}

/// The id of the area of the sheet of the selection.
pub(super) fn area_id() -> Id {
    Id::unique(("sheet", "sheet"))
}

/// Width that sheets and their margins take at the right of a wide window, in points.
pub fn covered_pt(state: &State, window: Rect) -> f32 {
    columns(state, window).len() as f32 * (state.sheet_width_pt() + EDGE_PT)
}

/// Shows the sheets.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let world = cx.world;
    let ids: Vec<String> = columns(cx.state, window).into_iter().map(str::to_owned).collect();
    let width = cx.state.sheet_width_pt().min(window.width() - 2.0 * EDGE_PT);
    let count = ids.len();
    for (column, stable_id) in ids.into_iter().enumerate() {
        let Some(id) = world.atlas.find(&stable_id) else {
            continue;
        };
        let Some(sheet) = world.sheet(cx.messages, id) else {
            continue;
        };
        let from_right = (count - column) as f32;
        let left = window.right() - from_right * (width + EDGE_PT);
        let page = Page {
            sheet: &sheet,
            id,
            current: cx.state.selection.as_deref() == Some(stable_id.as_str()),
        };
        let rect = one(ui, cx, &page, pos2(left, window.top() + EDGE_PT), width, window);
        if column == 0 && window.width() >= NARROW_PT {
            resize(ui, cx, rect, count);
        }
    }
}

/// The left edge of the sheets can be dragged.
fn resize(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, count: usize) {
    let grip = Rect::from_min_max(
        rect.left_top() - vec2(4.0, -24.0),
        rect.left_bottom() + vec2(4.0, -24.0),
    );
    if let Some(delta) = drag_edge(ui, "sheet edge", grip) {
        cx.push(Command::Panel(PanelCommand::SetSheetWidth(
            cx.state.panels.sheet_width_pt - delta / count as f32,
        )));
    }
}

fn one(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>, at: Pos2, width: f32, window: Rect) -> Rect {
    let height = window.height() - 2.0 * EDGE_PT - 28.0;
    let frame = card(cx.palette).inner_margin(0);
    let name = &page.sheet.id;
    let area = if page.current {
        area_id()
    } else {
        Id::unique(("sheet", name))
    };
    let shown = Area::new(area)
        .accessible_name(cx.text("sheet-label").to_owned())
        .fixed_pos(at)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0);
                ui.set_max_height(height);
                ui.spacing_mut().item_spacing.y = 4.0;
                band::show(ui, cx, page, width - 2.0);
                ScrollArea::vertical()
                    .id_salt(&page.sheet.id)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let margin = egui::Margin {
                            left: 16,
                            right: 16,
                            top: 4,
                            bottom: 16,
                        };
                        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                            // Rows of text, not of buttons.
                            ui.spacing_mut().interact_size.y = 18.0 * cx.state.text_size;
                            blocks::show(ui, cx, page);
                        });
                    });
            });
        });
    shown.response.rect
}
