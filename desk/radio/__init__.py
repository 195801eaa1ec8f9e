"""The radio at a seat, whoever sits there: what concerns the person, what the person says, and the headset."""
