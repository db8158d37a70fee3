"""Each rule kept, broken, on its boundary, overridden and off; and the live check against the full one."""
