"""Which printed label stands where on the page, and where one must stand that no reader saw."""
