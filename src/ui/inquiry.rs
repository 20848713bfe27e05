//! Asks what the filter lets through: at once on a small territory, on a thread of its own on a large one, so that no frame
//! waits. What was answered last stays until the next answer is there.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::World;
use crate::i18n::{Messages, NameKey, filter_sentence, name_key};
use crate::index::facets::Answer;
use crate::index::{Question, Results, Terms};
use crate::model::{Atlas, Facet, Filter, Lang, facet_words};

/// Up to so many features of the subject an answer takes less than a frame.
const MOST_AT_ONCE: usize = 40_000;

/// A line of a facet: value, words, features left.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetLine {
    /// The value that the filter holds.
    pub value: String,
    /// How it is worded.
    pub words: Arc<str>,
    /// Features left under the other facets.
    pub count: usize,
    /// It is chosen.
    pub on: bool,
}

/// A question with all that is shown of its answer.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// What passes, counts, histograms.
    pub answer: Answer,
    /// The list.
    pub results: Results,
    /// Lines of each facet in the order of [`Facet::ALL`]: what is chosen first, then by what is left, then by name.
    pub lines: Vec<Vec<FacetLine>>,
    /// Time that the answer took, in milliseconds.
    pub took_ms: f64,
}

/// What is kept between questions.
#[derive(Default)]
struct Memory {
    terms: Terms,
    /// Words of every value, and what they are ordered by.
    words: HashMap<(Lang, Facet, String), (Arc<str>, NameKey)>,
}

/// The one who asks.
#[derive(Default)]
pub struct Inquiry {
    memory: Arc<Mutex<Memory>>,
    asked: Option<Arc<Asked>>,
    pending: Option<Receiver<Asked>>,
    revision: u64,
    /// The sentence of the filter, and what it was made for.
    sentence: Option<(Filter, Lang, String)>,
}

impl Inquiry {
    /// The answer that there is; none before the first one.
    pub fn asked(&self) -> Option<&Arc<Asked>> {
        self.asked.as_ref()
    }

    /// Id of the feature that stands `places` farther in the list than `selection`, going round at the ends; none when the
    /// list does not hold the selection.
    pub fn neighbour(&self, atlas: &Atlas, selection: Option<&str>, places: i32) -> Option<String> {
        let results = &self.asked.as_ref()?.results;
        let here = i64::try_from(results.position(atlas.find(selection?)?)?).ok()?;
        let there = (here + i64::from(places)).rem_euclid(i64::try_from(results.len()).ok()?);
        let id = results.ids().get(usize::try_from(there).ok()?)?;
        atlas.feature(*id).map(|feature| feature.id.to_string())
    }

    /// Grows whenever what the map shows changed.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The filter in words, as [`Inquiry::say`] made them last.
    pub fn sentence(&self) -> &str {
        self.sentence.as_ref().map_or("", |(_, _, sentence)| sentence)
    }

    /// Words the filter anew when it changed.
    pub fn say(&mut self, messages: &Messages, atlas: &Atlas, filter: &Filter) {
        let lang = messages.lang();
        let same = |said: &(Filter, Lang, String)| &said.0 == filter && said.1 == lang;
        if !self.sentence.as_ref().is_some_and(same) {
            self.sentence = Some((filter.clone(), lang, filter_sentence(messages, atlas, filter)));
        }
    }

    /// Whether an answer is on its way.
    pub fn is_pending(&self) -> bool {
        self.pending.is_some()
    }

    /// Asks `question` unless it was asked last.
    pub fn ask(&mut self, ctx: &egui::Context, world: &Arc<World>, question: &Question) {
        self.receive(ctx);
        if self.pending.is_some() || self.asked.as_ref().is_some_and(|asked| &asked.question == question) {
            return;
        }
        let features: usize = world.atlas.layers.iter().map(|layer| layer.features.len()).sum();
        if features <= MOST_AT_ONCE {
            let asked = answered(world, question.clone(), &self.memory);
            self.take(asked);
            return;
        }
        let (sender, receiver) = channel();
        let (world, question, memory) = (Arc::clone(world), question.clone(), Arc::clone(&self.memory));
        let wake = ctx.clone();
        let thread = std::thread::Builder::new().name("filter".into()).spawn(move || {
            // The window may be closed before the answer is there.
            sender.send(answered(&world, question, &memory)).ok();
            wake.request_repaint();
        });
        match thread {
            Ok(_) => self.pending = Some(receiver),
            Err(error) => tracing::error!(%error, "no thread for the filter"),
        }
    }

    /// How many features would pass with another span, asked of what the last answer left in memory; none while another
    /// answer is being worked out.
    pub fn count_in_span(&self, world: &World, kind: crate::model::RangeFacet, span: (f64, f64)) -> Option<usize> {
        if self.pending.is_some() {
            return None;
        }
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        Some(world.facets().count_in_span(&memory.terms, kind, span))
    }

    fn receive(&mut self, ctx: &egui::Context) {
        let Some(receiver) = &self.pending else { return };
        match receiver.try_recv() {
            Ok(asked) => {
                self.pending = None;
                self.take(asked);
            }
            Err(TryRecvError::Empty) => ctx.request_repaint_after(Duration::from_millis(16)),
            Err(TryRecvError::Disconnected) => {
                tracing::error!("the thread of the filter ended without an answer");
                self.pending = None;
            }
        }
    }

    fn take(&mut self, asked: Asked) {
        let before = self.asked.as_ref().map(|before| &before.answer.on_map);
        if before != Some(&asked.answer.on_map) {
            self.revision += 1;
        }
        self.asked = Some(Arc::new(asked));
    }
}

fn answered(world: &World, question: Question, memory: &Mutex<Memory>) -> Asked {
    let started = Instant::now();
    let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
    let (answer, results) = world
        .facets()
        .ask(&world.atlas, &world.index, &question, &mut memory.terms);
    let lines = Facet::ALL
        .into_iter()
        .zip(&answer.facets)
        .map(|(facet, counts)| {
            let mut lines: Vec<(NameKey, FacetLine)> = counts
                .iter()
                .map(|count| {
                    let key = (question.lang, facet, count.value.clone());
                    let (words, name) = memory
                        .words
                        .entry(key)
                        .or_insert_with(|| {
                            let words = facet_words(&world.atlas, question.lang, facet, &count.value);
                            let key = name_key(&words);
                            (words.into(), key)
                        })
                        .clone();
                    let line = FacetLine {
                        value: count.value.clone(),
                        words,
                        count: count.count,
                        on: question.filter.facet(facet).contains(&count.value),
                    };
                    (name, line)
                })
                .collect();
            lines.sort_by(|(a_name, a), (b_name, b)| {
                let key = |line: &FacetLine| (!line.on, std::cmp::Reverse(line.count));
                key(a).cmp(&key(b)).then_with(|| a_name.cmp(b_name))
            });
            lines.into_iter().map(|(_, line)| line).collect()
        })
        .collect();
    Asked {
        question,
        answer,
        results,
        lines,
        took_ms: started.elapsed().as_secs_f64() * 1000.0,
    }
}
