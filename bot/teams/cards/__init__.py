"""An answer as an Adaptive Card: parts of an Answer in, typed elements of `microsoft_teams.cards` out."""
