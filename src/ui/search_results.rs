//! What the search found, by layer; what to try when nothing was typed; a way out when nothing was found.

use egui::{Align, Layout, Rect, Response, RichText, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::controls::{self, SwatchForm};
use super::search::{FIRST_LINES, quiet};
use super::{Context, words};
use crate::analysis::sheet::communes as communes_of;
use crate::index::TextHit;
use crate::state::{Command, FilterCommand, LayerCommand, PanelCommand, SearchCommand, Tab};
use crate::ui::focus::FollowsFocus as _;

/// The results of one layer.
struct Group {
    layer: u32,
    hits: Vec<TextHit>,
    /// Features of the layer that answer, the hidden ones among them.
    total: usize,
    /// Lines that are not shown.
    more: usize,
}

/// Shows what belongs to what stands in the field.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    ScrollArea::vertical()
        .id_salt("search results")
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            if !cx.search.is_ready() {
                ui.add(quiet(cx, cx.text("search-preparing")));
            } else if cx.search.words.trim().is_empty() {
                suggestions(ui, cx);
            } else if cx.search.answer.hits.is_empty() {
                none_found(ui, cx);
            } else {
                results(ui, cx);
            }
        });
}

/// Layers in the order of their best result.
fn groups(cx: &Context<'_>) -> Vec<Group> {
    let answer = &cx.search.answer;
    let mut groups: Vec<Group> = Vec::new();
    for hit in &answer.hits {
        match groups.iter_mut().find(|group| group.layer == hit.id.layer) {
            Some(group) => group.hits.push(*hit),
            None => groups.push(Group {
                layer: hit.id.layer,
                hits: vec![*hit],
                total: answer.by_layer.get(hit.id.layer as usize).copied().unwrap_or(0),
                more: 0,
            }),
        }
    }
    for group in &mut groups {
        if cx.search.unfolded != Some(group.layer) {
            group.more = group.hits.len().saturating_sub(FIRST_LINES);
            group.hits.truncate(FIRST_LINES);
        }
    }
    groups
}

fn results(ui: &mut Ui, cx: &mut Context<'_>) {
    if cx.search.answer.partial {
        ui.add(quiet(cx, cx.text("search-partial")));
        ui.add_space(4.0);
    }
    let groups = groups(cx);
    let lines: usize = groups.iter().map(|group| group.hits.len()).sum();
    cx.search.chosen = cx.search.chosen.min(lines.saturating_sub(1));
    let mut line = 0;
    for group in &groups {
        heading(ui, cx, group);
        for hit in &group.hits {
            let is_chosen = line == cx.search.chosen;
            let response = result(ui, cx, hit, is_chosen);
            if is_chosen && cx.search.moved {
                response.scroll_to_me(None);
            }
            if response.hovered() || response.has_focus() || is_chosen && cx.highlight.is_none() {
                *cx.highlight = Some(hit.id);
            }
            if response.clicked() || is_chosen && cx.search.entered {
                cx.search.chosen = line;
                open(cx, hit);
            }
            line += 1;
        }
        if group.more > 0 {
            let words = cx.messages.format("search-more", &[("count", group.more.into())]);
            if controls::link(ui, cx, &words).clicked() {
                cx.search.unfolded = Some(group.layer);
            }
        }
        ui.add_space(6.0);
    }
}

/// Opens the sheet, flies there, and shows the layer when it was off.
fn open(cx: &mut Context<'_>, hit: &TextHit) {
    let Some(feature) = cx.atlas().feature(hit.id) else {
        return;
    };
    let id = feature.id.clone();
    let layer = hit.id.layer as usize;
    if !cx.shown.layer_visible(layer) {
        let layer = cx.atlas().layers[layer].def.id.clone();
        cx.push(Command::Layer(layer, LayerCommand::SetVisible(true)));
    }
    cx.go_to(&id);
    let asked = cx.search.words.clone();
    cx.push(Command::Search(SearchCommand::Remember(asked)));
}

fn heading(ui: &mut Ui, cx: &Context<'_>, group: &Group) {
    let title = cx.atlas().layers[group.layer as usize]
        .def
        .title
        .get(cx.lang())
        .to_owned();
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let small = |words: String| RichText::new(words).small().color(cx.color("text-secondary"));
            ui.label(small(cx.messages.count(group.total)));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(title).text_style(egui::TextStyle::Name("group".into()));
                ui.add(egui::Label::new(title.color(cx.color("text-secondary"))).truncate());
            });
        });
    });
}

/// One line: how it looks on the map, its name, what and where it is, how far.
fn result(ui: &mut Ui, cx: &Context<'_>, hit: &TextHit, chosen: bool) -> Response {
    let atlas = cx.atlas();
    let feature = atlas.feature(hit.id);
    let name = feature.map_or("", |feature| feature.name.get(cx.lang()));
    let what = feature.map_or(String::new(), |feature| words::category(atlas, cx.lang(), feature));
    let communes = feature.map_or(String::new(), |feature| communes_of(atlas, cx.messages, feature));
    let below = crate::i18n::filled([what.as_str(), &communes], " · ");
    let distance = hit.distance_m.map(|metres| cx.messages.distance(metres));
    let label = [name, &below, distance.as_deref().unwrap_or("")].join(", ");
    let small = egui::TextStyle::Small.resolve(ui.style()).size;
    let body = egui::TextStyle::Body.resolve(ui.style()).size;
    let height = (body + small) * 1.35 + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, chosen, &label));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let fill = if response.hovered() {
        cx.color("hover")
    } else if chosen {
        cx.color("accent-soft")
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 6.0, fill);
    controls::focus_ring(ui, cx, rect, &response);
    let inner = rect.shrink2(vec2(6.0, 4.0));
    let mut line = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(inner)
            .layout(Layout::left_to_right(Align::Center)),
    );
    line.spacing_mut().item_spacing.x = 8.0;
    swatch(&mut line, cx, hit);
    line.with_layout(Layout::right_to_left(Align::Min), |ui| {
        if let Some(distance) = &distance {
            ui.label(RichText::new(distance).small().color(cx.color("text-secondary")));
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(egui::Label::new(RichText::new(name)).truncate());
            let below = RichText::new(&below).small().color(cx.color("text-secondary"));
            ui.add(egui::Label::new(below).truncate());
        });
    });
    response
}

fn swatch(ui: &mut Ui, cx: &Context<'_>, hit: &TextHit) {
    let layer = hit.id.layer as usize;
    let class = cx.atlas().layers[layer].class_of.get(hit.id.index as usize);
    let style = class.and_then(|class| cx.symbology.layer(layer).get(usize::from(*class)));
    match style {
        Some(style) => controls::swatch(ui, cx, style, SwatchForm::Point),
        None => {
            ui.allocate_exact_size(vec2(24.0, 18.0), Sense::hover());
        }
    }
}

/// Words that were looked for lately, and words to try.
fn suggestions(ui: &mut Ui, cx: &mut Context<'_>) {
    let recent = cx.state.recent.searches.clone();
    let examples = cx.search.suggestions.clone();
    let mut asked = None;
    if !recent.is_empty() {
        controls::section(ui, cx, cx.text("search-recent"));
        for words in &recent {
            if try_line(ui, cx, "ui-clock", words).clicked() {
                asked = Some(words.clone());
            }
        }
        if controls::link(ui, cx, cx.text("command-forget-searches")).clicked() {
            cx.push(Command::Search(SearchCommand::Forget));
        }
    }
    if !examples.is_empty() {
        controls::section(ui, cx, cx.text("search-try"));
        for words in &examples {
            if try_line(ui, cx, "ui-search", words).clicked() {
                asked = Some(words.clone());
            }
        }
    }
    if let Some(words) = asked {
        cx.search.ask(&words);
        cx.push(Command::Search(SearchCommand::Open));
    }
}

fn try_line(ui: &mut Ui, cx: &Context<'_>, icon: &str, words: &str) -> Response {
    controls::row(ui, cx, words, false, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        controls::icon(ui, cx.textures, icon, rect, cx.color("text-secondary"));
        ui.add(egui::Label::new(words).truncate());
    })
}

/// Nothing answers: a sentence, and what to do next.
fn none_found(ui: &mut Ui, cx: &mut Context<'_>) {
    let asked = cx.search.words.trim().to_owned();
    ui.add_space(8.0);
    let (place, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let icon = Rect::from_center_size(place.center(), vec2(28.0, 28.0));
    controls::icon(ui, cx.textures, "ui-search", icon, cx.color("text-disabled"));
    let words = cx.messages.format("search-none", &[("words", asked.as_str().into())]);
    ui.add(egui::Label::new(RichText::new(words).text_style(egui::TextStyle::Name("strong".into()))).wrap());
    ui.add(quiet(cx, cx.text("search-none-help")));
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(cx.text("search-clear")).clicked() {
            cx.search.ask("");
            cx.push(Command::Search(SearchCommand::Open));
        }
        if ui.button(cx.text("search-browse")).clicked() {
            cx.search.ask("");
            cx.push(Command::Search(SearchCommand::Close));
            cx.push(Command::Filter(FilterCommand::Clear));
            cx.push(Command::Panel(PanelCommand::ShowTab(Tab::Filters)));
        }
    });
    ui.add_space(6.0);
    suggestions(ui, cx);
}
