"""Thin graph components for Rasa's pipeline, over the plain classes of bot.understanding."""
