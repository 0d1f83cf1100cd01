/** Finding entities by any of their names, without regard to case and accents. */

import type { Model } from "./model";

export interface Hit {
  node: number;
  /** The name that matched, where it is not the one shown. */
  alias: string;
}

export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’`´]/g, "'").toLowerCase();
}

interface Entry {
  node: number;
  text: string;
  folded: string;
}

export class Search {
  private entries: Entry[] | null = null;

  constructor(private readonly model: Model) {}

  /** Returns up to `limit` entities one of whose names has `query` in it, best first: at the start, at a word, anywhere. */
  find(query: string, lang: string, limit = 8): Hit[] {
    const wanted = fold(query.trim());
    if (!wanted) return [];
    const best = new Map<number, { score: number; text: string }>();
    for (const entry of (this.entries ??= this.index())) {
      const at = entry.folded.indexOf(wanted);
      if (at < 0) continue;
      const word = at === 0 || /[\s'’-]/.test(entry.folded[at - 1]);
      const whole = entry.folded.length === wanted.length;
      const score = (whole ? 8 : at === 0 ? 4 : word ? 2 : 1) + 1 - 1 / (1 + this.model.nodeSources[entry.node]);
      const known = best.get(entry.node);
      if (!known || known.score < score) best.set(entry.node, { score, text: entry.text });
    }
    return [...best]
      .sort(([a, one], [b, other]) => other.score - one.score || a - b)
      .slice(0, limit)
      .map(([node, { text }]) => ({ node, alias: text === this.model.name(node, lang) ? "" : text }));
  }

  private index(): Entry[] {
    const { labels, aliases } = this.model.data.nodes;
    const entries: Entry[] = [];
    for (let node = 0; node < this.model.nodes; node++) {
      const names = new Set([...Object.values(labels[node]), ...aliases[node].map(([, text]) => text)]);
      for (const text of names) entries.push({ node, text, folded: fold(text) });
    }
    return entries;
  }
}
