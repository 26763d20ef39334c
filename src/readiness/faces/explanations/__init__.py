"""Explanations: what rules, questions and sources are, what they came to, and what is installed."""
