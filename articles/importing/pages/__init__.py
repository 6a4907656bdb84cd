"""An old page's bytes to a reading of what it says. Pure."""
