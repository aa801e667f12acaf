"""Makes the sample corpus: Swedish text sources into PDFs of three different makes."""
