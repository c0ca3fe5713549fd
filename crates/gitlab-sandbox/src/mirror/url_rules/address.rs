//! Host names and numbers: what they resolve to, and which addresses GitLab keeps away from.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Reads a host as the system's resolver does without asking anybody: `127.1` and `0x7f.0.0.1`
/// are addresses too, and an IPv4 address inside IPv6 counts as IPv4.
pub(super) fn literal(host: &str) -> Option<IpAddr> {
    if let Ok(address) = host.parse::<Ipv6Addr>() {
        return Some(
            address
                .to_ipv4_mapped()
                .map_or(IpAddr::V6(address), IpAddr::V4),
        );
    }
    let parts: Vec<u64> = host.split('.').map(number).collect::<Option<_>>()?;
    let (last, leading) = parts.split_last()?;
    let room = 4_usize.checked_sub(leading.len())?;
    let fits = leading.iter().all(|part| *part < 256) && *last < 1 << (8 * room);
    if room == 0 || !fits {
        return None;
    }
    let high = leading
        .iter()
        .enumerate()
        .map(|(index, part)| part << (8 * (3 - index)))
        .sum::<u64>();
    let bits = u32::try_from(high + last).ok()?;
    Some(IpAddr::V4(Ipv4Addr::from_bits(bits)))
}

fn number(part: &str) -> Option<u64> {
    let (digits, radix) = match part.strip_prefix("0x").or_else(|| part.strip_prefix("0X")) {
        Some(hex) => (hex, 16),
        None if part.len() > 1 && part.starts_with('0') => (&part[1..], 8),
        None => (part, 10),
    };
    let is_plain = digits.chars().all(|c| c.is_ascii_alphanumeric());
    is_plain.then(|| u64::from_str_radix(digits, radix).ok())?
}

/// What GitLab says against an address of its own surroundings, in the order of its checks.
pub(super) fn local_refusal(address: IpAddr) -> Option<&'static str> {
    type Rule = (fn(IpAddr) -> bool, &'static str);
    const RULES: [Rule; 6] = [
        (is_server_itself, "Requests to localhost are not allowed"),
        (
            |ip| ip.is_loopback(),
            "Requests to loopback addresses are not allowed",
        ),
        (is_private, "Requests to the local network are not allowed"),
        (
            is_link_local,
            "Requests to the link local network are not allowed",
        ),
        (
            is_shared,
            "Requests to the shared address space are not allowed",
        ),
        (
            is_broadcast,
            "Requests to the limited broadcast address are not allowed",
        ),
    ];
    RULES
        .iter()
        .find(|(applies, _)| applies(address))
        .map(|(_, text)| *text)
}

fn is_server_itself(address: IpAddr) -> bool {
    address.is_unspecified() || address == IpAddr::V4(Ipv4Addr::LOCALHOST)
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private(),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.segments()[0] & 0xffc0 == 0xfec0,
    }
}

fn is_link_local(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unicast_link_local(),
    }
}

fn is_shared(address: IpAddr) -> bool {
    matches!(address, IpAddr::V4(v4) if v4.octets()[0] == 100 && v4.octets()[1] & 0xc0 == 64)
}

fn is_broadcast(address: IpAddr) -> bool {
    address == IpAddr::V4(Ipv4Addr::BROADCAST)
}

/// Whether an entry such as `10.0.0.0/8` or `::1` holds the address.
pub(super) fn range_holds(entry: &str, address: IpAddr) -> bool {
    let (base, length) = match entry.split_once('/') {
        Some((base, length)) => (base, length.parse::<u32>().ok()),
        None => (entry, Some(128)),
    };
    let Some(length) = length else { return false };
    match (base.parse::<IpAddr>(), address) {
        (Ok(IpAddr::V4(base)), IpAddr::V4(ip)) => {
            let shift = 32 - length.min(32);
            u64::from(base.to_bits()) >> shift == u64::from(ip.to_bits()) >> shift
        }
        (Ok(IpAddr::V6(base)), IpAddr::V6(ip)) => match 128 - length.min(128) {
            128 => true,
            shift => base.to_bits() >> shift == ip.to_bits() >> shift,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(host: &str, expected: Option<&str>) {
        let refusal = literal(host).map(|ip| local_refusal(ip).unwrap_or("public"));
        let said = refusal.map(|text| {
            let text = text
                .trim_start_matches("Requests to ")
                .trim_end_matches(" are not allowed");
            text.trim_start_matches("the ")
        });
        assert_eq!(said, expected, "{host}");
    }

    #[test]
    fn every_spelling_of_an_address_is_recognised() {
        for host in [
            "127.0.0.1",
            "127.1",
            "2130706433",
            "0x7f.0.0.1",
            "0177.0.0.1",
            "0",
            "::",
        ] {
            check(host, Some("localhost"));
        }
        check("::ffff:127.0.0.1", Some("localhost"));
        for name in [
            "git.example.net",
            "1.2.3.4.5",
            "256.1.1.1",
            "127.0.0.1.",
            "",
            "0x",
        ] {
            check(name, None);
        }
    }

    #[test]
    fn each_kind_of_local_address_has_its_text() {
        check("127.0.0.2", Some("loopback addresses"));
        check("::1", Some("loopback addresses"));
        for host in [
            "10.0.0.1",
            "172.16.0.1",
            "192.168.0.1",
            "fd00::1",
            "fec0::1",
        ] {
            check(host, Some("local network"));
        }
        check("169.254.169.254", Some("link local network"));
        check("fe80::1", Some("link local network"));
        check("100.64.0.1", Some("shared address space"));
        check("255.255.255.255", Some("limited broadcast address"));
        for host in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:db8::1"] {
            check(host, Some("public"));
        }
    }

    #[test]
    fn ranges_hold_what_their_prefix_says() {
        let holds = |entry: &str, host: &str| {
            range_holds(entry, literal(host).expect("the tests name addresses"))
        };
        assert!(holds("10.0.0.0/8", "10.200.0.1"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("127.0.0.1", "127.0.0.1"));
        assert!(holds("fd00::/8", "fd12::1"));
        assert!(holds("0.0.0.0/0", "8.8.8.8") && !holds("8.8.8.8/x", "8.8.8.8"));
    }
}
