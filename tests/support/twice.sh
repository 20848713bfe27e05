# Two builds of one commit in two folders, compared byte by byte: part of `tests/systems.sh`, which brings `good`, `bad`, `is`.
# shellcheck shell=bash disable=SC2154

on_twice() {
    echo "Two builds in two folders"
    local folders=("$scratch/one" "$scratch/another folder") folder kind name
    for folder in "${folders[@]}"; do
        git clone -q "$root" "$folder" || { bad "the checkout cannot be cloned"; return; }
        (cd "$folder" && env -u CARGO_TARGET_DIR assets/packaging/make.sh program) >"$scratch/said" 2>&1 ||
            { bad "a build: $(tail -n 3 "$scratch/said")"; return; }
        for kind in deb tar; do
            (cd "$folder" && env -u CARGO_TARGET_DIR assets/packaging/make.sh $kind target/release/archipel) >"$scratch/said" 2>&1 ||
                { bad "a package: $(tail -n 3 "$scratch/said")"; return; }
        done
    done
    is "both programs have the same bytes" cmp "${folders[0]}/target/release/archipel" "${folders[1]}/target/release/archipel"
    for name in "${folders[0]}"/target/packages/*; do
        is "both have the same ${name##*/}" cmp "$name" "${folders[1]}/target/packages/${name##*/}"
    done
    is "no folder of this machine stands in it" bash -c "! strings -a '${folders[0]}/target/release/archipel' | grep -E '$HOME/\.cargo|$scratch'"
}
