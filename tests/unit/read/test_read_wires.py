"""What agencies send: NewsML-G2, NITF and ninjs; withheld and cancelled items state nothing, corrections replace."""

import json

import pytest

from kgnews import pipeline
from kgnews.errors import InputError
from kgnews.read import read, read_bytes

ENGLISH = ("Mayor David Okafor opened the bridge on Thursday.", "The engineer Susan Field led the works.")
FRENCH = ("La maire Nora Benali a rouvert le pont lundi.", "Le préfet Jean Calvez a remercié les ouvriers.")

NITF = """<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf><head><title>Pont</title><docdata management-status="{status}"><date.issue norm="20240304T231500+0100"/>
<doc-id id-string="pont-1"/></docdata><pubdata name="Ouest Quotidien" date.publication="20240305"/></head>
<body><body.head><hedline><hl1>Le pont de Brest rouvre</hl1></hedline><byline>Par <person>Awa Diallo</person></byline>
<dateline><location><city>Brest</city>, Finist&egrave;re</location><story.date norm="20240304"/></dateline></body.head>
<body.content><block><p>{first}</p><media media-type="image"><media-caption>Paul Mercier rit.</media-caption></media>
<hl2>Une fête</hl2><p>{second}</p></block></body.content><body.end><tagline>ad/jc</tagline></body.end></body></nitf>"""


def nitf(status="usable"):
    return NITF.format(status=status, first=FRENCH[0], second=FRENCH[1]).encode("iso-8859-1", "xmlcharrefreplace")


def item(guid="urn:1", version=1, status="usable", title="Harbour bridge opens", content="", kind="text"):
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="{version}" xml:lang="en-GB">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider><name>Leeds Wire</name></provider>
<versionCreated>2023-09-14T23:10:00-05:00</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><located><name>Leeds</name></located><creator><name>Mary Collins</name></creator><language tag="en"/>
<headline>{title}</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""


HTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Wire</title></head>
<body><p>{ENGLISH[0]}</p><p>{ENGLISH[1]}</p></body></html></inlineXML>"""
PLAIN = f"""<inlineData contenttype="text/plain">{ENGLISH[0]}\n\n{ENGLISH[1]}</inlineData>"""
OLD_NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns=""><body><body.content><p>{ENGLISH[0]}</p>
<p>{ENGLISH[1]}</p></body.content></body></nitf></inlineXML>"""


def ninjs(version="1", status="usable", **fields):
    held = {
        "uri": "https://wire.example/7",
        "type": "text",
        "version": version,
        "pubStatus": status,
        "language": "en-GB",
    }
    return held | {"versionCreated": "2023-09-14T23:10:00-05:00", "by": "Mary Collins and David d'Arcy"} | fields


HEADLINES = {"headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Harbour bridge opens"}]}
VERSION_3 = HEADLINES | {
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": " ".join(ENGLISH)},
        {"role": "xhtml", "contentType": "text/html", "value": f"<p>{ENGLISH[0]}</p><p>{ENGLISH[1]}</p>"},
    ]
}
VERSION_1 = {"headline": "Harbour bridge opens", "body_xhtml": f"<p>{ENGLISH[0]}</p>\n<p>{ENGLISH[1]}</p>"}


def body(article):
    return tuple(span.of(article.text) for span in article.paragraphs)


def test_nitf_gives_its_article_and_neither_captions_nor_signatures():
    (article,) = read_bytes(nitf(), "pont.xml")
    assert (article.title, article.authors, article.published) == (
        "Le pont de Brest rouvre",
        ("Awa Diallo",),
        "2024-03-04",
    )
    assert (article.publisher, article.dateline_place, article.lang) == ("Ouest Quotidien", "Brest", "fr")
    assert body(article) == (FRENCH[0], "Une fête", FRENCH[1])


@pytest.mark.parametrize("content", [HTML, PLAIN, OLD_NITF], ids=["xhtml", "plain", "nitf"])
def test_newsml_gives_the_same_article_in_each_form(content):
    (article,) = read_bytes(item(content=content).encode(), "bridge.xml")
    assert (article.title, article.authors, article.published) == (
        "Harbour bridge opens",
        ("Mary Collins",),
        "2023-09-14",
    )
    assert (article.publisher, article.dateline_place, article.lang) == ("Leeds Wire", "Leeds", "en")
    assert body(article) == ENGLISH


@pytest.mark.parametrize("fields", [VERSION_3, VERSION_1], ids=["3", "1"])
def test_ninjs_gives_the_same_article_in_each_version(fields):
    (article,) = read_bytes(json.dumps(ninjs(**fields)).encode(), "bridge.json")
    assert (article.title, article.published, article.lang) == ("Harbour bridge opens", "2023-09-14", "en")
    assert article.authors == ("Mary Collins", "David d'Arcy")
    assert (article.url, body(article)) == ("https://wire.example/7", ENGLISH)


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_what_is_withheld_or_cancelled_states_nothing(status):
    word = {"withheld": "withheld", "canceled": "cancelled"}[status]
    documents = [item(status=status, content=HTML).encode(), json.dumps(ninjs(status=status, **VERSION_3)).encode()]
    for data in [*documents, nitf(status="withhold" if status == "withheld" else "canceled")]:
        with pytest.raises(InputError, match=f"{word} by its publisher; it gives no facts"):
            read_bytes(data, "item")


def message(*items):
    return f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{''.join(items)}</itemSet></newsMessage>".encode()


def test_a_correction_replaces_what_it_corrects():
    old = item(version=2, content=PLAIN)
    new = item(version=10, title="Harbour bridge does not open", content=PLAIN)
    other = item(guid="urn:2", title="Market hall burns", content=PLAIN)
    for items in ((old, new, other), (new, other, old)):
        titles = {article.title for article in read_bytes(message(*items), "message.xml")}
        assert titles == {"Harbour bridge does not open", "Market hall burns"}
    held = [
        ninjs(version="2", **VERSION_3),
        ninjs(version="10", **{**VERSION_3, "headlines": [{"value": "Bridge stays shut"}]}),
    ]
    for items in (held, held[::-1]):
        assert [article.title for article in read_bytes(json.dumps(items).encode(), "list.json")] == [
            "Bridge stays shut"
        ]


def test_a_correction_in_another_file_replaces_what_it_corrects(tmp_path):
    new = {**VERSION_3, "headlines": [{"value": "Bridge stays shut"}]}
    files = {
        "1.xml": item(version=1, content=PLAIN),
        "2.xml": item(version=2, title="Harbour bridge does not open", content=PLAIN),
        "3.json": json.dumps(ninjs(version="2", **new)),
        "4.json": json.dumps(ninjs(version="1", **VERSION_3), indent=1),
        "5.json": "{broken",
        "6.txt": " ".join(ENGLISH),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    problems = []
    titles = [article.title for article in read(tmp_path, on_problem=problems.append)]
    assert titles == ["Harbour bridge does not open", "Bridge stays shut", ""]
    assert [problem.source for problem in problems] == [str(tmp_path / "5.json")]
    (tmp_path / "5.json").unlink()
    assert [article.title for article in pipeline.read(tmp_path)] == titles
    (first,) = read(tmp_path / "1.xml")
    assert first.title == "Harbour bridge opens", "alone it is the latest"


def test_a_cancelled_correction_cancels_what_went_before():
    problems = []
    items = (item(version=1, content=PLAIN), item(version=2, status="canceled", content=PLAIN))
    assert read_bytes(message(*items), "message.xml", on_problem=problems.append) == ()
    assert ["cancelled" in problem.message for problem in problems] == [True]


def test_an_item_that_is_no_text_says_so():
    with pytest.raises(InputError, match="of the kind 'video'"):
        read_bytes(item(kind="video").encode(), "video.xml")
    with pytest.raises(InputError, match="a packageItem lists or describes others"):
        read_bytes(b"<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "package.xml")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<nitf><body><body.content><p>Awa", "broken XML"),
        (b'<!DOCTYPE nitf [<!ENTITY % d SYSTEM "http://127.0.0.1/d">%d;]><nitf/>', "declares entities"),
        (b'<!DOCTYPE nitf [<!ENTITY x "' + b"y" * 50_000 + b'">]><nitf>' + b"&x;" * 20_000 + b"</nitf>", "broken XML"),
        (b"<nitf>" + b"<p>" * 100_000, "broken XML"),
        (b"<inventory><item/></inventory>", "none of the news formats .* its root is 'inventory'"),
    ],
    ids=["cut", "outside", "quadratic", "deep", "unknown"],
)
def test_dangerous_and_broken_xml_is_refused(data, reason):
    with pytest.raises(InputError, match=reason):
        read_bytes(data, "a.xml")
