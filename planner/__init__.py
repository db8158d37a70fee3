"""The domain of Rotabene: records, rules, use cases and store. Knows neither Qt nor OR-Tools."""

__version__ = "0.1.0"
