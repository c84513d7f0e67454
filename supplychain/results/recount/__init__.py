"""The parts of the audit: each recounts some result tables from the case and other tables."""
