"""Speed and quality of plan, measured side by side and printed as a table: python3 -m benchmarks."""
