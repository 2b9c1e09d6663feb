"""The council's own return: its sheets, how they are read and checked, and how they become part of every snapshot."""
