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

use super::card_edge::{self, Edge};
use super::focus::FollowsFocus as _;
use super::theme::card;
use super::{Context, EDGE_PT, NARROW_PT};
use crate::analysis::sheet::Sheet;
use crate::model::FeatureId;
use crate::state::{Command, PanelCommand, SHEET_WIDTH_PT, State};

/// Room of the map that sheets leave at least, in points.
const LEAST_MAP_PT: f32 = 240.0;
/// The same where two languages are read side by side.
const LEAST_MAP_BESIDE_TWO_PT: f32 = 180.0;
/// No sheet is narrower, in points.
const LEAST_SHEET_PT: f32 = 260.0;

/// A sheet that is being laid out.
struct Page<'a> {
    sheet: &'a Sheet,
    id: FeatureId,
    part: Part,
}

/// Why a sheet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is that of the selection.
    Selection,
    /// The same in the second language.
    SecondLanguage,
    /// It was put aside to be compared.
    Pinned,
}

/// Ids of the sheets that have room, left to right: pinned ones, then that of the selection.
pub fn columns(state: &State, window: Rect) -> Vec<&str> {
    let mut ids: Vec<&str> = state.pins.iter().map(String::as_str).collect();
    ids.retain(|id| state.selection.as_deref() != Some(*id));
    ids.extend(state.selection.as_deref());
    let most = if window.width() < NARROW_PT {
        1
    } else {
        let free = window.width() - left_pt(state) - LEAST_MAP_PT - second_pt(state, window);
        ((free / (width_pt(state, window) + EDGE_PT)).floor() as usize).max(1)
    };
    // The selection is the last and always has room.
    let first = ids.len().saturating_sub(most);
    ids.split_off(first)
}

/// Width of the left panel and its margin, in points.
fn left_pt(state: &State) -> f32 {
    if state.left_shown() {
        state.left_width_pt() + EDGE_PT
    } else {
        0.0
    }
}

/// Width of one sheet, in points: two that are read side by side share what the map leaves them.
fn width_pt(state: &State, window: Rect) -> f32 {
    let wanted = state.sheet_width_pt().min(window.width() - 2.0 * EDGE_PT);
    if window.width() < NARROW_PT || !is_read_twice(state) {
        return wanted;
    }
    let shared = (window.width() - left_pt(state) - LEAST_MAP_BESIDE_TWO_PT) / 2.0 - EDGE_PT;
    wanted.min(shared.max(LEAST_SHEET_PT))
}

/// Whether the sheet of the selection is shown in a second language too.
fn is_read_twice(state: &State) -> bool {
    state.second_language.is_some() && state.selection.is_some()
}

/// Width that the sheet in the second language and its margin take in a wide window, in points.
fn second_pt(state: &State, window: Rect) -> f32 {
    if is_read_twice(state) && window.width() >= NARROW_PT {
        width_pt(state, window) + EDGE_PT
    } else {
        0.0
    }
}

/// The id of the area of the sheet of the selection.
pub(super) fn area_id() -> Id {
    Id::unique(("sheet", "sheet"))
}

/// Width that sheets and their margins take at the right of a wide window, in points.
pub fn covered_pt(state: &State, window: Rect) -> f32 {
    columns(state, window).len() as f32 * (width_pt(state, window) + EDGE_PT) + second_pt(state, window)
}

/// Shows the sheets.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let ids: Vec<String> = columns(cx.state, window).into_iter().map(str::to_owned).collect();
    let width = width_pt(cx.state, window);
    let left = window.right() - covered_pt(cx.state, window);
    let count = ids.len();
    for (column, stable_id) in ids.into_iter().enumerate() {
        let current = cx.state.selection.as_deref() == Some(stable_id.as_str());
        let second = cx.second.filter(|_| current && is_read_twice(cx.state));
        let narrow = window.width() < NARROW_PT;
        let left = if narrow {
            window.right() - width - EDGE_PT
        } else {
            left + column as f32 * (width + EDGE_PT)
        };
        let (mut own, mut beside) = (window, window.translate(vec2(width + EDGE_PT, 0.0)));
        if second.is_some() && narrow {
            // No room side by side: one above the other.
            own.max.y = own.center().y;
            beside = Rect::from_min_max(pos2(window.left(), own.bottom()), window.max);
        }
        let part = if current { Part::Selection } else { Part::Pinned };
        let Some(rect) = one(ui, cx, &stable_id, part, pos2(left, own.top() + EDGE_PT), width, own) else {
            continue;
        };
        if let Some(second) = second {
            let first = std::mem::replace(&mut cx.messages, second);
            let left = left + beside.left() - window.left();
            let at = pos2(left, beside.top() + EDGE_PT);
            one(ui, cx, &stable_id, Part::SecondLanguage, at, width, beside);
            cx.messages = first;
        }
        if column == 0 && !narrow {
            resize(ui, cx, rect, count);
        }
    }
}

/// The left edge of the sheets sets their width.
fn resize(ui: &mut Ui, cx: &mut Context<'_>, rect: Rect, count: usize) {
    let grip = Rect::from_min_max(
        rect.left_top() - vec2(4.0, -24.0),
        rect.left_bottom() + vec2(4.0, -24.0),
    );
    let edge = Edge {
        id: "sheet edge",
        label: cx.text("sheet-width"),
        width_pt: cx.state.panels.sheet_width_pt,
        limits_pt: SHEET_WIDTH_PT,
        growth: -1.0 / count as f32,
    };
    if let Some(width) = card_edge::show(ui, cx, &edge, grip) {
        cx.push(Command::Panel(PanelCommand::SetSheetWidth(width)));
    }
}

fn one(
    ui: &mut Ui,
    cx: &mut Context<'_>,
    stable_id: &str,
    part: Part,
    at: Pos2,
    width: f32,
    window: Rect,
) -> Option<Rect> {
    let id = cx.world.atlas.find(stable_id)?;
    let sheet = cx.world.sheet(cx.messages, id)?;
    let page = Page {
        sheet: &sheet,
        id,
        part,
    };
    let height = window.height() - 2.0 * EDGE_PT - 28.0;
    let frame = card(cx.palette).inner_margin(0);
    let area = match part {
        Part::Selection => area_id(),
        Part::SecondLanguage => Id::unique(("sheet", "second language")),
        Part::Pinned => Id::unique(("sheet", stable_id)),
    };
    let mut name = cx.text("sheet-label").to_owned();
    if part == Part::SecondLanguage {
        name += &format!(" ({})", cx.text(&format!("lang-{}", cx.lang().code())));
    }
    let shown = Area::new(area)
        .accessible_name(name)
        .fixed_pos(at)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            frame.show(ui, |ui| {
                ui.set_width(width - 2.0);
                ui.set_max_height(height);
                ui.spacing_mut().item_spacing.y = 4.0;
                band::show(ui, cx, &page, width - 2.0);
                ScrollArea::vertical()
                    .id_salt(stable_id)
                    .auto_shrink([false, true])
                    .follow(ui, |ui| {
                        let margin = egui::Margin {
                            left: 16,
                            right: 16,
                            top: 4,
                            bottom: 16,
                        };
                        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                            // Rows of text, not of buttons.
                            ui.spacing_mut().interact_size.y = 18.0 * cx.state.text_size;
                            blocks::show(ui, cx, &page);
                        });
                    });
            });
        });
    Some(shown.response.rect)
}
