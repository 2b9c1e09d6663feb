"""Rasa inside this process, without the costs that only a server of its own needs."""
