"""The schema as ordered migrations in SQL."""
