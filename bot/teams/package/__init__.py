"""The app package that a Teams administrator uploads: a manifest and two icons in a ZIP file."""
