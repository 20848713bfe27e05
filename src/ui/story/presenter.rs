//! The presenter's view: what is shown, what comes, notes, the hour, the time that has passed. It has a window of its own
//! where there are two displays, and lies over the slide when it is asked for where there is one.

use std::time::Instant;

use egui::{
    Align, Area, Id, Label, Layout, Order, Rect, RichText, ScrollArea, TextStyle, Ui, ViewportBuilder, ViewportCommand,
    ViewportId, pos2, vec2,
};

use super::shelf::Stories;
use super::tools::Tool;
use super::{player, stage};
use crate::load::story::OpenedStory;
use crate::model::Scene;
use crate::paint::egui::font_id;
use crate::state::{Mode, State, StoryCommand, StoryPlay};
use crate::text::Face;
use crate::ui::controls::icon_button;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::{Context, prose};

/// The displays that the system tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screens {
    /// How many there are.
    pub count: usize,
    /// The one that the window is on, from 0.
    pub own: usize,
}

impl Default for Screens {
    fn default() -> Self {
        Self { count: 1, own: 0 }
    }
}

/// Where the slide and the presenter's view go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Plan {
    /// The display of the slide.
    slide: usize,
    /// The display of the presenter's view; none where there is no second one.
    view: Option<usize>,
}

/// What a presentation keeps beside the state.
#[derive(Debug, Default)]
pub struct Presentation {
    /// The number that is being typed.
    pub(super) digits: String,
    /// The view lies over the slide, where there is one display.
    over: bool,
    swapped: bool,
    screens: Screens,
    /// The display where the window was when the presentation began.
    home: Option<usize>,
    placed: Option<Plan>,
    /// The key that asked for a slide, and the frames since: the first reads it, the second shows what it asked for.
    asked: Option<(Instant, u8)>,
}

impl Presentation {
    /// The displays that there are now.
    pub fn set_screens(&mut self, screens: Screens) {
        self.screens = screens;
    }

    /// Whether the presenter's view lies over the slide.
    pub fn shows_view(&self) -> bool {
        self.over && self.plan().view.is_none()
    }

    /// Whether the presenter's view has a window of its own.
    pub fn has_window(&self) -> bool {
        self.placed.is_some_and(|plan| plan.view.is_some())
    }

    pub(super) fn toggle_view(&mut self) {
        self.over = !self.over;
    }

    pub(super) fn swap(&mut self) {
        self.swapped = !self.swapped;
    }

    pub(super) fn note_key(&mut self) {
        self.asked = Some((Instant::now(), 0));
    }

    /// The audience looks at the display where the window was not; where there is one display it has the slide.
    fn plan(&self) -> Plan {
        let last = self.screens.count.max(1) - 1;
        let home = self.home.unwrap_or(self.screens.own).min(last);
        if self.screens.count < 2 {
            return Plan {
                slide: home,
                view: None,
            };
        }
        let other = usize::from(home == 0);
        let (slide, view) = if self.swapped { (home, other) } else { (other, home) };
        Plan {
            slide,
            view: Some(view),
        }
    }

    /// Puts the window where the plan wants it, when the plan is a new one: the presentation begins or ends, a display came
    /// or went.
    fn place(&mut self, ctx: &egui::Context, presenting: bool) {
        if !presenting {
            if self.placed.take().is_some() {
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
                *self = Self {
                    screens: self.screens,
                    ..Self::default()
                };
            }
            return;
        }
        if self.placed.is_none() {
            self.home = Some(self.screens.own);
        }
        let plan = self.plan();
        if self.placed == Some(plan) {
            return;
        }
        if self.screens.count >= 2 || self.placed.is_some_and(|before| before.view.is_some()) {
            ctx.send_viewport_cmd(ViewportCommand::SetMonitor(plan.slide));
        } else if self.placed.is_none() {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        }
        self.placed = Some(plan);
    }
}

/// Places the windows of a presentation, and shows the presenter's view in its own where there are two displays.
pub fn second_window(ctx: &egui::Context, cx: &mut Context<'_>, stories: &mut Stories) {
    #[cfg(feature = "sound")]
    stories.listen(cx);
    let presenting = cx.state.mode == Mode::Present && cx.state.story.is_some();
    stories.presentation.place(ctx, presenting);
    if !presenting {
        stories.tools.clear();
        stories.clock.began = None;
        return;
    }
    let now = ctx.input(|input| input.time);
    stories.clock.began.get_or_insert(now);
    let (Some(plan), Some(opened)) = (stories.presentation.placed, super::told(cx.state, stories)) else {
        return;
    };
    let Some(display) = plan.view else { return };
    let builder = ViewportBuilder::default()
        .with_title(cx.text("story-presenter").to_owned())
        .with_app_id("archipel")
        .with_inner_size([1100.0, 720.0])
        .with_monitor(display);
    ctx.show_viewport_immediate(ViewportId::from_hash_of("presenter"), builder, |ui, _| {
        stage::act(ui, cx, stories);
        let window = ui.max_rect();
        ui.painter().rect_filled(window, 0.0, cx.color("paper"));
        view(ui, cx, stories, &opened, window.shrink(16.0));
        if ui.input(|input| input.viewport().close_requested()) {
            cx.push(crate::state::Command::Story(StoryCommand::TogglePresent));
        }
    });
}

/// How long the frame after a key took to come; said in the log, once.
pub fn note_frame(stories: &mut Stories) {
    let Some((asked, frames)) = stories.presentation.asked.take() else {
        return;
    };
    if frames == 0 {
        stories.presentation.asked = Some((asked, 1));
    } else {
        let ms = asked.elapsed().as_secs_f64() * 1000.0;
        tracing::debug!(ms, "slide after its key");
    }
}

/// The view over the slide.
pub(super) fn over(ui: &Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, window: Rect) {
    Area::new(Id::unique("presenter over"))
        .order(Order::Foreground)
        .fixed_pos(window.min)
        .constrain(false)
        .show(ui.ctx(), |ui| {
            ui.set_min_size(window.size());
            ui.painter().rect_filled(window, 0.0, cx.color("paper"));
            view(ui, cx, stories, opened, window.shrink(16.0));
        });
}

fn view(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, opened: &OpenedStory, frame: Rect) {
    let Some(play) = cx.state.story.clone() else { return };
    let scenes = &opened.story.scenes;
    let now = play.scene(scenes.len());
    let next = if play.slide == 0 {
        scenes.first()
    } else {
        scenes.get(play.slide)
    };
    let top = Rect::from_min_size(frame.min, vec2(frame.width(), 52.0));
    inside(ui, top, |ui| clocks(ui, cx, stories, &play, scenes.len()));
    let foot_pt = 44.0_f32.max(ui.spacing().interact_size.y + 14.0);
    let body = Rect::from_min_max(
        pos2(frame.left(), top.bottom() + 10.0),
        frame.max - vec2(0.0, foot_pt + 8.0),
    );
    let middle = frame.left() + frame.width() * 0.56;
    let left = Rect::from_min_max(body.min, pos2(middle, body.bottom()));
    let right = Rect::from_min_max(pos2(middle + 20.0, body.top()), body.max);
    let shown = now.and_then(|now| scenes.get(now));
    let lang = cx.lang();
    let words_now = shown.map_or_else(
        || edge_words(cx, &play, scenes.len()),
        |scene| scene.title.get(lang).to_owned(),
    );
    inside(ui, left, |ui| {
        part(ui, cx, "story-now");
        let high = (left.height() * 0.68).max(80.0);
        picture(ui, cx, stories, shown, vec2(left.width(), high));
        ui.add_space(6.0);
        ui.add(Label::new(RichText::new(&words_now).font(font_id(Face::Semibold, 22.0))).wrap());
        if let Some(scene) = shown {
            let text = RichText::new(scene.text.get(lang)).color(cx.color("text-secondary"));
            ui.add(Label::new(text).wrap());
        }
    });
    let cut = right.top() + right.height() * 0.44;
    inside(ui, Rect::from_min_max(right.min, pos2(right.right(), cut)), |ui| {
        part(ui, cx, "story-next");
        let words = match next {
            Some(scene) => scene.title.get(lang).to_owned(),
            None => edge_words(
                cx,
                &StoryPlay {
                    slide: play.slide + 1,
                    ..play.clone()
                },
                scenes.len(),
            ),
        };
        ui.add(Label::new(RichText::new(words).font(font_id(Face::Semibold, 17.0))).wrap());
        let high = (cut - ui.cursor().top() - 10.0).max(40.0);
        picture(ui, cx, stories, next, vec2(right.width(), high));
    });
    inside(ui, Rect::from_min_max(pos2(right.left(), cut + 8.0), right.max), |ui| {
        part(ui, cx, "story-notes");
        ScrollArea::vertical()
            .id_salt(("notes", play.slide))
            .auto_shrink([false, false])
            .follow(ui, |ui| {
                let notes = shown.map_or("", |scene| scene.notes.get(lang));
                if notes.is_empty() {
                    let words = RichText::new(cx.text("story-no-notes")).color(cx.color("text-secondary"));
                    ui.add(Label::new(words).wrap());
                } else {
                    prose::show(ui, cx, notes, 1.45);
                }
            });
    });
    let foot = Rect::from_min_max(pos2(frame.left(), frame.bottom() - foot_pt), frame.max);
    inside(ui, foot, |ui| buttons(ui, cx, stories, &play, scenes.len()));
}

fn inside(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui)) {
    let builder = egui::UiBuilder::new()
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    ui.scope_builder(builder, content);
}

fn part(ui: &mut Ui, cx: &Context<'_>, key: &str) {
    let words = RichText::new(cx.text(key)).text_style(TextStyle::Name("group".into()));
    ui.label(words.color(cx.color("accent")));
}

/// The words for the opening and for the closing slide.
fn edge_words(cx: &Context<'_>, play: &StoryPlay, scenes: usize) -> String {
    let key = match play.slide {
        0 => "story-opening",
        slide if slide > scenes + 1 => "story-end",
        _ => "story-closing",
    };
    cx.text(key).to_owned()
}

/// The small map of a scene, as large as fits.
fn picture(ui: &mut Ui, cx: &Context<'_>, stories: &mut Stories, scene: Option<&Scene>, room: egui::Vec2) {
    let width = room.x.min(room.y * 1.6).max(16.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, width / 1.6), egui::Sense::hover());
    ui.painter().rect_filled(rect, 8.0, cx.color("field"));
    let Some(scene) = scene else { return };
    if let Some(texture) = stories.previews.get(scene, (cx.palette.theme(), cx.lang())) {
        egui::Image::new((texture.id(), rect.size()))
            .corner_radius(8)
            .paint_at(ui, rect);
    }
}

fn clocks(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, play: &StoryPlay, scenes: usize) {
    let now = ui.input(|input| input.time);
    let passed = stories.clock.began.map_or(0.0, |began| now - began).max(0.0) as u64;
    let elapsed = match passed / 3600 {
        0 => format!("{:02}:{:02}", passed / 60, passed % 60),
        hours => format!("{hours}:{:02}:{:02}", passed / 60 % 60, passed % 60),
    };
    ui.horizontal(|ui| {
        let large = |words: String| RichText::new(words).font(font_id(Face::Semibold, 30.0));
        let quiet = |words: String| RichText::new(words).color(cx.color("text-secondary"));
        ui.label(large(elapsed));
        if icon_button(ui, cx, "ui-reset", cx.text("story-clock-reset"), false).clicked() {
            stories.clock.began = Some(now);
        }
        if let Some(hour) = hour() {
            ui.add_space(16.0);
            ui.label(large(hour).color(cx.color("text-secondary")));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let number = play.slide.min(scenes);
            ui.label(large(format!("{number} / {scenes}")));
            ui.label(quiet(cx.text("story-presenter").to_owned()));
        });
    });
    ui.ctx().request_repaint_after_secs(1.0);
}

/// The hour on the wall, as `14:05`; none where the system does not tell its zone.
fn hour() -> Option<String> {
    let now = time::OffsetDateTime::now_local().ok()?;
    Some(format!("{:02}:{:02}", now.hour(), now.minute()))
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, stories: &mut Stories, play: &StoryPlay, scenes: usize) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        player::command(ui, cx, StoryCommand::Previous, "ui-chevron-left", false);
        player::command(ui, cx, StoryCommand::Next, "ui-chevron-right", false);
        let icon = if play.playing { "ui-pause" } else { "ui-play" };
        player::command(ui, cx, StoryCommand::TogglePlay, icon, play.playing);
        player::command(ui, cx, StoryCommand::ToggleBlack, "ui-eye-off", play.black);
        player::command(ui, cx, StoryCommand::Return, "ui-target", false);
        for (tool, icon, key) in [
            (Tool::Laser, "ui-laser", "story-laser"),
            (Tool::Highlighter, "ui-pen", "story-highlighter"),
        ] {
            let on = stories.tools.tool == tool;
            if icon_button(ui, cx, icon, cx.text(key), on).clicked() {
                stories.tools.toggle(tool);
            }
        }
        player::command(ui, cx, StoryCommand::TogglePresent, "ui-close", false);
        let hint = RichText::new(cx.text("story-keys"))
            .small()
            .color(cx.color("text-secondary"));
        if scenes > 0 {
            ui.add_space(8.0);
            ui.add(Label::new(hint).truncate());
        }
    });
}

/// Whether a story is shown to an audience.
pub fn is_presenting(state: &State) -> bool {
    state.mode == Mode::Present && state.story.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn presentation(count: usize, own: usize) -> Presentation {
        let mut presentation = Presentation::default();
        presentation.set_screens(Screens { count, own });
        presentation.home = Some(own);
        presentation
    }

    #[test]
    fn the_audience_has_the_other_display_and_the_presenter_the_one_of_the_window() {
        let mut two = presentation(2, 0);
        assert_eq!(
            two.plan(),
            Plan {
                slide: 1,
                view: Some(0)
            }
        );
        two.swap();
        assert_eq!(
            two.plan(),
            Plan {
                slide: 0,
                view: Some(1)
            }
        );
        let three = presentation(3, 2);
        assert_eq!(
            three.plan(),
            Plan {
                slide: 0,
                view: Some(2)
            }
        );
    }

    #[test]
    fn a_display_that_goes_takes_nothing_along_and_gives_the_view_back_when_it_returns() {
        let mut presentation = presentation(2, 1);
        presentation.toggle_view();
        assert!(!presentation.shows_view(), "it has its own window");
        presentation.set_screens(Screens { count: 1, own: 0 });
        assert_eq!(presentation.plan(), Plan { slide: 0, view: None });
        assert!(presentation.shows_view());
        presentation.set_screens(Screens { count: 2, own: 0 });
        assert_eq!(
            presentation.plan(),
            Plan {
                slide: 0,
                view: Some(1)
            }
        );
    }
}
