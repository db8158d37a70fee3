"""What the program carries with it: icons, fonts, styles, templates, sample teams. Imports nothing of ours."""
