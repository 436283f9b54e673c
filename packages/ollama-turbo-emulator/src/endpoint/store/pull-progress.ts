import type { CatalogueModel } from '../../model-catalogue.js';

/** How many lines tell of a file that is long in coming. */
const STEPS = 5;

/** A line of progress: `digest` and its counts of bytes while a file comes. */
export interface PullProgress {
  status: string;
  digest?: string;
  total?: number;
  completed?: number;
}

/** What a daemon tells while it pulls a model, but for the first line and the last. */
export function pullProgress(model: CatalogueModel, source: 'cloud' | 'local'): PullProgress[] {
  // Of a cloud model there is only a manifest.
  const files = source === 'cloud' ? [] : modelFiles(model);
  return [
    ...files.flatMap(fileProgress),
    { status: 'verifying sha256 digest' },
    { status: 'writing manifest' },
  ];
}

interface ModelFile {
  digest: string;
  size: number;
}

/** The weights, then the template and the description. */
function modelFiles(model: CatalogueModel): ModelFile[] {
  const { digest, size } = model;
  const turned = (places: number) => digest.slice(places) + digest.slice(0, places);
  return [
    { digest, size },
    { digest: turned(8), size: 1024 },
    { digest: turned(16), size: 487 },
  ];
}

function fileProgress({ digest, size }: ModelFile): PullProgress[] {
  const line = {
    status: `pulling ${digest.slice(0, 12)}`,
    digest: `sha256:${digest}`,
    total: size,
  };
  const steps = size > 1024 ? STEPS : 1;
  const shares = Array.from({ length: steps }, (_, step) => (step + 1) / steps);
  // Go leaves out a count of 0.
  return [line, ...shares.map(share => ({ ...line, completed: Math.round(size * share) }))].filter(
    ({ total }) => total > 0,
  );
}
