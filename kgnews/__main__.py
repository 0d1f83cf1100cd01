"""``python -m kgnews`` is the command ``kgnews``."""

from kgnews.cli import main

if __name__ == "__main__":
    main()
