"""Papers, one file a paper: each knows its official labels, its layouts and what its fields are called."""
