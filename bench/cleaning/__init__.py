"""What each step of cleaning is worth, in right fields and against truth: ``khongviet bench --cleaning``."""
