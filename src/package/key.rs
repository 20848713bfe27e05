//! Keys: a secret one for whoever packs, public ones for whoever trusts. Both are small TOML files.

use std::path::{Path, PathBuf};

use ed25519_dalek::{SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::{FORMAT_VERSION, Refusal};
use crate::store::{Fault, Home, atomic_write};

const SECRET_HEAD: &str = "# Secret key of Archipel: whoever has it can sign packages. Keep it to yourself.\n";
const PUBLIC_HEAD: &str =
    "# Public key of Archipel: put it into settings/keys/ of an installation that shall trust its packages.\n";
/// A key file is a few lines.
const MOST_BYTES: u64 = 4096;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format_version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
    public: String,
}

/// A key that signs.
pub struct SecretKey(pub(super) SigningKey);

/// A key that is trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    pub(super) key: VerifyingKey,
    /// The file it was read from.
    pub path: PathBuf,
}

impl SecretKey {
    /// Reads a secret key.
    ///
    /// # Errors
    /// When the file cannot be read or holds none.
    pub fn read(path: &Path) -> Result<Self, Refusal> {
        let file = read(path)?;
        let secret = file.secret.ok_or_else(|| key_fault(path, "secret"))?;
        let bytes = bytes::<32>(&secret).ok_or_else(|| key_fault(path, "secret"))?;
        Ok(Self(SigningKey::from_bytes(&bytes)))
    }

    /// The public half, in hexadecimal.
    pub fn public(&self) -> String {
        hex(self.0.verifying_key().as_bytes())
    }
}

/// Makes a key pair: the secret key in `path`, the public one beside it with `.pub` behind its name, whose path is given
/// back. Nothing is written over.
///
/// # Errors
/// When a file is there already, the system has no randomness to give, or the disk refuses.
pub fn new_key(path: &Path) -> Result<PathBuf, Refusal> {
    let mut public_path = path.as_os_str().to_owned();
    public_path.push(".pub");
    let public_path = PathBuf::from(public_path);
    if let Some(taken) = [path, &public_path].into_iter().find(|path| path.exists()) {
        return Err(Refusal::Taken { path: taken.to_owned() });
    }
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed).map_err(|error| key_fault(path, &error.to_string()))?;
    let key = SigningKey::from_bytes(&seed);
    let public = hex(key.verifying_key().as_bytes());
    write_secret(path, &text(SECRET_HEAD, Some(hex(&seed)), &public))?;
    atomic_write(&public_path, text(PUBLIC_HEAD, None, &public).as_bytes()).map_err(|error| Fault::from(&error))?;
    Ok(public_path)
}

fn text(head: &str, secret: Option<String>, public: &str) -> String {
    let file = KeyFile {
        format_version: FORMAT_VERSION,
        secret,
        public: public.to_owned(),
    };
    head.to_owned() + &toml::to_string(&file).unwrap_or_default()
}

/// Only its owner may read a secret key.
fn write_secret(path: &Path, text: &str) -> Result<(), Fault> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| Fault::of(path, &error))
}

/// Where the public keys lie that an installation trusts.
pub fn keys_folder(home: &Home) -> PathBuf {
    home.settings().join("keys")
}

/// The keys that an installation trusts: every `*.pub` of its folder of keys. No folder trusts nobody.
///
/// # Errors
/// When a key file cannot be read: a key that silently does not count would be looked for a long time.
pub fn trusted(home: &Home) -> Result<Vec<PublicKey>, Refusal> {
    let Ok(entries) = std::fs::read_dir(keys_folder(home)) else {
        return Ok(Vec::new());
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "pub"));
    paths.sort();
    paths.iter().map(|path| public(path)).collect()
}

fn public(path: &Path) -> Result<PublicKey, Refusal> {
    let file = read(path)?;
    let key = bytes::<32>(&file.public).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
    Ok(PublicKey {
        key: key.ok_or_else(|| key_fault(path, "public"))?,
        path: path.to_owned(),
    })
}

fn read(path: &Path) -> Result<KeyFile, Refusal> {
    use std::io::Read as _;
    let mut text = String::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
        .map_err(|error| Fault::of(path, &error))?;
    let file: KeyFile = toml::from_str(&text).map_err(|error| key_fault(path, error.message()))?;
    if file.format_version > FORMAT_VERSION {
        return Err(key_fault(path, "format_version"));
    }
    Ok(file)
}

fn key_fault(path: &Path, reason: &str) -> Refusal {
    Refusal::Key {
        path: path.to_owned(),
        reason: reason.to_owned(),
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Hexadecimal digits as bytes; none when they are not that, or not so many.
pub(super) fn bytes<const COUNT: usize>(text: &str) -> Option<[u8; COUNT]> {
    let text = text.trim();
    if text.len() != 2 * COUNT || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; COUNT];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_made_once_read_again_and_trusted_where_it_is_put() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let path = folder.path().join("office.key");
        assert!(trusted(&home).unwrap().is_empty());
        let public = new_key(&path).unwrap();
        assert!(matches!(new_key(&path), Err(Refusal::Taken { .. })));
        std::fs::create_dir_all(keys_folder(&home)).unwrap();
        std::fs::copy(&public, keys_folder(&home).join("office.pub")).unwrap();
        std::fs::write(keys_folder(&home).join("notes.txt"), "no key").unwrap();
        let secret = SecretKey::read(&path).unwrap();
        let keys = trusted(&home).unwrap();
        assert_eq!(keys.len(), 1);
        assert_eq!(keys[0].key, secret.0.verifying_key());
        assert!(SecretKey::read(&public).is_err(), "a public key signs nothing");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_reads_a_secret_key() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.key");
        new_key(&path).unwrap();
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o077, 0);
    }

    #[test]
    fn a_faulty_trusted_key_is_told_with_its_path() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::create_dir_all(keys_folder(&home)).unwrap();
        for text in [
            "",
            "format_version = 1\npublic = 'zz'",
            "format_version = 9\npublic = ''",
        ] {
            std::fs::write(keys_folder(&home).join("a.pub"), text).unwrap();
            let Err(Refusal::Key { path, .. }) = trusted(&home) else {
                panic!("{text:?} is trusted");
            };
            assert!(path.ends_with("keys/a.pub"));
        }
    }

    #[test]
    fn hexadecimal_goes_there_and_back() {
        assert_eq!(bytes::<3>(&hex(&[0, 127, 255])), Some([0, 127, 255]));
        for bad in ["", "00", "0000zz", "+1+1+1", "éé00"] {
            assert_eq!(bytes::<3>(bad), None, "{bad}");
        }
    }
}
