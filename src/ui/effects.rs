//! What commands do beyond the state: give the keyboard to a panel, put text on the clipboard, write a file.

use egui::{Context as EguiContext, Id};

use super::{Context, planner, results, sheet};
use crate::state::{
    Command, ListCommand, PanelCommand, PlannerCommand, PlannerPage, SavedCommand, SearchCommand, State, StoryCommand,
};

/// A part of the window that can be given the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    /// The map.
    Map,
    /// The left panel, at its present page.
    Left,
    /// The name that a filter is kept by.
    FilterName,
    /// The sheet of the selection.
    Sheet,
    /// The page that floats at the right.
    Page,
}

/// Where a wish waits for the next frame.
fn wish_id() -> Id {
    Id::unique("the keyboard goes to")
}

/// Gives the keyboard to a pane in the next frame.
pub(super) fn give_keyboard(ctx: &EguiContext, pane: Pane) {
    ctx.data_mut(|data| data.insert_temp(wish_id(), pane));
    ctx.request_repaint();
}

/// Whether the keyboard is on its way to `pane`.
pub(super) fn is_awaited(ctx: &EguiContext, pane: Pane) -> bool {
    ctx.data(|data| data.get_temp::<Pane>(wish_id())) == Some(pane)
}

/// Whether `pane` is to take the keyboard; it is asked once.
pub(super) fn takes_keyboard(ctx: &EguiContext, pane: Pane) -> bool {
    ctx.data_mut(|data| {
        let wished = data.get_temp::<Pane>(wish_id()) == Some(pane);
        if wished {
            data.remove::<Pane>(wish_id());
        }
        wished
    })
}

/// Carries out what the commands of this frame ask for beyond the state.
pub fn carry_out(ctx: &EguiContext, cx: &mut Context<'_>, map: Option<Id>) {
    for command in cx.commands.clone() {
        match command {
            Command::Search(SearchCommand::Open) => {
                cx.search.take_keyboard();
                ctx.request_repaint();
            }
            // Who opened a page with keys goes on with keys.
            Command::Panel(PanelCommand::ShowTab(_)) if !by_pointer(ctx) => give_keyboard(ctx, Pane::Left),
            command if opens_page(&command, cx.state) && !by_pointer(ctx) => give_keyboard(ctx, Pane::Page),
            Command::Panel(PanelCommand::NextPane) => next_pane(ctx, cx, map),
            Command::List(ListCommand::Export) => results::open_export(ctx),
            Command::Saved(SavedCommand::Ask) => give_keyboard(ctx, Pane::FilterName),
            Command::Planner(command) => {
                // Who measures with keys puts places on the map.
                let measures = command == PlannerCommand::Show(PlannerPage::Measure) && !cx.state.planner.measures();
                if let Some(map) = map.filter(|_| measures && !by_pointer(ctx)) {
                    ctx.memory_mut(|memory| memory.request_focus(map));
                }
                planner::carry_out(ctx, cx, &command);
            }
            Command::Sheet(command) => {
                sheet::carry_out(ctx, cx, command);
                ctx.request_repaint();
            }
            _ => {}
        }
    }
}

/// Whether a command opens a page that floats at the right: a page over everything takes the keyboard by itself.
fn opens_page(command: &Command, state: &State) -> bool {
    let panels = &state.panels;
    match command {
        Command::Story(StoryCommand::ToggleList) => !panels.stories_open,
        Command::Panel(PanelCommand::ToggleBasemaps) => !panels.basemaps_open,
        Command::Panel(PanelCommand::ToggleUpdates) => !panels.updates_open,
        Command::Panel(PanelCommand::ToggleImport) => !panels.import_open,
        Command::Planner(PlannerCommand::Toggle) => state.planner.page.is_none(),
        _ => false,
    }
}

fn by_pointer(ctx: &EguiContext) -> bool {
    ctx.input(|input| input.pointer.any_click() || input.pointer.any_released())
}

/// From the map to the left panel, to the sheet, and to the map again; panes that are not there are passed over.
fn next_pane(ctx: &EguiContext, cx: &Context<'_>, map: Option<Id>) {
    let layer = |id: Id| ctx.read_response(id).map(|response| response.layer_id.id);
    let focused = ctx.memory(|memory| memory.focused()).filter(|id| Some(*id) != map);
    let here = match focused.and_then(layer) {
        Some(layer) if layer == sheet::area_id() => Pane::Sheet,
        Some(layer) if layer == super::left_panel::area_id() => Pane::Left,
        _ => Pane::Map,
    };
    let (left, sheet) = (cx.state.left_shown(), cx.state.selection.is_some());
    let next = match here {
        Pane::Map if left => Pane::Left,
        Pane::Map | Pane::Left if sheet => Pane::Sheet,
        _ => Pane::Map,
    };
    match (next, map) {
        (Pane::Map, Some(map)) => ctx.memory_mut(|memory| memory.request_focus(map)),
        (Pane::Map, None) => {}
        (pane, _) => give_keyboard(ctx, pane),
    }
}
