#!/usr/bin/env bash
# Makes the packages of Archipel, each by one command:
#
#   assets/packaging/package.sh deb|tar|zip|setup|sums [--program FILE] [--out DIR] [--quick]
#
#   deb    for Debian and its kin, from a program for Linux     tar    portable: writes only beside itself
#   setup  installer for Windows (NSIS), no administrator       zip    portable, for Windows
#   sums   checksums of everything in the folder
#
# Without --program, target/release/archipel, or for Windows target/x86_64-pc-windows-gnu/release/archipel.exe. The same
# program gives the same bytes: every date is that of the last commit. --quick packs faster and larger, for tests.
set -eu
cd "$(dirname "$0")/../.."
kind=${1:-}
[ $# -gt 0 ] && shift
program='' out=target/packages quick=''
while [ $# -gt 0 ]; do
    case $1 in
    --program) program=$2; shift 2 ;;
    --out) out=$2; shift 2 ;;
    --quick) quick=yes; shift ;;
    *) echo "unknown: $1" >&2; exit 2 ;;
    esac
done
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
mkdir -p "$out"
out=$(cd "$out" && pwd)
packaging=$PWD/assets/packaging
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

program_for() { # program_for DEFAULT
    program=${program:-$1}
    [ -f "$program" ] || { echo "there is no program at $program: build it first" >&2; exit 1; }
}

# Every crate of the lock file, as CycloneDX.
sbom() {
    awk -v version="$version" '
    BEGIN { FS = "\""; printf "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"version\":1,\"metadata\":{\"component\":{\"type\":\"application\",\"name\":\"archipel\",\"version\":\"%s\"}},\"components\":[", version }
    function write() {
        if (name != "" && sum != "") {
            printf "%s\n{\"type\":\"library\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":\"pkg:cargo/%s@%s\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"%s\"}]}", (first++ ? "," : ""), name, number, name, number, sum
        }
        name = number = sum = ""
    }
    /^\[\[package\]\]/ { write() }
    /^name = / { name = $2 }
    /^version = / { number = $2 }
    /^checksum = / { sum = $2 }
    END { write(); print "\n]}" }' Cargo.lock
}

texts() { # texts FOLDER: what every package says of itself
    mkdir -p "$1"
    cp LICENSE-MIT "$1/LICENSE-MIT.txt"
    cp LICENSE-APACHE "$1/LICENSE-APACHE.txt"
    cp DATA-LICENSES.md assets/packaging/CHANGELOG.md "$1/"
    cp assets/credits/crates.json "$1/third-party.json"
    sbom >"$1/sbom.cdx.json"
}

dated() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

deb() {
    program_for target/release/archipel
    local root=$work/root size doc arch
    arch=$(dpkg --print-architecture)
    doc=$root/usr/share/doc/archipel
    install -Dm755 "$program" "$root/usr/bin/archipel"
    install -Dm644 "$packaging/linux/archipel.desktop" "$root/usr/share/applications/archipel.desktop"
    install -Dm644 "$packaging/linux/archipel.metainfo.xml" "$root/usr/share/metainfo/archipel.metainfo.xml"
    install -Dm644 "$packaging/linux/archipel-mime.xml" "$root/usr/share/mime/packages/archipel.xml"
    install -Dm644 assets/icons/app.svg "$root/usr/share/icons/hicolor/scalable/apps/archipel.svg"
    for size in 16 22 24 32 48 64 128 256 512; do
        install -Dm644 "$packaging/icons/archipel-$size.png" "$root/usr/share/icons/hicolor/${size}x$size/apps/archipel.png"
    done
    texts "$doc"
    { printf 'Archipel: MIT OR Apache-2.0\n\n'; cat LICENSE-MIT; printf '\nThe Apache licence: /usr/share/common-licenses/Apache-2.0\nThe data: DATA-LICENSES.md\nThird parties: third-party.json\n'; } >"$doc/copyright"
    chmod -R u=rwX,go=rX "$root"
    mkdir -p "$root/DEBIAN"
    cat >"$root/DEBIAN/control" <<END
Package: archipel
Version: $version
Architecture: $arch
Maintainer: Archipel <archipel@archipel.example>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6 (>= 2.36), libgcc-s1, libgl1, libegl1, libxcursor1, libxi6, libxkbcommon-x11-0, libxrandr2
Recommends: xdg-desktop-portal, ca-certificates
Section: science
Priority: optional
Homepage: https://archipel.example
Description: map of the mining basin around Lens, offline
 A desktop map of the Chaîne des parcs and of the mining heritage of the
 Nord–Pas-de-Calais basin. All data is in the program.
END
    dated "$root"
    local press=xz
    [ -z "$quick" ] || press=gzip
    dpkg-deb --root-owner-group -Z$press --build "$root" "$out/archipel_${version}_$arch.deb" >/dev/null
    echo "$out/archipel_${version}_$arch.deb"
}

# A folder that holds everything: the file `portable` tells the program to write here and nowhere else.
portable() { # portable NAME FILE
    local folder=$work/archipel-$version
    texts "$folder"
    install -m755 "$program" "$folder/$1"
    printf 'Archipel keeps its settings, data, caches and logs in this folder as long as this file is here.\n' >"$folder/portable"
    dated "$folder"
    rm -f "$2"
    cd "$work"
    case $2 in
    *.zip) find "archipel-$version" | LC_ALL=C sort | zip -q -X -9 "$2" -@ ;;
    *) tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - "archipel-$version" | gzip -9n >"$2" ;;
    esac
    echo "$2"
}

setup() {
    program_for target/x86_64-pc-windows-gnu/release/archipel.exe
    program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
    texts "$work/texts"
    dated "$work/texts"
    makensis -V2 ${quick:+-DQUICK} -DVERSION="$version" -DPROGRAM="$program" -DTEXTS="$work/texts" \
        -DICON="$packaging/icons/archipel.ico" -DOUT="$out/archipel-$version-setup.exe" "$packaging/windows/archipel.nsi"
    echo "$out/archipel-$version-setup.exe"
}

case $kind in
deb) deb ;;
tar)
    program_for target/release/archipel
    portable archipel "$out/archipel-$version-linux-$(uname -m).tar.gz"
    ;;
zip)
    program_for target/x86_64-pc-windows-gnu/release/archipel.exe
    portable archipel.exe "$out/archipel-$version-windows-x86_64.zip"
    ;;
setup) setup ;;
sums) cd "$out" && rm -f SHA256SUMS && sha256sum -- * >"$work/sums" && mv "$work/sums" SHA256SUMS && cat SHA256SUMS ;;
*)
    echo "usage: $0 deb|tar|zip|setup|sums [--program FILE] [--out DIR] [--quick]" >&2
    exit 2
    ;;
esac
