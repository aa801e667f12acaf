"""What is kept between requests: answers behind permalinks."""
