"""Tables out of the desks and into them: chosen, tried, then applied."""
