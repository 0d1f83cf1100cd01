/** What a person does with the graph: each method is an action. The views listen, and draw what has become of it. */

import type { Data } from "./data";
import { type Filters, passing } from "./filters";
import { Layout } from "./layout";
import { Model } from "./model";
import { Search } from "./search";
import { type Scene, makeScene, shortestPath } from "./scene";
import { type Camera, type Selection, START, type View } from "./state";
import { type Say, speaker } from "./texts";
import type { Emphasis } from "./draw/paint";

const MOST_UNDONE = 100;

export class Explorer {
  model: Model;
  search: Search;
  view: View;
  passes: Uint8Array;
  scene!: Scene;
  readonly layout: Layout;
  hover: Emphasis["hover"] = null;
  /** The entity that the picture is to bring into its middle. */
  aim: number | null = null;
  /** The entity that a path is to lead from, while its other end is being chosen. */
  pathFrom: string | null = null;
  /** What was done last: a message that is shown and read out, or one that is read out only. */
  message = "";
  announcement = "";
  private past: View[] = [];
  private readonly listeners = new Set<(what: "view" | "layout") => void>();

  constructor(data: Data, readonly start: View = START, readonly roomOf: (explorer: Explorer, node: number) => number, tall = false) {
    this.model = new Model(data);
    this.search = new Search(this.model);
    this.view = start;
    this.passes = passing(this.model, start.filters);
    this.layout = new Layout(() => this.tell("layout"), () => this.tell("layout"), tall);
    this.place();
  }

  get say(): Say {
    return speaker(this.view.lang);
  }

  listen(listener: (what: "view" | "layout") => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Replaces the graph; the view stays as far as it fits. */
  load(data: Data): void {
    this.model = new Model(data);
    this.search = new Search(this.model);
    this.layout.stop();
    this.layout.places.clear();
    this.past = [];
    this.set({ ...this.view, camera: null });
  }

  /** Changes the view; `undoable` changes can be taken back. `message` says what was done. */
  change(part: Partial<View>, undoable = true, message = ""): void {
    this.message = message;
    if (undoable) this.past = [...this.past.slice(-MOST_UNDONE), this.view];
    this.set({ ...this.view, ...part });
  }

  set(view: View): void {
    const before = this.view;
    this.view = view;
    if (view.filters !== before.filters || this.passes.length !== this.model.claims) {
      this.passes = passing(this.model, view.filters);
    }
    const parts: (keyof View)[] = ["filters", "focus", "added", "hidden", "fold", "selection"];
    if (parts.some((key) => view[key] !== before[key]) || this.layout.places.size === 0) this.place();
    this.tell("view");
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  undo(): void {
    const before = this.past.pop();
    if (before) this.set({ ...before, camera: this.view.camera });
  }

  /** Goes back to the first view; what was moved lies where it lay at first. */
  reset(): void {
    this.layout.stop();
    this.layout.places.clear();
    this.change({ ...this.start, lang: this.view.lang, theme: this.view.theme });
  }

  // entities and claims

  select(selection: Partial<Selection>, tab = true): void {
    const whole = { entities: selection.entities ?? [], claims: selection.claims ?? [] };
    if (this.pathFrom && whole.entities.length === 1) return this.findPath(this.pathFrom, whole.entities[0]);
    const [id] = whole.entities;
    const node = id === undefined ? undefined : this.model.node(id);
    this.announcement = node === undefined ? "" : this.described(node);
    this.change({ selection: whole, ...(tab ? { tab: "card" as const } : {}) });
  }

  private described(node: number): string {
    const name = this.model.name(node, this.view.lang);
    return this.say("selected", { name, kind: this.say(`kind.${this.model.kind(node)}`), claims: this.model.claimsOf[node].length });
  }

  /** Chooses an entity that may not be on the screen, and brings it there. */
  goTo(id: string): void {
    const node = this.model.node(id);
    if (node === undefined) return;
    if (!this.scene.nodes.includes(node)) this.expand(id);
    this.select({ entities: [id] });
    this.aim = node;
    this.tell("layout");
  }

  letGo(): void {
    this.pathFrom = null;
    this.change({ selection: { entities: [], claims: [] }, tab: this.view.tab === "card" ? "says" : this.view.tab });
  }

  /** Shows the neighbours of an entity, as many as 40 of the best supported that are not there yet. */
  expand(id: string): void {
    const node = this.model.node(id);
    if (node === undefined) return;
    const there = new Set(this.scene.nodes);
    const found: string[] = [];
    const claims = [...this.model.claimsOf[node]].sort((a, b) => this.model.claimSources[b] - this.model.claimSources[a] || a - b);
    for (const claim of claims) {
      const other = this.model.other(claim, node);
      if (this.passes[claim] && !there.has(other) && found.length < 40) {
        there.add(other);
        found.push(this.model.data.nodes.id[other]);
      }
    }
    const shown = new Set([id, ...found]);
    this.change(
      { added: [...new Set([...this.view.added, ...shown])], hidden: this.view.hidden.filter((one) => !shown.has(one)) },
      true,
      this.say("expanded", { count: found.length }),
    );
  }

  /** Hides the neighbours of an entity that are tied to nothing else on the screen. */
  collapse(id: string): void {
    const node = this.model.node(id);
    if (node === undefined) return;
    const tied = new Map<number, Set<number>>();
    for (const { source, target } of this.scene.edges) {
      for (const [one, other] of [[source, target], [target, source]]) tied.set(one, (tied.get(one) ?? new Set()).add(other));
    }
    const leaves = [...(tied.get(node) ?? [])].filter((one) => one !== node && [...tied.get(one)!].every((other) => other === node || other === one));
    const ids = new Set(leaves.map((leaf) => this.model.data.nodes.id[leaf]));
    const added = this.view.added.filter((one) => !ids.has(one));
    this.change({ hidden: [...this.view.hidden, ...ids], added }, true, this.say("collapsed", { count: ids.size }));
  }

  hide(id: string): void {
    this.change({
      hidden: [...this.view.hidden, id],
      added: this.view.added.filter((one) => one !== id),
      selection: { entities: [], claims: [] },
      tab: "says",
    });
  }

  focus(id: string, hops: number): void {
    this.change({ focus: { id, hops }, added: [], camera: null });
  }

  pickPath(id: string): void {
    this.pathFrom = id;
    this.tell("view");
  }

  findPath(from: string, to: string): void {
    this.pathFrom = null;
    const [start, end] = [this.model.node(from)!, this.model.node(to)!];
    const names = { from: this.model.name(start, this.view.lang), to: this.model.name(end, this.view.lang) };
    const path = start === end ? null : shortestPath(this.model, this.passes, start, end);
    const message = path ? this.say("pathFound", { ...names, steps: path.length }) : this.say("pathNone", names);
    if (!path) return this.change({}, false, message);
    const { nodes, claims } = this.model.data;
    const ends = new Set(path.flatMap((claim) => [claims.subject[claim], claims.object[claim]]));
    const entities = [from, to, ...[...ends].map((node) => nodes.id[node]).filter((id) => id !== from && id !== to)];
    this.change({ selection: { entities, claims: path.map((claim) => claims.id[claim]) }, tab: "card" }, true, message);
  }

  filter(part: Partial<Filters>, undoable = true): void {
    this.change({ filters: { ...this.view.filters, ...part } }, undoable);
  }

  look(camera: Camera | null): void {
    this.view = { ...this.view, camera };
    this.tell("layout");
  }

  point(hover: Emphasis["hover"]): void {
    if (JSON.stringify(hover) === JSON.stringify(this.hover)) return;
    this.hover = hover;
    this.tell("layout");
  }

  emphasis(): Emphasis {
    const { entities, claims } = this.view.selection;
    const numbers = (ids: string[], find: (id: string) => number | undefined) =>
      new Set(ids.map(find).filter((number) => number !== undefined));
    return {
      nodes: numbers(entities, (id) => this.model.node(id)),
      claims: numbers(claims, (id) => this.model.claim(id)),
      hover: this.hover,
    };
  }

  private place(): void {
    const before = this.scene;
    this.scene = makeScene(this.model, this.view, this.passes);
    const same =
      before && before.edges.length === this.scene.edges.length && before.nodes.join() === this.scene.nodes.join() && this.layout.places.size > 0;
    if (same) return;
    const first = this.layout.places.size === 0;
    this.layout.set(this.scene, (node) => this.roomOf(this, node));
    if (first) this.layout.advance(this.scene.nodes.length > 200 ? 12 : 60);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.layout.settle();
    else this.layout.start();
  }

  private tell(what: "view" | "layout"): void {
    for (const listener of [...this.listeners]) listener(what);
  }
}
