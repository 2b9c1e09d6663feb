"""Typed queries, each with its SQL beside it. What a viewer may not see is not among their results."""
