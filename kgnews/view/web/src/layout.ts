/** Where the nodes lie: a force simulation (d3-force) that keeps what is placed and settles by itself. Same scene, same places. */

import {
  type Simulation, type SimulationLinkDatum, type SimulationNodeDatum,
  forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY,
} from "d3-force";
import { forceClear } from "./clear";
import type { Scene } from "./scene";

export interface Place extends SimulationNodeDatum {
  node: number;
  x: number;
  y: number;
  /** Half the room that a node and its label take. */
  room: number;
}

type Link = SimulationLinkDatum<Place>;
const FEW = 80; // so many nodes are kept off lines
const COOL = 0.02; // the temperature below which the layout has settled

export class Layout {
  readonly places = new Map<number, Place>();
  private simulation: Simulation<Place, Link>;
  running = false;

  constructor(private readonly ticked: () => void, private readonly settled: () => void, private readonly tall = false) {
    this.simulation = forceSimulation<Place, Link>().stop();
  }

  /** Takes a new scene, whose nodes take `room`; those that are new start beside a neighbour that has its place. */
  set(scene: Scene, room: (node: number) => number): void {
    const known = scene.nodes.filter((node) => this.places.has(node)).length;
    const there = new Set(scene.nodes);
    for (const node of [...this.places.keys()]) if (!there.has(node)) this.places.delete(node);
    const fresh: Place[] = [];
    for (const [number, node] of scene.nodes.entries()) {
      const place = this.places.get(node);
      if (place) place.room = room(node);
      else {
        const made = { node, room: room(node), ...spiral(number) };
        fresh.push(made);
        this.places.set(node, made);
      }
    }
    if (known) this.besideNeighbours(scene, new Set(fresh.map((place) => place.node)));
    const places = scene.nodes.map((node) => this.places.get(node)!);
    const links = scene.edges
      .filter((edge) => edge.source !== edge.target)
      .map((edge) => ({ source: this.places.get(edge.source)!, target: this.places.get(edge.target)! }));
    const roomy = places.length <= 150;
    const [along, across] = [0.05, roomy ? 0.09 : 0.08]; // a window is wider than high, or higher than wide
    this.simulation.stop();
    this.simulation = forceSimulation<Place, Link>(places)
      .stop()
      .alphaMin(COOL)
      .alphaDecay(roomy ? 0.016 : 0.03)
      .force("link", forceLink<Place, Link>(links).distance((link) => (roomy ? 60 : 40) + ((link.source as Place).room + (link.target as Place).room) * 0.9).iterations(2))
      .force("charge", forceManyBody<Place>().strength(roomy ? -420 : -160).distanceMax(roomy ? 900 : 500).theta(roomy ? 0.7 : 1))
      .force("collide", forceCollide<Place>((place) => place.room).strength(0.8))
      .force("x", forceX<Place>(0).strength(this.tall ? across : along))
      .force("y", forceY<Place>(0).strength(this.tall ? along : across));
    if (places.length <= FEW) this.simulation.force("clear", forceClear(links));
    if (known && !fresh.length) this.simulation.alpha(0.15);
    else if (known) this.simulation.alpha(0.5);
  }

  /** Steps so often at once, before anything is shown. */
  advance(steps: number): void {
    this.simulation.tick(steps);
  }

  start(heat = 0): void {
    if (heat) this.simulation.alpha(Math.max(heat, this.simulation.alpha()));
    if (this.running) return;
    this.running = true;
    requestAnimationFrame(this.frame);
  }

  /** Lets go of the nodes that were dragged to a place. */
  release(): void {
    for (const place of this.places.values()) place.fx = place.fy = null;
  }

  stop(): void {
    this.running = false;
  }

  /** Runs to the end at once, for those who want no motion. */
  settle(): void {
    while (this.simulation.alpha() >= COOL) this.simulation.tick();
    this.running = false;
    this.ticked();
    this.settled();
  }

  private frame = (): void => {
    if (!this.running) return;
    const until = performance.now() + 12;
    do this.simulation.tick();
    while (performance.now() < until && this.simulation.alpha() >= COOL);
    this.ticked();
    if (this.simulation.alpha() < COOL) {
      this.running = false;
      this.settled();
    } else requestAnimationFrame(this.frame);
  };

  private besideNeighbours(scene: Scene, fresh: Set<number>): void {
    const beside = new Map<number, number>();
    for (const { source, target } of scene.edges) {
      if (fresh.has(source) && !fresh.has(target)) beside.set(source, target);
      if (fresh.has(target) && !fresh.has(source)) beside.set(target, source);
    }
    let turn = 0;
    for (const [node, neighbour] of beside) {
      const [place, other] = [this.places.get(node)!, this.places.get(neighbour)!];
      turn += 2.4; // the golden angle, so that they fan out
      place.x = other.x + 80 * Math.cos(turn);
      place.y = other.y + 80 * Math.sin(turn);
    }
  }
}

function spiral(number: number): { x: number; y: number } {
  const [radius, angle] = [14 * Math.sqrt(0.5 + number), number * 2.399963];
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
