"""Cuts Inter down to what Archipel writes: Latin, punctuation, arrows and a few signs. Called by build.sh."""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1 Supplement
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0300, 0x0304),  # combining accents, so that decomposed names are composed by the shaper
    (0x0306, 0x0308),
    (0x030A, 0x030C),
    (0x0327, 0x0328),
    (0x2007, 0x200B),  # figure, punctuation, thin, hair and zero-width spaces
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2080, 0x2089),  # subscript figures
]
SIGNS = "†‡•…\u202f‰′″‹›⁄⁰⁴⁵⁶⁷⁸⁹₿€№™←↑→↓↔↕↖↗↘↙↩↵⇧⌘⌥∂∆∏∑−∕√∞∫≈≠≤≥◊✓✗■□▲△▶▷▼▽◀◁●○◆◇★☆⚠ẞ"
# Signs that Inter lacks, lent by their neighbours.
ALIASES = {0x2715: 0x2717, 0x2716: 0x2717, 0x2714: 0x2713, 0x25FB: 0x25A1, 0x2215: 0x2044, 0x00AD: 0x002D, 0x2060: 0x200B}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
FACES = ["Regular", "SemiBold", "Bold", "Italic"]
TABULAR = ["Regular", "SemiBold", "Bold"]


def source_of(folder: Path, face: str) -> Path:
    for ending in ("woff2", "ttf"):
        for found in sorted(folder.rglob(f"Inter-{face}.{ending}")):
            return found
    sys.exit(f"{folder} has no Inter-{face}.woff2 nor .ttf")


def options(features: list[str]) -> subset.Options:
    made = subset.Options()
    made.layout_features = features
    made.hinting = False
    made.notdef_outline = True
    made.recalc_timestamp = False
    made.glyph_names = False
    made.name_IDs = ["*"]
    made.drop_tables += ["DSIG", "STAT", "meta"]
    return made


def cut(font: TTFont, codes: set[int], features: list[str]) -> None:
    tool = subset.Subsetter(options(features))
    tool.populate(unicodes=codes)
    tool.subset(font)


def lend(font: TTFont) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, neighbour in ALIASES.items():
                if code not in table.cmap and neighbour in table.cmap:
                    table.cmap[code] = table.cmap[neighbour]


def add_house(font: TTFont, face: str) -> None:
    """Draws U+2302, which Inter lacks, as an outlined house of the face's own weight."""
    if 0x2302 in font.getBestCmap():
        return
    stem = {"SemiBold": 230, "Bold": 260}.get(face, 160)
    width, eaves, ridge = 1500, 760, 1400
    left, right, middle = 170, width - 170, width // 2
    pen = TTGlyphPen(None)
    ring(pen, [(left, 0), (left, eaves), (middle, ridge), (right, eaves), (right, 0)])
    inner = stem * 0.52
    ring(
        pen,
        [
            (left + stem, stem),
            (right - stem, stem),
            (right - stem, round(eaves - inner)),
            (middle, round(ridge - stem * 1.55)),
            (left + stem, round(eaves - inner)),
        ],
    )
    name = "house"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (width, left)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2302] = name


def ring(pen: TTGlyphPen, points: list[tuple[int, int]]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def tabular(font: TTFont) -> None:
    """Keeps figures and what stands between them, each figure as wide as any other, under a family name of its own."""
    swaps = {}
    for record in font["GSUB"].table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                    swaps.update(getattr(part, "ExtSubTable", part).mapping)
    wanted = {ord(sign) for sign in "0123456789"}
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code in wanted:
                table.cmap[code] = swaps.get(table.cmap[code], table.cmap[code])
    cut(font, wanted, [])
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            text = record.toUnicode()
            record.string = text.replace("Inter", "InterTabular" if record.nameID == 6 else "Inter Tabular", 1)


def save(font: TTFont, path: Path) -> None:
    font.flavor = None
    font.save(path, reorderTables=True)
    print(f"{path.name}: {len(font.getGlyphOrder())} glyphs, {path.stat().st_size} bytes")


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    codes = {code for first, last in RANGES for code in range(first, last + 1)} | {ord(sign) for sign in SIGNS}
    for face in FACES:
        font = TTFont(source_of(folder, face), recalcTimestamp=False)
        lend(font)
        cut(font, codes | set(ALIASES), FEATURES)
        add_house(font, face)
        save(font, out / f"Inter-{face}.ttf")
    for face in TABULAR:
        font = TTFont(source_of(folder, face), recalcTimestamp=False)
        tabular(font)
        save(font, out / f"InterTabular-{face}.ttf")
    licence = next(iter(sorted(folder.rglob("LICENSE.txt"))), None)
    if licence is None:
        sys.exit(f"{folder} has no LICENSE.txt")
    (out / "OFL.txt").write_bytes(licence.read_bytes())


if __name__ == "__main__":
    main()
