"""`python -m shared.cli` is the command `tingtang`."""

import sys

from shared.cli import main

sys.exit(main())
