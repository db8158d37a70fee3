"""A mirror of the tree: what each module promises, one sentence a test."""
