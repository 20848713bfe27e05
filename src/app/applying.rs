//! Commands are carried out after the frame, in their order.

use egui::{Context as EguiContext, Rect};

use super::{App, language_of};
use crate::i18n::Messages;
use crate::state::clock::years;
use crate::state::{
    Command, FilterCommand, MeasureCommand, PlannerCommand, SavedCommand, SelectCommand, SettingCommand, TimeCommand,
    apply,
};
use crate::ui::{Notice, World, flight_room};

impl App {
    pub(super) fn apply(&mut self, ctx: &EguiContext, world: &World, rect: Rect, commands: Vec<Command>) {
        if commands.is_empty() {
            return;
        }
        let before = self.state.clone();
        for command in commands {
            tracing::debug!(?command);
            let Some(command) = self.for_visitor(world, command) else {
                continue;
            };
            // A command before this one may have opened a sheet, which takes room from the map.
            let room = flight_room(&self.state, rect);
            // What the user chooses in the window is stronger than what the command line said before.
            match command.clone() {
                Command::Setting(SettingCommand::SetLanguage(_)) => {
                    // What the system or the command line chose stands in no state: the second language may become it.
                    if let Some(given) = self.language.take() {
                        let given = Command::Setting(SettingCommand::SetLanguage(Some(given)));
                        apply(&mut self.state, &world.atlas, room, given);
                    }
                }
                Command::Setting(SettingCommand::SetTheme(_)) => self.theme = None,
                Command::Saved(command) if command != SavedCommand::Ask => {
                    self.kept_filters
                        .apply(&self.state.filter, command, &self.messages, &mut self.notices);
                    continue;
                }
                Command::Planner(PlannerCommand::Measure(MeasureCommand::PutMiddle)) => {
                    self.map.put_middle(ctx);
                    continue;
                }
                Command::Kiosk(command) => {
                    self.visit(ctx, world, rect, command);
                    continue;
                }
                Command::Walk(step) => {
                    self.map.walk(ctx, step);
                    continue;
                }
                Command::Data(command) => {
                    self.change_data(ctx, command);
                    continue;
                }
                // At the end the years begin anew.
                Command::Time(TimeCommand::TogglePlay) => {
                    self.clock.toggle();
                    let years = years(&world.atlas);
                    if self.clock.plays() && self.state.year == Some(*years.end()) {
                        let start = Command::Time(TimeCommand::SetYear(Some(*years.start())));
                        apply(&mut self.state, &world.atlas, room, start);
                    }
                    ctx.request_repaint();
                }
                Command::Time(TimeCommand::Toggle | TimeCommand::SetYear(None)) => self.clock.stop(),
                Command::Story(command) => {
                    self.tell(ctx, world, rect, &command);
                    continue;
                }
                // Previous and next follow the list where there is one.
                Command::Select(SelectCommand::Step(places)) => {
                    if let Some(id) = self
                        .inquiry
                        .neighbour(&world.atlas, self.state.selection.as_deref(), places)
                    {
                        apply(
                            &mut self.state,
                            &world.atlas,
                            room,
                            Command::Select(SelectCommand::Feature(id)),
                        );
                        continue;
                    }
                }
                Command::Filter(FilterCommand::Clear) if !self.state.filter.is_empty() => {
                    let [words, restore] =
                        ["facets-cleared", "facets-restore"].map(|key| self.messages.text(key).to_owned());
                    let back = Command::Filter(FilterCommand::Restore);
                    self.notices.retain(|notice| notice.text != words);
                    self.notices.push(Notice::with_action(words, restore, back));
                }
                _ => {}
            }
            apply(&mut self.state, &world.atlas, room, command);
        }
        if self.state != before {
            self.keeper.note_change();
            ctx.request_repaint();
        }
        let lang = language_of(&self.state, self.language);
        if lang != self.messages.lang() {
            self.messages = Messages::new(lang);
            ctx.request_repaint();
        }
        let second = self.state.second_language.filter(|second| *second != lang);
        if second != self.second.as_ref().map(Messages::lang) {
            self.second = second.map(Messages::new);
        }
    }
}
