//! The web servers that the recipes of `docs/hosting` are for.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{apt, in_path};

/// nginx and Caddy.
#[derive(Debug)]
pub(crate) struct WebServers {
    pub(crate) nginx: PathBuf,
    pub(crate) caddy: PathBuf,
}

impl WebServers {
    /// Finds both, installing them in a container.
    pub(crate) fn find() -> Result<Self> {
        if let Some(servers) = Self::installed() {
            return Ok(servers);
        }
        // Their packages start them at once where services are run, which is for the owner to decide.
        if !Path::new("/run/systemd/system").is_dir() {
            apt::install(&["nginx-light", "caddy", "ca-certificates"]);
        }
        match Self::installed() {
            Some(servers) => Ok(servers),
            None => bail!(
                "nginx and Caddy are needed for this part and were not found. Install them \
                 (Debian: apt-get install nginx-light caddy) and start again"
            ),
        }
    }

    fn installed() -> Option<Self> {
        Some(Self {
            // Debian keeps it where only root's path leads.
            nginx: in_path("nginx")
                .or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|path| path.is_file()))?,
            caddy: in_path("caddy")?,
        })
    }
}
