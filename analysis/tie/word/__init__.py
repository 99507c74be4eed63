"""Reports as Word files: how their text is read, and how comments are written into a copy."""
