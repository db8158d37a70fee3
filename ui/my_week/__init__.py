"""The screen *My week*: a week of one's own by the hour, balances, and offering or swapping work."""
