"""Many change sets → the static site: changelog pages, full texts, lives of articles, search, feed. Values in, text out."""
