"""Words for people: numbers, times, changes and positions, in plain English."""
