"""Mutation testing: what `scripts/mutants.py` is made of."""
