"""How Swedish sentences say what a term means: the forms, and how sure each is."""
