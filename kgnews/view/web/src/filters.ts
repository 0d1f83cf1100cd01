/** Which claims pass the filters. */

import type { Days, Kind, Model, Status } from "./model";

export type Clock = "held" | "published";

/** What is left out; lists are of what is *not* shown, so that an empty record shows all. */
export interface Filters {
  relations: string[];
  kinds: Kind[];
  statuses: Status[];
  outlets: string[];
  /** Ids of speakers, "" for what the outlet says in its own voice. */
  speakers: string[];
  clock: Clock;
  /** Days, both included; null where there is no bound. */
  from: number | null;
  to: number | null;
  undated: boolean;
}

export const NO_FILTERS: Filters = {
  relations: [],
  kinds: [],
  statuses: ["negated", "denied"],
  outlets: [],
  speakers: [],
  clock: "held",
  from: null,
  to: null,
  undated: true,
};

/** The values of a claim in each facet; a claim passes if one of its outlets does. */
export type Facet = "relations" | "kinds" | "statuses" | "outlets" | "speakers";
export const FACETS: readonly Facet[] = ["statuses", "kinds", "relations", "outlets", "speakers"];

export function valuesOf(model: Model, claim: number, facet: Facet): string[] {
  const { claims, relations, nodes } = model.data;
  switch (facet) {
    case "relations":
      return [relations[claims.relation[claim]].name];
    case "kinds":
      return [...new Set([model.kind(claims.subject[claim]), model.kind(claims.object[claim])])];
    case "statuses":
      return [model.status[claim]];
    case "outlets":
      return [...new Set([...model.articles([claim])].map((article) => model.outlet(article)))];
    case "speakers":
      return [claims.by[claim] < 0 ? "" : nodes.id[claims.by[claim]]];
  }
}

/** Returns 1 for each claim that passes; `without` is a facet that is left out of account. */
export function passing(model: Model, filters: Filters, without?: Facet | "time"): Uint8Array {
  const passes = new Uint8Array(model.claims).fill(1);
  for (const facet of FACETS) {
    if (facet === without || !filters[facet].length) continue;
    const hidden = new Set<string>(filters[facet]);
    for (let claim = 0; claim < model.claims; claim++) {
      if (!passes[claim]) continue;
      const values = valuesOf(model, claim, facet);
      const pass = facet === "kinds" ? !values.some((v) => hidden.has(v)) : values.some((v) => !hidden.has(v));
      if (!pass) passes[claim] = 0;
    }
  }
  if (without !== "time") filterTimes(model, filters, passes);
  return passes;
}

function filterTimes(model: Model, { clock, from, to, undated }: Filters, passes: Uint8Array): void {
  if (from === null && to === null && undated) return;
  const days = model[clock];
  for (let claim = 0; claim < model.claims; claim++) {
    const time = days[claim];
    if (time === null ? !undated : !overlaps(time, from, to)) passes[claim] = 0;
  }
}

export function overlaps(time: Days, from: number | null, to: number | null): boolean {
  return (from === null || time.last >= from) && (to === null || time.first <= to);
}

/** Returns how many claims have each value of a facet, as the other filters stand; the most frequent first. */
export function counts(model: Model, filters: Filters, facet: Facet): [string, number][] {
  const passes = passing(model, filters, facet);
  const found = new Map<string, number>();
  for (let claim = 0; claim < model.claims; claim++) {
    for (const value of valuesOf(model, claim, facet)) found.set(value, (found.get(value) ?? 0) + passes[claim]);
  }
  return [...found].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}
