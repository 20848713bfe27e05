//! The mining clock: which dated things there are, and what is known of each in a year. Knows no picture.

mod life;
mod openings;

use std::ops::RangeInclusive;

pub use life::{Course, Life, Phase};

use crate::index::Shown;
use crate::model::facts::TimelineEvent;
use crate::model::{Atlas, FeatureId, catalog::Role};

/// The lives of a territory, made once.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// By layer and feature; empty for a layer in which nothing is dated.
    lives: Vec<Vec<Option<Life>>>,
    years: Option<RangeInclusive<i32>>,
    /// Works at work in each of the years.
    working: Vec<u32>,
    /// Events in each of the years.
    events: Vec<u32>,
}

/// How many things are in which phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Works at work.
    pub working: usize,
    /// Works that are over.
    pub closed: usize,
    /// Other things that are there.
    pub standing: usize,
    /// Things that may be there, or may be over.
    pub perhaps: usize,
    /// Things that nothing dates.
    pub undated: usize,
    /// Things that are not there yet.
    pub to_come: usize,
}

impl Clock {
    /// The lives of all that the map is about, from the first dated one to `today`.
    pub fn new(atlas: &Atlas, today: i32) -> Self {
        let lives: Vec<Vec<Option<Life>>> = atlas
            .layers
            .iter()
            .map(|layer| {
                if layer.def.role != Role::Subject {
                    return Vec::new();
                }
                let lives = layer.features.iter();
                let lives: Vec<_> = lives
                    .map(|feature| Life::of(feature, openings::opened(&feature.id)))
                    .collect();
                if lives.iter().any(Option::is_some) {
                    lives
                } else {
                    Vec::new()
                }
            })
            .collect();
        let years = atlas.first_year().map(|first| first.min(today)..=today);
        let mut clock = Self {
            lives,
            years,
            ..Self::default()
        };
        clock.count_years(&atlas.facts.timeline);
        clock
    }

    fn count_years(&mut self, timeline: &[TimelineEvent]) {
        let Some(years) = self.years.clone() else { return };
        let works: Vec<&Life> = self
            .lives
            .iter()
            .flatten()
            .flatten()
            .filter(|life| life.course == Course::Works)
            .collect();
        let working = |year: i32| works.iter().filter(|life| life.phase(year) == Phase::Alive).count() as u32;
        self.working = years.clone().map(working).collect();
        self.events = vec![0; self.working.len()];
        for event in timeline.iter().filter(|event| event.status.is_none()) {
            let place = usize::try_from(event.year - years.start()).ok();
            if let Some(count) = place.and_then(|place| self.events.get_mut(place)) {
                *count += 1;
            }
        }
    }

    /// The years that the clock knows; none where nothing is dated.
    pub fn years(&self) -> Option<RangeInclusive<i32>> {
        self.years.clone()
    }

    /// Works at work in each of [`Clock::years`].
    pub fn working(&self) -> &[u32] {
        &self.working
    }

    /// Events in each of [`Clock::years`]; those that were only announced are left out.
    pub fn events(&self) -> &[u32] {
        &self.events
    }

    /// Works at work in `year`.
    pub fn working_in(&self, year: i32) -> u32 {
        let place = self
            .years
            .as_ref()
            .and_then(|years| usize::try_from(year - years.start()).ok());
        place.and_then(|place| self.working.get(place)).copied().unwrap_or(0)
    }

    /// Whether anything of a layer is dated.
    pub fn has_dated(&self, layer: usize) -> bool {
        self.lives.get(layer).is_some_and(|lives| !lives.is_empty())
    }

    /// Whether a layer holds works that are alight or dark.
    pub fn has_works(&self, layer: usize) -> bool {
        let works = |life: &Life| life.course == Course::Works;
        self.lives
            .get(layer)
            .is_some_and(|lives| lives.iter().flatten().any(works))
    }

    /// The life of a feature; none where nothing dates it.
    pub fn life(&self, id: FeatureId) -> Option<&Life> {
        self.lives.get(id.layer as usize)?.get(id.index as usize)?.as_ref()
    }

    /// Whether a feature is a work that is alight or dark, such as a shaft.
    pub fn is_work(&self, id: FeatureId) -> bool {
        self.life(id).is_some_and(|life| life.course == Course::Works)
    }

    /// What is known of a feature in `year`.
    pub fn phase(&self, id: FeatureId, year: i32) -> Phase {
        self.life(id).map_or(Phase::Unknown, |life| life.phase(year))
    }

    /// How many of the things that are on and pass the filter are in which phase. Works that nothing dates count as undated.
    pub fn counts(&self, atlas: &Atlas, shown: &Shown, year: i32) -> Counts {
        let mut counts = Counts::default();
        for (layer, content) in atlas.layers.iter().enumerate() {
            if content.def.role != Role::Subject || !shown.layer_visible(layer) {
                continue;
            }
            for index in 0..content.features.len() as u32 {
                let layer = layer as u32;
                let id = FeatureId { layer, index };
                if !shown.contains(id) {
                    continue;
                }
                let count = match (self.phase(id, year), self.is_work(id)) {
                    (Phase::Alive, true) => &mut counts.working,
                    (Phase::Closed, _) => &mut counts.closed,
                    (Phase::Alive, false) => &mut counts.standing,
                    (Phase::Perhaps, _) => &mut counts.perhaps,
                    (Phase::Unknown, _) => &mut counts.undated,
                    (Phase::NotYet, _) => &mut counts.to_come,
                };
                *count += 1;
            }
        }
        counts
    }
}

/// The events to tell at `year`: those of this very year, else the last ones of the `back` years before.
pub fn told(timeline: &[TimelineEvent], year: i32, back: i32) -> Vec<&TimelineEvent> {
    let happened = |event: &&TimelineEvent| event.status.is_none() && event.year <= year && event.year >= year - back;
    let last = timeline.iter().filter(happened).map(|event| event.year).max();
    let of = |event: &&TimelineEvent| Some(event.year) == last;
    let mut told: Vec<&TimelineEvent> = timeline.iter().filter(happened).filter(of).collect();
    // Those of a day first, those of a place before those of none: they are what a map can tell.
    told.sort_by_key(|event| (event.day.is_none(), event.site.is_none()));
    told
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::load;

    static ATLAS: LazyLock<Atlas> = LazyLock::new(load::atlas::embedded);
    static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock::new(&ATLAS, 2026));

    #[test]
    fn the_years_and_the_shafts_are_those_of_the_data() {
        assert_eq!(CLOCK.years(), Some(1716..=2026));
        let at = |year| CLOCK.working_in(year);
        assert_eq!(
            [at(1715), at(1850), at(1913), at(1960), at(1990), at(2010)],
            [0, 90, 296, 208, 9, 0]
        );
        assert_eq!(CLOCK.events().iter().sum::<u32>() as usize, {
            let told = |event: &&TimelineEvent| event.status.is_none();
            ATLAS.facts.timeline.iter().filter(told).count()
        });
    }

    #[test]
    fn the_louvre_lens_comes_in_2012_and_the_seven_lines_in_2019() {
        let phase = |id: &str, year| CLOCK.phase(ATLAS.find(id).unwrap(), year);
        assert_eq!(phase("sites:louvre-lens", 2011), Phase::NotYet);
        assert_eq!(phase("sites:louvre-lens", 2012), Phase::Alive);
        let lines = ATLAS.layer("bhns").unwrap();
        assert_eq!(lines.features.len(), 7);
        for line in &lines.features {
            assert_eq!(
                [phase(&line.id, 2018), phase(&line.id, 2019)],
                [Phase::NotYet, Phase::Alive]
            );
        }
        assert_eq!(phase("unesco:63AG", 1900), Phase::Unknown, "a terril without a date");
    }

    #[test]
    fn events_are_told_in_their_year_and_a_while_after() {
        let timeline = &ATLAS.facts.timeline;
        assert_eq!(told(timeline, 1720, 0).len(), 1);
        assert_eq!(told(timeline, 1721, 0).len(), 0);
        assert_eq!(told(timeline, 1725, 5)[0].year, 1720);
        assert!(told(timeline, 2012, 9).iter().all(|event| event.year == 2012));
        assert!(told(timeline, 2030, 99).iter().all(|event| event.status.is_none()));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn counts_at_a_year_are_what_one_by_one_gives(year in 1700..2040_i32) {
            let shown = Shown::everything(&ATLAS);
            let counts = CLOCK.counts(&ATLAS, &shown, year);
            // One by one, from the years as they are written.
            let shafts = &ATLAS.layer("shafts").unwrap().features;
            let known = |feature: &&crate::model::Feature| feature.valid_from.is_some() && feature.valid_to.is_some();
            let alight = shafts.iter().filter(known).filter(|shaft| {
                let (from, to) = (shaft.valid_from.unwrap().year, shaft.valid_to.unwrap().year);
                from <= year && year <= to
            });
            let no_end = shafts.iter().filter(|shaft| shaft.valid_to.is_none() && shaft.valid_from.is_some_and(|from| from.year == year));
            prop_assert_eq!(counts.working, alight.count() + no_end.count());
            prop_assert!(!(1716..=2026).contains(&year) || CLOCK.working_in(year) as usize == counts.working);
            let subject: usize = ATLAS.layers.iter().filter(|layer| layer.def.role == Role::Subject).map(|layer| layer.features.len()).sum();
            let Counts { working, closed, standing, perhaps, undated, to_come } = counts;
            prop_assert_eq!(working + closed + standing + perhaps + undated + to_come, subject);
        }
    }
}
