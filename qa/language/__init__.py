"""Swedish: sentences, tokens, lemmas. Engines get finished tokens."""
