#!/usr/bin/env bash
# Checks a running stand-in GitLab with python-gitlab: tests/python/run.sh http://127.0.0.1:4000
#
# The client lives in a virtual environment below target/tools, made on the first run and again
# whenever the requirements change.
set -euo pipefail

sandbox=${1:?usage: tests/python/run.sh <sandbox-url>}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
environment=$(dirname "$(dirname "$here")")/target/tools/python-gitlab
installed="$environment/requirements.txt"

if ! cmp -s "$here/requirements.txt" "$installed"; then
  python3 -m venv --clear "$environment"
  "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
    --requirement "$here/requirements.txt"
  # Copied last: an interrupted installation is begun again.
  cp "$here/requirements.txt" "$installed"
fi

SANDBOX_URL=$sandbox PYTHONDONTWRITEBYTECODE=1 \
  exec "$environment/bin/python" -m unittest discover --start-directory "$here" --pattern 'test_*.py'
