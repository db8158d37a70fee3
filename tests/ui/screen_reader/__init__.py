"""The window as a screen reader meets it: over the accessibility bus, from another process, under Xvfb."""
