"""Hours actually worked: confirmed or corrected, and what follows for TOIL and the next start."""
