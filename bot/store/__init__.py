"""What the service must remember between questions. Never a figure, never the text of a question."""
