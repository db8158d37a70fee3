"""The demand screen: the grid of people needed, cover, visits, court deadlines, and the form of each."""
