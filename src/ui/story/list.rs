//! The list of stories: open one, show it to an audience, change one's own, begin a new one, open a file.

use egui::{Button, Rect, RichText, TextEdit, TextStyle, Ui, WidgetInfo};

use super::export_menu;
use super::shelf::{Listed, Stories};
use crate::load::story::{ENDING, OpenedStory, StoryOrigin, check, keep_file, open};
use crate::state::{Command, MakerCommand, StoryCommand};
use crate::ui::file_dialog::FileDialog;
use crate::ui::page::{SidePage, scrolled};
use crate::ui::{Context, Notice, controls};

/// Width of the page at the usual size of text, in points.
const WIDTH_PT: f32 = 420.0;

/// Shows the page when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, window: Rect) {
    if let Some(chosen) = stories.dialog.as_ref().and_then(FileDialog::answer) {
        stories.dialog = None;
        if let Some(path) = chosen.first() {
            take(cx, stories, path);
        }
    }
    let fresh = cx.state.panels.stories_open && !stories.was_listed;
    stories.was_listed = cx.state.panels.stories_open;
    if !stories.was_listed {
        return;
    }
    if fresh {
        // Somebody may have copied one into the folder meanwhile.
        stories.forget();
    }
    let page = SidePage {
        key: "stories-title",
        width_pt: WIDTH_PT,
        close: Command::Story(StoryCommand::ToggleList),
    };
    page.show(ui, cx, window, |ui, cx, height_pt| {
        scrolled(ui, height_pt, |ui| {
            let all = stories.all();
            for story in &all {
                row(ui, cx, stories, story);
            }
            ui.separator();
            new_story(ui, cx, stories);
            ui.separator();
            open_file(ui, cx, stories);
        });
    });
}

fn row(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, story: &Listed) {
    let lang = cx.lang();
    let secondary = cx.color("text-secondary");
    match story {
        Err((id, fault)) => {
            ui.label(RichText::new(id).text_style(TextStyle::Name("strong".into())));
            let words = RichText::new(cx.messages.diagnostic(fault)).small();
            ui.add(egui::Label::new(words.color(cx.color("error"))).wrap());
        }
        Ok(opened) => {
            let told = &opened.story;
            let title = told.title.get(lang).to_owned();
            ui.add(egui::Label::new(RichText::new(&title).text_style(TextStyle::Name("strong".into()))).wrap());
            if !told.description.is_empty() {
                ui.add(egui::Label::new(told.description.get(lang)).wrap());
            }
            let mut facts = vec![
                cx.messages
                    .format("story-scenes", &[("count", told.scenes.len().into())]),
            ];
            let troubles = check(opened, cx.atlas()).len();
            if troubles > 0 {
                facts.push(cx.messages.format("story-warnings", &[("count", troubles.into())]));
            }
            ui.label(RichText::new(facts.join(" · ")).small().color(secondary));
            ui.horizontal_wrapped(|ui| buttons(ui, cx, stories, opened, &title));
        }
    }
    ui.add_space(10.0);
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, title: &str) {
    let id = opened.story.id.clone();
    let named = |cx: &Context<'_>, key: &str| {
        let args = [("action", cx.text(key).into()), ("title", title.into())];
        cx.messages.format("story-button", &args)
    };
    let button = |ui: &mut Ui, cx: &Context<'_>, key: &str, strong: bool| {
        let words = RichText::new(cx.text(key));
        let button = if strong {
            Button::new(words.color(cx.color("accent-text"))).fill(cx.color("accent"))
        } else {
            Button::new(words)
        };
        let response = ui.add(button);
        let label = named(cx, key);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
        response.clicked()
    };
    if button(ui, cx, "story-open", true) {
        cx.push(Command::Story(StoryCommand::Open(id.clone())));
    }
    if button(ui, cx, "story-present", false) {
        cx.push(Command::Story(StoryCommand::Present(id.clone())));
    }
    export_menu::show(ui, cx, &stories.handing, Some(&id), title);
    let own = stories.own().cloned();
    let Some(own) = own else { return };
    let mine = matches!(&opened.origin, StoryOrigin::Folder(folder) if folder.starts_with(&own));
    if mine {
        if button(ui, cx, "story-edit", false) {
            cx.push(Command::Story(StoryCommand::Maker(MakerCommand::Edit(id))));
        }
    } else if button(ui, cx, "story-copy", false) {
        match keep_file(opened, &own) {
            Ok(folder) => {
                stories.forget();
                stories.read();
                let id = crate::load::story::id_of(&folder);
                cx.push(Command::Story(StoryCommand::Maker(MakerCommand::Edit(id))));
            }
            Err(fault) => cx.notices.push(Notice::problem(fault.sentence(cx.messages))),
        }
    }
}

/// Where a story gets its title and begins.
fn new_story(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories) {
    controls::section(ui, cx, cx.text("story-new"));
    if stories.own().is_none() {
        ui.add(egui::Label::new(cx.text("story-nowhere")).wrap());
        return;
    }
    let label = cx.text("story-new-title").to_owned();
    let field = TextEdit::singleline(&mut stories.title)
        .hint_text(&label)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let there = !stories.title.trim().is_empty();
    let begin = ui.add_enabled(there, Button::new(cx.text("story-begin"))).clicked();
    if there && (begin || entered) {
        let title = std::mem::take(&mut stories.title);
        cx.push(Command::Story(StoryCommand::Maker(MakerCommand::New(
            title.trim().to_owned(),
        ))));
    }
}

/// Where a file is typed or chosen.
fn open_file(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories) {
    controls::section(ui, cx, cx.text("story-file"));
    let label = cx.text("story-file-path").to_owned();
    let field = TextEdit::singleline(&mut stories.path)
        .hint_text(&label)
        .desired_width(f32::INFINITY);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, &label));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal(|ui| {
        let there = !stories.path.trim().is_empty();
        let open = ui.add_enabled(there, Button::new(cx.text("story-file-open"))).clicked();
        if there && (open || entered) {
            let path = std::mem::take(&mut stories.path);
            take(cx, stories, std::path::Path::new(path.trim().trim_matches(['"', '\''])));
        }
        if ui.button(cx.text("import-browse")).clicked() && stories.dialog.is_none() {
            stories.dialog = FileDialog::open(ui.ctx(), cx.text("story-file"), &[ENDING, "toml"], false);
        }
    });
    if let Some(trouble) = &stories.trouble {
        ui.add(egui::Label::new(RichText::new(trouble).color(cx.color("error"))).wrap());
    }
}

/// Opens the story at a path.
fn take(cx: &mut Context<'_>, stories: &mut Stories, path: &std::path::Path) {
    match open(path) {
        Ok(opened) => {
            stories.trouble = None;
            let id = stories.take(opened);
            cx.push(Command::Story(StoryCommand::Open(id)));
        }
        Err(fault) => stories.trouble = Some(cx.messages.diagnostic(&fault)),
    }
}
