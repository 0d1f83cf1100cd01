/**
 * What the explorer is given: one graph, in columns.
 *
 * `kgnews/view/data.py` writes this as JSON, gzipped; `FORMAT` is the same number on both sides. All texts are plain text,
 * never markup. A number that points into a list is the position in that list, -1 for none. Columns of one table have the
 * same length.
 */

export const FORMAT = 1;

export type Lang = string; // BCP 47, "" for a name that belongs to no language
export type Labels = Record<Lang, string>;

/** The value of a claim's status, as in records.Status, in this order. */
export const STATUSES = ["asserted", "planned", "possible", "hypothetical", "negated"] as const;
/** The kinds of entities, as in records.Kind, in this order; "value" is a literal such as an amount or a date. */
export const KINDS = [
  "person", "organisation", "government", "place", "event", "office", "work", "group", "thing", "value",
] as const;

export interface Data {
  format: number;
  kgnews: string; // version of the writer
  title: string;
  articles: Article[]; // sorted by id
  relations: Relation[]; // those that the claims use, sorted by name
  quotes: string[]; // the sentences of the readings, each once
  nodes: Nodes;
  claims: Claims;
  readings: Readings;
}

export interface Article {
  id: string;
  title: string;
  url: string; // http or https, else ""
  publisher: string;
  agency: string;
  authors: string[];
  lang: Lang;
  published: string; // ISO, possibly partial or without year ("--11-17"), "" where unknown
  source: number; // articles with the same number are one source (copies of one dispatch)
}

export interface Relation {
  name: string; // "met", "open/juggle with"
  labels: Labels; // "met", "a rencontré"
  planned: Labels; // of the planned twin, empty where there is none: "will meet"
  inverse: Labels; // read from object to subject, empty where there is none: "was visited by"
  definition: Labels;
  symmetric: boolean;
}

/** A row for each entity or value, sorted by id. */
export interface Nodes {
  id: string[]; // "person/john-kerry"
  kind: number[]; // in KINDS
  labels: Labels[]; // preferred names; of a value its writing under ""
  aliases: [Lang, string][][];
  same: string[][]; // http or https IRIs of the same thing elsewhere, Wikidata first
}

/** A row for each claim, in the order of graph.views.claims. */
export interface Claims {
  id: string[];
  subject: number[]; // in nodes
  object: number[]; // in nodes
  relation: number[]; // in relations
  status: number[]; // in STATUSES
  start: string[]; // when it holds, ISO as in Article.published, "" for open or unknown
  end: string[];
  grain: string[]; // "day", "week", "month", "year", "interval" or ""
  where: number[]; // in nodes
  by: number[]; // the speaker, in nodes
  fact: number[]; // claims of one fact have the same number
  stands: (0 | 1)[]; // 1 for a claim that gives a plain edge: asserted or planned, and denied by nobody else
  inferred: string[]; // the rule, "" where the text says so itself
  first: number[]; // its readings are those from first[i] to before first[i + 1]; one longer than the other columns
}

/** A row for each place in a text that says a claim. Spans are half-open offsets into the quote, in UTF-16 code units. */
export interface Readings {
  article: number[]; // in articles
  quote: number[]; // in quotes
  subject: [number, number][]; // empty ([0, 0]) where the words are outside the sentence
  predicate: [number, number][];
  object: [number, number][];
  when: [number, number][];
  cue: [number, number][]; // the words that tie the speaker to the claim
  flipped: (0 | 1)[]; // 1 where the text says it from object to subject (symmetric relations)
  attribution: string[]; // "quote", "reported", "according-to" or ""
  score: number[];
}
