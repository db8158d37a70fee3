"""Board: painting, keys, mouse, accessibility."""
