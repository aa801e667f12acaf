"""Källsvar: cited answers from the documents of a municipality."""
