"""All that a result holds as tidy tables: one thing a row, one fact a column."""
