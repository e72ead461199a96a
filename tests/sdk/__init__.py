"""Payloads generated from the request types of the official SDK, and what rtlint says about them."""
