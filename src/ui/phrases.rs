//! The phrases of a tourist desk: what staff says and what a visitor reads, in two languages at once, with the name of the
//! place whose sheet is open.

use egui::{
    Align, Color32, ComboBox, Id, Label, Layout, Modal, Response, RichText, Role, Sense, Shape, TextStyle, Ui,
    WidgetInfo, vec2,
};

use super::page::{page_heading, scrolled};
use super::{Context, NARROW_PT, controls};
use crate::i18n::Messages;
use crate::model::Lang;
use crate::state::{Command, PanelCommand, SettingCommand};

/// Every phrase by its occasion; `phrase-…` are the keys of its words.
const PHRASES: [(&str, &[&str]); 8] = [
    ("phrases-welcome", &["hello", "help", "together", "from"]),
    ("phrases-where", &["is-here", "we-are-here", "staying", "printed"]),
    ("phrases-time", &["how-long", "how-long-there", "today", "straight"]),
    ("phrases-bus", &["by-bus", "driver", "timetable", "train"]),
    ("phrases-bicycle", &["by-bicycle", "own-bicycle", "routes", "children"]),
    ("phrases-foot", &["on-foot", "slopes", "paths", "car"]),
    ("phrases-opening", &["open", "no-hours", "fee", "guided"]),
    ("phrases-thanks", &["thanks", "goodbye"]),
];

/// The language of the visitor where none was chosen.
fn usual_second(first: Lang) -> Lang {
    if first == Lang::En { Lang::Fr } else { Lang::En }
}

/// Shows the page when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if !cx.state.panels.phrases_open {
        return;
    }
    let close = Command::Panel(PanelCommand::TogglePhrases);
    let Some(second) = cx.second else {
        // The page reads two languages: the second is chosen, and there from the next frame on.
        cx.push(Command::Setting(SettingCommand::SetSecondLanguage(Some(usual_second(
            cx.lang(),
        )))));
        return;
    };
    let modal = Modal::new(Id::unique("phrases"))
        .frame(super::theme::card(cx.palette).inner_margin(20))
        .show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect();
            ui.set_width((860.0 * cx.state.text_size.clamp(1.0, 1.3)).min(room.width() - 60.0));
            page_heading(ui, cx, "phrases-title", close.clone());
            languages(ui, cx, second);
            large(ui, cx, second);
            scrolled(ui, (room.height() - 300.0).max(140.0), |ui| content(ui, cx, second));
        });
    if modal.should_close() {
        cx.push(close);
    }
}

/// Which language the visitor reads.
fn languages(ui: &mut Ui, cx: &mut Context<'_>, second: &Messages) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(cx.text("phrases-visitor"));
        let name = |lang: Lang| cx.text(&format!("lang-{}", lang.code())).to_owned();
        let mut chosen = second.lang();
        ComboBox::from_id_salt("second language")
            .selected_text(name(chosen))
            .show_ui(ui, |ui| {
                for lang in Lang::ALL.into_iter().filter(|lang| *lang != cx.lang()) {
                    ui.selectable_value(&mut chosen, lang, name(lang));
                }
            })
            .response
            .labelled_by(label.id);
        if chosen != second.lang() {
            cx.push(Command::Setting(SettingCommand::SetSecondLanguage(Some(chosen))));
        }
    });
    ui.add_space(4.0);
}

fn shown_large() -> Id {
    Id::unique("phrase shown large")
}

/// The phrase that was chosen, in letters that are read across a desk.
fn large(ui: &mut Ui, cx: &Context<'_>, second: &Messages) {
    let chosen: Option<&'static str> = ui.data(|data| data.get_temp(shown_large()));
    egui::Frame::new()
        .fill(cx.color("accent-soft"))
        .corner_radius(10)
        .inner_margin(16)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let size = 26.0 * cx.state.text_size.min(1.5);
            ui.set_min_height(size * 1.4);
            let words = match chosen {
                Some(key) => RichText::new(phrase(cx, second, key)).size(size).strong(),
                None => RichText::new(cx.text("phrases-choose")).color(cx.color("text-secondary")),
            };
            ui.add(Label::new(words).wrap().selectable(true));
        });
    ui.add_space(8.0);
}

fn content(ui: &mut Ui, cx: &Context<'_>, second: &Messages) {
    for (group, keys) in PHRASES {
        controls::section(ui, cx, &format!("{} – {}", cx.text(group), second.text(group)));
        for key in keys {
            let [first, other] = [cx.messages, second].map(|messages| phrase(cx, messages, key));
            let chosen = ui.data(|data| data.get_temp::<&'static str>(shown_large())) == Some(*key);
            if row(ui, cx, (&first, &other), chosen).clicked() {
                ui.data_mut(|data| data.insert_temp(shown_large(), *key));
            }
        }
    }
}

/// A phrase in both languages that can be chosen, as high as its words.
fn row(ui: &mut Ui, cx: &Context<'_>, (first, other): (&str, &str), chosen: bool) -> Response {
    let ground = ui.painter().add(Shape::Noop);
    let content = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        ui.add_space(3.0);
        both(ui, cx, first, other);
        ui.add_space(3.0);
    };
    let response = ui
        .scope_builder(egui::UiBuilder::new().sense(Sense::click()), content)
        .response;
    let label = format!("{first} {other}");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), chosen, &label));
    let rect = response.rect.expand2(vec2(4.0, 0.0));
    let fill = match (response.hovered(), chosen) {
        (true, _) => cx.color("hover"),
        (false, true) => cx.color("accent-soft"),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().set(ground, Shape::rect_filled(rect, 6.0, fill));
    controls::focus_ring(ui, cx, rect, &response);
    response
}

/// Side by side, or one above the other where there is no room.
fn both(ui: &mut Ui, cx: &Context<'_>, first: &str, other: &str) {
    let quiet = |ui: &mut Ui| {
        let words = RichText::new(first).color(cx.color("text-secondary"));
        ui.add(Label::new(words).wrap().selectable(false));
    };
    let strong = |ui: &mut Ui| {
        let words = RichText::new(other).text_style(TextStyle::Name("strong".into()));
        ui.add(Label::new(words).wrap().selectable(false));
    };
    if ui.ctx().content_rect().width() < NARROW_PT {
        ui.vertical(|ui| {
            quiet(ui);
            strong(ui);
        });
    } else {
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                // Columns would stretch the words of a line.
                let layout = Layout::top_down(Align::Min);
                left.with_layout(layout, quiet);
                right.with_layout(layout, strong);
            }
        });
    }
}

/// A phrase in the language of `messages`, with the name that the open sheet bears in it.
fn phrase(cx: &Context<'_>, messages: &Messages, key: &str) -> String {
    let named = || {
        let id = cx.atlas().find(cx.state.selection.as_deref()?)?;
        Some(cx.world.sheet(messages, id)?.name.clone())
    };
    let place = named().unwrap_or_else(|| messages.text("phrases-this-place").to_owned());
    messages.format(&format!("phrase-{key}"), &[("place", place.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_phrases_that_differ_and_are_there_in_every_language() {
        let keys: Vec<&str> = PHRASES.iter().flat_map(|(_, keys)| keys.iter().copied()).collect();
        assert_eq!(keys.len(), 30);
        for lang in Lang::ALL {
            let messages = Messages::new(lang);
            let mut known = std::collections::BTreeSet::new();
            for key in &keys {
                let words = messages.format(&format!("phrase-{key}"), &[("place", "Terril 42".into())]);
                assert!(known.insert(words.clone()), "{words} twice");
                assert!(!words.contains('⟦'), "{words}");
            }
            let places = known.iter().filter(|words| words.contains("Terril 42")).count();
            assert!(places >= 8, "{places} phrases name the place in {}", lang.code());
        }
    }
}
