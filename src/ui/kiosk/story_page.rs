//! A story as a visitor reads it: the map, large words, before and next.

use egui::{Rect, Ui, vec2};
use pulldown_cmark::{Event, Parser, TagEnd};

use super::pieces::{Kx, Look, Tone, button, cut_top, grid, paged, paper, words};
use super::place::{Wish, strip};
use super::zones::{GAP_PT, MARGIN_PT, Zones};
use crate::load::story::OpenedStory;
use crate::state::{Command, KioskCommand, StoryCommand};
use crate::text::Face;

/// Shows the scene of the story that is open.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, zones: &Zones, opened: &OpenedStory) -> Option<Wish> {
    let play = kx.cx.state.story.clone()?;
    let scenes = opened.story.scenes.len();
    let lang = kx.cx.lang();
    let scene = crate::ui::story::scene(kx.cx.state, opened);
    let (title, text) = scene.map_or((String::new(), String::new()), |scene| {
        (scene.title.get(lang).to_owned(), plain(scene.text.get(lang)))
    });
    paper(ui, kx, zones.words, 0);
    let inner = zones.words.shrink2(vec2(MARGIN_PT + 6.0, MARGIN_PT * 0.8));
    let small = kx.ink(19.0, Face::Semibold, "accent");
    let (head, rest) = cut_top(inner, kx.pt(28.0), 6.0);
    let of = format!(
        "{} — {} / {scenes}",
        opened.story.title.get(lang),
        play.slide.min(scenes)
    );
    super::pieces::line(ui, head, &of, small);
    let large = kx.ink(38.0, Face::Bold, "text");
    let most = Rect::from_min_size(rest.min, vec2(rest.width(), (rest.height() * 0.34).min(kx.pt(104.0))));
    let used = words(ui, most, &title, large, false);
    let rest = cut_top(rest, used, 12.0).1;
    let ink = kx.ink(28.0, Face::Regular, "text");
    let part = kx.cx.state.kiosk.part;
    let parts = paged(ui, rest, &text, ink, part);
    let part = part.min(parts - 1);
    buttons(
        ui,
        kx,
        zones.panel,
        (part, parts),
        (play.slide, scenes),
        &format!("{title}. {text}"),
    )
}

fn buttons(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    panel: Rect,
    (part, parts): (usize, usize),
    (slide, scenes): (usize, usize),
    spoken: &str,
) -> Option<Wish> {
    paper(ui, kx, panel, 0);
    let strip = strip(kx, panel);
    let mut all = vec![("kiosk-before", "ui-chevron-left", Tone::Paper)];
    if kx.config.speaks() {
        all.push(("kiosk-listen", "ui-speech", Tone::Paper));
    }
    let is_last = slide >= scenes && part + 1 >= parts;
    all.push(if is_last {
        ("kiosk-story-end", "ui-check", Tone::Strong)
    } else {
        ("kiosk-next", "ui-chevron-right", Tone::Strong)
    });
    let mut wish = None;
    for ((key, icon, tone), rect) in all.iter().zip(grid(strip, all.len(), 1, GAP_PT)) {
        let label = kx.text(key);
        let mut look = Look::new(&label, Some(icon));
        look.tone = *tone;
        look.text_pt = 24.0;
        look.enabled = *key != "kiosk-before" || slide > 1 || part > 0;
        if !button(ui, kx, rect, ("story", *key), &look) {
            continue;
        }
        let turn = |kx: &mut Kx<'_, '_>, command: StoryCommand| {
            kx.cx.push(Command::Story(command));
            kx.push(KioskCommand::Part(0));
        };
        match *key {
            "kiosk-listen" => wish = Some(Wish::Speak(spoken.to_owned())),
            "kiosk-story-end" => kx.push(KioskCommand::Back),
            "kiosk-next" if part + 1 < parts => kx.push(KioskCommand::Part(part + 1)),
            "kiosk-next" => turn(kx, StoryCommand::Next),
            _ if part > 0 => kx.push(KioskCommand::Part(part - 1)),
            _ => turn(kx, StoryCommand::Previous),
        }
    }
    wish
}

/// The words of a Markdown text, without its looks.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_read_as_plain_words() {
        assert_eq!(plain("Un **mot** et\n*deux*.\n\n- a\n- b"), "Un mot et deux.\na\nb");
    }
}
