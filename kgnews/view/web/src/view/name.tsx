/** A name from an article: literal, of its own direction, and cut where it is long; the whole of it is its title. */

import { Fragment } from "preact";
import { shortened } from "../draw/paint";

const LONGEST = 90;

export function Name({ text, lang, class: kind, most = LONGEST }: { text: string; lang?: string; class?: string; most?: number }) {
  const short = shortened(text, most);
  return <bdi class={kind} lang={lang || undefined} title={short.endsWith("…") ? text : undefined}>{short || text}</bdi>;
}

/** Texts in a row; each is of its own direction, so that one does not turn the next around. */
export function Listed({ texts }: { texts: string[] }) {
  return <>{texts.map((text, i) => <Fragment key={i}>{i > 0 && " · "}<Name text={text} /></Fragment>)}</>;
}
