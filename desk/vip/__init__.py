"""The VIP way on the seats of the floor: what the hall's, the VIP area's and the teller's seats have in common."""
