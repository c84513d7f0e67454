"""The report as one HTML file: opens from a mail, asks no network, prints on A4."""
