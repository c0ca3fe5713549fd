"""Worlds of the stand-in, one for each test, and python-gitlab signed in to them."""

import json
import os
import time
import urllib.request

import gitlab

SANDBOX = os.environ["SANDBOX_URL"].rstrip("/")
PROJECT = "acme/platform/app"


def control(method, path, body=None):
    """Asks the control surface, and gives its JSON, if any."""
    request = urllib.request.Request(
        f"{SANDBOX}/_sandbox/worlds/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read()
    return json.loads(text) if text else None


class World:
    """A world of one project that pushes with real git."""

    def __init__(self, name, **scene):
        project = {"id": 7, "path": PROJECT, "branches": ["main", "release/1"]}
        self.name = name
        control("PUT", name, {"gitlab": "18.9.1", "projects": [project], **scene})
        self.password = control("GET", name)["git_target"]["password"]

    def client(self, person="maintainer"):
        """python-gitlab as that person."""
        return gitlab.Gitlab(SANDBOX, private_token=f"glpat-{self.name}-{person}")

    def project(self):
        """The project as its Maintainer sees it."""
        return self.client().projects.get(PROJECT)

    def target(self, name, password=None):
        """The address of a target of this world, with its credentials."""
        host = SANDBOX.removeprefix("http://")
        return f"http://mirror:{password or self.password}@{host}/git/{self.name}/{name}.git"

    def refs(self, name):
        """What has arrived at a target."""
        return control("GET", f"{self.name}/git/{name}")["refs"]


def until(condition, what):
    """Waits for something the server does by itself."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not happen within a minute")
