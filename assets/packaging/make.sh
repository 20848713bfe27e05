#!/usr/bin/env bash
# Makes the packages of the program, each by one command:
#
#   assets/packaging/make.sh program [FEATURES]   builds the program that the others take: target/release/archipel[.exe]
#   assets/packaging/make.sh deb PROGRAM          package of Debian and Ubuntu
#   assets/packaging/make.sh tar PROGRAM          portable archive for Linux
#   assets/packaging/make.sh zip PROGRAM.exe      portable archive for Windows
#   assets/packaging/make.sh setup PROGRAM.exe    installer for Windows, needs no administrator (makensis)
#   assets/packaging/make.sh dmg PROGRAM          image for macOS, only there
#   assets/packaging/make.sh sums                 checksums of all that was made
#
# Programs for Windows and macOS take the feature `wgpu`. Packages come into target/packages, or the folder that
# ARCHIPEL_PACKAGES names. ARCHIPEL_VERSION replaces the version of Cargo.toml (to try upgrades), ARCHIPEL_QUICK=1 compresses
# less. No folder of the machine stands in a program and time stamps are those of the commit, so that the same commit gives the
# same bytes; `tests/systems.sh twice` sees to it.
# Signing waits for keys. ARCHIPEL_SIGN_WINDOWS is a command that signs the file that it is given last (signtool, osslsigncode);
# ARCHIPEL_SIGN_MACOS an identity of codesign, ARCHIPEL_NOTARY a profile of notarytool.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=$root/assets/packaging
out=${ARCHIPEL_PACKAGES:-$root/target/packages}
version=${ARCHIPEL_VERSION:-$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"
out=$(cd "$out" && pwd)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022

fail() { echo "$*" >&2; exit 1; }

# A folder as compilers of this system write it.
native() { if command -v cygpath >/dev/null; then cygpath -w "$1"; else echo "$1"; fi; }

make_program() {
    local flags=() between=$'\x1f' windows=
    case $(uname -s) in MINGW* | MSYS* | CYGWIN*) windows=.exe ;; esac
    flags+=("--remap-path-prefix=$(native "${CARGO_HOME:-$HOME/.cargo}")=cargo" "--remap-path-prefix=$(native "$root")=archipel")
    # The linker of Microsoft writes the hour into a program unless it is told not to.
    [ -n "$windows" ] && flags+=(-Clink-arg=/Brepro)
    made=${CARGO_TARGET_DIR:-$root/target}/release/archipel$windows
    (cd "$root" && CARGO_ENCODED_RUSTFLAGS=$(IFS=$between; echo "${flags[*]}") \
        cargo build --locked --release ${1:+--features "$1"})
}

# texts FOLDER TARGET [FEATURES]: what comes with every package.
texts() {
    mkdir -p "$1"
    cp "$root/LICENSE-MIT" "$1/LICENSE-MIT.txt"
    cp "$root/LICENSE-APACHE" "$1/LICENSE-APACHE.txt"
    cp "$root/DATA-LICENSES.md" "$here/CHANGELOG.md" "$1/"
    cp "$root/assets/fonts/OFL.txt" "$1/LICENSE-fonts.txt"
    cp "$root/assets/fonts/OFL-NotoSansCJK.txt" "$1/LICENSE-fonts-japanese.txt"
    cp "$root/assets/credits/crates.json" "$1/third-party.json"
    "$here/sbom.py" "$2" "${3:-}" >"$1/sbom.cdx.json"
}

# The oldest C library that has all that the program asks for.
oldest_libc() { objdump -T "$1" | grep -o 'GLIBC_2[0-9.]*' | sort -Vu | tail -n 1 | cut -d_ -f2; }

of_linux() { # architecture of the program, as Debian and as Rust call it
    case $(objdump -f "$1" | sed -n 's/^architecture: \([^,]*\),.*/\1/p') in
    i386:x86-64) echo amd64 x86_64 ;;
    aarch64) echo arm64 aarch64 ;;
    *) fail "$1 is no program for Linux on x86-64 or Arm" ;;
    esac
}

make_deb() {
    local debian rust tree=$scratch/deb doc size
    read -r debian rust <<<"$(of_linux "$1")"
    doc=$tree/usr/share/doc/archipel
    install -D -m 755 "$1" "$tree/usr/bin/archipel"
    strip "$tree/usr/bin/archipel"
    install -D -m 644 "$here/linux/archipel.desktop" "$tree/usr/share/applications/archipel.desktop"
    install -D -m 644 "$here/linux/archipel.metainfo.xml" "$tree/usr/share/metainfo/archipel.metainfo.xml"
    install -D -m 644 "$here/linux/archipel-mime.xml" "$tree/usr/share/mime/packages/archipel.xml"
    install -D -m 644 "$root/assets/icons/app.svg" "$tree/usr/share/icons/hicolor/scalable/apps/archipel.svg"
    for size in 16 22 24 32 48 64 128 256 512; do
        install -D -m 644 "$here/icons/archipel-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/archipel.png"
    done
    texts "$doc" "$rust-unknown-linux-gnu"
    { echo "Program: MIT OR Apache-2.0"; echo; cat "$root/LICENSE-MIT"; echo; cat "$root/DATA-LICENSES.md"; } >"$doc/copyright"
    gzip -9n <"$here/CHANGELOG.md" >"$doc/changelog.gz"
    mkdir -p "$tree/DEBIAN"
    cat >"$tree/DEBIAN/control" <<END
Package: archipel
Version: $version
Architecture: $debian
Maintainer: The Archipel authors <packages@archipel.example>
Installed-Size: $(du -k -s --apparent-size "$tree/usr" | cut -f1)
Depends: libc6 (>= $(oldest_libc "$1")), libgcc-s1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libxrandr2, libgl1, libegl1
Recommends: libgl1-mesa-dri, libwayland-client0, libwayland-egl1, xdg-desktop-portal, shared-mime-info, desktop-file-utils
Section: science
Priority: optional
Homepage: $(sed -n 's/^homepage = "\([^"]*\)".*/\1/p' "$root/Cargo.toml")
Description: map of the mining basin around Lens, offline
 The Chaîne des parcs and the mining heritage of the Nord–Pas-de-Calais basin:
 all data is in the program, and nothing is fetched unless somebody asks.
END
    (cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    made=$out/archipel_${version}_$debian.deb
    dpkg-deb --root-owner-group -Z"$([ -n "${ARCHIPEL_QUICK:-}" ] && echo gzip || echo xz)" --build "$tree" "$made" >/dev/null
}

# What runs from a stick: the file `portable` beside the program keeps all that it writes there.
portable() { # portable FOLDER PROGRAM NAME TARGET [FEATURES]
    install -D -m 755 "$2" "$1/$3"
    printf 'Because this file lies beside the program, all that it writes stays in this folder.\n' >"$1/portable"
    texts "$1" "$4" "${5:-}"
}

make_tar() {
    local debian rust name
    read -r debian rust <<<"$(of_linux "$1")"
    name=archipel-$version-linux-$rust
    portable "$scratch/$name" "$1" archipel "$rust-unknown-linux-gnu"
    strip "$scratch/$name/archipel"
    made=$out/$name.tar.gz
    tar -C "$scratch" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -cf - "$name" | gzip -9n >"$made"
}

sign_windows() {
    if [ -n "${ARCHIPEL_SIGN_WINDOWS:-}" ]; then
        $ARCHIPEL_SIGN_WINDOWS "$(native "$1")" >&2 || fail "$1 could not be signed"
    else
        echo "not signed: no command is set" >&2
    fi
}

# Architecture of a program for Windows: on Windows that of the compiler, elsewhere only x86-64 is built.
of_windows() {
    case $(uname -s) in
    MINGW* | MSYS* | CYGWIN*) rustc -vV | sed -n 's/^host: \([^-]*\).*/\1/p' ;;
    *) echo x86_64 ;;
    esac
}

make_zip() {
    local arch name
    arch=$(of_windows)
    name=archipel-$version-windows-$arch
    portable "$scratch/$name" "$1" archipel.exe "$arch-pc-windows-msvc" wgpu
    sign_windows "$scratch/$name/archipel.exe"
    made=$out/$name.zip
    python3 - "$scratch" "$name" "$made" <<'END'
import os, sys, time, zipfile
folder, name, made = sys.argv[1:]
moment = time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"]))[:6]
with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for one in sorted(os.listdir(os.path.join(folder, name))):
        entry = zipfile.ZipInfo(f"{name}/{one}", moment)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o100644 << 16
        with open(os.path.join(folder, name, one), "rb") as file:
            archive.writestr(entry, file.read())
END
}

make_setup() {
    command -v makensis >/dev/null || fail "makensis is missing (Debian: apt-get install nsis)"
    local arch
    arch=$(of_windows)
    texts "$scratch/texts" "$arch-pc-windows-msvc" wgpu
    made=$out/archipel-$version-windows-$arch-setup.exe
    cp "$1" "$scratch/archipel.exe"
    sign_windows "$scratch/archipel.exe"
    local target=
    [ -e /usr/share/nsis/Stubs/zlib-amd64-unicode ] && target=-DTARGET=amd64-unicode
    makensis -V2 $target ${ARCHIPEL_QUICK:+-DQUICK} ${ARCHIPEL_SIGN_WINDOWS:+"-DSIGN=$ARCHIPEL_SIGN_WINDOWS"} "-DVERSION=$version" \
        "-DPROGRAM=$(native "$scratch/archipel.exe")" "-DTEXTS=$(native "$scratch/texts")" "-DICON=$(native "$here/icons/archipel.ico")" \
        "-DOUT=$(native "$made")" "$(native "$here/windows/archipel.nsi")"
    sign_windows "$made"
}

make_dmg() {
    [ "$(uname -s)" = Darwin ] || fail "an image for macOS is only made on macOS"
    local app=$scratch/image/Archipel.app arch
    arch=$(uname -m)
    mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
    cp "$1" "$app/Contents/MacOS/archipel"
    cp "$here/icons/archipel.icns" "$app/Contents/Resources/"
    sed "s/@VERSION@/$version/g" "$here/macos/Info.plist" >"$app/Contents/Info.plist"
    texts "$app/Contents/Resources/texts" "${arch/arm64/aarch64}-apple-darwin" wgpu
    if [ -n "${ARCHIPEL_SIGN_MACOS:-}" ]; then
        codesign --force --options runtime --timestamp --sign "$ARCHIPEL_SIGN_MACOS" "$app"
    else
        echo "not signed: no identity is set"
    fi
    ln -s /Applications "$scratch/image/Applications"
    made=$out/archipel-$version-macos-$arch.dmg
    hdiutil create -quiet -volname Archipel -srcfolder "$scratch/image" -format UDZO -ov "$made"
    if [ -n "${ARCHIPEL_NOTARY:-}" ]; then
        xcrun notarytool submit "$made" --keychain-profile "$ARCHIPEL_NOTARY" --wait && xcrun stapler staple "$made"
    else
        echo "not notarised: no profile is set"
    fi
}

make_sums() {
    made=$out/SHA256SUMS
    cd "$out"
    rm -f SHA256SUMS
    local sum=(sha256sum)
    command -v sha256sum >/dev/null || sum=(shasum -a 256)
    find . -maxdepth 1 -type f ! -name '.*' | sed 's#^\./##' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 "${sum[@]}" >"$scratch/sums"
    mv "$scratch/sums" SHA256SUMS
}

kind=${1:-}
case $kind in
deb | tar | zip | setup | dmg) [ -f "${2:-}" ] || fail "usage: $0 $kind PROGRAM" ;;
program | sums) ;;
*) fail "usage: $0 deb|tar|zip|setup|dmg PROGRAM, $0 program [FEATURES], or $0 sums" ;;
esac
"make_$kind" "${2:-}"
echo "$made: $(wc -c <"$made" | tr -d ' ') bytes"
