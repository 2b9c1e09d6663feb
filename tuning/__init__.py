"""Tunes the sentence encoder to what questions ask for; run by hand where PyTorch is installed: `python -m tuning`."""
