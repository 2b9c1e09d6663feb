"""Errors whose text is the message for a person: what was wrong, where, and what to do. Shown without a traceback."""


class Fault(Exception):
    """The family of all of them."""
