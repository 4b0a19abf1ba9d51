"""``python -m hoptac``: the same as the command ``hoptac``."""

from __future__ import annotations

import sys

from hoptac.cli import main

if __name__ == "__main__":
    sys.exit(main())
