-- Written for the sake of one set of columns; here the planner combines the indexes of what is filtered.
ALTER TABLE quotes ADD COLUMN facets TEXT NOT NULL DEFAULT '';
