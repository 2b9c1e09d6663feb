"""Ways in: the API, the page, and later Teams. Each takes a text to the Assistant and renders what comes back."""
