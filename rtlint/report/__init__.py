"""Ways to show a Report: text for people, one line for each diagnostic, JSON for programs."""
