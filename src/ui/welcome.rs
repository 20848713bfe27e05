//! The word of welcome at the very first start: what the program is, in a few lines, over a map that can be used meanwhile.
//! Closed once, it stays closed.

use egui::{Align2, Area, Button, Id, Label, Order, Rect, RichText, TextStyle, Ui, Vec2, pos2, vec2};

use super::focus::FollowsFocus as _;
use super::page::page_heading;
use super::{Context, controls, keys, map_room};
use crate::state::{Command, PaletteCommand, PanelCommand, SearchCommand};

/// Width of the card at the usual size of text, in points.
const WIDTH_PT: f32 = 460.0;
/// What stays free of the window beside it, in points.
const FREE_PT: f32 = 40.0;
/// Side of the sign before a line, in points.
const SIGN_PT: f32 = 20.0;

/// Shows the card when it is open: at the foot of what the map has of `window`, so that its middle is seen.
pub fn show(ui: &Ui, cx: &mut Context<'_>, window: Rect) {
    if !cx.state.welcome_shown() {
        return;
    }
    let [left, _, right, bottom] = map_room(cx.state, window).covered.map(|side| side as f32);
    let foot = pos2(
        f32::midpoint(window.left() + left, window.right() - right),
        window.bottom() - bottom - FREE_PT / 2.0,
    );
    let room = ui.ctx().content_rect().size() - Vec2::splat(FREE_PT);
    let width = (WIDTH_PT * cx.state.text_size.clamp(1.0, 1.5)).min(room.x);
    Area::new(Id::unique("welcome"))
        .pivot(Align2::CENTER_BOTTOM)
        .fixed_pos(foot)
        .constrain(true)
        .order(Order::Foreground) // over the locator map of a narrow window
        .show(ui.ctx(), |ui| {
            super::theme::card(cx.palette).inner_margin(20).show(ui, |ui| {
                ui.set_width(width - 40.0);
                egui::ScrollArea::vertical()
                    .max_height(room.y - 40.0)
                    .follow(ui, |ui| content(ui, cx));
            });
        });
}

fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    let close = Command::Panel(PanelCommand::ToggleWelcome);
    page_heading(ui, cx, "welcome-title", close.clone());
    ui.add(Label::new(cx.text("welcome-about")).wrap());
    ui.add_space(12.0);
    let keys_of = |command: Command| {
        let keys = command.shortcut().unwrap_or_default();
        keys::in_words(cx, keys)
    };
    let args = [
        ("search", keys_of(Command::Search(SearchCommand::Open)).into()),
        ("palette", keys_of(Command::Palette(PaletteCommand::Toggle)).into()),
    ];
    let lines = [
        ("ui-touch", cx.text("welcome-move").to_owned()),
        ("ui-search", cx.messages.format("welcome-find", &args)),
        ("ui-story", cx.text("welcome-tell").to_owned()),
    ];
    for (sign, words) in &lines {
        line(ui, cx, sign, words);
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        let high = vec2(0.0, 34.0_f32.max(ui.spacing().interact_size.y));
        let words = RichText::new(cx.text("welcome-begin"))
            .text_style(TextStyle::Name("strong".into()))
            .color(cx.color("accent-text"));
        if ui
            .add(Button::new(words).fill(cx.color("accent")).min_size(high))
            .clicked()
        {
            cx.push(close.clone());
        }
        if ui.add(Button::new(cx.text("welcome-guide")).min_size(high)).clicked() {
            cx.push(close);
            cx.push(Command::Panel(PanelCommand::ToggleGuide));
        }
    });
}

/// A sign, and what it stands for beside it.
fn line(ui: &mut Ui, cx: &Context<'_>, sign: &str, words: &str) {
    ui.horizontal_top(|ui| {
        let (place, _) = ui.allocate_exact_size(Vec2::splat(SIGN_PT), egui::Sense::hover());
        let rect = Rect::from_center_size(place.center(), Vec2::splat(SIGN_PT));
        controls::icon(ui, cx.textures, sign, rect, cx.color("accent"));
        ui.add_space(4.0);
        ui.add(Label::new(words).wrap());
    });
    ui.add_space(6.0);
}
