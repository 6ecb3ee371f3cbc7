"""Whole dossiers by real reading: entries, conflicts and missing papers against what is known of them."""
