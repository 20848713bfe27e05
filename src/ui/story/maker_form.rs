//! The maker: scenes in their order, and the words of the chosen one, beside the map that a scene is taken from.

use egui::{
    Align, Area, Button, DragValue, Id, Layout, Rect, RichText, ScrollArea, TextEdit, TextStyle, Ui, Vec2, WidgetInfo,
    vec2,
};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;

use super::maker::Maker;
use super::shelf::Stories;
use super::{export_menu, maker_scenes, pictures};
use crate::load::story::{ENDINGS, add_picture};
use crate::model::story::DURATIONS_S;
use crate::model::{Lang, Localized, TextStatus};
use crate::state::{Command, MakerCommand, PanelCommand, StoryCommand, Tab};
use crate::ui::controls::{self, icon_button};
use crate::ui::file_dialog::FileDialog;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::theme::card;
use crate::ui::{Context, EDGE_PT, NARROW_PT, Notice};

pub(super) fn maker_command(command: MakerCommand) -> Command {
    Command::Story(StoryCommand::Maker(command))
}

/// Shows the maker, in the place of the left panel.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, window: Rect) {
    let Some(mut maker) = stories.maker.take() else { return };
    let width = if window.width() < NARROW_PT {
        cx.state.left_width_pt().min(window.width() - 2.0 * EDGE_PT)
    } else {
        cx.state.left_width_pt()
    };
    let height = window.height() - 2.0 * EDGE_PT - 28.0;
    Area::new(Id::unique("story maker"))
        .accessible_name(cx.text("story-maker").to_owned())
        .fixed_pos(window.min + Vec2::splat(EDGE_PT))
        .constrain(false)
        .show(ui.ctx(), |ui| {
            card(cx.palette).show(ui, |ui| {
                ui.set_width(width - 26.0);
                ui.set_height(height - 26.0);
                content(ui, cx, stories, &mut maker);
            });
        });
    if let Err(fault) = maker.tend(ui.ctx()) {
        let args = [("reason", fault.sentence(cx.messages).into())];
        cx.notices
            .push(Notice::problem(cx.messages.format("story-not-saved", &args)));
    }
    stories.maker = Some(maker);
}

/// The way back to the maker while layers or filters are chosen.
pub fn aside(ui: &mut Ui, cx: &mut Context<'_>, window: Rect) {
    let left = if window.width() < NARROW_PT {
        EDGE_PT
    } else {
        cx.state.left_width_pt() + 2.0 * EDGE_PT
    };
    Area::new(Id::unique("story maker aside"))
        .fixed_pos(window.min + vec2(left, EDGE_PT))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            card(cx.palette).inner_margin(8).show(ui, |ui| {
                ui.horizontal(|ui| {
                    let words = RichText::new(cx.text("story-add")).color(cx.color("accent-text"));
                    if ui.add(Button::new(words).fill(cx.color("accent"))).clicked() {
                        cx.push(maker_command(MakerCommand::AddScene));
                    }
                    if ui.button(cx.text("story-back")).clicked() {
                        cx.push(Command::Panel(PanelCommand::ToggleLeft));
                    }
                });
            });
        });
}

fn content(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, maker: &mut Maker) {
    heading(ui, cx, maker);
    let foot = ui.spacing().interact_size.y * 2.0 + 34.0;
    let most = (ui.max_rect().bottom() - ui.cursor().top() - foot).max(120.0);
    ScrollArea::vertical()
        .id_salt("maker")
        .max_height(most)
        .min_scrolled_height(120.0)
        .auto_shrink([false, false])
        .follow(ui, |ui| {
            languages(ui, cx, maker);
            let (title, about) = (cx.text("story-title").to_owned(), cx.text("story-about").to_owned());
            let lang = maker.lang;
            let mut changed = words(ui, (&title, "story title"), &mut maker.story.title, lang, 1);
            changed = changed.or(words(
                ui,
                (&about, "story about"),
                &mut maker.story.description,
                lang,
                1,
            ));
            after(maker, changed);
            controls::section(ui, cx, cx.text("story-scenes-title"));
            // The form of the chosen scene stays in sight below a long list.
            ScrollArea::vertical()
                .id_salt("maker scenes")
                .max_height((most * 0.36).max(2.5 * maker_scenes::ROW_PT))
                .auto_shrink([false, true])
                .follow(ui, |ui| maker_scenes::show(ui, cx, stories, maker));
            if let Some(chosen) = maker.chosen.filter(|chosen| *chosen < maker.story.scenes.len()) {
                ui.separator();
                form(ui, cx, stories, maker, chosen);
            }
        });
    buttons(ui, cx, stories, maker);
}

fn heading(ui: &mut Ui, cx: &mut Context<'_>, maker: &Maker) {
    ui.horizontal(|ui| {
        // Four buttons stand beside it.
        ui.label(RichText::new(cx.text("story-maker")).text_style(TextStyle::Name("strong".into())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if icon_button(ui, cx, "ui-close", cx.text("story-leave"), false).clicked() {
                cx.push(maker_command(MakerCommand::Leave));
            }
            let undo = ui.add_enabled_ui(maker.can_undo(), |ui| {
                icon_button(ui, cx, "ui-undo", cx.text("story-undo"), false).clicked()
            });
            if undo.inner {
                cx.push(maker_command(MakerCommand::Undo));
            }
            // What a scene shows is chosen where it always is.
            controls::command_button(ui, cx, Command::Panel(PanelCommand::ShowTab(Tab::Filters)));
            controls::command_button(ui, cx, Command::Panel(PanelCommand::ShowTab(Tab::Layers)));
        });
    });
    let key = if maker.is_saved() {
        "story-saved"
    } else {
        "story-saving"
    };
    ui.label(RichText::new(cx.text(key)).small().color(cx.color("text-secondary")));
    ui.add_space(2.0);
}

/// The language that is being written; one that some text lacks is paler.
fn languages(ui: &mut Ui, cx: &Context<'_>, maker: &mut Maker) {
    let written = maker.story.languages();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for lang in Lang::ALL {
            let on = maker.lang == lang;
            let name = cx.text(&format!("lang-{}", lang.code())).to_owned();
            let color = if on {
                cx.color("accent")
            } else if written.contains(&lang) {
                cx.color("text")
            } else {
                cx.color("text-secondary")
            };
            let fill = if on { cx.color("accent-soft") } else { cx.color("field") };
            let button = Button::selectable(on, RichText::new(name).small().color(color)).fill(fill);
            if ui.add(button).clicked() {
                maker.lang = lang;
            }
        }
    });
}

/// What a field did: got the keyboard, or was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touch {
    None,
    Taken,
    Written,
}

impl Touch {
    fn or(self, other: Self) -> Self {
        if self == Self::None { other } else { self }
    }
}

/// A field for a text in one language, of so many lines; an emptied one is taken out.
fn words(ui: &mut Ui, (label, id): (&str, &str), text: &mut Localized, lang: Lang, lines: usize) -> Touch {
    let of_lang = |text: &Localized| {
        let own = text.texts().find(|(known, _)| *known == lang);
        own.map_or(String::new(), |(_, words)| words.to_owned())
    };
    let mut written = of_lang(text);
    let hint = text.get(lang).to_owned();
    let hint = if hint.is_empty() { label.to_owned() } else { hint };
    ui.label(RichText::new(label).small());
    let field = if lines > 1 {
        TextEdit::multiline(&mut written).desired_rows(lines)
    } else {
        TextEdit::singleline(&mut written)
    };
    let response = ui.add(
        field
            .id(Id::unique(("maker", id)))
            .hint_text(hint)
            .desired_width(f32::INFINITY),
    );
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
    if response.changed() {
        let others = text.texts().filter(|(known, _)| *known != lang);
        let kept = others.map(|(lang, words)| (lang, words.to_owned(), text.status(lang)));
        let mut all = kept.fold(Localized::default(), |all, (lang, words, status)| {
            all.with(lang, words, status.unwrap_or(TextStatus::ToReview))
        });
        if !written.is_empty() {
            all = all.with(lang, written, TextStatus::Source);
        }
        *text = all;
        return Touch::Written;
    }
    if response.gained_focus() {
        Touch::Taken
    } else {
        Touch::None
    }
}

fn after(maker: &mut Maker, touch: Touch) {
    match touch {
        Touch::None => {}
        // One step back takes away what was written in one field at a time.
        Touch::Taken => maker.remember(),
        Touch::Written => maker.note_change(),
    }
}

/// The chosen scene: its words, its picture, its time, its view.
fn form(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, maker: &mut Maker, chosen: usize) {
    let count = maker.story.scenes.len();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let title = cx
            .messages
            .format("story-scene-number", &[("number", (chosen + 1).into())]);
        ui.label(RichText::new(title).text_style(TextStyle::Name("strong".into())));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = |ui: &mut Ui, icon: &str, key: &str, able: bool, command: MakerCommand| {
                let clicked = ui.add_enabled_ui(able, |ui| icon_button(ui, cx, icon, cx.text(key), false).clicked());
                if clicked.inner {
                    cx.push(maker_command(command));
                }
            };
            button(ui, "ui-trash", "story-remove", true, MakerCommand::Remove(chosen));
            let down = MakerCommand::Move(chosen, chosen + 1);
            button(ui, "ui-chevron-down", "story-down", chosen + 1 < count, down);
            let up = MakerCommand::Move(chosen, chosen.saturating_sub(1));
            button(ui, "ui-chevron-up", "story-up", chosen > 0, up);
            button(ui, "ui-target", "story-take-view", true, MakerCommand::TakeView(chosen));
        });
    });
    let labels = ["story-scene-title", "story-scene-text", "story-scene-notes"].map(|key| cx.text(key).to_owned());
    let lang = maker.lang;
    if maker.wants_title {
        maker.wants_title = false;
        let id = Id::unique(("maker", "title"));
        ui.ctx().memory_mut(|memory| memory.request_focus(id));
        // What is written takes the place of the name that the scene got by itself.
        let length = maker.story.scenes[chosen].title.get(lang).chars().count();
        let whole = CCursorRange::two(CCursor::new(0), CCursor::new(length));
        let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        edit.cursor.set_char_range(Some(whole));
        edit.store(ui.ctx(), id);
    }
    let scene = &mut maker.story.scenes[chosen];
    let mut touch = words(ui, (&labels[0], "title"), &mut scene.title, lang, 1);
    touch = touch.or(words(ui, (&labels[1], "text"), &mut scene.text, lang, 4));
    touch = touch.or(words(ui, (&labels[2], "notes"), &mut scene.notes, lang, 2));
    ui.horizontal(|ui| {
        let label = cx.text("story-duration").to_owned();
        ui.label(&label);
        let value = DragValue::new(&mut scene.duration_s)
            .range(DURATIONS_S)
            .speed(0.25)
            .max_decimals(1)
            .suffix(" s");
        let response = ui.add(value);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
        if response.changed() {
            touch = Touch::Written;
        }
    });
    after(maker, touch);
    picture(ui, cx, stories, maker, chosen);
    #[cfg(feature = "sound")]
    super::maker_sound::show(ui, cx, maker, chosen);
    if let Some(trouble) = &maker.trouble {
        ui.add(egui::Label::new(RichText::new(trouble).small().color(cx.color("error"))).wrap());
    }
}

/// The picture of a scene: typed, chosen, taken out.
fn picture(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, maker: &mut Maker, chosen: usize) {
    if let Some(name) = maker.story.scenes[chosen].picture.clone() {
        let opened = maker.opened();
        pictures::show(ui, cx, &mut stories.pictures, &opened, &name, 120.0);
        if ui.button(cx.text("story-picture-remove")).clicked() {
            maker.remember();
            maker.story.scenes[chosen].picture = None;
            maker.note_change();
        }
        return;
    }
    let label = cx.text("story-picture-path").to_owned();
    ui.label(RichText::new(cx.text("story-picture")).small());
    let field = TextEdit::singleline(&mut maker.path)
        .hint_text(&label)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let mut wanted = maker.dialog.as_ref().and_then(FileDialog::answer);
    if wanted.is_some() {
        maker.dialog = None;
    }
    ui.horizontal(|ui| {
        let there = !maker.path.trim().is_empty();
        let add = ui
            .add_enabled(there, Button::new(cx.text("story-picture-add")))
            .clicked();
        if there && (add || entered) {
            wanted = Some(vec![
                std::mem::take(&mut maker.path).trim().trim_matches(['"', '\'']).into(),
            ]);
        }
        if ui.button(cx.text("import-browse")).clicked() && maker.dialog.is_none() {
            maker.dialog = FileDialog::open(ui.ctx(), cx.text("story-picture"), &ENDINGS, false);
        }
    });
    if let Some(path) = wanted.and_then(|paths| paths.into_iter().next()) {
        match add_picture(maker.folder(), &path) {
            Ok(name) => {
                maker.remember();
                maker.story.scenes[chosen].picture = Some(name);
                maker.trouble = None;
                maker.note_change();
            }
            Err(fault) => maker.trouble = Some(cx.messages.diagnostic(&fault)),
        }
    }
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, stories: &Stories, maker: &Maker) {
    ui.separator();
    let words = RichText::new(cx.text("story-add")).color(cx.color("accent-text"));
    let size = vec2(ui.available_width(), ui.spacing().interact_size.y + 4.0);
    if ui
        .add_sized(size, Button::new(words).fill(cx.color("accent")))
        .clicked()
    {
        cx.push(maker_command(MakerCommand::AddScene));
    }
    ui.horizontal(|ui| {
        let there = !maker.story.scenes.is_empty();
        if ui.add_enabled(there, Button::new(cx.text("story-preview"))).clicked() {
            let id = maker.story.id.clone();
            let slide = maker.chosen.unwrap_or(0) + 1;
            cx.push(Command::Story(StoryCommand::Open(id)));
            cx.push(Command::Story(StoryCommand::GoTo(slide)));
        }
        if there {
            export_menu::show(ui, cx, &stories.handing, Some(&maker.story.id), "");
        }
    });
}
