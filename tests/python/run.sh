#!/usr/bin/env bash
# Checks a running stand-in GitLab with python-gitlab, and reads exports with the programs they are
# made for: tests/python/run.sh http://127.0.0.1:4000
#
# The clients live in a virtual environment below target/tools, made on the first run and again
# whenever the requirements change.
set -euo pipefail

sandbox=${1:?usage: tests/python/run.sh <sandbox-url>}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
environment=$root/target/tools/python-gitlab
exports=$root/target/tools/fleet-exports
installed="$environment/requirements.txt"

if ! cmp -s "$here/requirements.txt" "$installed"; then
  python3 -m venv --clear "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement "$here/requirements.txt"
  # Copied last: an interrupted installation is begun again.
  cp "$here/requirements.txt" "$installed"
fi

mkdir -p "$exports"
for ending in csv json md tf texts; do
  cargo run --quiet --manifest-path "$root/Cargo.toml" --package mirrordeck-domain \
    --example fleet_export -- "$ending" > "$exports/fleet.$ending"
done

SANDBOX_URL=$sandbox FLEET_EXPORTS=$exports PYTHONDONTWRITEBYTECODE=1 \
  exec "$environment/bin/python" -m unittest discover --start-directory "$here" --pattern 'test_*.py'
