"""RSS, Atom and JSON Feed: an article an entry, and why an entry gives none."""

import json

import pytest

from kgnews.errors import InputError
from kgnews.read import read_bytes

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Ouest Quotidien - Brest</title><link>https://ouest.example/</link><language>fr-FR</language>
<item><title>La maire rouvre l’école &amp; la crèche</title><link>https://ouest.example/1</link>
<dc:creator>Awa Diallo</dc:creator><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description><![CDATA[<p>La maire Nora Benali a rouvert l’école lundi.</p>
<p><img src="a.jpg">Elle a promis une cantine pour l’été […]</p>]]></description></item>
<item><title>Un pont ferme</title><link>https://ouest.example/2</link><pubDate>2024-03-04T08:00:00Z</pubDate>
<description>Bref.</description>
<content:encoded>&lt;p&gt;Le préfet Jean Calvez a fermé le pont.&lt;/p&gt;
&lt;script&gt;alert("Paul Mercier")&lt;/script&gt;&lt;p&gt;Il a reçu le maire mardi.&lt;/p&gt;</content:encoded></item>
<item><link>https://ouest.example/3</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Northern Post</title>
<entry><title type="html">Mayor opens &lt;i&gt;Harbour&lt;/i&gt; bridge</title><link href="https://north.example/a"/>
<author><name>Mary Collins</name></author><author><name>David Okafor</name></author>
<published>2023-09-14T09:00:00+01:00</published><updated>2024-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mayor opened the bridge on Thursday.</p>
<ul><li>Nine lorries crossed it.</li></ul></div></content></entry></feed>"""


def body(article):
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252"])
def test_the_entries_of_rss(encoding):
    problems = []
    data = RSS.format(encoding=encoding).encode(encoding)
    first, second = read_bytes(data, "feed.xml", on_problem=problems.append)
    assert (first.title, first.authors, first.published) == (
        "La maire rouvre l’école & la crèche",
        ("Awa Diallo",),
        "2024-03-05",
    )
    assert (first.url, first.publisher, first.lang) == ("https://ouest.example/1", "Ouest Quotidien", "fr")
    assert body(first) == ["La maire Nora Benali a rouvert l’école lundi."], "never the sentence that the feed cuts"
    assert body(second) == ["Le préfet Jean Calvez a fermé le pont.", "Il a reçu le maire mardi."]
    assert [problem.source for problem in problems] == ["feed.xml, entry 3"]
    assert "neither a title nor a text" in problems[0].message


def test_the_entries_of_atom():
    (article,) = read_bytes(ATOM.encode(), "standard input")
    assert (article.title, article.authors) == ("Mayor opens Harbour bridge", ("Mary Collins", "David Okafor"))
    assert (article.published, article.url, article.lang) == ("2023-09-14", "https://north.example/a", "en")
    assert body(article) == ["The mayor opened the bridge on Thursday.", "Nine lorries crossed it."]


def test_the_items_of_json_feed():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Trégor Hebdo",
        "language": "fr",
        "items": [
            {
                "id": "1",
                "url": "https://tregor.example/gare",
                "title": "La gare de Lannion est vendue",
                "content_html": "<p>La ville a vendu la gare lundi.</p><p>Marc Le Goff l'a achetée.</p>",
                "date_published": "2018-12-03T11:00:00+01:00",
                "authors": [{"name": "Yann Kerbrat"}],
            },
            {"id": "2", "content_text": "Le maire Jean Calvez a défendu la vente devant le conseil municipal."},
        ],
    }
    first, second = read_bytes(json.dumps(feed).encode(), "feed.json")
    assert (first.title, first.authors, first.published) == (
        "La gare de Lannion est vendue",
        ("Yann Kerbrat",),
        "2018-12-03",
    )
    assert body(first) == ["La ville a vendu la gare lundi.", "Marc Le Goff l'a achetée."]
    assert (first.publisher, second.publisher, second.published) == ("Trégor Hebdo", "Trégor Hebdo", None)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<rss version='2.0'><channel><title>Vide</title></channel></rss>", "this feed has no entries"),
        ("<rss version='2.0'><channel><item><title>Un pont", "entry 1|no entries"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "no entries"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "no entries"),
    ],
)
def test_a_feed_without_articles_says_so(content, message):
    with pytest.raises(InputError, match=message):
        read_bytes(content.encode(), "feed.xml")


def test_entities_that_reach_out_or_multiply_are_refused():
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
    outer = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    for content in (bomb, outer):
        with pytest.raises(InputError, match="declares entities"):
            read_bytes(content.encode(), "feed.xml")
