"""People and families who obey the rules of numbers, dates, places and names, and do not exist."""
