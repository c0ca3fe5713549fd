//! Key pairs of mirrors that show themselves to their target by SSH.
//!
//! The keys are real RSA keys of 4096 bits, as GitLab makes them, so that a person can put one on
//! a target. The private half is thrown away: nothing is ever pushed over SSH here.

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose};
use crypto_bigint::{U2048, U4096};
use tokio::sync::Mutex;

use super::agenda::Place;
use crate::{sandbox::AppState, world::WorldCell};

/// One key is made at a time, so that a burst of mirrors leaves the machine usable.
static MAKING: Mutex<()> = Mutex::const_new(());

/// Every RSA key in use has this exponent.
const EXPONENT: [u8; 3] = [1, 0, 1];

/// Makes the key pair of a mirror in the background, so that its creation need not wait.
pub(crate) fn make_soon(state: &AppState, world: &Arc<WorldCell>, place: Place) {
    let (state, world) = (state.clone(), Arc::clone(world));
    tokio::spawn(async move { of(&state, &world, place).await });
}

/// The public key of a mirror, made now if it has none; `None` if the mirror is gone.
pub(crate) async fn of(state: &AppState, world: &Arc<WorldCell>, place: Place) -> Option<String> {
    if let Some(key) = stored(world, place)? {
        return Some(key);
    }
    let _turn = MAKING.lock().await;
    // Somebody else may have made it meanwhile.
    if let Some(key) = stored(world, place)? {
        return Some(key);
    }
    let comment = format!("git@{}", state.address().ip());
    let key = tokio::task::spawn_blocking(move || public_key(&comment))
        .await
        .ok()?;
    let mut world = world.lock();
    let mirror = world.project_mut(place.0)?.mirrors.get_mut(&place.1)?;
    mirror.public_key = Some(key.clone());
    Some(key)
}

fn stored(world: &Arc<WorldCell>, (project, mirror): Place) -> Option<Option<String>> {
    let world = world.lock();
    Some(
        world
            .project(project)?
            .mirrors
            .get(&mirror)?
            .public_key
            .clone(),
    )
}

/// Makes a key pair and returns its public half in OpenSSH's form; takes a second or more.
fn public_key(comment: &str) -> String {
    let modulus = modulus();
    let mut blob = Vec::with_capacity(600);
    put(&mut blob, b"ssh-rsa");
    put(&mut blob, &EXPONENT);
    // A leading zero, because the number is positive and its highest bit is set.
    let mut digits = vec![0];
    digits.extend(modulus.to_be_bytes());
    put(&mut blob, &digits);
    format!(
        "ssh-rsa {} {comment}",
        general_purpose::STANDARD.encode(blob)
    )
}

fn modulus() -> U4096 {
    loop {
        let first: U2048 = crypto_primes::generate_prime(2048);
        let second: U2048 = crypto_primes::generate_prime(2048);
        let product: U4096 = first
            .concat(&U2048::ZERO)
            .wrapping_mul(&second.concat(&U2048::ZERO));
        if product.bits_vartime() == 4096 && first != second {
            return product;
        }
    }
}

fn put(blob: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).expect("fields of a key are a few hundred bytes long");
    blob.extend(length.to_be_bytes());
    blob.extend(field);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_4096_bits_and_the_comment() {
        let key = public_key("git@gitlab.example.com");
        let mut words = key.split(' ');
        assert_eq!(words.next(), Some("ssh-rsa"));
        let blob = general_purpose::STANDARD.decode(words.next().unwrap_or_default());
        // Three lengths, the type, the exponent, and 512 bytes after a zero.
        assert_eq!(blob.map(|blob| blob.len()), Ok(12 + 7 + 3 + 513));
        assert_eq!(words.next(), Some("git@gitlab.example.com"));
    }
}
