"""What somebody else says inside a quote: quotations, reports, and the verbs and nouns that tell them."""
