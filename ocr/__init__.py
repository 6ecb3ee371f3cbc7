"""What is written on this picture? Readers, codes and the machine-readable zone; no meaning, no papers."""
