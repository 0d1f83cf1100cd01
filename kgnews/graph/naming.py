"""The names of an entity: what each source calls it, and which of them becomes its label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kgnews.graph import schema
from kgnews.graph.schema import GAZETTEER, Naming
from kgnews.knowledge import Catalog
from kgnews.records import Entity, Kind, Label

_KIND_ORDER = {kind: position for position, kind in enumerate(Kind)}


@dataclass(slots=True)
class Names:
    """What is known of an entity while graphs are being united: a draft of one naming for each source."""

    drafts: dict[str, _Draft] = field(default_factory=dict)

    def offer(self, article: str, entity: Entity, catalog: Catalog) -> None:
        """Take in what *article* calls *entity*, save what the gazetteer of *catalog* says anyway."""
        known = catalog.gazetteer.entities.get(entity.id)
        if known is None:
            self._draft(article, entity.kind).offer(entity, linked=bool(entity.same_as))
            return
        ours = self.drafts.get(GAZETTEER)
        if ours is None:
            ours = self._draft(GAZETTEER, known.kind)
            ours.linked.update(known.labels)
            ours.same_as.update(known.same_as)
        said = {label for label in entity.labels if label not in ours.linked}
        aliases = {alias for alias in entity.aliases if alias not in ours.linked}
        links = {link for link in entity.same_as if link not in ours.same_as}
        if said or aliases or links:
            draft = self._draft(article, known.kind)
            draft.linked |= said
            draft.aliases |= aliases
            draft.same_as |= links

    def take(self, naming: Naming) -> None:
        """Take in what another graph says of the entity."""
        draft = self._draft(naming.article, naming.kind)
        draft.linked.update(naming.linked)
        draft.labels.update(naming.labels)
        draft.aliases.update(naming.aliases)
        draft.same_as.update(naming.same_as)

    def attributes(self) -> dict[str, Any]:
        """Return the attributes of the entity's node."""
        return settle(draft.naming(article) for article, draft in sorted(self.drafts.items()))

    def _draft(self, article: str, kind: Kind) -> _Draft:
        draft = self.drafts.get(article)
        if draft is None:
            draft = self.drafts[article] = _Draft(kind)
        elif draft.kind is not kind:
            draft.kind = min(draft.kind, kind, key=_KIND_ORDER.__getitem__)
        return draft


@dataclass(slots=True)
class _Draft:
    kind: Kind
    linked: set[Label] = field(default_factory=set)
    labels: set[Label] = field(default_factory=set)
    aliases: set[Label] = field(default_factory=set)
    same_as: set[str] = field(default_factory=set)

    def offer(self, entity: Entity, linked: bool) -> None:
        (self.linked if linked else self.labels).update(entity.labels)
        self.aliases.update(entity.aliases)
        self.same_as.update(entity.same_as)

    def naming(self, article: str) -> Naming:
        labels = self.labels - self.linked
        return Naming(
            article=article,
            kind=self.kind,
            linked=tuple(sorted(self.linked)),
            labels=tuple(sorted(labels)),
            aliases=tuple(sorted(self.aliases - self.linked - labels)),
            same_as=tuple(sorted(self.same_as)),
        )


def settle(namings: Iterable[Naming]) -> dict[str, Any]:
    """Return the attributes of an entity's node: kind, labels, aliases, links, and the *namings* themselves.

    The kind is that of the gazetteer, else the first in the order of ``Kind``. Of two preferred names in one language
    one that comes with a link wins (as all of the gazetteer do), then one that is not all capitals, then the longer,
    then the first in the order of characters; the losers become aliases.
    """
    told = tuple(namings)
    ranks: dict[str, tuple[bool, bool, int, str]] = {}
    names: set[Label] = set()
    for naming in told:
        for weaker, labels in ((False, naming.linked), (True, naming.labels)):
            for label in labels:
                rank = (weaker, label.text.isupper(), -len(label.text), label.text)
                ranks[label.lang] = min(rank, ranks.get(label.lang, rank))
                names.add(label)
        names.update(naming.aliases)
    chosen = {Label(lang, rank[3]) for lang, rank in ranks.items()}
    return {
        schema.KIND: _kind(told),
        schema.LABELS: tuple(sorted(chosen)),
        schema.ALIASES: tuple(sorted(names - chosen)),
        schema.SAME_AS: tuple(sorted({link for naming in told for link in naming.same_as})),
        schema.NAMINGS: told,
    }


def _kind(namings: tuple[Naming, ...]) -> Kind:
    known = [naming.kind for naming in namings if naming.article == GAZETTEER]
    return min(known or [naming.kind for naming in namings], key=_KIND_ORDER.__getitem__)
