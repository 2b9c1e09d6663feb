"""Builds the embedded data pack from the publishers' own files."""
