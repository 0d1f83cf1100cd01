/** Small graphs for the tests, written as claims; all names are made up here. */

import { type Data, FORMAT, KINDS, STATUSES } from "../src/data";

export interface Told {
  says: [subject: string, relation: string, object: string];
  status?: (typeof STATUSES)[number];
  start?: string;
  end?: string;
  by?: string;
  /** Numbers of the articles that tell it; the first alone where none is given. */
  in?: number[];
  denied?: boolean;
}

export interface Given {
  /** Kind by id, where it is not that before the slash. */
  kinds?: Record<string, (typeof KINDS)[number]>;
  names?: Record<string, Record<string, string>>;
  aliases?: Record<string, [string, string][]>;
  symmetric?: string[];
  articles?: { publisher?: string; published?: string; source?: number; url?: string }[];
}

/** Returns the data of a graph; ids of entities are such as "person/ann", the claims are "c0", "c1" and so on. */
export function graph(told: Told[], given: Given = {}): Data {
  const ids = [...new Set(told.flatMap(({ says: [one, , other], by }) => [one, other, ...(by ? [by] : [])]))].sort();
  const relations = [...new Set(told.map(({ says }) => says[1]))].sort();
  const articles = given.articles ?? [{}];
  const at = (id: string | undefined) => (id ? ids.indexOf(id) : -1);
  const first = [0];
  for (const one of told) first.push(first.at(-1)! + (one.in ?? [0]).length);
  const readings = told.flatMap((one) => (one.in ?? [0]).map((article) => ({ article, quote: `${one.says.join(" ")}.`, one })));
  const none = readings.map((): [number, number] => [0, 0]);
  return {
    format: FORMAT,
    kgnews: "0",
    title: "",
    articles: articles.map((article, number) => ({
      id: `article/${number}`, title: `Dispatch ${number}`, url: article.url ?? "", publisher: article.publisher ?? "", agency: "",
      authors: [], lang: "en", published: article.published ?? "", source: article.source ?? number,
    })),
    relations: relations.map((name) => ({
      name, labels: { en: name, fr: `${name} (fr)` }, planned: { en: `will ${name}` }, inverse: {}, definition: {},
      symmetric: given.symmetric?.includes(name) ?? false,
    })),
    quotes: readings.map(({ quote }) => quote),
    nodes: {
      id: ids,
      kind: ids.map((id) => KINDS.indexOf(given.kinds?.[id] ?? (id.split("/")[0] as (typeof KINDS)[number]))),
      labels: ids.map((id) => given.names?.[id] ?? { en: id.split("/")[1] }),
      aliases: ids.map((id) => given.aliases?.[id] ?? []),
      same: ids.map(() => []),
    },
    claims: {
      id: told.map((_, number) => `c${number}`),
      subject: told.map(({ says }) => at(says[0])),
      object: told.map(({ says }) => at(says[2])),
      relation: told.map(({ says }) => relations.indexOf(says[1])),
      status: told.map(({ status }) => STATUSES.indexOf(status ?? "asserted")),
      start: told.map(({ start }) => start ?? ""),
      end: told.map(({ start, end }) => end ?? start ?? ""),
      grain: told.map(() => ""),
      where: told.map(() => -1),
      by: told.map(({ by }) => at(by)),
      fact: told.map((_, number) => number),
      stands: told.map(({ status, denied }) => (!denied && ["asserted", "planned"].includes(status ?? "asserted") ? 1 : 0)),
      inferred: told.map(() => ""),
      first,
    },
    readings: {
      article: readings.map(({ article }) => article),
      quote: readings.map((_, number) => number),
      subject: none, predicate: none, object: none, when: none, cue: none,
      flipped: readings.map(() => 0),
      attribution: readings.map(({ one }) => (one.by ? "reported" : "")),
      score: readings.map(() => 1),
    },
  };
}
