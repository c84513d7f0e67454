"""One cell: its text, what people write in it, and the value or remark that it becomes."""
