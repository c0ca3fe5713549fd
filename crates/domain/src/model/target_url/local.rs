//! Recognising addresses of the server itself and of its own network.

use std::net::Ipv6Addr;

use crate::model::target_url::problem::TargetProblem;

/// Why an instance that forbids local targets would refuse this host; `None` if it would not, as far as
/// can be seen without resolving names.
pub(crate) fn refusal_if_local(host: &str) -> Option<TargetProblem> {
    if let Some(inside) = host.strip_prefix('[') {
        let address: Ipv6Addr = inside.strip_suffix(']')?.parse().ok()?;
        return of_v6(address);
    }
    let name = host.strip_suffix('.').unwrap_or(host);
    let last_label = name.rsplit('.').next().unwrap_or(name);
    if last_label.eq_ignore_ascii_case("localhost") {
        return Some(TargetProblem::Localhost);
    }
    of_v4(numeric_v4(name)?)
}

/// Reads an IPv4 address as resolvers do: one to four parts, decimal, octal or hexadecimal,
/// the last of which fills the remaining bytes (`127.1`, `2130706433`, `0x7f.0.0.1`).
fn numeric_v4(host: &str) -> Option<[u8; 4]> {
    let mut value: u64 = 0;
    let mut count = 0;
    let mut parts = host.split('.').peekable();
    while let Some(part) = parts.next() {
        let number = numeric_part(part)?;
        if parts.peek().is_some() {
            if number > 255 || count == 3 {
                return None;
            }
            value = value << 8 | number;
            count += 1;
        } else {
            let bits = 32 - 8 * count;
            if number >> bits != 0 {
                return None;
            }
            value = value << bits | number;
        }
    }
    u32::try_from(value).ok().map(u32::to_be_bytes)
}

fn numeric_part(part: &str) -> Option<u64> {
    if !part.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(hex) = part.strip_prefix("0x").or(part.strip_prefix("0X")) {
        return u64::from_str_radix(hex, 16).ok();
    }
    let radix = if part.len() > 1 && part.starts_with('0') {
        8
    } else {
        10
    };
    u64::from_str_radix(part, radix).ok()
}

fn of_v4(address: [u8; 4]) -> Option<TargetProblem> {
    match address {
        [127, 0, 0, 1] | [0, 0, 0, 0] => Some(TargetProblem::Localhost),
        [127, ..] => Some(TargetProblem::Loopback),
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Some(TargetProblem::LocalNetwork),
        [169, 254, ..] => Some(TargetProblem::LinkLocal),
        [100, 64..=127, ..] => Some(TargetProblem::SharedAddress),
        [255, 255, 255, 255] => Some(TargetProblem::Broadcast),
        _ => None,
    }
}

fn of_v6(address: Ipv6Addr) -> Option<TargetProblem> {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return of_v4(mapped.octets());
    }
    match address.segments() {
        [0, 0, 0, 0, 0, 0, 0, 0] => Some(TargetProblem::Localhost),
        [0, 0, 0, 0, 0, 0, 0, 1] => Some(TargetProblem::Loopback),
        [first, ..] if first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfec0 => {
            Some(TargetProblem::LocalNetwork)
        }
        [first, ..] if first & 0xffc0 == 0xfe80 => Some(TargetProblem::LinkLocal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_addresses_are_seen_in_every_spelling() {
        let check = |hosts: &[&str], expected: Option<TargetProblem>| {
            for host in hosts {
                assert_eq!(refusal_if_local(host), expected, "{host}");
            }
        };
        check(
            &[
                "localhost",
                "LOCALHOST",
                "localhost.",
                "a.localhost",
                "127.0.0.1",
                "127.1",
                "0",
            ],
            Some(TargetProblem::Localhost),
        );
        check(
            &[
                "2130706433",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "0.0.0.0",
                "[::]",
                "[::ffff:127.0.0.1]",
            ],
            Some(TargetProblem::Localhost),
        );
        check(
            &["127.0.0.2", "127.2", "[::1]"],
            Some(TargetProblem::Loopback),
        );
        check(
            &[
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "[fd00::1]",
                "[fec0::1]",
            ],
            Some(TargetProblem::LocalNetwork),
        );
        check(
            &["[::ffff:10.0.0.1]", "0xa000001"],
            Some(TargetProblem::LocalNetwork),
        );
        check(
            &["169.254.1.1", "[fe80::1]", "[febf::1]"],
            Some(TargetProblem::LinkLocal),
        );
        check(
            &["100.64.0.1", "100.127.255.255"],
            Some(TargetProblem::SharedAddress),
        );
        check(
            &["255.255.255.255", "0xffffffff"],
            Some(TargetProblem::Broadcast),
        );
    }

    #[test]
    fn other_hosts_are_not_local() {
        for host in [
            "git.example.net",
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "[2001:db8::1]",
            "[::ffff:8.8.8.8]",
            "[nonsense]",
            "[::1",
            "",
            "localhost.example",
            "127.0.0.1.example",
            "1.2.3.4.5",
            "256.1.1.1",
            "127.0.0.256",
            "4294967296",
            "0x",
            "09",
        ] {
            assert_eq!(refusal_if_local(host), None, "{host}");
        }
    }
}
