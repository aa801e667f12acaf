"""What ``make bench`` measures search engines with."""
