"""Moving beta payloads to ga."""
