"""Where a source and a content begin and end, and what the network takes for words that nobody says."""
