"""What to buy, build or develop before a war: options, purchases against accords, programmes."""
