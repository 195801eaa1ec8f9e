"""The seat of the VIP area's reception."""
