//! Build script: packs the territory (`geodata/`) as it goes into the program. Its text takes a fifth of the room so; each file is
//! unpacked when it is read. A program for Windows gets its icon, its version and its manifest too.

use std::env;
use std::error::Error;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::ZlibEncoder;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=geodata");
    println!("cargo::rerun-if-changed=assets/pack.rs");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = Path::new(&env::var("OUT_DIR")?).join("geodata");
    if out.exists() {
        // What is no longer in the folder shall not stay in the program.
        fs::remove_dir_all(&out)?;
    }
    pack(&Path::new(&root).join("geodata"), &out)?;
    // What this script was built for is another question: programs for Windows are built on Linux too.
    if env::var("CARGO_CFG_TARGET_OS").is_ok_and(|system| system == "windows") {
        windows_resources(&Path::new(&root).join("assets/packaging"))?;
    }
    Ok(())
}

/// What the desktop of Windows shows of the program, and how the system is to treat it.
fn windows_resources(packaging: &Path) -> Result<(), Box<dyn Error>> {
    let (icon, manifest) = (
        packaging.join("icons/archipel.ico"),
        packaging.join("windows/archipel.manifest"),
    );
    println!("cargo::rerun-if-changed={}", icon.display());
    println!("cargo::rerun-if-changed={}", manifest.display());
    winresource::WindowsResource::new()
        .set_icon(&icon.to_string_lossy())
        .set_manifest_file(&manifest.to_string_lossy())
        .set("ProductName", "Archipel")
        .set("FileDescription", "Archipel")
        .set("OriginalFilename", "archipel.exe")
        .set("LegalCopyright", "MIT OR Apache-2.0")
        .compile()?;
    Ok(())
}

/// Packs every file of `from` into a file of the same name in `to`: its size in eight bytes, the smallest first, then the
/// zlib stream.
fn pack(from: &Path, to: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            pack(&path, &to.join(name))?;
            continue;
        }
        let bytes = fs::read(&path)?;
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&bytes)?;
        let mut packed = (bytes.len() as u64).to_le_bytes().to_vec();
        packed.extend(encoder.finish()?);
        fs::write(to.join(name), packed)?;
    }
    Ok(())
}
