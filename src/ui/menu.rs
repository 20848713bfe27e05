//! The small menu at the top right: language, theme, size of text, pages.

use egui::{Align2, Area, FontSelection, Id, Popup, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::theme::card;
use super::{Context, EDGE_PT, controls, corners};
use crate::i18n::Messages;
use crate::model::{Lang, Severity};
use crate::state::{Command, PanelCommand, PlannerCommand, SettingCommand, StoryCommand, TEXT_SIZES};
use crate::style::Theme;

/// What has a button of its own where there is room.
const PAGES: [Command; 5] = [
    Command::Planner(PlannerCommand::Toggle),
    Command::Story(StoryCommand::ToggleList),
    Command::Panel(PanelCommand::ToggleBasemaps),
    Command::Panel(PanelCommand::ToggleUpdates),
    Command::Panel(PanelCommand::ToggleComposer),
];

/// The last of the buttons.
const ABOUT: Command = Command::Panel(PanelCommand::ToggleAbout);

/// Shows the menu's button, left of the sheet when there is one.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let Some(right) = super::right_edge(cx.state, window) else {
        return;
    };
    let folded = corners::menu_folded(cx.state, window);
    let corner = pos2(right, window.top() + EDGE_PT);
    Area::new(Id::unique("menu"))
        .pivot(Align2::RIGHT_TOP)
        .fixed_pos(corner)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(4).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    // Doubts about the data stand on the About page; only what could not be read asks for attention.
                    if cx.problems().any(|problem| problem.severity == Severity::Error) {
                        controls::command_button(ui, cx, Command::Panel(PanelCommand::ToggleProblems));
                    }
                    languages(ui, cx, corners::language_buttons(cx.state, window));
                    if !folded {
                        for page in PAGES {
                            controls::command_button(ui, cx, page);
                        }
                    }
                    let button = controls::icon_button(ui, cx, "ui-settings", cx.text("settings-title"), false);
                    Popup::menu(&button)
                        .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
                        .show(|ui| {
                            ui.set_min_width(220.0);
                            settings(ui, cx, folded);
                        });
                    if !folded {
                        controls::command_button(ui, cx, ABOUT);
                    }
                });
            });
        });
}

/// Languages at one touch: a button each where there is room, else one that lists them.
fn languages(ui: &mut Ui, cx: &mut Context<'_>, buttons: usize) {
    let now = cx.lang();
    let all = Lang::ALL.into_iter().filter(|lang| Messages::is_translated(*lang));
    match buttons {
        0 => {}
        1 => {
            let button = language(ui, cx, now);
            Popup::menu(&button).show(|ui| choices(ui, cx));
        }
        _ => {
            for lang in all {
                if language(ui, cx, lang).clicked() {
                    cx.push(Command::Setting(SettingCommand::SetLanguage(Some(lang))));
                }
            }
        }
    }
}

/// A button with the short sign of a language; that of the window is filled, in bold and underlined.
fn language(ui: &mut Ui, cx: &Context<'_>, lang: Lang) -> egui::Response {
    let on = cx.lang() == lang;
    let side = 30.0_f32.max(ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    let name = cx.text(&format!("lang-{}", lang.code()));
    let label = cx.messages.format("settings-speak", &[("language", name.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, &label));
    let fill = match (response.hovered(), on) {
        (true, _) => cx.color("hover"),
        (false, true) => cx.color("accent-soft"),
        (false, false) => egui::Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, 8.0, fill);
    controls::focus_ring(ui, cx, rect, &response);
    let color = if on { cx.color("accent") } else { cx.color("text") };
    let sign = RichText::new(cx.text(&format!("lang-short-{}", lang.code())))
        .small()
        .color(color);
    let sign = if on { sign.strong().underline() } else { sign };
    let sign = egui::WidgetText::from(sign).into_galley(ui, None, f32::INFINITY, FontSelection::Default);
    ui.painter().galley(rect.center() - sign.size() / 2.0, sign, color);
    response.on_hover_text(label)
}

/// Every language by its own name.
fn choices(ui: &mut Ui, cx: &mut Context<'_>) {
    for lang in Lang::ALL.into_iter().filter(|lang| Messages::is_translated(*lang)) {
        let key = format!("lang-{}", lang.code());
        if choice(ui, cx, cx.lang() == lang, &key) {
            cx.push(Command::Setting(SettingCommand::SetLanguage(Some(lang))));
        }
    }
}

/// What can be chosen at once; the pages too where they have no buttons.
fn settings(ui: &mut Ui, cx: &mut Context<'_>, with_pages: bool) {
    let heading = |ui: &mut Ui, cx: &Context<'_>, key: &str| controls::section(ui, cx, cx.text(key));
    heading(ui, cx, "settings-language");
    choices(ui, cx);
    heading(ui, cx, "settings-theme");
    let themes = Theme::ALL
        .into_iter()
        .map(|theme| (Some(theme), format!("theme-{}", theme.name())));
    let choices: Vec<_> = std::iter::once((None, "settings-system".to_owned()))
        .chain(themes)
        .collect();
    for (theme, key) in choices {
        if choice(ui, cx, cx.state.theme == theme, &key) {
            cx.push(Command::Setting(SettingCommand::SetTheme(theme)));
        }
    }
    heading(ui, cx, "settings-text-size");
    let mut percent = (cx.state.text_size * 100.0).round();
    let limits = TEXT_SIZES.start() * 100.0..=TEXT_SIZES.end() * 100.0;
    let slider = ui.add(egui::Slider::new(&mut percent, limits).step_by(10.0).suffix(" %"));
    let label = cx.text("settings-text-size");
    slider.widget_info(|| egui::WidgetInfo::slider(true, f64::from(percent), label));
    // While the slider is held its own size must not change under the pointer.
    if slider.changed() && !slider.dragged() || slider.drag_stopped() {
        cx.push(Command::Setting(SettingCommand::SetTextSize(percent / 100.0)));
    }
    ui.add_space(4.0);
    let mut reduce = cx.state.reduce_motion;
    if ui.checkbox(&mut reduce, cx.text("settings-reduce-motion")).changed() {
        cx.push(Command::Setting(SettingCommand::SetReduceMotion(reduce)));
    }
    ui.separator();
    let pages = PAGES.into_iter().chain([ABOUT]).filter(|_| with_pages);
    for command in pages.chain([PanelCommand::ToggleGuide, PanelCommand::ToggleHelp].map(Command::Panel)) {
        let Some(key) = command.label_key() else {
            continue;
        };
        if controls::link(ui, cx, cx.text(key)).clicked() {
            cx.push(command);
            ui.close();
        }
    }
}

fn choice(ui: &mut Ui, cx: &Context<'_>, on: bool, key: &str) -> bool {
    ui.radio(on, RichText::new(cx.text(key))).clicked()
}
