"""From a text to a Reading: slots and operations first, resolved against the data, and only then the kind."""
