"""Readings in the forms that people and programs take: one file a form."""
