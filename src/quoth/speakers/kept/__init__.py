"""What is kept of the answers: speakers as records, and whether a cue affirms."""
