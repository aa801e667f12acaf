"""What the documents state: collected when a build is made."""
