"""The lobby manager's seat: the whole hall on one page, and every override with its reason and its undo.

`floorplan`, `effects`, `sentences` and `chosen` are pure: a board (or events) in, frozen rows out. `daylog` and
`reading` work on the store's thread. `lobbyseat` and the panels beside it are what QML draws.
"""
