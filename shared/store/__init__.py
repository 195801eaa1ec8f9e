"""Where the lobby lives: SQLAlchemy tables, transactions of one branch, the change feed, migrations."""
