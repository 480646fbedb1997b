import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string; lineNumber: number };
  children?: number[];
}

interface Profile {
  nodes: ProfileNode[];
  samples: number[];
  timeDeltas: number[];
}

const LINES = 30;
const IDLE = new Set(['(idle)', '(program)']);
/** Everything below this function is rendering. */
const RENDERING = 'renderMessage';

/** Says where a process that ran with --cpu-prof spent its time: own times by function, and the share of rendering. */
export function printProfile(folder: string): void {
  const file = readdirSync(folder).find(name => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`There is no profile in ${folder}.`);
  const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile;
  const self = selfTimes(profile);
  const byId = new Map(profile.nodes.map(node => [node.id, node]));
  const busy = sum([...self].filter(([id]) => !IDLE.has(nameOf(byId.get(id)))).map(([, time]) => time));

  const byFunction = new Map<string, number>();
  for (const [id, time] of self) {
    const node = byId.get(id);
    const place = `${nameOf(node)}  ${shortUrl(node?.callFrame.url ?? '')}`;
    byFunction.set(place, (byFunction.get(place) ?? 0) + time);
  }
  console.log(`\n${file}: own times, in % of the busy time`);
  for (const [place, time] of [...byFunction].toSorted((a, b) => b[1] - a[1]).slice(0, LINES))
    console.log(`  ${((time / busy) * 100).toFixed(1).padStart(5)}  ${place}`);
  const rendering = sum([...below(profile.nodes, RENDERING)].map(id => self.get(id) ?? 0));
  console.log(`  rendering: ${((rendering / busy) * 100).toFixed(0)} % of the busy time`);
}

function selfTimes({ samples, timeDeltas }: Profile): Map<number, number> {
  const times = new Map<number, number>();
  for (const [place, id] of samples.entries()) times.set(id, (times.get(id) ?? 0) + (timeDeltas[place] ?? 0));
  return times;
}

/** The nodes of a function and of all that it called. */
function below(nodes: readonly ProfileNode[], name: string): Set<number> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const found = new Set<number>();
  const walk = (id: number): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of byId.get(id)?.children ?? []) walk(child);
  };
  for (const node of nodes) if (nameOf(node) === name) walk(node.id);
  return found;
}

const nameOf = (node: ProfileNode | undefined): string => node?.callFrame.functionName ?? '';
const shortUrl = (url: string): string => url.split('/').slice(-3).join('/');
const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
