//! The audit of access: which features lie too far from a network, ranked, with their connections on the map.

use std::sync::Arc;

use egui::{RichText, Ui, vec2};

use super::answers::{Ground, held};
use super::draw::Pen;
use super::{choice, filtered, keep, layers, subjects};
use crate::analysis::access::near::condition;
use crate::analysis::access::report::{communes, notes, obstacle_words, sentence, verdict_words};
use crate::analysis::access::{Audit, Goal, Question, Row, Verdict, audit};
use crate::state::planner::{AUDIT_M, AccessChoice};
use crate::state::{Command, FilterCommand, PlannerCommand};
use crate::ui::basemap::{note, warning};
use crate::ui::{Context, announce, controls};

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    ground: Ground,
    choice: AccessChoice,
}

/// Rows of the list at most; the file holds all of them.
const MOST_ROWS: usize = 300;

/// The answer to what is asked now, or the one before while it comes.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>) -> Option<Arc<Audit>> {
    let choice = cx.state.planner.access.clone();
    let key = Key {
        // Listing more rows asks nothing new.
        choice: AccessChoice {
            all: false,
            ..choice.clone()
        },
        ground: Ground::of(cx),
    };
    let atlas = held(cx);
    let question = Question {
        subjects: subjects(cx, &choice.layer),
        goal: choice.goal.clone(),
        metres: choice.metres,
    };
    let view = cx.planner.as_mut()?;
    view.access.ask(ui.ctx(), &key, move || audit(&atlas, &question))
}

/// The rows that are listed and drawn.
pub(super) fn rows<'a>(audit: &'a Audit, choice: &AccessChoice) -> impl Iterator<Item = &'a Row> {
    let all = choice.all;
    audit
        .rows
        .iter()
        .filter(move |row| all || row.verdict != Verdict::Within)
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>) {
    question(ui, cx);
    let Some(audit) = answer(ui, cx) else {
        ui.label(cx.text("planner-working"));
        return;
    };
    ui.add_space(6.0);
    let words = sentence(cx.atlas(), &audit, cx.messages);
    let strong = RichText::new(words).text_style(egui::TextStyle::Name("strong".into()));
    let response = ui.add(egui::Label::new(strong).wrap());
    announce::politely(&response);
    if let Some(obstacle) = audit.obstacle {
        let (reason, remedy) = obstacle_words(obstacle, cx.messages);
        warning(ui, cx, &format!("{reason} {remedy}"));
        let command = Command::Panel(crate::state::PanelCommand::ToggleUpdates);
        let label = command.label_key().map_or("", |key| cx.text(key)).to_owned();
        if controls::link(ui, cx, &label).clicked() {
            cx.push(command);
        }
    }
    keep(ui, cx, false);
    narrow(ui, cx, &audit);
    list(ui, cx, &audit);
    for words in notes(&audit, cx.messages)
        .into_iter()
        .skip(if audit.obstacle.is_some() { 2 } else { 0 })
    {
        note(ui, cx, words);
    }
}

fn question(ui: &mut Ui, cx: &mut Context<'_>) {
    let asked = cx.state.planner.access.clone();
    if let Some(layer) = choice(ui, cx, ("audited layer", "planner-layer"), &asked.layer, &layers(cx)) {
        cx.push(Command::Planner(PlannerCommand::SetAccessLayer(layer)));
    }
    filtered(ui, cx);
    let mut goals: Vec<(Goal, String)> = [Goal::Cycle, Goal::Transit, Goal::Bus, Goal::Station]
        .into_iter()
        .map(|goal| {
            let words = cx.text(&format!("planner-goal-{}", goal.key())).to_owned();
            (goal, words)
        })
        .collect();
    goals.extend(layers(cx).into_iter().map(|(id, title)| (Goal::Layer(id), title)));
    if let Some(goal) = choice(ui, cx, ("goal", "planner-goal"), &asked.goal, &goals) {
        cx.push(Command::Planner(PlannerCommand::SetGoal(goal)));
    }
    let label = cx.text("planner-metres").to_owned();
    ui.horizontal_wrapped(|ui| {
        ui.label(&label);
        let mut metres = asked.metres;
        let field = egui::DragValue::new(&mut metres)
            .range(AUDIT_M)
            .speed(10.0)
            .max_decimals(0)
            .suffix("\u{a0}m");
        let response = ui.add_sized(vec2(90.0, ui.spacing().interact_size.y), field);
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &label);
            info.value = Some(metres);
            info
        });
        if response.changed() {
            cx.push(Command::Planner(PlannerCommand::SetMetres(metres)));
        }
        let mut all = asked.all;
        if ui.checkbox(&mut all, cx.text("planner-all")).changed() {
            cx.push(Command::Planner(PlannerCommand::SetAll(all)));
        }
    });
}

/// Leaves only what lies too far, as a condition of the filter: on the map, in lists, on paper.
fn narrow(ui: &mut Ui, cx: &mut Context<'_>, audit: &Audit) {
    let farther = audit.rows.iter().any(|row| row.verdict == Verdict::Farther);
    if audit.obstacle.is_some() || !farther {
        return;
    }
    let condition =
        condition(cx.atlas(), &audit.goal, audit.metres).filter(|near| cx.state.filter.near.as_ref() != Some(near));
    if let Some(near) = condition
        && controls::link(ui, cx, cx.text("planner-narrow")).clicked()
    {
        cx.push(Command::Filter(FilterCommand::SetNear(Some(near))));
    }
}

fn list(ui: &mut Ui, cx: &mut Context<'_>, audit: &Audit) {
    let choice = cx.state.planner.access.clone();
    let listed: Vec<&Row> = rows(audit, &choice).collect();
    for (rank, row) in listed.iter().take(MOST_ROWS).enumerate() {
        let Some(feature) = cx.atlas().feature(row.id) else {
            continue;
        };
        let name = feature.name.get(cx.lang()).to_owned();
        let (id, commune) = (feature.id.clone(), communes(cx.atlas(), feature, cx.messages));
        let distance = row
            .way
            .map_or_else(|| "–".to_owned(), |way| cx.messages.distance(way.distance_m));
        let verdict = verdict_words(row, audit.metres, cx.messages);
        let on = cx.state.selection.as_ref() == Some(&id);
        let label = format!("{}. {name}, {commune}, {distance}, {verdict}", rank + 1);
        let response = controls::row(ui, cx, &label, on, |ui| {
            ui.label(RichText::new(cx.messages.count(rank + 1)).color(cx.color("text-secondary")));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(&distance).text_style(egui::TextStyle::Name("strong".into())));
                if row.verdict != Verdict::Farther || row.doubtful(audit.metres) {
                    ui.label(RichText::new(&verdict).small().color(cx.color("text-secondary")));
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let words = if commune.is_empty() {
                        name.clone()
                    } else {
                        format!("{name} · {commune}")
                    };
                    ui.add(egui::Label::new(words).truncate().selectable(false));
                });
            });
        });
        if response.hovered() || response.has_focus() {
            *cx.highlight = Some(row.id);
        }
        if response.clicked() {
            cx.go_to(&id);
        }
    }
    if listed.len() > MOST_ROWS {
        let args = [("count", (listed.len() - MOST_ROWS).into())];
        note(ui, cx, cx.messages.format("planner-more", &args));
    }
}

/// The shortest connections, with their lengths where there is room.
pub(super) fn on_map(cx: &mut Context<'_>, pen: &Pen) {
    let Some(audit) = cx.planner.as_ref().and_then(|view| view.access.latest()) else {
        return;
    };
    let (color, rim, plate) = (cx.color("selection"), cx.color("card"), cx.color("card"));
    for row in rows(&audit, &cx.state.planner.access) {
        let Some(way) = row.way.filter(|way| way.distance_m > 0.0) else {
            continue;
        };
        let ends = [pen.at(way.from_geo), pen.at(way.to_geo)];
        if !pen.sees(&ends) {
            continue;
        }
        let lit = cx.lit == Some(row.id) || *cx.highlight == Some(row.id);
        let width = if lit { 3.5 } else { 1.5 };
        let tone = if row.verdict == Verdict::Farther {
            color
        } else {
            color.gamma_multiply(0.6)
        };
        if row.verdict == Verdict::Inconclusive {
            pen.dashes(&ends, width, tone);
        } else {
            pen.line(&ends, width, tone, rim);
        }
        pen.dot(ends[0], 3.5, tone, rim);
        let (middle, length) = Pen::middle(ends[0], ends[1]);
        if lit || length > 90.0 && pen.window.contains(middle) {
            pen.words(middle, &cx.messages.distance(way.distance_m), cx.color("text"), plate);
        }
    }
}
