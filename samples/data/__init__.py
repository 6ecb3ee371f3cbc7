"""Tables of the generator; see README.md here for their origin."""
