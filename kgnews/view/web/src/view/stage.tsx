/** The element that the picture is in. */

import { useEffect, useRef } from "preact/hooks";
import type { Explorer } from "../explorer";
import { Stage } from "../stage";

interface Props {
  explorer: Explorer;
  name: string;
  dark: boolean;
  /** Called when the picture is on the screen for the first time, and when the layout has come to rest. */
  onFirst: () => void;
  onSettled: () => void;
  stage: { current: Stage | null };
}

export function StageView({ explorer, name, dark, onFirst, onSettled, stage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const made = new Stage(canvas.current!, explorer, onFirst, onSettled);
    stage.current = made;
    return () => made.close();
  }, [explorer]);
  useEffect(() => stage.current?.setDark(dark), [dark]);
  const { say } = explorer;
  return (
    <div class="stage" role="application" tabIndex={0} aria-label={say("graph")} aria-roledescription={say("graph")} title=""
      aria-describedby={`${name}-help`} data-testid="stage" onKeyDown={(event) => stage.current?.key(event)}>
      <canvas ref={canvas} aria-hidden="true" />
    </div>
  );
}
