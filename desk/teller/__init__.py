"""The teller's seat."""
