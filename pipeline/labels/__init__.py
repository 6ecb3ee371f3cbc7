"""Where printed labels stand among the words of a page: folding, rows, fuzzy finding. Shared by two stages."""
