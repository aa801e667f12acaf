"""Builds of the index, and finding passages in them."""
