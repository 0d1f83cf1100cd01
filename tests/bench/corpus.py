"""A corpus of made-up dispatches for the benchmark: the same number gives the same texts, on any machine."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pool:
    """What the dispatches of one language are made of."""

    cities: tuple[str, ...]
    countries: tuple[str, ...]
    bodies: tuple[str, ...]
    roles: tuple[str, ...]
    days: tuple[str, ...]
    dateline: str
    headlines: tuple[str, ...]
    sentences: tuple[str, ...]


# fmt: off
FIRST = (
    "Awa", "Paul", "Nora", "Lise", "Jean", "Anna", "Omar", "Mary", "David", "Karim",
    "Ines", "Tomas", "Elena", "Victor", "Salma", "Hugo", "Greta", "Mateo", "Aiko", "Bruno",
)
LAST = (
    "Diallo", "Mercier", "Benali", "Armand", "Kervella", "Lindqvist", "Haddad", "Collins",
    "Okafor", "Moreau", "Santos", "Novak", "Petrova", "Keller", "Ibrahim",
    "Tanaka", "Walsh", "Fontaine", "Marchetti", "Duarte",
)
# fmt: on

FRENCH = Pool(
    cities=("Brest", "Lyon", "Genève", "Dakar", "Bruxelles", "Montréal", "Berlin", "Tunis", "Ankara", "Varsovie"),
    countries=("la France", "la Turquie", "la Pologne", "la Tunisie", "l'Allemagne", "la Suisse", "l'Italie"),
    bodies=("la Banque mondiale", "l'Otan", "la Croix-Rouge", "l'Unesco", "la Commission européenne"),
    roles=("la ministre", "le ministre", "le porte-parole", "la présidente", "le directeur", "la députée"),
    days=("lundi", "mardi", "mercredi", "jeudi", "vendredi"),
    dateline="{upper}, {date} mars 2016 (AFP) - ",
    headlines=(
        "{p} attendu à {city}",
        "{p} et {q} se retrouvent à {city}",
        "{city} : {p} annonce une visite",
        "Accord en vue entre {p} et {body}",
    ),
    sentences=(
        "{p} a rencontré {q} {day} à {city}.",
        "{q}, {role}, a été nommé par {p} après deux mois d'attente.",
        "« Nous avons bien travaillé avec {country} », a déclaré {p} devant les journalistes.",
        "Selon {q}, {p} se rendra à {city} la semaine prochaine.",
        "{p} doit s'entretenir {day} avec {q}, sans doute à {city}.",
        "Le projet, qui avait été retardé par la pluie, a coûté plus de trois millions d'euros.",
        "Après un entretien avec {q}, {p} a quitté {city} sans répondre aux questions.",
        "{body} a soutenu {country} pendant toute la durée des travaux.",
        "La visite de {p} à {city} a été reportée, a indiqué {role}.",
        "{p} n'a pas voulu rencontrer {q}, qui l'avait critiqué la veille.",
        "Les habitants de {city} attendent depuis des années que la gare soit rénovée.",
        "Si {q} gagnait l'élection, {country} quitterait {body}, a averti {p}.",
        "{country} coopère avec {body} pour protéger les forêts du sud du pays.",
        "{p} aurait vendu sa maison de {city} à {q}, d'après un journal local.",
        "Il a ajouté que {q} participerait à la conférence de {city} en juin.",
        "Plusieurs centaines de personnes ont manifesté {day} contre la fermeture de l'usine.",
        "{p} et {q} ont signé un accord qui doit entrer en vigueur l'an prochain.",
        "De retour de {city}, {p} a remercié {country} et {body} de leur aide.",
        "Les prix du blé ont reculé de deux pour cent, ce que personne n'avait prévu.",
        "« Ce n'est qu'un début », a-t-il dit, en félicitant {q} pour son travail.",
        "{q} a été arrêté à {city} par la police, puis relâché faute de preuves.",
        "L'équipe de {city}, battue trois fois cette saison, espère encore se maintenir.",
    ),
)

ENGLISH = Pool(
    cities=("Boston", "Leeds", "Geneva", "Dakar", "Brussels", "Toronto", "Berlin", "Nairobi", "Ankara", "Warsaw"),
    countries=("France", "Turkey", "Poland", "Kenya", "Germany", "Switzerland", "Italy"),
    bodies=("the World Bank", "NATO", "the Red Cross", "UNESCO", "the European Commission"),
    roles=("the minister", "the spokeswoman", "the mayor", "the chairwoman", "the director", "the senator"),
    days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    dateline="{upper}, March {date}, 2016 (AP) - ",
    headlines=(
        "{p} Expected in {city}",
        "{p} and {q} Meet in {city}",
        "{city}: {p} Announces a Visit",
        "Deal Near Between {p} and {body}",
    ),
    sentences=(
        "{p} met {q} on {day} in {city}.",
        "{q}, {role}, was appointed by {p} after a wait of two months.",
        '"We have worked well with {country}," {p} told reporters.',
        "According to {q}, {p} will travel to {city} next week.",
        "{p} is due to hold talks on {day} with {q}, probably in {city}.",
        "The project, which had been delayed by rain, cost more than three million euros.",
        "After a meeting with {q}, {p} left {city} without answering questions.",
        "{body} supported {country} for as long as the works lasted.",
        "The visit of {p} to {city} has been put off, said {role}.",
        "{p} did not want to meet {q}, who had criticised the plan the day before.",
        "People in {city} have been waiting for years for the station to be renovated.",
        "If {q} won the election, {country} would leave {body}, {p} warned.",
        "{country} cooperates with {body} to protect the forests in the south of the country.",
        "{p} has reportedly sold a house in {city} to {q}, a local paper wrote.",
        "He added that {q} would attend the conference in {city} in June.",
        "Several hundred people protested on {day} against the closing of the factory.",
        "{p} and {q} signed an agreement that is to take effect next year.",
        "Back from {city}, {p} thanked {country} and {body} for their help.",
        "Wheat prices fell by two per cent, which nobody had foreseen.",
        '"This is only a beginning," he said, congratulating {q} on the work.',
        "{q} was arrested in {city} by the police, then released for lack of evidence.",
        "The team from {city}, beaten three times this season, still hopes to stay up.",
    ),
)

POOLS = {"en": ENGLISH, "fr": FRENCH}


def make_article(number: int) -> tuple[str, str]:
    """Return language and text of the dispatch with this number: about 200 words, even numbers French, odd English."""
    lang = "en" if number % 2 else "fr"
    pool = POOLS[lang]
    chance = random.Random(number)
    city = chance.choice(pool.cities)
    headline = _fill(chance.choice(pool.headlines), pool, chance, city)
    sentences = [_fill(sentence, pool, chance, city) for sentence in chance.sample(pool.sentences, 14)]
    paragraphs = [" ".join(sentences[start : start + 3]) for start in range(0, len(sentences), 3)]
    paragraphs[0] = pool.dateline.format(upper=city.upper(), date=chance.randint(1, 28)) + paragraphs[0]
    return lang, "\n\n".join([headline, *paragraphs]) + "\n"


def write_corpus(folder: Path, size: int) -> dict[str, list[str]]:
    """Write *size* dispatches into *folder*, one a file, and return the texts by language."""
    folder.mkdir(parents=True, exist_ok=True)
    texts: dict[str, list[str]] = {lang: [] for lang in POOLS}
    for number in range(size):
        lang, text = make_article(number)
        (folder / f"{number:06}.{lang}.txt").write_text(text, encoding="utf-8")
        texts[lang].append(text)
    return texts


def _fill(sentence: str, pool: Pool, chance: random.Random, city: str) -> str:
    values = {
        "p": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "q": f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        "city": city if chance.random() < 0.5 else chance.choice(pool.cities),
        "country": chance.choice(pool.countries),
        "body": chance.choice(pool.bodies),
        "role": chance.choice(pool.roles),
        "day": chance.choice(pool.days),
    }
    filled = sentence.format_map(values)
    return filled[0].upper() + filled[1:]
