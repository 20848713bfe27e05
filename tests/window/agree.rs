//! Whether two systems draw the same: pictures that `tests/systems.sh` took, held against each other.
//!
//! Systems round differently and have their own drivers, so pixels may differ a little: at most two in a hundred may be off
//! by more than an eighth of the range in some channel, and the mean difference is at most two steps of 255. Where another
//! painter drew the same map, edges of letters and lines differ: such a pair says how many in a hundred may.

use std::path::Path;

use crate::picture::Picture;

/// A file of lines: name, picture, picture, and perhaps the share that may be far off, with tabs between them.
const PAIRS: &str = "ARCHIPEL_PICTURE_PAIRS";
const FAR_OFF: u8 = 32;
const MOST_FAR_OFF: f64 = 0.02;
const MOST_MEAN: f64 = 2.0;

/// The share of pixels that are far off, and the mean difference of a channel in steps of 255; none for other sizes.
fn difference(one: &Picture, other: &Picture) -> Option<(f64, f64)> {
    let (width, height) = one.size();
    if other.size() != (width, height) || width * height == 0 {
        return None;
    }
    let (mut far, mut sum) = (0_u64, 0_u64);
    for y in 0..height {
        for x in 0..width {
            let [a, b] = [one, other].map(|picture| picture.at(f64::from(x), f64::from(y)));
            let apart = [0, 1, 2].map(|channel| a[channel].abs_diff(b[channel]));
            far += u64::from(apart.iter().any(|apart| *apart > FAR_OFF));
            sum += apart.iter().map(|apart| u64::from(*apart)).sum::<u64>();
        }
    }
    let pixels = f64::from(width) * f64::from(height);
    Some((far as f64 / pixels, sum as f64 / pixels / 3.0))
}

#[test]
fn two_systems_draw_the_same() {
    let Some(list) = std::env::var_os(PAIRS) else {
        println!("two_systems_draw_the_same: skipped; tests/systems.sh takes the pictures and names them in {PAIRS}");
        return;
    };
    let list = std::fs::read_to_string(list).unwrap();
    assert!(!list.trim().is_empty(), "no pair of pictures is named");
    for line in list.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let (name, one, other, most) = match columns[..] {
            [name, one, other] => (name, one, other, MOST_FAR_OFF),
            [name, one, other, most] => (name, one, other, most.parse().unwrap()),
            _ => panic!("{line}: not three or four columns"),
        };
        let (far, mean) = difference(&Picture::read(Path::new(one)), &Picture::read(Path::new(other)))
            .unwrap_or_else(|| panic!("{name}: the sizes differ"));
        println!(
            "{name}: {:.2} % of the pixels are far off, {mean:.2} of 255 on average",
            far * 100.0
        );
        assert!(far <= most && mean <= MOST_MEAN, "{name} differs");
    }
}

#[test]
fn a_picture_agrees_with_itself_and_not_with_its_negative() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, colour: fn(u32) -> u8| {
        let path = folder.path().join(name);
        let picture = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([colour(x), colour(y), colour(x + y)]));
        picture.save(&path).unwrap();
        Picture::read(&path)
    };
    let picture = write("one.png", |place| (place * 2) as u8);
    let shifted = write("two.png", |place| (place * 2 + 1) as u8);
    let negative = write("three.png", |place| 255 - (place * 2) as u8);
    assert_eq!(difference(&picture, &picture), Some((0.0, 0.0)));
    let (far, mean) = difference(&picture, &shifted).unwrap();
    assert!(far == 0.0 && (mean - 1.0).abs() < 1e-9, "{far} {mean}");
    let (far, mean) = difference(&picture, &negative).unwrap();
    assert!(far > 0.9 && mean > 50.0, "{far} {mean}");
}
