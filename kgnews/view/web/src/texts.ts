/** What the interface says, in each of its languages. */

import en from "./texts/en.json";
import fr from "./texts/fr.json";
import type { Language } from "./state";

export type Key = keyof typeof en;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const TEXTS: Record<Language, Record<Key, string>> = { en, fr };

/** Returns what gives the text of a key in `lang`. "{count}" is a value, "{count|one|other}" the form that goes with a number. */
export function speaker(lang: Language): Say {
  const numbers = new Intl.NumberFormat(lang);
  const plural = new Intl.PluralRules(lang);
  return (key, values = {}) =>
    TEXTS[lang][key].replace(/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g, (_, name: string, one?: string, other?: string) => {
      const value = values[name] ?? "";
      if (one !== undefined) return plural.select(Number(value)) === "one" ? one : other!;
      return typeof value === "number" ? numbers.format(value) : value;
    });
}
