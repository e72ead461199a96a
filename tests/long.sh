#!/bin/sh
# The property tests with twenty times as many cases as in the suite; takes about half an hour.
cd "$(dirname "$0")/.." && RTLINT_CASES="${RTLINT_CASES:-20000}" python -m pytest -q \
    tests/source/edit tests/source/test_properties.py tests/source/test_parsers.py tests/source/test_yaml_properties.py \
    tests/source/test_json_properties.py tests/hosts/test_spans.py tests/test_schema_properties.py tests/properties "$@"
