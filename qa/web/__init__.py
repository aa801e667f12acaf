"""What browsers and programs meet."""
