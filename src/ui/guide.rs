//! The user guide over the map: pages on the left with a field to search them, the page on the right.

use egui::{Id, Label, Modal, RichText, ScrollArea, TextStyle, Ui, vec2};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::page::page_heading;
use super::prose::{self, Paragraph};
use super::{Context, controls, keys};
use crate::i18n::guide::{self, GuidePage};
use crate::state::{Command, PanelCommand};
use crate::ui::focus::FollowsFocus as _;

/// Line of a page where the list of shortcuts stands.
const SHORTCUTS: &str = "{shortcuts}";
/// How a page names a picture that is drawn from the data.
const PICTURE: &str = "picture:";

/// Shows the guide when it is open.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if !cx.state.panels.guide_open {
        ui.data_mut(|data| data.remove::<bool>(fresh_id()));
        return;
    }
    let window = ui.ctx().content_rect();
    let size = vec2(
        920.0_f32.min(window.width() - 60.0),
        (window.height() - 90.0).max(240.0),
    );
    let modal = Modal::new(Id::unique("guide"))
        .frame(super::theme::card(cx.palette).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(size.x);
            ui.set_height(size.y);
            page_heading(ui, cx, "guide-title", Command::Panel(PanelCommand::ToggleGuide));
            contents(ui, cx, size.x);
        });
    if modal.should_close() {
        cx.push(Command::Panel(PanelCommand::ToggleGuide));
    }
}

/// Set once the field that searches has taken the keyboard.
fn fresh_id() -> Id {
    Id::unique("guide was opened")
}

fn contents(ui: &mut Ui, cx: &mut Context<'_>, width: f32) {
    let pages = guide::pages(cx.lang());
    let (words_id, open_id) = (Id::unique("guide words"), Id::unique("guide page"));
    let mut words = ui.data(|data| data.get_temp::<String>(words_id)).unwrap_or_default();
    let mut open = ui.data(|data| data.get_temp::<String>(open_id)).unwrap_or_default();
    let found = guide::search(&pages, &words);
    if !found.iter().any(|(page, _)| page.slug == open)
        && let Some((first, _)) = found.first()
    {
        first.slug.clone_into(&mut open);
    }
    let left = (width * 0.28).clamp(150.0, 250.0);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            vec2(left, ui.available_height()),
            egui::Layout::top_down(egui::Align::Min),
            |ui| {
                ui.set_width(left);
                let label = cx.text("guide-search").to_owned();
                let field = egui::TextEdit::singleline(&mut words)
                    .hint_text(&label)
                    .desired_width(left - 12.0);
                let field = ui.add(field);
                field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
                if !ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default::<bool>(fresh_id()), true)) {
                    field.request_focus();
                }
                ui.add_space(6.0);
                if found.is_empty() {
                    ui.add(
                        Label::new(RichText::new(cx.text("guide-nothing")).color(cx.color("text-secondary"))).wrap(),
                    );
                }
                for (page, line) in &found {
                    if entry(ui, cx, page, line, page.slug == open, !words.trim().is_empty()) {
                        page.slug.clone_into(&mut open);
                    }
                }
            },
        );
        ui.add_space(8.0);
        ScrollArea::vertical()
            .id_salt(&open)
            .auto_shrink([false, false])
            .follow(ui, |ui| {
                // The scroll area would go on in a row, as what it stands in.
                ui.vertical(|ui| {
                    if let Some((page, _)) = found.iter().find(|(page, _)| page.slug == open) {
                        markdown(ui, cx, page.text);
                    }
                });
            });
    });
    ui.data_mut(|data| {
        data.insert_temp(words_id, words);
        data.insert_temp(open_id, open);
    });
}

/// A page of the list; while words are searched, with the line that holds them. Whether it was clicked.
fn entry(ui: &mut Ui, cx: &Context<'_>, page: &GuidePage, line: &str, on: bool, searching: bool) -> bool {
    let clicked = controls::row(ui, cx, page.title, on, |ui| {
        ui.add(Label::new(page.title).truncate());
    })
    .clicked();
    if searching && line != page.title {
        let line = RichText::new(line).small().color(cx.color("text-secondary"));
        ui.add(Label::new(line).wrap());
        ui.add_space(4.0);
    }
    clicked
}

fn markdown(ui: &mut Ui, cx: &mut Context<'_>, text: &str) {
    ui.spacing_mut().item_spacing.y = 8.0;
    let mut paragraph = Paragraph::default();
    let mut depth = 0_usize;
    let mut picture = false;
    let mut code = false;
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => paragraph.heading = Some(level),
            Event::Start(Tag::Strong) => paragraph.strong = true,
            Event::Start(Tag::Emphasis) => paragraph.emphasis = true,
            Event::End(TagEnd::Strong) => paragraph.strong = false,
            Event::End(TagEnd::Emphasis) => paragraph.emphasis = false,
            Event::Start(Tag::List(_)) => {
                prose::flush(ui, &mut paragraph, depth);
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Start(Tag::Image { dest_url, .. }) => {
                picture = true;
                if let Some(name) = dest_url.strip_prefix(PICTURE) {
                    drawn(ui, cx, name);
                }
            }
            Event::End(TagEnd::Image) => picture = false,
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => {
                code = false;
                prose::flush(ui, &mut paragraph, depth);
            }
            Event::Text(words) if words.trim() == SHORTCUTS => shortcuts(ui, cx),
            // The picture's own words are for those who cannot see it.
            Event::Text(_) if picture => {}
            Event::Text(words) => prose::append(ui, cx, &mut paragraph, &words, code),
            Event::Code(words) => prose::append(ui, cx, &mut paragraph, &words, true),
            Event::SoftBreak => prose::append(ui, cx, &mut paragraph, " ", false),
            Event::HardBreak => prose::append(ui, cx, &mut paragraph, "\n", false),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => {
                prose::flush(ui, &mut paragraph, depth);
                paragraph.heading = None;
            }
            _ => {}
        }
    }
    prose::flush(ui, &mut paragraph, depth);
}

/// The commands that have keys, from the list of commands itself: the page cannot forget one.
fn shortcuts(ui: &mut Ui, cx: &Context<'_>) {
    egui::Grid::new("guide shortcuts")
        .num_columns(2)
        .spacing([24.0, 6.0])
        .show(ui, |ui| {
            for leaf in Command::leaves().iter().filter(|leaf| !leaf.keys.is_empty()) {
                let keys: Vec<String> = leaf.keys.iter().map(|keys| keys::in_words(cx, keys)).collect();
                ui.label(RichText::new(keys.join("   ")).text_style(TextStyle::Name("strong".into())));
                ui.label(cx.text(leaf.label));
                ui.end_row();
            }
        });
}

/// A picture of the guide, drawn from the data when it is first seen.
fn drawn(ui: &mut Ui, cx: &Context<'_>, name: &str) {
    let Some(shelf) = cx.media else { return };
    let Some(texture) = shelf.drawn(name, cx.lang()) else {
        ui.label(
            RichText::new(cx.text("guide-drawing"))
                .small()
                .color(cx.color("text-secondary")),
        );
        return;
    };
    let size = texture.size_vec2() / 2.0;
    let width = (ui.available_width() - 12.0).min(size.x);
    let shown = size * (width / size.x);
    egui::Frame::new()
        .stroke(egui::Stroke::new(1.0, cx.color("card-border")))
        .show(ui, |ui| ui.add(egui::Image::new((texture.id(), shown)).alt_text(name)));
}
