"""The commands, one module each. A module imports click alone; the engine is imported once its command runs."""
