"""Copies: which texts were taken from which, in whole or in part, and where each was first published."""
