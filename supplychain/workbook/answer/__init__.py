"""The annotated answer: the sender's own workbook with every finding marked in its cell."""
