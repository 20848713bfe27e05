//! The part of the page that copies the view of a source into a file, for a place without network.

use std::path::{Path, PathBuf};

use egui::{ComboBox, DragValue, ProgressBar, RichText, TextEdit, Ui};

use super::super::{Context, controls};
use super::slot::HTTP_PATIENCE;
use super::{Basemaps, Setup};
use crate::basemap::{Basemap, Http, OnlineTiles, Patience, Plan, Preparation, Progress, Source, Stage, Trouble};
use crate::space::{Extent, Viewport};
use crate::state::{BasemapCommand, Command};

/// What the form holds, and the preparation that runs.
pub struct Offline {
    source: String,
    zooms: [u8; 2],
    path: String,
    accepted: bool,
    /// Whether the file that is named was begun before, and for what; looked up when the name changes.
    begun: (String, Option<Plan>),
    running: Option<Preparation>,
    trouble: Option<Trouble>,
}

impl Offline {
    /// An empty form.
    pub fn new(setup: &Setup) -> Self {
        let source = setup.sources.all.iter().find(|source| source.allows_bulk());
        let source = source.map(|source| source.id.clone()).unwrap_or_default();
        Self {
            path: file_for(setup, &source).display().to_string(),
            source,
            zooms: [10, 15],
            accepted: false,
            begun: (String::new(), None),
            running: None,
            trouble: None,
        }
    }
}

/// A file of the user's folder for a source.
fn file_for(setup: &Setup, source: &str) -> PathBuf {
    setup.data.join(format!("{source}.mbtiles"))
}

/// What the camera shows, in degrees.
fn view_extent(cx: &Context<'_>, size: [f64; 2]) -> Option<Extent> {
    let camera = cx.state.camera?;
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size,
    };
    let corner = |x, y| viewport.geo_from_screen(geo_types::Coord { x, y });
    let (start, end) = (corner(0.0, 0.0), corner(size[0], size[1]));
    Some(Extent::new(start.x, end.y, end.x, start.y))
}

/// Shows the form, or how the preparation does.
pub fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    if cx.basemaps.offline.running.is_some() {
        running(ui, cx);
        return;
    }
    note(ui, cx, cx.text("basemap-offline-about").to_owned());
    let size = ui.ctx().content_rect().size();
    let Some(extent) = view_extent(cx, [f64::from(size.x), f64::from(size.y)]) else {
        return;
    };
    fields(ui, cx);
    let id = cx.basemaps.offline.source.clone();
    let Some(source) = cx.basemaps.source(&id).cloned() else {
        return;
    };
    look_up_file(&mut cx.basemaps.offline);
    let begun = cx
        .basemaps
        .offline
        .begun
        .1
        .clone()
        .filter(|plan| plan.source == source.id);
    let plan = match begun.clone() {
        Some(plan) => Ok(plan),
        None => Plan::new(&source, &extent, cx.basemaps.offline.zooms),
    };
    match plan {
        Err(refusal) => {
            warning(ui, cx, &cx.messages.format(refusal.key(), &refusal.args()));
            terms(ui, cx, &source);
        }
        Ok(plan) => {
            let megabytes = megabytes(plan.bytes(&source));
            let args = [("tiles", plan.tiles().into()), ("megabytes", megabytes.into())];
            let words = cx.messages.format("basemap-offline-estimate", &args);
            ui.label(RichText::new(words).text_style(egui::TextStyle::Name("strong".into())));
            terms(ui, cx, &source);
            begin(ui, cx, &source, plan, begun.is_some());
        }
    }
    if let Some(trouble) = cx.basemaps.offline.trouble.clone() {
        warning(ui, cx, &cx.messages.format(trouble.key(), &trouble.args()));
    }
}

fn fields(ui: &mut Ui, cx: &mut Context<'_>) {
    let lang = cx.lang();
    let sources = cx.basemaps.setup.sources.all.clone();
    let title = |id: &str| {
        let found = sources.iter().find(|source| source.id == id);
        found.map_or(String::new(), |source| source.title.get(lang).to_owned())
    };
    let label = cx.text("basemap-offline-source").to_owned();
    ui.label(RichText::new(&label).small());
    let before = cx.basemaps.offline.source.clone();
    let mut chosen = before.clone();
    let combo = ComboBox::from_id_salt("offline source")
        .selected_text(title(&chosen))
        .width(ui.available_width() - 16.0)
        .show_ui(ui, |ui| {
            for source in &sources {
                ui.selectable_value(&mut chosen, source.id.clone(), title(&source.id));
            }
        });
    combo
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, &label));
    if chosen != before {
        cx.basemaps.offline.path = file_for(&cx.basemaps.setup, &chosen).display().to_string();
        cx.basemaps.offline.source = chosen;
        cx.basemaps.offline.accepted = false;
    }
    ui.label(RichText::new(cx.text("basemap-offline-levels")).small());
    let (from, to) = (
        cx.text("basemap-offline-from").to_owned(),
        cx.text("basemap-offline-to").to_owned(),
    );
    ui.horizontal(|ui| {
        let [first, last] = &mut cx.basemaps.offline.zooms;
        ui.label(&from);
        let name = |ui: &mut Ui, value: &mut u8, range, label: &str| {
            let shown = *value;
            let response = ui.add(DragValue::new(value).range(range));
            response.widget_info(|| egui::WidgetInfo::slider(true, f64::from(shown), label));
        };
        name(ui, first, 0..=*last, &from);
        ui.label(&to);
        name(ui, last, *first..=20, &to);
    });
    let label = cx.text("basemap-offline-path").to_owned();
    ui.label(RichText::new(&label).small());
    let response = ui.add(TextEdit::singleline(&mut cx.basemaps.offline.path).desired_width(f32::INFINITY));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
}

/// Whether the file that is named was begun: looked up once for every name.
fn look_up_file(offline: &mut Offline) {
    if offline.begun.0 != offline.path {
        let path = offline.path.clone();
        let plan = Preparation::plan_of(Path::new(&path));
        offline.begun = (path, plan);
    }
}

fn terms(ui: &mut Ui, cx: &mut Context<'_>, source: &Source) {
    controls::section(ui, cx, cx.text("basemap-offline-terms"));
    note(ui, cx, source.terms.get(cx.lang()).to_owned());
    let licence = cx
        .messages
        .format("basemap-licence", &[("licence", source.licence.as_str().into())]);
    note(ui, cx, licence);
    if source.terms_url.starts_with("http") && controls::link(ui, cx, &source.terms_url).clicked() {
        ui.ctx().open_url(egui::OpenUrl::new_tab(&source.terms_url));
    }
}

fn begin(ui: &mut Ui, cx: &mut Context<'_>, source: &Source, plan: Plan, again: bool) {
    let accept = cx.text("basemap-offline-accept").to_owned();
    ui.checkbox(&mut cx.basemaps.offline.accepted, accept);
    if !cx.state.basemap.online {
        note(ui, cx, cx.text("basemap-offline-needs-online").to_owned());
    }
    let key = if again {
        "basemap-offline-resume-file"
    } else {
        "basemap-offline-start"
    };
    let ready = cx.basemaps.offline.accepted && cx.state.basemap.online;
    if !ui.add_enabled(ready, egui::Button::new(cx.text(key))).clicked() {
        return;
    }
    let path = PathBuf::from(&cx.basemaps.offline.path);
    if let Some(folder) = path.parent() {
        // A folder that cannot be made shows as a file that cannot be written.
        std::fs::create_dir_all(folder).ok();
    }
    let http = Http::new(HTTP_PATIENCE, cx.basemaps.setup.direct);
    let tiles = OnlineTiles::new(source.clone(), Some(http), None, Patience::default());
    let repaint = ui.ctx().clone();
    match Preparation::start(plan, &path, tiles, move || repaint.request_repaint()) {
        Ok(preparation) => {
            cx.basemaps.offline.running = Some(preparation);
            cx.basemaps.offline.trouble = None;
        }
        Err(trouble) => cx.basemaps.offline.trouble = Some(trouble),
    }
}

fn running(ui: &mut Ui, cx: &mut Context<'_>) {
    let Some(preparation) = &cx.basemaps.offline.running else {
        return;
    };
    let (progress, path) = (preparation.progress(), preparation.path().to_owned());
    bar(ui, cx, &progress);
    let mut ends = false;
    match &progress.stage {
        Stage::Running => {
            if let Some(trouble) = &progress.trouble {
                warning(ui, cx, &cx.messages.format(trouble.key(), &trouble.args()));
            }
        }
        Stage::Paused(trouble) => {
            note(ui, cx, cx.text("basemap-offline-paused").to_owned());
            if let Some(trouble) = trouble {
                warning(ui, cx, &cx.messages.format(trouble.key(), &trouble.args()));
            }
        }
        Stage::Finished => {
            let args = [("path", path.display().to_string().into())];
            note(ui, cx, cx.messages.format("basemap-offline-finished", &args));
        }
        Stage::Stopped(trouble) => warning(ui, cx, &cx.messages.format(trouble.key(), &trouble.args())),
    }
    ui.horizontal(|ui| {
        let Some(preparation) = &cx.basemaps.offline.running else {
            return;
        };
        match progress.stage {
            Stage::Running if ui.button(cx.text("basemap-offline-pause")).clicked() => preparation.pause(),
            Stage::Paused(_) if ui.button(cx.text("basemap-offline-resume")).clicked() => preparation.resume(),
            Stage::Finished if ui.button(cx.text("basemap-offline-show")).clicked() => {
                cx.commands
                    .push(Command::Basemap(BasemapCommand::Choose(Basemap::File(path))));
            }
            _ => {}
        }
        let end = if progress.stage == Stage::Finished {
            "action-close"
        } else {
            "basemap-offline-stop"
        };
        ends = ui.button(cx.text(end)).clicked();
    });
    if ends {
        let offline = &mut cx.basemaps.offline;
        offline.running = None;
        offline.accepted = false;
        offline.begun.0.clear();
    }
}

fn bar(ui: &mut Ui, cx: &Context<'_>, progress: &Progress) {
    let args = [
        ("done", progress.done.into()),
        ("total", progress.total.into()),
        ("megabytes", megabytes(progress.bytes).into()),
    ];
    let words = cx.messages.format("basemap-offline-progress", &args);
    let part = progress.done as f32 / progress.total.max(1) as f32;
    ui.add(ProgressBar::new(part).fill(cx.color("accent")).desired_height(8.0));
    ui.label(words);
}

fn megabytes(bytes: u64) -> f64 {
    let megabytes = bytes as f64 / 1e6;
    if megabytes < 10.0 {
        (megabytes * 10.0).round() / 10.0
    } else {
        megabytes.round()
    }
}

/// A line of explanation.
pub fn note(ui: &mut Ui, cx: &Context<'_>, words: String) {
    ui.add(egui::Label::new(RichText::new(words).small().color(cx.color("text-secondary"))).wrap());
}

/// A line of warning, with its sign.
pub fn warning(ui: &mut Ui, cx: &Context<'_>, words: &str) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(18.0), egui::Sense::hover());
        controls::icon(ui, cx.textures, "ui-warning", rect, cx.color("warning"));
        ui.add(egui::Label::new(words).wrap());
    });
}

impl Basemaps {
    /// Whether an area is being copied.
    pub fn is_preparing(&self) -> bool {
        let running = self.offline.running.as_ref().map(Preparation::progress);
        running.is_some_and(|progress| progress.stage == Stage::Running)
    }
}
