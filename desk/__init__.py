"""The seats of the staff: teller, lobby manager and wealth manager, one process each, on one store.

`python -m desk --seat teller --counter 3`. What the seats stand on: `options` (the command line), `seatlink` (the
store, off the GUI thread), `status` (connected, the clock, the language), `signin` (staff number and PIN), and in
`qml/` `HeaderBar`, `HeaderChip` and `SignInPage`. `desk.teller.seat` shows how a seat is put together; each seat's
module has `run(options) -> int`.
"""
