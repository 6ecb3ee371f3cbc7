"""The drawing desk: proven faces, sheets in millimetres, lines to write on, ornaments, seals, codes."""
