import sys
from pathlib import Path

# The measures are plain scripts that import one another, not a package.
sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
