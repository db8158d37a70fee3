"""The command line `rotabene`: one module a verb. Needs no display and imports no Qt."""
