//! The territory arrives from the thread that loads it.

use std::sync::Arc;
use std::sync::mpsc::TryRecvError;
use std::time::Duration;

use egui::Context as EguiContext;

use super::App;
use crate::model::{Atlas, LayerState, Severity};
use crate::ui::inquiry::Inquiry;
use crate::ui::{Notice, World};

impl App {
    /// Takes the territory from the thread that loads it.
    pub(super) fn receive(&mut self, ctx: &EguiContext) {
        let Some(receiver) = &self.start_atlas else { return };
        match receiver.try_recv() {
            Ok(atlas) => {
                self.tell_what_failed(&atlas);
                self.forget_world();
                let world = World::new(atlas);
                if let Some(kiosk) = &mut self.kiosk {
                    let untouched = self.state == *kiosk.start();
                    kiosk.take_territory(&world.atlas);
                    if untouched {
                        self.state = kiosk.start().clone();
                    }
                }
                world.make_details_in_background(!self.map.is_painted_on_processor());
                let known = |id: &String| world.atlas.find(id).is_some();
                self.state.selection = self.state.selection.take().filter(known);
                self.state.pins.retain(known);
                self.world = Some(Arc::new(world));
                self.start_atlas = None;
            }
            Err(TryRecvError::Empty) => ctx.request_repaint_after(Duration::from_millis(5)),
            Err(TryRecvError::Disconnected) => {
                tracing::error!("the thread that loads the territory ended without it");
                self.loader_failed = true;
                self.start_atlas = None;
            }
        }
    }

    /// Lets go of all that speaks of features by their place in a territory that is about to be replaced.
    fn forget_world(&mut self) {
        self.inquiry = Inquiry::default();
        self.highlight = None;
        self.map.forget_features();
        self.stories.forget_world();
        // What cannot be read is told where it is listed: `archipel layers`.
        self.planner.renew(self.data.data.declared().ok().flatten());
    }

    /// Says on stderr, and in the window, what of the territory could not be read.
    fn tell_what_failed(&mut self, atlas: &Atlas) {
        let errors = atlas
            .all_diagnostics()
            .filter(|diagnostic| diagnostic.severity == Severity::Error);
        for diagnostic in errors {
            let place = diagnostic
                .feature
                .map_or(String::new(), |feature| format!(" [{feature}]"));
            tracing::warn!("{}{place}: {}", diagnostic.file, self.messages.diagnostic(diagnostic));
        }
        let disabled = atlas
            .layers
            .iter()
            .filter(|layer| layer.state == LayerState::Disabled)
            .count();
        if disabled > 0 || atlas.layers.is_empty() {
            let words = self
                .messages
                .format("problem-layers-disabled", &[("count", disabled.into())]);
            self.notices.push(Notice::problem(words));
        }
    }
}
