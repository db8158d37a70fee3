"""Sheets that ask or tell before the work goes on: publishing, a crash report, what is wrong in a file."""
