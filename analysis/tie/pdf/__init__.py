"""Reports as PDF files: words with their places from a bounded process, and the paragraphs and tables they make."""
