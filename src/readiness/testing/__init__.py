"""Hypothesis strategies for profiles and rule-sets."""
