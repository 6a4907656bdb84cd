"""What every desk stands on: how it shows, finds, orders and keeps its things."""
