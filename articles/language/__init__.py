"""What every room knows of written Chinese and English: characters, scripts, numerals. Imports nothing of ours."""
