"""Records in the formats other tools read: JSON Lines, tables, annotations."""
