/** Puts an explorer into an element of a page or a notebook. */

import { render } from "preact";
import type { Data } from "./data";
import { shortened, size, textWidth } from "./draw/paint";
import { Explorer } from "./explorer";
import type { View } from "./state";
import { App } from "./view/app";
import type { Stage } from "./stage";

export interface Mounted {
  explorer: Explorer;
  setDark(dark: boolean): void;
  close(): void;
}

/** What tests and scripts may ask of the element that an explorer is in. */
export interface Hook {
  screenPosition(entity: string): { x: number; y: number } | null;
  edgePosition(claim: string): { x: number; y: number } | null;
  visible(): { entities: string[]; claims: string[] };
  state(): View;
  /** How many entities and claims the graph has. */
  size(): { entities: number; claims: number };
}

interface Options {
  title: string;
  dark: boolean;
  note?: string;
  /** The elements that tell when the picture is there, and when it has come to rest. */
  marked?: HTMLElement[];
}

const NARROW = 760; // pixels up to which the panel is below the picture, as in style.css
export function mount(root: HTMLElement, data: Data, start: View, options: Options): Mounted {
  const explorer = new Explorer(data, start, roomOf, root.clientWidth <= NARROW && root.clientHeight > root.clientWidth);
  const stage: { current: Stage | null } = { current: null };
  const name = `kgnews-${Math.random().toString(36).slice(2, 10)}`; // each explorer of a notebook is a module of its own, and cannot count the others
  let { dark } = options;
  const { marked = [root] } = options;
  const draw = (): void =>
    render(
      <App explorer={explorer} name={name} title={options.title} dark={dark} note={options.note ?? ""} stage={stage}
        onFirst={() => {
          performance.mark("kgnews-first-picture");
          for (const element of marked) element.dataset.kgnewsReady = "true";
        }}
        onSettled={() => {
          for (const element of marked) element.dataset.kgnewsSettled = "true";
        }} />,
      root,
    );
  draw();
  const { nodes, claims } = { nodes: () => explorer.model.data.nodes.id, claims: () => explorer.model.data.claims.id };
  const hook: Hook = {
    screenPosition: (id) => placed(explorer.model.node(id), (node) => stage.current!.placeOf(node)),
    edgePosition: (id) => placed(explorer.model.claim(id), (claim) => stage.current!.placeOfClaim(claim)),
    visible: () => ({
      entities: explorer.scene.nodes.map((node) => nodes()[node]),
      claims: explorer.scene.edges.flatMap((edge) => edge.claims).map((claim) => claims()[claim]),
    }),
    state: () => explorer.view,
    size: () => ({ entities: nodes().length, claims: claims().length }),
  };
  Object.assign(root, { kgnews: hook });
  return {
    explorer,
    setDark(now) {
      dark = now;
      draw();
    },
    close: () => render(null, root),
  };
}

function placed<T>(number: number | undefined, find: (number: number) => T | null): T | null {
  return number === undefined ? null : find(number);
}

/** Returns half the room that a node takes with its name; in a large graph names give way, and take none. */
function roomOf({ model, scene, view }: Explorer, node: number): number {
  const own = size(model, node) + 3;
  if (scene.nodes.length > 150) return own * 1.3 + 2;
  return own + Math.min(textWidth(shortened(model.name(node, view.lang)), { size: 12 }), 150) * 0.32 + 6;
}
