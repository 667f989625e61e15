"""Train the networks; imports quoth's labels and windows, never the reverse."""
