//! Several files that are one: the parts of a shapefile that were taken together.

use std::path::{Path, PathBuf};

/// Endings of files that stand beside a `.shp`.
const PARTS: [&str; 9] = ["shx", "dbf", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "qmd"];

fn ending(path: &Path) -> String {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.unwrap_or_default()
}

/// The files without those that belong to a `.shp` among them: it is read with its parts. Their order stays.
pub fn whole_files(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let stem = |path: &Path| path.with_extension("").to_string_lossy().to_lowercase();
    let shapes = paths.iter().filter(|path| ending(path) == "shp");
    let shapes: Vec<String> = shapes.map(|path| stem(path)).collect();
    let is_part = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let described = name.is_some_and(|name| name.ends_with(".shp.xml"))
            && shapes.iter().any(|shape| {
                // `a.shp.xml` describes `a.shp`.
                *shape == stem(&path.with_extension(""))
            });
        described || PARTS.contains(&ending(path).as_str()) && shapes.contains(&stem(path))
    };
    paths.into_iter().filter(|path| !is_part(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_shapefile_come_with_it_and_what_stands_alone_stays() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let taken = paths(&[
            "d/A.SHP",
            "d/a.dbf",
            "d/a.prj",
            "d/a.shp.xml",
            "d/b.dbf",
            "e/a.dbf",
            "d/a.csv",
        ]);
        assert_eq!(whole_files(taken), paths(&["d/A.SHP", "d/b.dbf", "e/a.dbf", "d/a.csv"]));
    }
}
