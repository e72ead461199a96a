"""Text: bytes become plain data, and every key and value keeps its place. Knows nothing of the API."""
