"""One sweep through an article: who was last mentioned, and whom pronouns and noun phrases on the way mean."""
