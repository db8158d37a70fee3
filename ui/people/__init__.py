"""The people screen: the staff list and the form of one person, contracts and patterns included."""
