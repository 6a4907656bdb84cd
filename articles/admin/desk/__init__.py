"""What every desk stands on: how it shows, finds, orders, keeps and compares its things."""
