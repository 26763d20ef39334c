"""What helps people who write rule-sets."""
