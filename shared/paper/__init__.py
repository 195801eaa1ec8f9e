"""The ticket on paper: what stands on it, how it is drawn, and the printers that print it.

Paper knows what a lobby is, and nothing of where it lives or how a screen is drawn.
"""
