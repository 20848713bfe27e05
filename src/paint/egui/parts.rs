//! A scene in parts, for threads that make their triangles at the same time.

use std::ops::Range;

use crate::scene::{Item, Scene};

/// A thread is worth its while from about so many positions on.
const LEAST_POSITIONS: usize = 6_000;
/// Threads that make triangles of a scene at most.
const MOST_THREADS: usize = 6;

/// Runs of items of about as many positions each, for as many threads; at least one.
pub(super) fn parts(scene: &Scene) -> Vec<Range<usize>> {
    let positions = |item: &Item| match item {
        Item::Stroke { paths, .. } => {
            let paths = &scene.paths[paths.start as usize..paths.end as usize];
            paths.iter().map(|path| (path.end - path.start) as usize).sum()
        }
        Item::Fill { triangles, .. } => triangles.len() / 3,
        Item::Symbol(_) | Item::Text(_) => 1,
    };
    let weights: Vec<usize> = scene.items.iter().map(positions).collect();
    let all: usize = weights.iter().sum();
    let threads = (all / LEAST_POSITIONS).clamp(1, rayon::current_num_threads().clamp(1, MOST_THREADS));
    let (mut parts, mut start, mut sum) = (Vec::with_capacity(threads), 0, 0);
    for (index, weight) in weights.iter().enumerate() {
        sum += weight;
        if sum * threads >= all * (parts.len() + 1) && parts.len() + 1 < threads {
            parts.push(start..index + 1);
            start = index + 1;
        }
    }
    parts.push(start..scene.items.len());
    parts
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::scene::Stroke;
    use crate::style::Rgba;

    /// Four hundred lines of a hundred positions each, in colours that tell their numbers.
    pub fn lines() -> Scene {
        let viewport = crate::space::Viewport {
            center_geo: geo_types::Coord { x: 2.8, y: 50.4 },
            zoom: 12.0,
            size: [100.0, 100.0],
        };
        let mut scene = Scene::new(viewport, Rgba([255, 255, 255, 255]));
        for number in 0..400 {
            let line = (0..100).map(|step| [step as f32, (number + step % 2) as f32 / 4.0]);
            scene.add_line(line.collect());
            let color = Rgba([number as u8, (number / 256) as u8, 0, 255]);
            scene.items.push(Item::Stroke {
                paths: number..number + 1,
                stroke: Stroke::solid(color, 1.0),
            });
        }
        scene
    }

    #[test]
    fn parts_hold_every_item_once_and_in_order() {
        let mut scene = lines();
        let several = parts(&scene);
        assert!(rayon::current_num_threads() < 2 || several.len() > 1, "{several:?}");
        let items: Vec<usize> = several.iter().cloned().flatten().collect();
        assert_eq!(items, (0..400).collect::<Vec<_>>());
        // Little work is done at once, and none is one part as well.
        scene.items.truncate(10);
        let one = parts(&scene);
        assert!(one.len() == 1 && one[0] == (0..10));
        scene.items.clear();
        let none = parts(&scene);
        assert!(none.len() == 1 && none[0].is_empty());
    }
}
