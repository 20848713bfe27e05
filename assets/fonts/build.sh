#!/bin/sh
# Makes the font files of this folder from the release of Inter that fonts.toml names.
#
#   assets/fonts/build.sh FOLDER
#
# FOLDER holds Inter-Regular, Inter-SemiBold, Inter-Bold and Inter-Italic (.woff2, .ttf; TrueType outlines) and the
# licence (LICENSE.txt). Needs Python 3 with the packages fonttools and brotli. The same input gives the same bytes.
set -eu
if [ $# -ne 1 ] || [ ! -d "$1" ]; then
    echo "usage: $0 FOLDER with the static faces of Inter" >&2
    exit 2
fi
here=$(dirname "$0")
exec "${PYTHON:-python3}" "$here/subset.py" "$1" "$here"
