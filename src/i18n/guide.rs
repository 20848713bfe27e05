//! The user guide: pages of Markdown in `assets/guide/<lang>`, in the order of their names. Knows how to look for words,
//! not how a page is laid out.

use include_dir::{Dir, include_dir};

use crate::model::{Lang, folded};

static GUIDE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/guide");

/// A page of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GuidePage {
    /// Name of the file without its ending; the same in every language.
    pub slug: &'static str,
    /// Its first heading.
    pub title: &'static str,
    /// The page in Markdown.
    pub text: &'static str,
}

/// The pages in `lang`, or in French where the language has none.
pub fn pages(lang: Lang) -> Vec<GuidePage> {
    let folder = GUIDE.get_dir(lang.code()).or_else(|| GUIDE.get_dir(Lang::Fr.code()));
    let mut pages: Vec<GuidePage> = folder
        .map_or(&[][..], Dir::entries)
        .iter()
        .filter_map(|entry| {
            let file = entry.as_file()?;
            let text = file.contents_utf8()?;
            let title = text.lines().find_map(|line| line.strip_prefix("# "))?;
            let slug = file.path().file_stem()?.to_str()?;
            file.path().extension().filter(|ending| *ending == "md")?;
            Some(GuidePage { slug, title, text })
        })
        .collect();
    pages.sort_by_key(|page| page.slug);
    pages
}

/// The pages that hold every word of `words`, accents and case aside, with the line that holds the first of them.
pub fn search(pages: &[GuidePage], words: &str) -> Vec<(GuidePage, &'static str)> {
    let wanted: Vec<String> = words.split_whitespace().map(folded).collect();
    pages
        .iter()
        .filter(|page| {
            let text = folded(page.text);
            wanted.iter().all(|word| text.contains(word))
        })
        .map(|page| {
            let line = wanted
                .first()
                .and_then(|word| page.text.lines().find(|line| folded(line).contains(word)))
                .unwrap_or(page.title);
            (*page, line.trim_start_matches(['#', '-', ' ']))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_pages_in_its_own_words() {
        let slugs = |lang| pages(lang).iter().map(|page| page.slug).collect::<Vec<_>>();
        assert!(slugs(Lang::Fr).len() >= 5);
        for lang in Lang::ALL {
            assert_eq!(slugs(lang), slugs(Lang::Fr));
            assert!(
                lang == Lang::Fr || pages(lang)[0].title != pages(Lang::Fr)[0].title,
                "{lang:?}"
            );
        }
    }

    #[test]
    fn the_guide_is_searched_without_accents_and_in_any_order() {
        let french = pages(Lang::Fr);
        let found = search(&french, "epingle COTE");
        assert_eq!(
            found.iter().map(|(page, _)| page.slug).collect::<Vec<_>>(),
            ["03-sheets"]
        );
        assert!(found[0].1.contains("épingle"), "{}", found[0].1);
        assert!(search(&french, "zeppelin").is_empty());
        assert_eq!(search(&french, "").len(), french.len());
    }
}
