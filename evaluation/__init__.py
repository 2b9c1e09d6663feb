"""How well questions are understood: asked from files, scored, and shown with what the pipeline saw."""
