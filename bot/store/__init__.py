"""What the service must remember between questions. Never a figure; a question's words only where its asker agreed."""
