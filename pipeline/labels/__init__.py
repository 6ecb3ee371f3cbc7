"""Where printed texts stand among the words of a page: folding, rows, finding. Two stages share it."""
