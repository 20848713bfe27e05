//! Paragraphs with strong words, emphasis, headings and lists: what of Markdown the guide and the stories use.

use egui::text::LayoutJob;
use egui::{Color32, Label, TextFormat, TextStyle, Ui};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Context;

/// Words of a paragraph with their looks.
pub(super) struct Paragraph {
    job: LayoutJob,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) heading: Option<HeadingLevel>,
    /// Factor on the size of text.
    pub(super) size: f32,
    /// Colour, or the usual one.
    pub(super) color: Option<Color32>,
}

impl Default for Paragraph {
    fn default() -> Self {
        Self {
            job: LayoutJob::default(),
            strong: false,
            emphasis: false,
            heading: None,
            size: 1.0,
            color: None,
        }
    }
}

/// Adds words to a paragraph.
pub(super) fn append(ui: &Ui, cx: &Context<'_>, paragraph: &mut Paragraph, words: &str, code: bool) {
    let style = match paragraph.heading {
        Some(HeadingLevel::H1) => TextStyle::Heading,
        Some(_) => TextStyle::Name("strong".into()),
        None if code => TextStyle::Monospace,
        None if paragraph.strong => TextStyle::Name("strong".into()),
        None => TextStyle::Body,
    };
    let mut font = ui.style().text_styles.get(&style).cloned().unwrap_or_default();
    font.size *= paragraph.size;
    let mut format = TextFormat::simple(font, paragraph.color.unwrap_or(cx.color("text")));
    format.italics = paragraph.emphasis;
    if code {
        format.background = cx.color("field");
    }
    paragraph.job.append(words, 0.0, format);
}

/// Shows what was collected; an item of a list begins with a dot.
pub(super) fn flush(ui: &mut Ui, paragraph: &mut Paragraph, depth: usize) {
    let job = std::mem::take(&mut paragraph.job);
    if job.text.trim().is_empty() {
        return;
    }
    if depth == 0 {
        ui.add(Label::new(job).wrap().selectable(true));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.add_space(14.0 * (depth as f32 - 1.0));
        ui.label("•");
        ui.add(Label::new(job).wrap().selectable(true));
    });
}

/// Shows a text of a story, `size` times as large as usual: paragraphs, lists, strong words, emphasis, headings. Pictures,
/// links and HTML are words like others: a text comes from anywhere and leads nowhere.
pub(super) fn show(ui: &mut Ui, cx: &Context<'_>, text: &str, size: f32) {
    ui.spacing_mut().item_spacing.y = 8.0 * size;
    let mut paragraph = Paragraph {
        size,
        ..Paragraph::default()
    };
    let mut depth = 0_usize;
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => paragraph.heading = Some(level),
            Event::Start(Tag::Strong) => paragraph.strong = true,
            Event::Start(Tag::Emphasis) => paragraph.emphasis = true,
            Event::End(TagEnd::Strong) => paragraph.strong = false,
            Event::End(TagEnd::Emphasis) => paragraph.emphasis = false,
            Event::Start(Tag::List(_)) => {
                flush(ui, &mut paragraph, depth);
                depth += 1;
            }
            Event::End(TagEnd::List(_)) => depth = depth.saturating_sub(1),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => {
                append(ui, cx, &mut paragraph, &words, false);
            }
            Event::Code(words) => append(ui, cx, &mut paragraph, &words, true),
            Event::SoftBreak => append(ui, cx, &mut paragraph, " ", false),
            Event::HardBreak => append(ui, cx, &mut paragraph, "\n", false),
            Event::End(
                TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::HtmlBlock | TagEnd::CodeBlock,
            ) => {
                flush(ui, &mut paragraph, depth);
                paragraph.heading = None;
            }
            _ => {}
        }
    }
    flush(ui, &mut paragraph, depth);
}
