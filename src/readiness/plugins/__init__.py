"""Plugins with code: found by name, admitted by policy, and each imported and called on its own."""
