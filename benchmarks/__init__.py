"""Benchmarks: how fast the engine is beside hand-written code and beside other rule engines."""
