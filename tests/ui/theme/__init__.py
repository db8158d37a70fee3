"""Theme: tokens, scale, fonts, icons, patterns."""
