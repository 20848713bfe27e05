//! The sound of a scene that is being made (feature `sound`): typed, taken out.

use egui::{Button, RichText, TextEdit, Ui, WidgetInfo};

use super::maker::Maker;
use crate::load::story::add_sound;
use crate::ui::Context;

/// The sound of the scene with this number.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, maker: &mut Maker, chosen: usize) {
    ui.label(RichText::new(cx.text("story-sound")).small());
    if let Some(name) = maker.story.scenes[chosen].sound.clone() {
        ui.label(name);
        if ui.button(cx.text("story-sound-remove")).clicked() {
            maker.remember();
            maker.story.scenes[chosen].sound = None;
            maker.note_change();
        }
        return;
    }
    let label = cx.text("story-sound-path").to_owned();
    let field = TextEdit::singleline(&mut maker.sound_path)
        .hint_text(&label)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let there = !maker.sound_path.trim().is_empty();
    let add = ui.add_enabled(there, Button::new(cx.text("story-sound-add"))).clicked();
    if !there || !(add || entered) {
        return;
    }
    let path = std::mem::take(&mut maker.sound_path);
    match add_sound(
        maker.folder(),
        std::path::Path::new(path.trim().trim_matches(['"', '\''])),
    ) {
        Ok(name) => {
            maker.remember();
            maker.story.scenes[chosen].sound = Some(name);
            maker.trouble = None;
            maker.note_change();
        }
        Err(fault) => maker.trouble = Some(cx.messages.diagnostic(&fault)),
    }
}
