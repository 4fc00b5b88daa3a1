"""The scorers: what sitegen finds, measured against what people found by reading."""
