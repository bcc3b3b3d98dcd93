"""`python -m heard` is `heard`."""

import sys

from heard.config.command_line import main

sys.exit(main())
