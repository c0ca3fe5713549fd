//! Drops the custom sections of a wasm module: names, producers, target features.
//!
//! No browser needs them, and the names alone are a quarter of a compressed module. It happens
//! after wasm-bindgen, which reads the feature section (see `docs/decisions`).

/// The module without custom sections, or `None` if it is not a module.
pub(crate) fn without_custom_sections(module: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    let (header, mut rest) = module.split_at_checked(HEADER)?;
    if !header.starts_with(b"\0asm") {
        return None;
    }
    let mut lean = header.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let (size, body) = leb128(after_id)?;
        let prefix = rest.len() - body.len();
        let end = prefix.checked_add(size)?;
        let (section, following) = rest.split_at_checked(end)?;
        if id != CUSTOM {
            lean.extend_from_slice(section);
        }
        rest = following;
    }
    Some(lean)
}

/// Reads an unsigned number of up to 32 bits, and returns what follows it.
pub(crate) fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value: u32 = 0;
    for (index, &byte) in bytes.iter().enumerate().take(5) {
        value |= u32::from(byte & 0x7f).checked_shl(7 * u32::try_from(index).ok()?)?;
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{leb128, without_custom_sections};

    const HEADER: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn custom_sections_go_and_the_others_stay_in_order() {
        let module = [
            HEADER,
            b"\x00\x05\x04name",
            b"\x01\x02ab",
            b"\x00\x01\x00",
            b"\x0a\x01c",
        ];
        let lean = without_custom_sections(&module.concat());
        assert_eq!(lean, Some([HEADER, b"\x01\x02ab", b"\x0a\x01c"].concat()));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        let check = |bytes: &[u8]| assert_eq!(without_custom_sections(bytes), None, "{bytes:?}");
        check(b"");
        check(b"<!doctype html>");
        check(&[HEADER, b"\x01\x7fshort"].concat());
        check(&[HEADER, b"\x01\xff\xff\xff\xff\xff"].concat());
    }

    #[test]
    fn long_numbers_are_read() {
        assert_eq!(leb128(&[0xe5, 0x8e, 0x26, 7]), Some((624_485, &[7][..])));
    }
}
