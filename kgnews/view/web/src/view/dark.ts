/** Whether the interface is dark, for the parts that draw. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";

export const Dark = createContext(false);

export function useDark(): boolean {
  return useContext(Dark);
}
