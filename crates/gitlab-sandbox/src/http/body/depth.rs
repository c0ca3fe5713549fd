//! How deeply a JSON text nests, judged before it is parsed.

/// GitLab's default limit of nesting, `max_depth` of its JSON validation in 18.x.
const LIMIT: usize = 32;

/// Whether the text nests beyond the limit.
pub(super) fn is_too_deep(text: &[u8]) -> bool {
    let (mut depth, mut is_string, mut is_escaped) = (0_usize, false, false);
    for byte in text {
        match (is_string, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => is_string = !is_string,
            (false, b'[' | b'{') => depth += 1,
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > LIMIT {
            return true;
        }
    }
    false
}
