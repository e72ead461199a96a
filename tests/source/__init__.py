"""Reading: these tests share the ways to write random data."""
