"""Whence from Python: readings and archives as objects and tables."""
