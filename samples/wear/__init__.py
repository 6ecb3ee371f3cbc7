"""What scanners, copiers and phones do to a paper, with the true geometry kept."""
