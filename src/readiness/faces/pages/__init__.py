"""Pages of one sheet, each for one audience, of the same blocks as the report."""
