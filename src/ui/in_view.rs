//! The figures of the legend, worked out on another thread whenever the camera rests: no frame waits for them.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::World;
use crate::analysis::in_view::{self, InView, Question};
use crate::index::Shown;
use crate::space::{Extent, Viewport};
use crate::state::{Camera, MapRoom};

/// What an answer depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Key {
    camera: Camera,
    room: MapRoom,
    revision: u64,
}

/// The latest answer, and the one that is being worked out.
#[derive(Default)]
pub struct ViewFigures {
    answer: Option<(Key, Arc<InView>)>,
    coming: Option<(Key, Receiver<InView>)>,
    wanted: bool,
}

impl ViewFigures {
    /// The latest answer, which may be of the view before; none at the start.
    pub fn answer(&self) -> Option<&Arc<InView>> {
        self.answer.as_ref().map(|(_, answer)| answer)
    }

    /// Whether an answer is on its way.
    pub fn is_pending(&self) -> bool {
        self.coming.is_some() || self.wanted
    }

    /// Takes an answer that has come, and asks anew when the view has changed and rests. `revision` changes with `shown`.
    pub fn update(
        &mut self,
        ctx: &egui::Context,
        world: &Arc<World>,
        shown: &Arc<Shown>,
        revision: u64,
        camera: Camera,
        room: MapRoom,
        resting: bool,
    ) {
        if let Some((key, receiver)) = &self.coming {
            match receiver.try_recv() {
                Ok(answer) => {
                    self.answer = Some((*key, Arc::new(answer)));
                    self.coming = None;
                }
                Err(TryRecvError::Disconnected) => self.coming = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let key = Key { camera, room, revision };
        self.wanted = self.answer.as_ref().is_none_or(|(known, _)| *known != key);
        if !self.wanted || self.coming.is_some() || !resting {
            return;
        }
        let (sender, receiver) = channel();
        let (ctx, world, shown) = (ctx.clone(), Arc::clone(world), Arc::clone(shown));
        let work = move || {
            let question = Question {
                atlas: &world.atlas,
                index: &world.index,
                measures: &world.in_view,
                shown: &shown,
                extent: seen(camera, room),
                zoom: camera.zoom,
            };
            // The window may have been closed.
            sender.send(in_view::in_view(&question)).ok();
            ctx.request_repaint();
        };
        // A thread of its own: the pool may be busy for long with levels of detail.
        match std::thread::Builder::new().name("legend".into()).spawn(work) {
            Ok(_) => self.coming = Some((key, receiver)),
            Err(error) => tracing::warn!(%error, "no thread for the legend"),
        }
    }
}

/// What a camera shows of the world between the panels, in unit Mercator.
fn seen(camera: Camera, room: MapRoom) -> Extent {
    let viewport = Viewport {
        center_geo: camera.center_geo,
        zoom: camera.zoom,
        size: room.size,
    };
    let whole = viewport.extent_mercator();
    let [left, top, right, bottom] = room.covered.map(|length| length / viewport.scale());
    Extent::new(
        whole.min[0] + left,
        whole.min[1] + top,
        whole.max[0] - right,
        whole.max[1] - bottom,
    )
}
