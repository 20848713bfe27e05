//! Missing links: components and gaps of the cycle network, what closing each would connect, and what might be built.

use std::sync::Arc;

use egui::{RichText, Ui, vec2};
use geo_types::Coord;

use super::answers::{Ground, held};
use super::draw::Pen;
use super::scenario::{self, letter};
use super::{choice, keep};
use crate::analysis::access::Goal;
use crate::analysis::network::links::{Gap, Indicators, Links, Rank, indicators, links};
use crate::analysis::network::{JOIN_M, geometries};
use crate::i18n::Messages;
use crate::state::planner::{GAP_M, Line, LinksChoice, SCENARIOS, geometry};
use crate::state::{Command, PlannerCommand, ScenarioCommand};
use crate::ui::basemap::note;
use crate::ui::page::changing;
use crate::ui::{Context, controls};

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    ground: Ground,
    choice: LinksChoice,
    scenarios: [Vec<Line>; SCENARIOS],
}

/// Gaps of the network as it is, and indicators: as it is, then with each scenario in which something is built.
pub(super) struct Told {
    pub links: Links,
    pub before: Indicators,
    pub after: [Option<Indicators>; SCENARIOS],
}

/// The answer to what is asked now, or the one before while it comes.
pub(super) fn answer(ui: &Ui, cx: &mut Context<'_>) -> Option<Arc<Told>> {
    let key = Key {
        ground: Ground::of(cx),
        choice: cx.state.planner.links.clone(),
        scenarios: cx
            .state
            .planner
            .scenarios
            .each_ref()
            .map(|scenario| scenario.lines.clone()),
    };
    let (atlas, wanted) = (held(cx), key.clone());
    let view = cx.planner.as_mut()?;
    view.links.ask(ui.ctx(), &key, move || {
        let drawn = geometries(&atlas, &Goal::Cycle.features(&atlas));
        let (metres, rank) = (wanted.choice.metres, wanted.choice.rank);
        let after = wanted.scenarios.each_ref().map(|scenario| {
            let built: Vec<_> = scenario.iter().map(|line| geometry(line)).collect();
            (!built.is_empty()).then(|| indicators(&atlas, &drawn, &built, JOIN_M, metres))
        });
        Told {
            links: links(&atlas, &drawn, JOIN_M, metres, rank),
            before: indicators(&atlas, &drawn, &[], JOIN_M, metres),
            after,
        }
    })
}

/// The page.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>, middle: Option<Coord<f64>>) {
    question(ui, cx);
    let told = answer(ui, cx);
    changing(ui, |ui| {
        let Some(told) = &told else {
            ui.label(cx.text("planner-working"));
            return;
        };
        let args = [
            ("components", told.links.components.len().into()),
            ("gaps", told.links.gaps.len().into()),
            ("metres", metres(cx.state.planner.links.metres, cx.messages).into()),
        ];
        let words = cx.messages.format("audit-links", &args);
        ui.add(egui::Label::new(RichText::new(words).text_style(egui::TextStyle::Name("strong".into()))).wrap());
        keep(ui, cx, false);
        for (rank, gap) in told.links.gaps.iter().enumerate() {
            row(ui, cx, rank, gap);
        }
    });
    note(ui, cx, cx.text("audit-how-links").to_owned());
    controls::section(ui, cx, cx.text("planner-scenarios"));
    scenario::content(ui, cx, middle);
    if let Some(told) = &told {
        controls::section(ui, cx, cx.text("planner-compare"));
        scenario::compare(ui, cx, told);
    }
}

fn metres(metres: f64, messages: &Messages) -> String {
    format!("{}\u{a0}m", messages.number_shortest(metres))
}

fn question(ui: &mut Ui, cx: &mut Context<'_>) {
    let asked = cx.state.planner.links.clone();
    let label = cx.text("planner-gap").to_owned();
    ui.horizontal_wrapped(|ui| {
        ui.label(&label);
        let mut value = asked.metres;
        let field = egui::DragValue::new(&mut value)
            .range(GAP_M)
            .speed(5.0)
            .max_decimals(0)
            .suffix("\u{a0}m");
        let response = ui.add_sized(vec2(90.0, ui.spacing().interact_size.y), field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
        if response.changed() {
            cx.push(Command::Planner(PlannerCommand::SetGap(value)));
        }
    });
    let ranks: Vec<(Rank, String)> = Rank::ALL
        .into_iter()
        .map(|rank| (rank, cx.text(&format!("audit-links-{}", rank.key())).to_owned()))
        .collect();
    if let Some(rank) = choice(ui, cx, ("rank", "planner-rank"), &asked.rank, &ranks) {
        cx.push(Command::Planner(PlannerCommand::SetRank(rank)));
    }
}

fn row(ui: &mut Ui, cx: &mut Context<'_>, rank: usize, gap: &Gap) {
    let length = cx.messages.distance(gap.distance_m);
    let gains = gains(gap, cx.messages);
    let label = format!("{}. {length}, {gains}", rank + 1);
    let response = controls::row(ui, cx, &label, false, |ui| {
        ui.label(RichText::new(cx.messages.count(rank + 1)).color(cx.color("text-secondary")));
        ui.label(RichText::new(&length).text_style(egui::TextStyle::Name("strong".into())));
        ui.add(
            egui::Label::new(RichText::new(&gains).small())
                .truncate()
                .selectable(false),
        );
    });
    if response.clicked() {
        let middle = Coord {
            x: (gap.from_geo.x + gap.to_geo.x) / 2.0,
            y: (gap.from_geo.y + gap.to_geo.y) / 2.0,
        };
        cx.push(Command::View(crate::state::ViewCommand::ShowPlace(middle, 15.0)));
    }
    response.context_menu(|ui| {
        for slot in 0..SCENARIOS {
            if ui
                .button(
                    cx.messages
                        .format("planner-close-gap", &[("scenario", letter(slot).into())]),
                )
                .clicked()
            {
                let line = vec![gap.from_geo, gap.to_geo];
                cx.push(Command::Planner(PlannerCommand::Scenario(
                    slot,
                    ScenarioCommand::Add(line),
                )));
                ui.close();
            }
        }
    });
}

/// What closing a gap would connect.
pub(super) fn gains(gap: &Gap, messages: &Messages) -> String {
    let args = [
        ("km", messages.length(gap.gains.km * 1e3).into()),
        ("parks", messages.count(gap.gains.parks).into()),
        ("parks-number", gap.gains.parks.into()),
        ("features", messages.count(gap.gains.features).into()),
        ("features-number", gap.gains.features.into()),
        ("inhabitants", messages.number(gap.gains.inhabitants, 0).into()),
    ];
    messages.format("planner-gains", &args)
}

/// Gaps.
pub(super) fn on_map(cx: &mut Context<'_>, pen: &Pen) {
    let (color, rim) = (cx.color("selection"), cx.color("card"));
    if let Some(told) = cx.planner.as_ref().and_then(|view| view.links.latest()) {
        for (rank, gap) in told.links.gaps.iter().enumerate() {
            let ends = [pen.at(gap.from_geo), pen.at(gap.to_geo)];
            if pen.sees(&ends) {
                pen.line(&ends, 3.0, color, rim);
                let (middle, _) = Pen::middle(ends[0], ends[1]);
                pen.dot(middle, 6.0, color, rim);
                pen.words(middle, &cx.messages.count(rank + 1), cx.color("text"), cx.color("card"));
            }
        }
    }
}
