"""Tests of reading and writing team and rota files."""
