"""The rule-sets that ship with readiness, as data. Nothing here is ever executed by the engine."""
