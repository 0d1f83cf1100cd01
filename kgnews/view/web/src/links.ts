/** Links out of the explorer. Addresses come from articles, so that nothing but the web is linked to. */

/** Returns `address` where it leads to the web, "" where it is anything else, such as "javascript:…". */
export function webLink(address: string): string {
  try {
    const { protocol, href } = new URL(address);
    return protocol === "http:" || protocol === "https:" ? href : "";
  } catch {
    return "";
  }
}

/** Returns what a link is called: "Wikidata Q142", else the address without what all of them have. */
export function linkName(link: string): string {
  const [, item] = /^https?:\/\/www\.wikidata\.org\/(?:entity|wiki)\/(Q\d+)$/.exec(link) ?? [];
  return item ? `Wikidata ${item}` : link.replace(/^https?:\/\/(www\.)?/, "");
}
