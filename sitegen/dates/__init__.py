"""Time in text: where it is spoken of, what it says, which days it means."""
