"""Files in: team and rota files to domain records and back, with everything that is wrong listed at once."""
