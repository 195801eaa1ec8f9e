"""When the tests take place. Apart from `conftest`, which costs a child process a second to import."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = datetime(2026, 6, 18, 10, 26, tzinfo=SHANGHAI).astimezone(UTC)
"""The moment of the design's pictures: a Thursday morning."""
