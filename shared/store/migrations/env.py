"""Alembic runs on the connection that `shared.store.schema` holds, in its transaction."""

from alembic import context

from shared.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=False)
context.run_migrations()
