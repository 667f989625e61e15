"""Names as they stand in an article, and the parts of a personal name."""
