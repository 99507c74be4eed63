"""`python -m analysis.cli`, for where the command `annex` is not on the path."""

import sys

from analysis.cli import main

sys.exit(main())
