import { z } from 'zod';
import type { InputFile } from '../app/ports';
import type { Samples } from '../ui/environment';

/** What the build writes of the bundled samples: file names below `samples/`, and the day on which they play. */
const Listing = z.object({ asOf: z.string().nullable(), files: z.array(z.string()) });

const PLAN = /^[^/]*方案\.docx$/;
const ASSIGNMENTS = /^[^/]*分工[^/]*\.csv$/;
const RETURNS = /^报送\//;

/** Fetches the bundled samples from beside the page; null where there are none or the page was opened from a disk. */
export async function loadSamples(): Promise<Samples | null> {
  try {
    const listing = Listing.parse(await (await fetch('samples/index.json')).json());
    const planName = listing.files.find((name) => PLAN.test(name));
    const assignmentsName = listing.files.find((name) => ASSIGNMENTS.test(name));
    if (planName === undefined) return null;
    const [plan, assignments, returns] = await Promise.all([
      fetchFile(planName),
      assignmentsName === undefined ? null : fetchFile(assignmentsName),
      Promise.all(listing.files.filter((name) => RETURNS.test(name)).map(fetchFile)),
    ]);
    return { plan, assignments, returns, asOf: listing.asOf };
  } catch {
    return null;
  }
}

async function fetchFile(path: string): Promise<InputFile> {
  const response = await fetch(`samples/${path.split('/').map(encodeURIComponent).join('/')}`);
  if (!response.ok) throw new Error(`sample ${path}: ${response.status}`);
  return { name: path.split('/').at(-1) ?? path, bytes: new Uint8Array(await response.arrayBuffer()) };
}
