/** What a person has chosen to see; all of it plain values, so that it can be kept in an address, and undone. */

import { FACETS, type Filters, NO_FILTERS } from "./filters";

export type Language = "en" | "fr";
export type Theme = "auto" | "light" | "dark";
export type Tab = "says" | "card" | "list" | "filters";
export const TABS: readonly Tab[] = ["says", "card", "list", "filters"];

export interface Selection {
  entities: string[];
  claims: string[];
}

export interface Focus {
  id: string;
  hops: number;
}

/** The middle of the picture in its own units, and the scale. */
export interface Camera {
  x: number;
  y: number;
  k: number;
}

export interface View {
  filters: Filters;
  selection: Selection;
  focus: Focus | null;
  added: string[];
  hidden: string[];
  /** Whether offices stand under the names of those who hold them, and not as nodes. */
  fold: boolean;
  lang: Language;
  theme: Theme;
  tab: Tab;
  camera: Camera | null;
}

export const START: View = {
  filters: NO_FILTERS,
  selection: { entities: [], claims: [] },
  focus: null,
  added: [],
  hidden: [],
  fold: true,
  lang: "en",
  theme: "auto",
  tab: "says",
  camera: null,
};

/** Returns what of `view` is not as at the start, to be kept. */
export function kept(view: View, start: View = START): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const key of Object.keys(START) as (keyof View)[]) {
    if (JSON.stringify(view[key]) !== JSON.stringify(start[key])) record[key] = view[key];
  }
  return record;
}

/** Returns the view that `record` keeps; what in it makes no sense is left out. Throws nothing, whatever it is given. */
export function restored(record: unknown, start: View = START): View {
  if (typeof record !== "object" || record === null) return start;
  const given = record as Record<string, unknown>;
  const view = { ...start };
  if (given.filters) view.filters = filters(given.filters, start.filters);
  const selection = given.selection as Partial<Selection> | undefined;
  if (selection) view.selection = { entities: texts(selection.entities), claims: texts(selection.claims) };
  const focus = given.focus as Partial<Focus> | undefined;
  if (focus && typeof focus.id === "string" && [1, 2, 3].includes(focus.hops!)) view.focus = { id: focus.id, hops: focus.hops! };
  if (given.added) view.added = texts(given.added);
  if (given.hidden) view.hidden = texts(given.hidden);
  if (typeof given.fold === "boolean") view.fold = given.fold;
  if (given.lang === "en" || given.lang === "fr") view.lang = given.lang;
  if (given.theme === "auto" || given.theme === "light" || given.theme === "dark") view.theme = given.theme;
  if (TABS.includes(given.tab as Tab)) view.tab = given.tab as Tab;
  const camera = given.camera as Partial<Camera> | undefined;
  if (camera && [camera.x, camera.y, camera.k].every(Number.isFinite) && camera.k! > 0) {
    view.camera = { x: camera.x!, y: camera.y!, k: camera.k! };
  }
  return view;
}

function filters(given: unknown, start: Filters): Filters {
  if (typeof given !== "object" || given === null) return start;
  const record = given as Record<string, unknown>;
  const result = { ...start };
  for (const facet of FACETS) if (record[facet]) Object.assign(result, { [facet]: texts(record[facet]) });
  if (record.clock === "held" || record.clock === "published") result.clock = record.clock;
  if (Number.isFinite(record.from)) result.from = record.from as number;
  if (Number.isFinite(record.to)) result.to = record.to as number;
  if (typeof record.undated === "boolean") result.undated = record.undated;
  return result;
}

function texts(given: unknown): string[] {
  return Array.isArray(given) ? given.filter((text) => typeof text === "string") : [];
}

/** Returns the part of an address behind "#" for `view`. */
export function toHash(view: View, start: View = START): string {
  const record = kept(view, start);
  return Object.keys(record).length ? `#view=${encodeURIComponent(JSON.stringify(record))}` : "";
}

/** Returns the view that the part behind "#" keeps, and whether it could be understood. */
export function fromHash(hash: string, start: View = START): { view: View; understood: boolean } {
  const text = /^#view=(.*)$/s.exec(hash)?.[1];
  if (text === undefined) return { view: start, understood: hash === "" || hash === "#" };
  try {
    return { view: restored(JSON.parse(decodeURIComponent(text)), start), understood: true };
  } catch {
    return { view: start, understood: false };
  }
}
