//! The course of a line on the screen: where a length along it lies, which way it runs, and how a word follows it.

use crate::text;

use super::block::Block;

/// Sharpest bend between two letters, in radians.
const SHARPEST: f32 = 0.40;
/// Letters stand at least this far apart, and at most, in sums of their half widths: a bend may neither squeeze nor tear.
const APART: std::ops::RangeInclusive<f32> = 0.72..=1.9;
/// Bends of a whole word together, in radians.
const MOST_BENT: f32 = 1.9;

/// A line on the screen with its lengths so far, in points.
#[derive(Debug, Clone, Default)]
pub(super) struct Course {
    points: Vec<[f32; 2]>,
    lengths: Vec<f32>,
}

/// A letter on its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    /// The character.
    pub letter: char,
    /// Middle of its box, in points.
    pub at: [f32; 2],
    /// Clockwise angle in radians.
    pub angle: f32,
    /// Width of its box, in points.
    pub width: f32,
}

impl Course {
    /// The course through `points`; two equal ones in a row count once.
    pub(super) fn new(points: impl IntoIterator<Item = [f32; 2]>) -> Self {
        let mut course = Self::default();
        for point in points {
            let length = match (course.points.last(), course.lengths.last()) {
                (Some(last), Some(length)) => {
                    let step = distance(*last, point);
                    if step <= 0.0 {
                        continue;
                    }
                    length + step
                }
                _ => 0.0,
            };
            course.points.push(point);
            course.lengths.push(length);
        }
        course
    }

    /// Whole length, in points.
    pub(super) fn length(&self) -> f32 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    /// The place at a length from the start; the ends for lengths beyond them.
    pub(super) fn at(&self, length: f32) -> [f32; 2] {
        let after = self.lengths.partition_point(|known| *known < length);
        let Some(end) = self.points.get(after) else {
            return self.points.last().copied().unwrap_or_default();
        };
        if after == 0 {
            return *end;
        }
        let (start, from) = (self.points[after - 1], self.lengths[after - 1]);
        let share = (length - from) / (self.lengths[after] - from);
        [
            start[0] + (end[0] - start[0]) * share,
            start[1] + (end[1] - start[1]) * share,
        ]
    }

    /// Places for names, as lengths from the start: they are pinned to the line, not to the window, and ordered so that
    /// far-apart ones come first. `spacing` is the distance between two neighbours.
    pub(super) fn slots(&self, spacing: f32) -> Vec<f32> {
        let count = (self.length() / spacing) as usize;
        if count < 2 {
            return vec![self.length() / 2.0];
        }
        let mut slots: Vec<usize> = (0..count).collect();
        slots.sort_by_key(|slot| (3 - slot.trailing_zeros().min(3), *slot));
        slots.into_iter().map(|slot| (slot as f32 + 0.5) * spacing).collect()
    }

    /// The letters of `block` written along the course around `middle`, `lift` points above it, never upside down. None
    /// where the line is too short or bends too much.
    pub(super) fn letters(&self, block: &Block, middle: f32, lift: f32) -> Option<Vec<Letter>> {
        let width = block.width;
        let (start, end) = (middle - width / 2.0, middle + width / 2.0);
        if start < 0.0 || end > self.length() || width <= 0.0 {
            return None;
        }
        let (from, to) = (self.at(start), self.at(end));
        let backwards = to[0] < from[0];
        let line = block.lines.first()?;
        let advances = text::advances(line, block.style.face, block.size_pt);
        let reach = block.size_pt * 0.8;
        let (mut pen, mut letters) = (0.0, Vec::with_capacity(advances.len()));
        for (letter, advance) in line.chars().zip(advances) {
            let along = pen + advance / 2.0;
            pen += advance + block.style.letter_spacing_pt;
            let place = if backwards { end - along } else { start + along };
            let (before, after) = (self.at(place - reach), self.at(place + reach));
            let (before, after) = if backwards { (after, before) } else { (before, after) };
            let angle = (after[1] - before[1]).atan2(after[0] - before[0]);
            // Corners are rounded: half of the place on the line, half of the chord around it.
            let on = self.at(place);
            let at = [0, 1].map(|axis| on[axis] * 0.5 + (before[axis] + after[axis]) * 0.25);
            letters.push(Letter {
                letter,
                at: [at[0] + angle.sin() * lift, at[1] - angle.cos() * lift],
                angle,
                width: advance,
            });
        }
        let spacing = block.style.letter_spacing_pt;
        (is_smooth(&letters) && is_even(&letters, spacing)).then_some(letters)
    }
}

fn is_even(letters: &[Letter], spacing: f32) -> bool {
    letters.windows(2).all(|pair| {
        let usual = (pair[0].width + pair[1].width) / 2.0 + spacing;
        APART.contains(&(distance(pair[0].at, pair[1].at) / usual.max(1.0)))
    })
}

fn is_smooth(letters: &[Letter]) -> bool {
    let turn = |pair: &[Letter]| {
        let turn = pair[1].angle - pair[0].angle;
        (turn + std::f32::consts::PI).rem_euclid(std::f32::consts::TAU) - std::f32::consts::PI
    };
    let turns = letters.windows(2).map(|pair| turn(pair).abs());
    let (sharpest, all) = turns.fold((0.0_f32, 0.0), |(sharpest, all), turn| (sharpest.max(turn), all + turn));
    sharpest <= SHARPEST && all <= MOST_BENT
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (b[0] - a[0]).hypot(b[1] - a[1])
}

/// Lines that follow each other end to start become one, so that a name may run over the joint.
pub(super) fn chained(lines: Vec<Vec<[f64; 2]>>) -> Vec<Vec<[f64; 2]>> {
    let mut chained: Vec<Vec<[f64; 2]>> = Vec::with_capacity(lines.len());
    for line in lines {
        match chained.last_mut() {
            Some(last) if last.last() == line.first() => last.extend(line.into_iter().skip(1)),
            _ => chained.push(line),
        }
    }
    chained
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::{Palette, Theme};

    fn block(text: &str) -> Block {
        Block::new(text, Palette::of(Theme::Light).label("water"), 1.0, false)
    }

    fn arc(radius: f32) -> Course {
        Course::new((0..=60).map(|step| {
            let angle = std::f32::consts::PI * (1.0 - step as f32 / 60.0);
            [radius * angle.cos(), -radius * angle.sin()]
        }))
    }

    #[test]
    fn lengths_run_along_the_line() {
        let course = Course::new([[0.0, 0.0], [3.0, 4.0], [3.0, 4.0], [3.0, 10.0]]);
        assert_eq!(course.length(), 11.0);
        assert_eq!(course.at(5.0), [3.0, 4.0]);
        assert_eq!(course.at(8.0), [3.0, 7.0]);
        assert_eq!((course.at(-1.0), course.at(99.0)), ([0.0, 0.0], [3.0, 10.0]));
    }

    #[test]
    fn a_word_follows_a_bow_and_stands_upright_whichever_way_the_line_runs() {
        let course = arc(120.0);
        let mut other = course.points.clone();
        other.reverse();
        let block = block("La Souchez");
        for course in [course, Course::new(other)] {
            let letters = course.letters(&block, course.length() / 2.0, 6.0).unwrap();
            assert!(letters.windows(2).all(|pair| pair[0].at[0] < pair[1].at[0]));
            assert!(letters[0].angle < -0.05 && letters.last().unwrap().angle > 0.05);
            for letter in &letters {
                let radius = letter.at[0].hypot(letter.at[1]);
                assert!((radius - 126.0).abs() < 2.0, "{letter:?} at {radius}");
            }
        }
    }

    #[test]
    fn a_word_does_not_fit_a_short_line_or_a_hairpin() {
        let block = block("Canal de la Deûle");
        let short = Course::new([[0.0, 0.0], [30.0, 0.0]]);
        assert!(short.letters(&block, 15.0, 0.0).is_none());
        let hairpin = Course::new([[0.0, 0.0], [100.0, 0.0], [0.0, 1.0]]);
        assert!(hairpin.letters(&block, 100.0, 0.0).is_none());
    }

    #[test]
    fn slots_are_pinned_to_the_line_and_far_apart_ones_come_first() {
        let line = Course::new([[0.0, 0.0], [1000.0, 0.0]]);
        let slots = line.slots(100.0);
        assert_eq!(slots.len(), 10);
        assert_eq!((slots[0], slots[1]), (50.0, 850.0));
        let moved = Course::new([[-333.0, 50.0], [667.0, 50.0]]);
        assert_eq!(slots, moved.slots(100.0));
        assert_eq!(Course::new([[0.0, 0.0], [90.0, 0.0]]).slots(100.0), [45.0]);
    }

    #[test]
    fn pieces_that_meet_are_one_line() {
        let lines = vec![
            vec![[0.0, 0.0], [1.0, 0.0]],
            vec![[1.0, 0.0], [2.0, 0.0]],
            vec![[5.0, 0.0], [6.0, 0.0]],
        ];
        assert_eq!(
            chained(lines),
            [vec![[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]], vec![[5.0, 0.0], [6.0, 0.0]]]
        );
    }
}
