//! What might be built: two scenarios side by side, drawn, changed, saved and loaded, with how the network would stand.

use std::path::{Path, PathBuf};

use egui::{Color32, Rect, RichText, TextEdit, Ui, Vec2, vec2};

use super::draw::Pen;
use super::handles::{self, Target};
use super::links::Told;
use super::places;
use crate::analysis::network::links::{LINES, LINES_WITHOUT};
use crate::load::geojson;
use crate::model::Feature;
use crate::space::measure::{area_m2, length_m};
use crate::state::planner::{Line, SCENARIOS, geometry, is_ring, lines_of};
use crate::state::{Command, PlannerCommand, PlannerPage, ScenarioCommand};
use crate::ui::basemap::note;
use crate::ui::file_dialog::FileDialog;
use crate::ui::focus::FollowsFocus as _;
use crate::ui::{Context, Notice, controls};

/// What is typed and chosen to load a scenario.
#[derive(Default)]
pub struct Loading {
    path: String,
    dialog: Option<FileDialog>,
}

/// A and B.
pub(super) fn letter(slot: usize) -> &'static str {
    ["A", "B"].get(slot).copied().unwrap_or("?")
}

/// The colour of a scenario.
pub(super) fn tone(cx: &Context<'_>, slot: usize) -> Color32 {
    cx.color(if slot == 0 { "accent" } else { "warning" })
}

fn push(cx: &mut Context<'_>, slot: usize, command: ScenarioCommand) {
    cx.push(Command::Planner(PlannerCommand::Scenario(slot, command)));
}

/// The scenarios with what can be done to each, and the file that may be loaded.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>, middle: Option<geo_types::Coord<f64>>) {
    note(ui, cx, cx.text("planner-build-how").to_owned());
    let words = cx.text("planner-build-draw").to_owned();
    if controls::link(ui, cx, &words).clicked() {
        cx.push(Command::Planner(PlannerCommand::Show(PlannerPage::Measure)));
    }
    for slot in 0..SCENARIOS {
        scenario(ui, cx, slot, middle);
    }
    load(ui, cx);
}

fn scenario(ui: &mut Ui, cx: &mut Context<'_>, slot: usize, middle: Option<geo_types::Coord<f64>>) {
    let scenario = cx.state.planner.scenarios[slot].clone();
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(14.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 3.0, tone(cx, slot));
        let args = [
            ("scenario", letter(slot).into()),
            ("count", scenario.lines.len().into()),
        ];
        let words = cx.messages.format("planner-scenario", &args);
        ui.label(RichText::new(words).text_style(egui::TextStyle::Name("strong".into())));
        buttons(ui, cx, slot);
    });
    for (at, line) in scenario.lines.iter().enumerate() {
        let target = Target::Built { slot, line: at };
        let words = size_of(cx, line);
        let open = handles::chosen(cx, target).is_some();
        let label = format!("{} {} {words}", letter(slot), at + 1);
        let mut gone = false;
        let response = controls::row(ui, cx, &label, open, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let label = cx
                    .messages
                    .format("planner-remove-line", &[("name", label.as_str().into())]);
                gone = controls::icon_button(ui, cx, "ui-trash", &label, false).clicked();
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let words = format!("{}{} · {words}", letter(slot), at + 1);
                    ui.add(egui::Label::new(words).truncate().selectable(false));
                });
            });
        });
        if gone {
            push(cx, slot, ScenarioCommand::Remove(at));
        } else if response.clicked() {
            handles::choose(cx, (!open).then_some((target, 0)));
            if let Some(place) = line.first().filter(|_| !open) {
                cx.push(Command::View(crate::state::ViewCommand::ShowPlace(*place, 13.0)));
            }
        }
        if open {
            places::list(ui, cx, target, line, middle);
        }
    }
}

/// "1,2 km", "3,4 ha" or "point".
fn size_of(cx: &Context<'_>, line: &Line) -> String {
    let shape = geometry(line);
    if is_ring(line) {
        cx.messages.area(area_m2(&shape) / 1e4)
    } else if line.len() > 1 {
        cx.messages.length(length_m(&shape))
    } else {
        cx.text("planner-point").to_owned()
    }
}

fn buttons(ui: &mut Ui, cx: &mut Context<'_>, slot: usize) {
    let scenario = &cx.state.planner.scenarios[slot];
    let (shown, empty) = (scenario.shown, scenario.lines.is_empty());
    let steps = [scenario.history.can_undo(), scenario.history.can_redo()];
    let measured = !cx.state.planner.measure.places.is_empty();
    let named = |key: &str| format!("{} {}", cx.text(key), letter(slot));
    let eye = if shown { "ui-eye" } else { "ui-eye-off" };
    let show = if shown { "planner-hide" } else { "planner-show" };
    let all = [
        (PlannerCommand::Build(slot), "ui-plus", named("planner-build"), measured),
        (
            PlannerCommand::Scenario(slot, ScenarioCommand::Undo),
            "ui-undo",
            named("planner-unbuild"),
            steps[0],
        ),
        (
            PlannerCommand::Scenario(slot, ScenarioCommand::Redo),
            "ui-redo",
            named("planner-rebuild"),
            steps[1],
        ),
        (
            PlannerCommand::Scenario(slot, ScenarioCommand::SetShown(!shown)),
            eye,
            named(show),
            !empty,
        ),
        (
            PlannerCommand::Scenario(slot, ScenarioCommand::Clear),
            "ui-trash",
            named("planner-clear"),
            !empty,
        ),
    ];
    for (command, icon, label, possible) in all {
        let response = ui
            .add_enabled_ui(possible, |ui| controls::icon_button(ui, cx, icon, &label, false))
            .inner;
        if response.clicked() {
            cx.push(Command::Planner(command));
        }
    }
}

/// The file of a scenario: chosen or typed, then read into A or B.
fn load(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(mut loading) = cx.planner.as_deref_mut().map(|view| std::mem::take(&mut view.loading)) else {
        return;
    };
    if let Some(files) = loading.dialog.as_ref().and_then(FileDialog::answer) {
        loading.dialog = None;
        if let Some(file) = files.first() {
            loading.path = file.display().to_string();
        }
    }
    ui.add_space(6.0);
    let label = cx.text("planner-scenario-file").to_owned();
    ui.label(RichText::new(&label).small().color(cx.color("text-secondary")));
    ui.horizontal(|ui| {
        let width = ui.available_width() - ui.spacing().interact_size.y - 20.0;
        let field = TextEdit::singleline(&mut loading.path)
            .desired_width(width.max(80.0))
            .margin(vec2(8.0, 5.0));
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if controls::icon_button(ui, cx, "ui-folder", cx.text("planner-scenario-choose"), false).clicked() {
            loading.dialog = FileDialog::open(ui.ctx(), &label, &["geojson", "json"], false);
        }
    });
    ui.horizontal_wrapped(|ui| {
        for slot in 0..SCENARIOS {
            let args = [("scenario", letter(slot).into())];
            let button = egui::Button::new(cx.messages.format("planner-scenario-load", &args));
            if ui.add_enabled(!loading.path.trim().is_empty(), button).clicked() {
                read(cx, slot, &PathBuf::from(loading.path.trim()));
            }
        }
    });
    if let Some(view) = cx.planner.as_deref_mut() {
        view.loading = loading;
    }
}

fn read(cx: &mut Context<'_>, slot: usize, path: &Path) {
    let name = path.display().to_string();
    let lines = std::fs::read(path)
        .map_err(|error| error.to_string())
        .map(|bytes| of_file(&bytes, &name, letter(slot)));
    match lines {
        Ok(lines) if !lines.is_empty() => {
            let args = [
                ("count", lines.len().into()),
                ("scenario", letter(slot).into()),
                ("path", name.into()),
            ];
            let words = cx.messages.format("planner-scenario-loaded", &args);
            cx.notices.push(Notice::info(words));
            push(cx, slot, ScenarioCommand::Load(lines));
        }
        other => {
            let reason = other.err().unwrap_or_default();
            let args = [("file", name.into()), ("known", reason.into())];
            let words = cx.messages.format("diagnostic-audit-scenario-unread", &args);
            cx.notices.push(Notice::problem(words));
        }
    }
}

/// The lines of a file: those of this scenario where it tells several apart, else all.
fn of_file(bytes: &[u8], name: &str, letter: &str) -> Vec<Line> {
    let loaded = geojson::read(bytes, name, &geojson::Defaults::default());
    let own = |feature: &&Feature| feature.extra["scenario"].as_str() == Some(letter);
    let mut features: Vec<&Feature> = loaded.features.iter().filter(own).collect();
    if features.is_empty() {
        features = loaded.features.iter().collect();
    }
    lines_of(features.into_iter().filter_map(Feature::geometry))
}

/// The network as it is, and with each scenario, side by side.
pub(super) fn compare(ui: &mut Ui, cx: &Context<'_>, told: &Told) {
    let mut all = vec![(cx.text("audit-links-before").to_owned(), told.before)];
    for (slot, after) in told.after.iter().enumerate() {
        all.extend(after.map(|after| (letter(slot).to_owned(), after)));
    }
    // Without a scenario there is nothing to say of what one builds.
    let shown = if all.len() > 1 { LINES.len() } else { LINES_WITHOUT };
    egui::ScrollArea::horizontal()
        .id_salt("indicators")
        .auto_shrink([false, true])
        .follow(ui, |ui| {
            egui::Grid::new("indicators")
                .striped(true)
                .spacing(vec2(16.0, 4.0))
                .show(ui, |ui| {
                    ui.label("");
                    for (name, _) in &all {
                        heading(ui, name);
                    }
                    ui.end_row();
                    for (key, words) in LINES.into_iter().take(shown) {
                        ui.label(cx.text(key));
                        for (_, one) in &all {
                            let right = egui::Layout::right_to_left(egui::Align::Center);
                            ui.with_layout(right, |ui| ui.label(words(one, cx.messages)));
                        }
                        ui.end_row();
                    }
                });
        });
}

fn heading(ui: &mut Ui, name: &str) {
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(RichText::new(name).text_style(egui::TextStyle::Name("group".into())));
    });
}

/// The scenarios among the layers: shown or hidden there, and opened at their page.
pub(in crate::ui) fn layers(ui: &mut Ui, cx: &mut Context<'_>) {
    for slot in 0..SCENARIOS {
        let scenario = &cx.state.planner.scenarios[slot];
        let (shown, count) = (scenario.shown, scenario.lines.len());
        if count == 0 {
            continue;
        }
        let args = [("scenario", letter(slot).into()), ("count", count.into())];
        let title = cx.messages.format("planner-scenario", &args);
        let label = cx
            .messages
            .format("layers-visible", &[("layer", title.as_str().into())]);
        let mut toggled = false;
        let response = controls::row(ui, cx, &title, false, |ui| {
            let icon = if shown { "ui-eye" } else { "ui-eye-off" };
            toggled = controls::icon_button(ui, cx, icon, &label, false).clicked();
            let (rect, _) = ui.allocate_exact_size(vec2(24.0, 18.0), egui::Sense::hover());
            let stroke = egui::Stroke::new(3.0, tone(cx, slot));
            let ends = [rect.left_center(), rect.right_center()];
            ui.painter().line_segment(ends, stroke);
            ui.add(egui::Label::new(&title).truncate().selectable(false));
        });
        if toggled {
            push(cx, slot, ScenarioCommand::SetShown(!shown));
        } else if response.clicked() && cx.state.planner.page != Some(PlannerPage::Links) {
            cx.push(Command::Planner(PlannerCommand::Show(PlannerPage::Links)));
        }
    }
}

/// The scenarios on the map; with handles where they can be changed.
pub(super) fn on_map(ui: &mut Ui, cx: &mut Context<'_>, pen: &Pen, editable: bool) {
    for slot in 0..SCENARIOS {
        if !cx.state.planner.scenarios[slot].shown {
            continue;
        }
        let lines = cx.state.planner.scenarios[slot].lines.clone();
        let (color, rim) = (tone(cx, slot), cx.color("card"));
        for (index, line) in lines.iter().enumerate() {
            let target = Target::Built { slot, line: index };
            let seen = handles::seen(cx, target, line);
            let points: Vec<_> = seen.iter().map(|place| pen.at(*place)).collect();
            let around = points
                .iter()
                .fold(Rect::NOTHING, |rect, at| rect.union(Rect::from_pos(*at)));
            if !around.expand(40.0).intersects(pen.window) {
                continue;
            }
            if is_ring(&seen) {
                pen.area(&seen, color.gamma_multiply(0.2));
            }
            if points.len() > 1 {
                pen.line(&points, 3.0, color, rim);
            } else if !editable {
                points.iter().for_each(|at| pen.dot(*at, 6.0, color, rim));
            }
            if editable {
                handles::show(ui, cx, pen, target, &seen, (false, points.len() > 1));
            }
            if let Some(at) = points.first() {
                let number = if lines.len() > 1 {
                    (index + 1).to_string()
                } else {
                    String::new()
                };
                let words = format!("{}{number}", letter(slot));
                pen.words(*at, &words, cx.color("text"), cx.color("card"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of_file;

    const BOTH: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"scenario":"A"},"geometry":{"type":"LineString","coordinates":[[2.8,50.4],[2.9,50.4]]}},
        {"type":"Feature","properties":{"scenario":"B"},"geometry":{"type":"Point","coordinates":[2.8,50.5]}},
        {"type":"Feature","properties":{"scenario":"B"},"geometry":{"type":"Polygon","coordinates":[[[2.8,50.4],[2.9,50.4],[2.9,50.5],[2.8,50.4]]]}}]}"#;

    #[test]
    fn a_file_of_two_scenarios_gives_each_its_own_and_any_other_file_gives_all() {
        assert_eq!(of_file(BOTH.as_bytes(), "both", "A").len(), 1);
        let b = of_file(BOTH.as_bytes(), "both", "B");
        assert_eq!(b.iter().map(Vec::len).collect::<Vec<_>>(), [1, 4]);
        let other = BOTH.replace("scenario", "phase");
        assert_eq!(of_file(other.as_bytes(), "other", "A").len(), 3);
        assert!(of_file(b"{", "broken", "A").is_empty());
    }
}
