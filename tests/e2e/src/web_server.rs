//! Web servers that others wrote, started with the recipes of `docs/hosting` as they stand there.
//!
//! Only the placeholders of a recipe are filled in: the host's name, the folder and the instance.
//! What a server needs around it (where to log, that it neither forks nor asks for rights) comes from
//! a file of ours that includes the recipe.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::environment::{Environment, variable};

/// What stands in the recipes for the instance.
const INSTANCE: &str = "https://gitlab.example.com";
/// What stands in the recipes for the built folder.
const FOLDER: &str = "/srv/mirrordeck";
/// What stands in the recipes for the host.
const HOST: &str = "mirrors.example.com";

/// Which server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Software {
    /// nginx, as Debian packages it.
    Nginx,
    /// Caddy, as Debian packages it.
    Caddy,
}

/// A recipe, and what its placeholders mean in a test.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// The server that it is for.
    pub software: Software,
    /// Its file below the server's folder in `docs/hosting`.
    pub file: &'static str,
    /// The origin of the instance.
    pub instance: String,
    /// The origins that its content policy names: the instance, or none where the host passes calls on.
    pub callees: Vec<String>,
}

/// A running server, stopped when dropped.
#[derive(Debug)]
pub struct WebServer {
    child: Child,
    folder: TempDir,
    port: u16,
}

impl WebServer {
    /// Starts the server with that recipe on a free port.
    #[must_use]
    pub fn start(recipe: &Recipe) -> Self {
        // Between the choice of a port and its use somebody else may take it.
        for _ in 0..5 {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let port = free_port();
            let mut child = recipe.command(folder.path(), port);
            if listens(&mut child, port) {
                return Self {
                    child,
                    folder,
                    port,
                };
            }
            println!("{}", text(&folder.path().join("errors.log")));
        }
        panic!("{recipe:?} does not start; what it said stands above");
    }

    /// Its origin, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Replaces `config.json`, as whoever hosts the app would.
    pub fn settle(&self, settings: &str) {
        let path = self.folder.path().join("dist/config.json");
        fs::write(path, settings).expect("the folder is ours");
    }

    /// The methods of all requests so far whose path begins so, from the server's own log.
    #[must_use]
    pub fn methods_below(&self, path: &str) -> Vec<String> {
        let log = text(&self.folder.path().join("access.log"));
        let mut methods = Vec::new();
        for line in log.lines() {
            let (method, uri) = match serde_json::from_str::<serde_json::Value>(line) {
                Ok(entry) => {
                    let field = |name: &str| {
                        entry["request"][name]
                            .as_str()
                            .unwrap_or_default()
                            .to_owned()
                    };
                    (field("method"), field("uri"))
                }
                Err(_) => {
                    let (method, uri) = line.split_once(' ').unwrap_or_default();
                    (method.to_owned(), uri.to_owned())
                }
            };
            if uri.starts_with(path) {
                methods.push(method);
            }
        }
        methods
    }
}

impl Drop for WebServer {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Recipe {
    fn command(&self, folder: &Path, port: u16) -> Child {
        let program = match self.software {
            Software::Nginx => {
                self.fill_in("nginx", &folder.join("mirrordeck"), port, folder);
                let around = nginx_around(folder, self.file);
                fs::write(folder.join("nginx.conf"), around).expect("a file");
                let mut nginx = Command::new(variable("MIRRORDECK_NGINX"));
                nginx.arg("-p").arg(folder);
                nginx.arg("-c").arg(folder.join("nginx.conf"));
                nginx.arg("-e").arg(folder.join("errors.log"));
                nginx
            }
            Software::Caddy => {
                self.fill_in("caddy", &folder.join("mirrordeck"), port, folder);
                let around = format!("{{\n\tadmin off\n}}\nimport mirrordeck/{}\n", self.file);
                fs::write(folder.join("Caddyfile"), around).expect("a file");
                let mut caddy = Command::new(variable("MIRRORDECK_CADDY"));
                caddy.args(["run", "--adapter", "caddyfile", "--config"]);
                caddy.arg(folder.join("Caddyfile"));
                caddy.env("HOME", folder);
                caddy
            }
        };
        run(program, folder)
    }

    /// Copies the server's folder of recipes and fills in the placeholders.
    fn fill_in(&self, of: &str, target: &Path, port: u16, folder: &Path) {
        let dist = folder.join("dist");
        copy_files(&Environment::read().dist, &dist);
        let log = folder.join("access.log");
        let named: String = self
            .callees
            .iter()
            .map(|origin| format!(" {origin}"))
            .collect();
        copy_with(&recipes().join(of), target, |name, text| {
            let text = if name.starts_with("headers.") {
                replace(text, &format!(" {INSTANCE}"), &named)
            } else {
                text.replace(INSTANCE, &self.instance)
            };
            if name != self.file {
                return text;
            }
            let text = replace(&text, FOLDER, &dist.display().to_string());
            match self.software {
                Software::Nginx => {
                    let text = replace(&text, HOST, "127.0.0.1");
                    replace(&text, "listen 80;", &format!("listen 127.0.0.1:{port};"))
                }
                Software::Caddy => replace(
                    &text,
                    &format!("{HOST} {{"),
                    &format!(
                        "http://127.0.0.1:{port} {{\n\tlog {{\n\t\toutput file {}\n\t}}",
                        log.display()
                    ),
                ),
            }
        });
    }
}

/// Starts the container's server with its own settings, as somebody who may write nothing.
#[must_use]
pub fn container(instances: &str) -> WebServer {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let port = free_port();
    let dist = folder.path().join("dist");
    copy_files(&Environment::read().dist, &dist);
    copy_with(&recipes().join("container"), folder.path(), |name, text| {
        if name != "Caddyfile" {
            return text.to_owned();
        }
        let text = replace(text, FOLDER, &dist.display().to_string());
        replace(&text, ":8080 {", &format!("http://127.0.0.1:{port} {{"))
    });
    let mut caddy = Command::new(variable("MIRRORDECK_CADDY"));
    caddy.args(["run", "--adapter", "caddyfile", "--config"]);
    caddy.arg(folder.path().join("Caddyfile"));
    caddy.env_clear().env("MIRRORDECK_INSTANCES", instances);
    as_nobody(&mut caddy, folder.path());
    let mut child = run(caddy, folder.path());
    assert!(
        listens(&mut child, port),
        "the container's settings do not start: {}",
        text(&folder.path().join("errors.log"))
    );
    WebServer {
        child,
        folder,
        port,
    }
}

/// Root may write everywhere, so the server is started as the user that the image names.
#[cfg(unix)]
fn as_nobody(command: &mut Command, folder: &Path) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(folder, open).expect("the folder is ours");
    if fs::metadata(folder).is_ok_and(|metadata| metadata.uid() == 0) {
        command.uid(65_534).gid(65_534);
    }
}

#[cfg(not(unix))]
fn as_nobody(_: &mut Command, _: &Path) {}

fn nginx_around(folder: &Path, file: &str) -> String {
    let folder = folder.display();
    // One process, so that ending it ends all of it; `user` counts only where root starts it.
    format!(
        "daemon off;\nmaster_process off;\nuser root;\npid {folder}/pid;\n\
         events {{}}\n\
         http {{\n\
         include /etc/nginx/mime.types;\n\
         log_format asked '$request_method $request_uri';\n\
         access_log {folder}/access.log asked;\n\
         client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\n\
         fastcgi_temp_path {folder}/fastcgi;\nuwsgi_temp_path {folder}/uwsgi;\n\
         scgi_temp_path {folder}/scgi;\n\
         include mirrordeck/{file};\n\
         }}\n"
    )
}

fn run(mut command: Command, folder: &Path) -> Child {
    let errors = fs::File::options()
        .create(true)
        .append(true)
        .open(folder.join("errors.log"))
        .expect("a file");
    command
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(errors)
        .spawn()
        .expect("the server is installed")
}

/// Waits until the server listens; false if it ended instead.
fn listens(child: &mut Child, port: u16) -> bool {
    let deadline = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        let is_over = child.try_wait().is_ok_and(|status| status.is_some());
        if is_over || Instant::now() > deadline {
            let _ = child.kill();
            let _ = child.wait();
            return false;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
    true
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
    listener.local_addr().expect("a bound address").port()
}

fn recipes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/hosting")
}

fn copy_with(from: &Path, to: &Path, change: impl Fn(&str, &str) -> String) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the recipes stand in the repository") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        fs::write(to.join(&*name), change(&name, &text(&path))).expect("a file");
    }
}

/// Copies a folder with all that is in it.
fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is ours");
    for entry in fs::read_dir(from).expect("the app is built") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy_files(&path, &target);
        } else {
            fs::copy(&path, target).expect("a file");
        }
    }
}

/// A placeholder that is not there would leave the recipe untested.
fn replace(text: &str, placeholder: &str, value: &str) -> String {
    assert!(text.contains(placeholder), "no {placeholder} in:\n{text}");
    text.replace(placeholder, value)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
