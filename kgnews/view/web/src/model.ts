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
    const { nodes, claims } = data;
    this.nodes = nodes.id.length;
    this.claims = claims.id.length;
    nodes.id.forEach((id, number) => this.nodeAt.set(id, number));
    claims.id.forEach((id, number) => this.claimAt.set(id, number));
    this.claimsOf = Array.from({ length: this.nodes }, () => []);
    this.claimSources = new Uint32Array(this.claims);
    this.nodeSources = new Uint32Array(this.nodes);
    for (let claim = 0; claim < this.claims; claim++) {
      const [subject, object] = [claims.subject[claim], claims.object[claim]];
      this.claimsOf[subject].push(claim);
      if (object !== subject) this.claimsOf[object].push(claim);
    }
    this.countSources();
    this.status = claims.status.map((_, claim) => this.statusOf(claim));
    this.held = claims.start.map((from, claim) => days(dayOf(from), dayOf(claims.end[claim], true)));
    this.published = this.publication();
    const rank = Float64Array.from(claims.id, (_, claim) => this.rank(claim));
    this.order = Array.from({ length: this.claims }, (_, claim) => claim).sort(
      (a, b) => this.claimSources[b] - this.claimSources[a] || rank[b] - rank[a] || a - b,
    );
  }

  /** Counts the sources of each claim and each node, every one once. */
  private countSources(): void {
    const { claims, readings, articles } = this.data;
    const known = new Set<number>(); // a source and a node as one number
    for (let claim = 0; claim < this.claims; claim++) {
      const [start, end] = [claims.first[claim], claims.first[claim + 1]];
      const sources = new Set<number>();
      for (let r = start; r < end; r++) {
        const { source } = articles[readings.article[r]];
        if (sources.has(source)) continue;
        sources.add(source);
        for (const node of [claims.subject[claim], claims.object[claim]]) {
          const key = source * this.nodes + node;
          if (known.has(key)) continue;
          known.add(key);
          this.nodeSources[node]++;
        }
      }
      this.claimSources[claim] = sources.size;
    }
  }

  private statusOf(claim: number): Status {
    const { claims, relations } = this.data;
    const status = STATUSES[claims.status[claim]];
    const twin = status !== "planned" || Object.keys(relations[claims.relation[claim]].planned).length > 0;
    return !claims.stands[claim] && twin && (status === "asserted" || status === "planned") ? "denied" : status;
  }

  /** Returns from when to when the articles of each claim were published. */
  private publication(): (Days | null)[] {
    const { claims, readings, articles } = this.data;
    const dates = articles.map(({ published }) => days(dayOf(published), dayOf(published, true)));
    return claims.id.map((_, claim) => {
      let all: Days | null = null;
      for (let r = claims.first[claim]; r < claims.first[claim + 1]; r++) {
        const one = dates[readings.article[r]];
        if (one) all = all ? { first: Math.min(all.first, one.first), last: Math.max(all.last, one.last) } : one;
      }
      return all;
    });
  }

  /** How much a claim weighs beside others of as many sources: what people did or will do comes first, with a day to it. */
  private rank(claim: number): number {
    const { subject, object, inferred } = this.data.claims;
    const [one, other] = [subject[claim], object[claim]];
    const status = this.status[claim] === "asserted" || this.status[claim] === "planned" ? 8 : 0;
    const office = this.isOffice(claim) ? 0 : 4;
    const people = (this.kind(one) === "person" ? 1 : 0) + (this.kind(other) === "person" ? 1 : 0);
    const told = (this.held[claim] ? 1 : 0) + (inferred[claim] ? 0 : 0.5);
    const known = Math.min(this.claimsOf[one].length, this.claimsOf[other].length); // between two much spoken of, first
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

  /** The subject and object of a claim in the order in which the text names them; a symmetric one may be kept the other way. */
  ends(claim: number): [number, number] {
    const { claims, readings } = this.data;
    const [subject, object] = [claims.subject[claim], claims.object[claim]];
    return readings.flipped[claims.first[claim]] ? [object, subject] : [subject, object];
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

function days(first: number | null, last: number | null): Days | null {
  return first === null && last === null ? null : { first: first ?? last!, last: last ?? first! };
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
