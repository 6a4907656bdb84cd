"""What programs ask of the published store; each address is a contract."""
