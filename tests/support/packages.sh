# Packages, made and tried: part of `tests/systems.sh`, which brings `good`, `bad`, `undone`, `is` and its folders.
# shellcheck shell=bash disable=SC2154

make_package() { # make_package VERSION KIND PROGRAM: its path on stdout
    ARCHIPEL_QUICK=1 ARCHIPEL_VERSION=$1 ARCHIPEL_PACKAGES=$scratch/packages "$root/assets/packaging/make.sh" "$2" "$3" 2>"$scratch/make.err" |
        sed -n '$s/: [0-9]* bytes$//p'
}

user_table() { printf 'name,lon,lat\nA la fosse,2.83,50.43\n' >"$1"; }

# --- Debian ----------------------------------------------------------------------------------------------------------

# A bare Debian: ARCHIPEL_DEBIAN_ROOT is copied, else one is fetched.
bare_debian() {
    bare=$scratch/debian
    [ "$(id -u)" -eq 0 ] || return 1
    if [ -n "${ARCHIPEL_DEBIAN_ROOT:-}" ]; then
        cp -a "$ARCHIPEL_DEBIAN_ROOT" "$bare"
    else
        has debootstrap || return 1
        nice -n 5 timeout 600 debootstrap --variant=minbase bookworm "$bare" http://deb.debian.org/debian >"$scratch/debootstrap" 2>&1 ||
            return 1
    fi
    cp /etc/resolv.conf "$bare/etc/" 2>/dev/null
    cp /etc/apt/apt.conf.d/*proxy* "$bare/etc/apt/apt.conf.d/" 2>/dev/null
    mount -t proc proc "$bare/proc" 2>/dev/null && proc_mounted=$bare/proc
    chroot "$bare" apt-get update -qq >"$scratch/said" 2>&1
}
in_debian() { chroot "$bare" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }
as_user() { # as_user COMMAND...: nobody in particular, with a home and a screen
    chroot --userspec=1000:1000 "$bare" env -i PATH=/usr/bin:/bin HOME=/home/somebody LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1 \
        DISPLAY="$DISPLAY" XDG_RUNTIME_DIR=/home/somebody/run timeout 120 "$@"
}

try_deb() {
    local first second before=$failed
    first=$(make_package 0.1.0 deb "$linux") && second=$(make_package 0.1.1 deb "$linux")
    [ -f "$first" ] && [ -f "$second" ] || { bad "the package of Debian: $(tail -n 2 "$scratch/make.err")"; return; }
    good "the package of Debian is made ($(stat -c %s "$first") bytes)"
    if ! bare_debian; then
        undone "the package of Debian in a bare Debian: no root's rights, no debootstrap or no network"
        return
    fi
    open_screen || { undone "the package of Debian: no screen"; return; }
    cp "$first" "$bare/first.deb" && cp "$second" "$bare/second.deb"
    in_debian dpkg-query -W >"$scratch/before" 2>/dev/null
    has desktop-file-validate && is "its desktop file is valid" desktop-file-validate assets/packaging/linux/archipel.desktop
    has appstreamcli && is "its AppStream metadata are valid" appstreamcli validate --no-net assets/packaging/linux/archipel.metainfo.xml
    is "a bare Debian installs it, with what it needs" in_debian apt-get install -y -qq --no-install-recommends /first.deb libgl1-mesa-dri || return
    mkdir -p "$bare/home/somebody/run" && user_table "$bare/home/somebody/table.csv"
    chown -R 1000:1000 "$bare/home/somebody" && chmod 700 "$bare/home/somebody/run"
    is "it starts there and draws" as_user archipel --lang en --size 1280x800 --theme light --view 2.83,50.43,13 --screenshot /home/somebody/window.png
    cp "$bare/home/somebody/window.png" "$pictures/window-debian.png" 2>/dev/null
    [ "$failed" -eq "$before" ] && cell["Linux x86-64,starts"]="yes (Xvfb)"
    is "somebody imports a layer" as_user archipel import /home/somebody/table.csv --title Fosses --layer fosses
    [ "$failed" -eq "$before" ] && cell["Linux x86-64,installs"]="yes (.deb)"
    is "the next version takes its place" in_debian dpkg -i /second.deb
    is "and is that version" bash -c "[ \"\$(chroot '$bare' dpkg-query -W -f '\${Version}' archipel)\" = 0.1.1 ]"
    is "the layer is still there" bash -c "$(declare -f as_user); bare='$bare'; as_user archipel import --list --json | grep -q fosses"
    [ "$failed" -eq "$before" ] && cell["Linux x86-64,upgrades"]="yes (.deb)"
    is "it is removed" in_debian apt-get purge -y -qq archipel
    is "nothing of it is left" bash -c "! find '$bare/usr' '$bare/etc' '$bare/var/lib/dpkg/info' -iname '*archipel*' | grep ."
    is "what somebody made is left" bash -c "find '$bare/home/somebody/.local' -type f | grep -q fosses"
    if [ "$failed" -eq "$before" ]; then cell["Linux x86-64,uninstalls"]="yes (.deb)"; else cell["Linux x86-64,uninstalls"]=NO; fi
}

# --- Archives that run from a stick ----------------------------------------------------------------------------------

try_tar() {
    local archive stick="$scratch/Clé d’été" before=$failed
    archive=$(make_package 0.1.0 tar "$linux")
    [ -f "$archive" ] || { bad "the archive for Linux: $(tail -n 2 "$scratch/make.err")"; return; }
    mkdir -p "$stick" "$scratch/nobody" && tar -C "$stick" -xzf "$archive" && user_table "$scratch/table.csv"
    local there=("$stick"/archipel-*)
    away() { env -i PATH="$PATH" HOME="$scratch/nobody" LC_ALL=C.UTF-8 "$@"; }
    is "the archive runs from a folder with accents and spaces, and imports a layer" away "${there[0]}/archipel" import "$scratch/table.csv" --title Fosses --layer fosses
    is "all that it wrote lies beside it" bash -c "find '${there[0]}/data' -type f | grep -q fosses && ! find '$scratch/nobody' -mindepth 1 | grep ."
    mv "${there[0]}" "$stick/ailleurs"
    is "moved elsewhere, it still has the layer" bash -c "env -i HOME='$scratch/nobody' '$stick/ailleurs/archipel' import --list --json | grep -q fosses"
    [ "$failed" -eq "$before" ] || cell["Linux x86-64,installs"]=NO
}

try_zip() {
    local archive stick="$drive/Clé d’été" program
    archive=$(make_package 0.1.0 zip "$exe")
    [ -f "$archive" ] || { bad "the archive for Windows: $(tail -n 2 "$scratch/make.err")"; return; }
    mkdir -p "$stick" && user_table "$drive/table.csv"
    python3 -m zipfile -e "$archive" "$stick" || { bad "the archive for Windows cannot be unpacked"; return; }
    program=$(echo "$stick"/archipel-*/archipel.exe)
    is "the archive runs from a folder with accents and spaces, and imports a layer" timeout 300 wine "$program" import 'C:\table.csv' --title Fosses --layer fosses
    is "all that it wrote lies beside it" bash -c "find '$(dirname "$program")/data' -type f | grep -q fosses && ! find '$drive/users' -iname '*archipel*' | grep ."
}

# --- The installer of Windows ----------------------------------------------------------------------------------------

try_setup() {
    local first second before=$failed folder key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Archipel'
    first=$(make_package 0.1.0 setup "$exe") && second=$(make_package 0.1.1 setup "$exe")
    [ -f "$first" ] && [ -f "$second" ] || { bad "the installer for Windows: $(tail -n 2 "$scratch/make.err")"; return; }
    good "the installer is made ($(stat -c %s "$first") bytes, hardly compressed, of a program that is not optimised)"
    version_there() { wine reg query "$key" /v DisplayVersion 2>/dev/null | grep -qF "$1"; }
    installed() { timeout 300 wine "$folder/archipel.exe" --lang en "$@"; }
    user_table "$drive/table.csv"
    is "it installs silently" timeout 200 wine "$first" /S
    folder=$(echo "$drive"/users/*/AppData/Local/Programs/Archipel)
    is "the program is there, whole" cmp "$exe" "$folder/archipel.exe"
    is "Windows lists it as 0.1.0" version_there 0.1.0
    is "archipel:// and stories open with it" bash -c "wine reg query 'HKCU\Software\Classes\archipel\shell\open\command' && wine reg query 'HKCU\Software\Classes\Archipel.archipel-story\shell\open\command'"
    is "somebody imports a layer" installed import 'C:\table.csv' --title Fosses --layer fosses
    open_screen && is "it starts and draws" installed --size 1280x800 --theme light --screenshot 'C:\installed.png'
    [ "$failed" -eq "$before" ] && cell["Windows x86-64,installs"]="yes (Wine)"
    is "the next version takes its place" timeout 200 wine "$second" /S
    is "Windows lists it as 0.1.1" version_there 0.1.1
    is "the layer is still there" bash -c "timeout 300 wine '$folder/archipel.exe' import --list --json | grep -q fosses"
    echo broken >"$folder/archipel.exe"
    is "installed over a broken program" timeout 200 wine "$second" /S
    is "the program is whole again" cmp "$exe" "$folder/archipel.exe"
    [ "$failed" -eq "$before" ] && cell["Windows x86-64,upgrades"]="yes (Wine)"
    is "it is removed silently" timeout 200 wine "$folder/uninstall.exe" /S
    for _ in $(seq 60); do [ -d "$folder" ] || break; sleep 0.5; done
    is "nothing of it is left" bash -c "! ls -A '$folder' 2>/dev/null | grep . && ! wine reg query 'HKCU\Software\Classes\archipel' 2>/dev/null | grep -q Archipel"
    is "what somebody made is left" bash -c "find '$drive/users' -path '*Archipel*' -type f | grep -q fosses"
    if [ "$failed" -eq "$before" ]; then cell["Windows x86-64,uninstalls"]="yes (Wine)"; else cell["Windows x86-64,uninstalls"]=NO; fi
}

on_packages() {
    echo "Packages"
    if [ -n "${linux:-}" ]; then
        try_deb
        try_tar
    fi
    exe=${ARCHIPEL_EXE:-$there/$windows/debug/archipel.exe}
    open_screen || true
    if [ -f "$exe" ] && has wine && lay_out; then
        try_zip
        if has makensis; then try_setup; else undone "the installer for Windows: no makensis"; fi
    else
        undone "packages for Windows: no program for Windows was built, or no Wine"
    fi
    is "the list of parts names the crates with their licences" bash -c "
        '$root/assets/packaging/sbom.py' x86_64-unknown-linux-gnu | python3 -c 'import json, sys
document = json.load(sys.stdin)
names = {one[\"name\"] for one in document[\"components\"]}
assert document[\"bomFormat\"] == \"CycloneDX\" and {\"egui\", \"serde\"} <= names and \"proptest\" not in names
assert all(one.get(\"licenses\") for one in document[\"components\"])'"
}
