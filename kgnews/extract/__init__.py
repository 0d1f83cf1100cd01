"""From an article to statements: the engine, which names no language and loads no knowledge itself."""
