"""The recipe of the French model: trees are read, brought to one convention and varied without breaking."""

import random
from pathlib import Path

import pytest
import spacy
from augment import augmented, in_capitals, subjects, typographic, with_name, without_stop
from conllu import Word, read_trees
from harmonise import harmonised
from names import named, templates
from reporting import reported
from trees import documents, joined, training_sentences

ADDRESS = frozenset({"m.", "madame"})

CONLLU = """\
# sent_id = own-1
# text = Le maire du bourg ouvrira l'école.
1	Le	le	DET	_	Definite=Def|Gender=Masc	2	det	_	_
2	maire	maire	NOUN	_	Gender=Masc|Number=Sing	6	nsubj	_	_
3-4	du	_	_	_	_	_	_	_	_
3	de	de	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	bourg	bourg	NOUN	_	Gender=Masc|Typo=Yes	2	nmod	_	_
6	ouvrira	ouvrir	VERB	_	Tense=Fut	0	root	_	_
7	l'	le	DET	_	_	8	det	_	SpaceAfter=No
8	école	école	NOUN	_	_	6	obj	_	SpaceAfter=No
9	.	.	PUNCT	_	_	6	punct	_	_

"""


def sentence(*rows: str) -> tuple[Word, ...]:
    """Return a sentence of rows "form pos head label"; "~" behind a form means no space."""
    words = []
    for row in rows:
        form, pos, head, dep = row.split()
        words.append(Word(form.removesuffix("~"), form.lower(), pos, "", int(head), dep, not form.endswith("~")))
    return tuple(words)


OPENING = sentence("Odile PROPN 1 nsubj", "ouvrira VERB 1 ROOT", "la DET 3 det", "foire~ NOUN 1 obj", ". PUNCT 1 punct")


def is_tree(words: tuple[Word, ...]) -> bool:
    roots = [i for i, word in enumerate(words) if word.head == i]

    def arrives(i: int) -> bool:
        for _ in words:
            i = words[i].head
        return i == roots[0]

    return (
        len(roots) == 1
        and words[roots[0]].dep == "ROOT"
        and [word.dep for word in words].count("ROOT") == 1
        and all(arrives(i) for i in range(len(words)))
    )


def text(words: tuple[Word, ...]) -> str:
    return "".join(word.form + " " * word.space for word in words).strip()


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_a_range_is_one_word_under_the_head_of_its_first_word(trees: Path) -> None:
    (tree,) = read_trees(trees)
    assert [word.form for word in tree.words] == ["Le", "maire", "du", "bourg", "ouvrira", "l'", "école", "."]
    du = tree.words[2]
    assert (du.pos, du.dep, tree.words[du.head].form) == ("ADP", "case", "bourg")
    assert text(tree.words) == tree.text
    assert is_tree(tree.words)


def test_the_words_of_a_range_can_be_had_apart(trees: Path) -> None:
    (tree,) = read_trees(trees, join=False)
    assert [word.form for word in tree.words][2:4] == ["de", "le"]
    assert is_tree(tree.words)


def test_features_of_a_single_treebank_are_left_out(trees: Path) -> None:
    (tree,) = read_trees(trees)
    assert tree.words[3].feats == "Gender=Masc"


@pytest.mark.parametrize("given", ["nmod", "appos", "flat:name"])
def test_a_name_after_a_title_is_appos_whatever_it_was(given: str) -> None:
    words = sentence("le DET 1 det", "maire NOUN 1 ROOT", f"Bertin PROPN 1 {given}")
    assert harmonised(words, ADDRESS)[2].dep == "appos"


def test_a_name_after_a_form_of_address_is_flat() -> None:
    words = sentence("M. NOUN 0 ROOT", "Bertin PROPN 0 nmod")
    assert harmonised(words, ADDRESS)[1].dep == "flat:name"


def test_an_adjective_may_stand_between_title_and_name_but_no_preposition() -> None:
    between = sentence("le DET 1 det", "maire NOUN 1 ROOT", "adjoint ADJ 1 amod", "Bertin PROPN 1 nmod")
    assert harmonised(between, ADDRESS)[3].dep == "appos"
    apart = sentence("le DET 1 det", "maire NOUN 1 ROOT", "de ADP 3 case", "Bertin PROPN 1 nmod")
    assert harmonised(apart, ADDRESS) == apart


def test_a_headline_loses_its_stop_and_its_small_letters() -> None:
    assert text(in_capitals(without_stop(OPENING))) == "ODILE OUVRIRA LA FOIRE"
    assert without_stop(OPENING[:-1]) == OPENING[:-1]


def test_quotes_open_and_close() -> None:
    words = sentence('"~ PUNCT 1 punct', "Non~ INTJ 1 ROOT", '" PUNCT 1 punct')
    assert text(typographic(words, curly=True)) == "“Non”"


def test_a_phrase_takes_the_place_of_a_bare_name() -> None:
    chance = random.Random(1)
    for _ in range(40):
        phrase = named(templates(), chance)
        words = with_name(OPENING, phrase, chance)
        assert words is not None and is_tree(words)
        subject = next(word for word in words if word.dep == "nsubj")
        assert words[subject.head].form == "ouvrira"
        assert text(words)[0].isupper() and text(words).endswith(" ouvrira la foire.")


def test_no_article_is_put_behind_a_preposition() -> None:
    words = sentence("Venu VERB 0 ROOT", "de ADP 2 case", "Metz PROPN 0 obl:arg", ". PUNCT 0 punct")
    chance = random.Random(1)
    for _ in range(40):
        made = with_name(words, named(templates(), chance), chance)
        assert made is None or " de le " not in text(made)


def test_a_name_after_title_and_body_belongs_to_the_title() -> None:
    chance = random.Random(3)
    seen = 0
    for _ in range(200):
        phrase = named(templates(), chance)
        bodies = [i for i, word in enumerate(phrase.words) if word.dep == "nmod"]
        people = [word for word in phrase.words if word.dep == "appos"]
        if bodies and people:
            seen += 1
            assert people[0].head == phrase.head not in bodies
    assert seen > 20


def test_reporting_clauses_are_trees_in_both_orders() -> None:
    chance = random.Random(5)
    orders = set()
    for _ in range(300):
        words = reported(without_stop(OPENING), named(templates(), chance), templates(), chance)
        assert words is not None and is_tree(words)
        root = next(word for word in words if word.dep == "ROOT")
        verb = next((i for i, word in enumerate(words) if word.dep.startswith("parataxis")), None)
        if verb is None:
            assert any(word.dep == "ccomp" for word in words) and root.form != "ouvrira"
            orders.add("plain")
            continue
        assert root.form == "ouvrira"
        subject = next(i for i, word in enumerate(words) if word.dep == "nsubj" and word.head == verb)
        orders.add("pronoun" if words[subject].pos == "PRON" else "inverted")
        assert subject > verb or words[subject].pos == "PRON"
        assert " -t-" not in text(words) and " -il" not in text(words)
    assert orders == {"plain", "pronoun", "inverted"}


def test_what_is_made_is_the_same_for_the_same_seed_and_always_a_tree() -> None:
    sentences = [OPENING] * 60
    made = training_sentences(sentences, 7)
    assert made == training_sentences(sentences, 7) != training_sentences(sentences, 8)
    assert len(made) > 70 and all(is_tree(words) for words in made)
    pool = list(subjects(OPENING))
    assert [text(phrase.words) for phrase in pool] == ["Odile"]
    assert any(augmented(OPENING, pool, templates(), random.Random(n)) is None for n in range(9))


def test_documents_have_several_sentences_and_headlines_stand_alone() -> None:
    docs = documents([OPENING, OPENING[:-1], *[OPENING] * 30], 1)
    sizes = [len(list(doc.sents)) for doc in docs]
    assert sum(sizes) == 32 and max(sizes) > 1
    assert all(len(list(doc.sents)) == 1 for doc in docs if doc[-1].text != ".")
    two = joined([OPENING, OPENING], spacy.blank("fr").vocab)
    assert [sent.root.text for sent in two.sents] == ["ouvrira", "ouvrira"]
