#!/bin/sh
# Makes the Japanese font files of this folder: Noto Sans CJK JP, cut down to what Archipel writes.
#
#   assets/fonts/build-ja.sh FOLDER
#
# FOLDER holds NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc (Debian's fonts-noto-cjk: /usr/share/fonts/opentype/noto).
# Needs Python 3 with the package fonttools. Run it again when words of the locales, of assets/content or of the guide
# change: a test names the characters that lack a glyph. The same input gives the same bytes.
set -eu
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "usage: $0 FOLDER with NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc" >&2
    exit 2
fi
here=$(dirname "$0")
exec "${PYTHON:-python3}" "$here/subset_ja.py" "$1" "$here"
