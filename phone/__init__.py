"""The page behind the QR on a ticket, on the customer's own phone."""
