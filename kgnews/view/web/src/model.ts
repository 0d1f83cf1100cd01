/** One graph, indexed for looking at it. Nothing in here changes once it is made. */

import { type Data, KINDS, type Labels, STATUSES } from "./data";
import { dayOf } from "./dates";

export type Status = (typeof STATUSES)[number] | "denied";
export type Kind = (typeof KINDS)[number];

/** The statuses as they are filtered: "denied" is asserted or planned here, and denied by somebody else. */
export const SHOWN_STATUSES: readonly Status[] = [...STATUSES, "denied"];
const OFFICE_RELATIONS = new Set(["holdsPosition", "heldPosition"]);

export interface Days {
  first: number;
  last: number;
}

export class Model {
  readonly nodes: number;
  readonly claims: number;
  /** Numbers of the claims of each node. */
  readonly claimsOf: number[][];
  /** How many sources tell of each claim, and of each node. */
  readonly claimSources: Uint32Array;
  readonly nodeSources: Uint32Array;
  readonly status: Status[];
  readonly held: (Days | null)[];
  readonly published: (Days | null)[];
  /** Numbers of all claims, the best supported first. */
  readonly order: number[];
  private readonly nodeAt = new Map<string, number>();
  private readonly claimAt = new Map<string, number>();

  constructor(readonly data: Data) {
    const { nodes, claims, readings, articles, relations } = data;
    this.nodes = nodes.id.length;
    this.claims = claims.id.length;
    nodes.id.forEach((id, number) => this.nodeAt.set(id, number));
    claims.id.forEach((id, number) => this.claimAt.set(id, number));
    this.claimsOf = Array.from({ length: this.nodes }, () => []);
    this.claimSources = new Uint32Array(this.claims);
    this.nodeSources = new Uint32Array(this.nodes);
    this.status = [];
    this.held = [];
    this.published = [];
    const sourcesOf: Set<number>[] = Array.from({ length: this.nodes }, () => new Set<number>());
    for (let claim = 0; claim < this.claims; claim++) {
      const ends = new Set([claims.subject[claim], claims.object[claim]]);
      const sources = new Set<number>();
      let first = Infinity;
      let last = -Infinity;
      for (let r = claims.first[claim]; r < claims.first[claim + 1]; r++) {
        const article = articles[readings.article[r]];
        sources.add(article.source);
        const day = dayOf(article.published);
        if (day !== null) {
          first = Math.min(first, day);
          last = Math.max(last, dayOf(article.published, true)!);
        }
      }
      this.claimSources[claim] = sources.size;
      this.published.push(first <= last ? { first, last } : null);
      const start = dayOf(claims.start[claim]);
      const end = dayOf(claims.end[claim], true);
      this.held.push(start === null && end === null ? null : { first: start ?? end!, last: end ?? start! });
      for (const end of ends) {
        this.claimsOf[end].push(claim);
        for (const source of sources) sourcesOf[end].add(source);
      }
      const status = STATUSES[claims.status[claim]];
      const twin = status !== "planned" || Object.keys(relations[claims.relation[claim]].planned).length > 0;
      const denied = !claims.stands[claim] && twin && (status === "asserted" || status === "planned");
      this.status.push(denied ? "denied" : status);
    }
    sourcesOf.forEach((sources, node) => (this.nodeSources[node] = sources.size));
    this.order = Array.from({ length: this.claims }, (_, claim) => claim).sort(
      (a, b) => this.claimSources[b] - this.claimSources[a] || this.rank(b) - this.rank(a) || a - b,
    );
  }

  /** How much a claim weighs beside others of as many sources: what people did or will do comes first, with a day to it. */
  private rank(claim: number): number {
    const { subject, object, inferred } = this.data.claims;
    const status = ["asserted", "planned"].includes(this.status[claim]) ? 8 : 0;
    const office = this.isOffice(claim) ? 0 : 4;
    const people = [subject[claim], object[claim]].filter((node) => this.kind(node) === "person").length;
    const told = (this.held[claim] ? 1 : 0) + (inferred[claim] ? 0 : 1.5);
    const known = this.nodeSources[subject[claim]] + this.nodeSources[object[claim]];
    return status + office + people + told + known / (known + 1);
  }

  node(id: string): number | undefined {
    return this.nodeAt.get(id);
  }

  claim(id: string): number | undefined {
    return this.claimAt.get(id);
  }

  kind(node: number): Kind {
    return KINDS[this.data.nodes.kind[node]];
  }

  isValue(node: number): boolean {
    return this.kind(node) === "value";
  }

  /** Whether a claim says that somebody holds or held an office. */
  isOffice(claim: number): boolean {
    const { relation, object } = this.data.claims;
    return OFFICE_RELATIONS.has(this.data.relations[relation[claim]].name) && this.kind(object[claim]) === "office";
  }

  other(claim: number, node: number): number {
    const { subject, object } = this.data.claims;
    return subject[claim] === node ? object[claim] : subject[claim];
  }

  name(node: number, lang: string): string {
    return pick(this.data.nodes.labels[node], lang) || this.data.nodes.id[node];
  }

  relationName(claim: number, lang: string): string {
    const relation = this.data.relations[this.data.claims.relation[claim]];
    const planned = this.data.claims.status[claim] === STATUSES.indexOf("planned") ? pick(relation.planned, lang) : "";
    return planned || pick(relation.labels, lang) || relation.name;
  }

  /** The numbers of the readings of a claim. */
  readings(claim: number): number[] {
    const { first } = this.data.claims;
    return Array.from({ length: first[claim + 1] - first[claim] }, (_, i) => first[claim] + i);
  }

  articles(claims: Iterable<number>): Set<number> {
    const found = new Set<number>();
    for (const claim of claims) for (const r of this.readings(claim)) found.add(this.data.readings.article[r]);
    return found;
  }

  /** Who publishes an article: the outlet, else the agency, else the host of its address. */
  outlet(article: number): string {
    const { publisher, agency, url } = this.data.articles[article];
    return publisher || agency || (url ? hostOf(url) : "");
  }
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}

/** Returns the label in `lang`, else the one without language, else the English, else the first. */
export function pick(labels: Labels, lang: string): string {
  return labels[lang] ?? labels[""] ?? labels.en ?? Object.values(labels)[0] ?? "";
}
