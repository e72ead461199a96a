"""Files that break readers: what each of them may cost, and what is said of it."""
