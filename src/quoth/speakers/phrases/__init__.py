"""What a source phrase or the phrase for a hearer is, and what common nouns stand for somebody."""
