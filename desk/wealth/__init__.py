"""The wealth manager's seat: my invitations, the customer I receive now, today's plan, and my customers' records.

`looking` reads, `invitations`, `hosting` and the other pure modules derive, the `wealth…` modules are what QML draws.
"""
