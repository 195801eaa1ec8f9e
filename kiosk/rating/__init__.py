"""The rating pad: a small touch screen at a window, facing the customer (`tingtang kiosk --rating --counter N`)."""
