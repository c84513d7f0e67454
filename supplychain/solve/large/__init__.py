"""What makes a large program smaller: its components apart, shipments priced in."""
