//! Says early, and in words, that a port is taken.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, TcpListener},
};

use anyhow::{Result, anyhow, bail};

/// Fails unless the loopback port can be listened on; 0 always can.
pub(crate) fn check_free(port: u16, option: &str) -> Result<()> {
    check_free_on(IpAddr::V4(Ipv4Addr::LOCALHOST), port, option)
}

/// The same for one address.
pub(crate) fn check_free_on(address: IpAddr, port: u16, option: &str) -> Result<()> {
    match TcpListener::bind((address, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} is taken by another program, perhaps by an earlier start of this one. \
             Stop that program, or choose another port: {option} {}",
            suggestion(port)
        ),
        Err(error) => {
            Err(anyhow!(error).context(format!("cannot listen on {address}, port {port}")))
        }
    }
}

/// A port that is free at this moment.
pub(crate) fn free() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

fn suggestion(taken: u16) -> u16 {
    taken.checked_add(100).unwrap_or(taken - 100)
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::{check_free, free, suggestion};

    #[test]
    fn a_taken_port_is_named_with_a_way_out() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = taken.local_addr().expect("a bound address").port();
        let error = check_free(port, "--port")
            .expect_err("it is taken")
            .to_string();
        assert!(error.contains(&format!("port {port} is taken")), "{error}");
        assert!(error.contains("--port "), "{error}");
    }

    #[test]
    fn a_free_port_is_fine() {
        check_free(free().expect("some port is free"), "--port").expect("nobody listens there");
    }

    #[test]
    fn suggestion_stays_a_port() {
        assert_eq!(suggestion(4173), 4273);
        assert_eq!(suggestion(u16::MAX), u16::MAX - 100);
    }
}
