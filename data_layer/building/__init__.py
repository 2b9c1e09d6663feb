"""The steps that fill a new snapshot, each with its SQL beside it."""
