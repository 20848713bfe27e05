//! The layers that the user brings: added, removed, put back. The territory is then read again on another thread, while
//! the one that stands goes on being shown.

use std::sync::mpsc::channel;

use egui::Context as EguiContext;

use super::App;
use crate::state::{Command, DataCommand};
use crate::ui::Notice;
use crate::ui::media::Shelf;
use crate::{import, load};

impl App {
    /// Changes the data folder, and reads the territory again.
    pub(super) fn change_data(&mut self, ctx: &EguiContext, command: DataCommand) {
        let Some(layers) = self.layers.clone() else { return };
        let done = match &command {
            DataCommand::Added(_) => Ok(()),
            DataCommand::Remove(id) => import::remove(&layers, id),
            DataCommand::PutBack(id) => import::put_back(&layers, id),
        };
        if let Err(error) = done {
            self.notices.push(Notice::problem(error.sentence(&self.messages)));
            return;
        }
        match command {
            DataCommand::Added(id) | DataCommand::PutBack(id) => self.awaited_layer = Some(id),
            DataCommand::Remove(id) => {
                let title = self.world.as_ref().and_then(|world| world.atlas.layer(&id));
                let title = title.map_or(id.clone(), |layer| layer.def.title.get(self.messages.lang()).to_owned());
                let words = self.messages.format("import-removed", &[("layer", title.into())]);
                let restore = self.messages.text("facets-restore").to_owned();
                let back = Command::Data(DataCommand::PutBack(id));
                self.notices.push(Notice::with_action(words, restore, back));
            }
        }
        self.read_again(ctx);
    }

    /// Looks anew where the territory comes from, after an update or a package, and reads it again.
    pub(super) fn change_territory(&mut self, ctx: &EguiContext) {
        self.data = self.desk.territory(&self.messages);
        self.media = Shelf::new(self.desk.media(&self.data));
        self.basemaps.set_installed(self.desk.installed_basemaps());
        self.read_again(ctx);
    }

    /// Reads the territory and the user's layers on another thread.
    pub(super) fn read_again(&mut self, ctx: &EguiContext) {
        let (sender, atlas) = channel();
        let (data, layers, repaint) = (self.data.clone(), self.layers.clone(), ctx.clone());
        let read = move || {
            let atlas = data.atlas();
            let atlas = match layers {
                Some(folder) => load::user::join(atlas, &folder),
                None => atlas,
            };
            sender.send(atlas).ok();
            repaint.request_repaint();
        };
        match std::thread::Builder::new().name("territory".into()).spawn(read) {
            Ok(_) => self.start_atlas = Some(atlas),
            Err(error) => {
                let args = [("reason", error.to_string().into())];
                self.notices
                    .push(Notice::problem(self.messages.format("import-failed", &args)));
            }
        }
    }

    /// Whether the territory is being read.
    pub fn is_reading(&self) -> bool {
        self.start_atlas.is_some() || self.importer.is_busy()
    }

    /// The territory that is shown, once there is one.
    pub fn atlas(&self) -> Option<&crate::model::Atlas> {
        self.world.as_deref().map(|world| &*world.atlas)
    }

    /// Shows the layer that was just added: its extent, and a word on it.
    pub(super) fn welcome_layer(&mut self, commands: &mut Vec<Command>) {
        if self.start_atlas.is_some() {
            return;
        }
        let (Some(id), Some(world)) = (self.awaited_layer.take(), &self.world) else {
            return;
        };
        let Some(layer) = world.atlas.layer(&id) else { return };
        let title = layer.def.title.get(self.messages.lang());
        let args = [("layer", title.into()), ("count", layer.features.len().into())];
        self.notices
            .push(Notice::lasting(self.messages.format("import-added", &args)));
        let bounds = layer.features.iter().filter_map(crate::model::Feature::bounds_geo);
        let extent = bounds.fold(crate::space::Extent::EMPTY, crate::space::Extent::union);
        commands.push(Command::Layer(id, crate::state::LayerCommand::SetVisible(true)));
        if !extent.is_empty() {
            commands.push(Command::View(crate::state::ViewCommand::ShowExtent(extent)));
        }
    }
}
