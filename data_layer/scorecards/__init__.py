"""A council's existing scorecard, in whatever layout, read into typed measures, values, targets, statuses and notes."""
