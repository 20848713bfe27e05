#!/usr/bin/env bash
# Archipel on the three systems, as far as one Linux can see them: the whole program built for Windows and run under Wine,
# its window and its pictures held against those of Linux; the types of both kinds of macOS checked.
#
#   tests/systems.sh [windows] [packages] [drawing] [macos]      all, unless some are named; ends with a table of what was seen
#   tests/systems.sh twice                                       two builds in two folders, compared; takes two release builds
#
# Packages are made and tried: the .deb in a bare Debian, the portable folder, the installer for Windows under Wine. The window
# is drawn by Vulkan in software, as where OpenGL is broken.
#
# What this machine cannot do is said in words and counted, and is no failure. Packages of Debian that are missing are
# installed when we may. ARCHIPEL_BIN names the program for Linux to compare with (else target/{release,debug}/archipel),
# ARCHIPEL_SOURCES a folder with `sources` and `facts` to build the territory from (else ../shared), ARCHIPEL_PICTURES where
# pictures stay, ARCHIPEL_EXE a program for Windows to run and package (else one is built), ARCHIPEL_DEBIAN_ROOT a bare Debian
# to install the package in (else debootstrap fetches one), ARCHIPEL_MINUTES how long all may take. Tried with Wine 8, rustc-web 1.96 and ziglang 0.17 on Debian 12.
set -u
cd "$(dirname "$0")/.." || exit 1
root=$PWD
export LC_ALL=C.UTF-8 CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 DEBIAN_FRONTEND=noninteractive
deadline=$((SECONDS + ${ARCHIPEL_MINUTES:-600} * 60))
wanted=" ${*:-windows packages drawing macos} "
target=${CARGO_TARGET_DIR:-target}
mkdir -p "$target/systems"
target=$(cd "$target" && pwd)
there=$target/systems
scratch=$(mktemp -d)
pictures=${ARCHIPEL_PICTURES:-$target/pictures}
mkdir -p "$pictures"
windows=x86_64-pc-windows-gnu
screen=
proc_mounted=
passed=0 failed=0 undone=0
declare -A cell
systems=("Linux x86-64" "Windows x86-64" "macOS Arm" "macOS x86-64" "Linux Arm" "Windows Arm")
checks=("types check" "builds" "command line" "starts" "picture agrees" "installs" "upgrades" "uninstalls")
not_here="not run here"

clean() {
    [ -n "$screen" ] && kill "$screen" 2>/dev/null
    [ -d "$scratch/wine" ] && wineserver -k 2>/dev/null
    [ -n "$proc_mounted" ] && umount "$proc_mounted"
    rm -rf "$scratch"
}
trap clean EXIT
trap 'exit 130' INT TERM

# seen OUTCOME WORDS: counts and says it.
good() { passed=$((passed + 1)); echo "  yes  $*"; }
bad() { failed=$((failed + 1)); echo "  NO   $*"; }
undone() { undone=$((undone + 1)); echo "  --   not done here: $*"; }
is() { # is WORDS COMMAND...: good when the command succeeds
    local words=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then good "$words"; else bad "$words"; tail -n 12 "$scratch/said" | sed 's/^/       /'; return 1; fi
}
# enough MINUTES WORDS: whether that much of the time that we have is left.
enough() { [ $((deadline - SECONDS)) -ge $(($1 * 60)) ] || { undone "$2: no time left"; return 1; }; }
asked() { [[ $wanted == *" $1 "* ]]; }
has() { command -v "$1" >/dev/null; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

install() {
    has apt-get || return 0
    local packages=()
    if asked windows || asked macos; then
        [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src ] || packages+=(rustc-web cargo-web rust-web-src)
    fi
    if asked windows; then
        has x86_64-w64-mingw32-gcc || packages+=(gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64)
        has wine || packages+=(wine wine64)
        has Xvfb || packages+=(xvfb libgl1-mesa-dri)
    fi
    if asked drawing; then
        has Xvfb || packages+=(xvfb libgl1-mesa-dri)
        [ -e /usr/share/vulkan/icd.d ] || packages+=(mesa-vulkan-drivers)
    fi
    if asked packages; then
        has debootstrap || packages+=(debootstrap)
        has makensis || packages+=(nsis)
        has appstreamcli || packages+=(appstream)
        has desktop-file-validate || packages+=(desktop-file-utils)
    fi
    [ ${#packages[@]} -eq 0 ] && return 0
    echo "installing ${packages[*]}"
    as_root apt-get update -qq >"$scratch/apt" 2>&1
    as_root apt-get install -y -qq --no-install-recommends "${packages[@]}" >>"$scratch/apt" 2>&1 || tail -n 5 "$scratch/apt"
}

# Cargo and compiler of Debian, which bring the source of the standard library for every system.
debian_cargo() {
    env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_DIR="$there" nice -n 5 timeout --foreground "$((deadline - SECONDS))" /usr/bin/cargo "$@" --locked \
        -Zbuild-std=std,panic_abort
}
can_build_std() { [ -x /usr/bin/rustc ] && [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library ]; }

linux_program() {
    local one
    for one in "${ARCHIPEL_BIN:-}" "$target/release/archipel" "$target/debug/archipel"; do
        [ -n "$one" ] && [ -x "$one" ] && { linux=$one; return 0; }
    done
    cargo build --locked >"$scratch/build" 2>&1 && linux=$target/debug/archipel
}

open_screen() {
    export LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR=$scratch/runtime
    mkdir -p -m 700 "$XDG_RUNTIME_DIR"
    unset WAYLAND_DISPLAY
    [ -n "${DISPLAY:-}" ] && return 0
    has Xvfb || return 1
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$scratch/display" >"$scratch/xvfb" 2>&1 &
    screen=$!
    for _ in $(seq 100); do
        [ -s "$scratch/display" ] && break
        sleep 0.1
    done
    [ -s "$scratch/display" ] || return 1
    export DISPLAY=":$(tr -d '[:space:]' <"$scratch/display")"
}

# --- Windows ---------------------------------------------------------------------------------------------------------

build_windows() {
    CC_x86_64_pc_windows_gnu=x86_64-w64-mingw32-gcc AR_x86_64_pc_windows_gnu=x86_64-w64-mingw32-ar \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc \
        debian_cargo build --features wgpu --target $windows
}

# The folder of the program for Windows as a user has it, and two helpers of the tests.
lay_out() {
    [ -d "${here:-}" ] && return 0
    export WINEPREFIX=$scratch/wine WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
    timeout 120 wineboot -i >/dev/null 2>&1 || timeout 120 wine wineboot -i >/dev/null 2>&1
    drive=$WINEPREFIX/drive_c
    [ -d "$drive" ] || return 1
    here=$drive/Archipel
    mkdir -p "$here" "$drive/Essais d’été" "$drive/home"
    cp "${exe:-$there/$windows/debug/archipel.exe}" "$here/archipel.exe" &&
        x86_64-w64-mingw32-gcc -shared -O1 -o "$drive/windows/system32/bcryptprimitives.dll" tests/support/wine/bcryptprimitives.c -ladvapi32 &&
        x86_64-w64-mingw32-gcc -municode -O1 -o "$drive/hold.exe" tests/support/wine/hold.c
}

win() { timeout 300 wine "$here/archipel.exe" --home 'C:\home' --lang en "$@"; }
lin() { env -u DISPLAY "$linux" --home "$scratch/home" --lang en "$@"; }
# What a clock or a folder makes different, left out.
plain() { sed -E 's/"(load_ms|ms|took_ms)": ?[0-9.]+/"\1": 0/g; s/\r$//; s#[A-Z]:[^"]*\\##g; s#/[^" ]*/##g' "$1"; }

# same WORDS ARGUMENTS...: both systems print the same and end with the same code.
same() {
    local words=$1 code_win code_lin
    shift
    win "$@" >"$scratch/win" 2>"$scratch/win.err"
    code_win=$?
    lin "$@" >"$scratch/lin" 2>"$scratch/lin.err"
    code_lin=$?
    if [ -s "$scratch/lin" ] && [ $code_win -eq $code_lin ] && diff <(plain "$scratch/lin") <(plain "$scratch/win") >"$scratch/diff"; then
        good "$words: the same as on Linux ($(wc -c <"$scratch/win") bytes)"
    else
        bad "$words: ended with $code_win, on Linux with $code_lin"
        head -n 4 "$scratch/diff" | cut -c1-200 | sed 's/^/       /'
        tail -n 3 "$scratch/win.err" | sed 's/^/       /'
        return 1
    fi
}

refused() { # refused WORDS PATTERN ARGUMENTS...: code 1 and a sentence
    local words=$1 pattern=$2 code
    shift 2
    win "$@" >"$scratch/win" 2>&1
    code=$?
    if [ $code -eq 1 ] && grep -qiE "$pattern" "$scratch/win"; then good "$words: $(grep -iE "$pattern" "$scratch/win" | head -n 1 | tr -d '\r')"; else
        bad "$words: code $code: $(head -n 2 "$scratch/win" | tr -d '\r')"
    fi
}

windows_commands() {
    local before=$failed accents='C:\Essais d’été' folder="$drive/Essais d’été" long part
    same "layers" layers --json
    same "search" search 'terril de lens' --json
    same "identify" identify --at 2.7836,50.4436 --json
    same "features of every heritage site" features --layer unesco --format json
    same "facets" facets --json
    same "declared totals" audit declared --json
    same "stories" stories --json
    is "export of a map as SVG into a folder with accents and spaces" win export --view 2.83,50.43,13 --format svg --out "$accents\\carte de l’été.svg"
    is "export as PNG" win export --view 2.83,50.43,13 --format png --out "$accents\\carte.png"
    is "export as PDF" win export --view 2.83,50.43,13 --format pdf --out "$accents\\carte.pdf"
    lin export --view 2.83,50.43,13 --format png --out "$scratch/carte.png" >/dev/null 2>&1
    lin export --view 2.83,50.43,13 --format svg --out "$scratch/carte.svg" >/dev/null 2>&1
    cp "$folder/carte.png" "$pictures/export-windows.png" 2>/dev/null
    printf 'export as PNG\t%s\t%s\n' "$folder/carte.png" "$scratch/carte.png" >>"$scratch/pairs"
    is "features as a GeoPackage (SQLite)" win features --layer parks --format gpkg --out "$accents\\parcs à voir.gpkg"

    # Files as Windows programs write them.
    printf '\xef\xbb\xbf{"type":"FeatureCollection","features":[\r\n{"type":"Feature","id":"a","properties":{"name":"Été"},\r\n"geometry":{"type":"Point","coordinates":[2.83,50.43]}}]}\r\n' >"$folder/avec CRLF.geojson"
    printf 'name;lon;lat\r\nÉtang;2,83;50,43\r\nTerril;2,84;50,44\r\n' | iconv -f UTF-8 -t CP1252 >"$folder/tableau.csv"
    cp "$folder/avec CRLF.geojson" "$folder/tableau.csv" "$scratch/"
    for part in 'avec CRLF.geojson' tableau.csv; do
        win check "$accents\\$part" --json >"$scratch/win" 2>&1
        local code=$?
        lin check "$scratch/$part" --json >"$scratch/lin" 2>&1
        if [ $code -eq $? ] && diff <(plain "$scratch/lin") <(plain "$scratch/win") >"$scratch/diff"; then good "check of «$part»: the same as on Linux"; else
            bad "check of «$part»: $(head -n 3 "$scratch/diff")"
        fi
    done
    is "import of a table of Windows, with CRLF" win import "$accents\\tableau.csv" --title Tableau
    lin import "$scratch/tableau.csv" --title Tableau >/dev/null 2>&1
    is "a letter of a drive and slashes mixed" win check "Z:$scratch/avec CRLF.geojson"

    # Longer than the 260 characters that Windows once allowed.
    long='C:'
    for part in $(seq 8); do long+="\\dossier-numero-$part-avec-un-nom-long-comme-un-jour"; done
    mkdir -p "$drive${long//\\//}" 2>/dev/null || mkdir -p "$drive/$(echo "${long#C:\\}" | tr '\\' /)"
    is "export to a path of ${#long} characters" win export --view 2.83,50.43,13 --format svg --out "$long\\carte.svg"
    is "a home at a path of ${#long} characters" timeout 300 wine "$here/archipel.exe" --home "$long\\home" --lang en import "$accents\\tableau.csv" --title Tableau

    # A file that another program holds, as a table that is open in an office program.
    cp "$folder/tableau.csv" "$folder/tenu.csv"
    mkfifo "$scratch/hold"
    timeout 300 wine "$drive/hold.exe" "$accents\\tenu.csv" <"$scratch/hold" >"$scratch/held" 2>&1 &
    exec 9>"$scratch/hold"
    for _ in $(seq 50); do grep -q held "$scratch/held" && break; sleep 0.2; done
    if grep -q held "$scratch/held"; then
        refused "writing a file that another program holds" 'held by another program' features --layer parks --format csv --out "$accents\\tenu.csv"
        refused "reading a file that another program holds" 'held|used|access|process' check "$accents\\tenu.csv"
    else
        undone "a locked file: the helper did not start"
    fi
    exec 9>&-

    local shared=${ARCHIPEL_SOURCES:-$root/../shared}
    if [ -d "$shared/sources" ] && [ -d "$shared/facts" ]; then
        cp -r "$shared/sources" "$drive/sources" && cp -r "$shared/facts" "$drive/facts"
        if is "build-geodata with \\ paths" win build-geodata --sources 'C:\sources' --facts 'C:\facts' --out "$accents\\territoire"; then
            lin build-geodata --sources "$shared/sources" --facts "$shared/facts" --out "$scratch/territoire" >/dev/null 2>&1
            is "the territory built there has the same bytes" diff -r "$scratch/territoire" "$folder/territoire"
            is "layers of a territory in a folder with accents" win layers --data "$accents\\territoire" --json
        fi
    else
        undone "build-geodata: no sources beside the checkout"
    fi
    [ "$failed" -eq "$before" ]
}

windows_window() {
    local before=$failed
    open_screen || { undone "the window of Windows: no screen (Xvfb)"; return 2; }
    local shot=(--size 1280x800 --theme light --view 2.83,50.43,13)
    is "the window opens and draws" win "${shot[@]}" --screenshot 'C:\fenêtre.png' || return 1
    cp "$drive/fenêtre.png" "$pictures/window-windows.png"
    timeout 120 "$linux" --home "$scratch/home" --lang en "${shot[@]}" --screenshot "$pictures/window-linux.png" >/dev/null 2>&1 ||
        undone "the window of Linux, to compare with"
    printf 'the window\t%s\t%s\n' "$pictures/window-windows.png" "$pictures/window-linux.png" >>"$scratch/pairs"

    # One window: a second start hands over what it was to open, and ends.
    timeout 200 wine "$here/archipel.exe" --home 'C:\home' >"$scratch/window" 2>&1 &
    local window=$!
    for _ in $(seq 120); do
        grep -q door "$drive/home/data/lock-owner.json" 2>/dev/null && break
        sleep 0.5
    done
    win 'C:\Essais d’été\avec CRLF.geojson' >"$scratch/win" 2>&1
    if [ $? -eq 0 ] && grep -q 'open already' "$scratch/win"; then good "a second start hands its file to the open window"; else
        bad "a second start: $(head -n 2 "$scratch/win")"
    fi
    refused "one writer per data folder" 'already writing' import 'C:\Essais d’été\tableau.csv' --title Deux
    kill $window 2>/dev/null
    wait $window 2>/dev/null
    wineserver -k 2>/dev/null
    [ "$failed" -eq "$before" ]
}

on_windows() {
    echo "Windows (x86_64-pc-windows-gnu)"
    exe=${ARCHIPEL_EXE:-$there/$windows/debug/archipel.exe}
    if [ -n "${ARCHIPEL_EXE:-}" ]; then
        undone "building for Windows: a program was given"
    else
        if ! can_build_std || ! has x86_64-w64-mingw32-gcc; then
            undone "building for Windows: rustc-web, rust-web-src or mingw are not installed, and may not be"
            return
        fi
        if ! build_windows >"$scratch/said" 2>&1; then
            enough 1 "building for Windows" || return
            bad "the whole program is built"
            tail -n 12 "$scratch/said" | sed 's/^/       /'
            cell["Windows x86-64,builds"]=NO
            return
        fi
        good "the whole program is built"
        cell["Windows x86-64,builds"]=yes
        cell["Windows x86-64,types check"]=yes
    fi
    local bytes
    bytes=$(stat -c %s "$exe")
    echo "       archipel.exe has $bytes bytes (not optimised)"
    is "it is a program with a window and no console" bash -c "x86_64-w64-mingw32-objdump -p '$exe' | grep -q 'Windows GUI'"
    is "it has an icon, a version and a manifest" bash -c "x86_64-w64-mingw32-objdump -p '$exe' | grep -q 'Resource Directory'"
    has wine || { undone "running for Windows: no Wine"; return; }
    enough 6 "running for Windows" || return
    linux_program || { undone "a program for Linux to compare with"; return; }
    # The desktop of Wine takes the screen that it finds when it starts, or none for ever.
    open_screen || true
    lay_out || { bad "Wine makes no drive"; return; }
    is "it needs no library but those of Windows" bash -c "
        x86_64-w64-mingw32-objdump -p '$here/archipel.exe' | sed -n 's/.*DLL Name: //p' | tr A-Z a-z | grep -E 'libgcc|libstdc|libwinpthread' && exit 1; exit 0"
    if windows_commands; then cell["Windows x86-64,command line"]="yes (Wine)"; else cell["Windows x86-64,command line"]=NO; fi
    windows_window
    case $? in
    0) cell["Windows x86-64,starts"]="yes (Wine)" ;;
    1) cell["Windows x86-64,starts"]=NO ;;
    esac
    if [ -s "$scratch/pairs" ]; then
        if is "pictures agree with those of Linux" env ARCHIPEL_PICTURE_PAIRS="$scratch/pairs" \
            cargo test --locked --test window two_systems -- --nocapture; then
            grep -E 'far off' "$scratch/said" | sed 's/^/       /'
            cell["Windows x86-64,picture agrees"]="yes (Wine)"
        else
            cell["Windows x86-64,picture agrees"]=NO
        fi
    fi
}

# shellcheck source=tests/support/packages.sh
. tests/support/packages.sh
# shellcheck source=tests/support/drawing.sh
. tests/support/drawing.sh
# shellcheck source=tests/support/twice.sh
. tests/support/twice.sh

# --- macOS -----------------------------------------------------------------------------------------------------------

# A C compiler for macOS: SQLite is compiled, nothing is linked.
zig_compiler() {
    if ! python3 -m ziglang version >/dev/null 2>&1; then
        has python3 || return 1
        python3 -m venv "$scratch/venv" >/dev/null 2>&1 && "$scratch/venv/bin/pip" -q install ziglang >/dev/null 2>&1 || return 1
        zig="$scratch/venv/bin/python -m ziglang"
    else
        zig="python3 -m ziglang"
    fi
    local arch
    mkdir -p "$scratch/zig" "$scratch/sdk"
    for arch in aarch64 x86_64; do
        cat >"$scratch/zig/cc-$arch" <<END
#!/usr/bin/env bash
words=()
skip=
for word in "\$@"; do
    [ -n "\$skip" ] && { skip=; continue; }
    case \$word in
    --target=*|-mmacosx-version-min=*|-m64) ;;
    -arch|-target|-isysroot) skip=1 ;;
    *) words+=("\$word") ;;
    esac
done
exec $zig cc -target $arch-macos "\${words[@]}"
END
        chmod +x "$scratch/zig/cc-$arch"
    done
    printf '#!/usr/bin/env bash\nexec %s ar "$@"\n' "$zig" >"$scratch/zig/ar"
    chmod +x "$scratch/zig/ar"
}

check_macos() { # check_macos ARCHITECTURE
    local name=$1
    env "CC_${name}_apple_darwin=$scratch/zig/cc-$name" "AR_${name}_apple_darwin=$scratch/zig/ar" SDKROOT="$scratch/sdk" \
        bash -c "$(declare -f debian_cargo); there='$there' deadline=$((deadline - SECONDS)); SECONDS=0; debian_cargo check --features wgpu --target $name-apple-darwin"
}

on_macos() {
    echo "macOS (types only: nothing can be linked here)"
    if ! can_build_std; then
        undone "types for macOS: rustc-web or rust-web-src are not installed, and may not be"
        return
    fi
    if ! zig_compiler; then
        undone "types for macOS: no ziglang (pip) to compile C for it"
        return
    fi
    local name title
    for name in aarch64 x86_64; do
        enough 4 "types for $name-apple-darwin" || continue
        title="macOS Arm"
        [ $name = x86_64 ] && title="macOS x86-64"
        if check_macos $name >"$scratch/said" 2>&1; then
            good "the types of the whole program hold for $name-apple-darwin"
            cell["$title,types check"]=yes
        elif enough 1 "types for $name-apple-darwin"; then
            bad "the types of the whole program hold for $name-apple-darwin"
            tail -n 12 "$scratch/said" | sed 's/^/       /'
            cell["$title,types check"]=NO
        fi
    done
}

table() {
    local system check
    printf '\n| system |'
    printf ' %s |' "${checks[@]}"
    printf '\n|---|'
    printf -- '---|%.0s' "${checks[@]}"
    echo
    for system in "${systems[@]}"; do
        printf '| %s |' "$system"
        for check in "${checks[@]}"; do printf ' %s |' "${cell["$system,$check"]:-$not_here}"; done
        echo
    done
}

install
if linux_program; then
    cell["Linux x86-64,types check"]=yes cell["Linux x86-64,builds"]=yes
    if lin layers --json >/dev/null 2>&1; then cell["Linux x86-64,command line"]=yes; else cell["Linux x86-64,command line"]=NO; fi
fi
asked windows && on_windows
asked packages && enough 5 "packages" && on_packages
asked drawing && enough 5 "drawing without OpenGL" && on_drawing
asked macos && on_macos
asked twice && on_twice
[ -s "$pictures/window-linux.png" ] && cell["Linux x86-64,starts"]="yes (Xvfb)" cell["Linux x86-64,picture agrees"]="the measure"
echo "not done here at all: real Windows and macOS, real drivers and screens, linking for macOS, Arm machines"
table
echo
echo "$passed passed, $failed failed, $undone not done here"
[ "$failed" -eq 0 ]
