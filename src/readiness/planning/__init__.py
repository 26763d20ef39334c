"""Advice and plans: what a step would change, in which order, at which pace. Pure as the core is."""
