"""Write the expected sites anew: ``python -m tests.golden``."""

import tempfile
from pathlib import Path

from tests.golden.test_golden import rewrite

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        rewrite(Path(folder))
