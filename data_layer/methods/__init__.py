"""Pure functions on typed values, each with its rule, its edge cases and its source; no input or output."""
