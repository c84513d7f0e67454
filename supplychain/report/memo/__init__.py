"""The report as a memo of a few pages: in Markdown, or as a document for a word processor."""
