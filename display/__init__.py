"""The wall: the board everybody waiting looks at, the flash and voice of each call, and the strip above one window."""
