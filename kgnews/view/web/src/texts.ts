/** What the interface says, in each of its languages. */

import en from "./texts/en.json";
import fr from "./texts/fr.json";
import type { Language } from "./state";

export type Key = keyof typeof en;
export type Say = (key: Key, values?: Record<string, string | number>) => string;

const TEXTS: Record<Language, Record<Key, string>> = { en, fr };

/** Returns what gives the text of a key in `lang`, with the values put in. */
export function speaker(lang: Language): Say {
  const numbers = new Intl.NumberFormat(lang);
  return (key, values = {}) =>
    TEXTS[lang][key].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? numbers.format(value) : value;
    });
}
