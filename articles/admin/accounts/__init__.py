"""Who may do what at the desks: rights, signing in, and the trail of both."""
