#!/bin/sh
# The property tests of edits with 20,000 cases instead of 1,000; takes some minutes.
cd "$(dirname "$0")/.." && RTLINT_CASES="${RTLINT_CASES:-20000}" python -m pytest -q tests/source/edit "$@"
