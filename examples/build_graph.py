"""Builds the graph of the example dispatches and prints what it says: run ``python examples/build_graph.py [FILE]``.

Three steps, each a function of its own: ``read`` gives articles, ``extract`` gives what one article states, ``build``
does both for many inputs and merges the result into one graph, in which an entity that is named in two languages is one
node.
"""

import sys
from pathlib import Path

from kgnews import build, extract, read, write_graph

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"


def main(output: Path) -> None:
    """Print the statements of one article, then build the graph of all and write it to *output*."""
    for article in read(ARTICLES / "kerry-elysee.fr.txt"):
        print(f"{article.title} ({article.dateline_place}, {article.published})")
        for statement in extract(article).statements:
            said_by = statement.qualifiers.said_by
            status = statement.qualifiers.status
            source = f", says {said_by.speaker.id}" if said_by else ""
            print(f"  {statement.subject.id} {statement.relation} {_id(statement.object)} ({status}{source})")

    result = build(ARTICLES)
    output.parent.mkdir(parents=True, exist_ok=True)
    write_graph(result.graph, output)
    print(result.counts)


def _id(thing: object) -> str:
    return str(getattr(thing, "id", None) or getattr(thing, "value", thing))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "out" / "example.ttl")
