# The second way to draw, and what happens where the first is broken: part of `tests/systems.sh`, which brings `good`, `bad`,
# `undone`, `is` and its folders.
# shellcheck shell=bash disable=SC2154

# No OpenGL as on a machine with a broken driver: neither GLX nor EGL finds one.
without_opengl() { env LIBGL_DRIVERS_PATH=/nowhere __GLX_VENDOR_LIBRARY_NAME=nowhere __EGL_VENDOR_LIBRARY_FILENAMES=/nowhere "$@"; }

on_drawing() {
    echo "Drawing without OpenGL"
    local driver
    driver=$(find /usr/share/vulkan/icd.d /etc/vulkan/icd.d -name 'lvp_icd*.json' 2>/dev/null | head -n 1)
    [ -n "$driver" ] || { undone "drawing with wgpu: no Vulkan in software (mesa-vulkan-drivers)"; return; }
    open_screen || { undone "drawing with wgpu: no screen"; return; }
    is "the program with wgpu is built" timeout "$((deadline - SECONDS))" cargo build --locked --features wgpu --target-dir "$target" || return
    local program=$target/debug/archipel before=$failed shot=(--lang en --size 1280x800 --theme light --view 2.83,50.43,13)
    drawn() { env VK_DRIVER_FILES="$driver" "$@"; }
    drawn timeout 200 "$program" --home "$scratch/home-drawn" "${shot[@]}" --renderer opengl --screenshot "$pictures/window-opengl.png" >"$scratch/said" 2>&1 ||
        bad "the window of OpenGL, to compare with: $(tail -n 1 "$scratch/said")"
    is "Vulkan in software draws the window" drawn timeout 300 "$program" --home "$scratch/home-drawn" "${shot[@]}" --renderer wgpu \
        --screenshot "$pictures/window-wgpu.png"
    # Both draw the same triangles.
    printf 'wgpu beside OpenGL\t%s\t%s\t0.005\n' "$pictures/window-wgpu.png" "$pictures/window-opengl.png" >"$scratch/drawn"
    without_opengl env VK_DRIVER_FILES="$driver" timeout 300 "$program" --home "$scratch/home-drawn" "${shot[@]}" \
        --screenshot "$pictures/window-fallback.png" >"$scratch/said" 2>&1
    if [ $? -eq 0 ] && [ -s "$pictures/window-fallback.png" ] && grep -q OpenGL "$scratch/said"; then
        good "without OpenGL it says so and draws: $(grep -m 1 OpenGL "$scratch/said" | cut -c1-120)"
    else
        bad "without OpenGL: $(tail -n 2 "$scratch/said")"
    fi
    without_opengl env VK_DRIVER_FILES=/nowhere timeout 100 "$program" --home "$scratch/home-drawn" "${shot[@]}" \
        --screenshot "$scratch/nothing.png" >"$scratch/said" 2>&1
    if [ $? -eq 1 ] && [ ! -e "$scratch/nothing.png" ] && ! grep -qi panicked "$scratch/said"; then
        good "without either it ends with a sentence: $(tail -n 1 "$scratch/said" | cut -c1-120)"
    else
        bad "without either: $(tail -n 3 "$scratch/said")"
    fi
    [ "$failed" -eq "$before" ] || return
    is "its pictures agree with those of OpenGL" env ARCHIPEL_PICTURE_PAIRS="$scratch/drawn" \
        cargo test --locked --test window two_systems -- --nocapture && grep -E 'far off' "$scratch/said" | sed 's/^/       /'
}
