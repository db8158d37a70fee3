"""What one person sees of their own published week: work, rest, hours, balances, and what the rules say."""
