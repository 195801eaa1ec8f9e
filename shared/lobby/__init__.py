"""What a lobby is: plain values and decisions. No Qt, no SQL, no clock, no input or output."""
