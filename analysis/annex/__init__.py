"""From results to pages: frozen blocks, and their renderers (HTML, PDF, workbook)."""
