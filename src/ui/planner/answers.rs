//! What the desk is told, worked out on a thread of its own: no frame waits for it. The last answer of each page stays until
//! the next one is there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context as EguiContext;

use crate::model::Atlas;
use crate::model::declared::DeclaredTotals;

/// One answer, and the one that is being worked out. `K` is all that it depends on.
pub(super) struct Answer<K, V> {
    known: Option<(K, Arc<V>)>,
    coming: Option<(K, Receiver<V>)>,
}

impl<K, V> Default for Answer<K, V> {
    fn default() -> Self {
        Self {
            known: None,
            coming: None,
        }
    }
}

impl<K: PartialEq + Clone, V: Send + 'static> Answer<K, V> {
    /// The answer for `key`, or the one before while it is on its way; asks when it was not asked yet.
    pub fn ask(&mut self, ctx: &EguiContext, key: &K, work: impl FnOnce() -> V + Send + 'static) -> Option<Arc<V>> {
        if let Some((coming, receiver)) = &self.coming {
            match receiver.try_recv() {
                Ok(answer) => {
                    self.known = Some((coming.clone(), Arc::new(answer)));
                    self.coming = None;
                }
                Err(TryRecvError::Disconnected) => self.coming = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let stale = self.known.as_ref().is_none_or(|(known, _)| known != key);
        if stale && self.coming.is_none() {
            let (sender, receiver) = channel();
            let ctx = ctx.clone();
            let run = move || {
                // The window may have been closed.
                sender.send(work()).ok();
                ctx.request_repaint();
            };
            match std::thread::Builder::new().name("planner".into()).spawn(run) {
                Ok(_) => self.coming = Some((key.clone(), receiver)),
                Err(error) => tracing::warn!(%error, "no thread for the desk"),
            }
        }
        self.latest()
    }

    /// The answer that there is.
    pub fn latest(&self) -> Option<Arc<V>> {
        self.known.as_ref().map(|(_, answer)| Arc::clone(answer))
    }

    fn is_pending(&self) -> bool {
        self.coming.is_some()
    }
}

/// Tells one territory and one state of the filter from another: the address of the atlas, and what is shown of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ground {
    atlas: usize,
    revision: u64,
}

impl Ground {
    /// The ground of what no filter touches.
    pub fn unfiltered(cx: &crate::ui::Context<'_>) -> Self {
        Self {
            revision: 0,
            ..Self::of(cx)
        }
    }

    /// The ground of this frame.
    pub fn of(cx: &crate::ui::Context<'_>) -> Self {
        Self {
            atlas: Arc::as_ptr(&cx.world.atlas) as usize,
            revision: cx.revision,
        }
    }
}

/// Declared totals beside what is loaded, and the address of the atlas that they were made for.
type Totals = (usize, Arc<Vec<crate::analysis::Reconciled>>);

/// What the window keeps of the desk between frames.
#[derive(Default)]
pub struct PlannerView {
    pub(super) declared: Option<DeclaredTotals>,
    pub(super) totals: Option<Totals>,
    pub(super) access: Answer<super::access::Key, crate::analysis::access::Audit>,
    pub(super) table: Answer<super::table::Key, super::table::Table>,
    pub(super) links: Answer<super::links::Key, super::links::Told>,
    pub(super) reach: Answer<super::reach::Key, super::reach::Told>,
    pub(super) hold: super::handles::Hold,
    pub(super) loading: super::scenario::Loading,
}

impl PlannerView {
    /// Whether an answer is on its way.
    pub fn is_pending(&self) -> bool {
        self.access.is_pending() || self.table.is_pending() || self.links.is_pending() || self.reach.is_pending()
    }

    /// Forgets what was told of another territory, and takes what is declared of this one.
    pub fn renew(&mut self, declared: Option<DeclaredTotals>) {
        *self = Self {
            declared,
            ..Self::default()
        };
    }
}

/// The atlas, held for another thread.
pub(super) fn held(cx: &crate::ui::Context<'_>) -> Arc<Atlas> {
    Arc::clone(&cx.world.atlas)
}
