//! The palette: every command by its name, typed in part, run by Enter.

use egui::{Id, Key, Modal, Modifiers, RichText, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Context, controls, keys};
use crate::state::{Command, LayerCommand, PaletteCommand, PanelCommand};
use crate::ui::focus::FollowsFocus as _;

/// One line of the palette.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What is remembered when it was used.
    pub(super) key: String,
    pub(super) label: String,
    pub(super) icon: &'static str,
    pub(super) keys: Option<&'static str>,
    pub(super) command: Command,
    /// What shows what it did.
    pub(super) then: Option<Command>,
}

/// What was typed, and the line that Enter runs.
#[derive(Debug, Clone, Default)]
struct Typed {
    words: String,
    chosen: usize,
    /// It was open in the last frame: the field takes the keyboard once.
    open: bool,
}

/// Shows the palette when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let id = Id::unique("palette");
    if !cx.state.panels.palette_open {
        ui.data_mut(|data| data.remove::<Typed>(id));
        return;
    }
    let mut typed = ui.data_mut(|data| data.get_temp::<Typed>(id)).unwrap_or_default();
    let room = ui.ctx().content_rect();
    let mut run = None;
    let modal = Modal::new(id)
        .frame(super::theme::card(cx.palette))
        .show(ui.ctx(), |ui| {
            ui.set_width(540.0_f32.min(room.width() - 48.0));
            let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
            let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
            let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if field(ui, cx, &mut typed) {
                typed.chosen = 0;
            }
            let mut entries = entries(cx);
            if !typed.words.trim().is_empty() {
                entries.extend(super::palette_things::entries(cx));
            }
            let entries = ranked(entries, &typed.words, &cx.state.recent.commands);
            let last = entries.len().saturating_sub(1);
            typed.chosen = match (down, up) {
                (true, false) if typed.chosen >= last => 0,
                (true, false) => typed.chosen + 1,
                (false, true) if typed.chosen == 0 => last,
                (false, true) => typed.chosen - 1,
                _ => typed.chosen.min(last),
            };
            let clicked = list(ui, cx, &entries, typed.chosen, down || up, room.height() * 0.55);
            let wanted = clicked.or(enter.then_some(typed.chosen));
            run = wanted.and_then(|index| entries.get(index).cloned());
        });
    ui.data_mut(|data| data.insert_temp(id, typed));
    if let Some(entry) = run {
        cx.push(Command::Palette(PaletteCommand::Toggle));
        cx.push(Command::Palette(PaletteCommand::Used(entry.key)));
        cx.push(entry.command);
        entry.then.into_iter().for_each(|then| cx.push(then));
    } else if modal.should_close() {
        cx.push(Command::Palette(PaletteCommand::Toggle));
    }
}

/// The field; whether its words changed.
fn field(ui: &mut Ui, cx: &Context<'_>, typed: &mut Typed) -> bool {
    let hint = cx.text("palette-field").to_owned();
    let edit = TextEdit::singleline(&mut typed.words)
        .hint_text(&hint)
        .desired_width(f32::INFINITY)
        .margin(vec2(10.0, 8.0));
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &hint));
    if !std::mem::replace(&mut typed.open, true) {
        response.request_focus();
    }
    response.changed()
}

/// The lines; the one that was clicked.
fn list(ui: &mut Ui, cx: &Context<'_>, entries: &[Entry], chosen: usize, moved: bool, height: f32) -> Option<usize> {
    ui.add_space(2.0);
    if entries.is_empty() {
        let words = RichText::new(cx.text("palette-none")).color(cx.color("text-secondary"));
        ui.add(egui::Label::new(words).wrap());
    }
    let mut clicked = None;
    ScrollArea::vertical()
        .max_height(height)
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (index, entry) in entries.iter().enumerate() {
                let keys = entry.keys.map(|keys| keys::in_words(cx, keys));
                let name = match &keys {
                    Some(keys) => format!("{} ({keys})", entry.label),
                    None => entry.label.clone(),
                };
                let response = controls::row(ui, cx, &name, index == chosen, |ui| {
                    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), egui::Sense::hover());
                    controls::icon(ui, cx.textures, entry.icon, rect, cx.color("text-secondary"));
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if let Some(keys) = &keys {
                            ui.label(RichText::new(keys).small().color(cx.color("text-secondary")));
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            ui.add(egui::Label::new(&entry.label).truncate());
                        });
                    });
                });
                if index == chosen && moved {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    clicked = Some(index);
                }
            }
        });
    clicked
}

/// Every command that can be run from here: those without an object, and showing or hiding each layer.
fn entries(cx: &Context<'_>) -> Vec<Entry> {
    let hidden = |command: &Command| {
        matches!(
            command,
            Command::Palette(PaletteCommand::Toggle) | Command::Panel(PanelCommand::CloseTop)
        )
    };
    let leaves = Command::leaves().iter().filter(|leaf| !hidden(&leaf.command));
    let mut entries: Vec<Entry> = leaves
        .map(|leaf| Entry {
            key: leaf.label.to_owned(),
            label: cx.text(leaf.label).to_owned(),
            icon: leaf.icon,
            keys: leaf.keys.first().copied(),
            command: leaf.command.clone(),
            then: None,
        })
        .collect();
    for (index, layer) in cx.atlas().layers.iter().enumerate() {
        let visible = cx.state.layer(cx.atlas(), index).visible;
        let (key, icon) = if visible {
            ("palette-layer-hide", "ui-eye-off")
        } else {
            ("palette-layer-show", "ui-eye")
        };
        let title = layer.def.title.get(cx.lang());
        entries.push(Entry {
            key: layer.def.id.clone(),
            label: cx.messages.format(key, &[("layer", title.into())]),
            icon,
            keys: None,
            command: Command::Layer(layer.def.id.clone(), LayerCommand::SetVisible(!visible)),
            then: None,
        });
    }
    entries
}

/// The entries that the words may mean, best first; what was used lately goes first among equals, and of everything when
/// there are no words.
fn ranked(entries: Vec<Entry>, words: &str, recent: &[String]) -> Vec<Entry> {
    let since = |entry: &Entry| recent.iter().position(|key| *key == entry.key).unwrap_or(usize::MAX);
    let pattern = Pattern::parse(words, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut scored: Vec<(u32, usize, Entry)> = entries
        .into_iter()
        .filter_map(|entry| {
            let score = pattern.score(Utf32Str::new(&entry.label, &mut letters), &mut matcher)?;
            Some((score, since(&entry), entry))
        })
        .collect();
    let length = |entry: &Entry| {
        if words.is_empty() {
            0
        } else {
            entry.label.chars().count()
        }
    };
    // The sort is stable: the order of the list stays among equals.
    scored.sort_by_key(|(score, since, entry)| (std::cmp::Reverse(*score), *since, length(entry)));
    scored.into_iter().map(|(.., entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str) -> Entry {
        Entry {
            key: label.to_owned(),
            label: label.to_owned(),
            icon: "ui-info",
            keys: None,
            command: Command::Palette(PaletteCommand::Toggle),
            then: None,
        }
    }

    fn order(words: &str, recent: &[&str]) -> Vec<String> {
        let entries = ["Thème sombre", "Effacer tous les filtres", "Réduire", "Filtres"];
        let recent: Vec<String> = recent.iter().map(|key| (*key).to_owned()).collect();
        let ranked = ranked(entries.iter().map(|label| entry(label)).collect(), words, &recent);
        ranked.into_iter().map(|entry| entry.label).collect()
    }

    #[test]
    fn parts_of_words_without_accents_find_a_command() {
        assert_eq!(order("theme som", &[]), ["Thème sombre"]);
        assert_eq!(order("filtres", &[])[0], "Filtres");
        assert!(order("zzz", &[]).is_empty());
    }

    #[test]
    fn what_was_used_lately_goes_first() {
        assert_eq!(order("", &["Réduire", "Filtres"])[..2], ["Réduire", "Filtres"]);
        assert_eq!(order("", &[])[0], "Thème sombre");
    }
}
