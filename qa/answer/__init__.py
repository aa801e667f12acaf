"""From candidates to a drafted answer, one writer a kind of question."""
