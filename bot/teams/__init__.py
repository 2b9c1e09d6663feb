"""Microsoft Teams as a way in. All but its settings is imported only where Teams is on: the libraries are large."""
