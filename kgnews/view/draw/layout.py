"""Where things stand in a picture: entities, their names, and the names of relations on their lines.

The entities are laid out by stress majorization (Gansner, Koren, North: Graph Drawing by Stress Majorization, 2004) from several
beginnings. The calmest of these is then improved step by step: an entity is moved, a name put on another side, the name of a
relation slid along its line, and the step is kept where less lies on other things. All chance is of fixed seeds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Size: TypeAlias = tuple[float, float]

BEGINNINGS, KEPT, STEPS = 60, 5, 2200
SIDES = np.array(
    [(0, 1), (0, -1), (1, 0), (-1, 0)]
)  # where a name can stand beside its shape: below, above, right, left
_SAMPLES = np.linspace(0.0, 1.0, 17)
_STEPS_EACH = 75  # for each thing that there is to move
_PATIENCE = 150.0  # how much worse a step may make things at the beginning, on average
_GAP = 3.0  # points between a shape and its name, and around each name


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be laid out, all sizes in points.

    ``radii`` and ``names`` are the sizes of the shapes and of the names beside them; ``lines`` the entities that each line joins,
    ``labels`` the sizes of their labels, ``bends`` how far each bows out to its left, as a share of its length. Everything has to
    stand in a frame of ``size``.
    """

    radii: Sequence[float]
    names: Sequence[Size]
    lines: Sequence[tuple[int, int]]
    labels: Sequence[Size]
    bends: Sequence[float]
    size: Size


@dataclass(slots=True)
class Places:
    """The centres of the shapes, the side of each name, and how far along its line each label stands."""

    centres: Array
    sides: NDArray[np.int64]
    along: Array = field(default_factory=lambda: np.zeros(0))

    def copy(self) -> Places:
        """Return places that can be changed without changing these."""
        return Places(self.centres.copy(), self.sides.copy(), self.along.copy())


def laid_out(plan: Plan) -> Places:
    """Return good places for everything in *plan*: the same ones each time."""
    judge = Judge(plan)
    if not plan.radii:
        return Places(np.zeros((0, 2)), np.zeros(0, dtype=np.int64))
    begun = [_begin(plan, seed) for seed in range(BEGINNINGS)]
    begun.sort(key=judge.disorder)
    return min((_improve(judge, places, seed) for seed, places in enumerate(begun[:KEPT])), key=judge.disorder)


def curve(start: Array, end: Array, bend: Array) -> Array:
    """Return the middle control points of the quadratic curves that bow out from straight lines by *bend* of their length."""
    way = end - start
    return np.asarray((start + end) / 2 + np.stack((way[:, 1], -way[:, 0]), axis=1) * 2 * bend[:, None])


def point(start: Array, middle: Array, end: Array, along: Array) -> Array:
    """Return the points of quadratic curves at the shares *along* of their way."""
    t = along[..., None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)


class Judge:
    """Says how much disorder there is in places of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.radii = np.array(plan.radii, dtype=float)
        self.names = np.array(plan.names, dtype=float).reshape(-1, 2)
        self.lines = np.array(plan.lines, dtype=np.int64).reshape(-1, 2)
        self.labels = np.array(plan.labels, dtype=float).reshape(-1, 2)
        self.bends = np.array(plan.bends, dtype=float)
        nodes, lines = len(self.radii), len(self.lines)
        self.halves = np.concatenate(
            (np.stack((self.radii, self.radii), axis=1), self.names / 2 + _GAP / 2, self.labels / 2 + _GAP / 2)
        )
        self.room = self.halves[:, None, :] + self.halves[None, :, :]
        self.upper = np.triu(np.ones((len(self.halves),) * 2), 1)
        self.hits = self._weights(nodes, lines)
        self.foreign = self.hits[:, :nodes] > 0
        one, other = self.lines[:, 0], self.lines[:, 1]
        ends = self.lines
        shared = (ends[:, None, :, None] == ends[None, :, None, :]).any(axis=(2, 3)) if lines else np.zeros((0, 0))
        self.apart = np.triu(~shared.astype(bool), 1)
        self.one, self.other = one, other

    def _weights(self, nodes: int, lines: int) -> Array:
        """Return how bad it is that a line runs through a box: not at all for its own ends and label."""
        weights = np.ones((lines, 2 * nodes + lines))
        for number, (one, other) in enumerate(self.lines):
            weights[number, [one, other]] = 0
            weights[number, [nodes + one, nodes + other]] = 4
            pair = (np.sort(self.lines, axis=1) == sorted((one, other))).all(axis=1)
            weights[number, 2 * nodes :][pair] = 0.6
            weights[number, 2 * nodes + number] = 0
        return weights

    def boxes(self, places: Places) -> Array:
        """Return the centres of all boxes: shapes, names, labels of lines."""
        centres = places.centres
        reach = self.radii[:, None] + _GAP + self.names / 2
        names = centres + SIDES[places.sides] * reach
        start, end = centres[self.one], centres[self.other]
        labels = point(start, curve(start, end, self.bends), end, places.along)
        return np.concatenate((centres, names, labels))

    def disorder(self, places: Places) -> float:
        """Return a number that is the greater, the more there is of overlap, crossing, crowding and way."""
        boxes = self.boxes(places)
        shared = self.room - np.abs(boxes[:, None, :] - boxes[None, :, :])
        covered = np.clip(shared[..., 0], 0, None) * np.clip(shared[..., 1], 0, None)
        overlap = ((covered + 60 * (covered > 0)) * self.upper).sum()
        over = np.clip(self.halves - boxes, 0, None) + np.clip(boxes + self.halves - np.array(self.plan.size), 0, None)
        span = places.centres[:, None] - places.centres[None, :]
        near = np.clip(70 - np.hypot(span[..., 0], span[..., 1]), 0, None)
        crowd = near.sum() - 70 * len(near)
        start, end = places.centres[self.one], places.centres[self.other]
        lengths = np.hypot(end[:, 0] - start[:, 0], end[:, 1] - start[:, 1])
        return float(
            3 * overlap
            + 60 * over.sum()
            + 2 * crowd
            + 350 * self._crossings(start, end)
            + 40 * self._touched(start, end, places.centres)
            + 45 * self._struck(start, end, boxes)
            + 14 * self._hidden(start, end, lengths)
            + 0.5 * lengths.sum()
            + 0.003 * (lengths**2).sum()
            + 3 * (places.sides > 0).sum()
            + 60 * np.abs(places.along - 0.5).sum()
        )

    def _crossings(self, start: Array, end: Array) -> float:
        def side(p: Array, q: Array, r: Array) -> NDArray[np.bool_]:
            first, second = q[:, None] - p[:, None], r[None, :] - p[:, None]
            return np.asarray(first[..., 0] * second[..., 1] > first[..., 1] * second[..., 0])

        splits = side(start, end, start) != side(start, end, end)
        return float((splits & splits.T & self.apart).sum())

    def _touched(self, start: Array, end: Array, centres: Array) -> float:
        """Return by how much lines come too near to shapes that they have nothing to do with."""
        way = end - start
        length = np.maximum((way**2).sum(axis=1), 1e-9)[:, None]
        off = centres[None, :] - start[:, None]
        share = np.clip((off * way[:, None]).sum(axis=2) / length, 0, 1)
        away = off - share[..., None] * way[:, None]
        near = np.clip(self.radii + 7 - np.hypot(away[..., 0], away[..., 1]), 0, None)
        return float((near * self.foreign).sum())

    def _struck(self, start: Array, end: Array, boxes: Array) -> float:
        """Count points of lines that lie in boxes."""
        middle = curve(start, end, self.bends)
        way = point(
            start[:, None], middle[:, None], end[:, None], np.broadcast_to(_SAMPLES, (len(start), len(_SAMPLES)))
        )
        across = np.abs(way[..., 0, None] - boxes[:, 0]) < self.halves[:, 0]
        down = np.abs(way[..., 1, None] - boxes[:, 1]) < self.halves[:, 1]
        return float(((across & down) * self.hits[:, None]).sum())

    def _hidden(self, start: Array, end: Array, lengths: Array) -> float:
        """Return by how much the lines are too short to be seen beside their labels."""
        way = np.abs(end - start) / np.maximum(lengths, 1e-9)[:, None]
        reach = self.labels / np.maximum(way, 1e-9)
        seen = lengths - np.minimum(reach[:, 0], reach[:, 1]) - self.radii[self.one] - self.radii[self.other]
        return float(np.clip(46 - seen, 0, None).sum())


def _begin(plan: Plan, seed: int) -> Places:
    """Return places by stress majorization from random ones, stretched to fill the frame."""
    count = len(plan.radii)
    wanted = _distances(count, plan.lines)
    weights = 1 / np.where(wanted > 0, wanted, 1) ** 2 * (wanted > 0)
    places = np.random.default_rng(seed).uniform(-1, 1, (count, 2)) * max(wanted.max(), 1)
    for _ in range(60):
        apart = places[:, None] - places[None, :]
        lengths = np.maximum(np.linalg.norm(apart, axis=2), 1e-6)
        pulled = places[None, :] + apart * (wanted / lengths)[..., None]
        places = (weights[..., None] * pulled).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-9)[:, None]
    low, high = places.min(axis=0), places.max(axis=0)
    size = np.array(plan.size)
    margin = np.minimum(np.array((60.0, 30.0)), size / 4)
    span = np.where(high - low > 1e-6, high - low, 1)
    spread = margin + (places - low) / span * (size - 2 * margin)
    spread = np.where(high - low > 1e-6, spread, size / 2)
    return Places(spread, np.zeros(count, dtype=np.int64), np.full(len(plan.lines), 0.5))


def _distances(count: int, lines: Sequence[tuple[int, int]]) -> Array:
    """Return how many lines lie between each two entities; a little more than the farthest where none lead there."""
    steps = np.full((count, count), np.inf)
    np.fill_diagonal(steps, 0)
    for one, other in lines:
        steps[one, other] = steps[other, one] = min(steps[one, other], 1)
    for by in range(count):
        steps = np.minimum(steps, steps[:, [by]] + steps[[by], :])
    known = steps[np.isfinite(steps)]
    apart = min(float(known.max()), 3.0) + 0.5
    return np.where(np.isfinite(steps), steps, apart)


def _improve(judge: Judge, places: Places, seed: int) -> Places:
    """Return the best of the places that small changes lead to; at first some that make things worse are kept, too."""
    chance = np.random.default_rng(seed)
    steps = min(STEPS, _STEPS_EACH * (len(judge.radii) + len(judge.lines)))
    best = now = places
    least = disorder = judge.disorder(places)
    for step in range(steps):
        heat = 1 - step / steps
        tried = _changed(judge.plan, now, chance, heat)
        told = judge.disorder(tried)
        if told < disorder - _PATIENCE * heat**2 * np.log(1 - chance.random()):
            now, disorder = tried, told
        if disorder < least:
            best, least = now, disorder
    return best


def _changed(plan: Plan, places: Places, chance: np.random.Generator, heat: float) -> Places:
    changed = places.copy()
    node = int(chance.integers(len(places.sides)))
    act = chance.random()
    if act < 0.55:
        changed.centres[node] += chance.normal(0, 12 + 90 * heat, 2)
    elif act < 0.65:
        other = int(chance.integers(len(places.sides)))
        changed.centres[[node, other]] = changed.centres[[other, node]]
    elif act < 0.8 or not len(places.along):
        changed.sides[node] = chance.integers(len(SIDES))
    else:
        changed.along[chance.integers(len(places.along))] = chance.uniform(0.3, 0.7)
    return changed
