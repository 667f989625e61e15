"""People known across articles, and what was judged of them."""
