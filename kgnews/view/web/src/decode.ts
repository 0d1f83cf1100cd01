/** Unpacks the data that the explorer is given. */

import { type Data, FORMAT } from "./data";

/** Returns the data in gzipped JSON; throws an Error whose message a person can act on. */
export async function decode(bytes: BufferSource): Promise<Data> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const data = (await new Response(stream).json()) as Data;
  if (data.format !== FORMAT) throw new Error(`format ${data.format} of the data is not ${FORMAT}: write the page again`);
  return data;
}

/** Returns the bytes behind a text in base 64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.trim());
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
