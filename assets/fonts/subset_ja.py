"""Cuts Noto Sans CJK JP down to the characters that Inter lacks and Archipel writes. Called by build-ja.sh."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, TTCollection

# Kana, punctuation and full-width forms whole, so that what a reader types is shown too.
RANGES = [(0x3000, 0x303F), (0x3041, 0x30FF), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6)]
WORDS = ["locales", "content", "guide", "search"]
FACES = ["Regular", "Bold"]


def written(assets: Path) -> set[int]:
    """Every character of our words."""
    codes = set()
    for folder in WORDS:
        for path in sorted((assets / folder).rglob("*")):
            if path.suffix in {".ftl", ".toml", ".md"}:
                codes |= {ord(sign) for sign in path.read_text(encoding="utf-8")}
    for path in sorted((assets.parent / "geodata").glob("*.toml")):
        codes |= {ord(sign) for sign in path.read_text(encoding="utf-8")}
    return codes


def common() -> set[int]:
    """The 2,965 kanji of JIS X 0208 level 1: rows 16 to 47."""
    codes = set()
    for row in range(16, 48):
        for cell in range(1, 95):
            try:
                codes.add(ord(bytes([0xA0 + row, 0xA0 + cell]).decode("euc_jp")))
            except UnicodeDecodeError:
                pass
    return codes


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    latin = set(TTFont(out / "Inter-Regular.ttf").getBestCmap())
    codes = written(out.parent) | {code for first, last in RANGES for code in range(first, last + 1)}
    for face in FACES:
        fonts = TTCollection(folder / f"NotoSansCJK-{face}.ttc").fonts
        font = next(font for font in fonts if font["name"].getDebugName(1).startswith("Noto Sans CJK JP"))
        options = subset.Options()
        options.layout_features = []
        options.hinting = False
        options.notdef_outline = True
        options.recalc_timestamp = False
        options.glyph_names = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
        options.name_languages = [0x409]
        options.drop_tables += ["DSIG", "STAT", "meta", "GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]
        tool = subset.Subsetter(options)
        # The common kanji come along in the regular weight: names that a reader imports are written in it.
        wanted = codes | common() if face == "Regular" else codes
        tool.populate(unicodes=wanted - latin)
        tool.subset(font)
        path = out / f"NotoSansCJKjp-{face}.otf"
        font.save(path, reorderTables=True)
        print(f"{path.name}: {len(font.getGlyphOrder())} glyphs, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
