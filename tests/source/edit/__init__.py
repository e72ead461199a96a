"""The tests of edits share a writer of documents and a reader of examples."""
