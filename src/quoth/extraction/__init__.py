"""Find the quotes of an article: one network, then pure decoding, then the rules of quotation marks."""
