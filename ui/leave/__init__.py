"""The leave and TOIL screen: who is away, requests with their effect on cover, balances."""
