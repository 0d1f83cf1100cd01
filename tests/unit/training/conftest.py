import sys
from pathlib import Path

# The recipe is a folder of plain scripts that import one another, not a package.
sys.path.insert(0, str(Path(__file__).parents[3] / "examples" / "training"))
