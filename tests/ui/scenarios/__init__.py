"""What a manager does from an empty start to a published rota, told step by step, in the real window."""
