"""Words that rule those beside them: without them, what is kept says more than was said, or the opposite."""
