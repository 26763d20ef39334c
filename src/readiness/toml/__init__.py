"""Reading TOML with positions, limits and kind words."""
