"""From PDF files to pages, sentences and passages."""
