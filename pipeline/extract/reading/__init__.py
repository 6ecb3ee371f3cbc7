"""A value's pieces read by both readers, and what they said without the print around it."""
